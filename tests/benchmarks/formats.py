"""Reading Word and PDF files against the bare libraries below it."""

import io
import zipfile
from collections.abc import Callable, Iterator
from importlib import import_module

from depgraph.extraction import Source, extractor_for, installed, read
from tests.accuracy.corpora import folder
from tests.benchmarks import generate
from tests.benchmarks.timing import Row, bar, not_measured, settled_turns

ROUNDS = 9
_REAL = {"docx": "contracts/*.docx", "pdf": "openchain/pdf/*.pdf"}
_MOST, _REAL_ROUNDS = 24, 5
_LONG = generate.Plan(50, sections=40)
_PARTS = ("word/", "docProps/")
_UNREAD = ("theme", "fontTable", "webSettings", "settings", "media/")


def rows() -> Iterator[Row]:
    """Yield the rows of both formats."""
    for suffix, name, goal, floor_of in (
        ("docx", "docx reading / bare lxml parse of its parts", 2.0, _bare_xml),
        ("pdf", "pdf reading / bare pypdfium2 text", 1.5, _bare_text),
    ):
        yield from _rows(suffix, name, goal, floor_of)
        yield from _real_rows(suffix, f"{name} (blocks, real documents)", goal, floor_of)


def _real_rows(
    suffix: str, name: str, goal: float, floor_of: Callable[[bytes], Callable[[], object]]
) -> Iterator[Row]:
    """Yield the ratio over documents that people wrote, where their folder is there."""
    paths = sorted(folder().glob(_REAL[suffix]))[:_MOST] if folder().is_dir() else []
    if not paths:
        return
    read_document = import_module(f"extractors.formats.{suffix}").read_document
    bare = reading = 0.0
    for path in paths:
        source = Source(path.name, path.read_bytes())
        floor, blocks = settled_turns(
            (floor_of(source.data), lambda source=source: read_document(source)), _REAL_ROUNDS
        )
        bare, reading = bare + floor, reading + blocks
    told = f"{len(paths)} files, {reading * 1000:.0f} ms against {bare * 1000:.0f} ms"
    yield bar(name, reading / bare, "ratio", goal, told)


def _rows(
    suffix: str, name: str, goal: float, floor_of: Callable[[bytes], Callable[[], object]]
) -> Iterator[Row]:
    source = _sample(suffix)
    extractor = extractor_for(source.path, installed())
    if extractor is None:
        yield not_measured(name, "ratio", goal, f"no extractor claims .{suffix}")
        return
    try:
        read_document = import_module(f"extractors.formats.{suffix}").read_document
    except (ImportError, AttributeError) as error:
        yield not_measured(name, "ratio", goal, f"{error}")
        return
    floor, blocks, facts = settled_turns(
        (
            floor_of(source.data),
            lambda: read_document(source),
            lambda: read(source, extractor),
        ),
        ROUNDS,
    )
    told = f"{blocks * 1000:.1f} ms against {floor * 1000:.1f} ms, {len(source.data) // 1024} KB"
    yield bar(f"{name} (blocks)", blocks / floor, "ratio", goal, told)
    told = f"{facts * 1000:.1f} ms against {floor * 1000:.1f} ms"
    yield bar(f"{name} (blocks and facts)", facts / floor, "ratio", goal, told)


def _sample(suffix: str) -> Source:
    """Return a document of about twenty pages."""
    number = next(i for i in range(2, 50) if generate.path_of(i, _LONG).endswith(suffix))
    path = generate.path_of(number, _LONG)
    return Source(path, generate.data_of(number, _LONG))


def _bare_xml(data: bytes) -> Callable[[], object]:
    from lxml import etree

    def parse() -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                if name.endswith(".xml") and name.startswith(_PARTS) and not _unread(name):
                    etree.fromstring(package.read(name))

    return parse


def _unread(name: str) -> bool:
    return any(word in name for word in _UNREAD)


def _bare_text(data: bytes) -> Callable[[], object]:
    import pypdfium2

    def text() -> None:
        document = pypdfium2.PdfDocument(data)
        for page in document:
            page.get_textpage().get_text_bounded()
        document.close()

    return text
