"""A document's title and the other names it gives itself. Generic names are no names."""

import re
from collections.abc import Iterator, Sequence
from itertools import count, takewhile

from depgraph.model.documents import Block, BlockKind, MarkKind
from depgraph.model.keys import folded
from depgraph.model.patterns import regex
from extractors.readings.naming.fields import NUMBER, labelled
from extractors.readings.naming.lines import Lines, Told, is_of_level
from extractors.readings.words import plain, word_set

_OPENING = 40
_COVER = 6
_GENERIC_HEADING = word_set(
    "purpose scope introduction overview contents definitions background summary general",
    "abstract preamble recitals responsibilities procedure policy references objective",
    "about history status draft confidential",
)
_DEFAULT_TITLE = regex(
    r"microsoft (?:word|powerpoint|excel) - .*|(?:untitled|document|dokument|presentation"
    r"|slide|doc)\s?\d*"
    r"|word document|powerpoint presentation|.*\.(?:docx?|pdf|rtf|odt|md|txt|dotx?|indd)"
    r"|title|template",
    re.IGNORECASE,
)
_TYPED_NUMBER = regex(
    r"\s*(?:\d+(?:\.\d+)*\.?|[IVX]+\.|[A-Z]\.|article\b|section\b|§)\s", re.IGNORECASE
)
_KIND_LINE = regex(
    r"(?:(?:official|internal|corporate|company|controlled|standard|operating|work|job|case"
    r"|process|sample|example)\s)*"
    r"(?:checklist|flow ?chart|worksheet|form|template|study|procedure|policy|instruction"
    r"|guideline|document|bulletin|memorandum|notice|record)"
)
"""A line that says what kind of document this is, and leaves its title to the line below."""
_COVER_OF = regex(
    r"(?:example\s)?cover\s(?:page|sheet)\s(?:for|to|of)\s(?:the\s)?(?P<title>\S.*)", re.IGNORECASE
)
_EDITION = regex(r"(?:[\w-]+\s){1,3}(?:edition|draft|version|release)")
"""A line that says which issue of the document this is: "second edition"."""
_DEPENDENT = frozenset({"order form", "statement of work", "sow", "work order", "change order"})
"""What a page header calls a document that stands under the agreement its first line names."""
_NO_TITLE = regex(
    r".*\b(?:ltd|limited|inc|llc|llp|gmbh|ag|corp|corporation|foundation|confidential"
    r"|(?:prepared|approved|written|issued) by)\b.*"
)
"""Words, folded, of a company's name or of a signature, as they stand on covers."""
_GENERIC_NAME = word_set(
    "cover-page order-form standard-terms key-terms agreement contract policy procedure",
    "document sop lease addendum amendment terms plan license licence standard manual",
    "order schedule exhibit party parties company customer supplier date",
)
_DOCUMENT_NOUNS = word_set(
    "agreement addendum policy procedure plan manual standard terms charter guideline",
    "guidelines handbook contract instruction instructions protocol specification",
    "statement code work conditions amendment order",
)
_SELF = regex(
    r"\bthis\s{1,3}(?P<title>[A-Z][^.“”\"()]{3,120}?)\s{0,3}"
    r"\((?:(?:the|this|as\s+amended[^“\"()]{0,60}the"
    r"|hereinafter[^“\"()]{0,40})\s{1,2})?[“\"](?P<first>[^”\"]{2,40})[”\"]"
    r"(?:,?\s{1,2}or\s{1,2}(?:the\s{1,2})?[“\"](?P<second>[^”\"]{2,40})[”\"])?\s?\)",
    re.IGNORECASE,
)
_AFTER_TITLE = regex(
    r"\s{0,3}\((?:the\s{1,2})?[“\"']?(?P<alias>[A-Z][\w&/-]{1,14}"
    r"|[A-Z][\w ]{2,40}(?=[”\"']))[”\"']?\)"
)
_JOINT = regex(r"\s[-–—|:]\s|:\s|\s?\(")
_TITLE_WORD = regex(r"[^\W\d_][\w’'&/-]*")
_SMALL = frozenset({"of", "and", "for", "the", "to", "in", "on"})
_LONGEST_TITLE = 150
_MOST_TITLE_WORDS = 14
_FEWEST_WORDS = 3
_MOST_SELF_WORDS = 9
_TITLE_LINES = 4
_SHORTEST_WORD = 4


