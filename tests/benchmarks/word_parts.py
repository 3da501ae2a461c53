"""The parts of an invented Word package that do not depend on its text."""

from functools import cache

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LOOK = (
    '<w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
    '<w:color w:val="1F1F1F"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
    '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/><w:lang w:val="en-US"/></w:rPr>'
)
"""How a run looks. With it, a character of text has the 13 of XML that it has in contracts."""
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OTHER_STYLES = 90
"""Styles that no paragraph uses; a contract brings them along."""
_LEVELS = ((0, "Heading1", "%1."), (1, "Clause", "%1.%2"))


@cache
def styles() -> str:
    """Return the styles, of which few are used."""
    numbered = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:numPr>'
        f'<w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>{outline}</w:pPr></w:style>'
        for name, shown, level, outline in (
            ("Heading1", "heading 1", 0, '<w:outlineLvl w:val="0"/>'),
            ("Clause", "Clause", 1, ""),
        )
    )
    plain = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '</w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/></w:style>'
    )
    others = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="Other{at}"><w:name '
        f'w:val="Other {at}"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/>'
        "<w:unhideWhenUsed/><w:pPr><w:spacing "
        f'w:before="120" w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>{LOOK}</w:style>'
        for at in range(_OTHER_STYLES)
    )
    return f"<w:styles {W}>{plain}{numbered}{others}</w:styles>"


@cache
def numbering() -> str:
    """Return the numbering of sections and of the paragraphs in them."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, style, text in _LEVELS
    )
    listed = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    number = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return f"<w:numbering {W}>{listed}{number}</w:numbering>"


@cache
def relations(*pairs: tuple[str, str]) -> str:
    """Return relationships: kinds with their targets, numbered from ``rId1``."""
    inside = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(pairs, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'


@cache
def content_types() -> str:
    """Return what kind of content each part holds."""
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("header1", "header"),
            ("footer1", "footer"),
            ("footnotes", "footnotes"),
        )
    )
    kinds = (
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'<Types xmlns="{_TYPES}">{kinds}{overrides}</Types>'
