"""Read the numbered and titled parts of a document as a tree; texts without parts give none."""

from depgraph.model.documents import Document
from depgraph.model.facts import Provision
from depgraph.model.headings import is_heading
from depgraph.model.patterns import regex
from extractors.readings.provisions.candidates import Candidate, candidates
from extractors.readings.provisions.commentary import relabel
from extractors.readings.provisions.contents import contents_blocks
from extractors.readings.provisions.nodes import Node
from extractors.readings.provisions.numbering import Form
from extractors.readings.provisions.tree import Tree
from extractors.readings.words import has_any

__all__ = ["contents_blocks", "is_heading", "provisions"]

_SECTION = regex(r"(?:[Ss]ection|SECTION|[Pp]aragraph|[Cc]lause)s?\s[0-9]{1,2}(?![0-9.])")
_UNITS = ("ection", "SECTION", "aragraph", "lause")
_AHEAD = 60
"""How many candidates are looked at to tell "(i)" the letter from "(i)" the numeral."""


def provisions(document: Document) -> tuple[Provision, ...]:
    """Return the citable parts of *document* in reading order, parents before children."""
    found = candidates(document)
    cites = any(_cites_section(block.text) for block in document.blocks)
    tree = Tree(cites_sections=cites, runs_once=sum(map(_begins_list, found)) < 2)  # noqa: PLR2004
    for position, candidate in enumerate(found):
        tree.add(candidate, found[position + 1 : position + 1 + _AHEAD])
    tree.close(len(document.blocks))
    relabel(tree.nodes)
    return tuple(_provision(node) for node in tree.nodes)


def _cites_section(text: str) -> bool:
    return has_any(text, _UNITS) and _SECTION.search(text) is not None


def _begins_list(candidate: Candidate) -> bool:
    numbering = candidate.numbering
    plain = numbering is not None and numbering.form is Form.PLAIN and numbering.number == "1"
    return plain and not (candidate.title or candidate.level)


def _provision(node: Node) -> Provision:
    candidate = node.candidate
    return Provision(
        label=node.label,
        title=candidate.title,
        first=candidate.at,
        end=node.end,
        own_end=node.end if node.first_child is None else node.first_child,
        parent=node.parent,
        anchors=candidate.anchors,
        typed=candidate.typed,
        inline=(candidate.start, candidate.end) if candidate.end else None,
    )
