"""Files that answers are written to: refused before the work is done, and whole or not there."""

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click


def refuse_unwritable(files: Iterable[Path]) -> None:
    """Stop when one of *files* cannot be written, or when two answers would share one."""
    for file, times in Counter(files).items():
        if why := _refused(file):
            message = f"cannot write {str(file)!r}: {why}"
            raise click.UsageError(message)
        if times > 1:
            message = f"{str(file)!r} is named {times} times; give each format a file of its own"
            raise click.UsageError(message)


def write_whole(file: Path, data: bytes) -> None:
    """Write *data* so that *file* holds either all of it or what it held before."""
    try:
        if file.exists() and not file.is_file():
            file.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(file)), data)
    except OSError as error:
        message = f"cannot write {str(file)!r}: {error.strerror}; give another file"
        raise click.UsageError(message) from error


def _refused(file: Path) -> str:
    if file.is_dir():
        return "it is a folder; name a file in it"
    folder = file.parent
    if not folder.exists():
        return f"there is no folder {str(folder)!r}; make it first"
    if not folder.is_dir():
        return f"{str(folder)!r} is no folder"
    if not os.access(file if file.exists() else folder, os.W_OK):
        return "writing is not allowed there; give another file"
    return ""


def _replace(file: Path, data: bytes) -> None:
    """Write beside *file* and put that in its place, with the rights that it had."""
    beside = file.with_name(f".depgraph-{os.getpid()}.tmp")
    try:
        beside.write_bytes(data)
        if file.exists():
            beside.chmod(file.stat().st_mode & 0o7777)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
