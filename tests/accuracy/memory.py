"""A set of readings as one state of all documents, in memory and asked as the command asks."""

from collections.abc import Mapping

from depgraph.analysis.check import check
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.levels import Settings
from depgraph.model.facts import Reading
from depgraph.model.findings import DocumentClass, Finding
from depgraph.store.corpus import StoredCorpus
from depgraph.store.database import Store

STRICT = Settings(
    document_class=lambda _: DocumentClass.CONTROLLED,
    owners=lambda _: (),
    level=lambda _rule, _path: None,
    is_off=lambda _rule, _path: False,
    name=lambda rule: rule,
)
"""Every document is held to what it says, as no configuration would soften it."""


def whole_of(readings: Mapping[str, Reading | None]) -> StoredCorpus:
    """Return the corpus of *readings*; a file that no extractor claims is not there."""
    documents = {path: Indexed(path, reading) for path, reading in readings.items() if reading}
    return StoredCorpus(Store(None), documents)


def standing(readings: Mapping[str, Reading | None]) -> tuple[Finding, ...]:
    """Return what `depgraph check` would say of *readings*."""
    whole = whole_of(readings)
    return check(whole.paths(), whole, STRICT)[1]
