"""The parts of a Word package that do not depend on the text: styles, lists, heads, properties."""

from xml.sax.saxutils import escape

from .numbers import Level, Scheme
from .paper import Paper

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SERIES = ("clause", "attachment", "step")

CONTENT_TYPES = (
    DECLARATION
    + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    + '<Default Extension="rels" '
    + 'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("settings", "settings"),
            ("header1", "header"),
            ("footer1", "footer"),
        )
    )
    + '<Override PartName="/docProps/core.xml" '
    + 'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    + '<Override PartName="/docProps/custom.xml" '
    + 'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'
    + "</Types>"
)


def _relations(rows: tuple[tuple[str, str], ...]) -> str:
    items = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(rows, 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{DECLARATION}<Relationships xmlns="{space}">{items}</Relationships>'


PACKAGE_RELS = _relations(
    (
        (f"{R}/officeDocument", "word/document.xml"),
        (
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml",
        ),
        (f"{R}/custom-properties", "docProps/custom.xml"),
    )
)
DOCUMENT_RELS = _relations(
    (
        (f"{R}/styles", "styles.xml"),
        (f"{R}/numbering", "numbering.xml"),
        (f"{R}/settings", "settings.xml"),
        (f"{R}/header", "header1.xml"),
        (f"{R}/footer", "footer1.xml"),
    )
)
SETTINGS = (
    f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    "<w:compat><w:compatSetting "
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat></w:settings>"
)

_TABS = (
    '<w:tabs><w:tab w:val="left" w:pos="1200"/>'
    '<w:tab w:val="right" w:leader="dot" w:pos="9016"/></w:tabs>'
)
_STYLES = (
    ("Title", "Title", "", '<w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/>',
     '<w:b/><w:sz w:val="36"/>'),
    ("BodyText", "Body Text", "", "", ""),
    ("ListBullet", "List Bullet", "", "", ""),
    ("Header", "header", "", '<w:spacing w:after="0"/>', '<w:sz w:val="16"/>'),
    ("Footer", "footer", "", '<w:spacing w:after="0"/>', '<w:sz w:val="16"/>'),
    ("TableText", "Table Text", "", '<w:spacing w:before="40" w:after="40"/>',
     '<w:sz w:val="19"/>'),
    ("TOCHeading", "TOC Heading", "", "", '<w:b/><w:sz w:val="26"/>'),
    ("TOC1", "toc 1", "", _TABS + '<w:spacing w:after="60"/>', ""),
)  # fmt: skip
_LEVEL_STYLES = {
    "Heading1": ("heading 1", '<w:keepNext/><w:spacing w:before="300"/>', "<w:b/>", 0),
    "Heading2": ("heading 2", '<w:keepNext/><w:spacing w:before="160"/>', "<w:b/>", 1),
    "ExhibitHeading": (
        "Exhibit Heading",
        '<w:keepNext/><w:pageBreakBefore/><w:jc w:val="center"/>',
        '<w:b/><w:sz w:val="26"/>',
        0,
    ),
}


def series_id(scheme: Scheme, series: str) -> int:
    """Return the list id of *series*; bullets come after the three series."""
    return _SERIES.index(series) + 1 if series in scheme else 0


BULLETS = len(_SERIES) + 1


def _style(style: str, name: str, paragraph: str, run: str) -> str:
    based = '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/>{based}'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _level_style(paper: Paper, series: str, at: int, level: Level) -> str:
    plain = (level.style, '<w:jc w:val="both"/>', "", None)
    name, paragraph, run, outline = _LEVEL_STYLES.get(level.style, plain)
    number = "" if paper.direct else _numbering_mark(paper.scheme, series, at)
    keep, rest = _split_keep(paragraph)
    deep = "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>'
    return _style(level.style, name, keep + number + rest + deep, run)


def _split_keep(paragraph: str) -> tuple[str, str]:
    at = max(paragraph.find("<w:spacing"), paragraph.find("<w:jc")) if paragraph else 0
    first = [spot for spot in (paragraph.find("<w:spacing"), paragraph.find("<w:jc")) if spot >= 0]
    at = min(first, default=at)
    return paragraph[:at], paragraph[at:]


def _numbering_mark(scheme: Scheme, series: str, at: int) -> str:
    depth = f'<w:ilvl w:val="{at}"/>' if at else ""
    return f'<w:numPr>{depth}<w:numId w:val="{series_id(scheme, series)}"/></w:numPr>'


def styles(paper: Paper) -> str:
    """Return ``styles.xml``: numbers hang on the styles unless the paper says otherwise."""
    fixed = "".join(_style(key, name, para, run) for key, name, _, para, run in _STYLES)
    levels: dict[str, str] = {}
    for series, own in paper.scheme.items():
        for at, level in enumerate(own):
            levels.setdefault(level.style, _level_style(paper, series, at, level))
    return (
        f'{DECLARATION}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="21"/>'
        '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr>'
        "<w:tblBorders>"
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + f"</w:tblBorders></w:tblPr></w:style>{fixed}{''.join(levels.values())}</w:styles>"
    )


def _abstract(paper: Paper, series: str, levels: tuple[Level, ...]) -> str:
    own = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{level.fmt}"/>'
        + ("" if paper.direct or series == "step" else f'<w:pStyle w:val="{level.style}"/>')
        + ("<w:isLgl/>" if level.legal else "")
        + ("" if level.suffix == "tab" else f'<w:suff w:val="{level.suffix}"/>')
        + f'<w:lvlText w:val="{level.text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{level.indent}" w:hanging="{level.hanging}"/></w:pPr></w:lvl>'
        for at, level in enumerate(levels)
    )
    key = series_id(paper.scheme, series)
    return (
        f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>'
        f"{own}</w:abstractNum>"
    )


