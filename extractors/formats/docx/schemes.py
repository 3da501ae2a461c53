"""What the levels of a list count and show, as the file or Word itself defines them."""

from collections.abc import Mapping

from depgraph.model.immutable import immutable
from extractors.formats.docx.names import (
    ALTERNATE,
    ILVL,
    PSTYLE,
    Element,
    W,
    chosen,
    is_on,
    val,
    whole,
)

LEVELS = 9
_LEVEL = W + "lvl"
_OVERRIDE = W + "lvlOverride"
_START_OVERRIDE = W + "startOverride"
_NUM_FMT = W + "numFmt"
_LEGAL = W + "isLgl"
_SAID = {
    "start": W + "start",
    "text": W + "lvlText",
    "restart": W + "lvlRestart",
    "style": PSTYLE,
}


@immutable
class Level:
    """How one level of a list counts and what it shows."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""

    @property
    def bullet(self) -> bool:
        """Tell whether the level shows a sign instead of a number."""
        return self.number_format == "bullet"


class Scheme:
    """One list: the definition whose counters it shares, its levels, where it starts anew."""

    def __init__(
        self,
        abstract: str,
        levels: Mapping[int, Level | Element],
        starts: Mapping[int, int] | None = None,
    ) -> None:
        self.abstract = abstract
        self.places = tuple(levels)
        self.starts = starts or {}
        self._levels = dict(levels)

    def level(self, at: int) -> Level | None:
        """Return the level *at*, from 0, or ``None`` when the list has none there."""
        found = self._levels.get(at)
        if found is None or isinstance(found, Level):
            return found
        known = self._levels[at] = _level(found)
        return known

    def used_by(self, num: Element) -> "Scheme":
        """Return the scheme with the levels and starts that the list *num* sets for itself."""
        levels, starts = dict(self._levels), dict(self.starts)
        for override in num.iterchildren(_OVERRIDE):
            at = _place(override)
            for child in override:
                if child.tag == _START_OVERRIDE:
                    starts[at] = whole(val(child)) or 0
                elif child.tag == _LEVEL:
                    levels[at] = child
        return Scheme(self.abstract, levels, starts)


def scheme_in(abstract: Element, key: str) -> Scheme:
    """Return the scheme that the definition *abstract* writes down."""
    return Scheme(key, {_place(element): element for element in abstract.iterchildren(_LEVEL)})


def _place(element: Element) -> int:
    """Return the place, from 0, of a level or of what overrides it."""
    return whole(element.get(ILVL)) or 0


def _level(element: Element) -> Level:
    """Return what a ``w:lvl`` says."""
    said = {child.tag: child for child in element}
    values = {name: val(said[tag]) for name, tag in _SAID.items() if tag in said}
    number_format = "decimal"
    if _NUM_FMT in said:
        number_format = _number_format(said[_NUM_FMT])
    elif ALTERNATE in said:
        number_format = _alternate_format(said[ALTERNATE])
    return Level(
        start=whole(values.get("start")) or 0,
        number_format=number_format,
        text=values.get("text", ""),
        legal=_LEGAL in said and is_on(said[_LEGAL]),
        restart=whole(values.get("restart")),
        style=values.get("style", ""),
    )


def _number_format(element: Element) -> str:
    """Return the format that a ``w:numFmt`` names; a custom one by its first example."""
    name = val(element) or "decimal"
    if name != "custom":
        return name
    example = (element.get(W + "format") or "").split(",", 1)[0].strip()
    return example if example.isascii() and example.isdigit() else "decimal"


def _alternate_format(element: Element) -> str:
    """Return the format inside an ``mc:AlternateContent``."""
    branch = chosen(element)
    formats = branch.iterchildren(_NUM_FMT) if branch is not None else ()
    return next((_number_format(child) for child in formats), "decimal")


def _known(name: str, texts: str, formats: str) -> Scheme:
    """Return a list that Word knows by *name*, from the texts and format signs of its levels."""
    signs = {"1": "decimal", "a": "lowerLetter", "i": "lowerRoman", "A": "upperLetter"}
    names = {**signs, "I": "upperRoman"}
    pairs = zip(texts.split(), formats, strict=True)
    return Scheme(
        name,
        {at: Level(number_format=names[sign], text=text) for at, (text, sign) in enumerate(pairs)},
    )


NUMBER_DEFAULT = -1
KNOWN: Mapping[int, Scheme] = {
    NUMBER_DEFAULT: _known("numberdefault", "%1) %2) %3) (%4) (%5) (%6) %7. %8. %9.", "1ai1ai1ai"),
    -2: _known("outlinedefault", "%1. %2. %3. %4) (%5) (%6) (%7) (%8) (%9)", "IA1a1aiai"),
    -3: _known(
        "legaldefault",
        " ".join(".".join(f"%{upper}" for upper in range(1, at + 1)) + "." for at in range(1, 10)),
        "1" * LEVELS,
    ),
}
"""The lists that a LISTNUM field can name in any file."""
