"""Markdown: what a reader sees becomes blocks, with marks, anchors and lines in place."""

import time

import pytest

from depgraph.extraction import Source
from depgraph.model.documents import (
    Block,
    BlockKind,
    Document,
    Mark,
    MarkKind,
    Place,
    ProblemKind,
    line_at,
)
from extractors.formats.markdown import extractor, read_document
from extractors.formats.markdown.slugs import Slugs, github_slug


def document_of(text: str) -> Document:
    return read_document(Source("doc.md", text.encode()))


def shapes_of(text: str) -> list[tuple[str, str, str, int]]:
    return [
        (block.kind.value, block.label, block.text, block.level)
        for block in document_of(text).blocks
    ]


def anchors_of(text: str) -> list[tuple[str, ...]]:
    return [block.anchors for block in document_of(text).blocks]


def marked(text: str) -> list[tuple[str, str, str]]:
    return [
        (mark.kind.value, block.text[mark.start : mark.end], mark.target)
        for block in document_of(text).blocks
        for mark in block.marks
    ]


def test_claims_markdown_files() -> None:
    assert (extractor.name, extractor.suffixes) == (
        "markdown",
        frozenset({".md", ".markdown", ".mdx"}),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="empty file"),
        pytest.param("# Scope\n", [("heading", "", "Scope", 1)], id="heading"),
        pytest.param("Scope\n-----\n", [("heading", "", "Scope", 2)], id="underlined heading"),
        pytest.param(
            "one\ntwo\n\nthree\n",
            [("paragraph", "", "one two", 0), ("paragraph", "", "three", 0)],
            id="a soft break is a space",
        ),
        pytest.param(
            "one  \ntwo<br>three", [("paragraph", "", "one\ntwo\nthree", 0)], id="hard breaks"
        ),
        pytest.param(
            "3. three\n1. four\n",
            [("item", "3.", "three", 1), ("item", "4.", "four", 1)],
            id="an ordered list counts from its first number",
        ),
        pytest.param("2) two\n", [("item", "2)", "two", 1)], id="closing bracket after a number"),
        pytest.param(
            "- a\n  - b\n\n    c\n",
            [("item", "", "a", 1), ("item", "", "b", 2), ("paragraph", "", "c", 0)],
            id="nested list, second paragraph is no item",
        ),
        pytest.param("- [x] done\n", [("item", "", "done", 1)], id="task box is not text"),
        pytest.param(
            "> quoted\n> text\n", [("paragraph", "", "quoted text", 0)], id="block quote"
        ),
        pytest.param(
            "```sh\nrun\n  it\n```\n", [("code", "", "run\n  it", 0)], id="fenced code is kept"
        ),
        pytest.param(
            "see *this* and ~~that~~ `x  y` \\* &amp;",
            [("paragraph", "", "see this and that x y * &", 0)],
            id="markup and escapes are not text",
        ),
        pytest.param("a ~~b~~ c", [("paragraph", "", "a b c", 0)], id="marks of struck words"),
        pytest.param(
            "before <!-- never\nseen --> after",
            [("paragraph", "", "before after", 0)],
            id="comments are not text",
        ),
        pytest.param("<!-- depgraph: ignore -->\n", [], id="our own comments are not text"),
        pytest.param(
            "![drawing](a.png)\n\ntext", [("paragraph", "", "text", 0)], id="images are no text"
        ),
        pytest.param(
            "<h3>Title</h3>\n<p>One</p><ul><li>Two</li></ul>\n",
            [
                ("heading", "", "Title", 3),
                ("paragraph", "", "One", 0),
                ("item", "", "Two", 1),
            ],
            id="html blocks",
        ),
        pytest.param(
            "<script>var a = '<p>no</p>';</script>\n\nyes",
            [("paragraph", "", "yes", 0)],
            id="scripts are not text",
        ),
        pytest.param(
            "1 < 2 and 3 > 2", [("paragraph", "", "1 < 2 and 3 > 2", 0)], id="no tags at all"
        ),
        pytest.param(
            "The {{ company }} {.class}",
            [("paragraph", "", "The {{ company }} {.class}", 0)],
            id="braces without an id are text",
        ),
        pytest.param(
            "1. ## Fees\n\n   Words.\n2. ### Term\n",
            [
                ("heading", "1.", "Fees", 2),
                ("paragraph", "", "Words.", 0),
                ("heading", "2.", "Term", 3),
            ],
            id="a heading inside an ordered item has its number",
        ),
        pytest.param(
            "- ## Fees\n1. Item\n\n   ## Inner\n",
            [("heading", "", "Fees", 2), ("item", "1.", "Item", 1), ("heading", "", "Inner", 2)],
            id="a heading in a bullet, or behind the words of an item, has none",
        ),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str, str, int]]) -> None:
    assert shapes_of(text) == expected


