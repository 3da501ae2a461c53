"""Files that git LFS keeps elsewhere, with a pointer in their place."""

from pathlib import Path

from depgraph.model.patterns import regex

_POINTER = regex(
    rb"version https://git-lfs\.github\.com/spec/[^\n]{1,40}\n(?:[^\n]{1,200}\n){0,20}?"
    rb"oid sha256:(?P<id>[0-9a-f]{64})\n"
)
_LONGEST = 1024
"""Bytes that a pointer has at most, as git LFS says."""


def pointed_at(data: bytes) -> str | None:
    """Return the digest of the file that *data* points at, or ``None`` when it is no pointer."""
    if len(data) > _LONGEST:
        return None
    found = _POINTER.match(data)
    return found["id"].decode() if found else None


def large_file(common: Path, digest: str) -> bytes | None:
    """Return the bytes that git LFS has fetched into the folder *common*, if it has."""
    try:
        return (common / "lfs" / "objects" / digest[:2] / digest[2:4] / digest).read_bytes()
    except OSError:
        return None
