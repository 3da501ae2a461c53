"""Whether a value is a least or a most, from the words right before and right after it."""

import re

from depgraph.model.facts import Bound, ValueKind
from depgraph.model.patterns import regex
from extractors.readings.words import has_any, plain

_FILLER = (
    r"(?:\s{1,2}(?:a|an|the|any|its|their|period|periods|term|time|of|total|aggregate|is|be|to"
    r"|approximately|about|initial|further|additional|last|next|first|every|once|or|equal|than|by"
    r"|for|sum|amount|least|up|such|not|less|continuous|at|from|value|including|and"
    r"|lesser|greater|lower|higher|smaller|larger))"
)
_LEAST = (
    r"at\s+least|at\s+(?:a\s+)?minimum|as\s+(?:few|little)\s+as|(?<!in )no\s+less\s+than"
    r"|(?:no|not|nor)\s+(?:less|fewer|shorter|sooner|earlier|lower|smaller|younger)\s+than"
    r"|(?:no|not)\s+(?:less\s+(?:frequent(?:ly)?|often)\s+than|below|under|before|until)"
    r"|minimum|min\.?|NLT|more\s+than|greater\s+than|larger\s+than|higher\s+than|older\s+than"
    r"|longer\s+than|later\s+than|in\s+excess\s+of|exceed(?:s|ing|ed)?|beyond|≥|>=|⩾|>|equals\s+or\s+exceeds"
)
_MOST = (
    r"at\s+(?:the\s+)?most|at\s+(?:a\s+)?maximum|as\s+(?:many|much|long)\s+as"
    r"|(?:no|not|never|nor)\s+(?:more|longer|later|greater|higher|older|larger|over|after|beyond|above)"
    r"(?:\s+(?:often|frequently))?(?:\s+than)?|up\s+to|upto"
    r"|within|maximum|max\.?|NMT|less\s+than|fewer\s+than|shorter\s+than|lower\s+than|smaller\s+than"
    r"|younger\s+than|sooner\s+than|earlier\s+than|(?:not|never|cannot|nor)(?:\s+(?:to|in\s+(?:any|no)\s+event))?"
    r"\s+exceed(?:ing|s)?|without\s+exceeding|(?:not|never)\s+be\s+(?:greater|more|longer|later|higher)\s+than"
    r"|not\s+be\s+exceeded|limit(?:ed)?(?:\s+(?:to|of|is)|:)|capped\s+at|cap(?:\s+of)?|ceiling\s+of"
    r"|in\s+no\s+(?:event|case)\s+(?:more|later|longer|greater)\s+than|in\s+no\s+(?:event|case)\s+exceed|≤|<=|⩽|<"
)
_NOT_BEYOND = (
    r"(?:shall|will|may|must|can|should|does|do)\s+not\b[^.;:\d]{1,40}\b(?:beyond|exceed(?:ing)?)"
)
_SPACE = r"(?<![A-Za-z])"
_BEFORE = regex(
    rf"{_SPACE}(?:(?P<most>{_MOST}|{_NOT_BEYOND})|(?P<least>{_LEAST})|(?P<exact>exactly|precisely))"
    rf"(?P<gap>{_FILLER}{{0,5}}):?[\s(\[~$]{{0,2}}$",
    re.IGNORECASE,
)
_NAMED = regex(
    rf"{_SPACE}(?:(?P<most>max(?:imum|\.)?)|(?P<least>min(?:imum|\.)?))(?:\s+[a-z-]{{2,20}}){{1,4}}"
    r"(?::|\s+(?:of|is|be|at|are|=))\s{0,2}$",
    re.IGNORECASE,
)
_OVER = regex(
    r"(?<!the )(?:(?P<least>over|above)|(?P<most>under|below))\s{1,2}(?:a\s+total\s+of\s+)?$",
    re.IGNORECASE,
)
_SPREAD = regex(
    r"(?:amorti[sz]ed|spread|vest\w{0,4}|ratabl[ey]|pa(?:id|yable)|recogni[sz]ed|equally"
    r"|installments|depreciated|averaged|calculated|provided|held|conducted|run)\s{1,2}over\s{1,2}$",
    re.IGNORECASE,
)
_WHEN = regex(
    r"(?<![A-Za-z])(?:(?P<least>not\s+(?:before|until)|(?:on\s+(?:or|and)\s+)?after|since"
    r"|(?:no|not)\s+(?:earlier|sooner)\s+than|(?:on\s+or\s+)?later\s+than)"
    r"|(?P<most>(?:on\s+or\s+)?before|(?:on\s+or\s+)?prior\s+to|by(?:\s+no\s+later\s+than)?|until|till"
    r"|(?:no|not)\s+later\s+than|through(?:\s+and\s+including)?|thru|not\s+after|up\s+(?:to|until)"
    r"|(?:no|not)\s+exceed(?:ing)?))"
    r"(?:\s+(?:and|or|including|the|of|close|business|on|at|day|end|than|midnight|noon|,)){0,5}[\s(\[]{1,2}$",
    re.IGNORECASE,
)
_AFTER_A_TIME = regex(
    r"(?<![A-Za-z])(?:(?P<least>after|\bnot\s+be\s+\w{2,12}\s+before)|(?P<most>before))\s{1,2}(?:a\s+(?:further\s+)?period\s+of\s+)?$",
    re.IGNORECASE,
)
_BEHIND = regex(
    r"\s{0,2}(?:\([^()]{0,20}\)\s{0,2})?(?:(?:of\s{1,2}age|old)\b)?(?:(?P<least>,?\s?or\s+(?:more|longer|greater|later|over"
    r"|older|above|higher|better)\b(?!\s+[$€£\d]|\s+(?:a|an|one|two|three|four|five|six|ten)\b)(?:\s+(?:often|frequently)\b)?"
    r"|\s?(?:at\s+(?:a\s+)?(?:the\s+)?(?:minimum|least))\b|,?\s?minimum\b|\s?\(?min\.\)?"
    r"|\s?and\s+(?:above|over|older|up|more|higher|greater)\b|\+)"
    r"|(?P<most>,?\s?or\s+(?:less|fewer|shorter|sooner|earlier|below|lower|younger|under|before)\b"
    r"|\s?and\s+(?:below|under|younger)\b|\s?at\s+(?:the\s+)?(?:most|latest)\b"
    r"|,?\s?(?:at\s+)?(?:a\s+)?\(?maximum\b|\s?\(?max\b))",
    re.IGNORECASE,
)
_EITHER = regex(
    r"\b(?:lesser|greater|lower|higher|smaller|larger)\s{1,2}of:?\s{1,2}(?:\(\w{1,3}\)\s{1,2})?$",
    re.IGNORECASE,
)
_OR = regex(r"[^.;:]{0,60}?\s(?:or|and)\s{1,2}(?:\(\w{1,3}\)\s{1,2})?", re.IGNORECASE)
_AND_EITHER = regex(r"[^.;:]{0,60}\sand\s{1,2}(?:to\s{1,2})?the\s{1,2}\w{5,7}\s{1,2}of\s{1,2}")
_LIMITING = (
    *("least", "min", "few", "little", "than", "nlt", "excess", "exceed", "beyond", "≥", ">", "⩾"),
    *("most", "max", "many", "much", "long", "more", "later", "greater", "higher", "older"),
    *("larger", "over", "after", "above", "up", "within", "nmt", "limit", "cap", "ceiling", "≤"),
    *("<", "⩽", "below", "under", "before", "until", "exactly", "precisely"),
)
"""All words before a value that limit it have one of these somewhere."""
_SOME_TIME = (
    *("before", "until", "after", "since", "than", "prior"),
    *("by", "till", "thr", "up", "exceed"),
)
_WINDOW = 64
_TIMED = frozenset({ValueKind.DATE, ValueKind.TIME})


