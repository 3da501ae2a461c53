"""DOC505 DOC507: the revision that a document states, or that others pin, against its text."""

import re
from collections.abc import Iterator
from dataclasses import replace

from depgraph.analysis.case import AddedCause, Draft, NoticedCause, ProvisionCause
from depgraph.analysis.diff import Comparison
from depgraph.analysis.edits import SymbolEdit, TermEdit, TextEdit, ValueEdit
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.levels import settled
from depgraph.analysis.resolve import resolve
from depgraph.analysis.situation import Situation
from depgraph.model.documents import BlockKind
from depgraph.model.edits import Edit
from depgraph.model.facts import Identity, Kind, Reference, Span
from depgraph.model.findings import DocumentClass, Fix, Level, Safety
from depgraph.model.keys import folded
from depgraph.model.links import Confidence, Link
from depgraph.model.patterns import regex

_OF_THE_TEXT = (NoticedCause, ProvisionCause, ValueEdit, TermEdit, SymbolEdit, TextEdit)
_COVER = 25
_BEHIND = (10**9, 0)
"""Where the report puts it: after the edits that are its reason."""
_HISTORY = regex(
    r"\b(?:(?:revision|version|change|document|amendment)s?\s(?:history|log|record|control)"
    r"|history of (?:changes|revisions|amendments)|record of (?:changes|revisions|amendments))\b"
)
_COLUMNS = regex(r"(?:rev(?:ision)?|ver(?:sion)?|issue|edition)\b\.?(?:\s?(?:no|number)\b\.?)?")
_REVISION = (
    r"(?:rev(?:ision)?|v(?:er(?:sion)?)?|issue|edition)\b\W{{0,6}}(?:no\b\W{{0,4}})?({})(?!\w)"
)


def breaking_without_revision(situation: Situation) -> Iterator[Draft]:
    """Yield one finding for a document that breaks others and still states its old revision.

    It weighs what all other rules found, so it is asked last.
    """
    comparison = situation.comparison
    before, after = comparison.before, comparison.after
    if situation.new or after is None or after.is_code or not _stated(before):
        return
    if before.path != after.path or _is_revised(comparison) or _is_draft(situation, after):
        return
    broken = [draft for draft in situation.judged if _breaks(draft, situation)]
    if broken:
        yield _unrevised(after, broken)


def _stated(document: Indexed) -> str:
    """Return in words which text this says it is: ``revision 6, effective 2026-03-01``."""
    identity = document.facts.identity
    revision = f"revision {identity.revision}" if identity.revision else ""
    # The date of a contract is one of its terms; it stays when the text is amended.
    dated = identity.effective and (revision or document.facts.kind is not Kind.CONTRACT)
    return ", ".join(filter(None, (revision, f"effective {identity.effective}" if dated else "")))


def _is_revised(comparison: Comparison) -> bool:
    before, after = comparison.before, comparison.after
    if after is None or _control(before.facts.identity) != _control(after.facts.identity):
        return True
    history = _history(after)
    kept = comparison.origins
    return any(
        number not in kept or before.blocks[kept[number]].text != after.blocks[number].text
        for number in history
    )


def _control(identity: Identity) -> tuple[str, str, str]:
    return identity.revision, identity.effective, identity.status


def _history(document: Indexed) -> frozenset[int]:
    """Return the blocks of the parts and the tables that list former revisions."""
    blocks = document.blocks
    tables = {
        block.table
        for block in blocks
        if block.row == 0 and block.table and _COLUMNS.fullmatch(folded(block.text[:40]))
    }
    found = {number for number, block in enumerate(blocks) if block.table in tables}
    for provision in document.provisions:
        if _HISTORY.search(folded(provision.title)) or _HISTORY.fullmatch(
            folded(blocks[provision.first].text[:60])
        ):
            found.update(range(provision.first, provision.end))
    return frozenset(found)


def _is_draft(situation: Situation, after: Indexed) -> bool:
    """Return whether the proposed text says that it is not issued, and the one in force did."""
    classes = situation.settings.document_class
    now = classes(after) is DocumentClass.DRAFT
    return now and classes(situation.comparison.before) is not DocumentClass.DRAFT


def _breaks(draft: Draft, situation: Situation) -> bool:
    """Return whether *draft* will stand as breaking, and an edit of the text is its cause."""
    if draft.level is not Level.BREAKING or not isinstance(draft.cause, _OF_THE_TEXT):
        return False
    document = situation.transition.in_force(draft.effect.path)
    found = settled(draft, "", document, situation.settings) if document else None
    return found is not None and found.level is Level.BREAKING


