"""Where a passage says its values and words come from: which citation, how clearly. Pure."""

import re
from dataclasses import dataclass

from depgraph.analysis.corpus import Corpus
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.resolve import resolve
from depgraph.model.facts import Reference, ReferenceKind, Span
from depgraph.model.links import Confidence, Dangling, Gap, Link, Outcome

_CITING = frozenset({ReferenceKind.CITATION, ReferenceKind.LINK, ReferenceKind.FIELD})
_SAID = (
    r"(?:as\s+)?(?:required|requested|prescribed|stipulated|mandated|specified|stated|provided|fixed"
    r"|defined|laid\s+down|set\s+(?:out|forth|by|in|down)|agreed|given|demanded|described|allowed"
    r"|permitted|imposed)(?:\s+(?:for|by|in|under|at))?|according\s+to|in\s+line\s+with"
    r"|as\s+(?:per|in|under)|per|cf\.?|see(?:\s+also)?|pursuant\s+to|in\s+accordance\s+with"
)
_BRACKET = re.compile(
    rf"[^.;()\[\]]{{0,60}}[(\[]\s?(?:(?:{_SAID}|ref\.?|source:?|from)\s+)?(?:the\s+)?[^.;()]{{0,30}}",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"(?:[^.;()]{{0,60}}[\s,])?(?:{_SAID})\s+(?:the\s+)?[^.;()]{{0,30}}", re.IGNORECASE
)
_SAYS = re.compile(
    r"[^.;]{0,40}?\b(?:requires?|says?|states?|sets?|prescribes?|specif(?:y|ies)|provides?|allows?"
    r"|permits?|demands?|stipulates?|limits?|fixes|gives?|grants?|mandates?|reads?)\b[^.;]{0,90}",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:^|[.;]\s)\s{0,3}(?:as\s+(?:required|stated|set\s+out|specified|provided|prescribed)"
    r"\s+(?:by|in|under)"
    r"|according\s+to|per|pursuant\s+to|in\s+accordance\s+with|under)\s+(?:the\s+)?[^.;]{0,30}$",
    re.IGNORECASE,
)
_AFTER_LEAD = re.compile(r"[^.;,]{0,20},[^.;]{0,120}")


@dataclass(frozen=True, slots=True)
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
        return bool(_BRACKET.fullmatch(between) or _TAIL.fullmatch(between))
    between = text[span.end : start]
    if _SAYS.fullmatch(between):
        return True
    led = _LEADS.search(text, max(0, span.start - 80), span.start)
    return bool(led and _AFTER_LEAD.fullmatch(between))
