"""Which defined terms govern a document: its own, and those of documents beside it. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from depgraph.analysis.corpus import Corpus
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.keys import path_keys
from depgraph.analysis.terms.words import SMALL, WORD, forms, is_read, opens, words_of
from depgraph.model.facts import Definition
from depgraph.model.immutable import immutable
from depgraph.model.keys import WIDE, folded
from depgraph.model.links import Confidence, Link
from depgraph.model.patterns import regex

_ADDS = regex(
    r"[\"”’']?\s?(?:(?:shall|does|do)\s(?:also\s|not\s)?|also\s)?(?:includes?|excludes?)\b"
)
_ADDING = 3
"""The distance of words that only add to a definition: any definition is nearer."""
_SECTION = regex(r"(?:comment:(?P<bare>\d+)|section:(?P<full>\d+[.-]\d+))")
_NUMBERED = regex(r"name:(?P<number>\d+-\d+)")
_UNITS = ("title", "subtitle", "division", "chapter", "subchapter", "part", "subpart")


@immutable
class Term:
    """One name of a definition, where *link* leads, and the blocks of a document it governs.

    *distance* tells the nearest definition among several: 0 for the document's own.
    """

    name: str
    words: tuple[str, ...]
    link: Link
    first: int
    end: int
    distance: int
    proper: bool
    block: int

    @property
    def width(self) -> tuple[int, int]:
        """Return what the innermost scope has the least of."""
        return self.distance, self.end - self.first


@immutable
class _Name:
    """*text* names definition number *definition*; *proper* when it has capitals for good.

    It *adds* when it only says what a term that may be defined elsewhere includes.
    """

    text: str
    words: tuple[str, ...]
    definition: int
    proper: bool
    adds: bool


def may_use(names: Iterable[str], path: str, corpus: Corpus) -> tuple[str, ...]:
    """Return the documents beside *path* that hold the words of any of *names*, sorted."""
    beside = set(corpus.beside(path))
    found: set[str] = set()
    for name in names if beside else ():
        for form in forms(name):
            found.update(beside.intersection(corpus.mentioning(form)))
    return tuple(sorted(found))


def governing(here: Indexed, corpus: Corpus) -> Iterator[Term]:
    """Yield the terms that govern *here*: its own, then those of documents beside it."""
    yield from _terms(here, here, 0, (0, len(here.blocks)))
    beside = set(corpus.beside(here.path))
    if not beside:
        return
    for path, bounds in _commented(here, beside):
        section = corpus.document(path)
        if section is not None:
            yield from _terms(section, here, 1, bounds)
    for path in corpus.homes(WIDE):
        document = corpus.document(path) if path in beside else None
        if document is not None:
            yield from _terms(document, here, 2, (0, len(here.blocks)))


def reaches(definition: Definition, path: str) -> bool:
    """Return whether the definition is for the documents beside *path* too."""
    return bool(definition.reach) and not _is_narrower(definition.reach, path)


def _is_narrower(reach: str, path: str) -> bool:
    """Return whether the folder is named as a larger unit: a chapter of the folder title-1."""
    folder = folded(path.rpartition("/")[0].rpartition("/")[2])
    units = [unit for unit in _UNITS if re.search(rf"(?<![a-z]){unit}(?![a-z])", folder)]
    if not units or reach not in _UNITS:
        return False
    return all(_UNITS.index(reach) > _UNITS.index(unit) for unit in units)


def _commented(here: Indexed, beside: set[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the files that are a section, with the blocks of *here* that comment on it."""
    numbers = _numbers(beside)
    own = _numbers({here.path})
    starts: dict[int, str] = {}
    for provision in here.provisions if numbers else ():
        match = _SECTION.match(provision.label or "")
        if match is not None:
            starts.setdefault(provision.first, match["bare"] or match["full"].replace(".", "-"))
    ordered = sorted(starts.items())
    for (first, root), (end, _) in pairwise([*ordered, (len(here.blocks), "")]):
        homes = numbers.get(root, set())
        if len(homes) == 1 and root not in own:
            yield from ((home, (first, end)) for home in homes)


def _numbers(paths: Iterable[str]) -> dict[str, set[str]]:
    """Return the files named after a section, by its number and by the end of its number."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in paths:
        for key in path_keys(path):
            match = _NUMBERED.fullmatch(key)
            if match is not None:
                found[match["number"]].add(path)
                found[match["number"].rpartition("-")[2]].add(path)
    return found


def _terms(home: Indexed, here: Indexed, distance: int, bounds: tuple[int, int]) -> Iterator[Term]:
    """Yield the terms of *home* that govern blocks *bounds* of *here*, at *distance*."""
    for name in _names(home):
        definition = home.facts.definitions[name.definition]
        if distance > 1 and not reaches(definition, home.path):
            continue
        first, end = bounds
        if home is here and definition.scope is not None:
            scope = home.provisions[definition.scope]
            first, end = scope.first, scope.end
        link = Link(home.path, definition=name.definition, confidence=Confidence.LIKELY)
        far = _ADDING if name.adds else distance
        yield Term(
            name.text, name.words, link, first, end, far, name.proper, definition.span.block
        )


@lru_cache(maxsize=64)
def _names(home: Indexed) -> tuple[_Name, ...]:
    """Return every name of every definition of *home*, pointers left aside."""
    cases = _cases(home)
    found = []
    for number, definition in enumerate(home.facts.definitions):
        for text in dict.fromkeys((definition.term, *definition.names)):
            words = words_of(text)
            if words and not definition.pointer:
                adds = _only_adds(home, definition)
                proper = _is_proper(text, cases, quoted=_is_quoted(home, definition))
                found.append(_Name(text, words, number, proper, adds))
    return tuple(found)


def _only_adds(home: Indexed, definition: Definition) -> bool:
    text = home.blocks[definition.span.block].text
    return _ADDS.match(text, definition.span.end) is not None


def _cases(home: Indexed) -> Counter[str]:
    """Return how often each word stands inside the sentences of *home*, as written."""
    found: Counter[str] = Counter()
    for block in home.blocks:
        if is_read(block):
            for word in WORD.finditer(block.text):
                if not opens(block.text, word.start()):
                    found[word[0]] += 1
    return found


def _is_quoted(home: Indexed, definition: Definition) -> bool:
    at = definition.span.start
    return home.blocks[definition.span.block].text[max(0, at - 1) : at] in {'"', "“", "‘", "'"}


def _is_proper(name: str, cases: Mapping[str, int], *, quoted: bool) -> bool:
    """Return whether the term is written with capitals inside sentences as well.

    Where a definition has no marks, capitals are perhaps only what sets the term off.
    """
    bare = [word for word in WORD.findall(name) if word.casefold() not in SMALL]
    if not bare or not bare[0][0].isupper():
        return False
    if len(name) > 1 and name.isupper():
        return True
    if len(bare) > 1:
        return quoted and all(word[0].isupper() for word in bare)
    return cases[name] > cases[name.lower()]
