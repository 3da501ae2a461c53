"""What the printers of statistics need to know. The use case returns values of these shapes."""

from typing import Protocol

from depgraph.model.findings import Step

Counts = tuple[tuple[str, int], ...]
"""Names with how often, in the order to be shown."""


class Ranked(Protocol):
    """Something that stands out: a document or a part of one."""

    @property
    def path(self) -> str:
        """Return the path."""

    @property
    def doc(self) -> str:
        """Return the control number, or the path."""

    @property
    def label(self) -> str:
        """Return the part, empty for a document."""

    @property
    def count(self) -> int:
        """Return how many words or places."""

    @property
    def documents(self) -> int:
        """Return in how many documents."""


class Ring(Protocol):
    """Documents that rely on each other all around."""

    @property
    def members(self) -> int:
        """Return how many they are."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the paths of a shortest way round."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return its steps with their sentences."""


class Review(Protocol):
    """A day that a document gives."""

    @property
    def date(self) -> str:
        """Return the day as an ISO date."""

    @property
    def path(self) -> str:
        """Return the path."""

    @property
    def doc(self) -> str:
        """Return the control number, or the path."""

    @property
    def what(self) -> str:
        """Return what is on that day."""


class Trouble(Protocol):
    """What a reader could not do."""

    @property
    def kind(self) -> str:
        """Return ``unreadable``, ``partial`` or ``note``."""

    @property
    def message(self) -> str:
        """Return what is wrong and what to do."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the documents it is wrong with."""


class Stats(Protocol):
    """How a set of documents hangs together."""

    @property
    def documents(self) -> int:
        """Return how many documents there are."""

    @property
    def kinds(self) -> Counts:
        """Return the documents of each kind."""

    @property
    def classes(self) -> Counts:
        """Return the documents of each class."""

    @property
    def facts(self) -> Counts:
        """Return the facts of each kind."""

    @property
    def references(self) -> Counts:
        """Return what references lead to."""

    @property
    def largest(self) -> tuple[Ranked, ...]:
        """Return the documents by their words."""

    @property
    def relied_on(self) -> tuple[Ranked, ...]:
        """Return the documents that others rely on."""

    @property
    def parts(self) -> tuple[Ranked, ...]:
        """Return the parts that others rely on."""

    @property
    def alone(self) -> tuple[str, ...]:
        """Return what relies on nothing and nothing on it."""

    @property
    def rings(self) -> tuple[Ring, ...]:
        """Return the circles."""

    @property
    def reviews(self) -> tuple[Review, ...]:
        """Return the days of review, the oldest first."""

    @property
    def unreviewed(self) -> tuple[str, ...]:
        """Return the controlled documents that give none."""

    @property
    def effective(self) -> tuple[Review, ...]:
        """Return the days on which documents took effect, the oldest first."""

    @property
    def index(self) -> int:
        """Return how many bytes the index takes on the disk."""

    @property
    def text(self) -> int:
        """Return how many bytes the text has that was read."""

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """Return what could not be read, the worst first."""
