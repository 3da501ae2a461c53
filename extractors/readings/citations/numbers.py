"""Parse the numbers behind a unit word: lists, ranges, elisions, title echoes; offsets exact."""

import re
from dataclasses import replace

from depgraph.model.labels import roman_value
from depgraph.model.patterns import regex
from extractors.readings.citations.ranges import WIDEST, Item, between, split
from extractors.readings.citations.vocabulary import SHORT_FORMS

_DIGITS = r"[0-9]{1,5}[A-Za-z]{0,2}(?:[.:\-–‑][0-9]{1,5}[A-Za-z]{0,3})*"
_SUB = r"\([A-Za-z0-9]{1,5}(?:-[0-9A-Za-z]{1,3})?\)"
_LETTER = r"(?:\.[A-Za-z](?![A-Za-z0-9.]))?"
_TAIL = r"-[0-9]{1,3}(?:\.[ivx]{1,5}(?!\w)(?:\.[A-Z](?!\w))?)?(?![0-9]|\.[0-9])"
_SUBS = rf"(?P<subs>{_LETTER}(?:{_SUB}){{0,9}})(?P<tail>(?<=\)){_TAIL})?"
_ROOT = regex(
    rf"(?P<root>{_DIGITS}|[IVXLC]{{1,7}}-[A-Z](?![\w-])"
    rf"|[A-Z]{{1,2}}(?:[.\-][0-9]{{1,3}})*|[IVXLC]{{1,7}}){_SUBS}(?!\w)"
)
_CONTROLLED = regex(
    r"(?P<root>[A-Z]{1,4}(?:-[A-Z0-9]{1,5}){0,2}-[0-9]{1,4})(?P<subs>)(?P<tail>)(?!\w)"
)
_CONTROL = regex(r"[A-Z]{2,8}-[0-9A-Z-]{3,12}")
"""A document's number: "Exhibits A and B to AA-1000" is no range."""
_ELIDED = regex(rf"(?P<root>\.[0-9]{{1,3}}){_SUBS}(?!\w)")
_SUBS_ONLY = regex(rf"(?P<root>)(?P<subs>(?:{_SUB}){{1,9}})(?P<tail>)(?!\w)")
_TAIL_ONLY = regex(r"(?P<root>)(?P<subs>)(?P<tail>-[0-9]{1,3}(?:\.[ivx]{1,5})?)(?![\w.]*\w)")
_LOOSE_SUBS = regex(
    r"\s(?P<subs>(?:\((?:[a-z]{1,4}|[A-Z]|[0-9]{1,2})\)){1,5})"
    r"(?=[,.;:)]|$|\s*(?:of|and|or|to|through|above|below|hereof|thereof|shall|applies|apply|is|are)\b)"
)
_SUB_NAME = regex(r"[A-Za-z0-9-]+")
_ROUND = regex(r"^([0-9]{1,3})\.0$")
_SEP = regex(
    r"(?:\s?\[[^\]\n]{1,40}\])?\s?(?P<point>[,;])?\s*"
    r"(?P<word>and/or\b|and\b|or\b|&|to\b|through\b|thru\b|[–—-])?\s*"
)
_RANGE = frozenset({"to", "through", "thru", "–", "—", "-"})
_MEASURE = regex(
    r"[\s-]*(?:\(\d|%|percent|(?:business|calendar|working|consecutive|additional|other|more|years?|months?"
    r"|weeks?|days?|hours?|minutes?|seconds?|times|euro|usd|dollars|million|employees|people|copies"
    r"|U\.?S\.?C|C\.?F\.?R|Stat\.|Fed\.)\b)",
    re.IGNORECASE,
)
_ENDS = regex(
    r"\s*(?:[,.;:)\](–—]|$)|\s+(?:of|and|or|to|through|above|below|hereof|thereof|herein|shall|will|may"
    r"|must|is|are|was|were|has|have|requires?|provides?|appl(?:y|ies)|states?|does|do|as|only|when"
    r"|if|unless|except|for|with|before|after)\b"
)
_ECHO = regex(r"\s*\((?P<echo>[A-Z0-9][^()\n]{1,90}(?:\([^()\n]{1,30}\)[^()\n]{0,40})?)\)")
_QUOTED_ECHO = regex(
    r"(?:\s*[–—-]|,?\s(?:entitled|titled|headed|captioned))\s*"
    r"[“\"](?P<echo>[^“”\"\n]{1,89}[^“”\"\n,.]),?[”\"]"
)
_NOT_ECHO = regex(
    r"[“\"]|(?:as|if|including|other|the|an?|e\.g|i\.e|see|each|such|but|and|or|not|except)\b"
    rf"|[A-Z]{{2,6}}-\d|\d+$|[IVX]+$|[A-Z]$|(?:rev|ver|v)\b|(?:{'|'.join(sorted(SHORT_FORMS))})$"
)


