"""Text of documents made safe and small enough to print. Nothing here knows what it prints."""

import re
import textwrap
from collections.abc import Sequence

from depgraph.model.patterns import regex

_SPACES = regex(r"[\s\u2028\u2029]+")
_UNSAFE = regex(
    "[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Escape codes, invisible characters and those that turn the direction of a line."""

ELLIPSIS = "…"
_SENTENCE = 320
"""Characters of a quoted sentence that are printed before it is cut."""


def plain(text: str) -> str:
    """Return *text* on one line, with every character that could steer a terminal spelt out."""
    return _UNSAFE.sub(_spelt, _SPACES.sub(" ", text)).strip()


def plain_lines(text: str) -> str:
    """Return *text* with its line breaks and tabs kept and all else as :func:`plain` has it."""
    return _UNSAFE.sub(lambda found: found[0] if found[0] in "\n\t" else _spelt(found), text)


def escaped_json(text: str) -> str:
    """Return JSON *text* with the characters that could steer a terminal in its escapes."""
    return _UNSAFE.sub(lambda found: found[0] if found[0] == "\n" else _escape(found[0]), text)


def excerpt(text: str, around: str = "", limit: int = _SENTENCE) -> str:
    """Return *text* made plain, cut to about *limit* characters so that *around* stays in it."""
    whole = plain(text)
    if len(whole) <= limit:
        return whole
    at = whole.find(plain(around)) if around else 0
    start = max(0, min(at - limit // 3, len(whole) - limit))
    return _cut(whole, start, start + limit)


def quoted(text: str, around: str = "", limit: int = _SENTENCE) -> str:
    """Return the excerpt of *text* in quotation marks."""
    return f'"{excerpt(text, around, limit)}"'


def wrapped(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """Return *text* in lines of *width*, the first led by *first*, the others by *rest*."""
    return textwrap.wrap(
        text,
        max(width, len(first) + 24),
        initial_indent=first,
        subsequent_indent=" " * len(first) if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def plural(number: int, one: str, many: str = "") -> str:
    """Return ``1 document`` or ``2 documents``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def columns(rows: Sequence[tuple[str, ...]], gap: int = 2) -> list[str]:
    """Return *rows* as lines whose cells stand under each other."""
    if not rows:
        return []
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    space = " " * gap
    return [
        space.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _cut(whole: str, start: int, end: int) -> str:
    if start > 0:
        start = whole.find(" ", start, start + 24) + 1 or start
    if end < len(whole):
        space = whole.rfind(" ", end - 24, end)
        end = space if space > start else end
    before = ELLIPSIS + " " if start > 0 else ""
    after = " " + ELLIPSIS if end < len(whole) else ""
    return before + whole[start:end].strip() + after


def _spelt(found: re.Match[str]) -> str:
    return f"<U+{ord(found[0]):04X}>"


def _escape(letter: str) -> str:
    code = ord(letter)
    if code <= 0xFFFF:  # noqa: PLR2004  # the last character that needs no surrogate pair
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
