"""Text of documents inside HTML: whatever it holds, it stays text."""

from collections.abc import Iterable
from html import escape

from depgraph.report.plain import plain
from depgraph.report.wording import Piece


def text(raw: str) -> str:
    """Return *raw* on one line, safe as content and inside an attribute in quotation marks."""
    return escape(plain(raw), quote=True)


def block(raw: str) -> str:
    """Return *raw* with its line breaks kept."""
    return "\n".join(escape(_line(line), quote=True) for line in raw.split("\n"))


def pieces(parts: Iterable[Piece]) -> str:
    """Return a text with what was taken out or put in marked as such."""
    return "".join(
        f"<{part.mark}>{_kept(part.text)}</{part.mark}>" if part.mark else _kept(part.text)
        for part in parts
    )


def marked(raw: str, evidence: str) -> str:
    """Return *raw* with its first occurrence of *evidence* marked."""
    whole, wanted = plain(raw), plain(evidence)
    head, found, tail = whole.partition(wanted) if wanted else (whole, "", "")
    middle = f"<mark>{escape(found, quote=True)}</mark>" if found else ""
    return escape(head, quote=True) + middle + escape(tail, quote=True)


def _line(raw: str) -> str:
    indent = len(raw) - len(raw.lstrip(" \t"))
    return " " * indent + plain(raw)


def _kept(raw: str) -> str:
    """Return *raw* with one space where it begins or ends with some."""
    made = plain(raw)
    if not made:
        return " " if raw else ""
    return " " * raw[:1].isspace() + escape(made, quote=True) + " " * raw[-1:].isspace()
