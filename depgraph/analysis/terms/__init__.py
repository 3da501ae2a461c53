"""Uses of terms that are defined in small letters, for a part, an Act or a set of documents. Pure.

A document alone cannot tell them from ordinary words. So they are found when somebody asks: which
terms govern this document, and where does it say them.
"""

from depgraph.analysis.corpus import Corpus
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.terms.matching import Use, found
from depgraph.analysis.terms.vocabulary import governing


def uses(here: Indexed, corpus: Corpus) -> tuple[Use, ...]:
    """Return every use in *here* of a term that governs it, in reading order."""
    return tuple(found(here, tuple(governing(here, corpus))))
