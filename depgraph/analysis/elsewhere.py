"""Find a cited number in another file of the same set. Pure; what is far away is not guessed.

Such sets are a code that is kept one section a file, its contents, its commentary, and attachments
that are files of their own.
"""

import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from depgraph.analysis.corpus import Corpus
from depgraph.analysis.divisions import space_of
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.keys import path_keys
from depgraph.analysis.provisions import labelled
from depgraph.model.facts import Reference
from depgraph.model.findings import DocumentClass
from depgraph.model.keys import ATTACHED, Key, asked_by_label, label_key, name_key
from depgraph.model.labels import DIVISIONS, Label
from depgraph.model.links import Ambiguous, Confidence, Link, Outcome
from depgraph.model.patterns import regex

_CODE = regex(r"name:(?P<code>[0-9]{1,2}-[cu][fs][rc])")
_OF_A_CODE = regex(r"section:(?P<part>[0-9]+)[.-][0-9]")
_LONG = regex(r"[0-9]{3}")


def elsewhere(reference: Reference, label: Label, here: Indexed, corpus: Corpus) -> Outcome | None:
    """Return the outcome for a number that another file provides, or ``None`` when none does."""
    space = space_of(label)
    if reference.within and space_of(reference.within) in ATTACHED:
        return _in_attachment(reference, label, here, corpus)
    if space in ATTACHED:
        whole = _attachment(label, here, corpus)
        return _one_of([_part_or_whole(target, label, reference) for target in whole])
    key = asked_by_label(label)
    if key is None:
        return None
    if key.startswith("name:"):
        paths = preferred(corpus.homes(key) or corpus.file_homes(key), here, corpus)
        return _one_of([Link(path) for path in paths])
    return _FINDERS.get(space, _section)(reference, label, here, corpus)


def preferred(homes: tuple[str, ...], here: Indexed, corpus: Corpus) -> tuple[str, ...]:
    """Return *here* if it is one of *homes*, else those most likely meant, if some are.

    Those of the set that *here* is judged with, then those of no set; no drafts and no records.
    """
    if len(homes) < 2:  # noqa: PLR2004
        return homes
    if here.path in homes:
        return (here.path,)
    homes = _of_one_set(homes, here, corpus)
    live = tuple(path for path in homes if not _set_aside(path, corpus))
    return live or homes


def _of_one_set(homes: tuple[str, ...], here: Indexed, corpus: Corpus) -> tuple[str, ...]:
    own = corpus.set_of(here.path)
    sets = {path: corpus.set_of(path) for path in homes}
    for wanted in (own, ""):
        if wanted in sets.values():
            return tuple(path for path in homes if sets[path] == wanted)
    return homes


def _set_aside(path: str, corpus: Corpus) -> bool:
    document = corpus.document(path)
    if document is None:
        return True
    held = corpus.class_set(path) or document.facts.identity.document_class
    return held in {DocumentClass.DRAFT, DocumentClass.RECORD}


def comments_on(label: Label, here: Indexed, corpus: Corpus) -> bool:
    """Return whether another file is named after the section; *here* only speaks of it."""
    key = label_key(label) if space_of(label) == "section" else None
    if key is None:
        return False
    named = name_key(key.split(":", 1)[1])
    return named not in path_keys(here.path) and bool(corpus.file_homes(named))


def known_section(
    reference: Reference, label: Label, here: Indexed, corpus: Corpus
) -> Outcome | None:
    """Return the section of the set that a citation by the law's name means ("12 CFR 1003.2").

    A file must be that one section, and what names a code must be the code that its folder holds.
    """
    key = label_key(label)
    if space_of(label) != "section" or key is None or not _LONG.search(key):
        return None
    homes = (corpus.document(path) for path in corpus.homes(key) if path != here.path)
    targets = [target for target in homes if target is not None and _is_named(target, key)]
    targets = [target for target in targets if _is_of_code(reference, label, target, corpus)]
    found = [labelled(target, label, reference, inside=False) for target in targets]
    links = [outcome for outcome in found if isinstance(outcome, Link)]
    return replace(links[0], confidence=Confidence.LIKELY) if len(links) == 1 else None


def _is_named(target: Indexed, key: Key) -> bool:
    return name_key(key.split(":", 1)[1]) in path_keys(target.path)


def _is_of_code(reference: Reference, label: Label, target: Indexed, corpus: Corpus) -> bool:
    codes = [match["code"] for named in reference.documents if (match := _CODE.match(named))]
    part = _OF_A_CODE.match(label)
    if not codes or part is None:
        return not codes
    homes = corpus.homes(Key(f"name:{codes[0]}-part-{part['part']}"))
    return any(_folder(path) == _folder(target.path) for path in homes)


