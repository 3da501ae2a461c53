"""A file reads the same whether or not its formatting was taken away before the tree is made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_files import (
    NAMESPACES,
    abstract,
    field,
    level,
    num,
    numbered,
    para,
    read,
    relations,
    run,
    style,
    table,
    texts,
    word,
    zipped,
)

from depgraph.model.documents import Document, View
from extractors.formats.docx.light import main_root
from extractors.formats.docx.names import BODY, W

MAIN = {"main": ("officeDocument", "word/document.xml")}
# Whatever holds a comment is read from the whole tree.
WHOLE = "<!---->"
LOOK = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="20"/><w:lang w:val="en-US"/>'
LIST = numbered(1, 1)


def left(body: str) -> str:
    """Return the tags of the tree that is made of *body*, each paragraph in brackets."""
    xml = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    root = main_root(xml.encode(), "a Word file")
    (inside,) = root.iterchildren(BODY)
    return " ".join(element.tag.removeprefix(W) for element in inside.iterdescendants())


def twice(body: str, view: View = View.ACCEPTED) -> tuple[Document, Document]:
    """Return what is read of *body*, and what is read of it with nothing taken away."""
    styles = style("S", "<w:rPr><w:b/></w:rPr>", kind="character") + style(
        "Heading1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', name="heading 1"
    )
    numbering = abstract(0, level(0, "%1."), level(1, "(%2)", "lowerLetter")) + num(1, 0)
    light, whole = (
        read(word(each, styles=styles, numbering=numbering), view) for each in (body, body + WHOLE)
    )
    return light, whole


@pytest.mark.parametrize(
    ("body", "tags"),
    [
        pytest.param(para(run("x", LOOK)), "p r t", id="formatting of a run"),
        pytest.param(para(run("x", LOOK + "<w:b/>")), "p r rPr b t", id="bold is read"),
        pytest.param(
            para(run("x", '<w:bCs/><w:b w:val="0"/>')), "p r rPr b t", id="not bold is read"
        ),
        pytest.param(
            para(run("x", '<w:rStyle w:val="S"/><w:i/>')), "p r rPr rStyle t", id="a run's style"
        ),
        pytest.param(
            para("x", '<w:jc w:val="both"/><w:keepNext/>' + f"<w:rPr>{LOOK}<w:b/></w:rPr>"),
            "p pPr r t",
            id="formatting of a paragraph",
        ),
        pytest.param(
            para("x", f'<w:pStyle w:val="S"/>{LIST}<w:tabs><w:tab w:pos="1"/></w:tabs>'),
            "p pPr pStyle numPr ilvl numId r t",
            id="style and list are read",
        ),
        pytest.param(
            para("x", '<w:outlineLvl w:val="1"/><w:ind w:left="1"/>'),
            "p pPr outlineLvl r t",
            id="a level is read",
        ),
        pytest.param(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:tcW w:w="9"/><w:gridSpan w:val="2"/><w:tcBorders>'
            '<w:top w:val="nil"/></w:tcBorders></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
            "tbl tr tc tcPr gridSpan p",
            id="the columns of a cell are read",
        ),
        pytest.param(
            para("x", '<w:jc w:val="both"/><w:rPr><w:ins w:id="1"/><w:i/></w:rPr>'),
            "p pPr jc rPr ins i r t",
            id="nothing is touched beside a tracked change",
        ),
        pytest.param(
            para(run("x", '<w:i/><w:rPrChange w:id="1"><w:rPr><w:i/></w:rPr></w:rPrChange>')),
            "p r rPr i rPrChange rPr t",
            id="nothing is touched around what it was before",
        ),
        pytest.param(para(run("x", "<w:i/><w:new/>")), "p r rPr i new t", id="an unknown element"),
        pytest.param(
            para(run("x", '<w:i xmlns:w="urn:other"/>')),
            "p r rPr {urn:other}i t",
            id="a name of another meaning",
        ),
        pytest.param(
            para(run("x", LOOK)) + WHOLE, "p r rPr rFonts sz lang t", id="a comment somewhere"
        ),
    ],
)
def test_only_formatting_that_nobody_reads_goes(body: str, tags: str) -> None:
    assert left(body) == tags


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(para(run("x", '<w:sz w:val="1" w:val="2"/>')), id="an attribute twice"),
        pytest.param(para(run("x", '<w:sz w:val="<"/>')), id="a bracket in a value"),
        pytest.param(para(run("x", '<w:sz w:val="&none;"/>')), id="an unknown name"),
        pytest.param(para(run("x", '<w:sz w:val="1" w:/>')), id="half an attribute"),
        pytest.param(para(run("x", "<w14:glow/>")), id="a prefix that means nothing"),
        pytest.param(para(run("x", "<w:i/></w:rPr>")), id="an end too many"),
        pytest.param(para(run("x", "<w:rPr><w:i/>")), id="a beginning too many"),
        pytest.param(para(run("x", "<w:i/>")) + "</w:body></w:document>", id="ended twice"),
        pytest.param(para(f'<w:r w:a="<w:rPr><w:i/></w:rPr>">{run("x")}</w:r>'), id="in a value"),
        pytest.param(f"<w:p <w:pPr><w:jc/></w:pPr>>{run('x')}</w:p>", id="in a tag"),
        pytest.param(para(run("x", '<w:i w:a="\x01"/>')), id="a sign that XML has not"),
        pytest.param("<w:a>" * 240 + run("x", "<w:i/>") + "</w:a>" * 240, id="just not too deep"),
        pytest.param("<w:a>" * 252 + run("x", "<w:i/>") + "</w:a>" * 252, id="just too deep"),
        pytest.param("<w:a>" * 254 + "<w:r/>" + "</w:a>" * 254, id="too deep"),
    ],
)
def test_what_is_broken_is_told_as_before(body: str) -> None:
    light, whole = twice(body)
    assert light == whole


@pytest.mark.parametrize(
    "xml",
    [
        pytest.param("\ufeff<?xml version='1.0' encoding='UTF-8'?>\r\n{}", id="a mark of order"),
        pytest.param('<?xml version="1.0" standalone="yes"?>{}', id="no encoding"),
        pytest.param('<?xml version="1.0" encoding="ISO-8859-1"?>{}', id="another encoding"),
        pytest.param("{}<!-- made elsewhere -->", id="a comment behind it"),
        pytest.param("{}<?made elsewhere?>\n", id="an instruction behind it"),
        pytest.param("{}\n\n", id="lines behind it"),
    ],
)
def test_the_text_is_read_however_the_part_begins_and_ends(xml: str) -> None:
    body = para(run("x", LOOK)) + para(run("y", "<w:vanish/>") + run("z"))
    main = xml.format(f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
    parts = {"_rels/.rels": relations(MAIN), "word/document.xml": main}
    assert texts(zipped(parts)) == ["x", "z"]


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param("words", id="words"),
        pytest.param("<w:p/>", id="an element"),
        pytest.param("</a></a></a></a>", id="ends"),
        pytest.param("</a><a>", id="an end and a beginning"),
        pytest.param("&#160;", id="a sign"),
    ],
)
def test_what_stands_behind_the_text_is_refused(behind: str) -> None:
    main = f"<w:document {NAMESPACES}><w:body>{para('x')}</w:body></w:document>{behind}"
    (problem,) = read(zipped({"_rels/.rels": relations(MAIN), "word/document.xml": main})).problems
    assert problem.message == (
        "cannot be read: its main text is no well-formed XML; open and save it again in Word"
    )


MARKS = st.sampled_from(
    [
        LOOK,
        "<w:b/>",
        '<w:b w:val="0"/>',
        '<w:rStyle w:val="S"/>',
        "<w:vanish/>",
        "<w:specVanish/>",
        "<w:i/>",
        "<w:new/>",
        "<w:ins/>",
        "<w:del/>",
        "<w:rPr/>",
        "<w:p/>",
        "<w:tab/>",
    ]
)
SETTINGS = st.sampled_from(
    ['<w:jc w:val="left"/>', '<w:pStyle w:val="Heading1"/>', LIST, "<w:numPr/>", "<w:sectPr/>"]
    + ['<w:outlineLvl w:val="2"/>', "<w:tabs><w:tab/></w:tabs>", "<w:rPr><w:b/></w:rPr>"]
    + ["<w:rPr><w:vanish/></w:rPr>", '<w:rPr><w:del w:id="1"/><w:i/></w:rPr>', "<w:rPr/>"]
    + [f'<w:pPrChange w:id="2"><w:pPr>{inside}</w:pPr></w:pPrChange>' for inside in ("", LIST)]
)
PLACED = st.sampled_from(
    [
        '<w:bookmarkStart w:id="1" w:name="a"/>',
        '<w:bookmarkEnd w:id="1"/>',
        field("REF a", "7"),
        '<w:ins w:id="3">' + run("new", LOOK) + "</w:ins>",
        "<w:r><w:tab/><w:br/></w:r>",
        '<w:del w:id="4"><w:r><w:delText>old</w:delText></w:r></w:del>',
        "<w:rPr/>",
        "<w:pPr/>",
    ]
)
RUNS = st.builds(lambda text, marks: run(text, "".join(marks)), st.text("a7 "), st.lists(MARKS))
INSIDE = st.lists(st.one_of(RUNS, PLACED)).map("".join)
PARAGRAPHS = st.builds(
    lambda inside, settings: para(inside or run(""), "".join(settings)),
    INSIDE,
    st.lists(SETTINGS, max_size=3),
)
CELLS = st.builds(
    lambda marks, inside: f"<w:tcPr>{''.join(marks)}</w:tcPr>{inside}",
    st.lists(
        st.sampled_from(['<w:gridSpan w:val="2"/>', "<w:tcW/>", "<w:cellIns/>", "<w:cellDel/>"])
    ),
    PARAGRAPHS,
)
BODIES = st.lists(st.one_of(PARAGRAPHS, st.builds(table, st.lists(CELLS)))).map("".join)


@given(BODIES, st.sampled_from(View))
def test_taking_formatting_away_changes_nothing(body: str, view: View) -> None:
    light, whole = twice(body, view)
    assert light == whole


@given(BODIES, st.integers(0), st.integers(1, 12))
def test_nor_does_it_hide_damage(body: str, at: int, length: int) -> None:
    at %= len(body) + 1
    light, whole = twice(body[:at] + body[at + length :])
    assert light == whole
