"""The names of OpenDocument elements and attributes, ready for comparison."""

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{OASIS}office:1.0}}"
TEXT = f"{{{OASIS}text:1.0}}"
STYLE = f"{{{OASIS}style:1.0}}"
TABLE = f"{{{OASIS}table:1.0}}"
DRAW = f"{{{OASIS}drawing:1.0}}"
META = f"{{{OASIS}meta:1.0}}"
FO = f"{{{OASIS}xsl-fo-compatible:1.0}}"
EXTENDED = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
HREF = "{http://www.w3.org/1999/xlink}href"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

P = TEXT + "p"
H = TEXT + "h"
LIST = TEXT + "list"
LIST_ITEM = TEXT + "list-item"
LIST_HEADER = TEXT + "list-header"
STYLE_NAME = TEXT + "style-name"
LEVEL = TEXT + "level"
START = TEXT + "start-value"
NAME = STYLE + "name"
CHANGE_ID = TEXT + "change-id"


def whole(text: str | None, usual: int) -> int:
    """Return *text* as a small whole number, or *usual* when it is none."""
    if not text or len(text) > 6 or not (text.isascii() and text.isdigit()):  # noqa: PLR2004
        return usual
    return int(text)
