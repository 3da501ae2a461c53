"""Inline elements of a paragraph: which add text, which lead elsewhere, which show nothing."""

from depgraph.model.documents import MarkKind
from extractors.formats.odt.lines import Line
from extractors.formats.odt.names import DRAW, EXTENDED, OFFICE, TEXT, whole
from extractors.formats.zipped import Element

NOTE = TEXT + "note"
ANNOTATION = OFFICE + "annotation"
RESOLVED = EXTENDED + "resolved"
FRAME = DRAW + "frame"
BOX = DRAW + "text-box"
SPAN = TEXT + "span"
LINK = TEXT + "a"
CHANGE = TEXT + "change"
CHANGE_START = TEXT + "change-start"
CHANGE_END = TEXT + "change-end"
SILENT = frozenset(
    {
        OFFICE + "annotation-end",
        TEXT + "soft-page-break",
        TEXT + "ruby-text",
        TEXT + "alphabetical-index-mark",
        TEXT + "toc-mark",
        TEXT + "script",
        TEXT + "hidden-paragraph",
    }
)
_ANCHORS = frozenset(
    TEXT + name
    for name in ("bookmark", "bookmark-start", "reference-mark", "reference-mark-start")
)
_MOST_SPACES = 200
_FIELDS = {
    TEXT + "bookmark-ref": "REF",
    TEXT + "reference-ref": "REF",
    TEXT + "note-ref": "NOTEREF",
}
_SWITCHES = {"number": "\\r", "number-no-superior": "\\n", "number-all-superior": "\\w"}


def is_plain(element: Element, line: Line) -> bool:
    """Add an element without text of its own to *line*; false when it is something else."""
    tag = element.tag
    if tag == TEXT + "s":
        line.add_exact(" " * min(whole(element.get(TEXT + "c"), 1), _MOST_SPACES))
    elif tag == TEXT + "tab":
        line.add_exact("\t")
    elif tag == TEXT + "line-break":
        line.add_exact("\n")
    elif tag in _ANCHORS:
        line.anchors[element.get(TEXT + "name") or ""] = None
    else:
        return False
    return True


def field_of(element: Element) -> tuple[str, str] | None:
    """Return the target and the instruction of a live reference; ``None`` for anything else."""
    name = _FIELDS.get(element.tag)
    target = element.get(TEXT + "ref-name") or ""
    if name is None or not target:
        return None
    form = element.get(TEXT + "reference-format") or ""
    if form == "page":
        return f"#{target}", f"PAGEREF {target} \\h"
    return f"#{target}", " ".join(filter(None, (name, target, _SWITCHES.get(form, ""), "\\h")))


def mark_field(element: Element, line: Line, start: int) -> None:
    """Mark the shown result of a live reference, when *element* is one."""
    asked = field_of(element)
    if asked:
        line.mark(MarkKind.FIELD, start, *asked)


def address_of(written: str) -> str:
    """Return a link's address as seen from the folder of the file, not from inside of it.

    Names of parts that only the program can find (``#Fees|outline``) lead nowhere.
    """
    if written.startswith("#") and "|" in written:
        return ""
    return written.removeprefix("../")
