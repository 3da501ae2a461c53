"""The corpus as plain Markdown files with links by file and anchor."""

import os.path
import re
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.peers.corpus import Corpus, Document, Reference, Section, number_of

_FOLDERS = 40
_NO_SLUG = re.compile(r"[^\w\- ]")


def path_of(index: int) -> str:
    """Return where document *index* stands."""
    return f"{index % _FOLDERS:02}/{number_of(index)}.md"


def anchor_of(at: int, title: str) -> str:
    """Return the anchor that GitHub gives to the heading of section *at*."""
    return _NO_SLUG.sub("", f"{at}. {title}".lower()).replace(" ", "-")


def text_of(document: Document, front: str = "") -> str:
    """Return the document as Markdown, behind *front*."""
    head = f"{front}# {number_of(document.index)} {document.title}\n"
    parts = [_section(document.index, at, part) for at, part in enumerate(document.sections, 1)]
    return "\n".join((head, *parts))


def write(corpus: Corpus, folder: Path) -> None:
    """Write every document below *folder*."""
    for document in corpus:
        put(folder / path_of(document.index), text_of(document))


def put(target: Path, text: str | None) -> None:
    """Write *text* to *target* and make its folder; without a text, take the file away."""
    if text is None:
        target.unlink()
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")


def _section(index: int, at: int, section: Section) -> str:
    lines = [f"## {at}. {section.title}", "", section.text, ""]
    cited = tuple(_cited(index, section))
    return "\n".join([*lines, section.laid_out(cited), ""] if cited else lines)


def _cited(index: int, section: Section) -> Iterator[str]:
    for reference in section.references:
        yield reference.sentence.format(_citation(index, reference))


def _citation(index: int, reference: Reference) -> str:
    named = number_of(reference.document)
    if reference.section:
        named += f" Section {reference.section}"
    if reference.echoes:
        named += f" ({reference.title})"
    if not reference.linked:
        return named
    target = os.path.relpath(path_of(reference.document), os.path.dirname(path_of(index)))  # noqa: PTH120  # never a file of its own
    if reference.section:
        target += f"#{anchor_of(reference.section, reference.title)}"
    return f"[{named}]({target})"
