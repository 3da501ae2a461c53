"""Source code of many languages: comments and strings always, names with an optional grammar."""

from depgraph.extraction import Source
from depgraph.model.documents import Document, Problem, ProblemKind
from depgraph.model.facts import Reading, Symbol
from depgraph.model.immutable import immutable
from extractors.formats.source.languages import LANGUAGES

LONGEST = 20_000
"""Characters of the longest line that people write; longer ones are a program's output."""
NO_GRAMMAR = Problem(
    ProblemKind.NOTE,
    "The comments of this file were read but not its names; to read them, install depgraph[code].",
)
TOO_LONG = Problem(
    ProblemKind.NOTE,
    "The comments of this file were read but not its names, because its lines are a program's"
    " output; keep the file that it was made from instead.",
)


@immutable
class SourceExtractor:
    """Reads JavaScript, TypeScript, Java, Go, Rust, C, C++, C#, Ruby, shell and SQL."""

    name: str = "source"
    version: int = 4
    suffixes: frozenset[str] = frozenset(LANGUAGES)

    def extract(self, source: Source) -> Reading:
        """Return the blocks and facts of *source*."""
        from extractors.readings.symbols import facts_of_code

        document, symbols = read_code(source)
        return Reading(document, facts_of_code(document, symbols, source.kind))


def read_code(source: Source) -> tuple[Document, tuple[Symbol, ...]]:
    """Return the blocks of *source* and the names in them."""
    from extractors.formats.decoding import decoded

    text = decoded(source.data)
    if text.text is None:
        return Document("source", problems=text.problems), ()
    from extractors.formats.comments import Commented
    from extractors.formats.listing import Listing, module_symbol
    from extractors.formats.source.names import list_names, parser_of
    from extractors.formats.source.scanning import scanned

    language = LANGUAGES["." + source.path.casefold().rsplit(".", 1)[-1]]
    comments, strings = scanned(text.text, language)
    listing = Listing(text.text.split("\n"))
    code = Commented(listing, comments)
    written = max(map(len, listing.lines)) <= LONGEST
    parser = parser_of(language) if written else None
    if parser is not None:
        list_names(parser, text.text, code)
    for line in strings:
        code.code(line, line)
    code.rest()
    blocks, symbols = listing.finish()
    if blocks:
        symbols = (module_symbol(source.path), *symbols)
    problem = () if parser is not None else (NO_GRAMMAR if written else TOO_LONG,)
    return Document("source", blocks, problems=(*text.problems, *problem)), symbols


extractor = SourceExtractor()
