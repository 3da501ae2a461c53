"""Find citations of law and standards by their fixed shapes. They are never looked for here."""

import re
from collections.abc import Iterator

from depgraph.model.facts import Strength
from depgraph.model.immutable import immutable
from depgraph.model.keys import name_key
from depgraph.model.patterns import regex
from extractors.readings.citations.gate import held
from extractors.readings.citations.mention import Mention
from extractors.readings.citations.numbers import items_at
from extractors.readings.citations.ranges import Item
from extractors.readings.citations.titles import title_start
from extractors.readings.citations.vocabulary import PREFIXES, SHORT_FORMS
from extractors.readings.words import has_any, lowered, word_set

_CODE = regex(
    r"(?P<title>[0-9](?<!\w[0-9])[0-9]?)\s?(?:(?P<usc>U\.?\s?S\.?\s?C\.?(?:\s?A\.)?)|C\.?\s?F\.?\s?R\.?)"
    r"[\s,]{0,2}(?:§{1,2}|(?P<part>[Pp]arts?\b)|[Ss]ec(?:tions?|s?\.))?\s?(?=[0-9])"
)
_REPORTED = regex(
    r"(?P<title>[0-9](?<![\w.,-][0-9])[0-9]{0,2})\s"
    r"(?P<body>(?:[A-Z][A-Za-z]{0,4}\.\s?){1,4}|[A-Z][A-Za-z]{0,3}[A-Z])\s?§{1,2}\s?(?=[0-9])"
)
"""Any other body of law, cited by title and section: "17 NYRR § 204", "9 Pa. C.S. § 3"."""
_MORE = regex(r"\set\sseq\.?|\snote\b")
_ACT = regex(r"Act(?<!\wAct)\b(?!\sof\s[A-Z])(?:\s(?:of\s)?[12][0-9]{3}\b)?")
ACT_WORD = frozenset({"act"})
"""Without it a text has no Act; all other law has a digit."""
_LISTED = regex(r"\b[Tt]he\s(?P<words>(?:[A-Z][a-z’']{2,30},\s){1,3})$")
_THE = regex(r"\b[Tt]he\s(?P<act>(?:[12][0-9]{3}\s)?)$")
_BODY = r"(?:ISO(?:/IEC)?(?:/IEEE)?|IEC|IEEE|ASTM|ANSI|FIPS|NIST\sSP|EN|DIN|BS)"
_EDITION = r"(?:[-.][0-9A-Z]{1,4}){0,2}(?::[0-9]{4})?(?:[ /+]?A[0-9]+:?[0-9]{0,4})?"
_STANDARD = regex(
    rf"\b(?P<law>(?:(?:EN|BS|DIN)\s){{0,2}}{_BODY}(?:[\s/-](?:TR|TS|PAS|PUB))?[\s-]?"
    rf"[A-Z]?[0-9]{{2,6}}{_EDITION})(?!\w)"
)


@immutable
class _Shape:
    """A *pattern* that only matches where *sign* and one of *stems* stand, in lower case.

    It needs one of *words*, between others than letters; a *glued* one may match without.
    """

    words: frozenset[str]
    stems: tuple[str, ...]
    pattern: re.Pattern[str]
    sign: str = ""
    glued: bool = False


_SHAPES = (
    _Shape(frozenset(), ("u.s.c", "usc", "u. s. c", "cfr", "c.f.r", "c. f. r"), _CODE, glued=True),
    _Shape(
        word_set("public pub l"),
        ("public law", "pub. l", "p.l."),
        regex(
            r"\b(?P<law>(?:Public\sLaw|Pub\.\s?L\.|P\.L\.)\s(?:No\.\s)?[0-9]{1,3}[-–][0-9]{1,4})"
        ),
    ),
    _Shape(word_set("stat"), ("stat.",), regex(r"\b(?P<law>[0-9]{1,3}\sStat\.)\s[0-9]{1,5}")),
    _Shape(
        word_set("fed fr"),
        ("fed. reg", " fr "),
        regex(r"\b(?P<law>[0-9]{1,3}\s(?:Fed\.\s?Reg\.|FR))\s[0-9]{1,6}"),
    ),
    _Shape(
        word_set("executive"),
        ("executive order",),
        regex(r"\b(?P<law>Executive\sOrder\s(?:No\.\s)?[0-9]{4,6})"),
    ),
    _Shape(
        word_set("directive directives regulation regulations eu ec eec"),
        ("directive", "regulation"),
        regex(
            r"\b(?P<law>(?:(?:Council|Commission|Implementing|Delegated)\s)?"
            r"(?:Directive|Regulation)s?\s(?:\((?:EU|EC|EEC|Euratom)\)\s)?(?:No\.?\s)?"
            r"[0-9]{2,4}/[0-9]{1,4}(?:/(?:EU|EC|EEC))?)"
            r"|(?<=[,d]\s)(?P<further>\((?:EU|EC|EEC)\)\sNo\.?\s[0-9]{1,4}/[0-9]{4})"
        ),
        sign="/",
    ),
    _Shape(
        frozenset(),
        ("iso", "iec", "ieee", "astm", "ansi", "nist", "fips", "din ", "bs ", " en "),
        _STANDARD,
        glued=True,
    ),
    _Shape(frozenset(), ("§",), _REPORTED, glued=True),
    _Shape(
        word_set("act"),
        ("act no", "/res"),
        regex(
            r"\b(?P<law>Act\s[Nn]o\.?\s[0-9]{1,4}\sof\s[12][0-9]{3}"
            r"|[A-Z]{1,8}(?:/[A-Z]{1,6})?/(?:Res|RES)\.?[\s/]?[0-9]{1,5}(?:/[0-9]{1,5})?)"
        ),
        glued=True,
    ),
    _Shape(word_set("mdcg"), ("mdcg",), regex(r"\b(?P<law>MDCG\s[0-9]{4}-[0-9]{1,3})(?!\w)")),
    _Shape(frozenset(), ("rfc",), regex(r"\b(?P<law>RFC[\s-]?[0-9]{1,5})(?!\w)"), glued=True),
    _Shape(
        word_set("law act"),
        (" law ", " act "),
        regex(r"\b(?P<law>(?:[A-Z]\.){0,3}\s?(?:Law|Act)\s(?:No\.?\s)?[0-9]{1,3}-[0-9]{1,4})"),
        sign="-",
    ),
)
_TELLING = frozenset(word for shape in _SHAPES for word in shape.words)
_GLUED = regex(
    r"§|U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R|ISO|IEC|IEEE|ASTM|ANSI|NIST|FIPS|DIN|BS|EN|RFC|/R(?:es|ES)"
)
"""What no glued shape matches without: a digit may stand right before or behind it."""
_NO_LAW = PREFIXES | SHORT_FORMS
_DIGIT = regex(r"[0-9]")
"""Without one, none of the shapes can occur."""
_SEVERAL = regex(r"\b(Regulation|Directive)s\b")
_CLAUSE = regex(
    r",?\s(?:\(?(?:clauses?|sections?|para(?:graph)?s?\.?|§{1,2}|chapter|part|annex"
    r"|art(?:icle)?s?\.?|controls?)\s?)?"
    r"(?P<number>[A-Z]?[0-9]{1,3}(?:\.[0-9]{1,3}){1,4}(?:\([a-z0-9]{1,3}\)){0,3})(?![\w%])",
    re.IGNORECASE,
)


