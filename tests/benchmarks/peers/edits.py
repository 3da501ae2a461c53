"""Five planted edits of the hub, each with the documents that it makes wrong, by construction."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.benchmarks.peers.corpus import (
    APPROVAL,
    BREACH,
    HUB,
    Corpus,
    Document,
    Reference,
    Section,
    number_of,
)

_NARROW = 60


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one document, what it becomes (nothing when it is deleted), and who is hit."""

    name: str
    apply: Callable[[Document], Document | None]
    hits: Callable[[Reference], bool]

    def right(self, corpus: Corpus) -> frozenset[str]:
        """Return the control numbers of the documents that the edit makes wrong."""
        return frozenset(
            number_of(document.index)
            for document in corpus
            if any(cited.document == HUB and self.hits(cited) for cited in document.references())
        )


def _of(at: int, change: Callable[[Section], Section]) -> Callable[[Document], Document]:
    def apply(document: Document) -> Document:
        sections = list(document.sections)
        sections[at - 1] = change(sections[at - 1])
        return replace(document, sections=tuple(sections))

    return apply


def _sooner(section: Section) -> Section:
    return replace(section, statement=section.statement.replace("72 hours", "24 hours"))


def _rewrapped(section: Section) -> Section:
    return replace(section, width=_NARROW)


def _renamed(section: Section) -> Section:
    return replace(section, title="Incident alert")


def _another_role(section: Section) -> Section:
    statement = section.statement.replace("head of quality", "site director")
    return replace(section, statement=statement)


EDITS = (
    Edit("72 hours -> 24 hours", _of(BREACH, _sooner), lambda r: r.section == BREACH),
    Edit("pure re-wrap", _of(BREACH, _rewrapped), lambda _: False),
    Edit("title renamed", _of(BREACH, _renamed), lambda r: r.section == BREACH),
    Edit("another section", _of(APPROVAL, _another_role), lambda r: r.section == APPROVAL),
    Edit("file deleted", lambda _: None, lambda _: True),
)
