"""Blocks out of plain text: headings by underline, capitals or number; items; paragraphs."""

from depgraph.model.documents import Block, BlockKind, Place
from depgraph.model.patterns import regex
from extractors.formats.linestarts import depth_of, mark_of, without_bullet
from extractors.formats.text.paging import paged
from extractors.formats.text.paragraphs import Paragraph, is_tidy, paragraphs_of

_LONGEST_HEADING = 120
_LONGEST_TITLE = 90
_MOST_LINES = 3
_SMALL_WORD = 4
_SPACES_A_LEVEL = 4
_LEVELS = {"=": 1, "#": 1, "*": 1, "-": 2, "_": 2, "~": 3}
_LETTER = regex(r"[^\W\d_]")
_UNIT = regex(r"[^\W\d_]{4}")
_WORD = regex(r"[^\W\d_]+")
_ENDS_OPEN = regex(r"[.,;]\Z")
_SENTENCE = regex(
    r"\b(?:SHALL|MUST|ARE|WAS|WERE|HAS|HAVE|BEEN)\b"
    r"|\s(?:AN?|AND|ANY|AS|AT|BY|FOR|FROM|IF|IN|INTO|IS|OF|ON|OR|SUCH|THAT|THE|THIS|TO|UNDER|UPON"
    r"|WHICH|WITH)\Z"
)
"""Words that make a line in capitals a part of a sentence, not a title."""


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of a plain text."""
    pages = paged(text)
    running = [
        Block(line.text, BlockKind.RUNNING, Place(line=line.number)) for line in pages.running
    ]
    return (*running, *(_block(paragraph) for paragraph in paragraphs_of(pages.lines)))


def _block(paragraph: Paragraph) -> Block:
    text = paragraph.text
    first = paragraph.lines[0]
    place = Place(line=first.number)
    bullet, rest = without_bullet(text)
    lines = _line_starts(paragraph, len(text) - len(rest) if bullet else 0)
    if bullet and rest:
        level = min(9, 1 + first.indent // _SPACES_A_LEVEL)
        return Block(rest, BlockKind.ITEM, place, level=level, lines=lines)
    if level := _heading_level(paragraph, text):
        return Block(text, BlockKind.HEADING, place, level=level, lines=lines)
    return Block(text, BlockKind.PARAGRAPH, place, lines=lines)


def _line_starts(paragraph: Paragraph, cut: int) -> tuple[tuple[int, int], ...]:
    """Return where each line begins in the text of the block, *cut* characters shorter."""
    if len(paragraph.lines) == 1:
        return ()
    starts: list[tuple[int, int]] = []
    at = -cut
    for line in paragraph.lines:
        starts.append((max(0, at), line.number))
        text = line.text
        at += len(text if is_tidy(text) else " ".join(text.split())) + 1
    return tuple(starts)


def _heading_level(paragraph: Paragraph, text: str) -> int:
    """Return the level of a heading, 0 for anything else."""
    if paragraph.lines[0].table or len(text) > _LONGEST_HEADING or not _LETTER.search(text):
        return 0
    mark = mark_of(text)
    if paragraph.underline:
        return depth_of(mark) if mark else _LEVELS[paragraph.underline]
    if len(paragraph.lines) > _MOST_LINES or mark.startswith("("):
        return 0
    rest = text[len(mark) :].strip(" .:–—-")
    if _UNIT.match(mark) and not rest:
        return depth_of(mark)
    if not _titled(rest, marked=bool(mark)) or (not mark and _ENDS_OPEN.search(text)):
        return 0
    return depth_of(mark) if mark else 1


def _titled(text: str, *, marked: bool) -> bool:
    """Tell whether *text* is in capitals, or marked with a capital on every longer word."""
    words = _WORD.findall(text)
    if sum(map(len, words)) < _SMALL_WORD or len(text) > _LONGEST_TITLE:
        return False
    if text.isupper():
        return marked or not _is_shouted(text)
    longer = [word for word in words if len(word) >= _SMALL_WORD]
    return (
        marked and ". " not in text and bool(longer) and all(word[0].isupper() for word in longer)
    )


def _is_shouted(text: str) -> bool:
    """Tell whether *text* is a line of a paragraph in capitals."""
    return text.count("(") > text.count(")") or bool(_SENTENCE.search(text))