def test_table_cells_know_their_place() -> None:
    found = document_of("| Term | Days |\n|---|---|\n| Net | **30** |\n").blocks
    assert found[0] == Block(
        "Term",
        BlockKind.CELL,
        Place(line=1, cell="table 1, row 1, column 1"),
        table=1,
        row=0,
        column=0,
    )
    assert found[3] == Block(
        "30",
        BlockKind.CELL,
        Place(line=3, cell="table 1, row 2, column 2"),
        marks=(Mark(MarkKind.STRONG, 0, 2),),
        table=1,
        row=1,
        column=1,
    )


def test_html_table_cells_know_their_place() -> None:
    source = "<table>\n<tr><th>Term</th></tr>\n<tr><td>A<br>B</td><td>C</td></tr>\n</table>\n"
    assert [(b.text, b.place.line, b.row, b.column) for b in document_of(source).blocks] == [
        ("Term", 2, 0, 0),
        ("A\nB", 3, 1, 0),
        ("C", 3, 1, 1),
    ]


def test_footnotes_are_notes() -> None:
    found = document_of("Net terms.[^late]\n\n[^late]: Late means\n    after 30 days.\n").blocks
    assert found == (
        Block("Net terms.", place=Place(line=1)),
        Block(
            "Late means after 30 days.",
            BlockKind.NOTE,
            Place(line=3, part="footnote late"),
            lines=((0, 3), (11, 4)),
        ),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "See [the *plan*](../a/b.md#c).",
            [("link", "the plan", "../a/b.md#c")],
            id="link",
        ),
        pytest.param("[a](<b c.md> 'title')", [("link", "a", "b c.md")], id="address in brackets"),
        pytest.param("[x%20y](a%20b.md)", [("link", "x%20y", "a%20b.md")], id="as written"),
        pytest.param("[a][r]\n\n[R]: z.md\n", [("link", "a", "z.md")], id="reference link"),
        pytest.param("[r]\n\n[r]: z.md\n", [("link", "r", "z.md")], id="shortcut link"),
        pytest.param("[r]\n\n", [], id="brackets are no link"),
        pytest.param("`[a](b.md)`", [("code", "[a](b.md)", "")], id="no link in code"),
        pytest.param("\\[a](b.md)", [], id="escaped bracket"),
        pytest.param("![a](b.png)", [], id="an image is no link"),
        pytest.param(
            "[![a plan](b.png)](c.md)", [("link", "a plan", "c.md")], id="a picture as link"
        ),
        pytest.param(
            "<a href='d.md'>**d**</a> x",
            [("link", "d", "d.md"), ("strong", "d", "")],
            id="html link with emphasis",
        ),
        pytest.param(
            "<https://x.org/a>", [("link", "https://x.org/a", "https://x.org/a")], id="<>"
        ),
        pytest.param(
            "a **b `c`** d", [("strong", "b c", ""), ("code", "c", "")], id="marks inside marks"
        ),
        pytest.param("<!-- [a](b.md) -->", [], id="no link in a comment"),
        pytest.param("```\n[a](b.md)\n```", [], id="no link in a listing"),
    ],
)
def test_marks(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert marked(text) == expected


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        pytest.param("Data Retention", "data-retention", id="words"),
        pytest.param("1.2 Scope & purpose", "12-scope--purpose", id="punctuation is dropped"),
        pytest.param("Q&A: what's new?", "qa-whats-new", id="apostrophe"),
        pytest.param("snake_case stays", "snake_case-stays", id="underscore stays"),
        pytest.param("a - b", "a---b", id="a hyphen between blanks"),
        pytest.param("Größe und Maß", "größe-und-maß", id="letters of any language"),
        pytest.param("日本語 の 見出し", "日本語-の-見出し", id="no case at all"),
        pytest.param("🚀 Launch", "-launch", id="emoji goes, its blank stays"),
        pytest.param("⚠️ Care", "\ufe0f-care", id="a variation selector is a mark"),
        pytest.param("½ day", "-day", id="a fraction is no decimal digit"),
        pytest.param("Ⅳ Ⓐ", "ⅳ-ⓐ", id="numerals and circled letters are letters"),
        pytest.param("a\u00a0b", "ab", id="no-break space is dropped"),
    ],
)
def test_github_slug(title: str, slug: str) -> None:
    assert github_slug(title) == slug


