"""Read ``depgraph: allow`` in the comments of a text. One that is not plain allows nothing."""

import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from itertools import islice

from depgraph.analysis.allowances.extent import Extent, extent_of
from depgraph.analysis.allowances.values import refusal
from depgraph.analysis.catalogue import RULES
from depgraph.analysis.indexed import Indexed
from depgraph.model.documents import BlockKind, Place
from depgraph.model.findings import Allowance, Status

_WORD = "depgraph:"
_LEADS = ("<!--", "/*", "//", "--", "..", "#", ";", "%")
_VERBS = ("allow", "allow-file")
_KEYS = ("reason", "until", "owner")
_LONGEST = 2_000
"""Characters of a comment that runs over several lines."""
_MOST = 1_000
"""Comments of one file that are looked at."""
_KEY = re.compile(r"(?P<key>[A-Za-z_-]+)=(?P<value>.*)", re.DOTALL)
_QUOTES = str.maketrans("“”„", '"""')


@dataclass(frozen=True, slots=True)
class Note:
    """One rule that a comment allows, and the lines for which it does."""

    allowance: Allowance
    rule: str
    extent: Extent
    quote: str

    def covers(self, line: int | None) -> bool:
        """Return whether *line* is one of those meant."""
        return self.extent.holds(line)


@dataclass(frozen=True, slots=True)
class Fault:
    """A comment that asks to allow something and is not understood, so it does not."""

    path: str
    line: int
    message: str
    quote: str


@dataclass(frozen=True, slots=True)
class _Found:
    """The words of one comment: behind the marker, with the first and the last line."""

    lead: str
    said: str
    line: int
    end: int
    alone: bool
    closed: bool = True


def notes_in(document: Indexed, text: str) -> tuple[tuple[Note, ...], tuple[Fault, ...]]:
    r"""Return what the comments of *text* allow in *document*, and those not understood.

    *text* is that of the file, with ``\n`` at line ends.
    """
    notes: list[Note] = []
    faults: list[Fault] = []
    lines = text.split("\n")
    found = [one for one in islice(_comments(lines), _MOST) if _is_comment(one, document)]
    own = frozenset(line for one in found if one.alone for line in range(one.line, one.end + 1))
    for one in found:
        verb, _, rest = one.said.partition(" ")
        near = get_close_matches(verb, _VERBS, 1)
        if not near:
            continue
        quote = " ".join(f"{_WORD} {one.said}".split())
        told = f"says {verb!r}; did you mean {near[0]!r}?" if verb not in _VERBS else ""
        rules, values, wrong = _parsed(one, rest)
        if told or wrong:
            faults.append(Fault(document.path, one.line, told or wrong, quote))
            continue
        allowance = Allowance(
            Status.WAIVED, **values, place=Place(line=one.line), path=document.path
        )
        extent = Extent(0, None) if verb == "allow-file" else _extent(one, document, lines, own)
        notes += [Note(allowance, rule, extent, quote) for rule in rules]
    return tuple(notes), tuple(faults)


def _comments(lines: list[str]) -> Iterator[_Found]:
    for at, line in enumerate(lines):
        start = line.find(_WORD)
        if start < 0:
            continue
        before = line[:start].rstrip()
        lead = next((lead for lead in _LEADS if before.endswith(lead)), "")
        if not lead:
            continue
        found = _Found(lead, line[start + len(_WORD) :], at + 1, at + 1, alone=True)
        ahead = before.removesuffix(lead).strip()
        match lead:
            case "<!--":
                yield _closed(found, "-->", lines, ahead)
            case "/*":
                yield _closed(found, "*/", lines, ahead)
            case "..":
                if not ahead:
                    yield replace(found, said=found.said.strip())
            case _:
                yield replace(found, said=found.said.strip(), alone=not ahead.strip("#/-;%"))


def _closed(found: _Found, end: str, lines: list[str], ahead: str) -> _Found:
    """Return the comment up to its *end*, which may stand some lines below."""
    said, at = found.said, found.line
    while end not in said and at < len(lines) and len(said) < _LONGEST:
        said = f"{said}\n{lines[at]}"
        at += 1
    words, closing, behind = said.partition(end)
    return replace(
        found,
        said=" ".join(words.split()),
        end=at if closing else found.line,
        alone=not ahead and not behind.strip(),
        closed=bool(closing),
    )


def _is_comment(found: _Found, document: Indexed) -> bool:
    """Return whether the marks make a comment there: ``#`` may be a heading, code an example."""
    kind = next(
        (
            block.kind
            for block in reversed(document.blocks)
            if block.place.line is not None and block.place.line <= found.line
        ),
        None,
    )
    heads = any(
        b.kind is BlockKind.HEADING and b.place.line == found.line for b in document.blocks
    )
    if found.lead == "#" and heads:
        return False
    example = kind is BlockKind.CODE and not document.is_code
    return not (example and found.lead in {"<!--", ".."})


def _extent(found: _Found, document: Indexed, lines: list[str], own: frozenset[int]) -> Extent:
    prose = found.lead in {"<!--", ".."} and not document.is_code
    last = None if found.alone else found.line
    return extent_of(document, lines, (found.line, found.end), own, prose=prose, itself=last)


def _parsed(found: _Found, rest: str) -> tuple[list[str], dict[str, str], str]:
    """Return the rules, the values by key, and what is wrong."""
    if not found.closed:
        return [], {}, "is a comment that is not closed"
    try:
        words = shlex.split(rest.translate(_QUOTES))
    except ValueError:
        return [], {}, 'has a quotation mark without its pair; write reason="..."'
    rules: list[str] = []
    values: dict[str, str] = {}
    for word in words:
        match = _KEY.fullmatch(word)
        if match is None:
            rules += [name for name in word.split(",") if name]
        else:
            values[match["key"]] = match["value"].strip()
    wrong = _wrong_keys(values) or _wrong_rules(rules)
    return rules, values, wrong


def _wrong_keys(values: dict[str, str]) -> str:
    for key in values:
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, 1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(_KEYS)}"
            return f"has an unknown word {key!r}{hint}"
    if not values.get("reason"):
        return 'gives no reason; add reason="..."'
    until = values.get("until", "")
    try:
        date.fromisoformat(until or "2000-01-01")
    except ValueError:
        return f"has until={until!r}, which is no day; write it as until=2026-12-31"
    return ""


def _wrong_rules(rules: Iterable[str]) -> str:
    told = "names no rule; write for example: allow VAL303"
    for rule in rules:
        told = refusal(rule)
        if rule not in RULES and not told:
            near = get_close_matches(rule.upper(), RULES, 1)
            hint = f"; did you mean {near[0]!r}?" if near else "; `depgraph rules` lists them"
            told = f"names {rule!r}, and no rule is called so{hint}"
        if told:
            return told
    return told
