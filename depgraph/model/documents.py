"""A document as blocks: what every format gives, and nothing about what the words mean."""

from bisect import bisect_right
from enum import StrEnum

from depgraph.model.immutable import immutable


class View(StrEnum):
    """Which text of a file with tracked changes is meant."""

    ORIGINAL = "original"
    """All tracked changes rejected: the text in force."""
    ACCEPTED = "accepted"
    """All tracked changes accepted: the text proposed."""


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    CODE = "code"
    COMMENT = "comment"
    NOTE = "note"
    RUNNING = "running"
    """A page header or footer, kept once."""


class MarkKind(StrEnum):
    """What a stretch of a block's text is marked as."""

    LINK = "link"
    FIELD = "field"
    STRONG = "strong"
    CODE = "code"


@immutable
class Mark:
    r"""The characters *start* to *end* of a block's text carry *kind*.

    For a link, *target* is the address as written (``../ret.md#scope``, ``#_Ref12``). For a
    field it is ``#bookmark`` and *code* the instruction (``REF _Ref12 \r \h``).
    """

    kind: MarkKind
    start: int
    end: int
    target: str = ""
    code: str = ""


@immutable
class Place:
    """Where a block stands in its file. What a format does not know stays ``None`` or empty."""

    line: int | None = None
    """First line, from 1 (text formats)."""
    page: int | None = None
    """Page, from 1 (PDF)."""
    para: int | None = None
    """Index from 0 over all paragraphs of the main part (Word)."""
    cell: str = ""
    """``table 2, row 3, column 1``, or a spreadsheet address."""
    part: str = ""
    """``footnote 3``, ``header``, ``text box``: when it is not the main text."""


NAVIGATION = "navigation"
"""The part of a menu: where it leads is read, but its words only repeat headings and titles."""

FRONT_MATTER = "front matter"
"""The part above the text that holds a document's own data: a running block for each key.

Its text is the key, a colon or an equals sign, and the value; what goes on below stands a line an
item, without indentation.
"""


@immutable
class Block:
    """One paragraph, heading, list item, table cell or code line.

    *text* never holds an automatic number; *label* is that number as the program shows it
    (``4.2``, ``(b)``, ``Article IV``) and *number* the full one (``4.2(b)``). Numbers that a
    person typed stay in *text*; the readings find them. *level* is 1 to 9 for a heading
    and the nesting depth (from 1) for a list item. *anchors* are the names that a link can
    point at: heading slugs, bookmarks, element ids. A table cell's *row* and *column* count from 0
    within table *table* (from 1); they are ``None`` elsewhere. A block whose text runs over
    several source lines has *lines*, ascending ``(offset into text, line)`` pairs.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    place: Place = Place()
    label: str = ""
    number: str = ""
    level: int = 0
    anchors: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    table: int | None = None
    row: int | None = None
    column: int | None = None
    lines: tuple[tuple[int, int], ...] = ()


def line_at(block: Block, offset: int) -> int | None:
    """Return the source line of the character at *offset*; the block's own when not known."""
    at = bisect_right(block.lines, offset, key=lambda pair: pair[0])
    return block.lines[at - 1][1] if at else block.place.line


class ProblemKind(StrEnum):
    """What is wrong with a file as a file."""

    UNREADABLE = "unreadable"
    """Nothing could be read."""
    PARTIAL = "partial"
    """Some of it could not be read."""
    NOTE = "note"
    """Read in full, but a person should know this (open comments, words and digits disagree)."""


@immutable
class Problem:
    """One sentence about what is wrong, where, and what to do next."""

    kind: ProblemKind
    message: str
    place: Place = Place()


@immutable
class Document:
    """All blocks of one file in reading order, with its properties.

    *properties* holds what the file says of itself outside its text, keys in lower case
    (``title``, ``author``, ``revision``, ``status``, ``effective date``, front matter keys).
    *revisions* counts tracked changes, so that the caller knows whether both views differ.
    """

    format: str
    blocks: tuple[Block, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    revisions: int = 0
