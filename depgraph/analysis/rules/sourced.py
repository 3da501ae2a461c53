"""Where a passage says its values and words come from: which citation, how clearly. Pure."""

import re

from depgraph.analysis.corpus import Corpus
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.resolve import resolve
from depgraph.model.facts import Reference, ReferenceKind, Span
from depgraph.model.immutable import immutable
from depgraph.model.links import Confidence, Dangling, Gap, Link, Outcome
from depgraph.model.patterns import regex

_CITING = frozenset({ReferenceKind.CITATION, ReferenceKind.LINK, ReferenceKind.FIELD})
_ASKED = (
    r"(?:required|requested|prescribed|stipulated|mandated|specified|stated|provided|fixed|laid\s+down"
    r"|set\s+(?:out|forth|by|in|down)|agreed|given|demanded|allowed|permitted|imposed)"
    r"(?:\s+(?:for|by|in|under)){0,2}"
)
_NAME = r"\s+(?:the\s+)?[^.;()]{0,30}"
_BRACKET = regex(
    rf"[^.;()\[\]]{{0,60}}[(\[]\s?(?:(?:as\s+)?(?:{_ASKED}|per|see(?:\s+also)?|cf\.?|ref\.?|source:?"
    r"|from|under|pursuant\s+to|according\s+to)\s+)?(?:the\s+)?[^.;()]{0,30}",
    re.IGNORECASE,
)
_AS = regex(
    rf"(?:(?!\s(?:of|to)\s)[^.;(),]){{0,60}}(?:,\s|\s)(?:as\s+{_ASKED}|as\s+per|according\s+to|per){_NAME}",
    re.IGNORECASE,
)
_RIGHT_BEHIND = regex(
    rf"\s(?:period\s|limit\s)?(?:{_ASKED}|under|pursuant\s+to){_NAME}", re.IGNORECASE
)
"""What stands right behind a value is about the value; further on, it is about another word."""
_SAYS = regex(
    r"[^.;,]{0,20}?\s(?:requires?|says?|states?|sets?|prescribes?|specif(?:y|ies)|provides?|allows?"
    r"|permits?|demands?|stipulates?|limits?|fixes|gives?|grants?|mandates?|reads?)\b[^.;,]{0,90}",
    re.IGNORECASE,
)
_LEADS = regex(
    rf"(?:^|[.;]\s)\s{{0,3}}(?:as\s+{_ASKED}|according\s+to|per|pursuant\s+to|under"
    r"|in\s+accordance\s+with)\s+(?:the\s+)?[^.;]{0,30}$",
    re.IGNORECASE,
)
_AFTER_LEAD = regex(r"[^.;,]{0,20},[^.;,]{0,120}")


@immutable
class Source:
    """A *reference* that a passage cites, and what it leads to."""

    reference: Reference
    outcome: Outcome

    @property
    def link(self) -> Link | None:
        """Return the provision that is meant, if the words tell it."""
        found = self.outcome
        if not isinstance(found, Link) or found.provision is None or not found.exact:
            return None
        return None if found.confidence is Confidence.POSSIBLE else found

    @property
    def is_outside(self) -> bool:
        """Return whether the source is one that is never kept among the documents."""
        return isinstance(self.outcome, Dangling) and self.outcome.gap is Gap.EXTERNAL


def sources_in(document: Indexed, passages: tuple[Span, ...], corpus: Corpus) -> list[Source]:
    """Return what the *passages* of *document* cite, names of whole documents left aside."""
    return [
        Source(reference, resolve(reference, document, corpus))
        for passage in passages
        for reference in document.references_by_block.get(passage.block, ())
        if reference.kind in _CITING
        and passage.start <= reference.span.start < passage.end
        and not document.is_pinpointed(reference)
    ]


def is_attributed(document: Indexed, start: int, end: int, reference: Reference) -> bool:
    """Return whether the words say that what stands at *start* to *end* comes from *reference*."""
    span, text = reference.span, document.blocks[reference.span.block].text
    if end <= span.start:
        between = text[end : span.start]
        return any(said.fullmatch(between) for said in (_BRACKET, _AS, _RIGHT_BEHIND))
    between = text[span.end : start]
    if _SAYS.fullmatch(between):
        return True
    led = _LEADS.search(text, max(0, span.start - 80), span.start)
    return bool(led and _AFTER_LEAD.fullmatch(between))
