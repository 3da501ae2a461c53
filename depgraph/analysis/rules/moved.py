"""REF103 REF105: where the text of a cited part went, when it did not stay where it was.

By content only: under another parent, into another document that changes along with this one, or
into two parts. What is too short to be told apart went nowhere.
"""

from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from depgraph.analysis.case import Case
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.repairs import readdressed, renumbered, reworded
from depgraph.model.edits import Edit
from depgraph.model.facts import ReferenceKind
from depgraph.model.findings import Fix, Safety
from depgraph.model.immutable import immutable
from depgraph.model.keys import folded
from depgraph.model.labels import Label
from depgraph.model.patterns import regex
from depgraph.model.sentences import sentences

_SAME = 85.0
_SAME_SENTENCE = 92.0
_SHORTEST = 40
_LONGEST = 4000
_FEWEST_WORDS = 7
_MOST_SENTENCES = 60
_TYPED = regex(r"^(?:\w{2,12} )?[§(]*(?:\d+[.\d]*|[a-z]|[ivx]{1,5})[).:]*\s+")


@immutable
class Landing:
    """The part of *document* that carries the text of what is cited."""

    document: Indexed
    provision: int

    @property
    def call(self) -> str:
        """Return what people call the part."""
        return self.document.call(self.provision)

    @property
    def label(self) -> Label | None:
        """Return the number of the part."""
        return self.document.provisions[self.provision].label


def elsewhere(case: Case) -> Landing | None:
    """Return the part of another changed document that has the text of the one cited now."""
    if case.old is None:
        return None
    text = _text(case.upstream, case.before.provision or 0)
    if len(text) < _SHORTEST:
        return None
    scored = [
        (score, -order, -number, document)
        for order, (document, fresh) in enumerate(case.comparison.arrivals())
        for number in sorted(fresh)
        if (score := fuzz.ratio(text, _text(document, number), score_cutoff=_SAME)) >= _SAME
    ]
    if not scored:
        return None
    _score, _order, number, document = max(scored, key=lambda row: row[:3])
    return Landing(document, -number)


def joined(case: Case) -> Landing | None:
    """Return the part of the same document that holds all the sentences of the one cited now."""
    after = case.comparison.after
    if case.old is None or after is None:
        return None
    said = _sentences(case.upstream, case.before.provision or 0)
    wide = [number for number in range(len(after.provisions)) if _holds(after, number, said)]
    deepest = [n for n in wide if not set(wide) & set(_below(after, n))] if said else []
    return Landing(after, deepest[0]) if len(deepest) == 1 else None


def parted(case: Case) -> Landing | None:
    """Return the new part to which some of the sentences of the one cited went."""
    after, new = case.comparison.after, case.new
    if case.old is None or after is None or new is None or not case.reference.label:
        return None
    kept = case.comparison.alignment.new_provisions()
    line = {*after.ancestors(new), *_below(after, new)}
    fresh = [n for n in range(len(after.provisions)) if n not in kept and n not in line]
    if not fresh:
        return None
    here = _sentences(after, new)
    gone = [s for s in _sentences(case.upstream, case.before.provision or 0) if s not in here]
    for number in fresh:
        if any(_stands(sentence, _sentences(after, number)) for sentence in gone):
            return Landing(after, number)
    return None


def is_moved(case: Case) -> bool:
    """Return whether the part cited, or one that holds it, has another parent now."""
    after, pairs = case.comparison.after, case.comparison.alignment.provisions
    taken = case.comparison.alignment.new_provisions()
    if after is None:
        return False
    for number in case.upstream.ancestors(case.before.provision):
        new, parent = pairs.get(number), case.upstream.provisions[number].parent
        if new is None:
            return False
        now = after.provisions[new].parent
        rewritten = parent not in pairs and now not in taken
        if (None if parent is None else pairs.get(parent)) != now and not rewritten:
            return True
    return False


def readdressing(case: Case, landing: Landing) -> Fix:
    """Return the fix that cites *landing*, with its edits where they are mechanical."""
    target = landing.document
    title = f"Cite {target.name} {landing.call}".rstrip()
    edits = _link(case, landing) if case.reference.kind is ReferenceKind.LINK else ()
    if not edits and case.old is not None and case.old.label and landing.label:
        number = renumbered(case.document, case.reference, case.old.label, landing.label)
        name = _renaming(case, target)
        edits = (*name, *number) if name and number else ()
    return Fix(title, Safety.SAFE if edits else Safety.UNSAFE, edits)


def _link(case: Case, landing: Landing) -> tuple[Edit, ...]:
    anchors = landing.document.provisions[landing.provision].anchors
    if not anchors or not case.reference.anchor:
        return ()
    return tuple(
        replace(
            edit,
            before=f"{edit.before}#{case.reference.anchor}",
            after=f"{edit.after}#{anchors[0]}",
        )
        for edit in readdressed(case.document, case.reference, landing.document.path)
    )


def _renaming(case: Case, target: Indexed) -> tuple[Edit, ...]:
    """Return the edit that names *target* beside the number, where a control number is said."""
    old, new = case.upstream.facts.identity.number, target.facts.identity.number
    alone = not case.document.is_named_apart(case.reference)
    if not old or not new or not alone or old not in case.reference.text:
        return ()
    return reworded(case.document, case.reference, old, new)


def _text(document: Indexed, number: int) -> str:
    provision = document.provisions[number]
    return _TYPED.sub("", folded(document.text_of(provision)[:_LONGEST]), count=1)


def _sentences(document: Indexed, number: int) -> tuple[str, ...]:
    """Return the sentences of the part that have some words, folded."""
    return tuple(_said(document.text_of(document.provisions[number])[: _LONGEST * 4]))


def _said(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        for start, end in sentences(line)[:_MOST_SENTENCES]:
            sentence = _TYPED.sub("", folded(line[start:end]), count=1)
            if len(sentence.split()) >= _FEWEST_WORDS:
                yield sentence


def _stands(sentence: str, others: tuple[str, ...]) -> bool:
    return any(
        fuzz.ratio(sentence, other, score_cutoff=_SAME_SENTENCE) >= _SAME_SENTENCE
        for other in others
    )


def _holds(document: Indexed, number: int, said: tuple[str, ...]) -> bool:
    others = _sentences(document, number)
    return bool(said) and all(_stands(sentence, others) for sentence in said)


def _below(document: Indexed, number: int) -> list[int]:
    """Return the parts that *number* holds, at any depth."""
    found = list(document.children.get(number, ()))
    for part in found:
        found += document.children.get(part, ())
    return found
