import pytest
from word_files import (
    NAMESPACES,
    abstract,
    field,
    level,
    listed,
    num,
    numbered,
    para,
    read,
    relations,
    run,
    style,
    styled,
    table,
    texts,
    word,
)

from depgraph.model.documents import Block, BlockKind, Mark, MarkKind, Place, Problem, ProblemKind

STYLES = (
    style("H1", name="heading 1")
    + style("H3", "<w:pPr><w:outlineLvl w:val='2'/></w:pPr>")
    + style("H3Child", based_on="H3")
    + style("Quiet", "<w:pPr><w:outlineLvl w:val='9'/></w:pPr>", based_on="H1")
    + style("Name", name="Title")
)


@pytest.mark.parametrize(
    ("body", "kind", "depth"),
    [
        pytest.param(styled("H1", "x"), BlockKind.HEADING, 1, id="a heading by its style's name"),
        pytest.param(styled("H3", "x"), BlockKind.HEADING, 3, id="by its style's outline level"),
        pytest.param(styled("H3Child", "x"), BlockKind.HEADING, 3, id="by the style below"),
        pytest.param(
            para("x", "<w:outlineLvl w:val='1'/>"), BlockKind.HEADING, 2, id="by its own level"
        ),
        pytest.param(styled("Name", "x"), BlockKind.HEADING, 1, id="the title"),
        pytest.param(styled("Quiet", "x"), BlockKind.PARAGRAPH, 0, id="body text by its level"),
        pytest.param(
            styled("H1", "x", "<w:outlineLvl w:val='9'/>"),
            BlockKind.PARAGRAPH,
            0,
            id="a heading made body text",
        ),
        pytest.param(para("x"), BlockKind.PARAGRAPH, 0, id="plain"),
        pytest.param(listed(1, 0, "x"), BlockKind.ITEM, 1, id="an item"),
        pytest.param(listed(1, 1, "x"), BlockKind.ITEM, 2, id="a bullet"),
        pytest.param(listed(1, 2, "x"), BlockKind.PARAGRAPH, 0, id="a level that shows nothing"),
        pytest.param(table([para("x")]), BlockKind.CELL, 0, id="a cell"),
        pytest.param(table([listed(1, 0, "x")]), BlockKind.CELL, 0, id="a numbered cell"),
        pytest.param(table([styled("H1", "x")]), BlockKind.HEADING, 1, id="a heading in a cell"),
    ],
)
def test_kinds_and_levels(body: str, kind: BlockKind, depth: int) -> None:
    levels = level(0, "%1."), level(1, "-", "bullet"), level(2, "", "none")
    (block,) = read(word(body, styles=STYLES, numbering=abstract(0, *levels) + num(1, 0))).blocks
    assert (block.kind, block.level) == (kind, depth)


def test_a_heading_in_full() -> None:
    body = para() + styled("H1", "Fees", numbered(1, 0))
    (block,) = read(
        word(body, styles=STYLES, numbering=abstract(0, level(0, "%1.")) + num(1, 0))
    ).blocks
    assert block == Block(
        "Fees", BlockKind.HEADING, Place(para=1), label="1.", number="1", level=1
    )


def places(data: bytes) -> list[tuple[str, str, int | None, int | None, int | None]]:
    return [
        (block.text, block.place.cell, block.table, block.row, block.column)
        for block in read(data).blocks
    ]


def test_cells_of_a_table() -> None:
    data = word(para("x") + table([para("a"), para("b")], [para("c"), para("d") + para("e")]))
    assert places(data) == [
        ("x", "", None, None, None),
        ("a", "table 1, row 1, column 1", 1, 0, 0),
        ("b", "table 1, row 1, column 2", 1, 0, 1),
        ("c", "table 1, row 2, column 1", 1, 1, 0),
        ("d", "table 1, row 2, column 2", 1, 1, 1),
        ("e", "table 1, row 2, column 2", 1, 1, 1),
    ]


def test_tables_inside_tables_and_after_them() -> None:
    inner = table([para("inner")])
    data = word(table([para("a") + inner + para("b")]) + table([para("c")]))
    assert places(data) == [
        ("a", "table 1, row 1, column 1", 1, 0, 0),
        ("inner", "table 2, row 1, column 1", 2, 0, 0),
        ("b", "table 1, row 1, column 1", 1, 0, 0),
        ("c", "table 3, row 1, column 1", 3, 0, 0),
    ]


def test_columns_stay_in_line_under_wide_cells() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{para("wide")}</w:tc>'
    rows = (
        f"<w:tr>{wide}<w:tc>{para('third')}</w:tc></w:tr>"
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>{para("second")}</w:tc></w:tr>'
    )
    cells = [(block.text, block.column) for block in read(word(f"<w:tbl>{rows}</w:tbl>")).blocks]
    assert cells == [("wide", 0), ("third", 2), ("second", 1)]


