"""The labels of ordered lists as browsers show them."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from depgraph.model.patterns import regex
from extractors.formats.html.elements import Element

_STYLE = regex(r"list-style(?:-type)?\s{0,5}:[^;]{0,40}?(?P<name>[a-z]+-[a-z]+|decimal|none)")
_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_SYNONYMS = {"lower-latin": "lower-alpha", "upper-latin": "upper-alpha"}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999


@dataclass(slots=True)
class Numbered:
    """One list: its *style* (empty for bullets), the *next* number and the *step* after it."""

    style: str = ""
    next: int = 1
    step: int = 1

    def label(self, value: str | None) -> str:
        """Return the label of the next item, whose own ``value`` may set the number."""
        if not self.style:
            return ""
        if value and (given := _integer(value)) is not None:
            self.next = given
        number = self.next
        self.next += self.step
        return f"{_written(number, self.style)}."


def numbered(element: Element) -> Numbered:
    """Return the list that begins with *element*, an ``ol`` or ``ul``."""
    node, tag, attributes = element
    styled = _STYLE.search(attributes.get("style") or "")
    style = _SYNONYMS.get(styled["name"], styled["name"]) if styled else ""
    if tag != "ol" or style == "none":
        return Numbered()
    style = style or _TYPES.get(attributes.get("type") or "", "decimal")
    step = -1 if "reversed" in attributes else 1
    start = _integer(attributes.get("start") or "")
    if start is None:
        start = _items(node) if step < 0 else 1
    return Numbered(style, start, step)


def _items(node: LexborNode) -> int:
    count, child = 0, node.first_child
    while child is not None:
        count += child.tag == "li"
        child = child.next
    return count


def _integer(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\s*-?\d{1,9}\s*", text) else None


def _written(number: int, style: str) -> str:
    kind = style.rsplit("-", maxsplit=1)[-1]
    if kind == "alpha" and number > 0:
        text = _letters(number)
    elif kind == "roman" and 0 < number <= _MOST_ROMAN:
        text = _roman(number)
    else:
        return str(number)
    return text.upper() if style.startswith("upper") else text


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(97 + rest) + text
    return text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text
