import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depgraph.extraction import Source, extractor_for
from depgraph.model.documents import BlockKind, Document, Problem, ProblemKind, View
from extractors.formats.odt import extractor, read_document

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    [
        *(f'xmlns:{name}="{OASIS}{name}:1.0"' for name in ("office", "text", "style", "table")),
        f'xmlns:draw="{OASIS}drawing:1.0" xmlns:meta="{OASIS}meta:1.0"',
        f'xmlns:fo="{OASIS}xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)


def zipped(parts: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def content(body: str, styles: str = "", before: str = "") -> str:
    return (
        f"{before}<office:document-content {NAMESPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def written(body: str, styles: str = "", pages: str = "", meta: str = "") -> bytes:
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content(body, styles),
            "styles.xml": f"<office:document-styles {NAMESPACES}>{pages}</office:document-styles>",
            "meta.xml": f"<office:document-meta {NAMESPACES}>{meta}</office:document-meta>",
        }
    )


def read(data: bytes, view: View = View.ACCEPTED) -> Document:
    return read_document(Source("file.odt", data, view))


def labels(data: bytes, view: View = View.ACCEPTED) -> list[tuple[str, str, str]]:
    return [(block.label, block.number, block.text) for block in read(data, view).blocks]


def texts(body: str, view: View = View.ACCEPTED) -> list[str]:
    return [block.text for block in read(written(body), view).blocks]


def p(inside: str) -> str:
    return f"<text:p>{inside}</text:p>"


def items(*inside: str, more: str = 'text:style-name="L"') -> str:
    listed = "".join(f"<text:list-item>{one}</text:list-item>" for one in inside)
    return f"<text:list {more}>{listed}</text:list>"


def level(at: int, form: str, after: str = "", shown: int = 1, more: str = "") -> str:
    return (
        f'<text:list-level-style-number text:level="{at}" style:num-format="{form}" '
        f'style:num-suffix="{after}" text:display-levels="{shown}" {more}/>'
    )


LIST = (
    '<text:list-style style:name="L">'
    + level(1, "1", ".")
    + level(2, "1", "", 2)
    + level(3, "a", ")", more='style:num-prefix="("')
    + "</text:list-style>"
)
OUTLINE = (
    "<office:styles><text:outline-style>"
    '<text:outline-level-style text:level="1" style:num-format="I" style:num-prefix="Article "/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
    "</text:outline-style></office:styles>"
)


def h(at: int, text: str, more: str = "") -> str:
    return f'<text:h text:outline-level="{at}" {more}>{text}</text:h>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            items(p("a"), p("b") + items(p("c") + items(p("d"), p("e"), more=""), more="")),
            [
                ("1.", "1", "a"),
                ("2.", "2", "b"),
                ("2.1", "2.1", "c"),
                ("(a)", "2.1(a)", "d"),
                ("(b)", "2.1(b)", "e"),
            ],
            id="levels",
        ),
        pytest.param(
            items(p("a")) + items(p("b")),
            [("1.", "1", "a"), ("1.", "1", "b")],
            id="a new list begins anew",
        ),
        pytest.param(
            items(p("a"))
            + items(p("b"), more='text:style-name="L" text:continue-numbering="true"'),
            [("1.", "1", "a"), ("2.", "2", "b")],
            id="a list that goes on",
        ),
        pytest.param(
            items(p("a"), more='xml:id="x" text:style-name="L"')
            + items(p("b"))
            + items(p("c"), more='text:style-name="L" text:continue-list="x"'),
            [("1.", "1", "a"), ("1.", "1", "b"), ("2.", "2", "c")],
            id="a list that goes on after another",
        ),
        pytest.param(
            items(p("a") + p("more")), [("1.", "1", "a"), ("", "", "more")], id="two paragraphs"
        ),
        pytest.param(
            '<text:list text:style-name="L"><text:list-header><text:p>a</text:p>'
            '</text:list-header><text:list-item text:start-value="7"><text:p>b</text:p>'
            "</text:list-item></text:list>",
            [("", "", "a"), ("7.", "7", "b")],
            id="a start, and a header without number",
        ),
        pytest.param(
            h(1, "A") + h(2, "B") + h(2, "C") + h(1, "D") + h(2, "E"),
            [
                ("Article I", "Article I", "A"),
                ("I.1", "I.1", "B"),
                ("I.2", "I.2", "C"),
                ("Article II", "Article II", "D"),
                ("II.1", "II.1", "E"),
            ],
            id="headings",
        ),
        pytest.param(
            h(1, "A", 'text:is-list-header="true"') + h(1, "B"),
            [("", "", "A"), ("Article I", "Article I", "B")],
            id="a heading that is not counted",
        ),
        pytest.param(
            h(1, "A", 'text:restart-numbering="true" text:start-value="4"'),
            [("Article IV", "Article IV", "A")],
            id="a heading that starts elsewhere",
        ),
    ],
)
def test_numbers_are_counted(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert labels(written(body, LIST, OUTLINE)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(p("a  b\n c"), ["a b c"], id="blanks are folded"),
        pytest.param(p('a<text:s text:c="2"/>b<text:tab/>c'), ["a  b\tc"], id="blanks that show"),
        pytest.param(p("a\u00a0b"), ["a\u00a0b"], id="a hard space"),
        pytest.param(p("a<text:line-break/>b"), ["a\nb"], id="a line break"),
        pytest.param(p("<text:span>a</text:span> <text:span>b</text:span>"), ["a b"], id="spans"),
        pytest.param(
            f"<text:table-of-content><text:index-body>{p('a')}</text:index-body>"
            "</text:table-of-content>",
            [],
            id="contents",
        ),
        pytest.param(f"<text:section>{p('a')}</text:section>", ["a"], id="a section"),
        pytest.param(
            p(f"a<draw:frame><draw:text-box>{p('b')}</draw:text-box></draw:frame>c"),
            ["ac", "b"],
            id="a text box",
        ),
    ],
)
def test_a_reader_sees(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_links_marks_and_references() -> None:
    bold = (
        '<style:style style:family="text" style:name="B">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )
    body = p(
        '<text:bookmark-start text:name="x"/>See <text:a xlink:href="../b.odt#c">B</text:a>, '
        '<text:span text:style-name="B">bo</text:span>'
        '<text:span text:style-name="B">ld</text:span> <text:bookmark-ref text:ref-name="y" '
        'text:reference-format="number">2.1</text:bookmark-ref>'
        ' <text:a xlink:href="#Fees|outline">Fees</text:a>'
    )
    (block,) = read(written(body, bold)).blocks
    assert block.anchors == ("x",)
    assert [
        (mark.kind.value, block.text[mark.start : mark.end], mark.target, mark.code)
        for mark in block.marks
    ] == [
        ("link", "B", "b.odt#c", ""),
        ("strong", "bold", "", ""),
        ("field", "2.1", "#y", "REF y \\r \\h"),
    ]


def test_notes_stand_after_their_paragraph() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('Net.')}</text:note-body></text:note>"
    )
    found = read(written(p(f"Fees{note} are due.") + p("End.")))
    assert [(b.text, b.kind, b.place.part, b.place.para) for b in found.blocks] == [
        ("Fees are due.", BlockKind.PARAGRAPH, "", 0),
        ("Net.", BlockKind.NOTE, "footnote 1", None),
        ("End.", BlockKind.PARAGRAPH, "", 1),
    ]


