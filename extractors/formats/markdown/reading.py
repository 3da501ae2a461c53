"""One Markdown file as a document. What no person can have written is left out and reported."""

import re
from collections.abc import Iterator

from depgraph.extraction import Source
from depgraph.model.documents import Block, Document, Place, Problem, ProblemKind
from depgraph.model.patterns import regex
from extractors.formats.decoding import decoded
from extractors.formats.markdown.front_matter import front_matter
from extractors.formats.markdown.mdx import without_code
from extractors.formats.markdown.parsing import Parser
from extractors.formats.markdown.walking import Walker

HEADINGS = 20_000
"""Headings from which on nothing more is read: a program wrote them."""
_HEADING = regex(r"^ {0,3}(?:#{1,6}(?:[ \t]|$)|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)


def document_of(source: Source) -> Document:
    """Return the blocks, properties and problems of *source*."""
    text = decoded(source.data)
    if text.text is None:
        return Document("markdown", problems=text.problems)
    above = front_matter(text.text)
    is_mdx = source.path.casefold().endswith(".mdx")
    body = without_code(above.body) if is_mdx else above.body
    end = _end(body)
    parser = Parser(body[:end])
    walker = Walker(parser)
    walker.walk()
    blocks: tuple[Block, ...] = (*above.blocks, *walker.blocks.finish())
    cut = body.count("\n", 0, end) + 1 if end < len(body) else None
    problems = (*text.problems, *above.problems, *_problems(parser, cut))
    return Document("markdown", blocks, above.properties, problems)


def _end(body: str) -> int:
    """Return where the last heading ends that is read, or the end of *body*."""
    if body.count("\n") < HEADINGS:
        return len(body)
    for number, heading in enumerate(_HEADING.finditer(body)):
        if number == HEADINGS:
            return heading.start()
    return len(body)


def _problems(parser: Parser, cut: int | None) -> Iterator[Problem]:
    if parser.deepest_line is not None:
        yield _partial(
            parser.deepest_line,
            f"Line {parser.deepest_line} is nested too deeply, so what it holds was left out;"
            " write it with fewer levels of lists or quotations.",
        )
    if parser.crowded_line is not None:
        yield _partial(
            parser.crowded_line,
            f"The paragraph on line {parser.crowded_line} holds too many marks, so it was read as"
            " plain text without its links; break it into shorter paragraphs.",
        )
    if cut is not None:
        yield _partial(
            cut,
            f"Nothing was read from line {cut} on, because the file has more than"
            f" {HEADINGS:,} headings; split it, or exclude it if a program writes it.",
        )


def _partial(line: int, message: str) -> Problem:
    return Problem(ProblemKind.PARTIAL, message, Place(line=line))
