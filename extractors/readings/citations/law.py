"""Find citations of law and standards by their fixed shapes. They are never looked for here."""

import re
from collections.abc import Iterator

from depgraph.model.facts import Strength
from depgraph.model.keys import name_key
from extractors.readings.citations.mention import Mention

_NUMBER = (
    r"[0-9]{1,5}[A-Za-z]{0,3}(?:[.\-–][0-9]{1,5}[A-Za-z]{0,2}){0,4}"
    r"(?:\([A-Za-z0-9]{1,5}\)){0,8}"
)
_OTHER_LAW = r"\s(?:C\.?F\.?R|U\.?S\.?C|Stat|Fed|FR|days?|years?|months?)\b"
_MORE = (
    rf"(?:(?:,|,?\s(?:and|or|to|through))\s(?:§\s?)?{_NUMBER}(?!\w|{_OTHER_LAW})){{0,12}}"
    r"(?:\set\sseq\.?|\snote\b)?"
)
_BODY = r"(?:ISO(?:/IEC)?(?:/IEEE)?|IEC|IEEE|ASTM|ANSI|FIPS|NIST\sSP|EN|DIN|BS)"
_EDITION = r"(?:[-.][0-9A-Z]{1,4}){0,2}(?::[0-9]{4})?(?:[ /+]?A[0-9]+:?[0-9]{0,4})?"
_STANDARD = re.compile(
    rf"\b(?P<law>(?:(?:EN|BS|DIN)\s){{0,2}}{_BODY}(?:[\s/-](?:TR|TS|PAS|PUB))?[\s-]?"
    rf"[A-Z]?[0-9]{{2,6}}{_EDITION})(?!\w)"
)
_SHAPES = (
    (
        ("u.s.c", "usc", "u. s. c"),
        re.compile(
            r"\b(?P<law>[0-9]{1,2}\sU\.?\s?S\.?\s?C\.?(?:\s?A\.)?)\s?"
            rf"(?:§{{1,2}}|[Ss]ec(?:tions?|s?\.))?\s?{_NUMBER}{_MORE}"
        ),
    ),
    (
        ("cfr", "c.f.r", "c. f. r"),
        re.compile(
            r"\b(?P<law>[0-9]{1,2}\s?C\.?\s?F\.?\s?R\.?)[\s,]{0,2}"
            rf"(?:§{{1,2}}|[Pp]arts?|[Ss]ec(?:tions?|s?\.))?\s?{_NUMBER}{_MORE}"
        ),
    ),
    (
        ("public law", "pub. l", "p.l."),
        re.compile(
            r"\b(?P<law>(?:Public\sLaw|Pub\.\s?L\.|P\.L\.)\s(?:No\.\s)?[0-9]{1,3}[-–][0-9]{1,4})"
        ),
    ),
    (("stat.",), re.compile(r"\b(?P<law>[0-9]{1,3}\sStat\.)\s[0-9]{1,5}")),
    (
        ("fed. reg", " fr "),
        re.compile(r"\b(?P<law>[0-9]{1,3}\s(?:Fed\.\s?Reg\.|FR))\s[0-9]{1,6}"),
    ),
    (
        ("executive order",),
        re.compile(r"\b(?P<law>Executive\sOrder\s(?:No\.\s)?[0-9]{4,6})"),
    ),
    (
        ("directive", "regulation"),
        re.compile(
            r"\b(?P<law>(?:(?:Council|Commission|Implementing|Delegated)\s)?"
            r"(?:Directive|Regulation)s?\s(?:\((?:EU|EC|EEC|Euratom)\)\s)?(?:No\.?\s)?"
            r"[0-9]{2,4}/[0-9]{1,4}(?:/(?:EU|EC|EEC))?)"
        ),
    ),
    (
        ("iso", "iec", "ieee", "astm", "ansi", "nist", "fips", "din ", "bs ", " en "),
        _STANDARD,
    ),
    (("rfc",), re.compile(r"\b(?P<law>RFC[\s-]?[0-9]{1,5})(?!\w)")),
    (
        (" law ", " act "),
        re.compile(
            r"\b(?P<law>(?:[A-Z]\.){0,3}\s?(?:Law|Act)\s(?:No\.?\s)?[0-9]{1,3}-[0-9]{1,4})"
        ),
    ),
)
_STEMS = tuple((stem, shape) for stems, shape in _SHAPES for stem in stems)
_CLAUSE = re.compile(
    r",?\s(?:\(?(?:clauses?|sections?|para(?:graph)?s?\.?|§{1,2}|chapter|part|annex"
    r"|art(?:icle)?s?\.?|controls?)\s?)?"
    r"(?P<number>[A-Z]?[0-9]{1,3}(?:\.[0-9]{1,3}){1,4}(?:\([a-z0-9]{1,3}\)){0,3})(?![\w%])",
    re.IGNORECASE,
)


def laws(text: str, folded: str) -> Iterator[Mention]:
    """Yield the citations of law and standards in *text*; *folded* is its lower case."""
    for shape in _shapes_in(folded):
        for match in shape.finditer(text):
            clause = _CLAUSE.match(text, match.end()) if shape is _STANDARD else None
            yield Mention(
                match.start(),
                clause.end() if clause else match.end(),
                (name_key(match["law"]),),
                Strength.EXPLICIT,
                external=True,
            )


def _shapes_in(folded: str) -> list[re.Pattern[str]]:
    found: list[re.Pattern[str]] = []
    for stem, shape in _STEMS:
        if stem in folded and shape not in found:
            found.append(shape)
    return found
