"""Whether a number that finds nothing here was meant for here, or for a law that was not named."""

from depgraph.analysis.indexed import Indexed
from depgraph.model.facts import Reference, ReferenceKind
from depgraph.model.labels import Label, parent_label

_SLACK = 3


def belongs_here(reference: Reference, target: Indexed) -> bool:
    """Return whether *target* numbers its parts in the way the citation does.

    "Section 8.9" belongs where 8 exists, "Section 14" where 12 does; "Section 705(a)" does not.
    """
    if reference.kind is not ReferenceKind.CITATION or reference.label is None:
        return True
    label: Label | None = parent_label(reference.label)
    while label is not None:
        if label in target.by_label:
            return True
        label = parent_label(label)
    return _within(reference.label, target)


def _within(label: Label, target: Indexed) -> bool:
    space, number = label.split(":", 1)
    root = _leading(number)
    roots = [
        _leading(known.split(":", 1)[1]) for known in target.by_label if known.startswith(space)
    ]
    numbers = [known for known in roots if known is not None]
    if root is None:
        return bool(roots)
    return bool(numbers) and root <= max(numbers) + _SLACK


def _leading(number: str) -> int | None:
    digits = ""
    for letter in number:
        if not letter.isdecimal():
            break
        digits += letter
    return int(digits) if digits and len(digits) < 6 else None  # noqa: PLR2004
