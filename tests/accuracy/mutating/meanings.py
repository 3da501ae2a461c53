"""Edits that change what a clause says: DEF, VAL, OBL, GRA704, TXT; COD606 where code has it."""

from collections.abc import Iterator

from depgraph.model.findings import Level
from tests.accuracy.mutating.mutation import Expected, Mutation
from tests.accuracy.mutating.outline import Outline
from tests.accuracy.mutating.positions import Edited, appended, edited
from tests.accuracy.mutating.programs import code_path, names
from tests.accuracy.mutating.words import DAYS, FEES, LEAST, MOST, Words
from tests.accuracy.mutating.worlds import World

_RESTATED = frozenset({"VAL301"})
"""Where a planted sentence states the same of the same thing without a source: a question."""


def mutations(world: World) -> Iterator[Mutation]:
    """Yield the edits of this family."""
    for each in edited(world):
        yield from _terms(each)
        yield from _values(each)
        yield from _bounds(each)
        yield from _duties(each)
        yield from _texts(each)
        yield from _attributed(each)


def _said(each: Edited, slug: str, old: str, new: str) -> Outline:
    text = each.outline.clause(slug).text
    if old not in text:
        raise ValueError(old, text)
    return each.outline.with_text(slug, text.replace(old, new))


def _terms(each: Edited) -> Iterator[Mutation]:
    words = Words(each.place)
    noun, term = words.noun("term"), words.term("term")
    plain = f"A {noun} that is old stays in the north loft."
    yield each.mutation(
        "definition removed",
        "DEF201",
        each.outline.with_text("term", plain),
        each.seen("term", "DEF201"),
    )
    yield each.mutation(
        "term renamed",
        "DEF202",
        _said(each, "term", term, f"Veteran {noun.title()}"),
        each.seen("term", "DEF202"),
    )
    months = LEAST[each.place % len(LEAST)]
    yield each.mutation(
        "number in a definition",
        "DEF203",
        _said(each, "term", f"{months[0]} months", f"{months[1]} months"),
        each.seen("term", "DEF203"),
    )
    yield each.mutation(
        "condition of a definition",
        "DEF203",
        _said(each, "term", f"means a {noun}", f"means a {noun} with a cracked base"),
        each.seen("term", "DEF203", "DEF204", level=Level.REVIEW),
    )
    yield each.mutation(
        "item of a definition dropped",
        "DEF204",
        _said(each, "list", "the strap, the hook and the lid", "the strap and the lid"),
        each.seen("list", "DEF204", "DEF203"),
    )


def _values(each: Edited) -> Iterator[Mutation]:
    old, new = DAYS[each.place % len(DAYS)]
    want = each.seen("days", "VAL301", "VAL302")
    yield each.mutation("days", "VAL301", _said(each, "days", f"{old} days", f"{new} days"), want)
    yield each.mutation(
        "days in words", "VAL301", _said(each, "days", f"{old} days", "seventy (70) days"), want
    )
    old_fee, new_fee = FEES[each.place % len(FEES)]
    yield each.mutation(
        "amount",
        "VAL301",
        _said(each, "fee", f"GBP {old_fee}", f"GBP {new_fee}"),
        each.seen("fee", "VAL301"),
    )
    twins = [c for c in each.citing if c.slug == "twin" and c.path != each.path]
    both = tuple(
        Expected(("VAL301", "VAL302", "GRA704"), twin.path, twin.needle) for twin in twins
    )
    agreed = _said(each, "twin", "14 days", "16 days")
    yield each.mutation(
        "value that a second source shares", "VAL301", agreed, *both, allowed=_RESTATED
    )
    disagree = tuple(Expected(("GRA704",), twin.path, twin.needle) for twin in twins)
    yield each.mutation("one of two sources", "GRA704", agreed, *disagree, allowed=_RESTATED)
    lock, _ = names(each.place)
    minutes = str(Words(each.place).facts("lock")["lock"])
    coded = Expected(("COD606",), code_path(each.world, each.place), lock)
    yield each.mutation(
        "value that code holds",
        "COD606",
        _said(each, "lock", f"{minutes} minutes", "75 minutes"),
        coded,
        allowed=_RESTATED,
    )


