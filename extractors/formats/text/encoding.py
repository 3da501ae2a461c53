"""The bytes of plain text as text: by byte order mark, as UTF-8, else as Western European."""

import codecs

from depgraph.model.documents import Problem, ProblemKind
from extractors.formats.decoding import Decoded, decoded

_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_BINARY = Problem(
    ProblemKind.UNREADABLE,
    "is not text, whatever its name says; open it in its program and save it as .docx or PDF",
)
_UNDECODABLE = Problem(
    ProblemKind.PARTIAL,
    "has bytes that are no letters; they were replaced, save the file again as UTF-8",
)
_WESTERN = Problem(
    ProblemKind.NOTE,
    "is not in UTF-8 and was read as Western European (Windows-1252); if letters look wrong,"
    " save it as UTF-8",
)
_SAMPLE = 65_536
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27}) + b"\x7f"
_MOST_CONTROLS = 0.01
_MOST_HIGH = 0.3


def text_of(data: bytes) -> Decoded:
    """Return *data* as text, lines ended as on Unix; bytes that are no text are refused."""
    if data.startswith(_WIDE_MARKS):
        return _reworded(decoded(data))
    if _is_binary(data[:_SAMPLE]):
        return Decoded(None, (_BINARY,))
    found = decoded(data)
    if not found.problems or found.text is None:
        return found
    if _high(data[:_SAMPLE]) > _MOST_HIGH:
        return Decoded(None, (_BINARY,))
    western = data.decode("cp1252", errors="replace")
    return Decoded(western.replace("\r\n", "\n").replace("\r", "\n"), (_WESTERN,))


def _reworded(found: Decoded) -> Decoded:
    if found.text is None:
        return Decoded(None, (_BINARY,))
    return Decoded(found.text, (_UNDECODABLE,) if found.problems else ())


def _is_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return b"\0" in data or controls > len(data) * _MOST_CONTROLS


def _high(data: bytes) -> float:
    """Return the share of bytes outside ASCII."""
    return sum(byte > 127 for byte in data) / max(1, len(data))  # noqa: PLR2004
