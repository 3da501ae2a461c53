"""The names of WordprocessingML elements and attributes, ready for comparison, and flags."""

from lxml.etree import _Element

Element = _Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"

W = f"{{{WORD}}}"
ID = f"{{{RELATIONS}}}id"

BODY = W + "body"
P = W + "p"
PPR = W + "pPr"
R = W + "r"
RPR = W + "rPr"
T = W + "t"
TAB = W + "tab"
TBL = W + "tbl"
TR = W + "tr"
TRPR = W + "trPr"
TC = W + "tc"
TCPR = W + "tcPr"
SDT = W + "sdt"
SDT_CONTENT = W + "sdtContent"
STYLE = W + "style"
NAME = W + "name"
BASED_ON = W + "basedOn"
PSTYLE = W + "pStyle"
RSTYLE = W + "rStyle"
NUMPR = W + "numPr"
ILVL = W + "ilvl"
NUM_ID = W + "numId"
OUTLINE = W + "outlineLvl"
BOLD = W + "b"
VANISH = W + "vanish"
SPEC_VANISH = W + "specVanish"
PPR_CHANGE = W + "pPrChange"
INS = W + "ins"
DEL = W + "del"
MOVE_FROM = W + "moveFrom"
MOVE_TO = W + "moveTo"
CELL_INS = W + "cellIns"
CELL_DEL = W + "cellDel"
HYPERLINK = W + "hyperlink"
FLD_SIMPLE = W + "fldSimple"
FLD_CHAR = W + "fldChar"
INSTR = W + "instrText"
DEL_INSTR = W + "delInstrText"
DEL_TEXT = W + "delText"
BOOKMARK_START = W + "bookmarkStart"
BOOKMARK_END = W + "bookmarkEnd"
FOOTNOTE_REF = W + "footnoteReference"
ENDNOTE_REF = W + "endnoteReference"
TEXT_BOX = W + "txbxContent"
ALT_CHUNK = W + "altChunk"
SECTION = W + "sectPr"
ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"
CHOICE = f"{{{COMPATIBILITY}}}Choice"
FALLBACK = f"{{{COMPATIBILITY}}}Fallback"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
DIAGRAM_DATA = f"{{{RELATIONS}}}dm"
O_MATH = f"{{{MATH}}}oMath"
O_MATH_PARA = f"{{{MATH}}}oMathPara"
MATH_TEXT = f"{{{MATH}}}t"

VAL = W + "val"

_OFF = frozenset({"0", "false", "off", "none"})


def val(element: Element) -> str:
    """Return the ``w:val`` of *element*, or nothing."""
    return element.get(VAL) or ""


def is_on(element: Element) -> bool:
    """Tell whether an on/off element is on; without a value it is."""
    return element.get(VAL) not in _OFF


def whole(text: str | None) -> int | None:
    """Return *text* as a small whole number, or ``None`` when it is none."""
    if not text or len(text) > 9:  # noqa: PLR2004  # no list or level is that large
        return None
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() else None


def chosen(alternate: Element) -> Element | None:
    """Return the one branch of an ``mc:AlternateContent`` that is shown."""
    branches = [child for child in alternate if child.tag in (CHOICE, FALLBACK) and len(child)]
    return branches[0] if branches else None
