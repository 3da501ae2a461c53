"""Paragraphs out of hard-wrapped lines: blank lines, short lines, indents and typed numbers."""

import re
from collections.abc import Iterator, Sequence

from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.formats.linestarts import (
    is_contents_line,
    is_open_end,
    mark_of,
    without_bullet,
)
from extractors.formats.text.paging import TextLine

_UNDERLINE = regex(r"(?:={3,}|-{3,}|~{3,}|\*{3,}|_{3,}|#{3,})")
_GOES_ON = frozenset("_,-–—'’&/$%])")
"""What a line ends with, but letters and digits, that ends no sentence."""
_FILED = regex(r"exhibit\s+\d+\.", re.IGNORECASE)
"""An exhibit number of a filing is no part of the title under it."""
_BARE_MARK = regex(r"[;:,.]?\Z")
_WIDEST = 140
"""Longer lines are whole paragraphs, not wrapped ones."""
_USUAL = 72
_NARROW = 0.6
_NEARLY = 0.8
_INDENT = 3
_GAP = 3
"""So many blank lines are where a page ended."""
_LETTERS = regex(r"[^\W\d_]{2}")
_FEW_WORDS = 3
_TITLE_END = regex(r"[A-Z][\w'’&/-]*(?:,? [\w'’&/-]{1,20}){0,3}\.\s+[A-Z]")
_CLOSES = ".;,)"
"""What ends a line that closes a sentence begun above: a title has nothing behind its words."""
_RULED = frozenset("=-~*_#.")
"""What a line begins with that may be a rule or an underline."""
_RULE = regex(r"[-_=*~.\s]{3,}")
_LONGEST_BARE = 24


@immutable
class Paragraph:
    """The *lines* of one paragraph; *underline* is the character that underlines it."""

    lines: tuple[TextLine, ...]
    underline: str = ""

    @property
    def text(self) -> str:
        """Return the lines as one, single blanks between words."""
        joined = " ".join([line.text for line in self.lines])
        return joined if is_tidy(joined) else " ".join(joined.split())


def is_tidy(text: str) -> bool:
    """Tell whether *text* has single blanks only, and none at its ends."""
    return "  " not in text and text.isprintable() and text == text.strip()


def paragraphs_of(lines: Sequence[TextLine]) -> Iterator[Paragraph]:
    """Yield the paragraphs of *lines* without contents; lone numbers go with their text."""
    waiting: Paragraph | None = None
    for paragraph in _rejoined(_split(_without_contents(lines))):
        joined = _with_number(waiting, paragraph)
        if waiting and joined is paragraph:
            yield waiting
        waiting = joined
    if waiting:
        yield waiting


