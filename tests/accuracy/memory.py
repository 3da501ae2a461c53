"""A set of readings as one state of all documents, in memory and asked as the command asks."""

from collections.abc import Mapping

from depgraph.analysis.indexed import Indexed
from depgraph.model.facts import Reading
from depgraph.store.corpus import StoredCorpus
from depgraph.store.database import Store


def whole_of(readings: Mapping[str, Reading | None]) -> StoredCorpus:
    """Return the corpus of *readings*; a file that no extractor claims is not there."""
    documents = {path: Indexed(path, reading) for path, reading in readings.items() if reading}
    return StoredCorpus(Store(None), documents)