def _bounds(each: Edited) -> Iterator[Mutation]:
    now, more, less = LEAST[each.place % len(LEAST)]
    tighter = _said(each, "least", f"{now} years", f"{more} years")
    yield each.mutation("floor raised", "VAL302", tighter, each.seen("least", "VAL302"))
    looser = _said(each, "least", f"{now} years", f"{less} years")
    seen = each.seen("least", "VAL303", level=Level.REVIEW)
    yield each.mutation("floor lowered", "VAL303", looser, seen)
    now, less, more = MOST[each.place % len(MOST)]
    tighter = _said(each, "most", f"{now} days", f"{less} days")
    yield each.mutation("ceiling lowered", "VAL302", tighter, each.seen("most", "VAL302"))
    looser = _said(each, "most", f"{now} days", f"{more} days")
    seen = each.seen("most", "VAL303", level=Level.REVIEW)
    yield each.mutation("ceiling raised", "VAL303", looser, seen)


_DUTIES = (
    ("shall to may", "OBL401", "shall", "shall inspect", "may inspect"),
    ("shall to should", "OBL401", "shall", "shall inspect", "should inspect"),
    ("may to shall", "OBL402", "may", "may return", "shall return"),
    ("may to must", "OBL402", "may", "may return", "must return"),
    ("permission to ban", "OBL405", "lend", "may lend", "may not lend"),
    ("duty to ban", "OBL405", "shall", "shall inspect", "shall not inspect"),
    ("another actor", "OBL406", "role", "Loft Manager", "Yard Foreman"),
    ("another actor again", "OBL406", "duty", "The Keeper shall", "The Hirer shall"),
)


def _duties(each: Edited) -> Iterator[Mutation]:
    for name, rule, slug, old, new in _DUTIES:
        yield each.mutation(name, rule, _said(each, slug, old, new), each.seen(slug, rule))
    words = Words(each.place)
    gone = f" The Keeper shall weigh each {words.noun('duty')} on its return."
    yield each.mutation(
        "duty removed", "OBL403", _said(each, "duty", gone, ""), each.seen("duty", "OBL403")
    )
    noun = words.noun("control")
    gone = f" A second person shall review and sign the list before a {noun} is scrapped."
    seen = each.seen("control", "OBL410", "OBL403")
    yield each.mutation("second person removed", "OBL410", _said(each, "control", gone, ""), seen)


def _texts(each: Edited) -> Iterator[Mutation]:
    words = Words(each.place)
    noun = words.noun("reword")
    anew = f"Nobody wraps a {noun}: it hangs on a peg under the roof, where air reaches it."
    seen = each.seen("reword", "TXT801", level=Level.REVIEW)
    yield each.mutation("rewritten", "TXT801", each.outline.with_text("reword", anew), seen)
    other = f"A {words.noun('quote')} that was dropped once goes to the repair bench."
    seen = each.seen("quote", "TXT802")
    yield each.mutation(
        "source of a quotation", "TXT802", each.outline.with_text("quote", other), seen
    )
    one = _said(each, "quote", "is never hired", "is rarely hired")
    yield each.mutation("a word of a quotation", "TXT802", one, seen)


def _attributed(each: Edited) -> Iterator[Mutation]:
    """Yield a citing document to which a value is added that its source does not state."""
    words, path = Words(each.place), each.relying("days").path
    value = DAYS[each.place % len(DAYS)][1] + 3
    cited = each.outline.cited("days", each.place)
    failed = f"a {words.noun('days')} that failed is replaced"
    sentence = f"In the violet hall {failed} within {value} days ({cited})."
    want = Expected(("VAL309",), path, "violet hall")
    data = appended(each.world, path, sentence)
    yield Mutation(f"wrong days of {each.path} in {path}", "VAL309", path, {path: data}, (want,))
    fee = FEES[each.place % len(FEES)][1]
    cited = each.outline.cited("fee", each.place)
    sentence = f"In the violet hall the charge for a {words.noun('fee')} is GBP {fee} ({cited})."
    data = appended(each.world, path, sentence)
    yield Mutation(f"wrong amount of {each.path} in {path}", "VAL309", path, {path: data}, (want,))
