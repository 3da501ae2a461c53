"""The port of those that write edits into files, and the proof that an edit did just what it says.

An amender changes the bytes of one file and nothing else. Whatever it wrote is read again: unless
every block says what it said before, but for the edits, the edit is refused.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Protocol

from depgraph.extraction import Extractor, Source, read
from depgraph.model.documents import Block, Document, Mark, MarkKind
from depgraph.model.edits import Amended, Edit
from depgraph.model.facts import Span

GROUP = "depgraph.amenders"
"""The entry point group in which an installed package names its amenders."""

_NOT_EXACT = "cannot be written without changing something else; edit it by hand"
_NO_AMENDER = "files of this kind are not changed; edit it by hand"


class Amender(Protocol):
    """Writes edits into one format."""

    @property
    def formats(self) -> frozenset[str]:
        """Return the formats (``Document.format``) that it can write."""

    def amend(self, data: bytes, document: Document, edits: tuple[Edit, ...]) -> Amended:
        """Return *data*, read before as *document*, with *edits* in it."""


@cache
def amenders() -> Mapping[str, Amender]:
    """Return the amender of each format that can be written."""
    from importlib.metadata import entry_points

    loaded: Iterable[Amender] = (point.load() for point in sorted(entry_points(group=GROUP)))
    return {name: amender for amender in loaded for name in amender.formats}


@dataclass(frozen=True, slots=True)
class _File:
    source: Source
    extractor: Extractor
    document: Document
    amender: Amender


def amended(source: Source, extractor: Extractor, edits: Iterable[Edit]) -> Amended:
    """Return the bytes of *source* with those of *edits* that could be proved to be exact."""
    document = read(source, extractor).document
    given = tuple(dict.fromkeys(edits))
    narrow = {edit: narrowed(edit) for edit in given}
    made = _written(source, extractor, document, tuple(dict.fromkeys(narrow.values())))
    why = dict(made.refused)
    refused = [(edit, why[narrow[edit]]) for edit in given if narrow[edit] in why]
    return Amended(made.data, tuple(refused))


def narrowed(edit: Edit) -> Edit:
    """Return *edit* without the words at its ends that stay as they are."""
    if edit.address:
        return edit
    old, new = edit.before, edit.after
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    if head + tail >= len(old) or head + tail >= len(new):
        return edit
    end = len(old) - tail
    span = Span(edit.span.block, edit.span.start + head, edit.span.start + end)
    return Edit(span, old[head:end], new[head : len(new) - tail])


def _shared(one: str, other: str) -> int:
    """Return how many characters both begin with, up to the last space among them."""
    count = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )
    return one.rfind(" ", 0, count) + 1


def _written(
    source: Source, extractor: Extractor, document: Document, wanted: tuple[Edit, ...]
) -> Amended:
    """Return the bytes with the edits *wanted*, all together if that is exact, else one by one."""
    amender = amenders().get(document.format)
    if amender is None:
        return Amended(source.data, tuple((edit, _NO_AMENDER) for edit in wanted))
    file = _File(source, extractor, document, amender)
    together = amender.amend(source.data, document, wanted)
    if _is_exact(file, together, wanted):
        return together
    return _one_by_one(file, wanted)


def _one_by_one(file: _File, edits: tuple[Edit, ...]) -> Amended:
    """Return the file with each edit that is exact beside those before it."""
    kept: tuple[Edit, ...] = ()
    best = Amended(file.source.data)
    refused: list[tuple[Edit, str]] = []
    for edit in edits:
        tried = file.amender.amend(file.source.data, file.document, (*kept, edit))
        why = next((why for other, why in tried.refused if other == edit), "")
        if why:
            refused.append((edit, why))
        elif _is_exact(file, tried, (*kept, edit)):
            kept, best = (*kept, edit), tried
        else:
            refused.append((edit, _NOT_EXACT))
    return Amended(best.data, tuple(refused))


def _is_exact(file: _File, made: Amended, edits: tuple[Edit, ...]) -> bool:
    """Return whether the new bytes read as the old ones with just the edits not refused."""
    refused = {edit for edit, _ in made.refused}
    done = [edit for edit in edits if edit not in refused]
    source = Source(file.source.path, made.data, file.source.view, file.source.kind)
    found = read(source, file.extractor).document.blocks
    return _said(found) == _said(_edited(file.document.blocks, done))


def _said(blocks: Iterable[Block]) -> list[tuple[str, str, list[str]]]:
    return [
        (block.text, block.number, [mark.target for mark in block.marks if mark.target])
        for block in blocks
    ]


def _edited(blocks: tuple[Block, ...], edits: list[Edit]) -> tuple[Block, ...]:
    by_block: defaultdict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_block[edit.span.block].append(edit)
    return tuple(_spliced(block, by_block.get(at, [])) for at, block in enumerate(blocks))


def _spliced(block: Block, edits: list[Edit]) -> Block:
    from dataclasses import replace

    text, marks = block.text, block.marks
    for edit in sorted(edits, key=lambda edit: edit.span.start, reverse=True):
        if edit.address:
            marks = tuple(_readdressed(mark, edit) for mark in marks)
        else:
            text = text[: edit.span.start] + edit.after + text[edit.span.end :]
    return replace(block, text=text, marks=marks)


def _readdressed(mark: Mark, edit: Edit) -> Mark:
    from dataclasses import replace

    inside = mark.start <= edit.span.start and edit.span.end <= mark.end
    if mark.kind is not MarkKind.LINK or not inside:
        return mark
    return replace(mark, target=mark.target.replace(edit.before, edit.after, 1))
