"""DEF201 and DEF202 inside the edited document: it still uses a term that it defines no more.

Only uses that stood before, with capitals that nothing else explains, and that were led to the
definition which went; where the term is explained in words no reader took for a definition, it
is a question.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from depgraph.analysis.case import Draft
from depgraph.analysis.edits import TermEdit
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.repairs import renamed
from depgraph.analysis.resolve import resolve
from depgraph.analysis.situation import Situation
from depgraph.analysis.terms.matching import found
from depgraph.analysis.terms.vocabulary import Term, governing
from depgraph.analysis.terms.words import SMALL, WORD, opens
from depgraph.model.facts import Reference
from depgraph.model.findings import Fix, Level, Safety
from depgraph.model.keys import folded, is_generic, name_key
from depgraph.model.links import Ambiguous, Link
from depgraph.model.patterns import regex

_LONGEST_TITLE = 12
_FEWEST_USES = 2
_MARKS = str.maketrans("", "", "\"'«»„‚‹›")
_KINDS = frozenset({"term-removed", "term-renamed"})


def orphaned(situation: Situation) -> Iterator[Draft]:
    """Yield one finding for each term that the document goes on using without a definition."""
    comparison = situation.comparison
    before, after = comparison.before, comparison.after
    if after is None or situation.new or after.is_code:
        return
    edits = {
        edit.before: edit
        for edit in comparison.terms
        if _is_lost(before, edit) and not _stands(situation, after, edit)
    }
    if not edits:
        return
    for number, uses in sorted(_left(situation, after, edits).items()):
        yield _draft(situation, after, edits[number], uses)


def _is_lost(before: Indexed, edit: TermEdit) -> bool:
    definition = before.facts.definitions[edit.before]
    named = edit.name[:1].isupper() and not is_generic(name_key(edit.name))
    return edit.kind in _KINDS and named and not definition.pointer


def _stands(situation: Situation, after: Indexed, edit: TermEdit) -> bool:
    """Return whether the defining words are still there, with other quotation marks at most."""
    comparison = situation.comparison
    old = comparison.before.facts.definitions[edit.before].span.block
    said = _bare(comparison.before.blocks[old].text)
    return any(
        origin == old and _bare(after.blocks[new].text) == said
        for new, origin in comparison.origins.items()
    )


def _bare(text: str) -> str:
    return folded(text).translate(_MARKS)


def _left(
    situation: Situation, after: Indexed, edits: dict[int, TermEdit]
) -> dict[int, list[Reference]]:
    """Return the uses that stay, by the number of the definition they were led to."""
    transition, comparison = situation.transition, situation.comparison
    before = comparison.before
    known = tuple(governing(before, transition.before))
    stood = {
        (use.outcome.definition, use.reference.span.block)
        for use in found(before, known)
        if isinstance(use.outcome, Link) and use.outcome.path == before.path
    }
    lost = [
        replace(term, first=0, end=len(after.blocks), block=-1)
        for term in known
        if term.link.definition in edits and term.link.path == before.path
    ]
    left: defaultdict[int, list[Reference]] = defaultdict(list)
    for use in found(after, (*_standing(after, situation), *lost)):
        number = use.outcome.definition if isinstance(use.outcome, Link) else None
        reference = use.reference
        origin = comparison.origins.get(reference.span.block)
        if number in edits and (number, origin) in stood and number is not None:
            plain = resolve(reference, after, transition.after)
            defined = isinstance(plain, Link | Ambiguous)
            if not defined and _is_capital(after, reference) and reference.key:
                left[number].append(reference)
    return left


def _standing(after: Indexed, situation: Situation) -> tuple[Term, ...]:
    """Return the terms that govern the proposed text; they win over those that it lost."""
    terms = governing(after, situation.transition.after)
    away = "\0"  # no document lies there: what is defined now is never taken for what is lost
    return tuple(replace(t, link=Link(away, definition=-1), distance=-1) for t in terms)


def _is_capital(after: Indexed, use: Reference) -> bool:
    """Return whether the capitals say that it is the term: no title, no start of a sentence."""
    text = after.blocks[use.span.block].text
    words = [word for word in WORD.findall(use.text) if word.casefold() not in SMALL]
    if not words or not all(word[0].isupper() for word in words):
        return False
    if len(words) == 1 and opens(text, use.span.start):
        return False
    return not _is_title(text)


def _is_title(text: str) -> bool:
    words = [word for word in WORD.findall(text[:200]) if word.casefold() not in SMALL]
    return len(words) <= _LONGEST_TITLE and all(
        word[0].isupper() or word[0].isdigit() for word in words
    )


def _draft(situation: Situation, after: Indexed, edit: TermEdit, uses: list[Reference]) -> Draft:
    before = situation.comparison.before
    definition = before.facts.definitions[edit.before]
    count = f"{len(uses)} use{'s' if len(uses) != 1 else ''} of"
    rule, message = "DEF201", f'{count} "{edit.name}", which nothing here would define any more'
    fix = Fix("Restore the definition, or say what is meant", Safety.MANUAL)
    if edit.kind == "term-renamed":
        rule, message = "DEF202", f'{count} "{edit.name}", which is called "{edit.new_name}" now'
        edits = renamed(after, tuple(uses), edit.name, edit.new_name)
        fix = Fix(f'Write "{edit.new_name}"', Safety.UNSAFE, edits)
    sure = " " in edit.name or len(uses) >= _FEWEST_USES
    explained = edit.kind == "term-removed" and _is_explained(after, edit.name)
    first, *others = uses
    return Draft(
        rule=rule,
        level=Level.BREAKING if sure and not explained else Level.REVIEW,
        message=message,
        cause=edit,
        effect=after.where(first.span),
        upstream=before.where(definition.span),
        edge="uses term",
        evidence=first.text,
        was_true=f'"{edit.name}" was defined here',
        now_false=message,
        fixes=(fix,),
        also=tuple(after.where(use.span) for use in others),
    )


def _is_explained(after: Indexed, name: str) -> bool:
    """Return whether the text sets the term off, as words that say what it means would."""
    quoted = regex(rf"[\"'(]{re.escape(folded(name))}[\"',)]")
    opening = folded(name)
    for block in after.blocks:
        text = folded(block.text)
        if quoted.search(text) or (text.startswith(opening) and text[len(opening) :][:1] in ":-"):
            return True
    return False
