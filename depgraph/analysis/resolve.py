"""Match one reference to what it means. Pure; ambiguity is an outcome, not a coin toss."""

import posixpath
from collections.abc import Iterable
from dataclasses import replace

from depgraph.analysis import paths
from depgraph.analysis.corpus import Corpus
from depgraph.analysis.elsewhere import comments_on, elsewhere, known_section, preferred
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.keys import name_keys
from depgraph.analysis.provisions import anchored, echoes, labelled
from depgraph.model.facts import Kind, Reference, ReferenceKind, Strength
from depgraph.model.keys import ATTACHED, Key, name_key
from depgraph.model.labels import Label
from depgraph.model.links import Ambiguous, Confidence, Dangling, Gap, Link, Outcome

_MAX_INCORPORATION = 4


def resolve(reference: Reference, here: Indexed, corpus: Corpus) -> Outcome:
    """Return what *reference*, standing in *here*, means in *corpus*."""
    match reference.kind:
        case ReferenceKind.USE:
            return _use(reference, here, corpus)
        case ReferenceKind.MENTION:
            return _mention(reference, corpus)
        case ReferenceKind.LINK:
            return _link(reference, here, corpus)
        case ReferenceKind.FIELD:
            return anchored(here, reference.anchor)
        case ReferenceKind.CITATION | ReferenceKind.INCORPORATION:
            return _citation(reference, here, corpus)


def _citation(reference: Reference, here: Indexed, corpus: Corpus) -> Outcome:
    found = _named(reference, here, corpus) if reference.documents else None
    if found and not (isinstance(found, Dangling) and _is_bracketed(reference)):
        if isinstance(found, Ambiguous) and reference.label is not None:
            return _in_one_of(found, reference, reference.label, corpus)
        if found == Dangling(Gap.NO_DOCUMENT) and reference.label is not None:
            return _own_part(reference, reference.label, here) or found
        return _part(found, reference, here, corpus) if isinstance(found, Link) else found
    if reference.external:
        return Dangling(Gap.EXTERNAL)
    if reference.label is None:
        return Link(here.path)
    if _is_of_absent(reference, here):
        outside = elsewhere(reference, reference.label, here, corpus)
        return outside or Dangling(Gap.NO_PROVISION, here.path)
    local = labelled(here, reference.label, reference, inside=True)
    if isinstance(local, Dangling) or comments_on(reference.label, here, corpus):
        return elsewhere(reference, reference.label, here, corpus) or local
    if isinstance(local, Link) and reference.strength is Strength.SHAPED:
        # What only looks like a citation of this document may be of one that is not named here.
        return replace(local, confidence=Confidence.LIKELY)
    return local


def _own_part(reference: Reference, label: Label, here: Indexed) -> Outcome | None:
    """Return what is cited of a part of this file: "Section 2 of the Standard Terms"."""
    if not any(_is_own_part(key, here) for key in reference.documents):
        return None
    found = labelled(here, label, reference, inside=True)
    return replace(found, confidence=Confidence.LIKELY) if isinstance(found, Link) else None


def _is_own_part(key: Key, here: Indexed) -> bool:
    """Return whether a page header or a title here says *key*, our own name before it or not."""
    if key in here.part_names:
        return True
    own = (f"{name}-" for name in name_keys(here.reading) if key.startswith(f"{name}-"))
    return any(Key(f"name:{key.removeprefix(name)}") in here.part_names for name in own)


def _is_bracketed(reference: Reference) -> bool:
    """Return whether what may be a document's name may as well be the title of our own part."""
    return bool(reference.echo) and reference.documents == (name_key(reference.echo),)


def _part(found: Link, reference: Reference, here: Indexed, corpus: Corpus) -> Outcome:
    """Return the part cited of the document *found*; a law that has no such part is another."""
    target = corpus.document(found.path)
    if target is None or reference.label is None:
        return found
    inside = target.path == here.path
    outcome = labelled(target, reference.label, reference, inside=inside)
    if reference.external and not isinstance(outcome, Link):
        return Dangling(Gap.EXTERNAL)
    if not isinstance(outcome, Link) or found.confidence is Confidence.CERTAIN:
        return outcome
    number, echo = outcome.provision, reference.echo
    told = bool(echo) and number is not None and echoes(target, number, echo)
    return outcome if told else replace(outcome, confidence=found.confidence)


