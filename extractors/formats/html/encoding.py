"""The bytes of an HTML file as text: by byte order mark, by what it declares, else by trying."""

import codecs
import re

from depgraph.model.documents import Problem, ProblemKind
from depgraph.model.patterns import regex
from extractors.formats.decoding import Decoded, decoded

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_DECLARED = regex(
    rb"<meta[^>]{0,200}charset\s{0,5}=\s{0,5}[\"']?\s{0,5}(?P<meta>[\w.:-]{1,40})"
    rb"|<\?xml[^>]{0,100}encoding\s{0,5}=\s{0,5}[\"'](?P<xml>[\w.:-]{1,40})",
    re.IGNORECASE,
)
_HEAD = 4096
_WESTERN = frozenset({"iso8859-1", "ascii", "latin-1"})
"""Browsers read these as Windows-1252, and so they are written."""
_BINARY = Problem(
    ProblemKind.UNREADABLE,
    "is not HTML, whatever its name says; open it in its program and save it as .docx or PDF",
)
_UNDECODABLE = Problem(
    ProblemKind.PARTIAL,
    "has bytes that are no letters in its encoding; they were replaced, save it again as UTF-8",
)
_GUESSED = Problem(
    ProblemKind.NOTE,
    "names no encoding, is not UTF-8 and was read as Western European (Windows-1252); if letters"
    " look wrong, save it as UTF-8",
)


def html_of(data: bytes) -> Decoded:
    """Return *data* as text, lines ended as on Unix."""
    if data.startswith(_MARKS):
        return _reworded(decoded(data))
    if b"\0" in data[:65_536]:
        return Decoded(None, (_BINARY,))
    text, problems = _tried(data, _declared(data))
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), problems)


def _reworded(found: Decoded) -> Decoded:
    if found.text is None:
        return Decoded(None, (_BINARY,))
    return Decoded(found.text, (_UNDECODABLE,) if found.problems else ())


def _declared(data: bytes) -> str:
    """Return the name of the encoding that the file declares, empty when it names none known."""
    found = _DECLARED.search(data, 0, _HEAD)
    if not found:
        return ""
    try:
        name = codecs.lookup((found["meta"] or found["xml"]).decode("ascii")).name
    except LookupError:
        return ""
    if name in _WESTERN:
        return "cp1252"
    return "utf-8" if name.startswith(("utf-16", "utf-32", "utf-7")) else name


def _tried(data: bytes, declared: str) -> tuple[str, tuple[Problem, ...]]:
    for encoding in dict.fromkeys((declared or "utf-8", "utf-8")):
        try:
            return data.decode(encoding), ()
        except (UnicodeDecodeError, ValueError):
            continue
    if declared:
        return data.decode(declared, errors="replace"), (_UNDECODABLE,)
    return data.decode("cp1252", errors="replace"), (_GUESSED,)
