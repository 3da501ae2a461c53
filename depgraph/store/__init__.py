"""The only home of SQLite: facts by content, documents by path, and the keys that join them."""

from depgraph.store.corpus import StoredCorpus
from depgraph.store.database import Store
from depgraph.store.rows import DocumentRow, ReadingRow, Stamp

__all__ = ["DocumentRow", "ReadingRow", "Stamp", "Store", "StoredCorpus"]