def _named(reference: Reference, here: Indexed, corpus: Corpus) -> Outcome:
    """Return the document named, or the section whose law is ("12 CFR 1003.2")."""
    found = _document(reference, here, corpus)
    if isinstance(found, Dangling) and reference.label is not None:
        return known_section(reference, reference.label, here, corpus) or found
    if reference.external and isinstance(found, Ambiguous):
        return Dangling(Gap.EXTERNAL)
    return found


def _is_of_absent(reference: Reference, here: Indexed) -> bool:
    """Return whether the part is in an attachment that this file does not hold."""
    within = reference.within
    if within is None or within.split(":", 1)[0] not in ATTACHED:
        return False
    if within.endswith(":"):
        return not any(label.startswith(within) for label in here.by_label)
    return within not in here.by_label and within.casefold() not in here.by_folded_label


def _in_one_of(found: Ambiguous, reference: Reference, label: Label, corpus: Corpus) -> Outcome:
    """Return the part in the one of several documents that has it; all that have it, else."""
    targets = [t for link in found.candidates if (t := corpus.document(link.path)) is not None]
    outcomes = [labelled(target, label, reference, inside=False) for target in targets]
    links = tuple(outcome for outcome in outcomes if isinstance(outcome, Link))
    if len(links) == 1:
        return replace(links[0], confidence=Confidence.LIKELY)
    return Ambiguous(links) if links else found


def _document(reference: Reference, here: Indexed, corpus: Corpus) -> Outcome:
    if len(reference.documents) > 1 and _is_of_own_name(reference.documents, here, corpus):
        return Link(here.path)
    for key in reference.documents:
        homes = preferred(corpus.homes(key) or corpus.file_homes(key), here, corpus)
        if homes:
            return _only([Link(path, confidence=_by(key, path, here, corpus)) for path in homes])
    if reference.external:
        return Dangling(Gap.EXTERNAL)
    if reference.strength is Strength.SHAPED:
        return Dangling(Gap.NOTHING_ANSWERS)
    return Dangling(Gap.NO_DOCUMENT)


def _is_of_own_name(keys: tuple[Key, ...], here: Indexed, corpus: Corpus) -> bool:
    """Return whether a title beside an abbreviation that many have ("PSA") is our own."""
    titles = [key for key in keys if not corpus.homes(key)]
    return any(here.path in corpus.file_homes(key) for key in titles)


def _by(key: Key, path: str, here: Indexed, corpus: Corpus) -> Confidence:
    """Return how sure a name is: in a contract, a title is a kind that many parties have."""
    document = corpus.document(path)
    if document is None or path == here.path or here.facts.kind is not Kind.CONTRACT:
        return Confidence.CERTAIN
    identity = document.facts.identity
    if key != name_key(identity.title) or identity.number:
        return Confidence.CERTAIN
    if document.facts.kind is Kind.CONTRACT:
        return Confidence.LIKELY
    if posixpath.dirname(path) == posixpath.dirname(here.path):
        return Confidence.CERTAIN
    # "Security Policy" in a form is what the parties fill in, whoever has one of that title.
    return Confidence.POSSIBLE if key in here.filled_in else Confidence.LIKELY


def _only(links: list[Link]) -> Outcome:
    return links[0] if len(links) == 1 else Ambiguous(tuple(links))


