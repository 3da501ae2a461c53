import pytest
from word_files import (
    abstract,
    field,
    level,
    listed,
    num,
    para,
    read,
    run,
    style,
    styled,
    texts,
    word,
)

from depgraph.model.documents import Mark, MarkKind

BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def told(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def marked(content: str, **parts: str) -> tuple[str, list[tuple[str, str, str, str]]]:
    """Return the text of one paragraph and its marks: kind, text under it, target, code."""
    (block,) = read(word(para(run("See ") + content + run(".")), **parts)).blocks
    marks = [
        (mark.kind.value, block.text[mark.start : mark.end], mark.target, mark.code)
        for mark in block.marks
    ]
    return block.text, marks


@pytest.mark.parametrize(
    ("content", "text", "expected"),
    [
        pytest.param(
            field("REF _Ref12 \\r \\h", "4.2(b)"),
            "See 4.2(b).",
            [("field", "4.2(b)", "#_Ref12", "REF _Ref12 \\r \\h")],
            id="a cross-reference",
        ),
        pytest.param(
            BEGIN + told("PA") + told("GEREF _Toc1 ") + told("\\h") + SEPARATE + run("7") + END,
            "See 7.",
            [("field", "7", "#_Toc1", "PAGEREF _Toc1 \\h")],
            id="an instruction split over runs",
        ),
        pytest.param(
            '<w:fldSimple w:instr=" REF Fees \\w "><w:r><w:t>3.1</w:t></w:r></w:fldSimple>',
            "See 3.1.",
            [("field", "3.1", "#Fees", "REF Fees \\w")],
            id="a simple field",
        ),
        pytest.param(
            field("REF _Ref12 \\r", run("4") + run(".2")),
            "See 4.2.",
            [("field", "4.2", "#_Ref12", "REF _Ref12 \\r")],
            id="a result in two runs",
        ),
        pytest.param(
            field(
                "HYPERLINK &quot;a.docx&quot; \\l &quot;_Ref1&quot;", field("REF _Ref1 \\r", "2")
            ),
            "See 2.",
            [("field", "2", "#_Ref1", "REF _Ref1 \\r"), ("link", "2", "a.docx#_Ref1", "")],
            id="a field in the result of another",
        ),
        pytest.param(
            BEGIN
            + told("IF ")
            + field("REF A \\h", "yes")
            + told(' = "yes" "x" "y"')
            + SEPARATE
            + run("x")
            + END,
            "See x.",
            [("field", "x", "", 'IF yes = "yes" "x" "y"')],
            id="a field in the instruction of another",
        ),
        pytest.param(
            field("HYPERLINK &quot;../annex.docx&quot; \\o &quot;Tip&quot;", "Annex"),
            "See Annex.",
            [("link", "Annex", "../annex.docx", "")],
            id="a link field",
        ),
        pytest.param(
            field("HYPERLINK \\l &quot;Scope&quot;", "Scope"),
            "See Scope.",
            [("link", "Scope", "#Scope", "")],
            id="a link to a bookmark",
        ),
        pytest.param(
            field("REF _Ref9 \\r", ""),
            "See .",
            [("field", "", "#_Ref9", "REF _Ref9 \\r")],
            id="a cross-reference that shows nothing",
        ),
        pytest.param(
            BEGIN + told('XE "terms"') + END, "See .", [], id="an index entry shows nothing"
        ),
        pytest.param(
            field("DOCPROPERTY &quot;Doc No&quot;", "SOP-3"),
            "See SOP-3.",
            [("field", "SOP-3", "", 'DOCPROPERTY "Doc No"')],
            id="a field without a bookmark",
        ),
        pytest.param(
            field("SEQ Table \\* ARABIC", "3"),
            "See 3.",
            [("field", "3", "", "SEQ Table \\* ARABIC")],
            id="a caption's number",
        ),
        pytest.param(END + SEPARATE + run("x"), "See x.", [], id="an end without a begin"),
        pytest.param(told("REF A") + run("x"), "See x.", [], id="an instruction without a field"),
        pytest.param(
            '<w:hyperlink w:anchor="_Ref5"><w:r><w:t>Section 5</w:t></w:r></w:hyperlink>',
            "See Section 5.",
            [("link", "Section 5", "#_Ref5", "")],
            id="a link element to a bookmark",
        ),
        pytest.param(
            '<w:hyperlink r:id="lost"><w:r><w:t>there</w:t></w:r></w:hyperlink>',
            "See there.",
            [],
            id="a link whose relationship is lost",
        ),
    ],
)
def test_fields_and_links(
    content: str, text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert marked(content) == (text, expected)


def test_a_link_element_takes_its_address_from_the_relationships() -> None:
    link = '<w:hyperlink r:id="r9" w:anchor="s4"><w:r><w:t>the MSA</w:t></w:r></w:hyperlink>'
    data = word(para(link), links={"r9": ("hyperlink", "../MSA.docx")})
    assert read(data).blocks[0].marks == (Mark(MarkKind.LINK, 0, 7, "../MSA.docx#s4"),)


def test_a_field_over_several_paragraphs_is_marked_in_each() -> None:
    body = (
        para(run("See ") + BEGIN + told("REF Terms \\h") + SEPARATE + run("One"))
        + para(run("Two"))
        + para(run("X") + END)
    )
    first, second, third = read(word(body)).blocks
    code = "REF Terms \\h"
    assert first.marks == (Mark(MarkKind.FIELD, 4, 7, "#Terms", code),)
    assert second.marks == (Mark(MarkKind.FIELD, 0, 3, "#Terms", code),)
    assert third.marks == (Mark(MarkKind.FIELD, 0, 1, "#Terms", code),)


def test_a_field_that_never_ends_keeps_the_text() -> None:
    body = para(BEGIN + told("REF A \\h") + SEPARATE + run("One")) + para("Two")
    assert texts(word(body)) == ["One", "Two"]


def test_bookmarks_are_anchors_of_the_paragraph_they_start_in() -> None:
    start = '<w:bookmarkStart w:id="{0}" w:name="{1}"/>'
    body = (
        para(start.format(1, "_Ref1") + start.format(2, "_GoBack") + run("Fees"))
        + start.format(3, "Between")
        + para(run("Term") + start.format(4, "Inside") + '<w:bookmarkEnd w:id="1"/>')
        + para("Notices")
    )
    blocks = read(word(body)).blocks
    assert [block.anchors for block in blocks] == [("_Ref1",), ("Between", "Inside"), ()]


def test_a_bookmark_of_an_empty_paragraph_is_kept() -> None:
    body = para('<w:bookmarkStart w:id="1" w:name="Here"/><w:bookmarkEnd w:id="1"/>')
    assert [(block.text, block.anchors) for block in read(word(body)).blocks] == [("", ("Here",))]


LETTERS = abstract(0, level(0, "%1."), level(1, "(%2)", "lowerLetter")) + num(1, 0)
CONTENTS = field("TOC \\o &quot;1-3&quot;", "Purpose 1")
HEADINGS = (
    style("H", name="heading 1") + style("T1", name="toc 1") + style("TH", name="TOC Heading")
)


@pytest.mark.parametrize(
    "contents",
    [
        pytest.param(
            para(BEGIN + told("TOC \\o") + SEPARATE + run("Purpose 1"))
            + para(run("Scope 2"))
            + para(END),
            id="by its field",
        ),
        pytest.param(styled("T1", "Purpose 1") + styled("TH", "Contents"), id="by its styles"),
        pytest.param(
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
            f"</w:docPartObj></w:sdtPr><w:sdtContent>{para('Contents')}</w:sdtContent></w:sdt>",
            id="by its content control",
        ),
        pytest.param(
            para('<w:fldSimple w:instr="TOC \\o">' + run("Purpose") + "</w:fldSimple>"),
            id="as a simple field",
        ),
    ],
)
def test_the_table_of_contents_is_left_out(contents: str) -> None:
    body = contents + styled("H", "Purpose")
    assert texts(word(body, styles=HEADINGS)) == ["Purpose"]


def test_a_table_of_contents_without_end_hides_nothing() -> None:
    body = para(BEGIN + told("TOC \\o") + SEPARATE + run("Purpose 1")) + styled("H", "Purpose")
    assert texts(word(body, styles=HEADINGS)) == ["Purpose 1", "Purpose"]


def test_numbered_lines_of_a_table_of_contents_are_not_counted() -> None:
    body = listed(1, 0, field("TOC \\o", "Purpose 1")) + listed(1, 0, "Purpose")
    blocks = read(word(body, numbering=LETTERS)).blocks
    assert [(block.label, block.text) for block in blocks] == [("1.", "Purpose")]


def test_the_text_after_a_table_of_contents_is_kept() -> None:
    body = para(CONTENTS + run("Purpose"))
    assert texts(word(body)) == ["Purpose"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            listed(
                1,
                0,
                run("Either ")
                + BEGIN
                + told("LISTNUM")
                + END
                + run(" or ")
                + BEGIN
                + told("LISTNUM")
                + END,
            ),
            ["Either (a) or (b)"],
            id="one level below its paragraph",
        ),
        pytest.param(
            listed(1, 0, BEGIN + told("LISTNUM") + END)
            + listed(1, 0, BEGIN + told("LISTNUM") + END),
            ["(a)", "(a)"],
            id="again in the next paragraph",
        ),
        pytest.param(
            para(BEGIN + told("LISTNUM NumberDefault \\l 4") + END + run(" first")),
            ["(1) first"],
            id="a list that Word knows by name",
        ),
        pytest.param(
            para(BEGIN + told("LISTNUM LegalDefault \\l 2 \\s 3") + END),
            ["1.3."],
            id="with a start",
        ),
        pytest.param(para(BEGIN + told("LISTNUM") + END), ["1)"], id="outside of any list"),
    ],
)
def test_a_number_in_the_middle_of_the_text_is_text(body: str, expected: list[str]) -> None:
    assert texts(word(body, numbering=LETTERS)) == expected