def control(inside: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(control(para("x")), ["x"], id="around a paragraph"),
        pytest.param(para(control(run("x")) + run("y")), ["xy"], id="around a run"),
        pytest.param(
            "<w:tbl>" + control("<w:tr><w:tc>" + para("x") + "</w:tc></w:tr>") + "</w:tbl>",
            ["x"],
            id="around a row",
        ),
        pytest.param(
            "<w:tbl><w:tr>" + control("<w:tc>" + para("x") + "</w:tc>") + "</w:tr></w:tbl>",
            ["x"],
            id="around a cell",
        ),
        pytest.param(control(control(para("x"))), ["x"], id="around another one"),
        pytest.param(f"<w:customXml>{para('x')}</w:customXml>", ["x"], id="around custom mark-up"),
        pytest.param(para(f"<w:smartTag>{run('x')}</w:smartTag>"), ["x"], id="a smart tag"),
    ],
)
def test_content_controls_hide_nothing(body: str, expected: list[str]) -> None:
    assert texts(word(body)) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb", id="a tab"),
        pytest.param("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb", id="a line break"),
        pytest.param(
            '<w:r><w:br w:type="page"/><w:t>1. Fees</w:t></w:r>', "1. Fees", id="a page break"
        ),
        pytest.param(
            "<w:r><w:t>SOP</w:t><w:noBreakHyphen/><w:t>014</w:t></w:r>",
            "SOP-014",
            id="a hard hyphen",
        ),
        pytest.param(
            "<w:r><w:t>agree</w:t><w:softHyphen/><w:t>ment</w:t></w:r>",
            "agreement",
            id="a soft hyphen",
        ),
        pytest.param(run("Section\u00a04"), "Section\u00a04", id="a hard space is kept"),
        pytest.param(
            '<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t></w:r>', "≥5", id="a sign"
        ),
        pytest.param(
            '<w:r><w:sym w:font="Symbol" w:char="zz"/></w:r>', "\ufffd", id="a sign nobody knows"
        ),
        pytest.param(run("a") + run("hidden", "<w:vanish/>"), "a", id="hidden text"),
        pytest.param(run("a", "<w:caps/>"), "a", id="capitals are only shown"),
        pytest.param("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", "x=2", id="a formula"),
        pytest.param(
            "<w:r><w:ruby><w:rt><w:r><w:t>ki</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>木</w:t></w:r>"
            "</w:rubyBase></w:ruby></w:r>",
            "木",
            id="a reading aid above the text",
        ),
    ],
)
def test_text_is_what_the_page_shows(content: str, expected: str) -> None:
    assert texts(word(para(content))) == [expected]


