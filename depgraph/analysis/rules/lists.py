"""What the lists inside a definition name as covered or left out, and what an edit took away.

Only what begins with "including", "excluding" or the like, and items that are lettered, are lists.
"""

from collections.abc import Iterator

from rapidfuzz import fuzz

from depgraph.model.immutable import immutable
from depgraph.model.keys import folded, singular
from depgraph.model.patterns import regex

_SAME_ITEM = 80.0
_REWORDED = 60.0
_MOST_WORDS = 12
_MARK = regex(
    r"\b(?:(?P<out>(?:does|do|shall) not include|not including|excluding|excludes?|other than"
    r"|except for|with the exception of)"
    r"|(?P<into>including|includes?|such as|any of the following|all of the following))\b"
    r"[,:]?(?: (?:without limitation|but not limited to|but is not limited to|for example|among"
    r" others|in particular))?[,:]?"
)
_LETTERED = regex(r"(?<!\w)\((?:[a-z]|[ivx]{1,4}|\d{1,2})\) ")
_AND = regex(r",? (?:and/or|and|or) ")
_LEAD = regex(r"^(?:(?:and/or|and|or|an?|the|any|all|its|their|such|other)\s)+")
_JOINTS = frozenset({"but", "and", "or", "and/or"})
_WORD = regex(r"[^\W_]+")
_NEGATED = regex(
    r"\b(?:not|no|never|nor|neither|excludes?|excluding|except|without|other than|unless)\b"
)


@immutable
class Narrowed:
    """Items that a definition covered and does not any more, and those that it gained."""

    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()


def narrowed(before: str, after: str) -> Narrowed:
    """Return what the lists of the meaning *after* cover less and more than those of *before*."""
    old, new = _Lists.of(folded(before)), _Lists.of(folded(after))
    lost, gained = _lost(old, new), _lost(new, old)
    return Narrowed(_unlike(lost, gained), _unlike(gained, lost))


def names(text: str, item: str) -> bool:
    """Return whether *text* says all words of *item*, and says them of nothing left out."""
    plain = folded(text)
    held = set(_stems(plain))
    wanted = _stems(item)
    return bool(wanted) and held.issuperset(wanted) and not _NEGATED.search(plain)


@immutable
class _Lists:
    """A meaning with the items that it covers and leaves out."""

    meaning: str
    covered: tuple[str, ...]
    left_out: tuple[str, ...]

    @classmethod
    def of(cls, meaning: str) -> "_Lists":
        covered: list[str] = []
        left_out: list[str] = []
        marks = list(_MARK.finditer(meaning))
        lettered = None if marks else _LETTERED.search(meaning)
        if lettered is not None:
            covered += _items(meaning[lettered.start() :])
        for number, mark in enumerate(marks):
            end = marks[number + 1].start() if number + 1 < len(marks) else len(meaning)
            stop = _stop(meaning, mark.end(), end)
            (left_out if mark["out"] else covered).extend(_items(meaning[mark.end() : stop]))
        return cls(meaning, tuple(covered), tuple(left_out))


def _lost(old: _Lists, new: _Lists) -> tuple[str, ...]:
    """Return what *old* covers and *new* does not, or leaves out; not what it says otherwise."""
    held = set(_stems(new.meaning))
    gone = [
        item
        for item in old.covered
        if not _said(item, new.covered)
        and (_said(item, new.left_out) or not held.issuperset(_stems(item)))
    ]
    barred = [item for item in new.left_out if not _said(item, old.left_out)]
    return tuple(dict.fromkeys((*gone, *barred)))


def _unlike(items: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Return *items* without those that an author only worded otherwise."""
    return tuple(
        item for item in items if not any(fuzz.ratio(item, other) >= _REWORDED for other in others)
    )


def _said(item: str, others: tuple[str, ...]) -> bool:
    return any(fuzz.token_set_ratio(item, other) >= _SAME_ITEM for other in others)


def _stop(text: str, start: int, end: int) -> int:
    """Return where the sentence ends that begins at *start*, *end* at most."""
    at = text.find(". ", start, end)
    return at if at >= 0 else end


def _items(listed: str) -> Iterator[str]:
    """Yield the items of a list: lettered ones, else those between semicolons or commas."""
    listed = listed.strip(" ,;:.")
    if _LETTERED.search(listed):
        parts = _LETTERED.split(listed)
    elif ";" in listed:
        parts = listed.split(";")
    else:
        parts = [piece for part in listed.split(",") for piece in _AND.split(part)]
    for part in parts:
        item = _bare(part)
        if item and item not in _JOINTS and len(item.split()) <= _MOST_WORDS:
            yield item


def _bare(part: str) -> str:
    item = part.strip(" ,;:.")
    for tail in (" and", " or", " and/or", " but"):
        item = item.removesuffix(tail)
    return _LEAD.sub("", item.strip(" ,;:.")).strip()


def _stems(text: str) -> tuple[str, ...]:
    return tuple(singular(word) for word in _WORD.findall(text) if word not in _SMALL)


_SMALL = frozenset(
    ("a", "an", "and", "any", "as", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with")
)