def test_same_headings_are_numbered() -> None:
    slugs = Slugs()
    titles = ("Scope", "Scope", "Scope 1", "Scope")
    assert [slugs.anchors(title)[0] for title in titles] == [
        "scope",
        "scope-1",
        "scope-1-1",
        "scope-2",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("## A `b` [c](d)", [("a-b-c",)], id="slug of the visible text"),
        pytest.param("# A & B", [("a--b", "a-b")], id="collapsed habit as well"),
        pytest.param("# Fees {#own}", [("own", "fees")], id="explicit id"),
        pytest.param("# Fees\n{: #own .x}\n", [("fees", "own")], id="id on the next line"),
        pytest.param("- item {#it}", [("it",)], id="id of an item"),
        pytest.param('<a name="n"></a>\n\n# T', [("n", "t")], id="anchor before a heading"),
        pytest.param('text <a id="n"></a> more', [("n",)], id="anchor inside a paragraph"),
        pytest.param('text\n\n<div id="end"></div>', [("end",)], id="anchor after the last block"),
        pytest.param('<h2 id="x">T</h2>', [("x", "t")], id="html heading"),
        pytest.param("text {#}", [()], id="an empty id is text"),
        pytest.param("a {b} #c}", [()], id="braces are text"),
        pytest.param('<!-- <a name="n"></a> -->\n\nx', [()], id="no anchor in a comment"),
    ],
)
def test_anchors(text: str, expected: list[tuple[str, ...]]) -> None:
    assert anchors_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\n[x](y)\nb", 2, id="second line of a paragraph"),
        pytest.param("a `b\nc` d\ne [x](y)", 3, id="after code over two lines"),
        pytest.param("# h\n\n- a\n  b\n  [x](y)", 5, id="in an item"),
        pytest.param("| a |\n|---|\n| [x](y) |", 3, id="in a table"),
        pytest.param("<p>a\n<a href='y'>\n  x</a></p>", 2, id="html link begins at its tag"),
        pytest.param("---\ntitle: t\n---\n\n[x](y)", 5, id="after front matter"),
        pytest.param("a\r\n\r\n[x](y)", 3, id="other line ends"),
        pytest.param("a\x0cb\n[x](y)", 2, id="a form feed is no line end"),
        pytest.param("[x][r] a\n\n[r]: y\n", 1, id="reference link stands where it is used"),
    ],
)
def test_link_line(text: str, expected: int) -> None:
    [line] = [
        line_at(block, mark.start)
        for block in document_of(text).blocks
        for mark in block.marks
        if mark.kind is MarkKind.LINK
    ]
    assert line == expected


