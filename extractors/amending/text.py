"""Edits in formats that are text: the bytes outside an edit stay as they are.

Refuses an edit whose words do not stand in the file just as they are read, as when markup
runs through them.
"""

import codecs
import html

from depgraph.model.documents import Document
from depgraph.model.edits import Amended, Edit
from depgraph.model.immutable import immutable
from extractors.amending.addresses import address_at
from extractors.amending.aligning import SourceMap

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_THERE = "does not stand in the file as it is read (markup runs through it); edit it by hand"
_NO_TEXT = "the characters of the file cannot be written back as they are; edit it by hand"


@immutable
class _Text:
    """A file as characters: the mark at its start, its encoding and the rest."""

    mark: bytes
    encoding: str
    text: str


@immutable
class TextAmender:
    """Splices edits into the characters of a text file."""

    formats: frozenset[str] = frozenset(
        {"markdown", "html", "text", "rst", "python", "config", "source"}
    )

    def amend(self, data: bytes, document: Document, edits: tuple[Edit, ...]) -> Amended:
        """Return *data* with *edits* in it."""
        file = _decoded(data)
        if file is None:
            return Amended(data, tuple((edit, _NO_TEXT) for edit in edits))
        places = SourceMap(file.text, document)
        found = {edit: _place(file.text, places, edit) for edit in edits}
        text = file.text
        placed = [(bounds, edit) for edit, bounds in found.items() if bounds is not None]
        for (start, end), edit in sorted(placed, key=lambda pair: pair[0], reverse=True):
            text = text[:start] + edit.after + text[end:]
        refused = tuple((edit, _NOT_THERE) for edit, bounds in found.items() if bounds is None)
        try:
            return Amended(file.mark + text.encode(file.encoding), refused)
        except UnicodeEncodeError:
            return Amended(data, tuple((edit, _NO_TEXT) for edit in edits))


def _decoded(data: bytes) -> _Text | None:
    """Return *data* as characters that encode to the same bytes again."""
    for mark, encoding in (*_MARKS, (b"", "utf-8"), (b"", "cp1252")):
        if not data.startswith(mark):
            continue
        try:
            text = data[len(mark) :].decode(encoding)
        except UnicodeDecodeError:
            continue
        return _Text(mark, encoding, text)
    return None


def _place(text: str, places: SourceMap, edit: Edit) -> tuple[int, int] | None:
    """Return where in *text* the words of *edit* stand, to the letter."""
    bounds = places.locate(edit.span)
    if bounds is None:
        return None
    if edit.address:
        return address_at(text, bounds, edit.before)
    start, end = bounds
    return bounds if _plain(text[start:end]) == _plain(edit.before) else None


def _plain(words: str) -> str:
    """Return *words* with entities and line breaks as a reader sees them."""
    return " ".join(html.unescape(words).split())


amender = TextAmender()
