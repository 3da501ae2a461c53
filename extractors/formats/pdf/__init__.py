"""PDF files: text with pages, headings, running lines, links. Scans are refused, never guessed."""

from depgraph.extraction import Source
from depgraph.model.documents import Document
from depgraph.model.facts import Reading
from depgraph.model.immutable import immutable

FORMAT = "pdf"


def read_document(source: Source) -> Document:
    """Return the blocks, properties and problems of a PDF."""
    from extractors.formats.pdf.reading import document_of

    return document_of(source.data)


@immutable
class PdfExtractor:
    """Reads ``.pdf`` files."""

    name: str = FORMAT
    version: int = 4
    suffixes: frozenset[str] = frozenset({".pdf"})
    binary: bool = True

    def blocks(self, source: Source) -> Document:
        """Return the blocks of a PDF alone."""
        return read_document(source)

    def extract(self, source: Source) -> Reading:
        """Return the blocks of a PDF and the facts in them."""
        from extractors.prose import facts_of

        document = read_document(source)
        return Reading(document, facts_of(document, source.kind))


extractor = PdfExtractor()
