"""The number format of each cell style of a workbook."""

from extractors.formats.xlsx.names import S
from extractors.formats.xlsx.numbers import BUILT_IN
from extractors.formats.zipped import Element

GENERAL = "General"


def formats_of(root: Element | None) -> tuple[str, ...]:
    """Return the number format of each cell style, by the style's number."""
    if root is None:
        return ()
    own = {
        one.get("numFmtId"): one.get("formatCode") or GENERAL for one in root.iter(S + "numFmt")
    }
    used = next(root.iterchildren(S + "cellXfs"), None)
    keys = [style.get("numFmtId") or "0" for style in used] if used is not None else []
    return tuple(own.get(key) or _built_in(key) for key in keys)


def _built_in(key: str) -> str:
    return BUILT_IN.get(int(key), GENERAL) if key.isascii() and key.isdigit() else GENERAL
