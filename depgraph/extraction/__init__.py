"""The port that every extractor implements, and how installed extractors are found.

An extractor turns the bytes of one file into a :class:`~depgraph.model.facts.Reading`. It touches
nothing but its argument: no file, clock, network or setting of the machine. What is wrong with a
file is a ``Problem`` in the reading, never an exception.

It need not find facts itself. One that makes blocks, with a kind, a level and a place each, calls
``extractors.prose.facts_of(document, source.kind)`` and gets what our own formats get: identity,
provisions, definitions, values, citations and links. It is named in the entry point group
:data:`GROUP`; give the entry point the name of the ending, so that files with that ending are told
as unread when the extractor cannot be loaded.
"""

from depgraph.extraction.finding import (
    DUTIES,
    GROUP,
    binary_endings,
    duty_reader,
    extractor_for,
    faults,
    installed,
)
from depgraph.extraction.port import (
    FAILED,
    DutyReader,
    Extractor,
    Source,
    blocks_of,
    read,
    unreadable,
)

__all__ = [
    "DUTIES",
    "FAILED",
    "GROUP",
    "DutyReader",
    "Extractor",
    "Source",
    "binary_endings",
    "blocks_of",
    "duty_reader",
    "extractor_for",
    "faults",
    "installed",
    "read",
    "unreadable",
]
