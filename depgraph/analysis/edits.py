"""The typed edits that a comparison of two readings gives. Values only."""

from depgraph.model.facts import Bound, Value
from depgraph.model.immutable import immutable


@immutable
class ValueEdit:
    """A value of the old text says something else in the new one, or is gone (no *after*)."""

    before: Value
    after: Value | None


@immutable
class TermEdit:
    """Definition number *before* lost its name, changed it, or means something else."""

    kind: str
    """``term-removed``, ``-renamed`` or ``-redefined``, or ``abbreviation-changed``."""
    before: int
    after: int | None
    name: str
    new_name: str = ""
    values_changed: bool = False


@immutable
class SymbolEdit:
    """Symbol number *before* is gone, has another name, or another value."""

    kind: str
    """``symbol-removed``, ``symbol-renamed`` or ``symbol-value-changed``."""
    before: int
    after: int | None
    name: str
    new_name: str = ""


@immutable
class TextEdit:
    """Block *before* is worded differently in block *after*, or is gone (*after* ``None``)."""

    before: int
    after: int | None
    weighty: bool
    """A modal, a negation, a name or a number moved, or little of the wording is left."""


def said(value: Value) -> tuple[str, str, str, str]:
    """Return what *value* says, wherever it stands."""
    return value.kind, value.amount, value.unit, value.qualifier


def limit(value: Value) -> Bound:
    """Return how *value* limits; "exactly" only stresses what a bare number says."""
    return Bound.NOT_SAID if value.bound is Bound.EXACTLY else value.bound


def bounded(value: Value) -> str:
    """Return *value* in words, with the limit that it is."""
    return f"{limit(value).value} {value.text}".lstrip()