def test_a_table_has_rows_and_columns() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{p(text)}</table:table-cell>"

    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        f"{cell('Tier', 'table:number-columns-spanned=' + chr(34) + '2' + chr(34))}"
        f"<table:covered-table-cell/>{cell('Fee')}</table:table-row></table:table-header-rows>"
        f"<table:table-row>{cell('Gold')}{cell('x')}{cell('10')}</table:table-row></table:table>"
    )
    found = read(written(body)).blocks
    assert [(b.text, b.row, b.column, b.place.cell) for b in found] == [
        ("Tier", 0, 0, "table 1, row 1, column 1"),
        ("Fee", 0, 2, "table 1, row 1, column 3"),
        ("Gold", 1, 0, "table 1, row 2, column 1"),
        ("x", 1, 1, "table 1, row 2, column 2"),
        ("10", 1, 2, "table 1, row 2, column 3"),
    ]
    assert {b.kind for b in found} == {BlockKind.CELL}


def region(key: str, kind: str, inside: str = "") -> str:
    return (
        f'<text:changed-region text:id="{key}"><text:{kind}><office:change-info/>{inside}'
        f"</text:{kind}></text:changed-region>"
    )


def mark(key: str, where: str = "") -> str:
    return f'<text:change{where} text:change-id="{key}"/>'


