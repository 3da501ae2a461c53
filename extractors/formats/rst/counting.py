"""Numbers that are counted instead of typed: of list items, and of sections when asked for."""

from docutils import nodes
from docutils.transforms.parts import SectNum

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = 26


class SectionNumbers:
    """Gives the number of each section in order, when the file asks for numbers."""

    def __init__(self, tree: nodes.document) -> None:
        asked = [one.details for one in tree.findall(nodes.pending) if one.transform is SectNum]
        self._details = asked[0] if asked else None
        self._counts: list[int] = []

    def next(self, depth: int) -> str:
        """Return the number of the next section, *depth* levels deep; empty when it has none."""
        if self._details is None or depth > int(self._details.get("depth") or depth):
            return ""
        first = int(self._details.get("start") or 1) if depth == 1 else 1
        while len(self._counts) < depth:
            self._counts.append((first if len(self._counts) + 1 == depth else 1) - 1)
        del self._counts[depth:]
        self._counts[depth - 1] += 1
        number = ".".join(map(str, self._counts))
        return f"{self._details.get('prefix', '')}{number}{self._details.get('suffix', '')}"


def enumerator(node: nodes.Element, at: int) -> str:
    """Return the label of item *at* (from 0) of an enumerated list."""
    count = int(node.get("start", 1)) + at
    return f"{node.get('prefix', '')}{_written(count, node)}{node.get('suffix', '')}"


def _written(count: int, node: nodes.Element) -> str:
    kind = str(node.get("enumtype", "arabic"))
    if kind.endswith("roman"):
        sign = _roman(count)
    elif kind.endswith("alpha") and 1 <= count <= _LETTERS:
        sign = chr(ord("a") + count - 1)
    else:
        return str(count)
    return sign.upper() if kind.startswith("upper") else sign


def _roman(count: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        written += sign * times
    return written
