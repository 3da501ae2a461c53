"""REF108 REF109 REF112: what the proposal itself cites wrongly."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from depgraph.analysis.case import AddedCause, Draft
from depgraph.analysis.corpus import Corpus
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.plausible import belongs_here, is_of_a_book
from depgraph.analysis.provisions import echoes, titled
from depgraph.analysis.repairs import renumbered
from depgraph.model.facts import Reference, ReferenceKind, Strength
from depgraph.model.findings import Fix, Level, Safety
from depgraph.model.keys import series_key
from depgraph.model.labels import shown
from depgraph.model.links import Ambiguous, Confidence, Dangling, Gap, Link, Outcome
from depgraph.model.patterns import regex

_NEAR = 80.0


def added(
    document: Indexed, reference: Reference, outcome: Outcome, corpus: Corpus
) -> Iterator[Draft]:
    """Yield what is wrong with a *reference* that the proposed *document* adds."""
    if reference.kind is ReferenceKind.USE:
        return
    match outcome:
        case Dangling(gap=Gap.NO_DOCUMENT) if reference.strength is Strength.EXPLICIT:
            if document.is_named_apart(reference):
                return
            linked = reference.kind is ReferenceKind.LINK
            yield (_no_file if linked else _no_document)(document, reference, corpus)
        case Dangling(gap=Gap.NO_PROVISION, path=path):
            target = corpus.document(path)
            if target is not None and not is_of_a_book(reference, target):
                yield _no_provision(document, reference, target)
        case Ambiguous(candidates=links) if reference.strength is Strength.EXPLICIT:
            yield _ambiguous(document, reference, links, corpus)
        case Link(path=path, provision=number) if reference.echo and number is not None:
            target = corpus.document(path)
            if target is not None:
                yield from echo_mismatch(document, reference, target, number)


def _no_document(document: Indexed, reference: Reference, corpus: Corpus) -> Draft:
    message = f"cites {reference.text!r}, and no tracked document answers to it"
    level = Level.BREAKING if _prefix_known(reference, corpus) else Level.REVIEW
    fix = Fix("Name an existing document, or leave the citation out", Safety.MANUAL)
    return _draft(document, reference, "REF108", level, message, fixes=(fix,))


def _no_file(document: Indexed, reference: Reference, _corpus: Corpus) -> Draft:
    """Return REF108 for a link: it says where it points, for its words need not."""
    message = f"links to {reference.path}, which is not there"
    fix = Fix("Link to an existing file, or leave the link out", Safety.MANUAL)
    return _draft(document, reference, "REF108", Level.BREAKING, message, fixes=(fix,))


def _prefix_known(reference: Reference, corpus: Corpus) -> bool:
    """Return whether the tracked documents use control numbers of the same series."""
    series = filter(None, map(series_key, reference.documents))
    return any(corpus.homes(key) for key in series)


def _no_provision(document: Indexed, reference: Reference, target: Indexed) -> Draft:
    cited = _cited(reference)
    inside = target.path == document.path
    where = "this document" if inside else target.name
    message = f"{_says(reference)} {cited}, and {where} has no such part"
    near, last = nearest(reference, target), _last_before(reference, target)
    if last:
        message += f"; {where} ends with {last}"
    elif near:
        message += f"; nearest: {near}"
    sure = belongs_here(reference, target, named=not inside)
    fix = Fix("Cite an existing part, or leave the citation out", Safety.MANUAL)
    confidence = Confidence.CERTAIN if sure else Confidence.LIKELY
    return _draft(
        document, reference, "REF108", Level.BREAKING, message, fixes=(fix,), confidence=confidence
    )


_SECTION = regex(r"section:(?P<number>\d{1,4})")


def _last_before(reference: Reference, target: Indexed) -> str:
    """Return the last section of *target*, when the one cited would come behind it."""
    wanted = _SECTION.fullmatch(reference.label or "")
    numbers = {
        int(match["number"]): at
        for at, provision in enumerate(target.provisions)
        if (match := _SECTION.fullmatch(provision.label or ""))
    }
    last = max(numbers, default=0)
    return target.call(numbers[last]) if wanted and 0 < last < int(wanted["number"]) else ""


def nearest(reference: Reference, target: Indexed) -> str:
    """Return the titled part of *target* whose number or anchor is nearest to the one cited."""
    wanted = str(reference.label or reference.anchor)
    scored = [
        (fuzz.ratio(wanted, str(name)), -number)
        for number, provision in enumerate(target.provisions)
        for name in (provision.label, *provision.anchors)
        if name
    ]
    score, number = max(scored, default=(0.0, 0))
    return target.call(-number) if score >= _NEAR else ""


def _cited(reference: Reference) -> str:
    if reference.label:
        return shown(reference.label)
    return f"#{reference.anchor}" if reference.anchor else reference.text


def _says(reference: Reference) -> str:
    return "links to" if reference.kind is ReferenceKind.LINK else "cites"


def _ambiguous(
    document: Indexed, reference: Reference, links: tuple[Link, ...], corpus: Corpus
) -> Draft:
    named = []
    for link in links[:3]:
        target = corpus.document(link.path)
        named.append(f"{link.path} {target.call(link.provision) if target else ''}".rstrip())
    message = f"{reference.text!r} could mean {' or '.join(named)}"
    fix = Fix("Say which one is meant, by control number or path", Safety.UNSAFE)
    # Numbers that start again inside one document are usually told apart by a reader.
    inside = all(link.path == document.path for link in links)
    level = Level.INFO if inside else Level.REVIEW
    return _draft(document, reference, "REF109", level, message, fixes=(fix,))


def echo_mismatch(
    document: Indexed, reference: Reference, target: Indexed, number: int
) -> Iterator[Draft]:
    """Yield REF112 when the title in brackets is not the title of the provision cited."""
    if not target.provisions[number].title or echoes(target, number, reference.echo):
        return
    meant = [n for n in titled(target, reference.echo) if target.provisions[n].label]
    cited, title = _cited(reference), target.provisions[number].title
    message = f'calls {cited} "{reference.echo}"; {cited} is "{title}"'
    if len(meant) == 1:
        label = target.provisions[meant[0]].label
        fixes: tuple[Fix, ...] = ()
        if label and reference.label:
            edits = renumbered(document, reference, reference.label, label)
            safety = Safety.SAFE if edits else Safety.UNSAFE
            fixes = (Fix(f"Write {shown(label)}", safety, edits),)
            message += f', and {shown(label)} is "{target.provisions[meant[0]].title}"'
        yield _draft(document, reference, "REF112", Level.BREAKING, message, fixes=fixes)
        return
    near = fuzz.ratio(title.casefold(), reference.echo.casefold()) >= _NEAR
    level = Level.INFO if near else Level.REVIEW
    fix = Fix("Check which part is meant", Safety.MANUAL)
    yield _draft(document, reference, "REF112", level, message, fixes=(fix,))


def _draft(  # noqa: PLR0913
    document: Indexed,
    reference: Reference,
    rule: str,
    level: Level,
    message: str,
    *,
    fixes: tuple[Fix, ...],
    confidence: Confidence = Confidence.CERTAIN,
) -> Draft:
    place = document.where(reference.span)
    return Draft(
        rule=rule,
        level=level,
        message=message,
        cause=AddedCause(reference),
        effect=place,
        upstream=place,
        edge=_says(reference),
        evidence=reference.text,
        was_true="",
        now_false=message,
        confidence=confidence,
        fixes=fixes,
    )
