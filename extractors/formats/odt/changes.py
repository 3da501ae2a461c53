"""Tracked changes: what a view leaves out, and what it puts back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from depgraph.model.documents import View
from extractors.formats.odt.names import LIST, LIST_HEADER, LIST_ITEM, OFFICE, TEXT, XML_ID
from extractors.formats.zipped import Element

TRACKED = TEXT + "tracked-changes"
_INSERTION = TEXT + "insertion"
_DELETION = TEXT + "deletion"
_INFO = OFFICE + "change-info"


@dataclass(slots=True)
class Changes:
    """The changes of one text by id, as one view needs them."""

    inserted: set[str] = field(default_factory=set)
    """What is left out between its start and end."""
    deleted: dict[str, list[Element]] = field(default_factory=dict)
    """What is put back where it was."""
    revisions: int = 0


def changes_of(body: Element, view: View) -> Changes:
    """Return the changes that *view* undoes; in the accepted text there are none."""
    found = Changes()
    for tracked in body.iter(TRACKED):
        for region in tracked:
            key = region.get(XML_ID) or region.get(TEXT + "id") or ""
            for change in region:
                if change.tag not in (_INSERTION, _DELETION):
                    continue
                found.revisions += 1
                if view is View.ACCEPTED:
                    continue
                if change.tag == _INSERTION:
                    found.inserted.add(key)
                else:
                    found.deleted[key] = [one for one in change if one.tag != _INFO]
    return found


def pieces_of(deleted: Iterable[Element], depth: int) -> Iterator[tuple[Element, int]]:
    """Yield what was deleted, lists taken apart, with how deep in a list it stood."""
    for element in deleted:
        if element.tag in (LIST, LIST_ITEM, LIST_HEADER):
            yield from pieces_of(element, depth + (element.tag == LIST))
        else:
            yield element, depth
