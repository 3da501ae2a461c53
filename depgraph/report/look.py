"""How a text is to look: width, colour, how much. The command line decides, printers obey."""

from enum import StrEnum

from depgraph.model.findings import Level, Verdict
from depgraph.model.immutable import immutable


class Detail(StrEnum):
    """How much is printed."""

    VERDICT = "verdict"
    NORMAL = "normal"
    ALL = "all"


@immutable
class Look:
    """*width* is in characters; *colour* adds escape codes, and they are the only ones."""

    width: int = 100
    colour: bool = False
    detail: Detail = Detail.NORMAL

    @property
    def everything(self) -> bool:
        """Return whether nothing is to be hidden or cut."""
        return self.detail is Detail.ALL


_CODES = {
    "breaking": "1;31",
    "review": "33",
    "info": "2",
    "clean": "32",
    "incomplete": "35",
    "strong": "1",
    "faint": "2",
}


def painted(text: str, style: Level | Verdict | str, look: Look) -> str:
    """Return *text* in the colour of *style* when *look* has colour."""
    return f"\x1b[{_CODES[str(style)]}m{text}\x1b[0m" if look.colour else text
