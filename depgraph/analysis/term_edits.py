"""Which definitions went, were renamed or mean something else. Pure."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from depgraph.analysis.edits import TermEdit, limit, said
from depgraph.analysis.indexed import Indexed
from depgraph.model.facts import Definition
from depgraph.model.keys import folded, term_key
from depgraph.model.patterns import regex

_SAME_MEANING = 80.0
_SAME_LONG = 90.0
_ABBREVIATION = regex(r"[A-Z][A-Z0-9&/-]{1,9}")
_SHORTEST = 3


def term_edits(before: Indexed, after: Indexed) -> list[TermEdit]:
    """Return the definitions of *before* that *after* lost, renamed or redefined."""
    edits: list[TermEdit] = []
    new_terms = [
        (number, definition)
        for number, definition in enumerate(after.facts.definitions)
        if term_key(definition.term) not in before.by_term
    ]
    for number, definition in enumerate(before.facts.definitions):
        kept = after.by_term.get(term_key(definition.term))
        if kept is None:
            edits.append(_gone(before, after, number, new_terms))
        elif before.by_term[term_key(definition.term)][0] == number:
            edit = _redefined(before, after, number, kept[0])
            edits += [edit] if edit else []
            edits += _abbreviations(before, after, number, kept[0])
    return edits


def meaning_of(document: Indexed, definition: Definition) -> str:
    """Return the words of a meaning, without marks, its own names and numbers of sections."""
    return _plain(_meaning(document, definition))


def is_abbreviation(name: str) -> bool:
    """Return whether *name* is written as an abbreviation: capitals without a space."""
    return _ABBREVIATION.fullmatch(name) is not None


def _abbreviations(before: Indexed, after: Indexed, old: int, new: int) -> Iterator[TermEdit]:
    """Yield the abbreviations that a definition lost, and one that is spelled otherwise now."""
    ours, theirs = before.facts.definitions[old], after.facts.definitions[new]
    fresh = [name for name in _short(theirs) if name not in _short(ours)]
    lost = [name for name in _short(ours) if term_key(name) not in after.by_term]
    for name in lost:
        other = fresh[0] if len(fresh) == len(lost) == 1 else ""
        yield TermEdit("abbreviation-changed", old, new, name, other)
    kept = [name for name in _short(ours) if name in _short(theirs)]
    long = {_long(ours), _long(theirs)}
    if kept and len(long) > 1 and all(long) and not _alike(*long):
        yield TermEdit("abbreviation-changed", old, new, kept[0], kept[0])


def _short(definition: Definition) -> list[str]:
    return [name for name in (definition.term, *definition.names) if is_abbreviation(name)]


def _long(definition: Definition) -> str:
    """Return what an abbreviation that is set behind its long form stands for."""
    names = (definition.term, *definition.names)
    spelled = [folded(name) for name in names if not is_abbreviation(name)]
    bare = folded(definition.meaning)
    return bare if bare in spelled else ""


def _alike(one: str, other: str) -> bool:
    return fuzz.ratio(one, other) >= _SAME_LONG


def _meaning(document: Indexed, definition: Definition) -> str:
    """Return what the term means, its own names and the numbers of cited sections left aside."""
    text = definition.meaning
    for reference in document.references_by_block.get(definition.span.block, ()):
        if reference.label or reference.anchor:
            text = text.replace(reference.text, "§")
    plain = folded(text)
    for name in (definition.term, *definition.names):
        plain = plain.replace(folded(name), "·")
    return plain.strip(" .;,")


def _gone(
    before: Indexed, after: Indexed, number: int, new_terms: list[tuple[int, Definition]]
) -> TermEdit:
    """Return the edit for a term without a definition: renamed when another has its meaning."""
    definition = before.facts.definitions[number]
    scored = [
        (_likeness(before, definition, after, new), -candidate)
        for candidate, new in new_terms
        if new.pointer == definition.pointer
    ]
    best = max(scored, default=(0.0, 0))
    if best[0] >= _SAME_MEANING and len(definition.meaning) > _SHORTEST:
        new_name = next(d.term for n, d in new_terms if n == -best[1])
        return TermEdit("term-renamed", number, -best[1], definition.term, new_name)
    return TermEdit("term-removed", number, None, definition.term)


def _likeness(before: Indexed, ours: Definition, after: Indexed, theirs: Definition) -> float:
    """Return how alike two meanings are, their own names left aside or as they stand.

    As they stand counts where the author forgot the old name in the meaning.
    """
    bare = _meaning(before, ours), _meaning(after, theirs)
    # Of initials nothing is left: the long form is one of the names.
    stripped = fuzz.ratio(*bare) if min(map(len, bare)) > _SHORTEST else 0.0
    return max(stripped, fuzz.ratio(folded(ours.meaning), folded(theirs.meaning)))


def _redefined(before: Indexed, after: Indexed, old: int, new: int) -> TermEdit | None:
    ours, theirs = before.facts.definitions[old], after.facts.definitions[new]
    if ours.pointer or theirs.pointer:
        return None
    if _plain(_meaning(before, ours)) == _plain(_meaning(after, theirs)):
        return None
    said = [_said_in(before, ours), _said_in(after, theirs)]
    return TermEdit(
        "term-redefined", old, new, ours.term, ours.term, values_changed=said[0] != said[1]
    )


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def _said_in(document: Indexed, definition: Definition) -> list[tuple[str, ...]]:
    block = document.blocks[definition.span.block].text
    start = block.find(definition.meaning[:40]) if definition.meaning else -1
    low = max(start, 0)
    high = low + len(definition.meaning)
    return sorted(
        (*said(value), limit(value))
        for value in document.facts.values
        if value.span.block == definition.span.block and low <= value.span.start < high
    )
