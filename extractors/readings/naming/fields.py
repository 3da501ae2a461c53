"""Control data with a label: "Document No. SOP-014 | Rev. 3 | Effective 1 March 2026"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from depgraph.model.keys import folded
from depgraph.model.patterns import regex
from extractors.readings.measuring.dates import dates, iso_date
from extractors.readings.words import has_any, plain


class Field(StrEnum):
    """What a labelled value says of the document."""

    NUMBER = "number"
    TITLE = "title"
    REVISION = "revision"
    STATUS = "status"
    EFFECTIVE = "effective"
    OWNER = "owner"
    CLASS = "class"
    ALIASES = "aliases"


_KINDS = (
    r"document|doc\.?|sop|policy|procedure|agreement|contract|form|standard|control|reference|qms"
    r"|record|wi"
)
_NO = r"(?:no\b\.?|number\b|nr\b\.?|num\b\.?|id\b|identifier\b|code\b|\#|№)"
_PATTERNS = {
    Field.NUMBER: (
        rf"(?:(?:{_KINDS})[ -]?{_NO}|(?:document|doc)(?=\s?:)|(?:number|id|identifier)(?=\s?:))"
    ),
    Field.TITLE: (
        r"(?:(?:document|doc|policy|sop|procedure)\s)?(?:title|name)(?=\s?:)|subject(?=\s?:)"
    ),
    Field.REVISION: (
        rf"(?:(?:document|doc|current)\s)?(?:revision|rev|version|ver|issue)\b\.?\s?{_NO}?"
    ),
    Field.STATUS: r"(?:(?:document|doc|approval)\s)?status(?=\s?:)",
    Field.EFFECTIVE: (
        r"(?:date\seffective|(?:is\s)?effective(?:\sdate|\sas\sof|\sfrom|\ssince)?"
        r"|valid\sfrom|in\sforce\ssince)"
    ),
    Field.OWNER: r"(?:(?:document|process|policy|procedure|sop|content|business)\s)?owner(?=\s?:)",
    Field.CLASS: r"(?:document\s)?class(?:ification)?(?=\s?:)",
}
_LABEL = regex(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<{field.name}>{pattern})" for field, pattern in _PATTERNS.items())
    + r")\s{0,3}[:#]?\s{0,3}",
    re.IGNORECASE,
)
_SAYING = (
    *("no", "num", "nr", "id", "code", "#", "№", "doc", "title", "name", "subject", "rev", "ver"),
    *("issue", "status", "effective", "valid", "force", "owner", "class"),
)
"""Each label has one of these somewhere."""
_OF_ANOTHER = regex(
    r"\b(?:specification|standard|software|template|api|schema|protocol|format|language"
    r"|licen[cs]e|product|firmware)\s\Z",
    re.IGNORECASE,
)
"""What stands before a version that is not the document's own."""
_STOPS = regex(
    r"\s*[|\t\n•·;]|\s{3,}|\s[–—]\s|\s+page\b|,\s(?=\w+\s?(?:no\b|date\b|:))", re.IGNORECASE
)
NUMBER = regex(
    r"(?<![\w.-])(?P<number>(?!(?:REV|VERSION|VER|PAGE|EXHIBIT|SECTION|ARTICLE|SCHEDULE"
    r"|ANNEX|APPENDIX|PART|CHAPTER|TABLE|FIGURE|CLAUSE|STEP|ISO|IEC|EN|DIN|NIST|CFR|USC|ANSI"
    r"|ASTM|IEEE)\b)[A-Z]{2,8}(?:[-_]?[A-Z]{1,8}){0,3}"
    r"[-_ ]?\d{1,6}(?:[-_.]\d{1,6}){0,4}[A-Z]?)(?![\w-])"
)
"""A control number: letters, then digits."""
_OTHER_NUMBER = regex(
    r"(?P<number>[a-z]{2,8}(?:[-_][a-z]{1,8}){0,3}[-_]\d{1,6}(?:[-_.]\d{1,6}){0,4}|[A-Z]-\d{1,4})"
)
"""What is a control number only where a label says so: ``sop-014``, ``F-07``."""
_REVISION = regex(
    r"(?:rev(?:ision)?\.?|v(?:er(?:sion)?)?\.?)?\s?"
    r"(?P<revision>\d{1,6}(?:\.\d{1,4}){0,3}[a-z]?|[A-Z]\d{0,3}|(?-i:[A-Z]{2}\d{0,3}))(?!\w)",
    re.IGNORECASE,
)
_NAMES: Mapping[str, Field] = {
    name: field
    for field, names in {
        Field.NUMBER: (
            "document number|document no|doc number|doc no|document id|doc id|id"
            "|control number|control no|number"
            "|document control number|sop number|sop no|sop id|policy number|policy no"
            "|policy id|procedure number"
            "|procedure no|agreement number|agreement no|contract number|contract no"
            "|contract id|reference number"
            "|document code|document|doc|identifier|dcn|form no|form number|document #"
            "|doc #|doc. no|sop #"
        ),
        Field.TITLE: (
            "title|document title|doc title|policy title|sop title|procedure title|name"
            "|policy name|document name"
        ),
        Field.REVISION: (
            "rev|revision|version|ver|revision number|revision no|rev no|version number"
            "|version no|document revision"
            "|document version|current version|issue|issue no|doc revision|doc rev|rev #"
        ),
        Field.STATUS: "status|document status|doc status|approval status|state",
        Field.EFFECTIVE: (
            "effective|effective date|date effective|valid from|effective from|in force since"
        ),
        Field.OWNER: (
            "owner|document owner|process owner|policy owner|procedure owner|sop owner"
            "|content owner|business owner"
        ),
        Field.CLASS: "class|document class|doc class",
        Field.ALIASES: (
            "alias|aliases|acronym|abbreviation|short name|short title|also known as|aka"
        ),
    }.items()
    for name in names.split("|")
}
_LONGEST = 80