@pytest.mark.parametrize(
    ("regions", "body", "original", "accepted"),
    [
        pytest.param(
            region("i", "insertion"),
            p(f"in {mark('i', '-start')}45{mark('i', '-end')} days"),
            [("", "in days")],
            [("", "in 45 days")],
            id="words are added",
        ),
        pytest.param(
            region("d", "deletion", p("30")),
            p(f"in {mark('d')} days"),
            [("", "in 30 days")],
            [("", "in days")],
            id="words are removed",
        ),
        pytest.param(
            region("i", "insertion"),
            items(p("a"), p(f"{mark('i', '-start')}b"), p(f"{mark('i', '-end')}c")),
            [("1.", "a"), ("2.", "c")],
            [("1.", "a"), ("2.", "b"), ("3.", "c")],
            id="an item is added",
        ),
        pytest.param(
            region("d", "deletion", items(p("b"), p(""))),
            items(p("a"), p(f"{mark('d')}c")),
            [("1.", "a"), ("2.", "b"), ("3.", "c")],
            [("1.", "a"), ("2.", "c")],
            id="an item is removed",
        ),
        pytest.param(
            region("i", "insertion"),
            p(f"one {mark('i', '-start')}two") + p(f"three{mark('i', '-end')} four"),
            [("", "one four")],
            [("", "one two"), ("", "three four")],
            id="a paragraph is split",
        ),
        pytest.param(
            region("d", "deletion", p("one") + p("two")),
            p(f"zero {mark('d')} three"),
            [("", "zero one"), ("", "two three")],
            [("", "zero three")],
            id="paragraphs are joined",
        ),
    ],
)
def test_both_views_are_read(
    regions: str, body: str, original: list[tuple[str, str]], accepted: list[tuple[str, str]]
) -> None:
    whole = f"<text:tracked-changes>{regions}</text:tracked-changes>{body}"
    data = written(whole, LIST)
    assert [(label, text) for label, _, text in labels(data, View.ORIGINAL)] == original
    assert [(label, text) for label, _, text in labels(data, View.ACCEPTED)] == accepted
    assert read(data).revisions == 1


def test_headers_are_read_once_and_rows_are_lines() -> None:
    row = "".join(
        f"<table:table-cell>{p(text)}</table:table-cell>" for text in ("SOP-9", "Rev. 2")
    )
    header = f"<table:table><table:table-row>{row}</table:table-row></table:table>"
    pages = (
        f"<office:master-styles><style:master-page><style:header>{header}</style:header>"
        f"<style:header-left>{header}</style:header-left><style:footer>{p('Page 1')}"
        "</style:footer></style:master-page></office:master-styles>"
    )
    found = read(written(p("x"), pages=pages)).blocks
    assert [(b.text, b.kind, b.place.part) for b in found[:2]] == [
        ("SOP-9 | Rev. 2", BlockKind.RUNNING, "header"),
        ("Page 1", BlockKind.RUNNING, "footer"),
    ]


def test_properties_and_comments() -> None:
    meta = (
        "<office:meta><dc:title>Plan</dc:title><meta:user-defined meta:name='Revision'>4"
        "</meta:user-defined></office:meta>"
    )
    found = read(written(p(f"a<office:annotation>{p('why?')}</office:annotation>b"), meta=meta))
    message = "holds 1 open comment; settle it before it is accepted"
    assert found.properties == (("revision", "4"), ("title", "Plan"))
    assert found.problems == (Problem(ProblemKind.NOTE, message),)
    assert [block.text for block in found.blocks] == ["ab"]


