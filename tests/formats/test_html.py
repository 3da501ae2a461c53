"""HTML: elements become blocks with anchors, marks, cells and the numbers a browser shows."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depgraph.extraction import Source
from depgraph.model.documents import (
    Block,
    BlockKind,
    Document,
    Mark,
    MarkKind,
    Place,
    ProblemKind,
    View,
)
from extractors.formats.html import extractor, read_document


def document(html: bytes | str, view: View = View.ACCEPTED) -> Document:
    return read_document(Source("a.html", html.encode() if isinstance(html, str) else html, view))


def texts(html: str) -> list[str]:
    return [block.text for block in document(html).blocks]


def marks(html: str) -> list[tuple[str, str, str]]:
    return [
        (mark.kind.value, block.text[mark.start : mark.end], mark.target)
        for block in document(html).blocks
        for mark in block.marks
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>One\n  two</p><p>three", ["One two", "three"], id="blanks collapse"),
        pytest.param("<p>a<b> b </b>c", ["a b c"], id="inline elements join"),
        pytest.param("<div>a<p>b</p>c</div>", ["a", "b", "c"], id="blocks part"),
        pytest.param("a<br>b<br><br>c", ["a b", "c"], id="two breaks part"),
        pytest.param("<p>30&nbsp;days &lt; 5", ["30\u00a0days < 5"], id="entities"),
        pytest.param(
            "<nav>x</nav><script>y</script><style>z</style><p>a<button>b</button>",
            ["a"],
            id="words of menus, scripts and controls go",
        ),
        pytest.param('<p hidden>x<p style="display: none">y<p>z', ["z"], id="hidden text goes"),
        pytest.param('<p>30 days<sup><a href="#n1">1</a></sup>.', ["30 days."], id="note number"),
        pytest.param("<p>1<sup>st</sup> of May", ["1st of May"], id="other raised text stays"),
        pytest.param("<!-- a --><p>b<!-- c -->d", ["bd"], id="comments go"),
        pytest.param("<p>•&nbsp; one", ["one"], id="a typed bullet is no text"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_texts(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            "<nav><a href=b.html>B</a><a href='#c'>C</a></nav><p>d",
            [("item", "B", "navigation"), ("item", "C", "navigation"), ("paragraph", "d", "")],
            id="each link of a menu",
        ),
        pytest.param(
            "<nav><ol><li>x <a href=b>1. <b>B</b><div>of it</div></a></ol></nav>",
            [("item", "1. B of it", "navigation")],
            id="one link, however it is built",
        ),
        pytest.param(
            "<table><tr><td><nav><a href=b>B</a></nav><tr><td>c<td>d</table>",
            [("item", "B", "navigation"), ("cell", "c", ""), ("cell", "d", "")],
            id="in a table",
        ),
        pytest.param("<nav><h2>Menu</h2><p>x</nav><h1>T", [("heading", "T", "")], id="no link"),
        pytest.param("<nav><a>B</a></nav><p>c", [("paragraph", "c", "")], id="no address"),
        pytest.param("<nav hidden><a href=b>B</a></nav>", [], id="hidden"),
        pytest.param(
            "<div><a href=b>B</a></div>", [("paragraph", "B", "")], id="a link that is no menu"
        ),
    ],
)
def test_menus(html: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(b.kind.value, b.text, b.place.part) for b in document(html).blocks] == expected


def test_menus_give_links_and_nothing_else() -> None:
    html = (
        '<nav id="top"><a href="#s1">1. Scope</a><a href="sop.html">SOP-014</a></nav>'
        '<h1>Guide</h1><h2 id="s1">1. Scope</h2><p>Text. <a href="#top">Up</a></p>'
    )
    facts = extractor.extract(Source("a.html", html.encode())).facts
    assert [(r.kind.value, r.text, r.path, r.anchor) for r in facts.references] == [
        ("link", "1. Scope", "", "s1"),
        ("link", "SOP-014", "sop.html", ""),
        ("link", "Up", "", "top"),
    ]
    assert [(p.label, p.title) for p in facts.provisions] == [
        (None, "Guide"),
        ("section:1", "Scope"),
    ]
    assert (facts.identity.title, facts.identity.number) == ("Guide", "")


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<script>draw()</script>", id="nothing"),
        pytest.param("<nav><a href=b>B</a></nav><script>draw()</script>", id="only a menu"),
    ],
)
def test_what_a_script_draws_is_missed(html: str) -> None:
    [problem] = document(html).problems
    assert problem.kind is ProblemKind.UNREADABLE


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<h2 id=scope>Scope</h2>", [("Scope", ("scope",), 2)], id="heading"),
        pytest.param("<a name=top></a><h1>T</h1>", [("T", ("top",), 1)], id="name before it"),
        pytest.param("<section id=s><p>x", [("x", ("s",), 0)], id="container"),
        pytest.param("<p>x <span id=y>y</span>", [("x y", ("y",), 0)], id="inside"),
        pytest.param("<p>x</p><a id=end></a>", [("x", ("end",), 0)], id="after the last"),
        pytest.param("<p name=x>x", [("x", (), 0)], id="name means nothing elsewhere"),
    ],
)
def test_anchors(html: str, expected: list[tuple[str, tuple[str, ...], int]]) -> None:
    assert [(b.text, b.anchors, b.level) for b in document(html).blocks] == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            '<p>See <a href=" sop.html#s1 ">SOP 1</a>.', [("link", "SOP 1", "sop.html#s1")],
            id="link",
        ),
        pytest.param("<p><a>no address</a>", [], id="no link"),
        pytest.param("<p><b>Fee</b> is", [("strong", "Fee", "")], id="bold"),
        pytest.param(
            '<p><span style="font-weight:700">Fee</span> is', [("strong", "Fee", "")], id="styled"
        ),
        pytest.param('<p><span style="font-weight:400">Fee</span>', [], id="not bold"),
        pytest.param("<p><b>Ser</b><b>vice</b>", [("strong", "Service", "")], id="cut in two"),
        pytest.param("<p>Run <code>go()</code>", [("code", "go()", "")], id="code"),
        pytest.param(
            "<b><p>one</p><p>two</p></b>",
            [("strong", "one", ""), ("strong", "two", "")],
            id="over two blocks",
        ),
        pytest.param("<dl><dt>Fee<dd>Money", [("strong", "Fee", "")], id="defined word"),
    ],
)  # fmt: skip
def test_marks(html: str, expected: list[tuple[str, str, str]]) -> None:
    assert marks("<h1>T</h1>" + html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<ul><li>x", [("", 1, "x")], id="bullet"),
        pytest.param("<ol><li>x<li>y", [("1.", 1, "x"), ("2.", 1, "y")], id="decimal"),
        pytest.param("<ol type=a start=27><li>x", [("aa.", 1, "x")], id="letters from a start"),
        pytest.param("<ol type=I><li value=4>x<li>y", [("IV.", 1, "x"), ("V.", 1, "y")], id="set"),
        pytest.param("<ol reversed><li>x<li>y", [("2.", 1, "x"), ("1.", 1, "y")], id="reversed"),
        pytest.param(
            '<ol style="list-style-type: lower-roman"><li>x', [("i.", 1, "x")], id="style"
        ),
        pytest.param(
            "<ol><li>x<ol type=a><li>y</ol><li>z",
            [("1.", 1, "x"), ("a.", 2, "y"), ("2.", 1, "z")],
            id="nested",
        ),
        pytest.param('<ol start="x"><li>x', [("1.", 1, "x")], id="no number"),
        pytest.param('<ol style="list-style:none"><li>x', [("", 1, "x")], id="none"),
    ],
)
def test_items(html: str, expected: list[tuple[str, int, str]]) -> None:
    blocks = document(html).blocks
    assert {block.kind for block in blocks} == {BlockKind.ITEM}
    assert [(block.label, block.level, block.text) for block in blocks] == expected


def test_the_second_paragraph_of_an_item_has_no_number() -> None:
    found = [(b.kind, b.label) for b in document("<ol><li><p>x<p>y</ol>").blocks]
    assert found == [(BlockKind.ITEM, "1."), (BlockKind.PARAGRAPH, "")]


def test_cells_stand_where_spans_push_them() -> None:
    html = "<table><tr><th rowspan=2>a<th colspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g</table>"
    found = [(b.text, b.table, b.row, b.column) for b in document(html).blocks]
    assert found == [
        ("a", 1, 0, 0),
        ("b", 1, 0, 1),
        ("c", 1, 1, 1),
        ("d", 1, 1, 2),
        ("e", 1, 2, 0),
        ("f", 1, 2, 1),
        ("g", 1, 2, 2),
    ]
    assert document(html).blocks[2].place == Place(line=1, cell="table 1, row 2, column 2")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            "<table><tr><td>(a)<td>Cold.<tr><td>(b)<td>Dry.</table>",
            [("paragraph", "(a) Cold."), ("paragraph", "(b) Dry.")],
            id="numbers beside their text",
        ),
        pytest.param(
            "<table><tr><td><p>1.1</p><td><p>Cold.</p></table>",
            [("paragraph", "1.1 Cold.")],
            id="in paragraphs",
        ),
        pytest.param("<table><tr><td>x</table>", [("paragraph", "x")], id="one cell a row"),
        pytest.param(
            "<table><tr><td>Fee<td>30</table>", [("cell", "Fee"), ("cell", "30")], id="real cells"
        ),
    ],
)
def test_tables_that_only_set_text(html: str, expected: list[tuple[str, str]]) -> None:
    assert [(b.kind.value, b.text) for b in document(html).blocks] == expected


def test_code_keeps_its_lines() -> None:
    assert document("<p>x\n<pre>\na = 1\n  b = 2\n</pre>").blocks[1] == Block(
        "a = 1\n  b = 2", BlockKind.CODE, Place(line=3), lines=((0, 3), (6, 4))
    )


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        pytest.param(View.ACCEPTED, "Pay in 60 days.", id="accepted"),
        pytest.param(View.ORIGINAL, "Pay in 30 days.", id="original"),
    ],
)
def test_marked_edits_give_two_views(view: View, expected: str) -> None:
    found = document("<p>Pay in <del>30</del><ins>60</ins> days.", view)
    assert ([b.text for b in found.blocks], found.revisions) == ([expected], 2)


def test_lines_are_found_behind_scripts_and_repeated_words() -> None:
    html = "<title>Fee</title>\n<script>Fee</script>\n<p>Fee\n<p title='Fee'>Fee\n<p>&amp;c"
    assert [block.place.line for block in document(html).blocks] == [3, 4, 5]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p><b>1. Scope</b><p>x", ["1. Scope"], id="bold paragraph"),
        pytest.param("<p><b>1. Scope</b> of it<p>x", [], id="only its beginning"),
        pytest.param("<p><b>Pay at once.</b><p>x", [], id="a sentence"),
        pytest.param("<h1>T</h1><p><b>1. Scope</b>", ["T"], id="real headings are used"),
    ],
)
def test_bold_headings(html: str, expected: list[str]) -> None:
    blocks = document(html).blocks
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING] == expected


def test_page_numbers_at_rules_go_and_the_cut_paragraph_is_whole() -> None:
    html = '<p>The keeper and<p>12<hr><p>the <a href="x">deputy</a> sign.<p>30<p>x'
    (whole, *rest) = document(html).blocks
    assert whole == Block(
        "The keeper and the deputy sign.",
        place=Place(line=1),
        marks=(Mark(MarkKind.LINK, 19, 25, "x"),),
    )
    assert [block.text for block in rest] == ["30", "x"]


def test_header_and_footer_of_the_page_are_running() -> None:
    html = "<header><h1>T</h1><p>SOP-1</header><article><header>x</header></article>"
    found = [(b.kind.value, b.text, b.place.part) for b in document(html).blocks]
    assert found == [("heading", "T", ""), ("running", "SOP-1", "header"), ("paragraph", "x", "")]


def test_properties_are_the_title_and_the_meta_names() -> None:
    html = (
        "<title> Cold  Room </title><meta name=Revision content=4>"
        '<meta name="DC.Creator" content="Ann"><meta name=viewport content=x><meta charset=utf-8>'
    )
    assert document(html).properties == (
        ("title", "Cold Room"),
        ("revision", "4"),
        ("creator", "Ann"),
    )


@pytest.mark.parametrize(
    ("html", "expected", "problems"),
    [
        pytest.param("<p>Köln".encode(), "Köln", [], id="utf-8 undeclared"),
        pytest.param("<p>Köln".encode("utf-16"), "Köln", [], id="utf-16"),
        pytest.param(b"<meta charset=iso-8859-1><p>K\xf6ln \x96", "Köln –", [], id="western"),
        pytest.param(
            b'<?xml version="1.0" encoding="iso-8859-2"?><p>\xb9', "š", [], id="named in xml"
        ),
        pytest.param("<meta charset=latin1><p>Köln".encode(), "KÃ¶ln", [], id="as declared"),
        pytest.param("<meta charset=big5-x><p>Köln".encode(), "Köln", [], id="unknown name"),
        pytest.param(b"<p>K\xf6ln", "Köln", ["note"], id="guessed"),
        pytest.param(b"<meta charset=utf-8><p>K\xf6ln", "K\ufffdln", ["partial"], id="bad bytes"),
        pytest.param(b"\x00\x01\x02", None, ["unreadable"], id="binary"),
    ],
)
def test_encodings(html: bytes, expected: str | None, problems: list[str]) -> None:
    found = document(html)
    assert [b.text for b in found.blocks] == ([expected] if expected else [])
    assert [p.kind.value for p in found.problems] == problems


def test_a_page_that_a_script_draws_is_refused() -> None:
    found = document("<body><div id=app></div><script src=x.js></script>")
    assert [p.message for p in found.problems] == [
        "has no text of its own, a script draws it; open it in a browser and save it as PDF"
    ]


def test_deep_nesting_is_refused_before_it_is_parsed() -> None:
    before = time.process_time()
    found = document("<div>" * 200_000)
    assert [p.kind.value for p in found.problems] == ["unreadable"]
    assert time.process_time() - before < 1.0


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "(",
        " ",
        "<",
        "&",
        "<p>",
        "<p>x",
        "<!--",
        "<b>x</b>",
        "<td>",
        "<br>",
        '<a href="',
        "<li>",
    ],
)
def test_a_quarter_megabyte_of_anything_is_read_in_a_second(piece: str) -> None:
    html = piece * (250_000 // len(piece))
    before = time.process_time()
    document(html)
    assert time.process_time() - before < 1.5


# fmt: off
PIECES = st.sampled_from([
    "<p>", "</p>", "<table>", "<tr>", "<td rowspan=3>", "<td>", "<th>", "</table>", "x", "1.",
    "•", "<ol start=-4 type=i>", "<li value=9>", "</ol>", "<ul>", "<a name=x href=y>", "</a>",
    "<b>", "</b>", "<br>", "<hr>", "<pre>", "</pre>", "<h1 id=q>", "</h1>", "<ins>", "<del>",
    "</del>", "<dl><dt>", "<dd>", "<sup><a href=#1>1</a></sup>", " ", "\n", "&amp;", "<!--",
    "-->", "(a)", "<header>", "</header>", "<div>", "</div>", "<span style='font-weight:bold'>",
    "</span>",
])
# fmt: on


@given(st.lists(PIECES, max_size=40).map("".join))
def test_blocks_are_never_empty_and_marks_lie_inside(html: str) -> None:
    for block in document(html).blocks:
        assert block.text.strip()
        assert all(0 <= mark.start < mark.end <= len(block.text) for mark in block.marks)
        assert list(block.lines) == sorted(block.lines)


@given(st.binary(max_size=200))
def test_any_bytes_are_read(data: bytes) -> None:
    assert document(data).format == "html"


def test_it_claims_html_files() -> None:
    assert extractor.suffixes == frozenset({".html", ".htm", ".xhtml"})
