"""Who a binding binds, by the grammar that an installed model gives; refines the rules' answer."""

from collections.abc import Sequence

from extractors.readings.duties.binding import Binding
from extractors.readings.duties.subjects import Subject
from extractors.readings.duties.words import Word

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_NOMINAL = ("NN", "PRP")
_MOST = 40


def parsed_subject(
    words: Sequence[Word], binding: Binding, ruled: Subject | None
) -> Subject | None:
    """Return the subject that the parse gives, else what the rules found."""
    verb = _verb(words, binding)
    for _ in range(_MOST):
        subject = _child(words, verb)
        if subject is not None:
            return _phrase(words, subject, binding, ruled)
        if words[verb].dep not in {"conj", "aux", "auxpass", "xcomp"}:
            return ruled
        verb = words[verb].head
    return ruled


def _verb(words: Sequence[Word], binding: Binding) -> int:
    """Return the verb that the subject depends on."""
    first = words[binding.start]
    if first.dep in {"aux", "auxpass"} and first.head >= 0:
        return first.head
    return binding.start if binding.modal in {"", "is to"} else binding.root


def _child(words: Sequence[Word], verb: int) -> int | None:
    for at in range(verb - 1, max(-1, verb - 80), -1):
        if words[at].head == verb and words[at].dep in _SUBJECTS:
            return at
    return None


def _phrase(
    words: Sequence[Word], subject: int, binding: Binding, ruled: Subject | None
) -> Subject | None:
    """Return the whole noun phrase with head *subject*, where the rules found another one."""
    if ruled is not None and (ruled.shared or ruled.start <= subject):
        return ruled
    if not words[subject].tag.startswith(_NOMINAL):
        return ruled
    if words[subject].low in {"who", "which", "that"} or subject > binding.start:
        return ruled
    if words[subject].dep.startswith("csubj"):
        return ruled
    low = high = subject
    for at in range(subject - 1, max(-1, subject - 12), -1):
        if not _is_below(words, at, subject):
            break
        low = at
    for at in range(subject + 1, binding.start):
        if not _is_below(words, at, subject):
            break
        high = at
    return Subject(low, high + 1, words[low - 1].low if low else "")


def _is_below(words: Sequence[Word], at: int, top: int) -> bool:
    for _ in range(_MOST):
        head = words[at].head
        if head == top:
            return True
        if head < 0 or head == at:
            return False
        at = head
    return False
