"""Python source: names with their values, comments and docstrings. Never runs or imports it."""

from depgraph.extraction import Source
from depgraph.model.documents import Document, Place, Problem, ProblemKind
from depgraph.model.facts import Reading, Symbol
from depgraph.model.immutable import immutable


@immutable
class PythonExtractor:
    """Reads Python modules and stubs."""

    name: str = "python"
    version: int = 4
    suffixes: frozenset[str] = frozenset({".py", ".pyi"})

    def extract(self, source: Source) -> Reading:
        """Return the blocks and facts of *source*."""
        from extractors.readings.symbols import facts_of_code

        document, symbols = read_module(source)
        return Reading(document, facts_of_code(document, symbols, source.kind))


def read_module(source: Source) -> tuple[Document, tuple[Symbol, ...]]:
    """Return the blocks of *source* and the names in them."""
    from extractors.formats.decoding import decoded

    text = decoded(source.data)
    if text.text is None:
        return Document("python", problems=text.problems), ()
    from extractors.formats.comments import Commented
    from extractors.formats.listing import Listing, module_symbol
    from extractors.formats.python.comments import comments_of
    from extractors.formats.python.names import Names, parsed

    listing = Listing(text.text.split("\n"))
    code = Commented(listing, comments_of(text.text))
    tree, fault = parsed(text.text)
    if tree:
        Names(code).module(tree)
    else:
        Names(code).salvage()
    code.rest()
    blocks, symbols = listing.finish()
    if blocks:
        symbols = (module_symbol(source.path), *symbols)
    problems = (*text.problems, *_problems(fault))
    return Document("python", blocks, problems=problems), symbols


def _problems(fault: int | None) -> tuple[Problem, ...]:
    if fault is None:
        return ()
    message = (
        f"Line {fault} cannot be read as Python, so only comments and plain constants were read;"
        " correct that line."
    )
    return (Problem(ProblemKind.PARTIAL, message, Place(line=fault)),)


extractor = PythonExtractor()
