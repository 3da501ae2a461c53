"""Text of documents inside HTML: whatever it holds, it stays text."""

import re
from collections.abc import Iterable
from html import escape

from depgraph.model.patterns import regex
from depgraph.report.plain import plain
from depgraph.report.wording import Piece

_NO_LETTER = regex(
    "[\ufdd0-\ufdef"
    + "".join(chr(at + end) for at in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "]"
)
"""What no page may hold; a reader of HTML stumbles over it."""


def text(raw: str) -> str:
    """Return *raw* on one line, safe as content and inside an attribute in quotation marks."""
    return _escaped(plain(raw))


def block(raw: str) -> str:
    """Return *raw* with its line breaks kept."""
    return "\n".join(_escaped(_line(line)) for line in raw.split("\n"))


def pieces(parts: Iterable[Piece]) -> str:
    """Return a text with what was taken out or put in marked as such."""
    return "".join(
        f"<{part.mark}>{_kept(part.text)}</{part.mark}>" if part.mark else _kept(part.text)
        for part in parts
    )


def marked(raw: str, words: Iterable[str]) -> str:
    """Return *raw* with each occurrence of *words* marked."""
    whole = plain(raw)
    wanted = sorted({made for word in words if (made := plain(word))}, key=lambda w: (-len(w), w))
    if not wanted:
        return _escaped(whole)
    found = re.split(f"({'|'.join(map(re.escape, wanted))})", whole)
    return "".join(
        f"<mark>{_escaped(part)}</mark>" if at % 2 else _escaped(part)
        for at, part in enumerate(found)
    )


def _line(raw: str) -> str:
    indent = len(raw) - len(raw.lstrip(" \t"))
    return " " * indent + plain(raw)


def _kept(raw: str) -> str:
    """Return *raw* with one space where it begins or ends with some."""
    made = plain(raw)
    if not made:
        return " " if raw else ""
    return " " * raw[:1].isspace() + _escaped(made) + " " * raw[-1:].isspace()


def _escaped(made: str) -> str:
    return escape(_NO_LETTER.sub("\ufffd", made), quote=True)
