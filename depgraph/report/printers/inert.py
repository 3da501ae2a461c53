"""Text of documents in Markdown that nothing in it can steer: no markup, mention or link."""

import re

from depgraph.model.patterns import regex
from depgraph.report.plain import plain

_SIGN = regex(
    r"(?P<markup>[\\`*_\[\]|~$<&{}])"
    r"|(?P<call>[@#!](?=\w)|\bGH-(?=\d)|:(?=[a-z+\-][\w+\-]{0,40}:))"
    r"|(?P<scheme>:)(?=//)"
    r"|(?<=www)(?P<host>\.)",
    re.IGNORECASE,
)
_GAP = "&#8203;"
"""A space without width: what follows is no name, issue, merge request or emoji to the service."""


def inert(text: str, *, strip: bool = True) -> str:
    """Return *text* on one line, so that Markdown and HTML show it as it is."""
    made = plain(text)
    if not strip:
        made = " " * text[:1].isspace() + made + " " * (bool(made) and text[-1:].isspace())
    return _SIGN.sub(_shown, made)


def inert_marked(text: str, evidence: str) -> str:
    """Return *text* in quotation marks, with the words of *evidence* in bold."""
    if not text:
        return ""
    head, found, tail = text.partition(evidence) if evidence else (text, "", "")
    strong = f"<b>{inert(found, strip=False)}</b>" if found else ""
    return f'"{inert(head, strip=False)}{strong}{inert(tail, strip=False)}"'


def _shown(found: re.Match[str]) -> str:
    """Return the sign found as an entity, or kept apart from the name behind it."""
    return found[0] + _GAP if found["call"] else f"&#{ord(found[0])};"
