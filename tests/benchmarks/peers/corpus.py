"""One invented company as logical documents, before any tool's format; no file is touched.

Every reference points at an earlier document, since some tools refuse circles.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from tests.benchmarks.peers.words import filler, subject

SECTIONS = 6
FILLERS = 3
BREACH, APPROVAL = 3, 5
"""The sections of the hub that the planted edits are about."""
HUB, DECOY = 0, 1
CITING = 21
"""Documents that cite the hub, whatever the size of the corpus."""
_BREAKS = 5
"""Planted breaks of each sort."""
_NOWHERE = 90_000
_UNITS = ("days", "weeks", "hours", "months")
_DONE = ("updated", "approved", "archived", "reviewed", "completed", "published")


@dataclass(frozen=True, slots=True)
class Reference:
    """A sentence that relies on a section of another document, or (0) on the whole of it."""

    document: int
    section: int
    title: str
    sentence: str
    """The sentence, with {} where the citation stands."""
    linked: bool = True
    """Whether the citation is a link to click, or words alone."""
    restates: bool = False
    echoes: bool = False
    """Whether the citation names the title of what it cites."""


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part: what it lays down, what else it says, and what it relies on."""

    title: str
    statement: str
    sentences: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    width: int = 0
    """Columns that paragraphs are wrapped at; 0 is a sentence a line."""

    def laid_out(self, sentences: tuple[str, ...]) -> str:
        """Return *sentences* as the lines of one paragraph."""
        if not self.width:
            return "\n".join(sentences)
        text = " ".join(sentences)
        return textwrap.fill(text, self.width, break_long_words=False, break_on_hyphens=False)

    @property
    def text(self) -> str:
        """The own words of the section, without what it relies on."""
        return self.laid_out((self.statement, *self.sentences))


@dataclass(frozen=True, slots=True)
class Document:
    """A document with a control number, a title and numbered sections."""

    index: int
    title: str
    sections: tuple[Section, ...]

    def references(self) -> Iterator[Reference]:
        """Yield what the document relies on, in order."""
        for section in self.sections:
            yield from section.references


Corpus = tuple[Document, ...]


def number_of(index: int) -> str:
    """Return the control number of document *index*."""
    return f"SOP-{1000 + index}"


def corpus(documents: int, *, broken: bool = False) -> Corpus:
    """Return a corpus of so many documents; *broken* has breaks planted in it."""
    made = tuple(_document(index, documents) for index in range(documents))
    return tuple(_planted(made, breaks(documents))) if broken else made