@pytest.mark.parametrize(
    ("content", "styles", "expected"),
    [
        pytest.param(run("Fees", "<w:b/>") + run(" are due"), "", ["Fees"], id="a bold run"),
        pytest.param(
            run("Fe", "<w:b/>") + run("es", "<w:b/>") + run(" x"), "", ["Fees"], id="two bold runs"
        ),
        pytest.param(run("Fees", '<w:b w:val="0"/>'), "", [], id="bold switched off"),
        pytest.param(
            run("Fees", '<w:rStyle w:val="S"/>'),
            style("S", "<w:rPr><w:b/></w:rPr>", kind="character"),
            ["Fees"],
            id="by a character style",
        ),
        pytest.param(
            run("Fees") + run(" due", '<w:rStyle w:val="S"/>'),
            style("S", "<w:rPr><w:b/></w:rPr>", kind="character")
            + style("P", "<w:rPr><w:b/></w:rPr>"),
            ["Fees"],
            id="two styles that are bold cancel out",
        ),
        pytest.param(run("Fees", "<w:bCs/><w:i/>"), "", [], id="only other looks"),
    ],
)
def test_bold_is_marked(content: str, styles: str, expected: list[str]) -> None:
    body = styled("P", content) if 'styleId="P"' in styles else para(content)
    (block,) = read(word(body, styles=styles)).blocks
    assert [
        block.text[mark.start : mark.end] for mark in block.marks if mark.kind is MarkKind.STRONG
    ] == expected


def test_marks_follow_the_text_when_its_margins_go() -> None:
    (block,) = read(word(para(run("  ") + run(" Fees ", "<w:b/>") + run("due  ")))).blocks
    assert (block.text, block.marks) == ("Fees due", (Mark(MarkKind.STRONG, 0, 5),))
