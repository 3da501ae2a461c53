"""Instructions without a subject: "Record the weight", "Do not open the valve"."""

from collections.abc import Sequence

from depgraph.model.duties import Modality
from depgraph.model.immutable import immutable
from extractors.readings.duties import lexicon as lx
from extractors.readings.duties.conditions import opens
from extractors.readings.duties.words import Word

_POLITE = frozenset(
    {"please", "then", "next", "finally", "first", "always", "also", "immediately"}
)
_NOUNISH = lx.words("""
    access report request use change control record document test review work contact plan visit
    audit transfer release return support supply process backup access label link limit lock log
    mark copy credit file group guide handle import invoice issue list order package place post
    present print produce project purchase register reserve reset schedule screen share ship
    start state stop store switch track train transport update upgrade view wait weight archive
    exercise alert answer appeal charge check claim clean close complete correct direct download
    draft dry extend fix flag function insert isolate measure open separate permit separate set
    stage balance book brief fill filter finance monitor notice export run turn read
    """)
_HEADING = 2


@immutable
class Step:
    """The instruction whose verb is word *verb*; words before *start* are its condition."""

    start: int
    verb: int
    modality: Modality


def step_in(words: Sequence[Word]) -> Step | None:
    """Return the instruction that the sentence *words* gives, if it is one."""
    if len(words) < _HEADING or words[-1].low == "?":
        return None
    start = _main(words)
    at = start
    while at < len(words) and words[at].low in _POLITE:
        at += 1
        if at < len(words) and words[at].low == ",":
            at += 1
    modality = Modality.MUST
    if _next_are(words, at, "do", "not") or _next_are(words, at, "do", "n't"):
        modality, at = Modality.MUST_NOT, at + 2
    elif at < len(words) and words[at].low == "never":
        modality, at = Modality.MUST_NOT, at + 1
    if at >= len(words) or (at > start + 2 and modality is Modality.MUST and start == 0):
        return None
    if at and words[at].text[0].isupper() and start:
        return None
    good = modality is Modality.MUST_NOT or _opens_step(words, at)
    return Step(start, at, modality) if good and words[at].low in lx.VERBS else None


def _main(words: Sequence[Word]) -> int:
    """Return where the main clause begins, after a condition that leads it."""
    if not opens(words, 0) and words[0].low not in {"to", "for", "in", "using"}:
        return 0
    for at in range(1, min(len(words) - 1, 40)):
        if words[at].low == ",":
            return at + 1
    return 0


def _next_are(words: Sequence[Word], at: int, first: str, second: str) -> bool:
    return at + 1 < len(words) and words[at].low == first and words[at + 1].low == second


def _opens_step(words: Sequence[Word], at: int) -> bool:
    low = words[at].low
    if low not in lx.VERBS or low in lx.NOT_STEPS:
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.low in {":", ",", ".", "of", "by", "is", "are", "-", "/", "|"}:
        return after is not None and after.low == "," and low not in _NOUNISH
    if after.low in lx.AUXILIARIES or after.low in lx.MODALS:
        return False
    if after.low in lx.DETERMINERS or after.low in lx.PRONOUNS or after.low == "that":
        return True
    if low not in _NOUNISH:
        return not (after.text[0].isupper() and words[-1].low != ".")
    if after.low in lx.PREPOSITIONS or after.low == "to" or after.low in {"and", "or"}:
        return not any(w.low in lx.AUXILIARIES or w.low in lx.MODALS for w in words[at:])
    return after.text[0].islower() and after.low[-1] != "s" and words[-1].low == "."
