"""The text of a block out of its lines, and where each line begins in it."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from depgraph.model.documents import Mark, MarkKind
from extractors.formats.pdf.lines import Line
from extractors.formats.pdf.links import PageLink
from extractors.formats.pdf.words import joined

_NEAR = 3.0


class Joined(NamedTuple):
    """The *text* of *lines*; *starts* are their offsets in it."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]


def joined_lines(lines: Sequence[Line], words: Counter[str]) -> Joined:
    """Return *lines* as one text; *words* tell which hyphens at line ends stay."""
    text, starts = lines[0].text, [0]
    if len(lines) == 1:
        return Joined(text, tuple(lines), (0,))
    hyphen = lines[0].hyphen
    for line in lines[1:]:
        whole = joined(text, line.text, words) if hyphen else f"{text} {line.text}"
        starts.append(len(whole) - len(line.text))
        text, hyphen = whole, line.hyphen
    return Joined(text, tuple(lines), tuple(starts))


def strong_of(block: Joined) -> tuple[Mark, ...]:
    """Return the mark over the bold words that *block* begins with."""
    end = block.lines[0].strong
    return (Mark(MarkKind.STRONG, 0, end),) if 0 < end < len(block.text) else ()


def link_at(block: Joined, link: PageLink) -> tuple[int, int] | None:
    """Return the offsets of the text of *block* that lies under *link*."""
    for line, start in zip(block.lines, block.starts, strict=True):
        if not _covers(link, line):
            continue
        found = block.text.find(link.text, start) if link.text else -1
        if start <= found < start + len(line.text):
            return found, found + len(link.text)
        return start, min(len(block.text), start + len(line.text))
    return None


def _covers(link: PageLink, line: Line) -> bool:
    level = link.bottom - _NEAR < line.base + 0.3 * line.size < link.top + _NEAR
    across = link.left < line.right and link.right > line.left
    return link.page == line.page and level and across
