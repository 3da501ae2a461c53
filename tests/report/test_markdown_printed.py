"""A document as Markdown: what a Markdown program makes of it is the document's own text."""

from html import unescape
from re import sub

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from depgraph.model.documents import Block, BlockKind, Document, Mark, MarkKind, Place
from depgraph.report.markdown import document_markdown


def markdown(*blocks: Block) -> str:
    return document_markdown(Document("docx", blocks))


def cell(text: str, row: int, column: int, table: int = 1) -> Block:
    return Block(text, BlockKind.CELL, table=table, row=row, column=column)


def item(text: str, label: str = "", level: int = 1) -> Block:
    return Block(text, BlockKind.ITEM, label=label, level=level)


def heading(text: str, level: int, label: str = "") -> Block:
    return Block(text, BlockKind.HEADING, label=label, level=level)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param([heading("Payment", 2, "4.2")], "## 4.2 Payment\n", id="a numbered heading"),
        pytest.param([heading("Deep", 9)], "###### Deep\n", id="deeper than Markdown goes"),
        pytest.param([Block("One."), Block("Two.")], "One.\n\nTwo.\n", id="two paragraphs"),
        pytest.param(
            [Block("Fees are due.", label="4.2")], "4.2 Fees are due.\n", id="a computed number"
        ),
        pytest.param([Block("Fees.", label="1.")], "1\\. Fees.\n", id="no list of Markdown's own"),
        pytest.param(
            [Block("# no heading")], "\\# no heading\n", id="no heading of Markdown's own"
        ),
        pytest.param(
            [item("one", "(a)"), item("two", "(b)"), item("deep", "(i)", 2)],
            "- (a) one\n- (b) two\n  - (i) deep\n",
            id="items keep their numbers",
        ),
        pytest.param(
            [Block("Namely:"), item("deep", "(i)", 3)],
            "Namely:\n\n- (i) deep\n",
            id="a deep item alone is no code",
        ),
        pytest.param([item("one", "•"), item("two")], "- one\n- two\n", id="bullets"),
        pytest.param(
            [cell("A", 0, 0), cell("B", 0, 1), cell("x|y", 1, 1), cell("z", 1, 1)],
            "| A | B |\n| --- | --- |\n|  | x\\|y<br>z |\n",
            id="a table with a hole and two paragraphs in a cell",
        ),
        pytest.param(
            [cell("A", 0, 0), cell("inner", 0, 0, 2), cell("B", 1, 0)],
            "| A |\n| --- |\n| B |\n\n| inner |\n| --- |\n",
            id="a table in a table",
        ),
        pytest.param(
            [Block("a = 1", BlockKind.CODE), Block("b = '```'", BlockKind.CODE)],
            "````\na = 1\nb = '```'\n````\n",
            id="code that holds a fence",
        ),
        pytest.param(
            [Block("Confidential", BlockKind.RUNNING, Place(part="footer"))],
            "> footer: Confidential\n",
            id="a page footer",
        ),
        pytest.param(
            [Block("see it now", marks=(Mark(MarkKind.LINK, 4, 6, "a (b).md"),))],
            "see [it](a%20%28b%29.md) now\n",
            id="a link",
        ),
        pytest.param(
            [Block("Sites. Here", marks=(Mark(MarkKind.STRONG, 0, 7),))],
            "**Sites.** Here\n",
            id="emphasis without its space",
        ),
        pytest.param(
            [Block("run x_y_z", marks=(Mark(MarkKind.CODE, 4, 9),))], "run `x_y_z`\n", id="code"
        ),
        pytest.param([Block("Name: ______")], "Name: ______\n", id="a blank to fill in"),
        pytest.param([], "\n", id="nothing"),
    ],
)
def test_markdown(blocks: list[Block], expected: str) -> None:
    assert markdown(*blocks) == expected


def test_escape_codes_are_spelt_out() -> None:
    assert "\x1b" not in markdown(Block("a\x1b[2J"), Block("b\x1b", BlockKind.CODE))


def shown_by_markdown(text: str) -> str:
    html = MarkdownIt("commonmark").render(text)
    return " ".join(unescape(sub(r"<[^>]*>", " ", html)).split())


@pytest.mark.parametrize(
    "text",
    [
        "* not a bullet",
        "- not a bullet",
        "12) not a list",
        "= not a heading",
        "a*b*c and _d_ and __e__",
        "snake_case and 2 < 3 > 1",
        "[x](y) and [x]: y and ![z](w)",
        "`code` and ~~gone~~ and &amp; and \\n",
        "___",
        "> no quotation",
        "<script>",
        "#hash and # hash",
        "+1 (a) § 4",
    ],
)
def test_text_is_shown_as_it_is(text: str) -> None:
    assert shown_by_markdown(markdown(Block(text))) == " ".join(text.split())


@given(st.text(alphabet=st.sampled_from("ab 1.)(*_`#>-+=[]!:&;\\<~\"'"), max_size=24))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    words = " ".join(text.split())
    shown = shown_by_markdown(markdown(Block(text)))
    assert shown.replace(" ", "") == words.replace(" ", "")
