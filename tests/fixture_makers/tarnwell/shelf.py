"""Every file of the company as text with its provisions, numbered as its authors do."""

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pypdfium2

from depgraph.model.labels import label_of

from . import page, word
from .paper import Paper
from .sheets import Workbook
from .source import pieces

_HEADING = re.compile(r"^#{1,6} (?P<title>.+)$", re.MULTILINE)
_NUMBERED = re.compile(r"(?P<number>\d+(?:\.\d+)*)\s")
_PLAIN_CLAUSE = re.compile(r"^(?P<number>\d+(?:\.\d+)?)\.?\s{2}", re.MULTILINE)
_SCHEDULE = re.compile(r"^SCHEDULE (?P<number>\d+)", re.MULTILINE)
_SYMBOL = re.compile(
    r"^(?:def|class) (?P<made>\w+)|^(?P<constant>[A-Z][A-Z_]+) ?="
    r"|^ *(?P<key>[a-z_]+):|^(?P<entry>[a-z_]+) =|^ *\"(?P<name>[a-z_]+)\":",
    re.MULTILINE,
)
_CODE = (".py", ".yaml", ".toml", ".json", ".example")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text of a file. *at* is a line, a paragraph, a PDF page or a cell's address."""

    at: int | str
    text: str
    names: tuple[str, ...] = ()
    """Names of code that are set apart in it."""

    @property
    def contents(self) -> bool:
        """Say whether it is a line of a table of contents, which cites nothing."""
        return bool(re.fullmatch(r"[^\t\n]+\t[^\t\n]+\t\d+", self.text))


def slug(title: str) -> str:
    """Return the anchor of a Markdown heading."""
    kept = re.sub(r"[^\w\- ]", "", title.strip().lower())
    return kept.replace(" ", "-")


class Volume:
    """One file: its text units, the labels of its provisions and the names that it defines."""

    def __init__(
        self,
        path: str,
        text: str = "",
        paper: Paper | None = None,
        cells: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.path = path
        self.text = text
        self.paper = paper
        self.cells = cells

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Return the text in order; the whole file is one unit when it is plain text."""
        if self.cells:
            return tuple(Unit(at, text) for at, text in self.cells)
        if self.paper is None:
            return (Unit(1, self.text),)
        if self.path.endswith(".pdf"):
            return tuple(_on_pages(self.paper))
        texts = [shown.text for shown in word.displayed(self.paper)]
        names = dict(_code_names(self.paper))
        return tuple(Unit(at, text, names.get(text, ())) for at, text in enumerate(texts))

    @cached_property
    def labels(self) -> frozenset[str]:
        """Return the labels of all provisions."""
        if self.paper is not None:
            return frozenset(_paper_labels(self.paper))
        found = {label_of("section", m["number"]) for m in _PLAIN_CLAUSE.finditer(self.text)}
        found |= {label_of("schedule", m["number"]) for m in _SCHEDULE.finditer(self.text)}
        return frozenset(found | {label for label in self.anchors.values() if ":" in label})

    @cached_property
    def anchors(self) -> dict[str, str]:
        """Return the label of each anchor; an anchor without a number answers with itself."""
        found = {name: name for name in re.findall(r'id="([^"]+)"', self.text)}
        if not self.path.endswith(".md"):
            return found
        for heading in _HEADING.finditer(self.text):
            title = heading["title"]
            number = _NUMBERED.match(title)
            name = slug(title)
            found[name] = label_of("section", number["number"]) if number else name
        return found

    @cached_property
    def symbols(self) -> frozenset[str]:
        """Return the names that code, configuration or data define here."""
        if not self.path.endswith(_CODE):
            return frozenset()
        found = (match[match.lastgroup or 0] for match in _SYMBOL.finditer(self.text))
        return frozenset(found)


def _paper_labels(paper: Paper) -> Iterator[str]:
    for block, number in zip(paper.blocks, paper.numbers, strict=True):
        if number is None or block.kind == "step":
            continue
        text = paper.named.get(block.name) and paper.shown(block.name) if block.name else ""
        if block.level == 0 and " " in number.shown:
            yield label_of(*number.shown.split())
        elif block.level <= 1:
            yield label_of("section", number.shown)
        else:
            yield label_of("section", text or "".join(number.labels[1:]))


def _code_names(paper: Paper) -> Iterator[tuple[str, tuple[str, ...]]]:
    for block in paper.blocks:
        names = tuple(piece.text for piece in pieces(block.text) if piece.kind == "code")
        if names:
            yield paper.plain(block.text), names


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _on_pages(paper: Paper) -> Iterator[Unit]:
    document = pypdfium2.PdfDocument(io.BytesIO(page.pdf(paper)))
    pages = [_folded(one.get_textpage().get_text_range()) for one in document]
    names = dict(_code_names(paper))
    for shown in word.displayed(paper):
        if not shown.text:
            continue
        start = _folded(shown.text)[:30]
        at = next(number for number, text in enumerate(pages, 1) if start in text)
        yield Unit(at, shown.text, names.get(shown.text, ()))


def shelf(
    root: Path, papers: tuple[Paper, ...], books: tuple[Workbook, ...] = ()
) -> dict[str, Volume]:
    """Return every file of the company below *root* by its path."""
    made = {paper.path: paper for paper in papers}
    found_in = {book.path: book.cells() for book in books}
    found = {}
    for file in sorted((root / "company").rglob("*")):
        path = file.relative_to(root).as_posix()
        if file.is_dir() or path == "company/README.md":
            continue
        if path in made:
            found[path] = Volume(path, paper=made[path])
        elif path in found_in:
            found[path] = Volume(path, cells=found_in[path])
        else:
            found[path] = Volume(path, file.read_text(encoding="utf-8"))
    return found
