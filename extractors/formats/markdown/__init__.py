"""Markdown: blocks with the text a reader sees, links, anchors and lines. Renders nothing."""

from depgraph.extraction import Source
from depgraph.model.documents import Document
from depgraph.model.facts import Reading
from depgraph.model.immutable import immutable


@immutable
class MarkdownExtractor:
    """Reads CommonMark with tables, footnotes and front matter."""

    name: str = "markdown"
    version: int = 4
    suffixes: frozenset[str] = frozenset({".md", ".markdown", ".mdx"})

    def extract(self, source: Source) -> Reading:
        """Return the blocks and facts of *source*."""
        from extractors.prose import facts_of

        document = read_document(source)
        return Reading(document, facts_of(document, source.kind))


def read_document(source: Source) -> Document:
    """Return the blocks of *source*."""
    from extractors.formats.markdown.reading import document_of

    return document_of(source)


extractor = MarkdownExtractor()