def field_named(name: str) -> Field | None:
    """Return the field that a property or a table cell called *name* holds, if any."""
    if len(name) > _LONGEST:
        return None
    bare = folded(name).replace("_", " ").replace("-", " ").strip(" :.")
    return _NAMES.get(bare) or _NAMES.get(bare.replace(".", ""))


def value_of(field: Field, written: str) -> str:
    """Return *written* as the value of *field*, or nothing when it cannot be one."""
    text = " ".join(written.split()).strip(" |:;,")
    if not text or text.startswith(("[", "{", "<", "__")):
        return ""
    match field:
        case Field.NUMBER:
            found = NUMBER.match(text) or _OTHER_NUMBER.fullmatch(text)
            return found["number"].strip() if found else ""
        case Field.REVISION:
            found = _REVISION.match(text)
            return found["revision"] if found else ""
        case Field.EFFECTIVE:
            return _effective(text)
        case Field.STATUS | Field.CLASS:
            return folded(" ".join(re.split(r"[.(,]", text)[0].split()[:3]))
        case Field.TITLE | Field.OWNER | Field.ALIASES:
            return text[:200] if field is not Field.OWNER else text[:_LONGEST]


def labelled(text: str) -> Iterator[tuple[Field, str]]:
    """Yield the fields that *text* labels, each with its value; nothing for a bare word."""
    if not has_any(plain(text[:2000]), _SAYING):
        return
    labels = list(_LABEL.finditer(text[:2000]))
    for at, label in enumerate(labels):
        field = Field[label.lastgroup or ""]
        if field is Field.REVISION and _OF_ANOTHER.search(
            text, max(0, label.start() - 20), label.start()
        ):
            continue
        end = labels[at + 1].start() if at + 1 < len(labels) else len(text)
        stop = _STOPS.search(text, label.end(), end)
        value = value_of(field, text[label.end() : stop.start() if stop else end])
        if value:
            yield field, value


def first_of(found: Iterable[tuple[Field, str]]) -> dict[Field, str]:
    """Return the first value of each field."""
    values: dict[Field, str] = {}
    for field, value in found:
        values.setdefault(field, value)
    return values


def _effective(text: str) -> str:
    found = dates(text)
    if found and found[0].start == 0:
        return found[0].iso
    return iso_date(text)[:40] if any(letter.isdigit() for letter in text[:40]) else ""
