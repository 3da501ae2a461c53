"""Who uses a term whose definition changed, in small letters: asked of the words, then read. Pure.

Only documents beside the changed one that hold the words are looked at.
"""

from collections import defaultdict
from collections.abc import Iterator

from depgraph.analysis.diff import Comparison
from depgraph.analysis.edits import TermEdit
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.keys import path_keys
from depgraph.analysis.terms.matching import found
from depgraph.analysis.terms.vocabulary import governing, may_use, reaches
from depgraph.analysis.transition import Transition
from depgraph.model.facts import Reference
from depgraph.model.immutable import immutable
from depgraph.model.keys import label_key, name_key
from depgraph.model.links import Confidence, Dangling, Gap, Link, Outcome


@immutable
class Users:
    """All *uses* of one term in one document, what they meant, and what the first means now."""

    document: Indexed
    edit: TermEdit
    uses: tuple[Reference, ...]
    before: Link
    after: Outcome


def users(comparison: Comparison, transition: Transition) -> Iterator[Users]:
    """Yield the documents that use terms whose definitions the comparison says changed."""
    for path, edits in sorted(_asked(comparison, transition).items()):
        document = transition.after.document(path)
        if document is not None and not document.is_code:
            yield from _inside(document, edits, comparison.before.path, transition)


def _asked(comparison: Comparison, transition: Transition) -> dict[str, dict[int, TermEdit]]:
    """Return, by the path of each document that may use one, the edits by definition."""
    asked: defaultdict[str, dict[int, TermEdit]] = defaultdict(dict)
    before = comparison.before
    is_section = _is_section(before)
    for edit in comparison.terms:
        definition = before.facts.definitions[edit.before]
        if definition.pointer or not (is_section or reaches(definition, before.path)):
            continue
        names = (definition.term, *definition.names)
        for path in may_use(names, before.path, transition.after):
            if path != transition.successors.get(before.path):
                asked[path][edit.before] = edit
    return asked


def _is_section(document: Indexed) -> bool:
    """Return whether the file is named after the section it is, so that others comment on it."""
    label = document.provisions[0].label if document.provisions else None
    key = label_key(label) if label and label.startswith("section:") else None
    return key is not None and name_key(key.split(":", 1)[1]) in path_keys(document.path)


def _inside(
    document: Indexed, edits: dict[int, TermEdit], home: str, transition: Transition
) -> Iterator[Users]:
    grouped: defaultdict[int, list[Reference]] = defaultdict(list)
    for use in found(document, tuple(governing(document, transition.before))):
        link = use.outcome
        if isinstance(link, Link) and link.path == home and link.definition in edits:
            grouped[link.definition].append(use.reference)
    if not grouped:
        return
    now = {
        use.reference.span: use.outcome
        for use in found(document, tuple(governing(document, transition.after)))
    }
    for number, uses in sorted(grouped.items()):
        outcome = now.get(uses[0].span, Dangling(Gap.NOTHING_ANSWERS))
        link = Link(home, definition=number, confidence=Confidence.LIKELY)
        yield Users(document, edits[number], tuple(uses), link, outcome)
