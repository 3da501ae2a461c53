"""Where a document says the terms that govern it: longest term, nearest definition. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from depgraph.analysis.indexed import Indexed
from depgraph.analysis.terms.vocabulary import Term
from depgraph.analysis.terms.words import SMALL, WORD, is_read, opens, stem
from depgraph.model.facts import Reference, ReferenceKind, Span, Strength
from depgraph.model.immutable import immutable
from depgraph.model.keys import term_key
from depgraph.model.links import Ambiguous, Link, Outcome
from depgraph.model.patterns import regex

_GAPS = regex(r"(?:[ \n\u00a0]{1,2}|[-\u2010\u2011/])")
_NO_NOUN = regex(r"\b(?:shall|must|will|may|should|would|can|could|cannot|not)\s$")
_PREFIX = regex(r"\b(?:co|non|sub|ex|pre|post|re|un|multi|anti)[-\u2010\u2011]$", re.IGNORECASE)
_STATES = regex(
    r"\b(?:is|are|was|were|be|has|have|had|does|do|shall|must|may|will|can|should|means?|includes?"
    r"|applies|apply|refers?)\b"
)
_LONGEST_TITLE = 90


@immutable
class Use:
    """A place that uses a term, and the definition that governs there."""

    reference: Reference
    outcome: Outcome


def found(here: Indexed, vocabulary: Sequence[Term]) -> Iterator[Use]:
    """Yield every use in *here* of a term of *vocabulary*, in reading order."""
    by_first: defaultdict[str, list[Term]] = defaultdict(list)
    for term in vocabulary:
        by_first[term.words[0]].append(term)
    for terms in by_first.values():
        terms.sort(key=lambda term: -len(term.words))
    for number, block in enumerate(here.blocks):
        if block.text and is_read(block):
            yield from _in_block(here.path, number, block.text, by_first)


def _in_block(
    path: str, number: int, text: str, by_first: Mapping[str, Sequence[Term]]
) -> Iterator[Use]:
    words = list(WORD.finditer(text, _title_end(text)))
    at = 0
    while at < len(words):
        matched = _at(number, text, words, at, by_first.get(stem(words[at][0]), ()))
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
        if stem(word[0]) != term.words[offset] or not _GAPS.fullmatch(gap):
            return False
    if term.proper or (words[at][0][0].isupper() and not opens(text, words[at].start())):
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
        and word[0].casefold() not in SMALL
        and not opens(text, word.start())
    )


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