GOOD = written(items(p("a")), LIST)
ENTITIES = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "is empty (0 bytes); get a complete copy", id="nothing"),
        pytest.param(
            b"words",
            "is not an OpenDocument text, whatever its name says; save it as .odt or .docx",
            id="plain text",
        ),
        pytest.param(
            GOOD[: len(GOOD) // 2],
            "is cut off or damaged and cannot be opened; get a complete copy",
            id="cut in half",
        ),
        pytest.param(
            zipped({"a.txt": "x"}),
            "is a zip file without a text in it; save it as .odt or .docx",
            id="any zip file",
        ),
        pytest.param(
            zipped({"word/document.xml": "<x/>"}),
            "is a Word file under an OpenDocument name; give it the ending .docx",
            id="a Word file",
        ),
        pytest.param(
            zipped({"content.xml": content("").replace("office:text", "office:spreadsheet")}),
            "is an OpenDocument file, but no text; save it as .odt or .docx",
            id="a sheet",
        ),
        pytest.param(
            zipped({"content.xml": content(p("&b;"), before=ENTITIES)}),
            "cannot be read: its text holds XML entities, which an OpenDocument text never does; "
            "open and save it again in LibreOffice",
            id="entities",
        ),
        pytest.param(
            zipped({"content.xml": content(" " * (20 << 20))}),
            "cannot be read: its text unpacks to far more than a document holds; "
            "open and save it again in LibreOffice",
            id="a zip bomb",
        ),
        pytest.param(
            zipped({"content.xml": "<a>" * 400 + "</a>" * 400}),
            "cannot be read: its text is nested too deeply; open and save it again in LibreOffice",
            id="endless nesting",
        ),
        pytest.param(
            zipped(
                {
                    "content.xml": "\x01",
                    "META-INF/manifest.xml": "<manifest:encryption-data/>",
                }
            ),
            "is protected by a password; save a copy without the password and add that one",
            id="a password",
        ),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(data: bytes, message: str) -> None:
    reading = extractor.extract(Source("a.odt", data))
    (problem,) = reading.document.problems
    assert (problem.kind, problem.message) == (ProblemKind.UNREADABLE, message)
    assert reading.facts.problems == (problem,)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(p("7" * 1_000_000), id="figures"),
        pytest.param(p("(" * 1_000_000), id="brackets"),
        pytest.param(p(" " * 1_000_000), id="spaces"),
        pytest.param(p('<text:s text:c="999999"/>' * 1_000), id="blanks without end"),
        pytest.param(p("<text:span>a</text:span>" * 50_000), id="spans"),
        pytest.param(items(*[p("x")] * 20_000), id="items"),
    ],
)
def test_large_and_odd_files_take_no_time(body: str) -> None:
    data = written(body, LIST)
    begin = time.process_time()
    read(data)
    assert time.process_time() - begin < 2


def test_styles_that_lead_in_a_circle_end() -> None:
    styles = "".join(
        f'<style:style style:family="paragraph" style:name="{a}" style:parent-style-name="{b}"/>'
        for a, b in ("xy", "yx")
    )
    body = '<text:p text:style-name="x">a</text:p>'
    assert [block.text for block in read(written(body, styles)).blocks] == ["a"]


def test_it_claims_its_endings() -> None:
    assert extractor_for("a/Plan.ODT", [extractor]) is extractor
    assert extractor_for("a/plan.ods", [extractor]) is None


def test_the_xml_library_is_loaded_only_to_read() -> None:
    code = "import sys, extractors.formats.odt; sys.exit('lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


FLIP = st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255))


@given(st.lists(FLIP, min_size=1, max_size=30))
def test_no_damage_stops_the_reader(flips: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for at, value in flips:
        data[at] = value
    assert read(bytes(data)) == read(bytes(data))
