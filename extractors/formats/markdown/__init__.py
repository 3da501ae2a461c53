"""Markdown: blocks with the text a reader sees, links, anchors and lines. Renders nothing."""

from dataclasses import dataclass

from depgraph.extraction import Source
from depgraph.model.documents import Block, Document, Place, Problem, ProblemKind
from depgraph.model.facts import Reading


@dataclass(frozen=True, slots=True)
class MarkdownExtractor:
    """Reads CommonMark with tables, footnotes and front matter."""

    name: str = "markdown"
    version: int = 1
    suffixes: frozenset[str] = frozenset({".md", ".markdown", ".mdx"})

    def extract(self, source: Source) -> Reading:
        """Return the blocks and facts of *source*."""
        from extractors.prose import facts_of

        document = read_document(source)
        return Reading(document, facts_of(document, source.kind))


def read_document(source: Source) -> Document:
    """Return the blocks of *source*."""
    from extractors.formats.decoding import decoded

    text = decoded(source.data)
    if text.text is None:
        return Document("markdown", problems=text.problems)
    from extractors.formats.markdown.front_matter import front_matter
    from extractors.formats.markdown.mdx import without_code
    from extractors.formats.markdown.parsing import Parser
    from extractors.formats.markdown.walking import Walker

    above = front_matter(text.text)
    is_mdx = source.path.casefold().endswith(".mdx")
    parser = Parser(without_code(above.body) if is_mdx else above.body)
    walker = Walker(parser)
    walker.walk()
    problems = (*text.problems, *above.problems, *_too_deep(parser.deepest_line))
    blocks: tuple[Block, ...] = (*above.blocks, *walker.blocks.finish())
    return Document("markdown", blocks, above.properties, problems)


def _too_deep(line: int | None) -> tuple[Problem, ...]:
    if line is None:
        return ()
    message = (
        f"Line {line} is nested too deeply, so what it holds was left out;"
        " write it with fewer levels of lists or quotations."
    )
    return (Problem(ProblemKind.PARTIAL, message, Place(line=line)),)


extractor = MarkdownExtractor()
