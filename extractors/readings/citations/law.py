"""Find citations of law and standards by their fixed shapes. They are never looked for here."""

import re
from collections.abc import Iterator

from depgraph.model.facts import Strength
from depgraph.model.keys import name_key
from extractors.readings.citations.names import Mention

_NUMBER = (
    r"[0-9]{1,5}[A-Za-z]{0,3}(?:[.\-–][0-9]{1,5}[A-Za-z]{0,2}){0,4}(?:\([A-Za-z0-9]{1,5}\)){0,8}"
)
_MORE = rf"(?:(?:,|,? (?:and|or|to|through))[ \u00a0](?:§[ \u00a0]?)?{_NUMBER}(?![\w]|[ \u00a0](?:C\.?F\.?R|U\.?S\.?C|Stat|Fed|FR|days?|years?|months?)\b)){{0,12}}"
_SHAPES = (
    (
        ("u.s.c", "usc"),
        rf"\b(?P<law>[0-9]{{1,2}}[ \u00a0]U\.?[ \u00a0]?S\.?[ \u00a0]?C\.?(?:[ \u00a0]?A\.)?)[ \u00a0]?(?:§{{1,2}}|[Ss]ec(?:tions?|s?\.))?[ \u00a0]?{_NUMBER}{_MORE}(?:[ \u00a0]et[ \u00a0]seq\.?|[ \u00a0]note\b)?",
    ),
    (
        ("cfr", "c.f.r"),
        rf"\b(?P<law>[0-9]{{1,2}}[ \u00a0]?C\.?[ \u00a0]?F\.?[ \u00a0]?R\.?)[ \u00a0,]{{0,2}}(?:§{{1,2}}|[Pp]arts?|[Ss]ec(?:tions?|s?\.))?[ \u00a0]?{_NUMBER}{_MORE}",
    ),
    (
        ("public law", "pub. l", "p.l."),
        r"\b(?P<law>(?:Public Law|Pub\.[ \u00a0]?L\.|P\.L\.))[ \u00a0](?:No\.[ \u00a0])?[0-9]{1,3}[-–][0-9]{1,4}",
    ),
    (("stat.",), r"\b(?P<law>[0-9]{1,3}[ \u00a0]Stat\.)[ \u00a0][0-9]{1,5}"),
    (
        ("fed. reg", " fr "),
        r"\b(?P<law>[0-9]{1,3}[ \u00a0](?:Fed\.[ \u00a0]?Reg\.|FR))[ \u00a0][0-9]{1,6}",
    ),
    (("executive order",), r"\b(?P<law>Executive Order)[ \u00a0](?:No\.[ \u00a0])?[0-9]{4,6}"),
    (
        ("directive", "regulation"),
        r"\b(?P<law>(?:Council |Commission |Implementing |Delegated )?(?:Directive|Regulation)s?[ \u00a0](?:\((?:EU|EC|EEC|Euratom)\)[ \u00a0])?(?:No\.?[ \u00a0])?[0-9]{2,4}/[0-9]{1,4}(?:/(?:EU|EC|EEC))?)",
    ),
    (
        ("iso", "iec", "ieee", "astm", "ansi", "nist", "fips", "din ", "bs ", "en "),
        r"\b(?P<law>(?:(?:EN|BS|DIN)[ \u00a0])?(?:ISO(?:/IEC)?(?:/IEEE)?|IEC|IEEE|ASTM|ANSI|FIPS|NIST SP|EN|DIN|BS)(?:[ \u00a0/-](?:TR|TS|PAS|PUB))?[ \u00a0-]?[A-Z]?[0-9]{2,6}(?:[-.][0-9A-Z]{1,4}){0,2}(?::[0-9]{4})?(?:[ /+]?A[0-9]+:?[0-9]{0,4})?)(?![\w])",
    ),
    (("rfc",), r"\b(?P<law>RFC[ \u00a0-]?[0-9]{1,5})(?!\w)"),
    (
        (" law ", " act "),
        r"\b(?P<law>(?:[A-Z]\.){0,3}[ \u00a0]?(?:Law|Act)[ \u00a0](?:No\.?[ \u00a0])?[0-9]{1,3}-[0-9]{1,4})",
    ),
)
_PATTERNS = tuple((stems, re.compile(shape)) for stems, shape in _SHAPES)
_CLAUSE = re.compile(
    r",?[ \u00a0](?:\(?(?:clauses?|sections?|para(?:graph)?s?\.?|§{1,2}|chapter|part|annex|art(?:icle)?s?\.?|controls?)[ \u00a0]?)?"
    r"(?P<number>[A-Z]?[0-9]{1,3}(?:\.[0-9]{1,3}){1,4}(?:\([a-z0-9]{1,3}\)){0,3})(?![\w%])",
    re.IGNORECASE,
)


def laws(text: str, folded: str) -> Iterator[Mention]:
    """Yield the citations of law and standards in *text*; *folded* is its lower case."""
    for stems, pattern in _PATTERNS:
        if any(stem in folded for stem in stems):
            for match in pattern.finditer(text):
                end = match.end()
                clause = (
                    _CLAUSE.match(text, end)
                    if pattern.groupindex and "[A-Z]?[0-9]{2,6}" in pattern.pattern
                    else None
                )
                yield Mention(
                    match.start(),
                    clause.end() if clause else end,
                    (name_key(match["law"]),),
                    Strength.EXPLICIT,
                    external=True,
                )
