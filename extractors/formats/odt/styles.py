"""What styles say: which list numbers a paragraph, which text is bold, how a level counts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.formats.odt.names import EXTENDED, FO, LEVEL, NAME, START, STYLE, TEXT, whole
from extractors.formats.zipped import Element

OUTLINE = "outline numbering"
"""The name under which the numbering of headings is kept; no list style may have it."""
LEVELS = 10
_DEEPEST = 20
_SLOT = regex(r"%(?P<level>\d{1,2})%")


@immutable
class Level:
    """How one level of a list counts; *pattern* has ``%1%`` for the count of level 1."""

    number_format: str = ""
    pattern: str = ""
    start: int = 1
    bullet: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of one file by name; those of the text win over those of its pages."""

    styles: dict[tuple[str, str], Element] = field(default_factory=dict)
    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    _bold: dict[tuple[str, str], bool] = field(default_factory=dict)

    def add(self, root: Element | None) -> None:
        """Add the styles that stand in *root*."""
        for one in root.iter(STYLE + "style") if root is not None else ():
            self.styles[one.get(STYLE + "family") or "", one.get(NAME) or ""] = one
        for one in root.iter(TEXT + "list-style") if root is not None else ():
            self.lists[one.get(NAME) or ""] = _levels(one)
        for one in root.iter(TEXT + "outline-style") if root is not None else ():
            self.lists[OUTLINE] = _levels(one)

    def bold(self, family: str, name: str) -> bool:
        """Tell whether text in a style is bold."""
        key = (family, name)
        if key not in self._bold:
            weights = (_weight(style) for style in self._lineage(family, name))
            self._bold[key] = next((weight for weight in weights if weight), "") == "bold"
        return self._bold[key]

    def list_of(self, name: str) -> str | None:
        """Return the list that a paragraph style asks for; empty when it refuses any."""
        for style in self._lineage("paragraph", name):
            asked = style.get(STYLE + "list-style-name")
            if asked is not None:
                return asked
        return None

    def level_of(self, name: str) -> int:
        """Return the outline level that a paragraph style gives, 0 for none."""
        for style in self._lineage("paragraph", name):
            asked = style.get(STYLE + "default-outline-level")
            if asked is not None:
                return whole(asked, 0)
        return 0

    def is_called(self, name: str, wanted: str) -> bool:
        """Tell whether a paragraph style is *wanted* or derives from it."""
        return name == wanted or any(
            style.get(STYLE + "parent-style-name") == wanted
            for style in self._lineage("paragraph", name)
        )

    def _lineage(self, family: str, name: str) -> Iterable[Element]:
        for _ in range(_DEEPEST):
            style = self.styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(STYLE + "parent-style-name") or ""


def _weight(style: Element) -> str:
    weights = (one.get(FO + "font-weight") or "" for one in style.iter(STYLE + "text-properties"))
    weight = next(weights, "")
    return "bold" if weight in ("bold", "600", "700", "800", "900") else weight


def _levels(style: Element) -> dict[int, Level]:
    return {
        at: _level(one, at) for one in style if 1 <= (at := whole(one.get(LEVEL), 0)) <= LEVELS
    }


def _level(one: Element, at: int) -> Level:
    if not one.tag.endswith(("-number", "outline-level-style")):
        return Level(bullet=True)
    form = one.get(STYLE + "num-format") or ""
    pattern = one.get(EXTENDED + "num-list-format")
    if pattern is None:
        shown = min(whole(one.get(TEXT + "display-levels"), 1), at)
        slots = ".".join(f"%{level}%" for level in range(at - shown + 1, at + 1))
        before, after = one.get(STYLE + "num-prefix") or "", one.get(STYLE + "num-suffix") or ""
        pattern = f"{before}{slots}{after}"
    return Level(form, pattern, whole(one.get(START), 1))


def slots_of(pattern: str) -> tuple[int, ...]:
    """Return the levels whose counts *pattern* shows."""
    return tuple(int(match["level"]) for match in _SLOT.finditer(pattern))


def filled(pattern: str, figures: dict[int, str]) -> str:
    """Return *pattern* with its counts; a level that shows nothing takes its full stop along."""
    shown = _SLOT.sub(lambda match: figures.get(int(match["level"]), ""), pattern)
    return re.sub(r"\.{2,}", ".", shown).lstrip(".").strip() if "" in figures.values() else shown
