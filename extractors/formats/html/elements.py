"""HTML elements, and which of them do what to the text."""

from typing import NamedTuple

from selectolax.lexbor import LexborNode

Attributes = dict[str, str | None]


class Element(NamedTuple):
    """An element with its name and attributes, which the parser makes anew for each question."""

    node: LexborNode
    tag: str
    attributes: Attributes


# fmt: off
DROPPED = frozenset({
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object",
    "button", "select", "textarea", "input", "canvas", "audio", "video", "dialog", "datalist",
})
"""Their text is no part of the document."""
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "html", "legend",
    "li", "main", "nav", "ol", "p", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul", "caption", "h1", "h2", "h3", "h4", "h5", "h6",
})
"""They begin a new line."""
OPEN_ENDED = frozenset({
    "p", "li", "td", "th", "tr", "dt", "dd", "tbody", "thead", "tfoot", "option", "colgroup",
    "col", "br", "hr", "img", "input", "link", "meta", "area", "base", "embed", "source", "track",
    "wbr", "html", "body", "head", "rt", "rp", "param",
})
"""They need no end tag, so they say nothing of depth."""
# fmt: on
