"""Whether a value is a least or a most, from the words right before and right after it."""

import re

from depgraph.model.facts import Bound

_FILLER = (
    r"(?:\s{1,2}(?:a|an|the|any|its|their|period|term|time|of|total|aggregate|is|be|to"
    r"|approximately|about|initial"
    r"|further|additional|last|next|first|every|once|or|equal|than|by|for))"
)
_LEAST = (
    r"at\s+least|(?:no|not)\s+(?:less|fewer|shorter|sooner|earlier|lower)\s+than|minimum"
    r"|more\s+than|greater\s+than"
    r"|longer\s+than|in\s+excess\s+of|exceed(?:s|ing|ed)?|over|above|≥|>=|>"
)
_MOST = (
    r"at\s+most|(?:no|not)\s+(?:more|longer|later|greater|higher|older)\s+than|up\s+to"
    r"|within|maximum|less\s+than|fewer\s+than"
    r"|under|below|(?:not|never|cannot)(?:\s+to)?\s+exceed|not\s+be\s+exceeded"
    r"|limited\s+to|capped\s+at|cap"
    r"|in\s+no\s+event\s+(?:more|later|longer)\s+than|≤|<=|<"
)
_EXACT = r"exactly|precisely|equal\s+to"
_BEFORE = re.compile(
    rf"(?<![a-z])(?:(?P<most>{_MOST})|(?P<least>{_LEAST})"
    rf"|(?P<exact>{_EXACT}))(?P<gap>{_FILLER}{{0,5}})[\s(\[~]{{0,2}}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s{0,2}(?:\([^()]{0,20}\)\s{0,2})?(?:(?P<least>\s?or\s+(?:more|longer|greater|later"
    r"|older|above|higher)\b"
    r"|\s?(?:at\s+(?:a\s+)?(?:the\s+)?(?:minimum|least))\b|\s?minimum\b|\s?and\s+(?:above"
    r"|over)\b|\+)"
    r"|(?P<most>\s?or\s+(?:less|fewer|shorter|sooner|earlier|below|lower)\b"
    r"|\s?at\s+(?:the\s+)?(?:most|latest)\b"
    r"|\s?(?:at\s+)?(?:a\s+)?maximum\b))",
    re.IGNORECASE,
)
_WINDOW = 60


def bound_of(text: str, start: int, end: int) -> Bound:
    """Return how the value at *start* to *end* limits; words before it win over words after."""
    before = _BEFORE.search(text, max(0, start - _WINDOW), start)
    found = before or _AFTER.match(text, end)
    if found is None:
        return Bound.NOT_SAID
    if found["most"]:
        return Bound.AT_MOST
    return Bound.AT_LEAST if found["least"] else Bound.EXACTLY
