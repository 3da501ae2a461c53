"""VAL309 for words: a quotation that the proposal adds and its source does not contain."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from depgraph.analysis.case import Draft, NoticedCause
from depgraph.analysis.corpus import Corpus
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.rules.novelty import Novelty
from depgraph.analysis.rules.quoted import Quotation, bare, holds, quotations
from depgraph.analysis.rules.sourced import Source, is_attributed, sources_in
from depgraph.analysis.situation import Situation
from depgraph.model.edits import Edit
from depgraph.model.facts import Span
from depgraph.model.findings import Fix, Level, Safety
from depgraph.model.headings import is_heading
from depgraph.model.keys import folded
from depgraph.model.links import Confidence
from depgraph.model.sentences import sentences

_ALIKE = 70.0
_MARKS = ".,;: "


def misquoted(situation: Situation) -> Iterator[Draft]:
    """Yield the quotations that the changed document adds and their sources do not hold."""
    document, corpus = situation.comparison.after, situation.transition.after
    if document is None or document.is_code:
        return
    novelty = Novelty(situation)
    seen: set[Span] = set()
    for block in sorted(novelty.blocks()):
        for reference in document.references_by_block.get(block, ()):
            passages = document.context(reference.span)
            for quotation in quotations(document, passages):
                if quotation.span not in seen and novelty.is_new(quotation.span):
                    seen.add(quotation.span)
                    sources = sources_in(document, passages, corpus)
                    yield from _judged(document, quotation, sources, corpus)


def _judged(
    document: Indexed, quotation: Quotation, sources: list[Source], corpus: Corpus
) -> Iterator[Draft]:
    span = quotation.span
    known = [
        (each, target)
        for each in sources
        if (link := each.link) is not None
        and link.confidence is Confidence.CERTAIN
        and (target := corpus.document(link.path)) is not None
        and target.path != document.path
    ]
    if not known or len(known) < len(sources) or any(_held(t, quotation) for _, t in known):
        return
    for source, target in known:
        if is_attributed(document, span.start - 1, span.end + 1, source.reference):
            yield _draft(document, quotation, source, target)
            return


def _held(target: Indexed, quotation: Quotation) -> bool:
    """Return whether *target* holds the words anywhere, whatever the marks between them."""
    text = "\n".join(block.text for block in target.blocks)
    return holds(folded(text), quotation) or bare(quotation.text) in bare(text)


def _draft(document: Indexed, quotation: Quotation, source: Source, target: Indexed) -> Draft:
    link = source.link
    number = link.provision if link else None
    score, at = _nearest(target, number or 0, quotation)
    text = target.blocks[at.block].text[at.start : at.end].strip()
    alike = score >= _ALIKE
    cited = f"{target.name} {target.call(number)}"
    message = f"quotes {cited} with words that do not stand there"
    fix = Fix("Quote the words of the source, or leave out the quotation marks", Safety.MANUAL)
    if alike:
        wording = text if quotation.text[-1:] in _MARKS else text.rstrip(_MARKS)
        edit = Edit(quotation.span, quotation.text, wording)
        fix = Fix(f"Quote: {wording}", Safety.UNSAFE, (edit,))
    place = document.where(quotation.span)
    title = f"{place.label}: quotation given as that of {cited}".removeprefix(": ")
    return Draft(
        rule="VAL309",
        level=Level.BREAKING if alike else Level.REVIEW,
        message=message,
        cause=NoticedCause(
            "words-attributed",
            title,
            (quotation.span.block, quotation.span.start),
            after=place,
            added=True,
        ),
        effect=place,
        upstream=target.where(at),
        edge="quotes",
        evidence=source.reference.text,
        was_true=f"{cited} says: {target.where(at).quote}",
        now_false=message,
        fixes=(fix,),
    )


def _nearest(target: Indexed, number: int, quotation: Quotation) -> tuple[float, Span]:
    """Return the sentence of the provision that is most like the quotation, and how like."""
    part = target.provisions[number]
    wanted = folded(quotation.text)
    best = (0.0, Span(part.first, 0, len(target.blocks[part.first].text)))
    for block in range(part.first, part.end):
        text = target.blocks[block].text
        if is_heading(target.blocks[block]):
            continue
        for low, high in sentences(text):
            score = fuzz.ratio(wanted, folded(text[low:high]))
            best = max(best, (score, Span(block, low, high)), key=lambda found: found[0])
    return best
