"""What decides, besides the bytes of a file, what is read from it: it must be alike everywhere."""

import hashlib
import re
import sys
import zlib
from functools import cache

from depgraph import __version__
from depgraph.tracker.claiming import readers

Equipment = dict[str, str]
"""What reads, each with its version."""

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_NOT_FOR_READING = re.compile(r"""extra == ["'](?:dev|dask)["']""")
_TOLD = 5


@cache
def equipment() -> Equipment:
    """Return what this process reads with: our version, the readers, and the libraries we name."""
    return {
        "depgraph": __version__,
        "Python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **{f"the reader of {ending} files": reader for ending, reader in readers().items()},
        **_libraries(),
    }


@cache
def fingerprint() -> str:
    """Return the same in a few letters."""
    return hashlib.sha256(repr(sorted(equipment().items())).encode()).hexdigest()


def differences(there: Equipment) -> list[str]:
    """Return a phrase for each of the first few things that are not *there* as they are here."""
    here = equipment()
    unlike = [
        name for name in sorted(here.keys() | there.keys()) if here.get(name) != there.get(name)
    ]
    if "depgraph" in unlike:
        unlike = ["depgraph"]  # all of its readers differ with it
    told = [
        f"{name}: {there.get(name, 'missing')} there, {here.get(name, 'missing')} here"
        for name in unlike[:_TOLD]
    ]
    left = len(unlike) - len(told)
    return [*told, f"and {left} more"] if left else told


def _libraries() -> Equipment:
    from importlib.metadata import PackageNotFoundError, requires, version

    found: Equipment = {}
    try:
        asked = requires("depgraph") or []
    except PackageNotFoundError:
        return found
    for line in asked:
        name = _NAME.match(line)
        if name is None or _NOT_FOR_READING.search(line):
            continue
        try:
            found[name[0]] = version(name[0])
        except PackageNotFoundError:
            continue  # an extra that is not installed
    return found
