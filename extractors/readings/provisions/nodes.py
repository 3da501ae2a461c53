"""One provision while it grows, and what its number says of the next one."""

from dataclasses import dataclass

from depgraph.model.labels import ATTACHMENTS, Label, label_of
from extractors.readings.provisions.candidates import Candidate
from extractors.readings.provisions.numbering import Form, Numbering, components
from extractors.readings.provisions.sequences import Counted


@dataclass(slots=True)
class Node:
    """A provision that is still growing. *counts* is its place in its series."""

    candidate: Candidate
    label: Label | None
    parent: int | None
    counts: Counted | None = None
    end: int = 0
    first_child: int | None = None

    @property
    def form(self) -> Form | None:
        """Return how its number is written."""
        return self.candidate.numbering.form if self.candidate.numbering else None

    @property
    def number(self) -> str:
        """Return its number within its space."""
        return self.label.split(":", 1)[1] if self.label else ""

    @property
    def space(self) -> str:
        """Return its number space, empty without a number."""
        return self.label.split(":", 1)[0] if self.label else ""

    @property
    def level(self) -> int:
        """Return its heading level, 0 when it is no heading."""
        return self.candidate.level

    @property
    def attached(self) -> bool:
        """Say whether it is an attachment, in which numbers start again."""
        return self.space in ATTACHMENTS


def continued(before: Node, numbering: Numbering) -> Label:
    """Return the label of the next item after *before* in the same list."""
    if numbering.form is Form.UNIT:
        return label_of(numbering.space, numbering.number)
    if before.number.endswith(")"):
        return Label(f"{before.space}:{before.number.rpartition('(')[0]}({numbering.number})")
    head, dot, _ = before.number.rpartition(".")
    return Label(f"{before.space}:{head}{dot}{numbering.number}")


def is_below(candidate: Candidate, following: Candidate) -> bool:
    """Say whether *following* is numbered one level below *candidate*."""
    numbering = following.numbering
    if numbering is None or candidate.numbering is None:
        return False
    if numbering.form is Form.DECIMAL:
        return components(numbering.number)[0] == candidate.numbering.number
    return following.depth > candidate.depth
