"""Which of two documents prevails, read from the sentences that say so. Nothing is guessed."""

import re
from collections.abc import Iterator

from depgraph.analysis.corpus import Corpus
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.resolve import resolve
from depgraph.model.documents import BlockKind
from depgraph.model.facts import ReferenceKind, Span
from depgraph.model.immutable import immutable_ordered
from depgraph.model.links import Confidence, Link
from depgraph.model.patterns import regex
from depgraph.model.sentences import sentences

_CITING = frozenset({ReferenceKind.CITATION, ReferenceKind.LINK})
_HINT = regex(
    r"prevail|precedence|conflict|inconsisten|discrepan|contradict|differ", re.IGNORECASE
)
_SAYS = regex(
    r"(?:(?:shall|will|does|do|must)\s+)?(?P<verb>prevails?|takes?\s+precedence"
    r"|has\s+precedence|have\s+precedence|controls?|governs?|overrides?)\b",
    re.IGNORECASE,
)
_ALWAYS = regex(r"prevail|precedence", re.IGNORECASE)
_CLASH = regex(r"conflict|inconsisten|discrepan|contradict|differ", re.IGNORECASE)
_LISTED = regex(
    r"order\s+of\s+(?:precedence|priority)|(?:following|descending)\s+order", re.IGNORECASE
)
_NOT = regex(r"\b(?:not|never|neither)\b|n't\b", re.IGNORECASE)
_SELF = regex(
    r"\bthis\s+(?:(?:master|framework|data|service|level|license|supply|processing|quality)\s+){0,3}"
    r"(?:agreement|contract|policy|procedure|sop|sow|statement\s+of\s+work|document|standard"
    r"|addendum|amendment|order|dpa|sla|msa|nda|handbook|manual|plan)\b",
    re.IGNORECASE,
)
_NEAR = 40
_MOST = 12


@immutable_ordered
class Order:
    """The document at *winner* prevails over the one at *loser*, as the text at *span* says."""

    winner: str
    loser: str
    span: Span

    @property
    def pair(self) -> tuple[str, str]:
        """Return who prevails over whom."""
        return self.winner, self.loser


@immutable_ordered
class _Mention:
    start: int
    end: int
    path: str


def orders(document: Indexed, corpus: Corpus) -> tuple[Order, ...]:
    """Return who prevails over whom by what *document* says, in reading order."""
    return tuple(_orders(document, corpus))


def _orders(document: Indexed, corpus: Corpus) -> Iterator[Order]:
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.CODE or not _HINT.search(block.text):
            continue
        if listed := _LISTED.search(block.text):
            yield from _ranked(document, number, listed.end(), corpus)
            continue
        mentions = _mentions(document, number, corpus)
        for low, high in sentences(block.text) if len(mentions) > 1 else ():
            inside = [m for m in mentions if low <= m.start < high]
            yield from _said(block.text, Span(number, low, high), inside)


def _said(text: str, span: Span, mentions: list[_Mention]) -> Iterator[Order]:
    """Yield what one sentence says: the document right before the verb prevails."""
    sentence = text[span.start : span.end]
    for match in _SAYS.finditer(sentence):
        at = span.start + match.start()
        winner = next((m for m in reversed(mentions) if m.end <= at), None)
        if winner is None or at - winner.end > _NEAR:
            continue
        clash = _ALWAYS.search(match["verb"]) or _CLASH.search(sentence)
        if not clash or _NOT.search(text, winner.end, span.start + match.end()):
            continue
        behind = {m.path for m in mentions if m.start >= span.start + match.end()}
        losers = behind or {m.path for m in mentions if m.end <= winner.start}
        for loser in sorted(losers - {winner.path}):
            yield Order(winner.path, loser, span)
        return


def _ranked(document: Indexed, number: int, start: int, corpus: Corpus) -> Iterator[Order]:
    """Yield each pair of a list that ranks documents, in its block or in the items below it."""
    ranks = [m.path for m in _mentions(document, number, corpus) if m.start >= start]
    for below in range(number + 1, min(number + _MOST, len(document.blocks))):
        if len(ranks) > 1 or document.blocks[below].kind is not BlockKind.ITEM:
            break
        ranks += [m.path for m in _mentions(document, below, corpus)[:1]]
    unique = list(dict.fromkeys(ranks))[:_MOST]
    span = Span(number, 0, len(document.blocks[number].text))
    for at, winner in enumerate(unique):
        for loser in unique[at + 1 :]:
            yield Order(winner, loser, span)


def _mentions(document: Indexed, number: int, corpus: Corpus) -> list[_Mention]:
    """Return the whole documents that the block names, itself as well, in reading order."""
    text = document.blocks[number].text
    found = [_Mention(m.start(), m.end(), document.path) for m in _SELF.finditer(text)]
    for reference in document.references_by_block.get(number, ()):
        if reference.kind not in _CITING or reference.label or reference.anchor:
            continue
        outcome = resolve(reference, document, corpus)
        if isinstance(outcome, Link) and outcome.confidence is Confidence.CERTAIN:
            span = reference.span
            found.append(_Mention(span.start, span.end, outcome.path))
    return sorted(found)
