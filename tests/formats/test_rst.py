import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depgraph.extraction import Source, extractor_for
from depgraph.model.documents import NAVIGATION, BlockKind, Document, ProblemKind
from extractors.formats.rst import extractor, read_document


def read(text: str) -> Document:
    return read_document(Source("doc.rst", text.encode()))


def shown(text: str) -> list[str]:
    return [block.text for block in read(text).blocks]


def linked(text: str) -> list[tuple[str, str]]:
    return [
        (block.text[mark.start : mark.end], mark.target)
        for block in read(text).blocks
        for mark in block.marks
        if mark.target
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Pay *within* **30** days.", ["Pay within 30 days."], id="emphasis"),
        pytest.param("Two\nlines.", ["Two lines."], id="a wrapped line"),
        pytest.param("a * b and c_d", ["a * b and c_d"], id="signs that mark nothing"),
        pytest.param("see :pep:`8`", ["see PEP 8"], id="a numbered standard"),
        pytest.param("see :pep:`style <8>`", ["see style (PEP 8)"], id="with a title"),
        pytest.param(":func:`~a.b.load`", ["load()"], id="a role of Sphinx"),
        pytest.param(":term:`Fee <fees>` due", ["Fee due"], id="a role with a target"),
        pytest.param(":made-up:`words` stay", ["words stay"], id="an unknown role"),
        pytest.param("Paid [1]_ late.\n\n.. [1] Note.", ["Paid late.", "Note."], id="a footnote"),
        pytest.param("|x|\n\n.. |x| replace:: *Acme*", ["Acme"], id="a substitution"),
        pytest.param("|gone| here", ["|gone| here"], id="a substitution without meaning"),
        pytest.param(".. a comment", [], id="a comment"),
        pytest.param(".. |d| date::\n\nOn |d| x", ["On x"], id="no clock"),
        pytest.param(".. odd:: An *argument*\n\n   Body.", ["An argument", "Body."], id="unknown"),
        pytest.param(".. odd::\n   Body.", ["Body."], id="unknown without a blank"),
        pytest.param(".. note:: Careful.", ["Careful."], id="an admonition"),
        pytest.param(
            ".. versionchanged:: 3.2\n   Now 30 days.",
            ["Changed in version 3.2 Now 30 days."],
            id="a version",
        ),
        pytest.param(".. index:: fee\n\nText", ["Text"], id="what a reader never sees"),
        pytest.param(".. raw:: html\n\n   <b>x</b>", ["<b>x</b>"], id="raw text is kept"),
        pytest.param("| one\n| two", ["one", "two"], id="a line block"),
        pytest.param("-a, --all  Show.", ["-a, --all", "Show."], id="an option"),
        pytest.param("Fee\n   An amount.", ["Fee", "An amount."], id="a definition"),
        pytest.param("Text::\n\n  kept", ["Text:", "kept"], id="a literal block"),
        pytest.param("Text\n\n:Fee:\n  Ten", ["Text", "Fee: Ten"], id="a field"),
        pytest.param("==\nab\n", ["== ab"], id="a broken title"),
    ],
)
def test_a_reader_sees(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("`us <a/b.rst>`_", [("us", "a/b.rst")], id="embedded"),
        pytest.param("`us`_\n\n.. _us: x.md#y", [("us", "x.md#y")], id="named"),
        pytest.param("us__\n\n__ x.md", [("us", "x.md")], id="anonymous"),
        pytest.param("a_\n\n.. _a: b_\n.. _b: x.md", [("a", "x.md")], id="indirect"),
        pytest.param("a_\n\n.. _a: b_\n.. _b: a_", [], id="in a circle"),
        pytest.param("`Fees`_\n\nFees\n----\n\nx", [("Fees", "#fees")], id="a title"),
        pytest.param("`No such`_", [("No such", "#no-such")], id="a phrase that leads nowhere"),
        pytest.param("word_", [], id="a word that leads nowhere"),
        pytest.param(
            "`No such`_\n\n.. include:: a.txt",
            [("a.txt", "a.txt")],
            id="a phrase that may stand in an inserted file",
        ),
        pytest.param(":doc:`../a/b`", [("../a/b", "../a/b.rst")], id="a page"),
        pytest.param(":doc:`us <b>`", [("us", "b.rst")], id="a page with a title"),
        pytest.param(":ref:`pay`\n\n.. _pay:\n\nFees\n----", [("Fees", "#pay")], id="a label"),
        pytest.param(
            "Terms\n-----\n\n:ref:`pay`\n\n.. _pay:\n\nFees\n----",
            [("Fees", "#pay")],
            id="a label at the end of the section before",
        ),
        pytest.param(
            "Terms\n-----\n\n:ref:`pay`\n\n.. _pay:\n\nText.\n\nFees\n----",
            [("pay", "#pay")],
            id="a label of a paragraph",
        ),
        pytest.param(":ref:`of another file`", [], id="a label of another file"),
        pytest.param(".. include:: a.txt", [("a.txt", "a.txt")], id="a file to include"),
        pytest.param(".. include:: /etc/hostname", [("/etc/hostname",) * 2], id="never opened"),
        pytest.param("https://x.org/a", [("https://x.org/a",) * 2], id="an address"),
        pytest.param("[Smith]_\n\n.. [Smith] Book.", [("[Smith]", "#smith")], id="a citation"),
        pytest.param("``us <a.rst>``", [], id="code is no link"),
    ],
)
def test_it_leads(text: str, expected: list[tuple[str, str]]) -> None:
    assert linked(text) == expected