def box(inside: str) -> str:
    """Return a text box as Word writes it: once for itself, once for old programs."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"<w:txbxContent>{inside}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>"
        f"<w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def parts(data: bytes) -> list[tuple[str, str, int | None]]:
    return [(block.text, block.place.part, block.place.para) for block in read(data).blocks]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    data = word(para(run("a") + box(para("in the box")) + run("b")) + para("c"))
    assert parts(data) == [("ab", "", 0), ("in the box", "text box", 1), ("c", "", 3)]


def test_a_text_box_in_a_cell_stands_after_the_table() -> None:
    data = word(table([para(run("a") + box(para("boxed")))], [para("b")]))
    assert parts(data) == [("a", "", 0), ("b", "", 3), ("boxed", "text box", 1)]


def test_a_text_box_in_a_group_is_read_once() -> None:
    shape = box(para("grouped")).removeprefix("<w:r>").removesuffix("</w:r>")
    data = word(para(f"<w:r><w:drawing><g>{shape}</g></w:drawing></w:r>"))
    assert [text for text, _, _ in parts(data)] == ["grouped"]


def test_a_text_box_inside_a_text_box() -> None:
    data = word(para(box(para(run("outer") + box(para("inner"))))))
    assert [text for text, _, _ in parts(data)] == ["outer", "inner"]


DIAGRAM = (
    '<d:dataModel xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><d:ptLst>'
    "<d:pt><d:t><a:p><a:r><a:t>Re</a:t></a:r><a:r><a:t>lease</a:t></a:r></a:p></d:t></d:pt>"
    '<d:pt type="pres"/><d:pt><d:t><a:p><a:r><a:t>Archive</a:t></a:r></a:p></d:t></d:pt>'
    "</d:ptLst></d:dataModel>"
)


def test_the_words_of_a_diagram_stand_after_its_paragraph() -> None:
    drawn = (
        '<w:r><w:drawing><d:relIds xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/'
        'diagram" r:dm="d1"/></w:drawing></w:r>'
    )
    links = {"d1": ("diagramData", "diagrams/data1.xml")}
    data = word(para(run("a") + drawn) + para("b"), links, {"word/diagrams/data1.xml": DIAGRAM})
    assert parts(data) == [
        ("a", "", 0),
        ("Release", "diagram", None),
        ("Archive", "diagram", None),
        ("b", "", 1),
    ]


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        pytest.param(para("<w:r><w:drawing/></w:r>"), 1, id="only a picture"),
        pytest.param(para("<w:r><w:drawing/></w:r>") + para("x"), 0, id="a picture and text"),
        pytest.param(para(), 0, id="an empty page"),
    ],
)
def test_pictures_without_text_are_told(body: str, problems: int) -> None:
    found = read(word(body)).problems
    assert [problem.kind for problem in found] == [ProblemKind.PARTIAL] * problems


def note(kind: str, key: int, inside: str) -> str:
    return f'<w:{kind} w:id="{key}">{inside}</w:{kind}>'


def cite(kind: str, key: int, more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{key}"{more}/></w:r>'


def test_notes_stand_after_the_text_that_cites_them_and_count_as_cited() -> None:
    body = (
        para(run("a") + cite("footnote", 5))
        + table([para(run("b") + cite("footnote", 4))], [para(run("c") + cite("endnote", 2))])
        + para("d")
    )
    footnotes = "".join(
        (
            note("footnote", -1, para("separator")),
            note("footnote", 4, para("Four")),
            note("footnote", 5, para("Five") + para("and more")),
            note("footnote", 6, para("cited nowhere")),
        )
    )
    data = word(body, footnotes=footnotes, endnotes=note("endnote", 2, para("End")))
    assert [(b.text, b.kind, b.place.part) for b in read(data).blocks] == [
        ("a", BlockKind.PARAGRAPH, ""),
        ("Five", BlockKind.NOTE, "footnote 1"),
        ("and more", BlockKind.NOTE, "footnote 1"),
        ("b", BlockKind.CELL, ""),
        ("c", BlockKind.CELL, ""),
        ("Four", BlockKind.NOTE, "footnote 2"),
        ("End", BlockKind.NOTE, "endnote 1"),
        ("d", BlockKind.PARAGRAPH, ""),
    ]


def test_a_note_with_its_own_sign_is_not_counted() -> None:
    own = cite("footnote", 1, ' w:customMarkFollows="1"')
    body = para(run("a") + own + run("*") + cite("footnote", 2))
    notes = note("footnote", 1, para("Own")) + note("footnote", 2, para("First"))
    assert parts(word(body, footnotes=notes)) == [
        ("a*", "", 0),
        ("Own", "footnote", None),
        ("First", "footnote 1", None),
    ]


def with_pages(references: str, settings: str = "", body: str = "", **pages: str) -> bytes:
    """Return a file with header and footer parts and one section that names them."""
    more = {
        f"word/{name}.xml": f"<w:hdr {NAMESPACES}>{inside}</w:hdr>"
        for name, inside in pages.items()
    }
    links = {name: (name.rstrip("0123456789"), f"{name}.xml") for name in pages}
    text = (body or para("text")) + f"<w:sectPr>{references}</w:sectPr>"
    return word(text, links=links, more=more, settings=settings)


def page(kind: str, key: str, where: str = "default") -> str:
    return f'<w:{kind}Reference w:type="{where}" r:id="{key}"/>'


def running(data: bytes) -> list[tuple[str, str]]:
    return [
        (block.text, block.place.part)
        for block in read(data).blocks
        if block.kind is BlockKind.RUNNING
    ]


def test_a_header_table_gives_one_line_for_each_row() -> None:
    rows = table(
        [para("Document No."), para("SOP-014"), para("")],
        [para("Effective") + para("Date"), control(para("2 May 2024")), para("Rev. 3")],
        [para(""), para(""), para("")],
    )
    data = with_pages(page("header", "header1"), header1=para("Quality") + rows)
    assert running(data) == [
        ("Quality", "header"),
        ("Document No. | SOP-014 | ", "header"),
        ("Effective Date | 2 May 2024 | Rev. 3", "header"),
    ]


def test_marks_in_a_header_row_lie_over_their_words() -> None:
    rows = table([para("Page"), para(run(" no. ") + field("PAGE", "3"))])
    (block, _) = read(with_pages(page("footer", "footer1"), footer1=rows)).blocks
    assert block == Block(
        "Page | no. 3",
        BlockKind.RUNNING,
        Place(part="footer"),
        marks=(Mark(MarkKind.FIELD, 11, 12, "", "PAGE"),),
    )


@pytest.mark.parametrize(
    ("references", "settings", "expected"),
    [
        pytest.param(
            page("header", "header1") + page("footer", "footer1"),
            "",
            [("A", "header"), ("C", "footer")],
            id="both",
        ),
        pytest.param(
            page("footer", "footer1") + page("header", "header1"),
            "",
            [("A", "header"), ("C", "footer")],
            id="headers first",
        ),
        pytest.param(
            page("header", "header1") + page("header", "header2", "first"),
            "",
            [("A", "header")],
            id="no title page",
        ),
        pytest.param(
            page("header", "header1") + page("header", "header2", "first") + "<w:titlePg/>",
            "",
            [("A", "header"), ("B", "header")],
            id="a title page",
        ),
        pytest.param(
            page("header", "header1") + page("header", "header2", "even"),
            "",
            [("A", "header")],
            id="even pages are not told apart",
        ),
        pytest.param(
            page("header", "header1") + page("header", "header2", "even"),
            "<w:evenAndOddHeaders/>",
            [("A", "header"), ("B", "header")],
            id="even pages are told apart",
        ),
        pytest.param(
            page("header", "header1") + page("header", "header3"),
            "",
            [("A", "header")],
            id="the same words twice",
        ),
        pytest.param(page("header", "lost"), "", [], id="a reference that leads nowhere"),
    ],
)
def test_headers_that_some_page_shows(
    references: str, settings: str, expected: list[tuple[str, str]]
) -> None:
    data = with_pages(
        references,
        settings,
        header1=para("A"),
        header2=para("B"),
        header3=para("A"),
        footer1=para("C"),
    )
    assert running(data) == expected


def test_a_watermark_is_read() -> None:
    drawn = '<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    assert running(with_pages(page("header", "header1"), header1=para(drawn))) == [
        ("DRAFT", "header")
    ]


def test_headers_come_before_the_text() -> None:
    data = with_pages(page("header", "header1"), header1=para("SOP-014"))
    assert texts(data) == ["SOP-014", "text"]


CORE = (
    '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc"><dc:title>Retention  Policy</dc:title>'
    "<dc:creator>Ann Lee</dc:creator><cp:contentStatus>Draft</cp:contentStatus>"
    "<cp:revision>41</cp:revision><dc:subject/></cp:coreProperties>"
)
CUSTOM = (
    '<Properties xmlns="urn:c" xmlns:vt="urn:vt"><property name="Document No"><vt:lpwstr>POL-2'
    '</vt:lpwstr></property><property name="Revision"><vt:i4>3</vt:i4></property>'
    '<property name="Status"><vt:lpwstr>Effective</vt:lpwstr></property></Properties>'
)


def test_properties_and_how_custom_ones_win() -> None:
    package = relations(
        {
            "main": ("officeDocument", "word/document.xml"),
            "core": ("core-properties", "docProps/core.xml"),
            "custom": ("custom-properties", "/docProps/custom.xml"),
        }
    )
    more = {"_rels/.rels": package, "docProps/core.xml": CORE, "docProps/custom.xml": CUSTOM}
    assert read(word(para("x"), more=more)).properties == (
        ("author", "Ann Lee"),
        ("document no", "POL-2"),
        ("revision", "3"),
        ("status", "Effective"),
        ("title", "Retention Policy"),
    )


def test_open_comments_are_told() -> None:
    comments = "".join(f'<w:comment w:id="{key}">{para("why?")}</w:comment>' for key in (1, 2))
    document = read(word(para("x"), comments=comments))
    assert [block.text for block in document.blocks] == ["x"]
    message = "holds 2 open comments; settle them before it is accepted"
    assert document.problems == (Problem(ProblemKind.NOTE, message),)


def test_comments_that_are_done_are_not_told() -> None:
    done = '<w15:commentEx w15:done="1"/>'
    data = word(
        para("x"),
        comments=f'<w:comment w:id="1">{para("why?")}</w:comment>',
        links={"done": ("commentsExtended", "done.xml")},
        more={"word/done.xml": f"<w15:commentsEx {NAMESPACES}>{done}</w15:commentsEx>"},
    )
    assert read(data).problems == ()


def test_an_inserted_file_is_told() -> None:
    document = read(word(para("x") + '<w:altChunk r:id="r1"/>'))
    assert document.problems == (
        Problem(
            ProblemKind.PARTIAL,
            "is read only in part: it holds another file that is inserted whole; "
            "open it in Word and save it again",
        ),
    )
