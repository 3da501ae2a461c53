"""A set of readings as one state of all documents, in memory and asked as the command asks."""

from collections.abc import Mapping

from depgraph.analysis.check import check
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.levels import Settings
from depgraph.model.facts import Reading
from depgraph.model.findings import DocumentClass, Finding
from depgraph.model.keys import term_key
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


_NOBODY = term_key("nobody asks for this")
_made: dict[tuple[tuple[str, int], ...], tuple[list[Reading | None], StoredCorpus]] = {}


def whole_of(readings: Mapping[str, Reading | None]) -> StoredCorpus:
    """Return the corpus of *readings*; a file that no extractor claims is not there.

    The same readings give the same corpus, so that measures share its look-ups.
    """
    known = tuple((path, id(reading)) for path, reading in readings.items())
    if known not in _made:
        # What is held here keeps its id.
        _made[known] = list(readings.values()), _looked_up(readings)
    return _made[known][1]


def _looked_up(readings: Mapping[str, Reading | None]) -> StoredCorpus:
    documents = {path: Indexed(path, reading) for path, reading in readings.items() if reading}
    whole = StoredCorpus(Store(None), documents)
    # A state laid over this one takes these look-ups from it; once is enough for all of them.
    whole.homes(_NOBODY)
    whole.file_homes(_NOBODY)
    whole.relying(frozenset({_NOBODY}))
    return whole


def standing(readings: Mapping[str, Reading | None]) -> tuple[Finding, ...]:
    """Return what `depgraph check` would say of *readings*."""
    whole = whole_of(readings)
    return check(whole.paths(), whole, STRICT)[1]