def _link(reference: Reference, here: Indexed, corpus: Corpus) -> Outcome:
    if reference.external:
        return Dangling(Gap.EXTERNAL)
    if not reference.path:
        return _anchor_here(reference.anchor, here, corpus)
    wanted = paths.joined(here.path, reference.path)
    if wanted is None:
        return Dangling(Gap.EXTERNAL)
    candidates = corpus.file_homes(paths.key_of(wanted))
    found = paths.best(wanted, candidates)
    if not found and reference.strength is Strength.SHAPED:
        # A path in prose counts from the root, wherever the page lies.
        found = paths.best(posixpath.normpath(reference.path), candidates)
    match found:
        case [] if wanted and corpus.has_folder(wanted + "/") and not reference.anchor:
            return Link(wanted + "/")
        case []:
            weak = reference.strength is Strength.SHAPED
            return Dangling(Gap.NOTHING_ANSWERS if weak else Gap.NO_DOCUMENT, wanted)
        case [path]:
            target = corpus.document(path)
            if target is None or not reference.anchor:
                return Link(path)
            return anchored(target, reference.anchor)
        case several:
            return Ambiguous(tuple(Link(path) for path in several))


def _anchor_here(anchor: str, here: Indexed, corpus: Corpus) -> Outcome:
    """Return what ``#anchor`` means: in this file, else in the one file beside it that has it.

    Files of one folder are often put together to one page.
    """
    found = anchored(here, anchor)
    if isinstance(found, Link):
        return found
    links = [
        link
        for path in corpus.beside(here.path)
        if (target := corpus.document(path)) is not None
        and isinstance(link := anchored(target, anchor), Link)
    ]
    return replace(links[0], confidence=Confidence.LIKELY) if len(links) == 1 else found


def _mention(reference: Reference, corpus: Corpus) -> Outcome:
    if reference.key is None:
        return Dangling(Gap.NOTHING_ANSWERS)
    links = [
        Link(path, symbol=number)
        for path in corpus.homes(reference.key)
        if (document := corpus.document(path)) is not None
        for number in document.by_symbol.get(reference.key, ())[:1]
    ]
    return _only(links) if links else Dangling(Gap.NOTHING_ANSWERS)


def _use(reference: Reference, here: Indexed, corpus: Corpus) -> Outcome:
    key = reference.key
    if key is None:
        return Dangling(Gap.NOTHING_ANSWERS)
    if reference.documents:
        found = _document(reference, here, corpus)
        return _defined_in([found.path], key, corpus) if isinstance(found, Link) else found
    if key in here.by_term:
        return Link(here.path, definition=here.by_term[key][0])
    homes = set(corpus.homes(key)) - {here.path}
    if not homes:
        return Dangling(Gap.NOTHING_ANSWERS)
    incorporated = homes & set(incorporates(here, corpus))
    if incorporated:
        return _defined_in(sorted(incorporated), key, corpus)
    cited = homes & set(cites(here, corpus))
    return _defined_in(sorted(cited), key, corpus, Confidence.LIKELY)


def _defined_in(
    homes: Iterable[str], key: Key, corpus: Corpus, confidence: Confidence = Confidence.CERTAIN
) -> Outcome:
    links = [
        Link(path, definition=numbers[0], confidence=confidence)
        for path in homes
        if (document := corpus.document(path)) is not None
        and (numbers := document.by_term.get(key))
    ]
    return _only(links) if links else Dangling(Gap.NOTHING_ANSWERS)


def incorporates(here: Indexed, corpus: Corpus) -> tuple[str, ...]:
    """Return the documents whose definitions *here* takes over, directly or through another."""
    found: list[str] = []
    waiting = [here]
    while waiting and len(found) < _MAX_INCORPORATION:
        document = waiting.pop(0)
        for path in _targets(document, corpus, ReferenceKind.INCORPORATION):
            target = corpus.document(path)
            if path not in found and path != here.path and target is not None:
                found.append(path)
                waiting.append(target)
    return tuple(found)


def cites(here: Indexed, corpus: Corpus) -> tuple[str, ...]:
    """Return the other documents that *here* cites or links to."""
    kinds = (ReferenceKind.CITATION, ReferenceKind.LINK, ReferenceKind.INCORPORATION)
    return tuple(path for path in _targets(here, corpus, *kinds) if path != here.path)


def _targets(here: Indexed, corpus: Corpus, *kinds: ReferenceKind) -> tuple[str, ...]:
    outcomes = (
        resolve(reference, here, corpus)
        for reference in here.facts.references
        if reference.kind in kinds and reference.documents
    )
    return tuple(sorted({outcome.path for outcome in outcomes if isinstance(outcome, Link)}))
