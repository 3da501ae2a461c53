"""Find who relies on a changed document: by the keys it answers to, then by resolving. Pure."""

from collections.abc import Iterator
from dataclasses import replace

from depgraph.analysis.diff import Comparison, symbol_keys, term_keys
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.keys import asked, name_keys, path_keys
from depgraph.analysis.paths import folders_of
from depgraph.analysis.resolve import resolve
from depgraph.analysis.transition import Transition
from depgraph.model.facts import Reference
from depgraph.model.immutable import immutable
from depgraph.model.keys import Key, file_key, label_key
from depgraph.model.links import Ambiguous, Confidence, Link, Outcome


@immutable
class Reliance:
    """A reference in force that means something in the changed document."""

    document: Indexed
    reference: Reference
    before: Link
    after: Outcome


def reliances(
    comparison: Comparison, successor: str, transition: Transition
) -> Iterator[Reliance]:
    """Yield every reference that relies on the document compared, which moved to *successor*."""
    keys = _keys(comparison)
    for path in dict.fromkeys((*transition.after.relying(keys), successor)):
        document = transition.after.document(path) if path else None
        if document is not None:
            yield from _inside(document, comparison, keys, successor, transition)


def _inside(
    document: Indexed,
    comparison: Comparison,
    keys: frozenset[Key],
    successor: str,
    transition: Transition,
) -> Iterator[Reliance]:
    own, upstream = document.path == successor, comparison.before.path
    for reference in document.facts.references:
        if not own and not asks_for(reference, keys):
            continue
        origin = transition.origin(document, reference)
        if origin is None:
            continue
        home, old = origin
        outcome = resolve(reference, document, transition.after)
        if isinstance(outcome, Link) and outcome.path == successor:
            meant = _mended(document, reference, old, outcome, transition)
            if meant is not None and meant.path == upstream:
                yield Reliance(document, reference, meant, outcome)
                continue
        for found in _meanings(resolve(old, home, transition.before)):
            if _means(found, upstream, transition):
                now = _same_meaning(outcome, found, successor, comparison)
                yield Reliance(document, reference, found, now)


def _mended(
    document: Indexed, reference: Reference, old: Reference, now: Link, transition: Transition
) -> Link | None:
    """Return what *reference* meant before it was rewritten for the change; none if it was not."""
    if now.provision is None or document.path in transition.origins:
        return None
    standing = resolve(old, document, transition.before)
    if isinstance(standing, Link) and transition.became(standing, now):
        return None
    return transition.mended(document, reference, now)


def _meanings(outcome: Outcome) -> tuple[Link, ...]:
    """Return what may be meant; each of several with less confidence."""
    match outcome:
        case Link():
            return (outcome,)
        case Ambiguous(candidates=links):
            return tuple(replace(link, confidence=Confidence.LIKELY) for link in links)
        case _:
            return ()


def _same_meaning(
    outcome: Outcome, before: Link, successor: str, comparison: Comparison
) -> Outcome:
    """Return, of several things that may be meant now, the one that *before* became."""
    if not isinstance(outcome, Ambiguous):
        return outcome
    number = before.provision
    new = None if number is None else comparison.alignment.provisions.get(number)
    same = [link for link in outcome.candidates if (link.path, link.provision) == (successor, new)]
    return replace(same[0], confidence=Confidence.LIKELY) if same else outcome


def _means(link: Link, upstream: str, transition: Transition) -> bool:
    """Return whether *link* leads to the document, or to the folder that is gone with it."""
    if not link.path.endswith("/"):
        return link.path == upstream
    return upstream.startswith(link.path) and not transition.after.has_folder(link.path)


def _keys(comparison: Comparison) -> frozenset[Key]:
    """Return every key under which the changed document may be relied on."""
    old, new = comparison.before, comparison.after
    keys: set[Key] = {*name_keys(old.reading), *path_keys(old.path)}
    if new is None or new.path != old.path:
        keys |= {file_key(folder) for folder in folders_of(old.path)}
    if new is not None:
        keys |= {*name_keys(new.reading), *path_keys(new.path)}
        keys |= term_keys(comparison) | symbol_keys(comparison)
    else:
        keys |= {*old.by_term, *old.by_symbol}
    keys |= {key for label in old.by_label if (key := label_key(label))}
    return frozenset(keys)


def asks_for(reference: Reference, keys: frozenset[Key]) -> bool:
    """Return whether *reference* can mean something that answers to one of *keys*."""
    if reference.key in keys or not keys.isdisjoint(reference.documents):
        return True
    return asked(reference) in keys
