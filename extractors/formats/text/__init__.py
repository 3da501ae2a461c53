"""Plain text: paragraphs out of hard-wrapped lines, headings, running lines. No markup is read."""

from depgraph.extraction import Source
from depgraph.model.documents import Document
from depgraph.model.facts import Reading
from depgraph.model.immutable import immutable

FORMAT = "text"


def read_document(source: Source) -> Document:
    """Return the blocks and problems of a plain text file."""
    from extractors.formats.text.blocks import blocks_of
    from extractors.formats.text.encoding import text_of

    decoded = text_of(source.data)
    if decoded.text is None:
        return Document(FORMAT, problems=decoded.problems)
    return Document(FORMAT, blocks_of(decoded.text), problems=decoded.problems)


@immutable
class TextExtractor:
    """Reads ``.txt`` files and their like."""

    name: str = FORMAT
    version: int = 4
    suffixes: frozenset[str] = frozenset({".txt", ".text", ".asc"})

    def extract(self, source: Source) -> Reading:
        """Return the blocks of a plain text file and the facts in them."""
        from extractors.prose import facts_of

        document = read_document(source)
        return Reading(document, facts_of(document, source.kind))


extractor = TextExtractor()
