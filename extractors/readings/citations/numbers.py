"""Parse the numbers behind a unit word: lists, ranges, elisions, title echoes; offsets exact."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from depgraph.model.labels import roman_value
from extractors.readings.citations.vocabulary import SHORT_FORMS

WIDEST = 50
"""A range that spans more than this gives its two ends only."""


@dataclass(frozen=True, slots=True)
class Item:
    """One number as cited: *root* ``4.2``, *subs* ``("b", "iii")``; one of both may be empty.

    A member of a range that is not written itself stands where "to" stands.
    """

    start: int
    end: int
    root: str
    subs: tuple[str, ...] = ()
    tail: str = ""
    """``-3`` of a numbered comment: "comment 4(a)-3"."""
    echo: str = ""

    @property
    def number(self) -> str:
        """Return the number with its subs in brackets."""
        return self.root + "".join(f"({sub})" for sub in self.subs) + self.tail


_DIGITS = r"[0-9]{1,5}[A-Za-z]{0,2}(?:[.:\-–‑][0-9]{1,5}[A-Za-z]{0,3})*"
_SUB = r"\([A-Za-z0-9]{1,5}(?:-[0-9A-Za-z]{1,3})?\)"
_LETTER = r"(?:\.[A-Za-z](?![A-Za-z0-9.]))?"
_SUBS = rf"(?P<subs>{_LETTER}(?:{_SUB}){{0,9}})(?P<tail>(?<=\))-[0-9]{{1,3}}(?![0-9.]))?"
_ROOT = re.compile(
    rf"(?P<root>{_DIGITS}|[A-Z]{{1,2}}(?:[.\-][0-9]{{1,3}})*|[IVXLC]{{1,7}}){_SUBS}(?!\w)"
)
_CONTROLLED = re.compile(
    r"(?P<root>[A-Z]{1,4}(?:-[A-Z0-9]{1,5}){0,2}-[0-9]{1,4})(?P<subs>)(?P<tail>)(?!\w)"
)
_ELIDED = re.compile(rf"(?P<root>\.[0-9]{{1,3}}){_SUBS}(?!\w)")
_SUBS_ONLY = re.compile(rf"(?P<root>)(?P<subs>(?:{_SUB}){{1,9}})(?P<tail>)(?!\w)")
_TAIL_ONLY = re.compile(r"(?P<root>)(?P<subs>)(?P<tail>-[0-9]{1,3})(?![\w.]*\w)")
_LOOSE_SUBS = re.compile(
    r"\s(?P<subs>(?:\((?:[a-z]{1,4}|[A-Z]|[0-9]{1,2})\)){1,5})"
    r"(?=[,.;:)]|$|\s*(?:of|and|or|to|through|above|below|hereof|thereof|shall|applies|apply|is|are)\b)"
)
_COMPONENT = re.compile(r"[^.\-]*$")
_ROUND = re.compile(r"^([0-9]{1,3})\.0$")
_SEP = re.compile(
    r"(?:\s?\[[^\]\n]{1,40}\])?\s?(?P<point>[,;])?\s*"
    r"(?P<word>and/or\b|and\b|or\b|&|to\b|through\b|thru\b|[–—-])?\s*"
)
_RANGE = frozenset({"to", "through", "thru", "–", "—", "-"})
_MEASURE = re.compile(
    r"[\s-]*(?:\(\d|%|percent|(?:business|calendar|working|consecutive|additional|other|more|years?|months?"
    r"|weeks?|days?|hours?|minutes?|seconds?|times|euro|usd|dollars|million|employees|people|copies"
    r"|U\.?S\.?C|C\.?F\.?R|Stat\.|Fed\.)\b)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s*(?:[,.;:)\](–—]|$)|\s+(?:of|and|or|to|through|above|below|hereof|thereof|herein|shall|will|may"
    r"|must|is|are|was|were|has|have|requires?|provides?|appl(?:y|ies)|states?|does|do|as|only|when"
    r"|if|unless|except|for|with|before|after)\b"
)
_ECHO = re.compile(r"\s*\((?P<echo>[A-Z0-9][^()\n]{1,90}(?:\([^()\n]{1,30}\)[^()\n]{0,40})?)\)")
_QUOTED_ECHO = re.compile(r"\s*[–—-]\s*[“\"](?P<echo>[^“”\"\n]{2,90})[”\"]")
_NOT_ECHO = re.compile(
    r"[“\"]|(?:as|if|including|other|the|an?|e\.g|i\.e|see|each|such|but|and|or|not|except)\b"
    rf"|[A-Z]{{2,6}}-\d|\d+$|[IVX]+$|[A-Z]$|(?:rev|ver|v)\b|(?:{'|'.join(sorted(SHORT_FORMS))})$"
)


def items_at(text: str, start: int, *, plural: bool, lettered: bool) -> tuple[Item, ...]:
    """Return the numbers that stand at *start* of *text*, ranges expanded.

    *plural* allows longer lists; *lettered* allows bare letters, as exhibits have.
    """
    first = _item(text, start, lettered=lettered, first=True)
    if first is None:
        return ()
    found = [*_split(text, first, plural=plural)]
    while len(found) < 4 * WIDEST:
        step = _next(text, found[-1], plural=plural, lettered=lettered)
        if step is None:
            break
        found.extend(step)
    return tuple(found)


def _item(text: str, start: int, *, lettered: bool, first: bool) -> Item | None:
    match = (
        (_CONTROLLED.match(text, start) if lettered else None)
        or _ROOT.match(text, start)
        or _SUBS_ONLY.match(text, start)
        or (None if first else _ELIDED.match(text, start) or _TAIL_ONLY.match(text, start))
    )
    if match is None or not _plausible(match["root"], text, match.end(), lettered=lettered):
        return None
    root = _ROUND.sub(r"\1", re.sub(r"[–‑]", "-", match["root"]))
    subs, end = match["subs"], match.end()
    loose = None if match["tail"] else _LOOSE_SUBS.match(text, end)
    if loose is not None:
        subs, end = subs + loose["subs"], loose.end()
    names = tuple(re.findall(r"[A-Za-z0-9-]+", subs))
    return _with_echo(text, Item(start, end, root, names, tail=match["tail"] or ""))


def _plausible(root: str, text: str, end: int, *, lettered: bool) -> bool:
    if not root or root[0].isdigit() or root[0] == ".":
        return True
    if lettered or len(root) > 1:
        return len(root) == 1 or roman_value(root) is not None or not root.isalpha()
    return text[end : end + 1] in (",", ".", ";", ":", ")", "") or root not in "AI"


def _with_echo(text: str, item: Item) -> Item:
    match = _ECHO.match(text, item.end) or _QUOTED_ECHO.match(text, item.end)
    if match is None or _NOT_ECHO.match(match["echo"]):
        return item
    return replace(item, echo=" ".join(match["echo"].split()))


def echo_end(text: str, item: Item) -> int:
    """Return the offset behind *item* and its title echo."""
    if not item.echo:
        return item.end
    match = _ECHO.match(text, item.end) or _QUOTED_ECHO.match(text, item.end)
    return match.end() if match else item.end


_INTERJECTED = re.compile(
    r"\s[^().;\n]{1,70}?,\s(?:(?:and|or)\s)?(?=[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}\s\([A-Z])"
)


def _next(text: str, before: Item, *, plural: bool, lettered: bool) -> list[Item] | None:
    at = echo_end(text, before)
    sep = _SEP.match(text, at)
    if sep is None or not (sep["point"] or sep["word"]):
        return _interjected(text, before, at) if plural and before.echo else None
    item = _item(text, sep.end(), lettered=lettered, first=False)
    if item is None or not _follows(text, before, item, sep, plural=plural):
        return None
    full = _completed(before, item)
    if sep["word"] in _RANGE and not sep["point"]:
        return [*_between(text, before, full), full]
    return [*_split(text, full, plural=plural)]


def _interjected(text: str, before: Item, at: int) -> list[Item] | None:
    """Return the next number of "Sections 2 (Fees) for work done, 3 (Term)"."""
    gap = _INTERJECTED.match(text, at)
    item = _item(text, gap.end(), lettered=False, first=False) if gap else None
    return [_completed(before, item)] if item and item.echo else None


def _follows(text: str, before: Item, item: Item, sep: re.Match[str], *, plural: bool) -> bool:
    if _MEASURE.match(text, item.end):
        return False
    if item.tail and not item.root and not item.subs:
        return bool(before.tail)
    if not item.root:
        if sep["point"] == ";":
            return False
        plain = before.subs and not sep["point"]
        return bool(plain or _ENDS.match(text, item.end))
    if item.root.isdigit():
        if len(item.root) > max(3, len(before.root)):
            return False
        return plural or bool(sep["word"] and before.root.isdigit() and not before.subs)
    if item.root.isalpha():
        return plural and before.root.isalpha()
    if item.root[0] == "." or not before.root:
        return True
    figures = before.root[0].isdigit()
    return figures == item.root[0].isdigit() and (plural or figures)


def _completed(before: Item, item: Item) -> Item:
    """Return *item* with what it leaves out, taken from the number *before* it."""
    if item.root.startswith("."):
        return replace(item, root=before.root.rpartition(".")[0] + item.root)
    if item.root:
        return item
    if not item.subs:
        return replace(item, root=before.root, subs=before.subs)
    kinds = _kinds(item.subs[0])
    for exact in (True, False):
        for at in range(len(before.subs) - 1, -1, -1):
            own = _kinds(before.subs[at])
            if own[0] == kinds[0] or (not exact and not set(kinds).isdisjoint(own)):
                return replace(item, root=before.root, subs=(*before.subs[:at], *item.subs))
    return replace(item, root=before.root, subs=(*before.subs, *item.subs))


def _kinds(sub: str) -> tuple[str, ...]:
    """Return what *sub* can count, likeliest first: "(i)" is a numeral before it is a letter."""
    if sub[0].isdigit():
        return ("digit",)
    case = "upper" if sub.isupper() else "lower"
    if roman_value(sub.upper()) is None:
        return (case,)
    if len(sub) > 1:
        return (case + " roman",)
    return (case + " roman", case) if sub in "iIvVxX" else (case, case + " roman")


def _split(text: str, item: Item, *, plural: bool) -> Iterator[Item]:
    """Yield the two ends and the members of a range that is written with a dash in one word."""
    left, dash, right = item.root.partition("-")
    same = (
        left.count(".") == right.count(".")
        and "-" not in right
        and left.isalpha() == right.isalpha()
    )
    ranged = dash and right and not item.subs and same and ("." in left or plural)
    if not ranged or not _ascends(left, right):
        yield item
        return
    first = Item(item.start, item.start + len(left), left)
    last = Item(item.end - len(right), item.end, right, echo=item.echo)
    yield first
    yield from _between(text, first, last)
    yield last


def _between(text: str, first: Item, last: Item) -> Iterator[Item]:
    """Yield the numbers between *first* and *last*, which are not written themselves."""
    words = text[first.end : last.start]
    start = first.end + len(words) - len(words.lstrip())
    end = max(last.start - len(words) + len(words.rstrip()), start)
    for root, subs in _members(first, last):
        yield Item(start, end, root, subs)


def _members(first: Item, last: Item) -> Iterator[tuple[str, tuple[str, ...]]]:
    if first.subs and last.subs and first.root == last.root and first.subs[:-1] == last.subs[:-1]:
        for member in _steps(first.subs[-1], last.subs[-1]):
            yield first.root, (*first.subs[:-1], member)
    elif not first.subs and not last.subs:
        for member in _steps(first.root, last.root):
            yield member, ()


def _steps(first: str, last: str) -> list[str]:
    """Return the numbers strictly between two that differ in their last component only."""
    prefix, low = _last(first)
    other, high = _last(last)
    if prefix != other:
        return []
    if low.isdigit() and high.isdigit() and len(low) < 6 and len(high) < 6:  # noqa: PLR2004
        width = len(low) if low.startswith("0") else 0
        return [prefix + str(at).zfill(width) for at in _range(int(low), int(high))]
    values = roman_value(low.upper()), roman_value(high.upper())
    if values[0] and values[1] and (len(low) > 1 or len(high) > 1 or low in "iI"):
        return [roman(at, upper=low.isupper()) for at in _range(values[0], values[1])]
    if len(low) == len(high) == 1 and low.isalpha() and high.isalpha():
        return [prefix + chr(at) for at in range(ord(low) + 1, ord(high))]
    return []


def _last(number: str) -> tuple[str, str]:
    """Return what stands before the last component of *number*, and that component."""
    match = _COMPONENT.search(number)
    at = match.start() if match else 0
    return number[:at], number[at:]


def _range(low: int, high: int) -> range:
    return range(low + 1, high) if high - low <= WIDEST else range(0)


def _ascends(first: str, last: str) -> bool:
    head, _, low = first.rpartition(".")
    other, _, high = last.rpartition(".")
    if low.isdigit() and high.isdigit():
        return head == other and 0 < int(high) - int(low) <= WIDEST
    return head == other and len(low) == len(high) == 1 and low < high


def roman(value: int, *, upper: bool) -> str:
    """Return *value*, below 90, as a roman numeral."""
    pairs = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    shown = ""
    for size, letters in pairs:
        while value >= size:
            shown, value = shown + letters, value - size
    return shown if upper else shown.lower()