def test_front_matter_is_properties_and_lines() -> None:
    found = document_of(
        "---\ntitle: Backups\neffective-date: 2024-01-31\nOwner_Role: QA\n"
        "tags:\n  - a\n  - b\nnested:\n  key: 1.10\n---\n# H\n"
    )
    assert found.properties == (
        ("title", "Backups"),
        ("effective date", "2024-01-31"),
        ("owner role", "QA"),
        ("tags", "a, b"),
        ("nested.key", "1.10"),
    )
    assert [(b.kind, b.text, b.place.line, b.place.part) for b in found.blocks] == [
        (BlockKind.RUNNING, "title: Backups", 2, "front matter"),
        (BlockKind.RUNNING, "effective-date: 2024-01-31", 3, "front matter"),
        (BlockKind.RUNNING, "Owner_Role: QA", 4, "front matter"),
        (BlockKind.RUNNING, "tags:\n- a\n- b", 5, "front matter"),
        (BlockKind.RUNNING, "nested:\nkey: 1.10", 8, "front matter"),
        (BlockKind.HEADING, "H", 11, ""),
    ]
    assert found.problems == ()


def test_toml_front_matter() -> None:
    assert document_of('+++\ntitle = "T"\ntags = ["a", "b"]\n+++\nx').properties == (
        ("title", "T"),
        ("tags", "a, b"),
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\n\nA sentence.\n\n---\n", id="rules around a sentence"),
        pytest.param("---\ntitle: x\n", id="never closed"),
        pytest.param("\n---\ntitle: x\n---\n", id="not at the very beginning"),
    ],
)
def test_no_front_matter(text: str) -> None:
    assert document_of(text).properties == ()


def test_wrong_front_matter_is_a_problem() -> None:
    found = document_of("---\ntitle: T\nowner: [a\n---\ntext\n")
    assert [problem.kind for problem in found.problems] == [ProblemKind.PARTIAL]
    assert found.properties[0] == ("title", "T")
    assert found.blocks[-1].text == "text"


def test_an_alias_is_never_expanded() -> None:
    lines = "\n".join(f"b{n}: &b{n} [*a, *a]" for n in range(500))
    found = document_of(f"---\na: &a [x, x]\n{lines}\n---\n")
    assert found.properties[0] == ("a", "x, x")
    assert found.problems == ()