def test_pages_of_a_table_of_contents_are_navigation() -> None:
    found = read(".. toctree::\n   :maxdepth: 1\n\n   intro\n   Guide <guide/x>\n   api/*\n")
    assert [(b.text, b.place.part, b.place.line, b.marks[0].target) for b in found.blocks] == [
        ("intro", NAVIGATION, 4, "intro.rst"),
        ("Guide", NAVIGATION, 5, "guide/x.rst"),
    ]


HEADER = "PEP: 8\nTitle: Style\nAuthor: A. Person,\n        B. Person\nRequires: 12, 13\n"
PROPERTIES = (
    ("pep", "8"),
    ("title", "Style"),
    ("author", "A. Person, B. Person"),
    ("requires", "12, 13"),
)


def test_a_header_gives_properties_and_its_lines() -> None:
    found = read(HEADER + "\nText.")
    assert found.properties == PROPERTIES
    assert [(b.text, b.kind, b.place.line, b.place.part, b.lines) for b in found.blocks] == [
        ("PEP: 8", BlockKind.RUNNING, 1, "front matter", ()),
        ("Title: Style", BlockKind.RUNNING, 2, "front matter", ()),
        (
            "Author: A. Person,\nB. Person",
            BlockKind.RUNNING,
            3,
            "front matter",
            ((0, 3), (19, 4)),
        ),
        ("Requires: 12, 13", BlockKind.RUNNING, 5, "front matter", ()),
        ("Text.", BlockKind.PARAGRAPH, 7, "", ()),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Note: this is a sentence.\n\nText.", id="one line with a colon"),
        pytest.param("Note: this\nis a sentence.\n\nText.", id="a sentence that goes on"),
        pytest.param("Title\n=====\n\nText: x", id="a title first"),
    ],
)
def test_what_is_no_header(text: str) -> None:
    assert read(text).properties == ()


def test_fields_under_the_title_are_the_header() -> None:
    found = read("Plan\n====\n\n:Version: 2\n:Status: In force\n\nText.")
    assert found.properties == (("version", "2"), ("status", "In force"))
    assert [(b.text, b.place.line) for b in found.blocks] == [
        ("Plan", 1),
        ("Version: 2", 4),
        ("Status: In force", 5),
        ("Text.", 7),
    ]


def test_titles_lists_and_numbers() -> None:
    text = (
        ".. sectnum::\n\nOne\n===\n\n.. _goal:\n\nTwo\n---\n\n3. three\n4. four\n\n"
        "   (a) deep\n\n* dot\n\nThree\n-----\n"
    )
    assert [(b.kind.value, b.level, b.label, b.text, b.anchors) for b in read(text).blocks] == [
        ("heading", 1, "1", "One", ("one",)),
        ("heading", 2, "1.1", "Two", ("goal", "two")),
        ("item", 1, "3.", "three", ()),
        ("item", 1, "4.", "four", ()),
        ("item", 2, "(a)", "deep", ()),
        ("item", 1, "", "dot", ()),
        ("heading", 2, "1.2", "Three", ("three",)),
    ]


def test_a_table_has_rows_and_columns() -> None:
    text = "=====  =====\nTier   Fee\n=====  =====\nGold   10\n=====  =====\n"
    assert [(b.text, b.table, b.row, b.column, b.place.line) for b in read(text).blocks] == [
        ("Tier", 1, 0, 0, 2),
        ("Fee", 1, 0, 1, 2),
        ("Gold", 1, 1, 0, 4),
        ("10", 1, 1, 1, 4),
    ]


def test_lines_are_those_of_the_source() -> None:
    text = "\n\nFirst `link\n<a.rst>`_ then\nthird.\n\n.. code:: py\n\n   x = 1\n   y = 2\n"
    assert [(b.text, b.place.line, b.lines) for b in read(text).blocks] == [
        ("First link then third.", 3, ((0, 3), (11, 4), (16, 5))),
        ("x = 1\ny = 2", 9, ((0, 9), (6, 10))),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("7" * 1_000_000, id="figures"),
        pytest.param("(" * 1_000_000, id="brackets"),
        pytest.param(" " * 1_000_000, id="spaces"),
        pytest.param("*a `b |c " * 100_000, id="marks on one line"),
        pytest.param("*a `b |c\n" * 50_000, id="marks on many lines"),
        pytest.param("- " * 4_000 + "x", id="endless nesting"),
        pytest.param(".. |a| replace:: |a| |a|\n\n|a|", id="a substitution of itself"),
    ],
)
def test_large_and_odd_files_take_no_time(text: str) -> None:
    begin = time.process_time()
    read(text)
    assert time.process_time() - begin < 2


def test_a_line_without_end_is_told() -> None:
    found = read("Title\n=====\n\n" + "word " * 3_000)
    assert [(p.kind, p.place.line) for p in found.problems] == [(ProblemKind.PARTIAL, 4)]
    assert [b.place.line for b in found.blocks] == [1, 4]


def test_bytes_that_are_no_text_are_refused() -> None:
    assert [p.kind for p in read_document(Source("a.rst", b"\0\1")).problems] == [
        ProblemKind.UNREADABLE
    ]


def test_one_file_leaves_no_trace_in_the_next() -> None:
    before = read(":fee:`x <y>`")
    read(".. role:: fee(code)\n.. default-role:: code\n\n:fee:`z`")
    assert read(":fee:`x <y>`") == before


def test_it_claims_its_endings() -> None:
    assert extractor_for("a/Plan.RST", [extractor]) is extractor
    assert extractor_for("a/plan.txt", [extractor]) is None


def test_the_parser_is_loaded_only_to_read() -> None:
    code = "import sys, extractors.formats.rst; sys.exit('docutils' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.text(st.sampled_from("ab *`_|:.-=[]<>#\n\t\\1"), max_size=200))
def test_no_text_stops_the_reader(text: str) -> None:
    assert read(text) == read(text)
