"""Number the parts of an official commentary as people cite them: ``comment 4(a)-2.i``.

The headings of a commentary repeat the numbers of what they comment on; those are no sections.
"""

import re
from collections.abc import Sequence

from depgraph.model.labels import ATTACHMENTS, Label, label_of
from depgraph.model.patterns import regex
from extractors.readings.provisions.nodes import Node
from extractors.readings.provisions.numbering import Form, Numbering

_TITLE = regex(
    r"\b(?:official|staff)\s(?:staff\s)?(?:interpretations?|commentary|comments)\b"
    r"|^(?:the\s)?commentary\b",
    re.IGNORECASE,
)
_OF_PART = regex(r"[0-9]{2,4}\.(?=[0-9])")
"""The part of a code before its section ("1026." of "1026.43(e)"), which citations leave out."""


def relabel(nodes: Sequence[Node]) -> None:
    """Give every numbered part below a commentary's title its comment number."""
    inside: set[int] = set()
    for at, node in enumerate(nodes):
        if node.parent is not None and node.parent in inside:
            inside.add(at)
            node.label = _label(node, nodes[node.parent])
        elif node.label is None and _TITLE.search(node.candidate.title):
            inside.add(at)


def _label(node: Node, parent: Node) -> Label | None:
    numbering = node.candidate.numbering
    if numbering is None:
        # What stands below an unnumbered heading counts on where the heading stands.
        return None
    if numbering.space in ATTACHMENTS:
        return label_of("comment", numbering.space.capitalize() + numbering.number)
    if numbering.space == "section" and numbering.form in (Form.DECIMAL, Form.UNIT):
        return label_of("comment", _OF_PART.sub("", numbering.number))
    if parent.space != "comment":
        return node.label
    return Label(f"{parent.label}{_tail(numbering, parent)}")


def _tail(numbering: Numbering, parent: Node) -> str:
    if numbering.style.endswith("()") or numbering.form is Form.UNIT:
        return f"({numbering.number})"
    return ("." if "-" in parent.number else "-") + numbering.number
