"""Settle the level of a finding: confidence and the class of the downstream document cap it."""

import hashlib
from collections.abc import Callable, Container
from dataclasses import replace

from depgraph.analysis.case import AddedCause, Draft
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.standing import ADDED, other_name
from depgraph.model.findings import DocumentClass, Finding, Level, Step, Where
from depgraph.model.immutable import immutable
from depgraph.model.keys import folded
from depgraph.model.links import Confidence
from depgraph.model.patterns import regex

_TYPED = regex(r"\(?(?P<number>\d+(?:\.\d+)*|\([a-z0-9]{1,4}\)|[a-z])[.):]*\s")
_DIGITS = regex(r"\d+")
_BROKEN_STAYS = ("REF", "DOC")
_OWN = frozenset({"REF108", "REF109", "REF112", "VAL309", "DEF205"})
"""Rules that speak of what the proposed text itself gets wrong, draft or not."""
_ON_RECORDS = "DOC511"
"""The one rule that speaks of a text that must not change."""
_OF_ITSELF = frozenset({"DOC507", _ON_RECORDS})
"""Rules that speak of the changed document itself, not of one that cites it."""
_OF_THE_RUN = "AUD"

_CLASSES = {
    word: document_class
    for document_class, words in {
        DocumentClass.CONTROLLED: "controlled issued",
        DocumentClass.REFERENCE: "reference informative information guidance",
        DocumentClass.DRAFT: "draft unissued",
        DocumentClass.RECORD: "record frozen executed signed historic historical",
        DocumentClass.EXTERNAL: "external",
    }.items()
    for word in words.split()
}
_BY_STATUS = {
    "draft": DocumentClass.DRAFT,
    "proposed": DocumentClass.DRAFT,
    "unissued": DocumentClass.DRAFT,
    "not issued": DocumentClass.DRAFT,
    "work in progress": DocumentClass.DRAFT,
    "executed": DocumentClass.RECORD,
    "fully executed": DocumentClass.RECORD,
    "signed": DocumentClass.RECORD,
    "frozen": DocumentClass.RECORD,
}
"""A status that settles the class; "final" or "under review" may stand on a text in force."""


def class_stated(document: Indexed) -> DocumentClass:
    """Return the class that *document* gives itself; one that says nothing is held to its word."""
    identity = document.facts.identity
    stated = _CLASSES.get(identity.document_class) or _BY_STATUS.get(identity.status)
    return stated or DocumentClass.CONTROLLED


@immutable
class Settings:
    """What configuration says of documents and rules, as questions."""

    document_class: Callable[[Indexed], DocumentClass]
    owners: Callable[[str], tuple[str, ...]]
    level: Callable[[str, str], Level | None]
    """The level that configuration sets for a rule at a path, if it sets one."""
    is_off: Callable[[str, str], bool]
    """Whether configuration switches a rule off at a path."""
    name: Callable[[str], str]
    """The short name of a rule in words."""
    prevails: Callable[[Indexed, Indexed], str] = lambda _one, _other: ""
    """The setting by which the first document prevails over the second; empty when none does."""


def settled(
    draft: Draft,
    change: str,
    downstream: Indexed,
    settings: Settings,
    unknown: Container[str] = (),
) -> Finding | None:
    """Return the finding that *draft* becomes; ``None`` where class or settings rule it out.

    Of the changes *unknown* the reader could not tell whether they are some.
    """
    path = draft.effect.path
    level, reason = _capped(draft, settings.document_class(downstream))
    if level is None or settings.is_off(draft.rule, path):
        return None
    if change in unknown and level is Level.BREAKING:
        level, reason = Level.REVIEW, "the proposed text could not be read in full"
    configured = settings.level(draft.rule, path)
    if configured is not None and configured is not level:
        level, reason = configured, f"set to {configured} by configuration"
    key, fingerprint = _prints(draft)
    return Finding(
        rule=draft.rule,
        name=settings.name(draft.rule),
        level=level,
        default_level=draft.level,
        confidence=draft.confidence,
        message=draft.message,
        change=change,
        cause=draft.upstream,
        effect=draft.effect,
        was_true=draft.was_true,
        now_false=draft.now_false,
        level_reason=reason,
        path=(_step(draft),),
        owners=settings.owners(path),
        fixes=draft.fixes,
        fingerprint=fingerprint,
        issue_key=key,
        also=draft.also,
        other_rule=_other_rule(draft),
    )


