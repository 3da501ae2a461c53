"""Find the blocks in which the parties sign. The names that head them are no provisions."""

import re

from depgraph.model.documents import Document
from depgraph.model.patterns import regex

_WITNESS = regex(r"\s*(?:in witness|agreed and accepted)\b", re.IGNORECASE)
_LINE = regex(
    r"\s*(?:(?:by|name|title|its|date|dated|signature|signed)\s{0,3}(?::|_{3})|/s/|_{6}|its\s*$)",
    re.IGNORECASE,
)
_SIGNED = regex(r"\s*(?:/s/|_{6})")
_FURTHER = regex(
    r"\b(?:exhibit|schedule|annex|appendix|attachment|addendum|amendment|agreement|contract|terms"
    r"|materials|description)",
    re.IGNORECASE,
)
"""Words of a title, under which a further text begins where the parties have signed."""
_BEFORE = 4
"""So many blocks before a line to sign on may name who signs."""


def signature_blocks(document: Document) -> frozenset[int]:
    """Return the numbers of the blocks around lines to sign on, behind "IN WITNESS WHEREOF"."""
    blocks = document.blocks
    first = next((at for at, block in enumerate(blocks) if _WITNESS.match(block.text)), None)
    if first is None:
        return frozenset()
    found: set[int] = set()
    for at in range(first + 1, len(blocks)):
        if _LINE.match(blocks[at].text):
            behind = 2 if _SIGNED.match(blocks[at].text) else 1
            found.update(range(max(first + 1, at - _BEFORE), min(at + behind, len(blocks))))
    return frozenset(at for at in found if not _FURTHER.search(blocks[at].text))
