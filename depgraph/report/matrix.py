"""The traceability matrix as a table of plain text: what every one of its formats shows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from depgraph.model.findings import Where
from depgraph.report.places import spot_of
from depgraph.report.plain import excerpt, plain

QUOTE = 300
"""Characters of a quoted text in a cell."""

HEADS = (
    "Outcome",
    "Relied-on document",
    "Relied-on title",
    "Relied-on revision",
    "Relied-on section",
    "Relied-on text",
    "Relied-on file",
    "Relying document",
    "Relying title",
    "Relying revision",
    "Relying section",
    "Line, page or cell",
    "Relying text",
    "Relying file",
    "How it relies",
    "Values both state",
    "Certainty",
    "Remark",
)
"""The columns of the long list."""

OUTCOMES = {
    "found": "found",
    "nowhere": "leads nowhere",
    "several": "could be several",
    "outside": "outside these documents",
    "not read": "not read in full",
}
"""What a row came to, in the words of a person."""


class Party(Protocol):
    """A document as auditors name it."""

    @property
    def path(self) -> str:
        """Return the path."""

    @property
    def number(self) -> str:
        """Return the control number."""

    @property
    def title(self) -> str:
        """Return the title."""

    @property
    def revision(self) -> str:
        """Return the revision."""


class Reliance(Protocol):
    """One place that relies on one thing."""

    @property
    def relying(self) -> Party:
        """Return the document that relies."""

    @property
    def source(self) -> Where:
        """Return the place that relies."""

    @property
    def how(self) -> str:
        """Return how it relies."""

    @property
    def outcome(self) -> str:
        """Return a key of :data:`OUTCOMES`."""

    @property
    def upstream(self) -> Party | None:
        """Return the document relied on."""

    @property
    def target(self) -> Where | None:
        """Return the place relied on."""

    @property
    def what(self) -> str:
        """Return the kind of thing relied on."""

    @property
    def text(self) -> str:
        """Return the words relied on, or those that ask for what is not there."""

    @property
    def values(self) -> tuple[str, ...]:
        """Return the values that both state."""

    @property
    def confidence(self) -> str:
        """Return how sure it is."""

    @property
    def reason(self) -> str:
        """Return what else is to be known."""


class Matrix(Protocol):
    """Who relies on what."""

    @property
    def rows(self) -> tuple[Reliance, ...]:
        """Return the rows in order."""

    @property
    def asked(self) -> tuple[str, ...]:
        """Return the names of the documents asked for."""


@dataclass(frozen=True, slots=True)
class Cross:
    """Documents by documents: how many places of each column's document rely on each row's."""

    relied: tuple[str, ...]
    relying: tuple[str, ...]
    counts: dict[tuple[str, str], int]
    """By relied-on and relying document; what is not there is none."""


def counted(matrix: Matrix) -> dict[str, int]:
    """Return how many rows came to what, without what never occurs."""
    found = Counter(row.outcome for row in matrix.rows)
    return {outcome: found[outcome] for outcome in OUTCOMES if found[outcome]}


def cells(row: Reliance) -> tuple[str, ...]:
    """Return *row* as texts under :data:`HEADS`."""
    on, target = row.upstream, row.target
    told = row.text if row.outcome == "found" else f'asks for "{row.text}"' if row.text else ""
    return (
        OUTCOMES[row.outcome],
        plain(on.number or on.path) if on else "",
        plain(on.title) if on else "",
        plain(on.revision) if on else "",
        plain(target.label) if target else "",
        excerpt(told, limit=QUOTE),
        plain(on.path) if on else "",
        plain(row.relying.number or row.relying.path),
        plain(row.relying.title),
        plain(row.relying.revision),
        plain(row.source.label),
        spot_of(row.source.place),
        excerpt(row.source.quote, limit=QUOTE),
        plain(row.relying.path),
        row.how,
        plain(", ".join(row.values)),
        row.confidence,
        excerpt(row.reason, limit=QUOTE),
    )


def crossed(matrix: Matrix) -> Cross:
    """Return the documents by documents; what leads nowhere is in no cell of it."""
    rows = [(row.upstream, row.relying) for row in matrix.rows if row.outcome == "found"]
    names = _names(party for pair in rows for party in pair if party is not None)
    counts = Counter((names[on.path], names[by.path]) for on, by in rows if on is not None)
    return Cross(
        tuple(sorted({on for on, _ in counts})),
        tuple(sorted({by for _, by in counts})),
        dict(sorted(counts.items())),
    )


def _names(parties: Iterable[Party]) -> dict[str, str]:
    """Return what each path is called: its number, unless two documents have the same."""
    numbers = {party.path: plain(party.number) for party in parties}
    often = Counter(numbers.values())
    return {
        path: number if number and often[number] == 1 else plain(path)
        for path, number in numbers.items()
    }
