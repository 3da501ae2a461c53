"""Word files (.docx, .docm, .dotx) as blocks: numbers, fields, tables, notes, both views."""

from depgraph.extraction import Source, unreadable
from depgraph.model.documents import Document, ProblemKind
from depgraph.model.facts import Reading
from depgraph.model.immutable import immutable


@immutable
class DocxExtractor:
    """Reads Word files. The XML library is loaded when the first one is read."""

    name: str = "docx"
    version: int = 4
    suffixes: frozenset[str] = frozenset({".docx", ".docm", ".dotx"})
    binary: bool = True

    def blocks(self, source: Source) -> Document:
        """Return the blocks of a Word file alone."""
        return read_document(source)

    def extract(self, source: Source) -> Reading:
        """Return the blocks of a Word file and the facts in them."""
        from extractors.prose import facts_of

        document = read_document(source)
        for problem in document.problems:
            if problem.kind is ProblemKind.UNREADABLE:
                return unreadable(self.name, problem.message)
        return Reading(document, facts_of(document, source.kind))


def read_document(source: Source) -> Document:
    """Return the blocks of the Word file in *source*, in the view it asks for."""
    from extractors.formats.docx import document

    return document.read_document(source)


extractor = DocxExtractor()
"""The object that the entry point ``docx`` names."""
