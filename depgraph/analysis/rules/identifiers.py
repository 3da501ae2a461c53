"""VAL307: an e-mail address, number or code that was replaced still stands elsewhere."""

import re
from collections.abc import Iterator

from depgraph.analysis.case import Draft, NoticedCause
from depgraph.analysis.diff import Comparison
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.resolve import resolve
from depgraph.analysis.situation import Situation
from depgraph.model.edits import Edit
from depgraph.model.facts import ReferenceKind, Span
from depgraph.model.findings import Fix, Level, Safety
from depgraph.model.immutable import immutable
from depgraph.model.links import Confidence, Link
from depgraph.model.patterns import regex

_LABEL = (
    r"(?:(?:part|item|order|article|catalog(?:ue)?|material|account|registration|licen[cs]e|serial"
    r"|model|lot|purchase\s+order|VAT|customer|supplier|contract)\s{1,2}(?:no\.?|number|code|id)"
    r"|P/N|IBAN|BIC|DUNS|EIN|LEI)"
)
_WRITTEN = regex(
    r"(?P<mail>(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}(?![\w-]))"
    r"|(?P<address>(?<!\w)https?://[^\s<>\"'()\[\]]{4,300}(?<![.,;:!?]))"
    r"|(?P<phone>(?<![\w.+-])\+\d{1,3}[\s./-]?(?:\(\d{1,4}\)[\s./-]?)?\d[\d\s./-]{5,16}\d(?!\w))"
    rf"|\b(?i:{_LABEL})[:#]?\s{{1,2}}(?P<code>(?=[A-Z0-9./-]{{0,24}}\d)[A-Z0-9][A-Z0-9./-]{{3,24}}[A-Z0-9])"
    rf"(?![\w-])",
)
_SIGNS = ("@", "://", "+", " n", " c", " i", "P/N", "IBAN", "BIC", "DUNS", "EIN", "LEI")
_NAMES = {
    "mail": "e-mail address",
    "address": "web address",
    "phone": "phone number",
    "code": "number",
}
_FEW = 8


@immutable
class _Identifier:
    """*text*, of *kind*, at *span*."""

    kind: str
    text: str
    span: Span


@immutable
class _Replaced:
    """One identifier stands where another one stood."""

    old: _Identifier
    new: _Identifier


def identifier_changed(situation: Situation) -> Iterator[Draft]:
    """Yield where a document still gives an identifier that the changed one replaced."""
    comparison, corpus = situation.comparison, situation.transition.after
    if comparison.after is None or comparison.before.is_code or situation.new:
        return
    for replaced in _replaced(comparison):
        paths = [p for p in corpus.mentioning(replaced.old.text) if p != comparison.after.path]
        for path in paths:
            document = corpus.document(path)
            if document is not None:
                few = len(paths) <= _FEW
                yield from _stale(document, replaced, situation, few=few)


def _replaced(comparison: Comparison) -> Iterator[_Replaced]:
    """Yield the identifiers that are gone from the document, each with the one in its place."""
    after = comparison.after
    if after is None:
        return
    for old, new in comparison.changed_blocks:
        ours = _identifiers(comparison.before.blocks[old].text, old)
        theirs = _identifiers(after.blocks[new].text, new) if ours else []
        for kind in _NAMES:
            lost = _apart(ours, theirs, kind)
            gained = _apart(theirs, ours, kind)
            if len(lost) == len(gained) == 1 and not _holds(after, lost[0].text):
                yield _Replaced(lost[0], gained[0])


def _identifiers(text: str, block: int) -> list[_Identifier]:
    if not any(sign in text for sign in _SIGNS):
        return []
    return [
        _Identifier(kind, match[kind], Span(block, match.start(kind), match.end(kind)))
        for match in _WRITTEN.finditer(text)
        if (kind := match.lastgroup)
    ]


def _apart(some: list[_Identifier], others: list[_Identifier], kind: str) -> list[_Identifier]:
    known = {_plain(other.text) for other in others}
    return [one for one in some if one.kind == kind and _plain(one.text) not in known]


def _plain(text: str) -> str:
    return re.sub(r"[\s()./-]", "", text).casefold()


def _holds(document: Indexed, text: str) -> bool:
    return any(text.casefold() in block.text.casefold() for block in document.blocks)


def _stale(
    document: Indexed, replaced: _Replaced, situation: Situation, *, few: bool
) -> Iterator[Draft]:
    written = regex(rf"(?<![\w.@+-]){re.escape(replaced.old.text)}(?![\w@/-]|\.\w)", re.IGNORECASE)
    for number, block in enumerate(document.blocks):
        for match in written.finditer(block.text):
            yield _draft(document, Span(number, *match.span()), replaced, situation, few=few)


def _draft(
    document: Indexed, span: Span, replaced: _Replaced, situation: Situation, *, few: bool
) -> Draft:
    before = situation.comparison.before
    upstream = before.where(replaced.old.span)
    source = f"{before.name} {upstream.label}".rstrip()
    cites = _cites(document, span, situation)
    written = document.blocks[span.block].text[span.start : span.end]
    kind = _NAMES[replaced.old.kind]
    message = f"gives the {kind} {written}; {source} would give {replaced.new.text}"
    level = Level.BREAKING if cites else Level.REVIEW
    if not cites and (not few or replaced.old.kind == "address"):
        level = Level.INFO
    return Draft(
        rule="VAL307",
        level=level,
        message=message,
        cause=_cause(situation.comparison, replaced),
        effect=document.where(span),
        upstream=upstream,
        edge="restates",
        evidence="cited beside it" if cites else f"the same {kind}",
        was_true=f"{source} says: {upstream.quote}",
        now_false=message,
        confidence=Confidence.CERTAIN if cites else Confidence.LIKELY,
        fixes=(
            Fix(
                f"Write {replaced.new.text}",
                Safety.UNSAFE,
                (Edit(span, written, replaced.new.text),),
            ),
        ),
    )


def _cites(document: Indexed, span: Span, situation: Situation) -> bool:
    """Return whether the sentence names the changed document as its source."""
    comparison, corpus = situation.comparison, situation.transition.after
    if comparison.after is None:
        return False
    passages = document.context(span)
    for passage in passages:
        for reference in document.references_by_block.get(passage.block, ()):
            if reference.kind not in {ReferenceKind.CITATION, ReferenceKind.LINK}:
                continue
            if not passage.start <= reference.span.start < passage.end:
                continue
            found = resolve(reference, document, corpus)
            if (
                isinstance(found, Link)
                and found.path == comparison.after.path
                and found.confidence is Confidence.CERTAIN
            ):
                return True
    return False


def _cause(comparison: Comparison, replaced: _Replaced) -> NoticedCause:
    before, after = comparison.before, comparison.after
    place = before.where(replaced.old.span)
    title = f"{place.label}: {replaced.old.text} -> {replaced.new.text}".removeprefix(": ")
    return NoticedCause(
        "identifier-changed",
        title,
        (replaced.old.span.block, replaced.old.span.start),
        place,
        after.where(replaced.new.span) if after else None,
        claims=("text-edit",),
    )
