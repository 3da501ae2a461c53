"""Write a file so that it is there whole or not at all."""

import os
from pathlib import Path

from depgraph.errors import CannotWriteError


def put_file(path: Path, data: bytes) -> None:
    """Put *data* at *path*, where there may be no file and no folder yet."""
    try:
        path.parent.mkdir(exist_ok=True)
        path.touch()
    except OSError as error:
        raise CannotWriteError(path.name, error.strerror or "no reason given") from error
    replace_file(path, data)


def replace_file(path: Path, data: bytes) -> None:
    """Put *data* in place of what *path* holds; a crash leaves the old bytes."""
    import shutil
    import tempfile

    whole = path.resolve()
    try:
        handle, name = tempfile.mkstemp(dir=whole.parent, prefix=".depgraph-", suffix=".tmp")
    except OSError as error:
        raise CannotWriteError(path.name, error.strerror or "no reason given") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(whole, name)
        Path(name).replace(whole)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise CannotWriteError(path.name, error.strerror or "no reason given") from error
