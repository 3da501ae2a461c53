"""Uses of terms that are defined in small letters, for a part, an Act or a set of documents. Pure.

A document alone cannot tell them from ordinary words. So they are found when somebody asks: which
terms govern this document, and where does it say them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from depgraph.analysis.corpus import Corpus
from depgraph.analysis.indexed import Indexed, path_keys
from depgraph.model.documents import BlockKind
from depgraph.model.facts import Definition, Reference, ReferenceKind, Span, Strength
from depgraph.model.keys import WIDE, Key, folded, label_key, name_key, singular, term_key
from depgraph.model.links import Ambiguous, Confidence, Link, Outcome

_UNREAD = frozenset({BlockKind.CODE, BlockKind.RUNNING, BlockKind.COMMENT, BlockKind.HEADING})
"""A heading repeats the words of its text."""
_WORD = re.compile(r"[^\W_]+(?:['’](?![sS]\b)[^\W_]+)*")
_GAPS = re.compile(r"(?:[ \n\u00a0]{1,2}|[-\u2010\u2011/])")
_OPENING = re.compile(r"(?:\A|[.!?:;—–•\n]|\(\w{1,4}\)|\d[.)])[\s\"“‘(\[*]*$")
_ADDS = re.compile(
    r"[\"”’']?\s?(?:(?:shall|does|do)\s(?:also\s|not\s)?|also\s)?(?:includes?|excludes?)\b"
)
_NO_NOUN = re.compile(r"\b(?:shall|must|will|may|should|would|can|could|cannot|not)\s$")
_PREFIX = re.compile(
    r"\b(?:co|non|sub|ex|pre|post|re|un|multi|anti)[-\u2010\u2011]$", re.IGNORECASE
)
_STATES = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|does|do|shall|must|may|will|can|should|means?|includes?"
    r"|applies|apply|refers?)\b"
)
_LONGEST_TITLE = 90
_ADDING = 3
"""The distance of words that only add to a definition: any definition is nearer."""
_SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)
_UNITS = ("title", "subtitle", "division", "chapter", "subchapter", "part", "subpart")


@dataclass(frozen=True, slots=True)
class Use:
    """A place that uses a term, and the definition that governs there."""

    reference: Reference
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class _Name:
    """*text* names definition number *definition*; *proper* when it has capitals for good.

    It *adds* when it only says what a term that may be defined elsewhere includes.
    """

    text: str
    words: tuple[str, ...]
    definition: int
    proper: bool
    adds: bool


@dataclass(frozen=True, slots=True)
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


def uses(here: Indexed, corpus: Corpus) -> tuple[Use, ...]:
    """Return every use in *here* of a term that governs it, in reading order."""
    return tuple(_uses(here, tuple(governing(here, corpus))))


def uses_of(link: Link, here: Indexed, vocabulary: Sequence[Term]) -> tuple[Reference, ...]:
    """Return the places of *here* that mean the definition *link*, given what governs *here*."""
    return tuple(
        use.reference
        for use in _uses(here, vocabulary)
        if isinstance(use.outcome, Link)
        and (use.outcome.path, use.outcome.definition) == (link.path, link.definition)
    )


def may_use(names: Iterable[str], path: str, corpus: Corpus) -> tuple[str, ...]:
    """Return the documents beside *path* that hold the words of any of *names*, sorted."""
    beside = set(corpus.beside(path))
    found: set[str] = set()
    for name in names if beside else ():
        for form in _forms(name):
            found.update(beside.intersection(corpus.mentioning(form)))
    return tuple(sorted(found))


def governing(here: Indexed, corpus: Corpus) -> Iterator[Term]:
    """Yield the terms that govern *here*: its own, then those of documents beside it."""
    yield from _terms(here, here, 0, (0, len(here.blocks)))
    beside = set(corpus.beside(here.path))
    if not beside:
        return
    for path, bounds in _commented(here, corpus, beside):
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


def _commented(
    here: Indexed, corpus: Corpus, beside: set[str]
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the files that are a section, with the blocks of *here* that comment on it."""
    own = path_keys(here.path)
    starts: dict[int, Key] = {}
    for provision in here.provisions:
        key = label_key(provision.label) if provision.label else None
        if key is not None:
            starts.setdefault(provision.first, name_key(key.split(":", 1)[1]))
    ordered = sorted(starts.items())
    for (first, named), (end, _) in pairwise([*ordered, (len(here.blocks), None)]):
        if named is None or named in own:
            continue
        for path in beside.intersection(corpus.file_homes(named)):
            yield path, (first, end)


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
            words = _words(text)
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
        if block.kind not in _UNREAD:
            for word in _WORD.finditer(block.text):
                if not _opens(block.text, word.start()):
                    found[word[0]] += 1
    return found


def _words(name: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in _WORD.findall(name))


@lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    return singular(folded(word))


def _forms(name: str) -> tuple[str, ...]:
    """Return the words to search for: as written, and with the last word in the plural."""
    *rest, last = name.split()
    one = singular(folded(last))
    plural = one[:-1] + "ies" if one.endswith("y") else one + "s"
    ends = (last, one, plural, one + "es")
    return tuple(dict.fromkeys(" ".join((*rest, end)) for end in ends))


