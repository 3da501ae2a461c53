"""A block of our own lines in a file of somebody else's: put in, replaced, taken out again."""

from pathlib import Path

from depgraph.errors import CannotWriteError
from depgraph.workspace.installing.errors import CannotReadError
from depgraph.workspace.writing import replace_file

BEGIN = "# >>> depgraph >>>"
END = "# <<< depgraph <<<"


def with_block(text: str, lines: tuple[str, ...], *, after_first: bool = False) -> str:
    """Return *text* with *lines* between our marks: where they stood, else at the end.

    *after_first* puts new ones behind the first line. A last line that was not ended stays
    the mark of such a file, so that :func:`without_block` gives back the very bytes.
    """
    ending = "\r\n" if "\r\n" in text else "\n"
    block = ending.join((BEGIN, *lines, END))
    start, stop = _bounds(text)
    if start >= 0:
        return text[:start] + block + text[stop:]
    if after_first:
        first, _, rest = text.partition("\n")
        return f"{first}\n{block}{ending}{rest}"
    if text and not text.endswith("\n"):
        return text + ending + block
    return text + block + ending


def without_block(text: str) -> str:
    """Return *text* as it was before :func:`with_block`."""
    start, stop = _bounds(text)
    if start < 0:
        return text
    if stop == len(text):
        return text[:start].removesuffix("\n").removesuffix("\r")
    rest = text[stop:]
    return text[:start] + rest.removeprefix("\r").removeprefix("\n")


def _bounds(text: str) -> tuple[int, int]:
    start = text.find(BEGIN)
    end = text.find(END, start)
    return (start, end + len(END)) if 0 <= start < end else (-1, -1)


def text_in(path: Path) -> str:
    """Return what *path* holds, byte for byte; nothing where there is no file."""
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise CannotReadError(path.name, error.strerror or "no reason given") from error


def put(path: Path, text: str) -> None:
    """Write *text* to *path*, with the folders it needs."""
    data = text.encode("utf-8", "surrogateescape")
    if path.exists():
        replace_file(path, data)
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise CannotWriteError(path.name, error.strerror or "no reason given") from error