def _without_contents(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """Yield the lines that are no contents lines, nor a line that wraps between two of them."""
    held: list[TextLine] = []
    inside = False
    for line in lines:
        if line.text and is_contents_line(line.text):
            inside, held = True, []
            continue
        held.append(line)
        if not inside or not line.text or sum(bool(h.text) for h in held) > 1:
            inside = inside and not line.text
            if not inside:
                yield from held
                held = []
    yield from held


def _split(lines: Iterator[TextLine]) -> Iterator[Paragraph]:
    chunk: list[TextLine] = []
    for line in lines:
        ruled = not chunk and line.text[:1] in _RULED and _RULE.fullmatch(line.text)
        if chunk and (line.turned or not line.text):
            yield from _paragraphs(chunk)
            chunk = []
        if line.text and not ruled:
            chunk.append(line)
    yield from _paragraphs(chunk)


def _paragraphs(chunk: Sequence[TextLine]) -> Iterator[Paragraph]:
    """Yield the paragraphs among lines that no blank line parts."""
    wrapped = (line for line in chunk if len(line.text) < _WIDEST)
    width = max((len(line.text) + line.indent for line in wrapped), default=0)
    current: list[TextLine] = []
    for line in chunk:
        if line.text[:1] in _RULED and _UNDERLINE.fullmatch(line.text):
            if current:
                yield Paragraph(tuple(current), line.text[0])
            current = []
        elif current and not _continues(current, line, width):
            yield Paragraph(tuple(current))
            current = [line]
        else:
            current.append(line)
    if current:
        yield Paragraph(tuple(current))


def _continues(current: Sequence[TextLine], line: TextLine, width: int) -> bool:
    last = current[-1]
    if line.table or without_bullet(line.text)[0]:
        return False
    full = _full(last, line, width)
    unfinished = _is_unfinished(last.text)
    if _is_title_line(line) and not (full and unfinished and line.text[-1] in _CLOSES):
        return _is_title_line(last)
    if is_open_end(last.text) or (len(current) == 1 and _title_goes_on(last.text, line.text)):
        return True
    if mark_of(line.text):
        return full and unfinished and abs(line.indent - last.indent) < _INDENT
    if unfinished and line.text[:1].islower():
        return True
    deeper = line.indent - last.indent
    if deeper >= _INDENT and not (len(current) == 1 and mark_of(last.text)):
        return full and unfinished
    return full


def _is_unfinished(text: str) -> bool:
    last = text[-1:]
    return last.isalnum() or last in _GOES_ON


def _full(last: TextLine, line: TextLine, width: int) -> bool:
    """Tell whether the first word of *line* would not have fitted on *last*."""
    if len(last.text) >= _WIDEST:
        return False
    if width < _USUAL * _NARROW:
        return False
    if len(last.text) > width * _NEARLY and _is_unfinished(last.text):
        return True
    word = line.text.split(" ", 1)[0]
    return len(last.text) + last.indent + 1 + len(word) > width


def _title_goes_on(last: str, text: str) -> bool:
    """Tell whether *text* begins with the end of a title whose number and beginning are *last*."""
    mark = mark_of(last)
    words = last[len(mark) :].split()
    short = bool(mark) and 0 < len(words) <= _FEW_WORDS and last[-1].isalpha()
    return short and _TITLE_END.match(text) is not None


def _is_title_line(line: TextLine) -> bool:
    """Tell whether *line* is a short one in capitals without a number."""
    short = len(line.text) < _USUAL and not mark_of(line.text)
    return short and line.text.isupper() and _LETTERS.search(line.text) is not None


def _rejoined(paragraphs: Iterator[Paragraph]) -> Iterator[Paragraph]:
    """Join the paragraphs that a page break cut through."""
    last: Paragraph | None = None
    for paragraph in paragraphs:
        if last and _parted(last, paragraph) and _runs_on(last, paragraph):
            last = Paragraph((*last.lines, *paragraph.lines), paragraph.underline)
            continue
        if last:
            yield last
        last = paragraph
    if last:
        yield last


def _parted(last: Paragraph, paragraph: Paragraph) -> bool:
    first, end = paragraph.lines[0], last.lines[-1]
    cut = is_open_end(end.text) and first.text[:1].islower()
    return first.turned or cut or first.number - end.number > _GAP


def _runs_on(last: Paragraph, paragraph: Paragraph) -> bool:
    if not _is_unfinished(last.lines[-1].text) or mark_of(paragraph.lines[0].text):
        return False
    if paragraph.lines[0].text[:1].islower():
        return True
    full = len(last.lines[-1].text) > _USUAL * _NEARLY
    return is_open_end(last.text) or (full and not last.text.isupper())


def _with_number(waiting: Paragraph | None, paragraph: Paragraph) -> Paragraph:
    """Return *paragraph* behind the lone number that was *waiting* for its text."""
    if waiting is None or waiting.underline:
        return paragraph
    text = waiting.text
    if len(text) > _LONGEST_BARE:
        return paragraph
    mark = _BARE_MARK.sub("", mark_of(text))
    if not mark or _BARE_MARK.sub("", text) != mark or _FILED.match(mark):
        return paragraph
    if mark_of(paragraph.text):
        return paragraph
    return Paragraph((*waiting.lines, *paragraph.lines), paragraph.underline)