def stated_title(written: str) -> str:
    """Return *written* as a title, or nothing when it is a program's default or a file name."""
    text = " ".join(written.split())
    if _DEFAULT_TITLE.fullmatch(text):
        return ""
    cover = _COVER_OF.fullmatch(text[:_LONGEST_TITLE])
    return cover["title"] if cover else text[:_LONGEST_TITLE]


def dependent_title(blocks: Sequence[Block]) -> str:
    """Return what the page headers call an order or statement of work, if all call it that."""
    headers = {
        " ".join(block.text.split())
        for block in blocks
        if block.kind is BlockKind.RUNNING and block.place.part.startswith("header")
    }
    named = [header for header in headers if folded(header) in _DEPENDENT]
    return named[0] if len(headers) == 1 and named else ""


def shown_title(blocks: Sequence[Block]) -> str:
    """Return the title that the first heading or the first short line of the text shows.

    A line that only says which kind of document it is gives way to a title right below it, and a
    line that breaks off ("Guide to") takes the next one with it.
    """
    lines = Lines(blocks)
    at = _first_title(lines)
    first = lines.at(at) if at is not None else None
    if at is None or first is None:
        return ""
    title = _over_lines(lines, at, first)
    breaks_off = title.endswith(("-", "–", ":", "&")) or folded(title).split()[-1] in _SMALL
    below = lines.at(at + 1)
    if below and title == first[1] and (breaks_off or _KIND_LINE.fullmatch(folded(title))):
        block, text = below
        if _goes_on(block, text, of_anyone=breaks_off):
            title = f"{title} {text}" if breaks_off else text
    return title[:_LONGEST_TITLE]


def _first_title(lines: Lines) -> int | None:
    """Return where the first line stands that may be the title."""
    seen = 0
    for at in count():
        line = lines.at(at)
        if line is None:
            break
        block, text = line
        if block.kind is BlockKind.HEADING:
            return at if _may_title(block, text) else None
        if block.kind is BlockKind.PARAGRAPH:
            seen += 1
            if seen > _COVER:
                return None
            if _may_title(block, text) and _looks_titled(text, first=seen == 1):
                return at + 1 if _is_above_title(lines, at, text) else at
            if seen == 1 and _is_bold_line(line, lines.at(at + 1)):
                return at
    return None


def _over_lines(lines: Lines, at: int, opening: Told) -> str:
    """Return *opening* at *at* with the lines in its style that no other part of the text has.

    A program that sets text on a page breaks a long title into headings; a text format does not.
    """
    first, title = opening
    if first.kind is not BlockKind.HEADING or first.place.line is not None:
        return title
    others: list[Told] = []
    while (line := lines.at(at + 1 + len(others))) and len(others) < _TITLE_LINES - 1:
        if not is_of_level(line[0], first.level):
            break
        others.append(line)
    if lines.has_behind(at + len(others), first.level):
        return title
    further = takewhile(lambda line: _goes_on(*line, of_anyone=True), others)
    whole = " ".join((title, *(text for _, text in further)))
    return whole if len(whole) <= _LONGEST_TITLE else title


def _is_above_title(lines: Lines, at: int, text: str) -> bool:
    """Say whether *text*, in capitals, stands right above the one heading of the first level."""
    below = lines.at(at + 1) if text.isupper() else None
    if below is None or not is_of_level(below[0], 1) or not _goes_on(*below):
        return False
    return not lines.has_behind(at + 1, 1)


def _is_bold_line(line: Told, following: Told | None) -> bool:
    """Say whether *line*, in bold from end to end, stands as a title right above a heading."""
    block, text = line
    whole = any(
        mark.kind is MarkKind.STRONG and mark.end - mark.start >= len(text) for mark in block.marks
    )
    below = following is not None and following[0].kind is BlockKind.HEADING
    if not whole or not below or len(text) < _SHORTEST_WORD or not text[0].isupper():
        return False
    return _goes_on(block, text) and bool(_TITLE_WORD.match(text))


