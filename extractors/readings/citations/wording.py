"""Say whose provision plain words around a number name, where no known name stands there."""

import re

from depgraph.model.facts import Strength
from depgraph.model.immutable import immutable
from depgraph.model.keys import name_key
from depgraph.model.patterns import regex
from extractors.readings.citations.mention import Mention
from extractors.readings.citations.titles import is_law, title_start
from extractors.readings.citations.vocabulary import LAW_NOUNS


@immutable
class Target:
    """Whose provision a chain cites. *mention* ``None`` is this document.

    *outer* is the position of the chain that this one is part of ("step 3 of section 5"), *root*
    the unit word of "paragraph (a) of this section"; *lost* targets give no reference.
    """

    mention: Mention | None = None
    outer: int | None = None
    root: str = ""
    lost: bool = False
    here: bool = False
    again: bool = False
    """The document is named elsewhere before: "thereof", "its Section 4"."""
    unsure: bool = False
    """Another document may be meant as well, which is not named here."""
    attached: str = ""
    """The unit word of an attachment that is told by no number: "the appendix to this part"."""
    shared: str = ""
    """``left`` or ``right``: the side on which neighbours in a list share this target."""


LOST = Target(lost=True)
_TITLE = regex(
    r"(?P<law>[Tt]itle\s+(?P<number>[0-9]{1,3}|[IVXL]{1,6})(?:[A-Z](?!\w))?)"
    r"(?:,?\s(?:of\s)?(?:the\s)?(?:(?P<usc>United\sStates\sCode|U\.?\s?S\.?\s?C(?:ode\b|\.)?)"
    r"|(?P<cfr>Code\sof\sFederal\sRegulations|C\.?F\.?R\.?)"
    r"|(?P<act>(?:[A-Z][\w’'&-]*\s(?:(?:of|and|the)\s)?){1,8}(?:Act|Code|Law)\b)))?"
)
_PHRASE = regex(
    r"(?P<name>[A-Z][\w’'&.-]*"
    r"(?:\s+(?:(?:of|and|for|the|on|to|in|with|by)\s+){0,2}\(?[A-Z][\w’'&.)-]*){0,9}"
    r"(?:\s(?:of\s)?[12][0-9]{3})?(?:\sNo\.?\s[0-9]+/[0-9]+)?)"
)
_STANDARD_BEHIND = regex(
    r"\s(?:industry|international|national|european|harmoni[sz]ed)\s(?:standard|norm|code)\b"
)
"""What makes a capitalised name that of a text nobody here wrote: "the Foo industry standard"."""
_INITIALISM = regex(r"(?P<name>[A-Z][A-Z&]{2,7})(?![\w’'&.-])(?!\s[A-Z]{2})")
"""One word in capitals, in a text that is not in capitals itself."""
_LOWER_LAW = regex(
    r"(?:act|code|law|laws|statute|regulations?|directive|constitution)\b(?!\s+of\s+conduct)"
)
_LOWER_OWN = regex(
    r"(?:agreement|contract|policy|procedure|document|standard|lease|handbook|manual|plan|sop)\b"
    r"(?!\s+[A-Z(])"
)
_NOUN_BEFORE = regex(
    r"(?P<noun>Schedule|Form|Sheet|Order|Deed|Letter|Licen[cs]e|Memorandum|Report|Undertaking)"
    r"[,:]?\s[(\[]?$"
)
_NAMED_BEFORE = regex(
    r"(?:^|[\s(\[])(?P<name>[A-Z]{2,8}[\s-]?[0-9][0-9A-Z]{0,7}(?:[.-][0-9A-Z]{1,6}){0,3}),?\s\(?$"
)
_LAW_BEFORE = regex(
    r"(?:^|[\s(\[“\"])"
    r"(?P<law>(?:[A-Z][\w.’'&-]*\s+(?:(?:of|and|the|on|for)\s+)?){0,6}"
    r"(?P<noun>[A-Z][\w.]*)(?:\s(?:of\s)?[0-9]{4})?),?\s*\(?$"
)
_SUBDIVIDED = regex(r"(?:§{1,2}|Art\.?)\s?[0-9]{1,4}[a-z]?\s(?:Abs|Satz|Nr)\b")
_BOOK_BEFORE = regex(
    r"(?:^|[\s(\[])(?P<law>[A-Z][A-Za-z]{0,8}(?:G|GB|O)(?:\s[IVX]{1,4})?),?\s\(?$"
)
_OTHER = (
    r"(?:respective|other|another|prior|previous|former|original|existing|underlying|separate|new"
    r"|corresponding|related|definitive|amended|restated|[\w-]{1,30}['’]s|[\w-]{1,30}s['’])"
)
_SMALL = (
    r"(?:and|of|the|each|any|either|both|all|its|their|that|such|said|those|same|certain|executed"
    r"|signed|applicable|relevant|current|then-current)"
)
_SKIPPED = regex(rf"(?:(?P<other>{_OTHER})|{_SMALL})\s+", re.IGNORECASE)
_KIND = (
    r"(?:agreement|contract|polic(?:y|ies)|procedure|lease|terms|plan|addendum|handbook|manual"
    r"|standard|document|deed|licen[cs]e|protocol)s?\b"
)
_UNNAMED = regex(
    r"(?:(?!(?:under|of|in|to|and|or|by|with|for|from|on|is|are|shall|may)\s)[a-z][\w-]{0,30}\s){0,3}?"
    rf"{_KIND}(?:\s{_KIND})?(?!\s+[A-Z(])"
)
_MOST = 8
_WIDEST = 70


