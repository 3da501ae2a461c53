"""Tell a heading from a clause in the style of one, whose title runs into its text. No parsing."""

import re

from depgraph.model.documents import Block, BlockKind
from depgraph.model.patterns import regex

LONGEST_HEADING = 150
VERBS = regex(
    r"\b(?:shall|must|may|will|is|are|was|were|has|have|had|means|can|should|does|do|agrees?|includes?)\b"
)
"""What a sentence says of somebody or something, and a title does not."""
_SENTENCES = regex(r"[a-z)]\.\s+[A-Z“\"(].*(?:[a-z0-9)%][.;:]|[a-z0-9)%]\.[\"”’)])$", re.DOTALL)


def is_heading(block: Block) -> bool:
    """Say whether *block* is a heading and not a paragraph in the style of one."""
    if block.kind is not BlockKind.HEADING or len(block.text) > LONGEST_HEADING:
        return False
    text = block.text.rstrip()
    if text.endswith((".", ";", ",")) and VERBS.search(text):
        return False
    return not runs_on(text)


def runs_on(text: str) -> bool:
    """Say whether a short *text* is a title and the sentences behind it."""
    return _SENTENCES.search(text) is not None