@pytest.mark.parametrize(
    ("data", "kinds", "texts"),
    [
        pytest.param(
            b"caf\xe9 30 days", [ProblemKind.PARTIAL], ["caf\ufffd 30 days"], id="latin-1"
        ),
        pytest.param(b"a\0b", [ProblemKind.UNREADABLE], [], id="binary"),
        pytest.param("\ufefftext".encode(), [], ["text"], id="byte order mark"),
        pytest.param("text".encode("utf-16"), [], ["text"], id="utf-16 with its mark"),
        pytest.param("a \ufffd b".encode(), [], ["a \ufffd b"], id="the character itself"),
        pytest.param(b"> " * 5000 + b"x", [ProblemKind.PARTIAL], [], id="nested quotes"),
        pytest.param(b"[" * 3000, [], ["[" * 3000], id="nested brackets"),
    ],
)
def test_bytes_never_stop_it(data: bytes, kinds: list[ProblemKind], texts: list[str]) -> None:
    found = read_document(Source("doc.md", data))
    assert [problem.kind for problem in found.problems] == kinds
    assert [block.text for block in found.blocks] == texts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "a [b c](d) e **f** g\n", "a [b\nc](d)\n  e **f**\ng", id="wrapped elsewhere"
        ),
        pytest.param("- a\n- b\n", "* a\n* b\n", id="other bullets"),
        pytest.param("- a\n- b\n", "- a\n\n- b\n\n\n", id="loose list"),
        pytest.param("# A\n\nb", "A\n=\nb", id="underlined heading"),
        pytest.param("## A ##\nb", "## A\n\n\nb\n\n", id="blank lines"),
        pytest.param("*a* **b**", "_a_ __b__", id="other emphasis"),
        pytest.param("|a|b|\n|-|-|\n|c|d|", "| a | b |\n|:---|---:|\n| c  | d |", id="table"),
        pytest.param("[a](b.md)", "[a][1]\n\n[1]: <b.md> 'c'", id="reference link"),
        pytest.param("a\n", "a\r\n", id="line ends"),
    ],
)
def test_layout_makes_no_difference(one: str, other: str) -> None:
    first, second = (
        [(b.kind, b.text, b.level, b.label, b.anchors, b.marks) for b in document_of(text).blocks]
        for text in (one, other)
    )
    assert first == second


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("import A from 'a'\n\nText", ["Text"], id="import"),
        pytest.param("export const a = 1\n\nText", ["Text"], id="export"),
        pytest.param("{/* no\n*/}\nText", ["Text"], id="comment"),
        pytest.param("<Note>\n\nText\n\n</Note>", ["Text"], id="component"),
        pytest.param("import duties are due", ["import duties are due"], id="a sentence"),
        pytest.param("{/* open", ["{/* open"], id="never closed"),
    ],
)
def test_mdx(text: str, expected: list[str]) -> None:
    found = read_document(Source("doc.mdx", text.encode()))
    assert [block.text for block in found.blocks] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 1_000_000, id="brackets"),
        pytest.param("![" * 400_000, id="pictures"),
        pytest.param("a_." * 300_000, id="lines under letters"),
        pytest.param("*a " * 300_000, id="stars"),
        pytest.param("[a](b) " * 120_000, id="links"),
        pytest.param("[a" * 100_000 + "](b)" * 100_000, id="links in links"),
        pytest.param("\\" * 1_000_000, id="backslashes"),
        pytest.param("# x\n" * 100_000, id="headings"),
        pytest.param("a\n=\n" * 100_000, id="underlined headings"),
        pytest.param("(" * 1_000_000, id="round brackets"),
        pytest.param("7" * 1_000_000, id="digits"),
        pytest.param("a" + " " * 1_000_000 + "b", id="blanks"),
        pytest.param("a_b " * 250_000, id="names"),
    ],
)
def test_a_megabyte_of_anything_is_read_in_a_second(text: str) -> None:
    before = time.process_time()
    document_of(text)
    assert time.process_time() - before < 1.5


@pytest.mark.parametrize(
    ("text", "line", "last"),
    [
        pytest.param("a\n\n" + "*b* " * 20_000, 3, "*b* " * 19_999 + "*b*", id="crowded"),
        pytest.param("# a\n" * 20_001, 20_001, "a", id="headings"),
    ],
)
def test_what_no_person_wrote_is_a_problem(text: str, line: int, last: str) -> None:
    found = document_of(text)
    [problem] = found.problems
    assert (problem.kind, problem.place.line) == (ProblemKind.PARTIAL, line)
    assert found.blocks[-1].text == last


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("*b* " * 5_000, id="many marks"),
        pytest.param("*b*\n\n" * 15_000, id="in many paragraphs"),
        pytest.param("a_b " * 25_000, id="names, which are no marks"),
        pytest.param(f"![a](data:image/png;base64,{'iVBORw0KGgo/' * 50_000})b", id="a picture"),
        pytest.param("# a\n" * 20_000, id="many headings"),
        pytest.param("- a\n" * 21_000, id="many items"),
    ],
)
def test_what_a_person_can_write_is_no_problem(text: str) -> None:
    assert document_of(text).problems == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "name: Gates\nsatisfies:\n  HQS:\n    - B1\n---\n# H\n",
            (("name", "Gates"), ("satisfies.hqs", "B1")),
            id="only a line below",
        ),
        pytest.param("Note: read this\n---\n# H\n", (), id="one line is a heading"),
        pytest.param("a: b\nc: d\n\n---\n", (), id="a blank line ends a paragraph"),
        pytest.param("a: b\nand so on\n---\n", (), id="words between"),
        pytest.param("a: b\nc: d\n", (), id="nothing closes it"),
        pytest.param("a: 'b\nc: d\n---\n", (), id="no YAML"),
    ],
)
def test_front_matter_that_nothing_opens(text: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert document_of(text).properties == expected
