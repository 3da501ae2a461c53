"""Noun phrases found from their last word backwards, by the closed classes of words alone."""

from collections.abc import Sequence

from extractors.readings.duties import lexicon as lx
from extractors.readings.duties.words import Word

BOUNDARY = frozenset({"[", "]", ",", ";", ":", "(", ")", "—", "–", "“", '"', "”", "."})
WITHIN = lx.PREPOSITIONS | {"to", "responsible", "subject"}
_ENDS_CORE = (lx.PREPOSITIONS - {"of"}) | lx.RELATIVES | lx.SUBORDINATORS | {"to"}
_CLAUSE_OPENERS = frozenset({"before", "after", "until", "since", "than"})
"""Prepositions that open a clause when a noun phrase and a verb follow."""
LONGEST = 60


def bracket(words: Sequence[Word], close: int, floor: int) -> int:
    """Return where the bracket that ends at *close* opens."""
    depth = 0
    for at in range(close, max(floor, close - LONGEST) - 1, -1):
        depth += (words[at].low == ")") - (words[at].low == "(")
        if depth == 0:
            return at
    return close


def chunk(words: Sequence[Word], last: int, floor: int) -> int:
    """Return the first word of the simple noun phrase that ends with *last*."""
    start = at = last
    while at >= max(floor, last - LONGEST):
        word = words[at]
        low = word.low
        if low in BOUNDARY and low != ")":
            break
        if low == ")":
            at = bracket(words, at, floor) - 1
            continue
        if low == "that" and at != last and not _is_demonstrative(words, at):
            break
        if low in lx.DETERMINERS or low in lx.PRONOUNS:
            start = at
            break
        if low == "-" and word.start > words[at - 1].end and at < last:
            break
        after_article = at > 0 and words[at - 1].low in lx.DETERMINERS
        if closes(low) and low != "that" and not (low == "following" and after_article):
            break
        if _is_border(words, at, start):
            break
        start = at
        at -= 1
    return start


def _is_demonstrative(words: Sequence[Word], at: int) -> bool:
    """Return whether "that" at *at* points ("for that part"), rather than opening a clause."""
    before = words[at - 1].low if at else ","
    after = words[at + 1].low
    if (
        after in lx.DETERMINERS
        or after in lx.PRONOUNS
        or after.endswith("s")
        or after == "nothing"
    ):
        return False
    return before in BOUNDARY or before in lx.PREPOSITIONS


def closes(low: str) -> bool:
    """Return whether the folded word cannot stand inside a simple noun phrase."""
    return (
        low in WITHIN
        or low in lx.CONJUNCTIONS
        or low in lx.SUBORDINATORS
        or low in lx.RELATIVES
        or low in lx.AUXILIARIES
        or low in lx.MODALS
    )


def _is_border(words: Sequence[Word], at: int, start: int) -> bool:
    """Return whether a small-letter word before a name is a verb or a noun of its own."""
    if start == at or not words[start].text[0].isupper() or not words[at].text[0].islower():
        return False
    before = words[at - 1].low if at else ""
    return before not in lx.DETERMINERS


def grown_by(words: Sequence[Word], start: int, floor: int) -> int:
    """Return the start with what the phrase hangs on: "the owner of", "A and"."""
    at = start - 1
    if at <= floor or words[at].low in _CLAUSE_OPENERS:
        return start
    low, before = words[at].low, words[at - 1].low
    if low in lx.DETERMINERS - {"that"} and words[start].low in lx.DETERMINERS:
        return at
    if low == "as" and (before == "such" or before.endswith("ed")):
        return _hung(words, at - (before == "such"), floor, start)
    if low in WITHIN and low not in {"upon", "like", "as"}:
        return _hung(words, at, floor, start)
    if low in {"and", "or", "and/or", "nor"}:
        return _joined(words, at, floor, start)
    return _described(words, at, floor, start)


def _described(words: Sequence[Word], at: int, floor: int, start: int) -> int:
    """Return the start of a noun that the verb at *at* describes: "activities to be logged"."""
    low, before = words[at].low, words[at - 1].low
    if before == "to" and at - 2 >= floor and low[0].isalpha():
        noun = words[at - 2].low
        if low == "be" or not (closes(low) or closes(noun) or noun in BOUNDARY):
            return chunk(words, at - 2, floor)
    if low.endswith("ing") and low != "during" and not closes(before) and before not in BOUNDARY:
        return chunk(words, at - 1, floor)
    return start


def _hung(words: Sequence[Word], at: int, floor: int, start: int) -> int:
    """Return the start of what a phrase with the preposition at *at* belongs to."""
    before = at - 1
    while before >= floor and words[before].low in WITHIN:
        before -= 1
    if before < floor:
        return before + 1
    low = words[before].low
    if low in BOUNDARY and low != ")":
        return before + 1
    if closes(low) and low not in WITHIN:
        return start if low in lx.AUXILIARIES else before + 1
    return chunk(words, before, floor)


def _joined(words: Sequence[Word], at: int, floor: int, start: int) -> int:
    """Return the start of a list of names; a clause that ends before "and" is left out."""
    before = words[at - 1]
    if before.low == ",":
        if any(word.low in lx.MODALS for word in words[floor:at]) or floor:
            return start
        at -= 1
    if at - 1 > floor and (words[at - 1].low in WITHIN or _is_participle(words, start)):
        return _hung(words, at, floor, start)
    if closes(words[at - 1].low) or at - 1 < floor:
        return start
    first = chunk(words, at - 1, floor)
    for _ in range(3):
        grown = grown_by(words, first, floor) if words[first - 1].low == "of" else first
        if grown == first:
            break
        first = grown
    return _listed(words, first, floor, start)


def _is_participle(words: Sequence[Word], at: int) -> bool:
    """Return whether "relating to" begins at *at*: it belongs to a noun further left."""
    after = words[at + 1].low if at + 1 < len(words) else ""
    return words[at].low.endswith(("ing", "ed")) and after in WITHIN


def _listed(words: Sequence[Word], first: int, floor: int, start: int) -> int:
    if first <= floor:
        return first if floor == 0 else start
    low = words[first - 1].low
    if low == ",":
        if first - 2 < floor:
            return start
        earlier = chunk(words, first - 2, floor)
        head = words[earlier].low
        plain = head not in WITHIN and not closes(head)
        if plain and (earlier <= floor or words[earlier - 1].low == ","):
            return _listed(words, earlier, floor, start) if earlier > floor else earlier
        return first
    if low in lx.PREPOSITIONS and floor:
        return start
    if low in {"that", ";", ":", "]", ")"} or low in lx.SUBORDINATORS or low in lx.PREPOSITIONS:
        return first
    return start
