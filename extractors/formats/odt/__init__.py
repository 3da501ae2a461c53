"""OpenDocument texts (.odt, .ott) as blocks: numbers, fields, tables, notes, both views."""

from depgraph.extraction import Source, unreadable
from depgraph.model.documents import Document, ProblemKind
from depgraph.model.facts import Reading
from depgraph.model.immutable import immutable

FORMAT = "odt"


@immutable
class OdtExtractor:
    """Reads OpenDocument texts. The XML library is loaded when the first one is read."""

    name: str = FORMAT
    version: int = 3
    suffixes: frozenset[str] = frozenset({".odt", ".ott"})
    binary: bool = True

    def blocks(self, source: Source) -> Document:
        """Return the blocks of an OpenDocument text alone."""
        return read_document(source)

    def extract(self, source: Source) -> Reading:
        """Return the blocks of an OpenDocument text and the facts in them."""
        from extractors.prose import facts_of

        document = read_document(source)
        for problem in document.problems:
            if problem.kind is ProblemKind.UNREADABLE:
                return unreadable(self.name, problem.message)
        return Reading(document, facts_of(document, source.kind))


def read_document(source: Source) -> Document:
    """Return the blocks of the OpenDocument text in *source*, in the view it asks for."""
    from extractors.formats.odt.document import document_of

    return document_of(source)


extractor = OdtExtractor()
