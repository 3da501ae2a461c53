"""Where a sentence begins and ends. Enough for quoting and for pairing values; no grammar."""

from bisect import bisect_left, bisect_right
from functools import lru_cache

from depgraph.model.patterns import regex

_END = regex(
    r"[.!?;\n](?:(?<=[.!?])[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9§])|(?<=\n)\n+|(?<=;)\s*\n)"
)
_TEXTS = 1024
_ABBREVIATION = regex(
    r"(?:^|[\s(\[])(?:[A-Za-z]|No|Nos|Art|Arts|Sec|Secs|Cl|Fig|Figs|Inc|Ltd|Corp|Co|vs|Mr|Mrs|Ms|Dr|St"
    r"|cf|e\.g|i\.e|approx|para|paras|Rev|Ver|v|Vol|pp?|Reg|Regs|et seq|U\.S|U\.S\.C|C\.F\.R)\.$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the bounds of the sentences of *text*, in order, blanks trimmed."""
    return list(_bounds(text))


# Each reading asks about the texts in which it finds something.
@lru_cache(maxsize=_TEXTS)
def _bounds(text: str) -> tuple[tuple[int, int], ...]:
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if text[match.start()] == "." and _ABBREVIATION.search(
            text, max(start, match.start() - 12), match.start() + 1
        ):
            continue
        _append(bounds, text, start, match.end())
        start = match.end()
    _append(bounds, text, start, len(text))
    return tuple(bounds)


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentence or sentences of *text* that hold *start* to *end*."""
    lows, highs = _ends(text)
    first, after = bisect_right(highs, start), bisect_left(lows, end)
    return (lows[first], highs[after - 1]) if first < after else (0, len(text))


# One paragraph is asked about once for each citation in it.
@lru_cache(maxsize=64)
def _ends(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    found = _bounds(text)
    return tuple(low for low, _ in found), tuple(high for _, high in found)


def _append(bounds: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        bounds.append((start, end))