def _is_quoted(home: Indexed, definition: Definition) -> bool:
    at = definition.span.start
    return home.blocks[definition.span.block].text[max(0, at - 1) : at] in {'"', "“", "‘", "'"}


def _is_proper(name: str, cases: Mapping[str, int], *, quoted: bool) -> bool:
    """Return whether the term is written with capitals inside sentences as well.

    Where a definition has no marks, capitals are perhaps only what sets the term off.
    """
    bare = [word for word in _WORD.findall(name) if word.casefold() not in _SMALL]
    if not bare or not bare[0][0].isupper():
        return False
    if len(name) > 1 and name.isupper():
        return True
    if len(bare) > 1:
        return quoted and all(word[0].isupper() for word in bare)
    return cases[name] > cases[name.lower()]


def _uses(here: Indexed, vocabulary: Sequence[Term]) -> Iterator[Use]:
    by_first: defaultdict[str, list[Term]] = defaultdict(list)
    for term in vocabulary:
        by_first[term.words[0]].append(term)
    for terms in by_first.values():
        terms.sort(key=lambda term: -len(term.words))
    for number, block in enumerate(here.blocks):
        if block.kind not in _UNREAD and block.text:
            yield from _in_block(here.path, number, block.text, by_first)


def _in_block(
    path: str, number: int, text: str, by_first: Mapping[str, Sequence[Term]]
) -> Iterator[Use]:
    words = list(_WORD.finditer(text, _title_end(text)))
    at = 0
    while at < len(words):
        matched = _at(number, text, words, at, by_first.get(_stem(words[at][0]), ()))
        if not matched:
            at += 1
            continue
        start, end = words[at].start(), words[at + len(matched[0].words) - 1].end()
        at += len(matched[0].words)
        defined_here = any((t.link.path, t.block) == (path, number) for t in matched)
        if not defined_here and not _is_other(text, start, len(matched[0].words)):
            yield _use(number, text, start, end, matched)


def _title_end(text: str) -> int:
    """Return where the words behind a title that opens the block begin: "(a) Scope. It is ..."."""
    end = text.find(". ", 0, _LONGEST_TITLE)
    while end > 0 and not text[end - 1].islower():
        end = text.find(". ", end + 1, _LONGEST_TITLE)
    return end + 1 if end > 0 and not _STATES.search(text, 0, end) else 0


def _is_other(text: str, start: int, words: int) -> bool:
    """Return whether what stands at *start* is a verb, half a word, or named and not used."""
    before = text[max(0, start - 14) : start]
    if _PREFIX.search(before):
        return True
    return words == 1 and text[start].islower() and _NO_NOUN.search(before) is not None


def _at(
    number: int, text: str, words: Sequence[re.Match[str]], at: int, terms: Sequence[Term]
) -> list[Term]:
    """Return the longest terms that stand at word *at*."""
    found: list[Term] = []
    for term in terms:
        if found and len(term.words) < len(found[0].words):
            break
        if term.first <= number < term.end and _stands(text, words, at, term):
            found.append(term)
    return found


def _stands(text: str, words: Sequence[re.Match[str]], at: int, term: Term) -> bool:
    last = at + len(term.words)
    if last > len(words):
        return False
    for offset in range(1, len(term.words)):
        word = words[at + offset]
        gap = text[words[at + offset - 1].end() : word.start()]
        if _stem(word[0]) != term.words[offset] or not _GAPS.fullmatch(gap):
            return False
    if term.proper or (words[at][0][0].isupper() and not _opens(text, words[at].start())):
        return _as_proper(text, words, at, last)
    return True


def _as_proper(text: str, words: Sequence[re.Match[str]], at: int, last: int) -> bool:
    """Return whether the words are capitalised and no part of a longer name."""
    if not words[at][0][0].isupper():
        return False
    before = words[at - 1] if at else None
    after = words[last] if last < len(words) else None
    led = before is not None and _is_name(text, before, before.end(), words[at].start())
    return not led and not (
        after is not None and _is_name(text, after, words[last - 1].end(), after.start())
    )


def _is_name(text: str, word: re.Match[str], low: int, high: int) -> bool:
    return (
        text[low:high] == " "
        and word[0][0].isupper()
        and word[0].casefold() not in _SMALL
        and not _opens(text, word.start())
    )


def _opens(text: str, at: int) -> bool:
    """Return whether a sentence begins at offset *at*."""
    return _OPENING.search(text, max(0, at - 8), at) is not None


def _use(number: int, text: str, start: int, end: int, terms: Sequence[Term]) -> Use:
    nearest = min(term.width for term in terms)
    homes: dict[str, Link] = {}
    for term in terms:
        if term.width == nearest:
            homes.setdefault(term.link.path, term.link)
    links = tuple(homes.values())
    said = text[start:end]
    reference = Reference(
        ReferenceKind.USE,
        said,
        Span(number, start, end),
        key=term_key(terms[0].name),
        strength=Strength.SHAPED,
    )
    return Use(reference, links[0] if len(links) == 1 else Ambiguous(links))
