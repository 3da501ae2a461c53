"""The edits that repair a broken sentence, where that is mechanical; none where it would guess."""

import posixpath
import re
from dataclasses import replace

from depgraph.analysis.indexed import Indexed
from depgraph.model.edits import Edit
from depgraph.model.facts import Reference, Span, Value
from depgraph.model.findings import Fix
from depgraph.model.keys import folded
from depgraph.model.labels import Label
from depgraph.model.patterns import regex

_SPELLED = regex(r"[A-Za-z][A-Za-z -]{1,60}? \((?P<digits>\d{1,6})\)")
_DIGITS = 3
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ES = ("s", "x", "z", "ch", "sh")


def reworded(document: Indexed, reference: Reference, before: str, after: str) -> tuple[Edit, ...]:
    """Return the edit that writes *after* for *before* in the words of *reference*."""
    span = reference.span
    text = document.blocks[span.block].text
    at = text.find(before, span.start, span.end) if before else -1
    if at < 0 and before:
        # The span of a citation is its own number; the document's name stands beside it.
        reach = len(reference.text)
        low, high = max(0, span.start - reach), span.end + reach
        at = text.find(before, low, high)
        if at < 0 or text.find(before, at + 1, high) >= 0:
            return ()
    return (Edit(Span(span.block, at, at + len(before)), before, after),) if before else ()


def renumbered(
    document: Indexed, reference: Reference, old: Label, new: Label
) -> tuple[Edit, ...]:
    """Return the edit that cites *new* in place of *old*; none where only a part is written."""
    if old.split(":", 1)[0] != new.split(":", 1)[0]:
        return ()
    before, after = old.split(":", 1)[1], new.split(":", 1)[1]
    span = reference.span
    written = document.blocks[span.block].text[span.start : span.end]
    for form in (before, before.upper()):
        at = written.rfind(form)
        if at >= 0:
            start = span.start + at
            shape = after.upper() if form != before else after
            return (Edit(Span(span.block, start, start + len(form)), form, shape),)
    return ()


def readdressed(document: Indexed, reference: Reference, path: str) -> tuple[Edit, ...]:
    """Return the edit that links to *path* (below the root) in the manner of the old address."""
    old = reference.path
    if not old:
        return ()
    here = posixpath.dirname(document.path)
    new = f"/{path}" if old.startswith("/") else posixpath.relpath(path, here or ".")
    new = new.replace(" ", "%20") if " " not in old else new
    if old.startswith("./") and not new.startswith("."):
        new = f"./{new}"
    suffix = posixpath.splitext(path)[1]
    if not old.endswith(suffix) and suffix and "." not in posixpath.basename(old):
        new = new.removesuffix(suffix)
    return (Edit(reference.span, old, new, address=True),)


def reanchored(reference: Reference, anchor: str) -> tuple[Edit, ...]:
    """Return the edit that links to *anchor* in place of the one that is gone."""
    return (Edit(reference.span, f"#{reference.anchor}", f"#{anchor}", address=True),)


def restated(document: Indexed, value: Value, source: Value) -> tuple[Edit, ...]:
    """Return the edit that states *source* where *value* stands, in the manner of *value*."""
    span = value.span
    before = document.blocks[span.block].text[span.start : span.end]
    return (Edit(span, before, value_like(before, value, source)),)


def value_like(written: str, value: Value, source: Value) -> str:
    """Return *source* written as *value* is (``30-day`` becomes ``45-day``)."""
    same = (value.unit, value.qualifier) == (source.unit, source.qualifier)
    number = rf"(?<![\d.,]){re.escape(value.amount)}(?![\d.,]*\d)"
    if same and len(re.findall(r"\d[\d.,]*", written)) == 1 and "(" not in written:
        made, count = re.subn(number, source.amount, written)
        if count == 1:
            return made
    if same and (spelled := _SPELLED.match(written)):
        words = in_words(source.amount, capital=written[:1].isupper())
        if words and spelled["digits"] == value.amount:
            unit = _counted(written[spelled.end() :], value.amount, source.amount)
            return f"{words} ({source.amount}){unit}"
    return source.text


