"""The pages of a plain text: page marks, page numbers and recurring lines are taken out of it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex

_MARK = regex(r"\f|</?PAGE>\s*[-A-Z\d]{0,8}\s*$", re.IGNORECASE)
_TAG = regex(r"</?(?:TABLE|CAPTION|S|C|FN|TEXT|DOCUMENT)>", re.IGNORECASE)
_NUMBER = regex(
    r"[-–—\s]{0,6}(?:page\s+)?(?:[A-Z]-)?(?P<number>\d{1,4}|[ivxl]{1,7})"
    r"(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]{0,6}",
    re.IGNORECASE,
)
_PAGE_WORD = regex(r"[-–—|]?\s*page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_WORD = regex(r"[^\W\d_]{3}")
_DIGITS = regex(r"\d+")
_NEAR = 3
"""So many lines with text next to a page break may be its header or footer."""
_LONGEST = 120


@immutable
class TextLine:
    """One line: *number* from 1, *text* without its *indent*; *turned* when a page begins here."""

    number: int
    text: str
    indent: int = 0
    turned: bool = False
    table: bool = False


@immutable
class Paged:
    """The *lines* of the text, blank ones too, and what *running* lines stood at page breaks."""

    lines: tuple[TextLine, ...]
    running: tuple[TextLine, ...] = ()


def paged(text: str) -> Paged:
    """Return the lines of *text* without page breaks, page numbers and recurring lines."""
    lines = _tagged(text.split("\n"))
    breaks = [at for at, line in enumerate(lines) if line.turned]
    near = _near(lines, breaks)
    recurring = _recurring([lines[at] for at in near], len(breaks))
    numbers = {at for at in near if _NUMBER.fullmatch(lines[at].text)}
    gone = numbers | {at for at in near if _mask(lines[at]) in recurring} | _lonely_numbers(lines)
    kept = tuple(_closed(lines, gone | set(breaks)))
    first = {_mask(lines[at]): lines[at] for at in sorted(gone, reverse=True)}
    running = [_unnumbered(first[mask]) for mask in first if mask in recurring]
    return Paged(kept, tuple(sorted((r for r in running if r.text), key=lambda r: r.number)))


def _tagged(raw: Sequence[str]) -> list[TextLine]:
    """Return the lines; a page mark becomes an empty line that is *turned*."""
    found: list[TextLine] = []
    table = False
    for number, line in enumerate(raw, start=1):
        if not line and found and not found[-1].text:
            continue
        shown = line.expandtabs(8) if "\t" in line[:200] else line
        bare = shown.strip()
        opens = bare[:1] == "<"
        turned = line.startswith("\f") or (opens and bool(_MARK.match(bare)))
        if opens and _TAG.match(bare[:12]):
            table = (table or bare[:6].upper() == "<TABLE") and bare[:7].upper() != "</TABLE"
            bare = _TAG.sub("", bare).strip()
        if turned:
            found.append(TextLine(number, "", turned=True))
            bare = _MARK.sub("", bare).strip()
        if bare or not turned:
            indent = len(shown) - len(shown.lstrip())
            found.append(TextLine(number, bare, indent, table=table))
    return found


def _mask(line: TextLine) -> str:
    return " ".join(_DIGITS.sub("#", line.text.casefold()).split())


def _near(lines: Sequence[TextLine], breaks: Sequence[int]) -> list[int]:
    """Return the positions of the lines with text that stand next to a page break."""
    near: set[int] = set()
    for at in breaks:
        for step in (-1, 1):
            near.update(_beside(lines, at, step))
    return sorted(near)


def _beside(lines: Sequence[TextLine], at: int, step: int) -> Iterator[int]:
    left = _NEAR
    at += step
    while left and 0 <= at < len(lines) and not lines[at].turned:
        if lines[at].text:
            left -= 1
            yield at
        at += step


def _recurring(lines: Sequence[TextLine], breaks: int) -> frozenset[str]:
    seen = Counter(_mask(line) for line in lines if len(line.text) <= _LONGEST)
    often = max(2, breaks / 2)
    return frozenset(m for m, times in seen.items() if times > often and _WORD.search(m))


def _lonely_numbers(lines: Sequence[TextLine]) -> set[int]:
    """Return bare numbers between blank lines that count up through the text: page numbers."""
    alone = [
        (at, int(line.text.strip("-–— ").casefold().removeprefix("page").split()[0]))
        for at, line in enumerate(lines)
        if line.text
        and len(line.text) < 16  # noqa: PLR2004
        and re.fullmatch(r"(?:page\s+)?[-–—\s]{0,4}\d{1,3}[-–—\s]{0,4}", line.text, re.IGNORECASE)
        and _blank(lines, at - 1)
        and _blank(lines, at + 1)
    ]
    best: list[int] = []
    for start in range(min(3, len(alone))):
        run = [alone[start][0]]
        expected = alone[start][1] + 1
        for at, number in alone[start + 1 :]:
            if number == expected:
                run.append(at)
                expected += 1
        best = max(best, run, key=len)
    return set(best) if len(best) >= 3 else set()  # noqa: PLR2004


def _blank(lines: Sequence[TextLine], at: int) -> bool:
    return not 0 <= at < len(lines) or not lines[at].text


def _closed(lines: Sequence[TextLine], gone: set[int]) -> Iterator[TextLine]:
    """Yield the other lines; the first with text after a gap of *gone* ones is *turned*."""
    turned = False
    waiting: list[TextLine] = []
    for at, line in enumerate(lines):
        if at in gone:
            turned = True
        elif not line.text:
            waiting.append(line)
        else:
            if not turned:
                yield from waiting
            waiting = []
            yield TextLine(line.number, line.text, line.indent, turned, line.table)
            turned = False


def _unnumbered(line: TextLine) -> TextLine:
    text = " ".join(_PAGE_WORD.sub(" ", line.text).split()).strip("-–—| ")
    if _NUMBER.fullmatch(text):
        text = ""
    return TextLine(line.number, text)
