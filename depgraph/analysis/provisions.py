"""Find the provision that a label, an anchor or a title names inside one document."""

import re

from depgraph.analysis.indexed import Indexed
from depgraph.model.facts import Reference
from depgraph.model.keys import folded, singular
from depgraph.model.labels import ATTACHMENTS, DIVISIONS, Label, parent_label
from depgraph.model.links import Ambiguous, Dangling, Gap, Link, Outcome
from depgraph.model.patterns import regex

_SIBLING_SPACES = {
    "section": ("article", "chapter", "part"),
    "article": ("section",),
    "exhibit": ("attachment",),
    "attachment": ("exhibit", "annex", "appendix", "schedule"),
}


def labelled(target: Indexed, label: Label, reference: Reference, *, inside: bool) -> Outcome:
    """Return what *label* names in *target*; *inside* when the reference stands in it as well.

    When only an ancestor is numbered and it has no numbered parts of its own, that ancestor is
    meant and the link is not exact.
    """
    found = _numbers(target, label)
    if found:
        return _choice(target, _narrowed(target, found, reference, inside=inside))
    parent = None if label.split(":", 1)[0] in DIVISIONS else parent_label(label)
    while parent is not None:
        found = _numbers(target, parent)
        if found:
            chosen = _choice(target, _narrowed(target, found, reference, inside=inside))
            return _inexact(target, chosen)
        parent = parent_label(parent)
    return Dangling(Gap.NO_PROVISION, target.path)


def _inexact(target: Indexed, chosen: Outcome) -> Outcome:
    if not isinstance(chosen, Link) or chosen.provision is None:
        return chosen
    parts = target.children.get(chosen.provision, ())
    if any(target.provisions[part].label for part in parts):
        return Dangling(Gap.NO_PROVISION, target.path)
    return Link(target.path, chosen.provision, confidence=chosen.confidence, exact=False)


def _numbers(target: Indexed, label: Label) -> tuple[int, ...]:
    found = target.by_label.get(label) or target.by_folded_label.get(label.casefold())
    if found:
        return found
    space, number = label.split(":", 1)
    if space in DIVISIONS and label in target.by_division:
        return target.by_division[label]
    for sibling in _SIBLING_SPACES.get(space, ()):
        found = target.by_label.get(Label(f"{sibling}:{number}"))
        if found:
            return found
    if space in ATTACHMENTS:
        return _in_attachment(target, space, number) or _headed(target, number)
    return _lettered(target, number) if space == "section" and number.isalpha() else ()


def _headed(target: Indexed, number: str) -> tuple[int, ...]:
    """Return the one part whose heading begins with the number of a form: "B-10—Sample"."""
    begins = regex(rf"{re.escape(number)}\s?[—–:]", re.IGNORECASE)
    headed = (n for n, p in enumerate(target.provisions) if not p.label and begins.match(p.title))
    found = tuple(headed) if any(letter.isdigit() for letter in number) else ()
    return found if len(found) == 1 else ()


def _lettered(target: Indexed, letter: str) -> tuple[int, ...]:
    """Return the one lettered part of a part that "section E" means; of several, none."""
    mark = regex(rf"part:[0-9]+\({re.escape(letter)}\)")
    found = tuple(
        n for label in target.by_label if mark.fullmatch(label) for n in target.by_label[label]
    )
    return found if len(found) == 1 else ()


def _in_attachment(target: Indexed, space: str, number: str) -> tuple[int, ...]:
    """Return the sections inside the exhibit that "Exhibit B, B.6" and "Exhibit B, 6" mean."""
    head, _, rest = number.partition(".")
    if not rest:
        return ()
    return tuple(
        n
        for inside in (number, rest)
        for n in target.by_label.get(Label(f"section:{inside}"), ())
        if _lies_in(target, n, Label(f"{space}:{head}"))
    )


def _narrowed(
    target: Indexed, found: tuple[int, ...], reference: Reference, *, inside: bool
) -> tuple[int, ...]:
    """Return those of *found* that lie in the same attachment as the reference, or its echo's."""
    if reference.within:
        held = tuple(n for n in found if _lies_in(target, n, reference.within))
        found = held or found
    if len(found) > 1 and reference.echo:
        echoed = tuple(n for n in found if same_title(target.provisions[n].title, reference.echo))
        found = echoed or found
    if len(found) > 1:
        home = target.attachment(target.holder(reference.span.block)) if inside else None
        near = tuple(n for n in found if target.attachment(n) == home)
        main = tuple(n for n in found if target.attachment(n) is None)
        found = near or main or found
    if len(found) > 1 and inside:
        around = target.ancestors(target.holder(reference.span.block))
        for ancestor in around:
            near = tuple(n for n in found if ancestor in target.ancestors(n))
            if near:
                return near
    return found


def _lies_in(target: Indexed, number: int, label: Label) -> bool:
    if label.split(":", 1)[0] in DIVISIONS:
        return label in target.divisions[number]
    around = (target.provisions[n].label or "" for n in target.ancestors(number)[1:])
    return any(each == label or (label[-1] == ":" and each.startswith(label)) for each in around)


def _choice(target: Indexed, found: tuple[int, ...]) -> Outcome:
    links = tuple(Link(target.path, number) for number in found)
    return links[0] if len(links) == 1 else Ambiguous(links)


def anchored(target: Indexed, anchor: str) -> Outcome:
    """Return what *anchor* names in *target*: a provision, or the one that holds its block."""
    if not anchor or anchor.casefold() == "top":
        return Link(target.path)
    block = target.by_anchor.get(anchor)
    if block is None:
        block = target.by_folded_anchor.get(anchor.casefold())
    if block is None:
        return Dangling(Gap.NO_PROVISION, target.path)
    return Link(target.path, target.holder(block))


def same_title(title: str, echo: str) -> bool:
    """Return whether a title and the words a citation repeats are one, plurals and ``&`` aside."""
    return bool(title) and _title_words(title) == _title_words(echo)


def echoes(target: Indexed, number: int, echo: str) -> bool:
    """Return whether *echo* names provision *number*.

    It can say the title of the provision, of one that holds it or is part of it, or both in one
    ("Warranties from Provider" for "From Provider" in "Warranties").
    """
    line = target.ancestors(number)
    around = (*line, *target.children.get(number, ()))
    if any(same_title(target.provisions[n].title, echo) for n in around):
        return True
    if same_title(target.facts.identity.title, echo):
        return True
    own = set(_title_words(target.provisions[number].title))
    held = {word for n in line for word in _title_words(target.provisions[n].title)}
    said = set(_title_words(echo))
    return bool(own) and own <= said <= held


def _title_words(title: str) -> tuple[str, ...]:
    plain = folded(title).replace("&", " and ")
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return tuple(singular(word) for word in words if word not in {"the", "a", "an"})


def titled(target: Indexed, title: str) -> tuple[int, ...]:
    """Return the provisions of *target* whose title is *title*."""
    return tuple(
        number
        for number, provision in enumerate(target.provisions)
        if same_title(provision.title, title)
    )