def _counted(rest: str, old: str, new: str) -> str:
    """Return the unit *rest* in the number that fits the new amount ("1 day", "2 days")."""
    if old == "1" and new != "1" and not rest.endswith("s"):
        return f"{rest}s"
    return rest[:-1] if new == "1" != old and rest.endswith("s") else rest


def in_words(amount: str, *, capital: bool) -> str:
    """Return a whole *amount* below a thousand in words; empty for any other."""
    if not amount.isdecimal() or len(amount) > _DIGITS:
        return ""
    number = int(amount)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    small = _SMALL[rest] if rest < len(_SMALL) else _TENS[tens]
    if rest >= len(_SMALL) and ones:
        small += f"-{_SMALL[ones]}"
    parts = [f"{_SMALL[hundreds]} hundred"] if hundreds else []
    if rest or not hundreds:
        parts.append(small)
    words = " and ".join(parts)
    return words.capitalize() if capital else words


def joined(fixes: tuple[Fix, ...], others: tuple[Fix, ...]) -> tuple[Fix, ...]:
    """Return *fixes*, each with the edits of the one of *others* that is called the same."""
    more = {(fix.title, fix.safety): fix.edits for fix in others}
    return tuple(
        replace(
            fix,
            edits=tuple(dict.fromkeys((*fix.edits, *more.get((fix.title, fix.safety), ())))),
        )
        for fix in fixes
    )


def renamed(
    document: Indexed, uses: tuple[Reference, ...], old: str, new: str
) -> tuple[Edit, ...]:
    """Return the edits that write the term *new* for each of *uses* of *old*."""
    edits = []
    for use in uses:
        span = use.span
        before = document.blocks[span.block].text[span.start : span.end]
        after = term_like(before, old, new)
        if after:
            edits.append(Edit(span, before, after))
    return tuple(edits)


def spelt_out(document: Indexed, old: str, new: str) -> tuple[Edit, ...]:
    """Return the edits that write *new* for *old* wherever a text that adopts the term uses it.

    A text that says where its term is defined has uses that lead to that sentence of its own.
    """
    adopted = any(
        definition.pointer and folded(definition.term) == folded(old)
        for definition in document.facts.definitions
    )
    if not adopted:
        return ()
    words = r"[-\s]".join(re.escape(word) for word in old.split())
    shape = regex(rf"(?<!\w){words}(?:s|es|['’]s)?(?!\w)")
    return tuple(
        Edit(Span(number, found.start(), found.end()), found[0], after)
        for number, block in enumerate(document.blocks)
        for found in shape.finditer(block.text)
        if (after := term_like(found[0], old, new))
    )


def term_like(written: str, old: str, new: str) -> str:
    """Return *new* in the case, number and hyphens in which *written* has *old*; else nothing."""
    plain = written.replace("-", " ").replace("\N{NO-BREAK SPACE}", " ")
    wanted = old.replace("-", " ")
    made = new
    if folded(plain) in {folded(form) for form in _plurals(wanted)}:
        made = _plurals(new)[0]
    elif folded(plain) in {folded(wanted + "'s"), folded(wanted + "’s")}:
        made = new + written[-2:]
    elif folded(plain) != folded(wanted):
        return ""
    if written.isupper() and not old.isupper():
        made = made.upper()
    elif written.islower() and not old.islower():
        made = made.lower()
    if "-" in written and "-" not in old:
        made = made.replace(" ", "-")
    return made


def _plurals(term: str) -> tuple[str, ...]:
    """Return how the plural of *term* is written, the usual form first."""
    if term.endswith("y") and term[-2:-1] not in "aeiou":
        return (f"{term[:-1]}ies",)
    if term.endswith(_ES):
        return (f"{term}es", term + "s")
    return (f"{term}s",)
