"""What binds in a sentence as a value, and the small words that stand inside it."""

from collections.abc import Sequence
from dataclasses import replace

from depgraph.model.duties import Modality
from depgraph.model.immutable import immutable
from extractors.readings.duties import lexicon as lx
from extractors.readings.duties.verbs import is_participle
from extractors.readings.duties.words import Word

NEGATED = {
    Modality.MUST: Modality.MUST_NOT,
    Modality.SHOULD: Modality.SHOULD_NOT,
    Modality.MAY: Modality.MAY_NOT,
    Modality.BEST_EFFORTS: Modality.MUST_NOT,
    Modality.AIM: Modality.SHOULD_NOT,
}
_INSERTION = 40
_INSERTING = lx.PREPOSITIONS | lx.SUBORDINATORS | {"whether"}
"""Words that open a further insertion: "may, in its discretion, upon notice, audit"."""
_PERIODS = frozenset({"year", "month", "quarter", "week", "day", "calendar"})


@immutable
class Binding:
    """Words *start* up to *end* bind; *verb* is the word that says the action, -1 when none.

    *passive* says that the grammatical subject undergoes the action, *root* is the word that the
    subject depends on, *actor* bounds an actor named behind the verb ("is the responsibility of
    the manager"), *inverted* that the subject stands after the first word. *inserted*
    bounds words set off by commas between the modal and its verb.
    """

    start: int
    end: int
    modality: Modality
    verb: int
    root: int
    passive: bool = False
    actor: tuple[int, int] | None = None
    inverted: bool = False
    inserted: tuple[int, int] | None = None
    modal: str = ""


def skipped(words: Sequence[Word], at: int) -> tuple[int, bool, tuple[int, int] | None]:
    """Return the first word of what a modal governs, whether it is negated, and insertions."""
    negated = False
    inserted: tuple[int, int] | None = None
    while at < len(words):
        low = words[at].low
        if low in lx.NEGATIONS:
            negated = True
        elif low == "no" and following(words, at) == "longer":
            negated, at = True, at + 1
        elif low in {",", "("} and (close := _closed(words, at)):
            inserted = inserted[0] if inserted else at + 1, close
            at = close - (low == "," and following(words, close) in _INSERTING)
        elif low in {"each", "every"} and following(words, at) in _PERIODS:
            at += 1
        elif low in {"at", "in"} and _fixed(words, at):
            negated = negated or words[at + 1].low == "no"
            at = _fixed(words, at) - 1
        elif not is_adverb(low):
            break
        at += 1
    return at, negated, inserted


def _fixed(words: Sequence[Word], at: int) -> int:
    """Return the end of "at all times", "in no event", "at its sole expense", else 0."""
    for length in range(2, 7):
        last = words[at + length - 1] if at + length - 1 < len(words) else None
        if last is None:
            return 0
        if last.low in {
            *("times", "time", "event", "case", "cases", "circumstances", "expense", "cost"),
            *("discretion", "faith", "least", "minimum", "writing", "addition", "turn"),
        }:
            return at + length
    return 0


def _closed(words: Sequence[Word], at: int) -> int:
    """Return where the insertion that opens at *at* closes, or 0."""
    want = ")" if words[at].low == "(" else ","
    if want == ")" and at + 1 < len(words) and len(words[at + 1].low) == 1:
        return 0
    for close in range(at + 1, min(at + _INSERTION, len(words) - 1)):
        if words[close].low == want:
            return close
        if words[close].low in lx.MODALS or words[close].low in {";", ":"}:
            return 0
    return 0


def is_adverb(low: str) -> bool:
    """Return whether the folded word can stand between a modal and its verb."""
    return low in lx.ADVERBS or (low.endswith("ly") and low not in lx.NOT_ADVERBS)


def to_verb(words: Sequence[Word], binding: Binding) -> Binding | None:
    """Return *binding* with the verb after "to"; a passive one says so."""
    at, _, _ = skipped(words, binding.verb)
    if at >= len(words):
        return replace(binding, verb=-1)
    if words[at].low in {":", "(", "—", "–"}:
        return replace(binding, verb=-1)
    if words[at].low == "be" and at + 1 < len(words):
        verb, _, _ = skipped(words, at + 1)
        if verb < len(words) and is_participle(words[verb].low):
            return replace(binding, verb=verb, passive=True)
    return replace(binding, verb=at)


def following(words: Sequence[Word], at: int) -> str:
    """Return the folded word after *at*, or nothing."""
    return words[at + 1].low if at + 1 < len(words) else ""
