"""The facts of code and configuration: names, and what comments cite. Reads no meaning."""

from collections.abc import Iterator

from depgraph.model.documents import Document
from depgraph.model.facts import Facts, Identity, Kind, Reference, ReferenceKind, Symbol
from extractors.overlaps import settled
from extractors.readings.citations import citations
from extractors.readings.mentions import mentions
from extractors.readings.values import values_of_code


def facts_of_code(
    document: Document,
    symbols: tuple[Symbol, ...],
    kind: Kind | None,
    listed: tuple[Reference, ...] = (),
) -> Facts:
    """Return the facts of a *document* that is code: *symbols*, citations and paths of files.

    *listed* are the names in its lists; one that is cited in the usual way is not named again.
    """
    cited = citations(document, (), Identity())
    paths = tuple(name for name in mentions(document) if name.kind is ReferenceKind.LINK)
    said = {place for each in (*cited, *paths) for place in _places(each)}
    unsaid = (each for each in listed if said.isdisjoint(_places(each)))
    return Facts(
        kind=kind or Kind.CODE,
        values=values_of_code(document, cited),
        symbols=symbols,
        references=settled((*cited, *paths, *unsaid)),
        problems=document.problems,
    )


def _places(reference: Reference) -> Iterator[tuple[int, int]]:
    """Yield the characters that *reference* stands on, each with its block."""
    for at in range(reference.span.start, reference.span.end):
        yield reference.span.block, at