def breaks(documents: int) -> dict[int, Reference]:
    """Return the references that lead nowhere, by the document that holds them."""
    step = documents // 2 // (3 * _BREAKS)
    places = [documents // 2 + at * step for at in range(3 * _BREAKS)]
    return {place: _break(at, place) for at, place in enumerate(places)}


def dangling_links(documents: int) -> frozenset[str]:
    """Return the documents with a planted link to a file or anchor that is not there."""
    return frozenset(number_of(at) for at, cited in breaks(documents).items() if cited.linked)


def dangling_words(documents: int) -> frozenset[str]:
    """Return the documents that cite, in words alone, a section that is not there."""
    return frozenset(number_of(at) for at, cited in breaks(documents).items() if not cited.linked)


def _break(at: int, place: int) -> Reference:
    own = subject(place * SECTIONS + 50)
    told = f"Whoever keeps the {own} reads {{}} first."
    if at < _BREAKS:
        return Reference(_NOWHERE + at, 0, "", told)
    missing = SECTIONS + 1
    return Reference(place - 1, missing, "Closing notes", told, linked=at < 2 * _BREAKS)


def _planted(made: Corpus, planted: dict[int, Reference]) -> Iterator[Document]:
    for document in made:
        extra = planted.get(document.index)
        *rest, last = document.sections
        if extra:
            last = replace(last, references=(*last.references, extra))
        yield replace(document, sections=(*rest, last))


def _document(index: int, documents: int) -> Document:
    chance = Random(index)
    cited = [*_hub_cited(index, documents), *_cited(index, chance)]
    sections = tuple(
        _section(index, at, tuple(cited[at - 1 :: SECTIONS])) for at in range(1, SECTIONS + 1)
    )
    return Document(index, f"Handling of the {subject(70_000 + index)}", sections)


def _section(index: int, at: int, cited: tuple[Reference, ...]) -> Section:
    first = (index * SECTIONS + at - 1) * FILLERS
    own = tuple(filler(number) for number in range(first, first + FILLERS))
    return Section(title(index, at), _stated(index, at), own, cited)


def title(index: int, at: int) -> str:
    """Return the title of one section."""
    if index in {HUB, DECOY} and at in _TITLES:
        return _TITLES[at]
    return subject(index * SECTIONS + at).partition(" for ")[0].capitalize()


_TITLES = {BREACH: "Breach notice", APPROVAL: "Release form"}
_SOON, _LATER = "to the customer within 72 hours", "in writing within 72 hours"
_STATED = {
    (HUB, BREACH): f"A breach of security is reported {_SOON}.",
    (HUB, APPROVAL): "The head of quality signs each release form.",
    (DECOY, BREACH): f"A breach of contract is answered {_LATER}.",
    (DECOY, APPROVAL): "The head of logistics signs each packing form.",
}


def _stated(index: int, at: int) -> str:
    return _STATED.get((index, at)) or f"The {_rule(index, at)}."


def _rule(index: int, at: int) -> str:
    seed = index * 31 + at * 17
    count = 2 + seed % 57 if seed % 9 else 72
    unit, done = _UNITS[seed % len(_UNITS)], _DONE[seed % len(_DONE)]
    return f"{subject(index * SECTIONS + at)} is {done} within {count} {unit}"


def _hub_cited(index: int, documents: int) -> Iterator[Reference]:
    """Yield what document *index* says of the hub, or of the one that looks like it."""
    step = (documents - 2) // CITING
    at, rest = divmod(index - 2, step)
    if index < 2 or rest or at >= CITING:
        return
    own = subject(index * SECTIONS)
    match at:
        case 0 | 1 | 2 | 3 | 4 | 5:
            told = f"In the {own}, a breach of security is reported {_SOON}, as {{}} requires."
            yield Reference(HUB, BREACH, _TITLES[BREACH], told, restates=True, echoes=at < 4)
        case 6 | 7 | 8:
            told = f"As {{}} requires for the {own}, the head of quality signs each release form."
            yield Reference(HUB, APPROVAL, _TITLES[APPROVAL], told, restates=True)
        case 9 | 10:
            yield Reference(HUB, 0, "", f"Staff who keep the {own} are trained on {{}}.")
        case _:
            part = (1, 2, 4, 6)[at % 4]
            yield Reference(HUB, part, title(HUB, part), f"The {own} is kept together with {{}}.")
    if at in {7, 11, 13, 17}:
        told = f"In the {own}, a breach of contract is answered {_LATER}, as {{}} requires."
        yield Reference(DECOY, BREACH, _TITLES[BREACH], told, restates=True, echoes=True)


def _cited(index: int, chance: Random) -> Iterator[Reference]:
    if index < 3:
        return
    for _ in range(chance.choice((2, 3, 3, 3))):
        target, at, sort = chance.randrange(2, index), chance.randint(1, SECTIONS), chance.random()
        named = title(target, at)
        if sort < 0.75:
            told = f"The {_rule(target, at)}, as {{}} requires."
            yield Reference(target, at, named, told, linked=sort < 0.55, restates=True)
        elif sort < 0.9:
            told = f"Queries about the {subject(chance.randrange(60_000))} are answered from {{}}."
            yield Reference(target, at, named, told, echoes=True)
        else:
            told = f"Staff who keep the {subject(chance.randrange(60_000))} are trained on {{}}."
            yield Reference(target, 0, "", told)
