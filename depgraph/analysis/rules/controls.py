"""OBL410: a step that controls work goes, and perhaps another one takes its place."""

import re
from collections.abc import Iterable

from depgraph.analysis.duty_edits import DutyEdit, stem
from depgraph.analysis.duty_likeness import speaks_of
from depgraph.analysis.rules.duty_relying import Relying, Verdict
from depgraph.model.duties import Duty
from depgraph.model.findings import Level
from depgraph.model.keys import folded
from depgraph.model.patterns import regex

_NAMES = {
    "approval": "approve authorise authorize",
    "review": "review",
    "check": "check verify inspect examine reconcile",
    "signature": "sign countersign initial",
    "record": "log record",
    "hold": "hold quarantine",
    "check by a second person": "witness",
    "audit": "audit",
}
_BY_VERB = {verb: name for name, verbs in _NAMES.items() for verb in verbs.split()}
_IN_WORDS = regex(
    r"\b(?P<what>approval|signature|countersignature|second[- ]person|second signature"
    r"|four[- ]eyes|verification|quarantine|review)\b"
)
_SECOND = regex(r"\b(?:second (?:person|operator|reviewer|analyst|signature)|four[- ]eyes)\b")
_LIKE = (
    frozenset({"approval", "signature"}),
    frozenset({"review", "check", "check by a second person", "audit"}),
)
"""Controls that can stand for each other."""


def control_of(verb: str, sentence: str) -> str:
    """Return what control the *verb* of *sentence* is; of a condition (no verb), what it names."""
    plain = folded(sentence)
    if verb:
        name = _BY_VERB.get(verb, "")
        return "check by a second person" if name and _SECOND.search(plain) else name
    found = _IN_WORDS.search(plain)
    return found["what"] if found else ""


def control_gone(edit: DutyEdit, verb: str, control: str, relying: Relying) -> Verdict:
    """Return what it means for *relying* that the *verb* of *edit*, a *control*, is gone."""
    stays = [duty.sentence for duty in relying.stated()]
    if _is_replaced(control, edit.before, stays):
        told = f"relies on {{source}}, where another step takes the place of the {control}"
        return Verdict("OBL410", Level.INFO, told, _RESTORE)
    if edit.before is not None and speaks_of(relying.text, edit.before, verb):
        told = f"lists the {control}; {{source}} would no longer ask for it"
        return Verdict("OBL410", Level.BREAKING, told, _RESTORE)
    told = f"relies on {{source}}, which would no longer ask for the {control}"
    return Verdict("OBL410", Level.REVIEW, told, _RESTORE)


def _is_replaced(control: str, before: Duty | None, stays: Iterable[str]) -> bool:
    """Return whether one of the sentences that stay asks for a like control that was not there."""
    if before is None:
        return False
    had = folded(before.sentence)
    like = next((group for group in _LIKE if control in group), frozenset())
    verbs = [v for name in like - {control} for v in _NAMES[name].split()]
    said = " ".join(folded(sentence) for sentence in stays)
    return any(
        re.search(rf"\b{stem(verb)}", said) and not re.search(rf"\b{stem(verb)}", had)
        for verb in verbs
    )


_RESTORE = "Restore the step, or record what takes its place"
