"""Whether a number that finds nothing here was meant for here, or for a law that was not named."""

from depgraph.analysis.indexed import Indexed
from depgraph.model.facts import Reference, ReferenceKind, Strength
from depgraph.model.labels import Label, parent_label


def belongs_here(reference: Reference, target: Indexed, *, named: bool) -> bool:
    """Return whether *target* numbers its parts in the way the citation does, without gaps.

    "Section 8.9" belongs where 8.1 to 8.4 stand, "Section 14" where 1 to 12 do. "Section 705(a)"
    does not; and where the numbers have gaps, the missing one was perhaps not recognised. In a
    document that the citation names (*named*), any number behind the last one is wrong.
    """
    if reference.kind is not ReferenceKind.CITATION or reference.label is None:
        return True
    parent = parent_label(reference.label)
    if _stands_unread(reference.label, reference.label.removeprefix(parent or ""), target):
        return False
    if parent is None:
        return _continues(reference.label, target, named=named)
    numbers = target.by_label.get(parent, ())
    parts = [
        label
        for number in numbers
        for part in target.children.get(number, ())
        if (label := target.provisions[part].label)
    ]
    rest = reference.label.removeprefix(parent)
    alike = [label.removeprefix(parent) for label in parts if label.startswith(parent)]
    return _without_gaps([part for part in alike if part[:1] == rest[:1]])


def is_of_a_book(reference: Reference, target: Indexed) -> bool:
    """Return whether what only looks like a part ("Part 1030") has no part of that kind here."""
    if reference.strength is not Strength.SHAPED or reference.label is None:
        return False
    space = reference.label.split(":", 1)[0]
    return space in _OF_BOOKS and not any(each.startswith(f"{space}:") for each in target.by_label)


def _stands_unread(label: Label, rest: str, target: Indexed) -> bool:
    """Return whether a block begins with the number, so that the outline was read badly."""
    mark = rest if rest.startswith("(") else label.split(":", 1)[1]
    texts = (block.text.lstrip() for block in target.blocks)
    return any(
        text.startswith(mark) and not text[len(mark) : len(mark) + 1].isdigit() for text in texts
    )


def _continues(label: Label, target: Indexed, *, named: bool) -> bool:
    space, number = label.split(":", 1)
    if space in _OF_BOOKS:
        return False
    known = [found.split(":", 1)[1] for found in target.by_label if found.startswith(f"{space}:")]
    roots = [root for root in known if root.isalnum()]
    if not number.isdigit():
        letters = [root for root in roots if len(root) == len(number) == 1 and root.isalpha()]
        return _without_gaps(letters)
    most = max((int(root) for root in roots if root.isdigit() and len(root) < 4), default=0)  # noqa: PLR2004
    reachable = named or int(number[:6]) <= most + _SLACK
    return (
        int(number[:6]) > 0
        and reachable
        and _without_gaps([root for root in roots if root.isdigit()])
    )


def _without_gaps(marks: list[str]) -> bool:
    """Return whether *marks* ((a), (b), (c) or 1, 2, 3) are all there from the first on."""
    bare = [mark.strip(".()") for mark in marks]
    if len(bare) < 2:  # noqa: PLR2004
        return False
    if all(mark.isdigit() for mark in bare):
        return {int(mark) for mark in bare} == set(range(1, len(set(bare)) + 1))
    letters = {mark.casefold() for mark in bare}
    return letters == set("abcdefghijklmnopqrstuvwxyz"[: len(letters)])


_SLACK = 3
_OF_BOOKS = frozenset({"part", "chapter", "form", "note", "comment"})
"""Spaces whose numbers are most often those of another work that the words do not name."""
