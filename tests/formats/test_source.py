"""Other languages: comments and long strings always, names when a grammar is installed."""

import pytest

from depgraph.extraction import Source
from depgraph.model.documents import Document, ProblemKind
from depgraph.model.facts import Symbol
from extractors.formats.source import LONGEST, TOO_LONG, extractor, read_code
from extractors.formats.source.languages import LANGUAGES, Language
from extractors.formats.source.names import parser_of
from extractors.formats.source.scanning import scanned


def code_of(path: str, text: str) -> tuple[Document, tuple[Symbol, ...]]:
    return read_code(Source(path, text.encode()))


def comments_in(ending: str, text: str) -> list[tuple[int, str, bool]]:
    comments, _ = scanned(text, LANGUAGES[ending])
    return [(comment.line, comment.text, comment.alone) for comment in comments.values()]


def names_of(path: str, text: str) -> list[tuple[str, str, str]]:
    if parser_of(LANGUAGES["." + path.rsplit(".", 1)[-1]]) is None:
        pytest.skip("the grammar of this language is not installed")
    symbols = code_of(path, text)[1]
    return [(symbol.kind.value, symbol.qualified, symbol.value) for symbol in symbols[1:]]


def test_claims_source_files() -> None:
    assert extractor.name == "source"
    assert {".js", ".ts", ".tsx", ".java", ".go", ".rs", ".c", ".h"} < extractor.suffixes
    assert {".cpp", ".cs", ".rb", ".sh", ".sql"} < extractor.suffixes


@pytest.mark.parametrize(
    ("ending", "text", "expected"),
    [
        pytest.param(".js", "// a\nx(); // b\n", [(1, "a", True), (2, "b", False)], id="slashes"),
        pytest.param(
            ".java",
            "/**\n * One\n * two\n */\n",
            [(1, "", True), (2, "One", True), (3, "two", True), (4, "", True)],
            id="block over lines",
        ),
        pytest.param(".c", "x(/* a */ y /* b */);", [(1, "a b", False)], id="two on one line"),
        pytest.param(
            ".sh", "#!/bin/sh\n# a\nx # b\n", [(2, "a", True), (3, "b", False)], id="hash"
        ),
        pytest.param(
            ".sql", "-- a\nSELECT 1 -- b\n", [(1, "a", True), (2, "b", False)], id="dashes"
        ),
        pytest.param(
            ".rs",
            "/// doc\nfn x<'a>() {} // b",
            [(1, "doc", True), (2, "b", False)],
            id="lifetime",
        ),
        pytest.param(".js", "/* never closed", [(1, "never closed", True)], id="never closed"),
    ],
)
def test_comments(ending: str, text: str, expected: list[tuple[int, str, bool]]) -> None:
    assert comments_in(ending, text) == expected


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        pytest.param(".js", 'const a = "// no";', id="in a string"),
        pytest.param(".js", "const a = `/* no */`;", id="in a template"),
        pytest.param(".js", 'const a = "\\" // no";', id="escaped quote"),
        pytest.param(".js", "url(http://x)", id="web address"),
        pytest.param(".sh", "echo $# ${#a} a#b", id="hash inside a word"),
        pytest.param(".sql", "SELECT '-- no'", id="sql string"),
        pytest.param(".go", "a := '\"' + '/'", id="quote as a letter"),
        pytest.param(".rb", "", id="empty file"),
    ],
)
def test_no_comments(ending: str, text: str) -> None:
    assert comments_in(ending, text) == []


def test_long_strings_and_comments_behind_code_bring_their_line() -> None:
    text = 'foo();\n  fail("see SOP-014 for what to do");\n\nbar("x"); // POL-2\n'
    document, _ = code_of("a.js", text)
    assert [(b.kind.value, b.text, b.place.line) for b in document.blocks] == [
        ("code", 'fail("see SOP-014 for what to do");', 2),
        ("code", 'bar("x"); // POL-2', 4),
    ]


def test_without_a_grammar_there_is_no_parser() -> None:
    language = Language(
        "none", ("tree_sitter_no_such_language", "language"), LANGUAGES[".c"].tokens
    )
    assert parser_of(language) is None


def test_a_program_s_output_is_not_parsed() -> None:
    document, symbols = code_of("a.js", "// a\nconst A = 1;" + " " * LONGEST)
    assert document.problems == (TOO_LONG,)
    assert [symbol.name for symbol in symbols] == ["a"]


def test_binary_is_unreadable() -> None:
    [problem] = read_code(Source("a.c", b"\0"))[0].problems
    assert problem.kind is ProblemKind.UNREADABLE


def test_facts_cite() -> None:
    facts = extractor.extract(Source("a.go", b"// SOP-014\n")).facts
    assert [(r.text, r.documents) for r in facts.references] == [("SOP-014", ("name:sop-014",))]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param(
            "a.js",
            "export const DAYS = 30;\nfunction pay() { const no = 1; }\nconst f = () => 1;\n"
            "const L = {\n  retry: 3,\n};\n",
            [
                ("constant", "DAYS", "30"),
                ("function", "pay", ""),
                ("function", "f", ""),
                ("constant", "L", ""),
                ("key", "L.retry", "3"),
            ],
            id="JavaScript",
        ),
        pytest.param(
            "a.ts",
            "enum E { A = 'x' }\nclass C { private d: number = 5; m(): void {} }\n",
            [
                ("class", "E", ""),
                ("constant", "E.A", "x"),
                ("class", "C", ""),
                ("constant", "C.d", "5"),
                ("function", "C.m", ""),
            ],
            id="TypeScript",
        ),
        pytest.param(
            "a.java",
            "class A { static final int DAYS = 30; void m() { int no = 1; } }\n",
            [("class", "A", ""), ("constant", "A.DAYS", "30"), ("function", "A.m", "")],
            id="Java",
        ),
        pytest.param(
            "a.go",
            "package a\nconst Days = 30\nfunc Pay() {}\n",
            [("constant", "Days", "30"), ("function", "Pay", "")],
            id="Go",
        ),
        pytest.param(
            "a.rs",
            "const DAYS: u32 = 30;\nimpl T { fn m() {} }\n",
            [("constant", "DAYS", "30"), ("function", "T.m", "")],
            id="Rust",
        ),
        pytest.param(
            "a.c",
            "#define DAYS 30\nint pay(int a) { return 1; }\n",
            [("constant", "DAYS", "30"), ("function", "pay", "")],
            id="C",
        ),
        pytest.param(
            "a.cs",
            "class A { const int Days = 30; void M() {} }\n",
            [("class", "A", ""), ("constant", "A.Days", "30"), ("function", "A.M", "")],
            id="C#",
        ),
        pytest.param(
            "a.rb",
            "class A\n  DAYS = 30\n  def m\n  end\nend\n",
            [("class", "A", ""), ("constant", "A.DAYS", "30"), ("function", "A.m", "")],
            id="Ruby",
        ),
        pytest.param(
            "a.sh",
            "DAYS=30\npay() { no=1; }\n",
            [("constant", "DAYS", "30"), ("function", "pay", "")],
            id="shell",
        ),
        pytest.param(
            "a.sql",
            "CREATE TABLE orders (days int DEFAULT 30);\n",
            [("class", "orders", ""), ("constant", "orders.days", "30")],
            id="SQL",
        ),
        pytest.param("a.js", "const app = express();\nlet x;\n", [], id="no literal, no name"),
        pytest.param("a.java", "/* class A {} */", [], id="commented out"),
    ],
)
def test_names(path: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert names_of(path, text) == expected