def items_at(
    text: str, start: int, *, plural: bool, lettered: bool, whole: bool = True
) -> tuple[Item, ...]:
    """Return the numbers that stand at *start* of *text*, ranges expanded if *whole*.

    *plural* allows longer lists; *lettered* allows bare letters, as exhibits have.
    """
    first = _item(text, start, lettered=lettered, first=True)
    if first is None:
        return ()
    found = [*split(text, first, plural=plural, whole=whole)]
    while len(found) < 4 * WIDEST:
        step = _next(text, found[-1], plural=plural, lettered=lettered, whole=whole)
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
    root = match["root"].replace("–", "-").replace("‑", "-")
    if root.endswith(".0"):
        root = _ROUND.sub(r"\1", root)
    subs, tail, end = match["subs"], match["tail"] or "", match.end()
    loose = None if tail or text[end + 1 : end + 2] != "(" else _LOOSE_SUBS.match(text, end)
    if loose is not None:
        subs, end = subs + loose["subs"], loose.end()
    names = tuple(_SUB_NAME.findall(subs)) if subs else ()
    return Item(start, end, root, names, tail=tail, echo=_echo(text, end))


def _plausible(root: str, text: str, end: int, *, lettered: bool) -> bool:
    if not root or root[0].isdigit() or root[0] == ".":
        return True
    if lettered or len(root) > 1:
        return len(root) == 1 or roman_value(root) is not None or not root.isalpha()
    return text[end : end + 1] in (",", ".", ";", ":", ")", "") or root not in "AI"


def _echo(text: str, end: int) -> str:
    """Return the title that repeats what the number before *end* names, or an empty text."""
    match = _ECHO.match(text, end) or _QUOTED_ECHO.match(text, end)
    if match is None or _NOT_ECHO.match(match["echo"]):
        return ""
    return " ".join(match["echo"].split())


def echo_end(text: str, item: Item) -> int:
    """Return the offset behind *item* and its title echo."""
    if not item.echo:
        return item.end
    match = _ECHO.match(text, item.end) or _QUOTED_ECHO.match(text, item.end)
    return match.end() if match else item.end


_INTERJECTED = regex(
    r"\s[^().;\n]{1,70}?,\s(?:(?:and|or)\s)?(?=[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}\s\([A-Z])"
)


def _next(
    text: str, before: Item, *, plural: bool, lettered: bool, whole: bool
) -> list[Item] | None:
    at = echo_end(text, before)
    sep = _SEP.match(text, at)
    if sep is None or not (sep["point"] or sep["word"]):
        return _interjected(text, before, at) if plural and before.echo else None
    item = _item(text, sep.end(), lettered=lettered, first=False)
    if item is None or not _follows(text, before, item, sep, plural=plural):
        return None
    if sep["word"] == "to" and _CONTROL.fullmatch(item.root) and "-" not in before.root:
        return None
    full = _completed(before, item)
    if sep["word"] in _RANGE and not sep["point"]:
        return [*between(text, before, full), full] if whole else [full]
    return [*split(text, full, plural=plural, whole=whole)]


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
    ranged = sep["word"] in _RANGE and before.root.split("-")[0] == item.root.split("-")[0]
    return figures == item.root[0].isdigit() and (plural or figures or ranged)


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
