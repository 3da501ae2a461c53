"""Apply a unified diff to files as they are. Refuses one that does not fit, and binary changes."""

from collections.abc import Callable
from io import StringIO

from unidiff.errors import UnidiffParseError
from unidiff.patch import PatchedFile, PatchSet

from depgraph.errors import PatchError

_NOWHERE = "/dev/null"
_CODEC = "utf-8"


def patched(patch: bytes, read: Callable[[str], bytes]) -> dict[str, bytes | None]:
    """Return the bytes that *patch* makes of each file, ``None`` where it takes the file away.

    Paths are those of the patch without ``a/`` and ``b/``; *read* gives the bytes of a path.
    """
    found: dict[str, bytes | None] = {}
    for file in _files(patch):
        old, new = _path(file.source_file), _path(file.target_file)
        if file.is_binary_file:
            message = f"changes {new or old} as a binary file"
            raise PatchError(message)
        lines = _text(read(old)).readlines() if old and not file.is_added_file else []
        if old and old != new:
            found[old] = None
        if new and not file.is_removed_file:
            found[new] = "".join(_applied(file, lines)).encode(_CODEC, "surrogateescape")
    return found


def _files(patch: bytes) -> PatchSet:
    try:
        files = PatchSet(_text(patch))
    except UnidiffParseError as error:
        message = f"is not a unified diff ({error})"
        raise PatchError(message) from error
    if not files:
        message = "holds no change"
        raise PatchError(message)
    return files


def _path(name: str) -> str:
    """Return the path below the root that ``a/docs/x.md`` names; empty for no file."""
    if name == _NOWHERE:
        return ""
    path = name[2:] if name[:2] in {"a/", "b/"} else name
    if path.startswith("/") or ".." in path.split("/"):
        message = f"names {path!r}, which lies outside the folder"
        raise PatchError(message)
    return path


def _text(data: bytes) -> StringIO:
    """Return *data* as text whose lines end at line feeds alone, so that other breaks stay."""
    return StringIO(data.decode(_CODEC, "surrogateescape"), newline="\n")


def _applied(file: PatchedFile, lines: list[str]) -> list[str]:
    """Return *lines* with the hunks of *file* in them; every line that stays must be there."""
    made: list[str] = []
    at, last = 0, "-"
    for hunk in file:
        start = max(hunk.source_start - 1, 0) if hunk.source_length else hunk.source_start
        if start < at or start > len(lines):
            raise _misfit(file, hunk.source_start)
        made += lines[at:start]
        at = start
        for line in hunk:
            if line.is_added:
                made.append(line.value)
            elif line.is_removed or line.is_context:
                if at >= len(lines) or lines[at].rstrip("\n") != line.value.rstrip("\n"):
                    raise _misfit(file, hunk.source_start)
                if line.is_context:
                    made.append(lines[at])
                at += 1
            elif last != "-":  # the mark "no newline at end of file" speaks of the line before it
                made[-1] = made[-1].rstrip("\n")
            last = line.line_type
    return made + lines[at:]


def _misfit(file: PatchedFile, line: int) -> PatchError:
    return PatchError(f"does not fit {file.path} as it is, at line {line}; make the patch anew")
