"""Write a paper as an OpenDocument text: lists that count themselves, live references."""

from xml.sax.saxutils import escape, quoteattr

from .numbers import Level, Numbered
from .packed import packed
from .paper import Paper
from .source import Block, Piece, pieces

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_MIME = "application/vnd.oasis.opendocument.text"
_SPACES = (
    " ".join(
        f'xmlns:{name}="{_OASIS}{name}:1.0"'
        for name in ("office", "text", "style", "table", "meta")
    )
    + f' xmlns:fo="{_OASIS}xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    + ' office:version="1.3"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FORMATS = {"decimal": "1", "lowerLetter": "a", "lowerRoman": "i", "upperLetter": "A"}
_BOLD = (
    '<style:style style:name="Strong" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
)
_MANIFEST = (
    f'{_DECLARATION}<manifest:manifest xmlns:manifest="{_OASIS}manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{part}.xml" manifest:media-type="text/xml"/>'
        for part in ("content", "styles", "meta")
    )
    + "</manifest:manifest>"
)


def odt(paper: Paper) -> bytes:
    """Return *paper* as an OpenDocument text."""
    body = "".join(map(_block, [paper] * len(paper.blocks), paper.blocks, paper.numbers))
    content = f"<office:automatic-styles>{_BOLD}{_list_style(paper)}</office:automatic-styles>"
    content += f"<office:body><office:text>{body}</office:text></office:body>"
    files = {
        "mimetype": _MIME,
        "META-INF/manifest.xml": _MANIFEST,
        "content.xml": _part("document-content", content),
        "styles.xml": _part("document-styles", _pages(paper)),
        "meta.xml": _part("document-meta", _meta(paper)),
    }
    return packed(files, stored="mimetype")


def _part(name: str, inside: str) -> str:
    return f"{_DECLARATION}<office:{name} {_SPACES}>{inside}</office:{name}>"


def _meta(paper: Paper) -> str:
    return (
        f"<office:meta><dc:title>{escape(paper.title)}</dc:title>"
        f"<dc:date>{paper.modified.removesuffix('Z')}</dc:date></office:meta>"
    )


def _pages(paper: Paper) -> str:
    head = escape(f"{paper.number} | Rev. {paper.revision} | {paper.effective}")
    return (
        '<office:master-styles><style:master-page style:name="Standard">'
        f"<style:header><text:p>{head}</text:p></style:header>"
        f"<style:footer><text:p>{escape(paper.footer)}</text:p></style:footer>"
        "</style:master-page></office:master-styles>"
    )


def _list_style(paper: Paper) -> str:
    levels = "".join(_level(at, level) for at, level in enumerate(paper.scheme["clause"], 1))
    return f'<text:list-style style:name="Clauses">{levels}</text:list-style>'


def _level(at: int, level: Level) -> str:
    before, _, rest = level.text.partition("%")
    after = rest.rpartition("%")[2].lstrip("123456789")
    return (
        f'<text:list-level-style-number text:level="{at}" style:num-prefix={quoteattr(before)} '
        f'style:num-format="{_FORMATS[level.fmt]}" style:num-suffix={quoteattr(after)} '
        f'text:display-levels="{level.text.count("%")}"/>'
    )


def _block(paper: Paper, block: Block, number: Numbered | None) -> str:
    inside = "".join(_piece(paper, piece, number) for piece in pieces(block.text))
    if block.name in paper.referred:
        name = quoteattr(paper.bookmark(block.name))
        inside = (
            f"<text:bookmark-start text:name={name}/>{inside}<text:bookmark-end text:name={name}/>"
        )
    if block.kind == "table":
        return _table(paper, block)
    if block.kind == "title":
        return f'<text:p text:style-name="Title">{inside}</text:p>'
    if number is None:
        return f"<text:p>{inside}</text:p>"
    tag = (
        '<text:h text:outline-level="1">%s</text:h>' if block.level == 0 else "<text:p>%s</text:p>"
    )
    nested = tag % inside
    for _ in range(block.level):
        nested = f"<text:list><text:list-item>{nested}</text:list-item></text:list>"
    return (
        '<text:list text:style-name="Clauses" text:continue-numbering="true">'
        f"<text:list-item>{nested}</text:list-item></text:list>"
    )


def _piece(paper: Paper, piece: Piece, here: Numbered | None) -> str:
    if piece.kind == "field":
        shown = escape(paper.shown(piece.text, here, piece.switch))
        name = quoteattr(paper.bookmark(piece.text))
        form = "number" if piece.switch == "r" else "number-all-superior"
        return (
            f'<text:bookmark-ref text:reference-format="{form}" text:ref-name={name}>'
            f"{shown}</text:bookmark-ref>"
        )
    text = escape(paper.shown(piece.text) if piece.kind == "typed" else piece.text)
    return (
        f'<text:span text:style-name="Strong">{text}</text:span>'
        if piece.kind == "strong"
        else text
    )


def _table(paper: Paper, block: Block) -> str:
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f"<table:table-cell><text:p>{escape(paper.plain(cell))}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in block.rows
    )
    return f"<table:table>{rows}</table:table>"