def _unrevised(after: Indexed, broken: list[Draft]) -> Draft:
    stated = _stated(after)
    count = f"{len(broken)} sentences" if len(broken) > 1 else "a sentence"
    first = broken[0]
    says = first.upstream.quote
    span = _place(after)
    effect = replace(after.where(span), span=None)
    return Draft(
        rule="DOC507",
        level=Level.BREAKING,
        message=f"would still be {stated}, though its change makes {count} wrong",
        cause=NoticedCause("revision-kept", f"still {stated}", _BEHIND, effect, effect),
        effect=effect,
        upstream=first.upstream,
        edge="states",
        evidence=stated,
        was_true=f"{stated} said: {says}" if says else f"{stated} was another text",
        now_false=f"two texts would be {stated}",
        fixes=(_raised(after, span),),
    )


def _place(document: Indexed) -> Span:
    """Return where *document* states its revision, or else its effective date."""
    identity = document.facts.identity
    if identity.revision:
        wanted = regex(_REVISION.format(re.escape(folded(identity.revision))))
        for number in _control_blocks(document):
            found = wanted.search(document.blocks[number].text.casefold())
            if found:
                return Span(number, *found.span(1))
    for number in _control_blocks(document):
        text = folded(document.blocks[number].text[:300])
        if "effective" in text or (identity.effective and identity.effective in text):
            return Span(number, 0, 1)
    return Span(0, 0, min(1, len(document.blocks[0].text)))


def _control_blocks(document: Indexed) -> list[int]:
    return [
        number
        for number, block in enumerate(document.blocks)
        if number < _COVER or block.kind is BlockKind.RUNNING
    ]


def _raised(document: Indexed, span: Span) -> Fix:
    """Return the fix that counts the revision on where it is a whole number or a letter."""
    old = document.facts.identity.revision
    new = _next(old)
    written = document.blocks[span.block].text[span.start : span.end]
    if not new or folded(written) != folded(old):
        return Fix(
            "Raise the revision and the effective date, and say what changed", Safety.UNSAFE
        )
    edit = Edit(span, written, new)
    title = f"Write revision {new} with its date, and say what changed in the history"
    return Fix(title, Safety.UNSAFE, (edit,))


def _next(revision: str) -> str:
    if revision.isdigit():
        return str(int(revision) + 1).zfill(len(revision))
    if len(revision) == 1 and "A" <= revision < "Z":
        return chr(ord(revision) + 1)
    return ""


def missing_revision(situation: Situation) -> Iterator[Draft]:
    """Yield one finding for each reference added that pins a revision never issued."""
    document = situation.comparison.after
    if document is None:
        return
    transition = situation.transition
    for reference in document.facts.references:
        pinned = _numbers(reference.revision)
        known = situation.new or transition.origin(document, reference) is None
        if not pinned or not known or reference.external:
            continue
        outcome = resolve(reference, document, transition.after)
        if not isinstance(outcome, Link) or outcome.confidence is not Confidence.CERTAIN:
            continue
        target = transition.after.document(outcome.path)
        newest = _numbers(target.facts.identity.revision) if target else ()
        if target and newest and pinned > newest and target.path != document.path:
            yield _unknown(document, reference, target)


def _numbers(revision: str) -> tuple[int, ...]:
    """Return ``2.10`` as numbers to compare; nothing for letters, which run in no sure order."""
    bare = folded(revision).removeprefix("rev").removeprefix("ision").strip(". v")
    found = bare.split(".")
    return tuple(map(int, found)) if all(p.isdigit() and len(p) < 6 for p in found) else ()  # noqa: PLR2004


def _unknown(document: Indexed, reference: Reference, target: Indexed) -> Draft:
    newest = target.facts.identity.revision
    message = f"cites {target.name} revision {reference.revision}; the newest is {newest}"
    upstream = target.where(_place(target))
    return Draft(
        rule="DOC505",
        level=Level.BREAKING,
        message=message,
        cause=AddedCause(reference),
        effect=document.where(reference.span),
        upstream=upstream,
        edge="cites",
        evidence=reference.text,
        was_true=f"{target.name} says it is revision {newest}",
        now_false=message,
        fixes=(Fix(f"Cite revision {newest}, or issue the one cited first", Safety.MANUAL),),
    )
