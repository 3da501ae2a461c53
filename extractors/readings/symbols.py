"""The facts of code and configuration: names, and what comments cite. Reads no meaning."""

from depgraph.model.documents import Document
from depgraph.model.facts import Facts, Identity, Kind, ReferenceKind, Symbol
from extractors.overlaps import settled
from extractors.readings.citations import citations
from extractors.readings.mentions import mentions


def facts_of_code(document: Document, symbols: tuple[Symbol, ...], kind: Kind | None) -> Facts:
    """Return the facts of a *document* that is code: *symbols*, citations and paths of files."""
    cited = citations(document, (), Identity())
    paths = (name for name in mentions(document) if name.kind is ReferenceKind.LINK)
    return Facts(
        kind=kind or Kind.CODE,
        symbols=symbols,
        references=settled((*cited, *paths)),
        problems=document.problems,
    )