def skipped(text: str, at: int) -> list[tuple[int, bool]]:
    """Return the offsets behind each determiner, adjective or owner that stands at *at*.

    Each comes with whether another document than this one must be meant.
    """
    found: list[tuple[int, bool]] = []
    other = False
    while len(found) < _MOST and (step := _SKIPPED.match(text, at)):
        other, at = other or bool(step["other"]), step.end()
        found.append((at, other))
    return found


def unnamed(text: str, at: int, start: int) -> Target | None:
    """Return the document that lower-case words at *at* speak of: "the prior agreement"."""
    match = _UNNAMED.match(text, at)
    return outside(start, match.end(), text[start : match.end()]) if match else None


def worded(text: str, at: int, *, the: bool) -> Target | None:
    """Return what the words at *at* behind "of" name: a law, this document, or perhaps a title."""
    title = _TITLE.match(text, at)
    if title is not None:
        return outside(at, title.end(), _of_title(title))
    if _LOWER_LAW.match(text, at):
        return outside(at, at, text[at : at + 12].split(maxsplit=1)[0])
    if _LOWER_OWN.match(text, at):
        return Target(here=True)
    phrase = _PHRASE.match(text, at)
    if phrase is None:
        return None
    name = phrase["name"].rstrip(".,’'")
    if is_law(name) or re.search(r"\b(?:Act|Code|Law)\b", name):
        return outside(at, at + len(name), name)
    standard = _STANDARD_BEHIND.match(text, phrase.end())
    if standard is not None:
        return outside(at, standard.end(), text[at : standard.end()])
    initials = None if the else _INITIALISM.match(text, at)
    if initials is not None:
        name = initials["name"]
    elif not the:
        return None
    mention = Mention(at, at + len(name), (name_key(name),), guessed=True)
    return Target(mention, shared="right")


def _of_title(title: re.Match[str]) -> str:
    """Return what a title of a code is called: "Title 2", "23 USC", "7 CFR"."""
    if title["usc"] or title["cfr"]:
        return f"{title['number']} {'USC' if title['usc'] else 'CFR'}"
    return f"{title['law']} of {title['act']}" if title["act"] else title["law"]


def law_at(text: str, at: int) -> Target | None:
    """Return the law whose capitalised name stands at *at*."""
    phrase = _PHRASE.match(text, at)
    name = phrase["name"].rstrip(".,)") if phrase else ""
    return outside(at, at + len(name), name) if is_law(name) else None


def named_before(text: str, end: int) -> Target | None:
    """Return what the words that end at *end* name: perhaps a title or a number, or a law."""
    before = text[max(0, end - _WIDEST) : end].split()
    if before and before[-1].isalpha() and before[-1].islower():
        # "under Section 4": every name ends in a capital, in capitals or in figures.
        return None
    noun = _NOUN_BEFORE.search(text, max(0, end - 24), end)
    start = title_start(text, noun.start()) if noun else 0
    if noun and start < noun.start():
        key = (name_key(text[start : noun.end("noun")]),)
        return Target(Mention(start, noun.end("noun"), key, guessed=True), shared="left")
    named = _NAMED_BEFORE.search(text, max(0, end - 40), end)
    if named is not None:
        key = (name_key(named["name"]),)
        return Target(Mention(*named.span("name"), key, guessed=True), shared="left")
    low = max(0, end - _WIDEST)
    book = _BOOK_BEFORE.search(text, max(0, end - 20), end)
    if book is not None and _SUBDIVIDED.match(text, end):
        return outside(book.start("law"), book.end("law"), book["law"], shared="left")
    law = _LAW_BEFORE.search(text[low:end])
    if law is not None and law["noun"].rstrip(".") in LAW_NOUNS:
        return outside(low + law.start("law"), low + law.end("law"), law["law"], shared="left")
    return None


def outside(start: int, end: int, name: str, shared: str = "right") -> Target:
    """Return the target of a law or of any text that is never looked for here."""
    mention = Mention(start, end, (name_key(name),), Strength.EXPLICIT, external=True)
    return Target(mention, shared=shared)
