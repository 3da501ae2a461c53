"""Phrases that bind without a modal verb: "is required to", "agrees to", "has the right to"."""

from collections.abc import Sequence
from dataclasses import replace

from depgraph.model.duties import Modality
from extractors.readings.duties import lexicon as lx
from extractors.readings.duties.binding import NEGATED, Binding, following, skipped, to_verb
from extractors.readings.duties.words import Word

_ADJECTIVES = {
    "required": Modality.MUST,
    "obliged": Modality.MUST,
    "obligated": Modality.MUST,
    "bound": Modality.MUST,
    "responsible": Modality.MUST,
    "accountable": Modality.MUST,
    "expected": Modality.SHOULD,
    "encouraged": Modality.SHOULD,
    "advised": Modality.SHOULD,
    "recommended": Modality.SHOULD,
    "entitled": Modality.MAY,
    "permitted": Modality.MAY,
    "allowed": Modality.MAY,
    "authorized": Modality.MAY,
    "authorised": Modality.MAY,
    "free": Modality.MAY,
    "prohibited": Modality.MUST_NOT,
    "forbidden": Modality.MUST_NOT,
}
"""After "be": what binds when "to", "for" or "from" and an action follow."""
_ALONE = frozenset({"required", "prohibited", "forbidden", "permitted", "allowed"})
"""Those that bind without an action, too: "Badges are required"."""
_NOT_REQUIRED = frozenset({"required", "obliged", "obligated", "bound", "expected"})
_NOUNS = {
    "right": Modality.MAY,
    "option": Modality.MAY,
    "discretion": Modality.MAY,
    "authority": Modality.MAY,
    "obligation": Modality.MUST,
    "duty": Modality.MUST,
    "responsibility": Modality.MUST,
}
_TASKS = frozenset({"responsibility", "duty", "obligation", "job"})
_TASK_ENDS = frozenset({"to", ",", ";", ".", "(", "that"})
_PROMISES = {
    "agree": Modality.MUST,
    "agrees": Modality.MUST,
    "undertakes": Modality.MUST,
    "undertake": Modality.MUST,
    "covenants": Modality.MUST,
    "covenant": Modality.MUST,
    "commits": Modality.MUST,
    "commit": Modality.MUST,
    "pledges": Modality.MUST,
    "promises": Modality.MUST,
    "endeavours": Modality.BEST_EFFORTS,
    "endeavors": Modality.BEST_EFFORTS,
    "strives": Modality.BEST_EFFORTS,
    "strive": Modality.BEST_EFFORTS,
    "aims": Modality.AIM,
    "aim": Modality.AIM,
    "intends": Modality.AIM,
}
_EFFORTS = frozenset({"efforts", "effort", "endeavours", "endeavors"})
_REACH = 7


def phrase(words: Sequence[Word], at: int) -> Binding | None:
    """Return the binding of a phrase without a modal verb."""
    low = words[at].low
    if low in {"is", "are", "'re", "'s"}:
        after, negated, _ = skipped(words, at + 1)
        found = stated(words, after, negated=negated) if after < len(words) else None
        if found:
            return replace(found, start=at)
        return _is_task(words, at) or _is_to(words, at, after, negated=negated)
    if low in {"has", "have"}:
        return owned(words, at, negated=at > 0 and words[at - 1].low in lx.NEGATIONS)
    if low in {"need", "needs"}:
        return _needing(words, at)
    if low in {"reserve", "reserves"} and (to := _before_to(words, at, {"right"})):
        return to_verb(words, Binding(at, to + 1, Modality.MAY, to + 1, at))
    if low in {"use", "uses"} and at and (to := efforts(words, at)) and low == "uses":
        return to_verb(words, Binding(at, to + 1, Modality.BEST_EFFORTS, to + 1, at))
    return _promise(words, at)


def _promise(words: Sequence[Word], at: int) -> Binding | None:
    modality = _PROMISES.get(words[at].low)
    if modality is None or at == 0 or words[at - 1].low in {"to", "the", "a", "of", "an"}:
        return None
    after, negated, _ = skipped(words, at + 1)
    if after >= len(words) or words[after].low != "to":
        return None
    negated = negated or (after + 1 < len(words) and words[after + 1].low == "not")
    first = after + (2 if negated and words[after + 1].low == "not" else 1)
    if first < len(words) and words[first].low in lx.DETERMINERS:
        return None
    if negated:
        modality = NEGATED[modality]
    return to_verb(words, Binding(at, first, modality, first, at))


