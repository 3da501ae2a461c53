"""Definitions with a verb: "X" means, has the meaning, refers to, includes. No brackets."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from depgraph.model.keys import term_key
from depgraph.model.patterns import regex
from depgraph.model.sentences import sentences
from extractors.readings.defining.shapes import Found, Quoted
from extractors.readings.words import plain, word_set

_INSERT = (
    r"(?:,?\s{0,4}(?:as\s+used|when\s+used|as\s+it\s+relates|in\s+relation\s+to"
    r"|with\s+respect\s+to|in\s+respect\s+of|for\s+(?:the\s+)?purposes?\s+of|as\s+applied\s+to"
    r"|in\s+the\s+context\s+of)"
    r"\b[^.;\"“:]{1,120}?,\s{0,4}|\s(?:of|for)\s(?:an?|any|the|each|such)\s[^.,;:\"“”]{1,60}?\s)?"
)
_STRONG = (
    r"(?:means?\b(?:\s+and\s+(?:shall\s+)?includes?\b|,?\s+and\s+is\s+limited\s+to\b,?)?"
    r"|(?:ha(?:s|ve)|bears?)\s+the\s+(?:(?:same|respective|following"
    r"|corresponding)\s+)?(?:meaning\(s\)|meanings?\b)"
    r"|(?:is|are|be)\s+defined\s+(?:as|to\s+mean|to\s+be|in|by|under|herein)\b"
    r"|(?:is|are|be)\s+used\s+(?:to\s+(?:mean|refer\s+to)|as\s+defined\s+(?:in|by|under))\b"
    r"|(?:is|are|be)\s+(?:understood|construed|interpreted|taken|deemed)\s+(?:to\s+mean|to\s+refer"
    r"\s+to|as\s+meaning|as\s+an?\s+reference\s+to)\b"
    r"|(?:is|are|be)\s+(?:an?\s+)?references?\s+to\b"
    r"|refers?\s+(?:only\s+|collectively\s+)?to\b|stands?\s+for\b|denotes?\b|signif(?:y|ies)\b)"
)
DEFINING = ("mean", "defined", "refer", "stand", "denote", "signif")
"""Each verb that defines a term has one of these somewhere."""
_WEAK = (
    r"(?:(?:do(?:es)?\s+not\s+|not\s+)?includes?\b|excludes?\b|comprises?\b"
    r"|(?:is|are|be)\s+(?:deemed|considered)\s+to\s+(?:exist|occur|have\s+occurred)\b"
    r"(?:\s+(?:only\s+)?(?:upon|if|when|where)\b)?)"
)
_AUXILIARY = r"(?:(?:shall|will|must)\s+(?:also\s+)?|also\s+|each\s+)?"
_SAID = regex(_STRONG)
_AFTER_QUOTE = regex(
    rf"\s{{0,4}}(?:,\s{{0,4}})?(?:\([^()]{{1,80}}\)\s{{0,4}})?{_INSERT}{_AUXILIARY}"
    rf"(?:(?P<strong>{_STRONG})|(?P<weak>{_WEAK})|(?P<see>[—–:,]\s?see\s)|(?P<to>(?:is|are|be)\s+to\s)|(?P<dash>[—–]\s|—|:\s|-\s))",
    re.IGNORECASE,
)
_JOINT = regex(r"\s*(?:,|/|,?\s*(?:or|and|and/or)\b)\s*(?:the\s+)?(?:terms?\s+|words?\s+)?\s*")
_POINTS = regex(
    r"\s*(?:(?:as\s+(?:is\s+)?)?(?:given|set\s+(?:forth|out)|ascribed|assigned|specified|provided"
    r"|stated|described|defined|attributed|contained|prescribed)\b[^.;:]{0,60}?\b(?:in"
    r"|under|by|at)\b"
    r"|as\s+in\b|(?:as\s+)?(?:it|they)\s+ha(?:s|ve)\s+in\b|in\b)",
    re.IGNORECASE,
)
_LABEL = (
    r"\s*(?:(?:\([0-9A-Za-z]{1,5}\)|[0-9A-Za-z]{1,3}[.)]|[0-9]+(?:\.[0-9]+)+\.?"
    r"|§+\s*[0-9.]+|[-*•–])"
    r"\s*){0,4}"
)
_SCOPE = (
    r"(?P<scope>(?:for\s+(?:the\s+)?purposes?\s+of|as\s+used\s+in|in)\s+this\s+[^,.;]{1,60},\s*)?"
)
_UNQUOTED = regex(
    rf"(?P<label>{_LABEL}){_SCOPE}(?:(?:the|a|an)\s+)?(?P<said>(?:terms?|words?|expressions?)\s+)?"
    r"(?P<open>[\"“])?"
    r"(?P<term>[^\W\d_][\w’'&/.-]*(?:\s[(\w][\w’'&/()-]*){0,9}?)"
    rf"\s{{0,4}}{_INSERT}\s{{0,4}}{_AUXILIARY}(?P<verb>{_STRONG})",
    re.IGNORECASE,
)
_ANY_QUOTE = regex(r"[\"“”]")
_LIMITED = regex(r"\b(?:For\s(?:the\s)?purposes?\sof|As\sused\sin)\sthis\s[^,.;]{1,60},\s")
_NOT_FIRST = word_set(
    "this that these those it which what who he she they there here we you i if when",
    "where while as for in on by to no not any all each every such both either neither",
    "nothing however but and or so section article clause paragraph table figure step",
    "exhibit appendix schedule annex form chapter part note attachment term terms",
    "reference references it's capitalized capitalised defined words",
)
_NOT_INSIDE = word_set(
    "is are was were be been shall will must may can could should would has have had does",
    "do did that which who if because by it this these those not means",
)
_OF_MEANS = word_set(
    "electronic other reasonable similar any no all such various available appropriate",
    "alternative technical physical secure effective following of by best digital",
    "automated",
)
"""Words before the noun "means"."""
_SMALL = word_set(
    "a an and as at by for from in of on or the to with",
)
_GOES_ON = regex(
    r"(?:(?:The|This|Such)\s(?:term|definition|expression|phrase)|It|They)\s(?:(?:also|shall|does|do"
    r"|not|further)\s){0,3}(?:includes?|excludes?|means?|covers?|extends?)\b"
)
"""A sentence that says more of what was defined right before it."""
_REFERENCES = regex(r"\breferences?\s+to\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)
_EXCLUDES = regex(r"do|not|exclud", re.IGNORECASE)
_LONGEST_GAP = 40
LONGEST_MEANING = 4000
"""Characters of a meaning that are kept."""
_SURE_VERBS = frozenset({"means", "mean", "has", "have", "is", "are", "bears", "bear"})
_PLURAL_VERB = frozenset({"mean", "have", "are", "refer"})
_SHORT_FORM = regex(r"^(?P<long>.+?)\s*\([\"“]?(?P<short>[A-Z][\w&/-]{1,9})[\"”]?\)$")
_ABBREVIATION = regex(r"[A-Z][A-Z0-9&/-]{1,9}")


def quoted_with_verb(text: str, stretches: Sequence[Quoted], *, listed: bool) -> Iterator[Found]:
    """Yield the terms among *stretches* that a verb, or if *listed* a dash, defines."""
    bounds: list[tuple[int, int]] = []
    groups = list(_groups(text, stretches))
    for group, following in pairwise([*groups, ()]):
        match = _AFTER_QUOTE.match(text, group[-1].outer_end)
        if match is None or not _believed(text, group[0], match, listed=listed):
            continue
        bounds = bounds or sentences(text)
        limit = following[0].outer_start if following else len(text)
        end = _sentence_end(text, bounds, match.end())
        again = following and term_key(following[0].text) == term_key(group[0].text)
        if following and not again and _AFTER_QUOTE.match(text, following[-1].outer_end):
            end = min(end, limit)
        inside = _between(stretches, match.start(), match.end())
        yield from _of_group(text, group, match, max(end, match.end()), inside)


def unquoted_with_verb(text: str, *, listed: bool) -> Iterator[Found]:
    """Yield the term that begins *text* and has no marks, as in "Record means ...".

    So it does behind words that limit it: "For purposes of this step, record means ...".
    """
    if not _SAID.search(plain(text)):
        return
    starts = [0]
    if "s of this " in text or "used in this " in text:
        starts += [match.start() for match in _LIMITED.finditer(text, 1)]
    matches = (_UNQUOTED.match(text, start) for start in starts)
    believed = [
        match
        for match in matches
        if match and not _is_closed(text, match) and _believable(match, listed=listed)
    ]
    bounds = sentences(text) if believed else []
    for match in believed:
        yield from _of_words(text, match, bounds)


def _is_closed(text: str, match: re.Match[str]) -> bool:
    """Return whether a quotation mark before the term is closed behind it: a quotation then."""
    if not match["open"]:
        return False
    following = _ANY_QUOTE.search(text, match.end("open"))
    return following is not None and following[0] != "“"


def _of_words(
    text: str, match: re.Match[str], bounds: Sequence[tuple[int, int]]
) -> Iterator[Found]:
    pointer = _is_pointer(text, match["verb"], match.end())
    meaning = _meaning(text, match.end(), _sentence_end(text, bounds, match.end()))
    start = match.start("term")
    if not any(letter.isalnum() for letter in meaning):
        meaning = ""
    for term, at, names in _split_terms(match["term"], match["verb"]):
        yield Found(term, start + at, start + at + len(term), meaning, names, pointer=pointer)


def _groups(text: str, stretches: Sequence[Quoted]) -> Iterator[tuple[Quoted, ...]]:
    group: list[Quoted] = []
    for one in stretches:
        if group and not _joined(text, group[-1].outer_end, one.outer_start):
            yield tuple(group)
            group = []
        group.append(one)
    if group:
        yield tuple(group)


def _between(stretches: Sequence[Quoted], start: int, end: int) -> Sequence[Quoted]:
    """Return the stretches that begin between offsets *start* and *end*."""
    first = bisect_left(stretches, start, key=lambda one: one.outer_start)
    return stretches[first : bisect_left(stretches, end, key=lambda one: one.outer_start)]


def _joined(text: str, start: int, end: int) -> bool:
    return end - start <= _LONGEST_GAP and _JOINT.fullmatch(text, start, end) is not None


def _believed(text: str, first: Quoted, match: re.Match[str], *, listed: bool) -> bool:
    if match["strong"]:
        return True
    if match["to"]:
        return (
            _REFERENCES.search(text, max(0, first.outer_start - 24), first.outer_start) is not None
        )
    if match["see"]:
        return not first.bold and (listed or not text[: first.outer_start].strip())
    before = text[max(0, first.outer_start - 30) : first.outer_start]
    at_start = not before.strip() or bool(re.search(r"[.;:]\s*$|^\W*\w{1,4}[.)]\s*$", before))
    if match["weak"]:
        return not first.bold and (
            at_start
            or bool(re.search(r"\b(?:terms?|words?|expressions?)\s+$", before, re.IGNORECASE))
        )
    said = bool(re.search(r"\bterms?\s+$", before, re.IGNORECASE)) and "—" in match["dash"]
    return said or (listed and re.fullmatch(_LABEL, before) is not None)


def _of_group(
    text: str,
    group: tuple[Quoted, ...],
    match: re.Match[str],
    end: int,
    inside: Sequence[Quoted],
) -> Iterator[Found]:
    meaning = _meaning(text, match.end(), end)
    if match["weak"] and _EXCLUDES.match(match["weak"]):
        meaning = f"{' '.join(match['weak'].split())} {meaning}"
    strong = match["strong"]
    pointer = _is_pointer(text, strong, match.end()) if strong else bool(match["see"])
    gaps = [text[a.outer_end : b.outer_start] for a, b in pairwise(group)]
    bracket = re.match(
        r"\s*\([\"“]?(?P<short>[A-Z][\w&/-]{1,9})[\"”]?\)", text[group[-1].outer_end :][:20]
    )
    short = (bracket["short"],) if bracket else tuple(one.text for one in inside)
    # What is said to be included may add to a definition of one name and not of the other.
    if gaps and not match["weak"] and not any(re.search(r"\band\b", gap) for gap in gaps):
        first, *others = group
        names = (*(one.text for one in others), *short)
        yield Found(
            first.text,
            first.start,
            first.end,
            meaning,
            names,
            pointer=pointer,
        )
        return
    for one in group:
        yield Found(
            one.text, one.start, one.end, meaning, short, pointer=pointer, weak=bool(match["weak"])
        )


def _believable(match: re.Match[str], *, listed: bool) -> bool:
    words = match["term"].split()
    folded = [word.casefold() for word in words]
    if folded[-1] in _OF_MEANS and match["verb"].casefold() == "means":
        return False
    if folded[0] in _NOT_FIRST or _NOT_INSIDE.intersection(folded):
        return False
    if listed or match["said"] or match["scope"]:
        return True
    verb = match["verb"].split(maxsplit=1)[0].casefold()
    if verb in {"stand", "stands"} and match["term"].isupper():
        return True
    if not words[0][0].isupper() or verb not in _SURE_VERBS:
        return False
    return bool(match["label"].strip()) or all(
        word[0].isupper() or word.casefold() in _SMALL for word in words
    )


def _split_terms(term: str, verb: str) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Yield each term named before *verb*, where it begins, and its other names."""
    if short := _SHORT_FORM.match(term):
        yield short["long"], 0, (short["short"],)
        return
    first, joint, second = term.partition(" or ")
    if joint and _ABBREVIATION.fullmatch(second):
        yield first, 0, (second,)
        return
    first, joint, second = term.partition(" and ")
    if joint and verb.split(maxsplit=1)[0].casefold() in _PLURAL_VERB:
        yield first, 0, ()
        yield second, len(first) + len(joint), ()
        return
    yield term, 0, ()


def _is_pointer(text: str, verb: str, end: int) -> bool:
    words = verb.casefold().split()
    if words[-1] in {"in", "by", "under", "herein"} and "defined" in words:
        return True
    return words[-1].startswith("meaning") and _POINTS.match(text, end) is not None


def _sentence_end(text: str, bounds: Sequence[tuple[int, int]], at: int) -> int:
    """Return where the sentence at *at* ends, with those behind it that go on about the term."""
    found = bisect_left(bounds, at, key=lambda bound: bound[1])
    if found == len(bounds):
        return at
    while found + 1 < len(bounds) and _GOES_ON.match(text, bounds[found + 1][0]):
        found += 1
    return bounds[found][1]


def _meaning(text: str, start: int, end: int) -> str:
    written = text[start : min(end, start + LONGEST_MEANING)]
    said = written.strip(" \t\n\u00a0,:;—–-")
    if said and written.rstrip().endswith(":"):
        return said + ":"
    return said.removesuffix(" and").removesuffix(" or").rstrip(" ,;")