def laws(text: str) -> Iterator[Mention]:
    """Yield the citations of law and standards in *text*."""
    words = held(text, _TELLING)
    if "act" in words:
        yield from _acts(text)
    for shape in _shapes_in(text, words):
        if shape is _CODE:
            yield from _codes(text)
            continue
        if shape is _REPORTED:
            yield from _reported(text)
            continue
        for match in shape.finditer(text):
            clause = _CLAUSE.match(text, match.end()) if shape is _STANDARD else None
            yield Mention(
                match.start(),
                clause.end() if clause else match.end(),
                (name_key(_name(match)),),
                Strength.EXPLICIT,
                external=True,
            )


def _name(match: re.Match[str]) -> str:
    """Return the name of a law: of several "Regulations (EU) No 1/2020", each is a Regulation."""
    further = match.groupdict().get("further")
    return f"Regulation {further}" if further else _SEVERAL.sub(r"\1", match["law"])


def _codes(text: str) -> Iterator[Mention]:
    """Yield the citations of federal codes, each with the numbers that it gives."""
    for match in _CODE.finditer(text):
        items = _alike(items_at(text, match.end(), plural=True, lettered=False, whole=False))
        if items:
            more = _MORE.match(text, items[-1].end)
            yield Mention(
                match.start(),
                more.end() if more else items[-1].end,
                (name_key(f"{match['title']} {'USC' if match['usc'] else 'CFR'}"),),
                Strength.EXPLICIT,
                external=True,
                unit="part" if match["part"] else "section",
                items=items,
            )


def _reported(text: str) -> Iterator[Mention]:
    """Yield the sections of a body of law whose abbreviation stands between their numbers."""
    for match in _REPORTED.finditer(text):
        body = match["body"].replace(".", "").replace(" ", "")
        items = _alike(items_at(text, match.end(), plural=True, lettered=False, whole=False))
        if not items or body.upper() in _NO_LAW or body.upper() in ("USC", "CFR"):
            continue
        more = _MORE.match(text, items[-1].end)
        yield Mention(
            match.start(),
            more.end() if more else items[-1].end,
            (name_key(f"{match['title']} {body}"),),
            Strength.EXPLICIT,
            external=True,
            unit="section",
            items=items,
        )


def _alike(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return *items* up to a number too small to go on with: "12 U.S.C. 5481, and 3 banks"."""
    for at, item in enumerate(items):
        if item.root.isdigit() and not item.subs and len(item.root) + 1 < len(items[0].root):
            return items[:at]
    return items


def _acts(text: str) -> Iterator[Mention]:
    """Yield the Acts in *text*: "the Act", "the 1990 Act", "the Nursing Act 2005"."""
    for match in _ACT.finditer(text):
        start = title_start(text, match.start())
        listed = _LISTED.search(text, max(0, start - 60), start)
        start = listed.start("words") if listed else start
        the = _THE.search(text, max(0, start - 10), start)
        if start == match.start() and the is None:
            continue
        start = the.start("act") if the else start
        name = text[start : match.end()]
        yield Mention(start, match.end(), (name_key(name),), Strength.EXPLICIT, external=True)


def _shapes_in(text: str, words: frozenset[str]) -> list[re.Pattern[str]]:
    """Return the shapes that *text* may have, which has *words*; all of them have a digit."""
    if not _DIGIT.search(text):
        return []
    glued = _GLUED.search(text) is not None
    if not words and not glued:
        return []
    folded = lowered(text)
    return [
        shape.pattern
        for shape in _SHAPES
        if ((glued and shape.glued) or not shape.words.isdisjoint(words))
        and shape.sign in folded
        and has_any(folded, shape.stems)
    ]