def _needing(words: Sequence[Word], at: int) -> Binding | None:
    before = words[at - 1].low if at else ""
    negated = before in lx.NEGATIONS
    if before in {"the", "a", "no", "any", "to", "business", "of"}:
        return None
    if following(words, at) == "not":
        return to_verb(words, Binding(at, at + 2, Modality.NEED_NOT, at + 2, at))
    if following(words, at) != "to":
        return None
    start = at - 2 if negated and at > 1 else at
    modality = Modality.NEED_NOT if negated else Modality.MUST
    return to_verb(words, Binding(start, at + 2, modality, at + 2, at))


def _is_to(words: Sequence[Word], at: int, after: int, *, negated: bool) -> Binding | None:
    """Return the binding of "staff are to wear", "it is the duty of X to"."""
    if after >= len(words):
        return None
    if words[after].low == "to" and after + 1 < len(words):
        low = words[after + 1].low
        if low == "be" or low in lx.VERBS:
            modality = Modality.MUST_NOT if negated else Modality.MUST
            return to_verb(words, Binding(at, after + 1, modality, after + 1, at, modal="is to"))
    return None


def _is_task(words: Sequence[Word], at: int) -> Binding | None:
    """Return the binding of "it is the responsibility of the manager to train staff"."""
    for noun in range(at + 1, min(at + 5, len(words) - 2)):
        if words[noun].low not in _TASKS or words[noun + 1].low != "of":
            continue
        end = noun + 2
        while end < len(words) and words[end].low not in _TASK_ENDS:
            end += 1
        verb = end + 1 if end + 1 < len(words) and words[end].low == "to" else at - 1
        if verb <= at and words[max(at - 1, 0)].low == "it":
            return None
        return Binding(at, end, Modality.MUST, max(verb, 0), at, actor=(noun + 2, end))
    return None


def stated(words: Sequence[Word], at: int, *, negated: bool) -> Binding | None:
    """Return the binding of "required to", "prohibited from", "responsible for" at *at*."""
    low = words[at].low
    modality = _ADJECTIVES.get(low)
    if modality is None:
        return None
    if negated:
        modality = _denied(low, modality)
    follows = following(words, at)
    if low in {"responsible", "accountable"}:
        if negated or follows not in {"for", "to"}:
            return None
        listed = at + 2 >= len(words) or words[at + 2].low in {":", "—", "–"}
        return Binding(at, at + 2, modality, -1 if listed else at + 2, at)
    if low in {"permitted", "allowed"} and follows == "to" and not _is_action(words, at + 2):
        return Binding(at, at + 1, modality, at, at, passive=True)
    if follows in {"to", "from"} and at + 2 < len(words) and low != "recommended":
        return to_verb(words, Binding(at, at + 2, modality, at + 2, at))
    if low in _ALONE and follows not in {"by", "under"}:
        return Binding(at, at + 1, modality, at, at, passive=True)
    return None


def _is_action(words: Sequence[Word], at: int) -> bool:
    """Return whether the words at *at* are an action, rather than those who are permitted it."""
    first = words[min(at, len(words) - 1)].low
    after = following(words, at)
    return first in lx.VERBS or first == "be" or first.endswith("ly") or after in lx.DETERMINERS


def _denied(low: str, modality: Modality) -> Modality:
    if low in _NOT_REQUIRED:
        return Modality.NEED_NOT
    return NEGATED.get(modality, modality)


def owned(words: Sequence[Word], have: int, *, negated: bool) -> Binding | None:
    """Return the binding of "have the right to", "has no obligation to", "has to"."""
    if following(words, have) == "to":
        modality = Modality.NEED_NOT if negated else Modality.MUST
        return to_verb(words, Binding(have, have + 2, modality, have + 2, have))
    for noun in range(have + 1, min(have + _REACH, len(words))):
        low = words[noun].low
        if low in {",", ";", "to", "of"}:
            return None
        if low in _NOUNS and following(words, noun) in {"to", "of"}:
            no = negated or any(word.low == "no" for word in words[have + 1 : noun])
            return to_verb(words, Binding(have, noun + 2, _owning(low, no=no), noun + 2, have))
    return None


def _owning(noun: str, *, no: bool) -> Modality:
    modality = _NOUNS[noun]
    if not no:
        return modality
    return Modality.NEED_NOT if modality is Modality.MUST else Modality.MAY_NOT


def efforts(words: Sequence[Word], at: int) -> int:
    """Return where the "to" of "use commercially reasonable efforts to" stands, or 0."""
    for noun in range(at + 1, min(at + 9, len(words) - 1)):
        if words[noun].low in _EFFORTS:
            return _before_to(words, noun - 1, _EFFORTS)
    return 0


def _before_to(words: Sequence[Word], at: int, nouns: set[str] | frozenset[str]) -> int:
    for noun in range(at + 1, min(at + _REACH, len(words) - 1)):
        if words[noun].low in nouns:
            for to in range(noun + 1, min(noun + 14, len(words))):
                if words[to].low == "to":
                    return to
    return 0
