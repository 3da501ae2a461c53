"""Runs, fields, page heads and feet of a Word file."""

from xml.sax.saxutils import escape

from .paper import Paper

_BOLD = "<w:rPr><w:b/></w:rPr>"
_CODE = '<w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/></w:rPr>'
END_FIELD = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def deleted(runs: str) -> str:
    """Return *runs* as deleted text."""
    return runs.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")


def run(text: str, *, bold: bool = False) -> str:
    """Return one run of plain or bold text."""
    inner = escape(text)
    return f'<w:r>{_BOLD if bold else ""}<w:t xml:space="preserve">{inner}</w:t></w:r>'


def begin_field(code: str) -> str:
    """Return the beginning of a field up to its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def code_run(text: str) -> str:
    """Return one run in a face of fixed width."""
    return run(text).replace("<w:r>", f"<w:r>{_CODE}")


def complex_field(code: str, result: str, cut: int) -> str:
    """Return a field; Word splits its instruction over runs, so some are split here too."""
    first, second = escape(code[:cut]), escape(code[cut:])
    more = f'<w:r><w:instrText xml:space="preserve">{second}</w:instrText></w:r>' if second else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{first}</w:instrText></w:r>{more}'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}{END_FIELD}'
    )


def simple_field(code: str, result: str) -> str:
    """Return a field in its short form."""
    return f'<w:fldSimple w:instr=" {escape(code)} ">{run(result)}</w:fldSimple>'


def page_head(paper: Paper) -> str:
    """Return the head of every page: the document control data."""
    property_of = {"Doc": "Document Number", "Rev": "Revision", "Eff": "Effective Date"}
    number, revision, effective = (
        simple_field(f'DOCPROPERTY "{name}"', text).replace(f'"{name}"', f"&quot;{name}&quot;")
        for name, text in zip(
            property_of.values(), (paper.number, paper.revision, paper.effective), strict=True
        )
    )
    if paper.head == "contract":
        line = f"{run(paper.title + ' | ')}{number}{run(' | Rev. ')}{revision}"
        return f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{line}</w:p>'
    cells = (
        (run("Tarnwell Medical Systems Ltd"), run(paper.title)),
        (run("Document No. "), number),
        (run("Rev. "), revision),
        (run("Effective Date "), effective),
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        '<w:tblW w:w="9026" w:type="dxa"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="2256"/><w:gridCol w:w="2256"/><w:gridCol w:w="2256"/>'
        '<w:gridCol w:w="2258"/></w:tblGrid><w:tr>'
        + "".join(
            '<w:tc><w:tcPr><w:tcW w:w="2256" w:type="dxa"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{name}</w:p>'
            f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{text}</w:p></w:tc>'
            for name, text in cells
        )
        + '</w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>'
    )


def page_foot(paper: Paper) -> str:
    """Return the foot of every page."""
    left = f"{paper.number} Rev. {paper.revision} | {paper.footer} | Page "
    runs = run(left) + simple_field("PAGE", "1") + run(" of ") + simple_field("NUMPAGES", "1")
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{runs}</w:p>'