def by_class(rule: str, level: Level, document_class: DocumentClass) -> tuple[Level | None, str]:
    """Return what *level* of a finding of *rule* becomes in a document of the class, and why.

    The document is the one with the sentence that is wrong; ``None`` where nothing is said of it.
    """
    if rule.startswith(_OF_THE_RUN):
        return level, ""
    match document_class:
        case DocumentClass.RECORD | DocumentClass.EXTERNAL if rule != _ON_RECORDS:
            kind = "a record" if document_class is DocumentClass.RECORD else "kept by others"
            return None, f"the document is {kind}"
        case DocumentClass.DRAFT if rule not in _OWN and level is not Level.INFO:
            itself = rule in _OF_ITSELF
            return Level.INFO, f"the {'' if itself else 'citing '}document is a draft"
        case DocumentClass.REFERENCE if level is Level.BREAKING and not _stays_broken(rule):
            return Level.REVIEW, "the document is for reference, not controlled"
        case _:
            return level, ""


def _capped(draft: Draft, document_class: DocumentClass) -> tuple[Level | None, str]:
    level, reason = by_class(draft.rule, draft.level, document_class)
    if reason or level is None:
        return level, reason
    if draft.confidence is Confidence.POSSIBLE and level is not Level.INFO:
        return Level.INFO, "only a value or a word matches"
    if draft.confidence is Confidence.LIKELY and level is Level.BREAKING:
        return Level.REVIEW, "the link is likely, not explicit"
    return level, ""


def _stays_broken(rule: str) -> bool:
    return rule.startswith(_BROKEN_STAYS) and rule not in _OF_ITSELF


def _step(draft: Draft) -> Step:
    return Step(
        _point(draft.effect), _point(draft.upstream), draft.edge, draft.evidence, draft.confidence
    )


def _point(where: Where) -> str:
    return f"{where.doc} {where.label}".rstrip()


def _prints(draft: Draft) -> tuple[str, str]:
    """Return issue key and fingerprint; neither holds a number, a line or the message."""
    # What a proposal adds has the prints that it will have when it stands.
    rule = _other_rule(draft) if draft.rule == ADDED else draft.rule
    key = _digest(
        rule,
        draft.upstream.doc,
        _anchor(draft.upstream),
        draft.effect.doc,
        _anchor(draft.effect),
    )
    before, quote = _unnumbered(draft.upstream), _unnumbered(draft.effect)
    return key, _digest(key, before, _after(draft), quote)


def _other_rule(draft: Draft) -> str:
    cause = draft.cause
    return other_name(draft.rule, cause.reference) if isinstance(cause, AddedCause) else ""


def _after(draft: Draft) -> str:
    return " ".join(edit.after for fix in draft.fixes for edit in fix.edits)


def _unnumbered(where: Where) -> str:
    """Return the quote without the number that its own part bears: that number may change."""
    quote, label = folded(where.quote), folded(where.label).lstrip("§ ")
    if label and quote.startswith(label):
        rest = quote[len(label) :]
        return quote if rest[:1].isalnum() else rest.lstrip(" .:)")
    typed = _TYPED.match(quote)
    if typed is None or not label.endswith(typed["number"]):
        return quote
    return quote[typed.end() :]


def _anchor(where: Where) -> str:
    digits = _DIGITS.findall(where.label)
    numbered = where.anchor.replace("-", "").replace(".", "").replace("_", "")
    if digits and numbered.startswith("".join(digits)):
        anchor = where.anchor
        for group in digits:
            anchor = anchor.lstrip("-._").removeprefix(group)
        if not anchor[:1].isalnum():
            return anchor.lstrip("-._") or _wordy(where)
    return where.anchor or _wordy(where)


def _wordy(where: Where) -> str:
    return "".join(c for c in folded(where.quote) if not c.isdigit())[:80]


def _digest(*parts: str) -> str:
    joined = "\x1f".join(folded(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def numbered_apart(findings: list[Finding]) -> list[Finding]:
    """Return *findings* with an ordinal in the prints of those that would share them."""
    seen: dict[str, int] = {}
    apart: list[Finding] = []
    for finding in findings:
        ordinal = seen.get(finding.fingerprint, 0)
        seen[finding.fingerprint] = ordinal + 1
        if ordinal:
            finding = replace(  # noqa: PLW2901
                finding,
                issue_key=_digest(finding.issue_key, str(ordinal)),
                fingerprint=_digest(finding.fingerprint, str(ordinal)),
            )
        apart.append(finding)
    return apart
