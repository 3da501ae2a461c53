"""HTML files: headings, paragraphs, items, cells, links, anchors, links of menus. No scripts."""

from depgraph.extraction import Source
from depgraph.model.documents import Document
from depgraph.model.facts import Reading
from depgraph.model.immutable import immutable

FORMAT = "html"


def read_document(source: Source) -> Document:
    """Return the blocks, properties and problems of an HTML file."""
    from extractors.formats.html.reading import document_of

    return document_of(source.data, source.view)


@immutable
class HtmlExtractor:
    """Reads ``.html`` files and their like."""

    name: str = FORMAT
    version: int = 4
    suffixes: frozenset[str] = frozenset({".html", ".htm", ".xhtml"})

    def extract(self, source: Source) -> Reading:
        """Return the blocks of an HTML file and the facts in them."""
        from extractors.prose import facts_of

        document = read_document(source)
        return Reading(document, facts_of(document, source.kind))


extractor = HtmlExtractor()