def numbering(paper: Paper, step_groups: int) -> str:
    """Return ``numbering.xml``: one list per series, one restarted list per group of steps."""
    abstracts = "".join(_abstract(paper, series, own) for series, own in paper.scheme.items())
    bullet = (
        f'<w:abstractNum w:abstractNumId="{BULLETS}"><w:multiLevelType w:val="hybridMultilevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="\u2022"/><w:lvlJc w:val="left"/><w:pPr>'
        '<w:ind w:left="1080" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    )
    keys = [*(series_id(paper.scheme, series) for series in paper.scheme), BULLETS]
    lists = "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in keys
    )
    step = series_id(paper.scheme, "step")
    restarts = "".join(
        f'<w:num w:numId="{BULLETS + group}"><w:abstractNumId w:val="{step}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for group in range(1, step_groups + 1)
    )
    inner = f"{abstracts}{bullet}{lists}{restarts}"
    return f'{DECLARATION}<w:numbering xmlns:w="{W}">{inner}</w:numbering>'


def core(paper: Paper) -> str:
    """Return ``core.xml`` with fixed dates."""
    space = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    date = f'<dcterms:%s xsi:type="dcterms:W3CDTF">{paper.modified}</dcterms:%s>'
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{space}" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(paper.title)}</dc:title><dc:subject>{escape(paper.number)}</dc:subject>"
        f"<dc:creator>{escape(paper.owner)}</dc:creator>"
        f"<cp:revision>{paper.revision}</cp:revision>"
        f"{date % ('created', 'created')}{date % ('modified', 'modified')}"
        f"<cp:category>{escape(paper.kind)}</cp:category>"
        f"<cp:contentStatus>{escape(paper.status)}</cp:contentStatus></cp:coreProperties>"
    )


def custom(paper: Paper) -> str:
    """Return ``custom.xml``: the document control data that the page heads show."""
    rows = (
        ("Document Number", paper.number),
        ("Revision", paper.revision),
        ("Effective Date", paper.effective),
        ("Owner", paper.owner),
    )
    items = "".join(
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" '
        f'pid="{at}" name="{name}"><vt:lpwstr>{escape(text)}</vt:lpwstr></property>'
        for at, (name, text) in enumerate(rows, 2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties" '
        f'xmlns:vt="{_OFFICE}/docPropsVTypes">{items}</Properties>'
    )