def bound_of(text: str, start: int, end: int, kind: ValueKind) -> Bound:
    """Return how the value at *start* to *end* limits; words before it win over words after."""
    low = max(0, start - _WINDOW)
    near = plain(text[low:start])
    if kind in _TIMED:
        return _said(_WHEN.search(text, low, start) if has_any(near, _SOME_TIME) else None)
    led = has_any(near, _LIMITING)
    before = _BEFORE.search(text, low, start) or _NAMED.search(text, low, start) if led else None
    found = before or _BEHIND.match(text, end)
    if found is None and led and kind is not ValueKind.RECURRENCE:
        found = _over(text, low, start, kind)
    return _said(found)


def is_shared(text: str, first: tuple[int, int], second: int) -> bool:
    """Return whether the bound of the value at *first* is that of the next one, from *second*.

    So it is in "not more than the lesser of $5,000 or 2 percent".
    """
    start, end = first
    if _EITHER.search(text, max(0, start - 24), start) and _OR.fullmatch(text, end, second):
        return True
    either = _EITHER.search(text, max(0, second - 24), second)
    return bool(either and _AND_EITHER.fullmatch(text, end, second))


def _over(text: str, low: int, start: int, kind: ValueKind) -> re.Match[str] | None:
    """Return "over" and "after" where they limit; "paid over 5 years" says how long it takes."""
    if kind in {ValueKind.DURATION, ValueKind.QUANTITY} and (
        after := _AFTER_A_TIME.search(text, low, start)
    ):
        return after
    found = _OVER.search(text, low, start)
    return None if found and _SPREAD.search(text, low, start) else found


def _said(match: re.Match[str] | None) -> Bound:
    if match is None:
        return Bound.NOT_SAID
    groups = match.groupdict()
    if groups["most"]:
        return Bound.AT_MOST
    return Bound.AT_LEAST if groups["least"] else Bound.EXACTLY