def _section(reference: Reference, label: Label, here: Indexed, corpus: Corpus) -> Outcome | None:
    key = label_key(label)
    if key is None:
        return None
    targets = _documents((path for path in corpus.homes(key) if path != here.path), corpus)
    # A file that is named after the number is the section; others comment on it or list it.
    named = [target for target in targets if _is_named(target, key)]
    return _one_of([labelled(t, label, reference, inside=False) for t in named or targets])


def _comment(reference: Reference, label: Label, here: Indexed, corpus: Corpus) -> Outcome | None:
    """Return the comment in the commentary beside *here*, else in the only one that has it."""
    key = label_key(label)
    targets = _documents(corpus.homes(key) if key else (), corpus)
    beside = [target for target in targets if _folder(target.path) == _folder(here.path)]
    return _one_of([labelled(t, label, reference, inside=False) for t in beside or targets])


def _division(reference: Reference, label: Label, here: Indexed, corpus: Corpus) -> Outcome | None:
    """Return the chapter or part in the contents beside *here* that list *here* themselves."""
    key, own = label_key(label), _own_section(here)
    if key is None or own is None:
        return None
    beside = (path for path in corpus.homes(key) if _folder(path) == _folder(here.path))
    links: list[Link] = []
    for target in _documents((path for path in beside if path != here.path), corpus):
        for listed in target.by_label.get(own, ())[:1]:
            found = _around(target, label, target.divisions[listed], reference.within)
            links.extend(Link(target.path, number) for number in found)
    return replace(links[0], confidence=Confidence.LIKELY) if len(links) == 1 else None


def _around(
    target: Indexed, label: Label, path: tuple[Label, ...], within: Label | None
) -> list[int]:
    """Return the divisions with *label* that share most with the *path* of what cites them."""
    numbers = target.by_division.get(label, ())
    if within is not None:
        numbers = tuple(n for n in numbers if within in target.divisions[n])
    shared = {n: len(set(path) & set(target.divisions[n][:-1])) for n in numbers}
    return [n for n in numbers if shared[n] == max(shared.values())]


def _own_section(here: Indexed) -> Label | None:
    return next((p.label for p in here.provisions if p.label and label_key(p.label)), None)


def _in_attachment(
    reference: Reference, label: Label, here: Indexed, corpus: Corpus
) -> Outcome | None:
    """Return a part of an attachment that is a file beside *here*: "section 2 of Exhibit A"."""
    if reference.within is None:
        return None
    whole = _attachment(reference.within, here, corpus)
    return _one_of([labelled(target, label, reference, inside=False) for target in whole])


def _attachment(label: Label, here: Indexed, corpus: Corpus) -> list[Indexed]:
    """Return the files beside *here* that are the attachment, and not that of another."""
    key = asked_by_label(label)
    if key is None:
        return []
    paths = sorted({*corpus.homes(key), *corpus.file_homes(key)} - {here.path})
    beside = [path for path in paths if _folder(path) == _folder(here.path)]
    if label.endswith(":") and _attachment(Label(label + "B"), here, corpus):
        return []
    return [t for t in _documents(beside, corpus) if not _is_of_another(t, here, corpus)]


_TO = regex(r"\w+\s\S+\s+to\s+(?:the\s)?(?P<whole>[^–—:(]{3,80})", re.IGNORECASE)


def _is_of_another(target: Indexed, here: Indexed, corpus: Corpus) -> bool:
    """Return whether a title such as "Exhibit B to the Hosting Agreement" names another whole."""
    match = _TO.match(target.facts.identity.title)
    homes = corpus.homes(name_key(match["whole"])) if match else ()
    return bool(homes) and here.path not in homes


def _part_or_whole(target: Indexed, label: Label, reference: Reference) -> Outcome:
    found = labelled(target, label, reference, inside=False)
    link = found if isinstance(found, Link) else Link(target.path)
    return replace(link, confidence=Confidence.LIKELY)


def _documents(paths: Iterable[str], corpus: Corpus) -> list[Indexed]:
    return [target for target in map(corpus.document, paths) if target is not None]


def _folder(path: str) -> str:
    return posixpath.dirname(path)


def _one_of(found: list[Outcome]) -> Outcome | None:
    links = [outcome for outcome in found if isinstance(outcome, Link)]
    exact = [link for link in links if link.exact]
    match exact or links:
        case []:
            return found[0] if found else None
        case [link]:
            return link
        case several:
            return Ambiguous(tuple(several))


_Finder = Callable[[Reference, Label, Indexed, Corpus], Outcome | None]
_FINDERS: dict[str, _Finder] = {"comment": _comment, **dict.fromkeys(DIVISIONS, _division)}
