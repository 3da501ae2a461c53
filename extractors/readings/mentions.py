"""Names of code and configuration in prose. All are candidates only; plain English is none."""

from collections.abc import Iterator

from depgraph.model.documents import Block, BlockKind, Document, Mark, MarkKind
from depgraph.model.facts import Reference, ReferenceKind, Span, Strength
from depgraph.model.keys import file_key, symbol_key
from depgraph.model.patterns import regex
from extractors.readings.remembered import remembered

LONGEST = 200
"""Characters of the longest name."""
SHORTEST = 3
"""Characters of the shortest; shorter ones are variables of a formula."""
_AROUND = "\"'`.,;:!?()[]{}<>*$%|“”‘’…"
_TOKEN = regex(r"\S+")
_VALUES = frozenset(
    {"true", "false", "null", "none", "nil", "undefined", "yes", "self", "this", "string", "int"}
)
"""Words in ticks that are a value or a type, not a name."""
_DOTTED = regex(r"_{0,2}[A-Za-z]\w*(?:(?:\.|::)\w+)*")
_KEBAB = regex(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
_FLAG = regex(r"--[a-z][\w-]*")
_CALL = regex(r"(?P<name>[^()\s]{1,200})\([^()]{0,120}\)")
_ARGUMENTS = regex(r"\([^()]{0,120}\)")
_INNER_UNDERSCORE = regex(r"[A-Za-z0-9]_[A-Za-z0-9]")
_PATH = regex(
    r"[\w./@-]*[\w-]\.(?:py|pyi|js|jsx|mjs|ts|tsx|java|go|rs|c|h|cc|cpp|hpp|cs|rb|php|sh|sql|tf"
    r"|json|ya?ml|toml|ini|cfg|env|properties|mdx?|html?|txt|docx|pdf|csv|xlsx)"
)


def mentions(document: Document) -> tuple[Reference, ...]:
    """Return every name in *document* that could be one of code or configuration."""
    return tuple(
        reference
        for number, block in enumerate(document.blocks)
        if block.kind is not BlockKind.RUNNING
        for reference in _of_block(block, number)
    )


def _of_block(block: Block, number: int) -> Iterator[Reference]:
    marks = block.marks
    ticked = [mark for mark in marks if mark.kind is MarkKind.CODE] if marks else []
    if not ticked and not _may_name(block.text):
        return
    names = _ticked(block.text, ticked) if ticked else _plain(block.text)
    linked = iter([mark for mark in marks if mark.kind is MarkKind.LINK])
    link = next(linked, None)
    for start, end, in_ticks in names:
        while link and link.end <= start:
            link = next(linked, None)
        if not link or start < link.start:
            yield from _reference(block.text, Span(number, start, end), in_ticks=in_ticks)


def _may_name(words: str) -> bool:
    """Say whether *words* outside ticks may hold a name: each has one of these signs."""
    return "_" in words or "/" in words or "()" in words


@remembered
def _plain(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Return the bounds of the words of *text* that may be names, none in ticks."""
    return tuple(_outside(text, 0, len(text)))


def _ticked(text: str, ticked: list[Mark]) -> Iterator[tuple[int, int, bool]]:
    """Yield the bounds of words that may be names, and whether they stand alone in ticks."""
    at = 0
    for mark in ticked:
        yield from _outside(text, at, mark.start)
        inside = list(_words(text, mark.start, mark.end))
        alone = len(inside) == 1 or _CALL.fullmatch(text, *_bare(text, mark.start, mark.end))
        if alone:
            yield (*_bare(text, mark.start, mark.end), True)
        else:
            yield from ((*word, False) for word in inside)
        at = max(at, mark.end)
    yield from _outside(text, at, len(text))


def _outside(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    if not _may_name(text[start:end]):
        return
    for word in _TOKEN.finditer(text, start, end):
        if _may_name(word[0]):
            low, high = _bare(text, *word.span())
            if low < high:
                yield low, high, False


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for word in _TOKEN.finditer(text, start, end):
        bounds = _bare(text, *word.span())
        if bounds[0] < bounds[1]:
            yield bounds


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of a word without the punctuation around it; a call keeps its brackets."""
    word = text[start:end]
    first = start + len(word) - len(word.lstrip(_AROUND + " "))
    last = start + len(word.rstrip(_AROUND + " "))
    bracket = text.find("(", first + 1, last)
    called = _ARGUMENTS.match(text, bracket if bracket > 0 else last, end)
    return first, called.end() if called and first < last else max(first, last)


def _reference(text: str, span: Span, *, in_ticks: bool) -> Iterator[Reference]:
    written = text[span.start : span.end]
    if len(written) > LONGEST or "://" in written or "@" in written:
        return
    if _is_path(written, in_ticks=in_ticks):
        yield Reference(
            ReferenceKind.LINK,
            written,
            span,
            documents=(file_key(written),),
            path=written,
            strength=Strength.SHAPED,
        )
        return
    name = written.partition("=")[0]
    if _is_name(name, in_ticks=in_ticks):
        span = Span(span.block, span.start, span.start + len(name))
        key = symbol_key(name)
        yield Reference(ReferenceKind.MENTION, name, span, key=key, strength=Strength.SHAPED)


def _is_path(word: str, *, in_ticks: bool) -> bool:
    return (in_ticks or "/" in word) and _PATH.fullmatch(word) is not None


def _is_name(word: str, *, in_ticks: bool) -> bool:
    call = _CALL.fullmatch(word)
    name = call["name"] if call else word
    if in_ticks and (_KEBAB.fullmatch(name) or _FLAG.fullmatch(name)):
        return True
    if not _DOTTED.fullmatch(name) or len(name) < SHORTEST or name.casefold() in _VALUES:
        return False
    return in_ticks or word.endswith("()") or _INNER_UNDERSCORE.search(name) is not None
