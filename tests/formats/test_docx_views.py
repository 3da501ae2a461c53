import pytest
from word_files import (
    NAMESPACES,
    abstract,
    field,
    labels,
    level,
    listed,
    num,
    numbered,
    para,
    read,
    run,
    style,
    styled,
    table,
    texts,
    word,
)

from depgraph.model.documents import View

WHO = 'w:id="1" w:author="A" w:date="2020-01-01T00:00:00Z"'
INSERTED_MARK = f"<w:rPr><w:ins {WHO}/></w:rPr>"
DELETED_MARK = f"<w:rPr><w:del {WHO}/></w:rPr>"
MOVED_MARK = f"<w:rPr><w:moveFrom {WHO}/></w:rPr>"
NUMBERS = abstract(0, level(0, "%1."), level(1, "(%2)", "lowerLetter")) + num(1, 0)


def ins(content: str) -> str:
    return f"<w:ins {WHO}>{content}</w:ins>"


def dele(text: str) -> str:
    return f"<w:del {WHO}><w:r><w:delText xml:space='preserve'>{text}</w:delText></w:r></w:del>"


def both(data: bytes) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return labels and texts of the original and of the accepted view."""
    return labels(data, View.ORIGINAL), labels(data, View.ACCEPTED)


@pytest.mark.parametrize(
    ("content", "original", "accepted"),
    [
        pytest.param(run("30") + ins(run(" days")), "30", "30 days", id="an insertion"),
        pytest.param(run("30") + dele(" days"), "30 days", "30", id="a deletion"),
        pytest.param(
            dele("30") + ins(run("45")) + run(" days"), "30 days", "45 days", id="a replacement"
        ),
        pytest.param(
            run("a") + ins(dele("b")),
            "a",
            "a",
            id="what was inserted and deleted again is nowhere",
        ),
        pytest.param(
            f"<w:moveFrom {WHO}>{run('first ')}</w:moveFrom>{run('second ')}"
            f"<w:moveTo {WHO}>{run('last')}</w:moveTo>",
            "first second",
            "second last",
            id="a move",
        ),
        pytest.param(
            f'<w:hyperlink w:anchor="x">{ins(run("new"))}{dele("old")}</w:hyperlink>',
            "old",
            "new",
            id="inside a link",
        ),
        pytest.param(
            f"<w:sdt><w:sdtContent>{ins(run('new'))}{dele('old')}</w:sdtContent></w:sdt>",
            "old",
            "new",
            id="inside a content control",
        ),
        pytest.param(ins(field("REF A \\r", "4")) + run("."), ".", "4.", id="a whole field"),
    ],
)
def test_runs(content: str, original: str, accepted: str) -> None:
    data = word(para(content))
    assert texts(data, View.ORIGINAL) == [original]
    assert texts(data, View.ACCEPTED) == [accepted]


@pytest.mark.parametrize(
    ("body", "original", "accepted"),
    [
        pytest.param(
            listed(1, 0, "a")
            + para(ins(run("new")), numbered(1, 0) + INSERTED_MARK)
            + listed(1, 0, "b"),
            [("1.", "a"), ("2.", "b")],
            [("1.", "a"), ("2.", "new"), ("3.", "b")],
            id="a new paragraph",
        ),
        pytest.param(
            listed(1, 0, "a")
            + para(dele("old"), numbered(1, 0) + DELETED_MARK)
            + listed(1, 0, "b"),
            [("1.", "a"), ("2.", "old"), ("3.", "b")],
            [("1.", "a"), ("2.", "b")],
            id="a deleted paragraph",
        ),
        pytest.param(
            para("a ", numbered(1, 0) + INSERTED_MARK) + listed(1, 0, "b"),
            [("1.", "a b")],
            [("1.", "a"), ("2.", "b")],
            id="a paragraph split in two",
        ),
        pytest.param(
            para("a ", numbered(1, 0) + DELETED_MARK) + listed(1, 1, "b"),
            [("1.", "a"), ("(a)", "b")],
            [("(a)", "a b")],
            id="two paragraphs joined take the second one's number",
        ),
        pytest.param(
            para(f"<w:moveFrom {WHO}>{run('moved')}</w:moveFrom>", numbered(1, 0) + MOVED_MARK)
            + listed(1, 0, "b"),
            [("1.", "moved"), ("2.", "b")],
            [("1.", "b")],
            id="a paragraph moved away",
        ),
        pytest.param(
            para(dele("old"), numbered(1, 0)) + listed(1, 0, "b"),
            [("1.", "old"), ("2.", "b")],
            [("1.", ""), ("2.", "b")],
            id="emptied, but its mark is left: an orphan number",
        ),
        pytest.param(
            para("a", DELETED_MARK) + table([para("cell")]),
            [("", "a"), ("", "cell")],
            [("", "a"), ("", "cell")],
            id="nothing to join with before a table",
        ),
        pytest.param(
            para("a") + para(dele("b"), DELETED_MARK),
            [("", "a"), ("", "b")],
            [("", "a")],
            id="the last paragraph deleted",
        ),
    ],
)
def test_paragraphs(
    body: str, original: list[tuple[str, str]], accepted: list[tuple[str, str]]
) -> None:
    assert both(word(body, numbering=NUMBERS)) == (original, accepted)


def changed(before: str) -> str:
    return f"<w:pPrChange {WHO}><w:pPr>{before}</w:pPr></w:pPrChange>"


@pytest.mark.parametrize(
    ("properties", "original", "accepted", "revisions"),
    [
        pytest.param(numbered(1, 1) + changed(numbered(1, 0)), "1.", "(a)", 1, id="another level"),
        pytest.param(changed(numbered(1, 0)), "1.", "", 1, id="number taken away"),
        pytest.param(numbered(1, 0) + changed(""), "", "1.", 1, id="number given"),
        pytest.param(
            f"<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/><w:ins {WHO}/></w:numPr>",
            "",
            "1.",
            1,
            id="number given, marked on the number itself",
        ),
        pytest.param(
            '<w:pStyle w:val="S"/>' + changed('<w:pStyle w:val="T"/>'),
            "(a)",
            "1.",
            1,
            id="another style",
        ),
        pytest.param(
            numbered(1, 0) + changed(numbered(1, 0) + '<w:jc w:val="left"/>'),
            "1.",
            "1.",
            0,
            id="only how it is aligned",
        ),
    ],
)
def test_changed_properties(properties: str, original: str, accepted: str, revisions: int) -> None:
    styles = style("S", f"<w:pPr>{numbered(1, 0)}</w:pPr>") + style(
        "T", f"<w:pPr>{numbered(1, 1)}</w:pPr>"
    )
    data = word(para("x", properties), numbering=NUMBERS, styles=styles)
    assert both(data) == ([(original, "x")], [(accepted, "x")])
    assert read(data).revisions == revisions


def row(cells: str, properties: str = "") -> str:
    before = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{before}{cells}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    before = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{before}{para(text)}</w:tc>"


def test_rows_and_cells_of_a_table() -> None:
    body = (
        "<w:tbl>"
        + row(cell("a") + cell("b", f"<w:cellIns {WHO}/>") + cell("c", f"<w:cellDel {WHO}/>"))
        + row(cell("new"), f"<w:ins {WHO}/>")
        + row(cell("old"), f"<w:del {WHO}/>").replace("<w:trPr>", "<w:tblPrEx/><w:trPr>")
        + row(cell("end"))
        + "</w:tbl>"
    )
    data = word(body)
    places = {
        view: [(block.text, block.row, block.column) for block in read(data, view).blocks]
        for view in View
    }
    assert places[View.ORIGINAL] == [("a", 0, 0), ("c", 0, 2), ("old", 1, 0), ("end", 2, 0)]
    assert places[View.ACCEPTED] == [("a", 0, 0), ("b", 0, 1), ("new", 1, 0), ("end", 2, 0)]
    assert read(data).revisions == 4


def test_a_table_that_is_not_there_is_not_counted() -> None:
    gone = "<w:tbl>" + row(cell("old"), f"<w:del {WHO}/>") + "</w:tbl>"
    blocks = read(word(gone + table([para("x")]))).blocks
    assert [(block.text, block.place.cell) for block in blocks] == [
        ("x", "table 1, row 1, column 1")
    ]


BOOKMARK = '<w:bookmarkStart w:id="7" w:name="Old"/>{0}<w:bookmarkEnd w:id="7"/>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            para(BOOKMARK.format(dele("old")), DELETED_MARK) + para("next"),
            [("next", ())],
            id="not handed on to the next paragraph",
        ),
        pytest.param(
            para(run("a") + BOOKMARK.format(dele("old"))), [("a", ())], id="inside a paragraph"
        ),
        pytest.param(
            para(BOOKMARK.format(dele("old") + run("er"))), [("er", ("Old",))], id="some text left"
        ),
        pytest.param(
            para(run("a") + BOOKMARK.format("")), [("a", ("Old",))], id="it was always empty"
        ),
        pytest.param(
            para('<w:bookmarkStart w:id="7" w:name="Old"/>' + dele("x"), DELETED_MARK)
            + para(run("y") + '<w:bookmarkEnd w:id="7"/>'),
            [("y", ("Old",))],
            id="it reaches into the next paragraph",
        ),
    ],
)
def test_a_bookmark_goes_with_its_text(body: str, expected: list[tuple[str, object]]) -> None:
    blocks = read(word(body)).blocks
    assert [(block.text, block.anchors) for block in blocks] == expected


def test_the_index_of_a_paragraph_is_where_its_text_stands() -> None:
    body = para(dele("old"), DELETED_MARK) + para("a ", DELETED_MARK) + para("b") + para("c")
    blocks = read(word(body)).blocks
    assert [(block.text, block.place.para) for block in blocks] == [("a b", 1), ("c", 3)]


def test_revisions_are_counted_in_text_notes_and_headers() -> None:
    note = f'<w:footnote w:id="2">{para(ins(run("n")))}</w:footnote>'
    cite = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = para(run("a") + ins(run("b")) + dele("c") + cite) + para(
        f"<w:moveFrom {WHO}>{run('m')}</w:moveFrom><w:moveTo {WHO}>{run('m')}</w:moveTo>"
    )
    section = '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
    header = f"<w:hdr {NAMESPACES}>{para(run('SOP') + ins(run('-1')))}</w:hdr>"
    data = word(
        body + section,
        links={"h": ("header", "header1.xml")},
        more={"word/header1.xml": header},
        footnotes=note,
    )
    assert read(data).revisions == 5


def test_without_tracked_changes_both_views_are_the_same() -> None:
    data = word(listed(1, 0, "a") + styled("S", "b") + table([para("c")]), numbering=NUMBERS)
    assert read(data, View.ORIGINAL) == read(data, View.ACCEPTED)
    assert read(data).revisions == 0
