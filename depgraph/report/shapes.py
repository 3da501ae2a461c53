"""What printers need to know of an answer. The use cases return values of these shapes."""

from typing import Protocol

from depgraph.model.documents import Problem
from depgraph.model.findings import Step, Where


class Updated(Protocol):
    """What a pass over all documents did."""

    @property
    def documents(self) -> int:
        """Return how many documents are tracked."""

    @property
    def read(self) -> int:
        """Return how many files were read anew."""

    @property
    def cached(self) -> int:
        """Return how many were known already."""

    @property
    def removed(self) -> int:
        """Return how many are gone."""

    @property
    def ignored(self) -> int:
        """Return how many files are no documents."""

    @property
    def problems(self) -> tuple[tuple[str, Problem], ...]:
        """Return each problem with the path of its file."""


class Relied(Protocol):
    """One thing that others rely on."""

    @property
    def label(self) -> str:
        """Return the section, ``§4.1``; empty for the document as a whole."""

    @property
    def what(self) -> str:
        """Return what is relied on, in words."""

    @property
    def by(self) -> tuple[str, ...]:
        """Return the places that rely on it."""


class Contract(Protocol):
    """All that others rely on in one document."""

    @property
    def doc(self) -> str:
        """Return the control number, or the path."""

    @property
    def path(self) -> str:
        """Return the path."""

    @property
    def relied(self) -> tuple[Relied, ...]:
        """Return what is relied on, in document order."""


class Why(Protocol):
    """The ways from one document to another."""

    @property
    def source(self) -> str:
        """Return the document that depends."""

    @property
    def target(self) -> str:
        """Return the document that is depended on."""

    @property
    def paths(self) -> tuple[tuple[Step, ...], ...]:
        """Return the ways, the shortest first."""

    @property
    def nearest(self) -> str:
        """Return what comes nearest, when there is no way."""

    @property
    def turned(self) -> bool:
        """Return whether there is a way in the other direction instead."""


class LinkRow(Protocol):
    """One reference and what it came to."""

    @property
    def source(self) -> Where:
        """Return the place of the reference."""

    @property
    def target(self) -> Where | None:
        """Return the place it leads to."""

    @property
    def kind(self) -> str:
        """Return what kind of reference it is."""

    @property
    def outcome(self) -> str:
        """Return ``link``, ``dangling`` or ``ambiguous``."""

    @property
    def confidence(self) -> str:
        """Return how sure it is."""

    @property
    def evidence(self) -> str:
        """Return the text that makes it."""

    @property
    def candidates(self) -> tuple[str, ...]:
        """Return the places of an ambiguous one."""


class Node(Protocol):
    """One document of a drawing."""

    @property
    def path(self) -> str:
        """Return the path."""

    @property
    def doc(self) -> str:
        """Return the control number, or the path."""

    @property
    def kind(self) -> str:
        """Return what kind of document it is."""

    @property
    def title(self) -> str:
        """Return its title, empty where it has none."""


class Edge(Protocol):
    """One document depends on another."""

    @property
    def source(self) -> str:
        """Return the path of the document that depends."""

    @property
    def target(self) -> str:
        """Return the path of the document that is depended on."""

    @property
    def kind(self) -> str:
        """Return how it depends."""

    @property
    def count(self) -> int:
        """Return how many references say so."""


class DocumentGraph(Protocol):
    """Which document depends on which."""

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Return the documents."""

    @property
    def edges(self) -> tuple[Edge, ...]:
        """Return the dependencies."""

    @property
    def about(self) -> str:
        """Return the path of the document whose neighbourhood it is, if it is one."""


class Verified(Protocol):
    """What is stored against a rebuild."""

    @property
    def same(self) -> bool:
        """Return whether both are the same."""

    @property
    def differences(self) -> tuple[str, ...]:
        """Return what differs, one sentence each."""

    @property
    def documents(self) -> int:
        """Return how many documents were compared."""
