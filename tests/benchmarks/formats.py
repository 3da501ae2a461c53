"""Reading one document against the bare library below it.

Blocks are what a format gives; facts are found in them afterwards. What the readings remember of a
text is forgotten before each round, for a document is read once.
"""

import io
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path

from depgraph.extraction import Extractor, Source, extractor_for, installed, read
from tests.accuracy.corpora import folder
from tests.benchmarks import generate
from tests.benchmarks.corpora import PAGES
from tests.benchmarks.timing import (
    Row,
    Series,
    Work,
    milliseconds,
    not_measured,
    row,
    worked,
)

ROUNDS, _REAL_ROUNDS, _MOST = 9, 3, 24
_PARTS = ("word/", "docProps/")
_UNREAD = ("theme", "fontTable", "webSettings", "settings", "media/")


@dataclass(frozen=True, slots=True)
class Format:
    """A format, the library below it, real documents of it, and what is allowed."""

    suffix: str
    floor: str
    goal: float
    facts_goal: float | None
    real: str
    bare: Callable[[bytes], Work]


def rows() -> Iterator[Row]:
    """Yield the rows of all formats: invented documents, then real ones where they are there."""
    for each in FORMATS:
        invented = generate.long_document(PAGES, suffix=each.suffix)
        name = f"SOP-1000.{each.suffix}"
        yield from _rows(each, [Source(name, invented)], f"{PAGES} pages", ROUNDS)
        paths = sorted(folder().glob(each.real))[:_MOST] if folder().is_dir() else []
        if paths:
            sources = [Source(path.name, path.read_bytes()) for path in paths]
            yield from _rows(each, sources, f"{len(sources)} real files", _REAL_ROUNDS)


def _rows(each: Format, sources: Sequence[Source], what: str, rounds: int) -> Iterator[Row]:
    name = f"{each.suffix}: {{}} / {each.floor}, {what}"
    extractor = extractor_for(sources[0].path, installed())
    if extractor is None:
        yield not_measured(name, "ratio", each.goal, f"no extractor claims .{each.suffix}")
        return
    works = [_works(each, source, extractor) for source in sources]
    bare, blocks, facts = (
        Series(tuple(map(sum, column)))
        for column in zip(*(_timed(works) for _ in range(rounds)), strict=True)
    )
    size = sum(len(source.data) for source in sources) // 1024
    told = f"processor time {milliseconds(blocks)} against {milliseconds(bare)}, {size} KB"
    yield row(name.format("blocks"), blocks.over(bare), "ratio", each.goal, told)
    told = f"{milliseconds(facts)} against {milliseconds(bare)}"
    title = name.format("blocks and facts")
    yield row(title, facts.over(bare), "ratio", each.facts_goal, told)


def _works(each: Format, source: Source, extractor: Extractor) -> tuple[Work, ...]:
    """Return what is measured: the bare library, the blocks, and the blocks with their facts."""
    read_document = import_module(type(extractor).__module__).read_document
    return each.bare(source.data), partial(read_document, source), partial(read, source, extractor)


def _timed(works: Sequence[tuple[Work, ...]]) -> list[list[float]]:
    """Return the processor seconds of each kind of work for each document, each settled."""
    return [list(column) for column in zip(*(map(_settled, each) for each in works), strict=True)]


def _settled(work: Work) -> float:
    work()
    forget()
    return worked(work)


def forget() -> None:
    """Forget what the readings remember of texts, but no table that they have built once."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("extractors.", "depgraph.model.")):
            for value in list(vars(module).values()):
                parameters = getattr(value, "cache_parameters", None)
                if parameters and parameters()["maxsize"] is not None:
                    value.cache_clear()


def bare_xml(data: bytes) -> Work:
    """Return the parsing of the parts of a Word file that are read."""
    from lxml import etree

    def parse() -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                if name.endswith(".xml") and name.startswith(_PARTS) and not _unread(name):
                    etree.fromstring(package.read(name))

    return parse


def _unread(name: str) -> bool:
    return any(word in name for word in _UNREAD)


def bare_text(data: bytes) -> Work:
    """Return the text of every page of a PDF, without its places."""
    import pypdfium2

    def text() -> None:
        document = pypdfium2.PdfDocument(data)
        for page in document:
            page.get_textpage().get_text_bounded()
        document.close()

    return text


def bare_tokens(data: bytes) -> Work:
    """Return the parsing of Markdown into tokens."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    text = data.decode("utf-8", "replace")
    return lambda: parser.parse(text)


FORMATS = (
    Format("docx", "lxml parse of its parts", 1.2, None, "contracts/*.docx", bare_xml),
    Format("pdf", "pypdfium2 text", 1.25, None, "openchain/pdf/*.pdf", bare_text),
    Format("md", "markdown-it-py parse", 1.5, 1.5, "regulations/**/*.md", bare_tokens),
)


def committed() -> Iterator[Row]:
    """Yield one Word file, from its bytes to committed facts, against a walk by python-docx."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        keep = _keeping(Path(name))
        terms = iter(range(40, 1_000))
        rounds = []
        for _ in range(ROUNDS + 1):
            data = generate.long_document(PAGES, next(terms))
            forget()
            rounds.append((worked(partial(keep, data)), worked(partial(_walk, data))))
    kept, bare = (Series(column) for column in zip(*rounds[1:], strict=True))
    told = f"{PAGES} pages, processor time {milliseconds(kept)} against {milliseconds(bare)}"
    title = "docx: from bytes to committed facts and links / python-docx paragraphs"
    yield row(title, kept.over(bare), "ratio", 0.08, told)


def _keeping(where: Path) -> Callable[[bytes], None]:
    from depgraph.analysis.keys import path_keys
    from depgraph.model.documents import View
    from depgraph.store import DocumentRow, Stamp, Store
    from depgraph.tracker.reading import row_of

    store, path = Store(where / "index.sqlite"), "SOP-1000.docx"

    def keep(data: bytes) -> None:
        reading = row_of(path, data, View.ACCEPTED, None)
        with store.transaction():
            number = store.put_reading(reading)
            stamp = Stamp(len(data), number, number, 1)
            store.put_document(DocumentRow(path, stamp, 0, number), path_keys(path))

    return keep


def _walk(data: bytes) -> list[tuple[str, str]]:
    import docx

    paragraphs = docx.Document(io.BytesIO(data)).paragraphs
    return [(paragraph.text, _style_of(paragraph)) for paragraph in paragraphs]


def _style_of(paragraph: object) -> str:
    style = getattr(paragraph, "style", None)
    return str(style.name) if style is not None else ""