def _goes_on(block: Block, text: str, *, of_anyone: bool = False) -> bool:
    """Say whether *text*, right below a line that is no whole title, is one or is its end.

    *of_anyone* when a company's name may be that end, as in "Onboarding for" "Acme Limited".
    """
    if block.kind not in {BlockKind.HEADING, BlockKind.PARAGRAPH} or block.place.part:
        return False
    if not _may_title(block, text) or text.endswith((".", ":", ",", ";")):
        return False
    if NUMBER.fullmatch(text) or any(labelled(text)) or _EDITION.fullmatch(folded(text)):
        return False
    if not of_anyone and _NO_TITLE.fullmatch(folded(text)):
        return False
    return not text[:1].islower() and len(_TITLE_WORD.findall(text)) <= _MOST_TITLE_WORDS


def without_number(title: str, number: str) -> str:
    """Return *title* without the control number before or behind it."""
    bare = title
    if number and number in title:
        bare = re.sub(rf"\(?{re.escape(number)}\)?", " ", title, count=1)
    bare = " ".join(bare.split()).strip(" -–—:|,")
    return title if folded(bare) in _GENERIC_NAME | {""} else bare


def split_alias(title: str) -> tuple[str, str]:
    """Return *title* without a short name in brackets behind it, and that short name."""
    match = _AFTER_TITLE.search(title)
    if match is None or match.end() != len(title):
        return title, ""
    return title[: match.start()].strip(), match["alias"]


def self_names(blocks: Sequence[Block], title: str) -> Iterator[str]:
    """Yield the names that the opening of the text gives the document itself."""
    told = folded(title)
    for block in blocks[:_OPENING]:
        for match in _selves(block.text[:3000]):
            if _names_itself(match["title"], match["first"]):
                names = match.group("first", "second")
                yield from (name for name in names if name and _is_name(name))
        if title and folded(block.text[: len(title)]) == told:
            behind = _AFTER_TITLE.match(block.text, len(title))
            if behind and _is_name(behind["alias"]):
                yield behind["alias"]


def _selves(text: str) -> Iterator[re.Match[str]]:
    if "(" in text and ("“" in text or '"' in text) and "this" in plain(text):
        yield from _SELF.finditer(text)


def initials_of(title: str) -> str:
    """Return the initials of a title of three or more capitalised words that ends in its kind."""
    words = _TITLE_WORD.findall(_JOINT.split(title)[0])
    weighed = [word for word in words if folded(word) not in _SMALL]
    if len(weighed) < _FEWEST_WORDS or folded(words[-1]) not in _DOCUMENT_NOUNS:
        return ""
    if not all(word[0].isupper() for word in weighed):
        return ""
    return "".join(part[0].upper() for word in weighed for part in word.split("-") if part)


def _names_itself(title: str, name: str) -> bool:
    """Say whether *name* stands behind a title, not behind what a sentence goes on to."""
    words = _TITLE_WORD.findall(re.split(r",?\s+dated\b", title)[0])
    if not words or len(words) > _MOST_SELF_WORDS:
        return False
    whole = folded("".join(word[0] for word in words))
    spelled = whole.endswith(folded(name)) or folded(name) in [folded(word) for word in words]
    return spelled or folded(words[-1]) in _DOCUMENT_NOUNS


def _is_name(name: str) -> bool:
    bare = folded(name).removeprefix("the ")
    named = bare.replace(" ", "-") not in _GENERIC_NAME and bool(re.search(r"[A-Z]", name))
    return named and (" " not in bare or bare.rsplit(maxsplit=1)[-1] in _DOCUMENT_NOUNS)


def _may_title(block: Block, text: str) -> bool:
    if not text or block.label or "__" in text or len(text) > _LONGEST_TITLE:
        return False
    if _TYPED_NUMBER.match(text):
        return False
    bare = folded(text).strip(" :.")
    return bare not in _GENERIC_HEADING and bare != "table of contents"


def _looks_titled(text: str, *, first: bool) -> bool:
    """Say whether a line without heading style reads as a title, not as a sentence."""
    words = _TITLE_WORD.findall(text)
    if not 1 < len(words) <= _MOST_TITLE_WORDS or text.endswith((".", ":", ",", ";")):
        return False
    if text.isupper():
        return True
    small = sum(1 for word in words if not word[0].isupper())
    named = NUMBER.search(text) is not None or folded(words[-1]) in _DOCUMENT_NOUNS
    return small <= len(words) // 3 if named else first and not small
