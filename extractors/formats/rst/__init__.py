"""reStructuredText: blocks with the text a reader sees, links, anchors, lines. Opens no file."""

from depgraph.extraction import Source
from depgraph.model.documents import Document
from depgraph.model.facts import Reading
from depgraph.model.immutable import immutable

FORMAT = "rst"


@immutable
class RstExtractor:
    """Reads reStructuredText, also with the directives and roles of Sphinx."""

    name: str = FORMAT
    version: int = 3
    suffixes: frozenset[str] = frozenset({".rst", ".rest"})

    def extract(self, source: Source) -> Reading:
        """Return the blocks and facts of *source*."""
        from extractors.prose import facts_of

        document = read_document(source)
        return Reading(document, facts_of(document, source.kind))


def read_document(source: Source) -> Document:
    """Return the blocks of *source*."""
    from extractors.formats.rst.reading import document_of

    return document_of(source)


extractor = RstExtractor()
