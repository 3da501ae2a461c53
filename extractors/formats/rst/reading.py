"""One reStructuredText file as a document. What the markup hides is left out, text never."""

from depgraph.extraction import Source
from depgraph.model.documents import Document, Place, Problem, ProblemKind
from extractors.formats.decoding import decoded
from extractors.formats.rst import FORMAT
from extractors.formats.rst.header import header
from extractors.formats.rst.parsing import Parsed, parsed
from extractors.formats.rst.plain import paragraphs
from extractors.formats.rst.resolving import resolve
from extractors.formats.rst.walking import Walker

_LONGEST_LINE = 10_000


def document_of(source: Source) -> Document:
    """Return the blocks, properties and problems of *source*."""
    text = decoded(source.data)
    if text.text is None:
        return Document(FORMAT, problems=text.problems)
    above = header(text.text)
    body = _body(above.body)
    return Document(
        FORMAT,
        (*above.blocks, *body.blocks),
        above.properties or body.properties,
        (*text.problems, *body.problems),
    )


def _body(text: str) -> Document:
    """Return what stands under the header; as plain paragraphs when the markup makes no sense."""
    long = next((at for at, line in enumerate(text.split("\n"), 1) if _is_long(line)), None)
    if long is not None:
        return _plain(text, f"Line {long} is longer than {_LONGEST_LINE:,} characters", long)
    try:
        found = parsed(text)
        resolve(found.tree)
        walker = Walker(found.tree)
        walker.walk()
    except RecursionError:
        return _plain(text, "Some of it is nested too deeply")
    # The parser asserts and indexes in places that odd text can reach.
    except (AssertionError, AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        return _plain(text, f"Its markup cannot be read ({type(error).__name__})")
    return Document(FORMAT, walker.finish(), walker.properties, _crowded(found))


def _is_long(line: str) -> bool:
    return len(line) > _LONGEST_LINE


def _plain(text: str, why: str, line: int | None = None) -> Document:
    problem = Problem(
        ProblemKind.PARTIAL,
        f"{why}, so the file was read as plain paragraphs without links or headings; correct it.",
        Place(line=line),
    )
    return Document(FORMAT, paragraphs(text), problems=(problem,))


def _crowded(found: Parsed) -> tuple[Problem, ...]:
    if found.crowded is None:
        return ()
    message = (
        f"The paragraph on line {found.crowded} holds too many marks, so it was read as plain"
        " text without its links; break it into shorter paragraphs."
    )
    return (Problem(ProblemKind.PARTIAL, message, Place(line=found.crowded)),)
