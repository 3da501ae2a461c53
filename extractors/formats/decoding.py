"""Bytes as text, for formats that are text. Refuses what is not text; says what was replaced."""

import codecs

from depgraph.model.documents import Problem, ProblemKind
from depgraph.model.immutable import immutable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BINARY = Problem(
    ProblemKind.UNREADABLE,
    "This file is not text, whatever its name says; open it and save it in the right format.",
)
NOT_UTF8 = Problem(
    ProblemKind.PARTIAL,
    "Some characters could not be read because the file is not in UTF-8; save it as UTF-8.",
)


@immutable
class Decoded:
    r"""The text of a file with ``\n`` at every line end; ``None`` when it is not text."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def decoded(data: bytes) -> Decoded:
    """Return *data* as text: by its byte order mark, else as UTF-8 with replacements."""
    mark, encoding = next(
        ((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8")
    )
    text = data[len(mark) :].decode(encoding, errors="replace")
    if "\0" in text:
        return Decoded(None, (BINARY,))
    replaced = "\ufffd" in text and "\ufffd".encode(encoding) not in data
    problems = (NOT_UTF8,) if replaced else ()
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), problems)
