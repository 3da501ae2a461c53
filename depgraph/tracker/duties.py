"""Read the duties of blocks when somebody asks; what was read once is taken from the store."""

from collections.abc import Iterable, Mapping

from depgraph.analysis.passages import Passages
from depgraph.extraction import DutyReader, duty_reader
from depgraph.model.duties import Duty, Passage
from depgraph.model.facts import Reading
from depgraph.store import Store
from depgraph.store.duties import digest_of_passage
from depgraph.workspace import Workspace
from depgraph.workspace.folder import STORE

Duties = Mapping[int, tuple[Duty, ...]]
"""Duties by the number of the block that states them."""


def duties_of(
    reading: Reading, store: Store | None, blocks: Iterable[int] | None = None
) -> Duties:
    """Return the duties in *blocks* of *reading*, or in all of them.

    Without a *store* nothing is kept. Nothing is parsed where no word can bind.
    """
    reader = duty_reader()
    if reader is None:
        return {}
    passages = Passages(reading)
    numbers = range(len(reading.document.blocks)) if blocks is None else sorted(set(blocks))
    made = {number: passages.of(number) for number in numbers}
    worth = {
        number: passage
        for number, passage in made.items()
        if passage is not None and reader.might_hold(passage)
    }
    found = _read(worth, reader, store) if worth else {}
    return {number: duties for number, duties in found.items() if duties}


def duties_in_file(workspace: Workspace, reading: Reading) -> Duties:
    """Return all duties of *reading*; a store is used where there is one, and never made."""
    there = (workspace.root / STORE).is_file()
    return duties_of(reading, workspace.store if there else None)


def _read(worth: Mapping[int, Passage], reader: DutyReader, store: Store | None) -> Duties:
    digests = {number: digest_of_passage(passage) for number, passage in worth.items()}
    known = store.duties(reader.version, digests.values()) if store else {}
    missing = {digests[number]: worth[number] for number in worth if digests[number] not in known}
    if missing:
        read = dict(zip(missing, reader.read(list(missing.values())), strict=True))
        known = {**known, **read}
        if store:
            with store.transaction():
                store.keep_duties(reader.version, read)
    return {number: known[digest] for number, digest in digests.items()}
