"""Quantities, amounts, dates and recurrences."""

from depgraph.model.documents import Document, Problem
from depgraph.model.facts import Value


def values(document: Document) -> tuple[Value, ...]:
    """Return every value of *document* in reading order."""
    return ()


def value_problems(document: Document) -> tuple[Problem, ...]:
    """Return a note for each value whose words and digits disagree."""
    return ()
