"""Python: names stand with their comments in one block; nothing is run, nothing stops it."""

import pytest

from depgraph.extraction import Source
from depgraph.model.documents import Block, BlockKind, Document, Place, ProblemKind
from depgraph.model.facts import Kind, Symbol
from extractors.formats.python import extractor, read_module


def module_of(text: str, path: str = "pay/terms.py") -> tuple[Document, tuple[Symbol, ...]]:
    return read_module(Source(path, text.encode()))


def texts_of(text: str) -> list[tuple[str, str, int | None]]:
    return [(b.kind.value, b.text, b.place.line) for b in module_of(text)[0].blocks]


def names_of(text: str) -> list[tuple[str, str, str]]:
    symbols = module_of(text)[1]
    return [(symbol.kind.value, symbol.qualified, symbol.value) for symbol in symbols[1:]]


def test_claims_python_files() -> None:
    assert (extractor.name, extractor.suffixes) == ("python", frozenset({".py", ".pyi"}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="empty file"),
        pytest.param(
            "# Terms §3.2\nDAYS = 30  # see POL-2\n",
            [("code", "# Terms §3.2\nDAYS = 30  # see POL-2", 1)],
            id="comments above and behind stand with the name",
        ),
        pytest.param(
            "# a\n# b\n\n# c\nx()\n",
            [("comment", "a b", 1), ("comment", "c", 4)],
            id="comment lines are joined, a blank line parts them",
        ),
        pytest.param(
            '"""Title.\n\nTwo\nlines.\n"""\n',
            [("comment", "Title.", 1), ("comment", "Two lines.", 3)],
            id="paragraphs of a docstring",
        ),
        pytest.param(
            '"""All:\n\n- one\n- two\n"""\n',
            [("comment", "All:", 1), ("comment", "- one", 3), ("comment", "- two", 4)],
            id="list in a docstring",
        ),
        pytest.param(
            "def f(\n    a,\n) -> int:\n    # why\n    return 1\n",
            [("code", "def f(\n    a,\n) -> int:", 1), ("comment", "why", 4)],
            id="a function gives its signature",
        ),
        pytest.param(
            "def f():\n    if days > 30:  # MSA §3.2\n        pass\n",
            [("code", "def f():", 1), ("code", "if days > 30:  # MSA §3.2", 2)],
            id="a comment behind code brings its line",
        ),
        pytest.param(
            "@cached\nclass A:\n    '''Doc.'''\n\n    days: int = 3\n",
            [
                ("code", "@cached\nclass A:", 1),
                ("comment", "Doc.", 3),
                ("code", "days: int = 3", 5),
            ],
            id="class, its docstring and field",
        ),
        pytest.param(
            "LIMITS = {\n    # SOP-1\n    'retry': 3,\n    'wait': 60,\n}\n",
            [
                ("code", "LIMITS = {", 1),
                ("code", "# SOP-1\n'retry': 3,", 2),
                ("code", "'wait': 60,", 4),
            ],
            id="each entry of a dictionary is its own block",
        ),
        pytest.param(
            '# why\nHOURS = 24  # h\n"""Hours of notice\n(MSA §8.3)."""\nx()\n',
            [("code", '# why\nHOURS = 24  # h\n"""Hours of notice\n(MSA §8.3)."""', 1)],
            id="the docstring of a constant stands with it",
        ),
        pytest.param(
            "class A:\n    days: int\n\n    'See SOP-1.'\n    hours = 1\n",
            [
                ("code", "class A:", 1),
                ("code", "days: int\n'See SOP-1.'", 2),
                ("code", "hours = 1", 5),
            ],
            id="docstring of a field",
        ),
        pytest.param(
            "LIMITS = {\n    'retry': 3,\n}\n'SOP-1.'\n",
            [("code", "LIMITS = {\n    'retry': 3,\n}\n'SOP-1.'", 1)],
            id="docstring of a dictionary",
        ),
        pytest.param(
            "LIMITS = {\n    'retry': 3,  # SOP-2\n}\n'SOP-1.'\n",
            [("code", "LIMITS = {\n'SOP-1.'", 1), ("code", "'retry': 3,  # SOP-2", 2)],
            id="entries with comments of their own stay apart",
        ),
        pytest.param(
            "log = make(\n    # c\n    x,\n)\n'SOP-1.'\n",
            [("code", "log = make(\n    # c\n    x,\n)\n'SOP-1.'", 1)],
            id="docstring of what is no constant",
        ),
        pytest.param(
            "A = 1\nx()\n'SOP-1.'\n", [("code", "A = 1", 1)], id="string behind something else"
        ),
        pytest.param(
            "A = 1\nf'SOP-1 {A}.'\n", [("code", "A = 1", 1)], id="string that is computed"
        ),
        pytest.param(
            "def f():\n    a = 1\n    'SOP-1.'\n", [("code", "def f():", 1)], id="in a function"
        ),
        pytest.param("#!/bin/x\n# -*- coding: utf-8 -*-\nx()  # noqa\n", [], id="for programs"),
        pytest.param(
            "s = '# no comment'\n", [("code", "s = '# no comment'", 1)], id="in a string"
        ),
        pytest.param("print('x')\n", [], id="statement that binds nothing"),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    assert texts_of(text) == expected


def test_lines_of_a_block() -> None:
    document, _ = module_of("\n# one\n# two\nDAYS = 3\n")
    assert document.blocks == (
        Block(
            "# one\n# two\nDAYS = 3",
            BlockKind.CODE,
            Place(line=2),
            lines=((0, 2), (6, 3), (12, 4)),
        ),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("DAYS = 30", [("constant", "DAYS", "30")], id="number"),
        pytest.param("DAYS = 7 * 365", [("constant", "DAYS", "2555")], id="whole arithmetic"),
        pytest.param("DAYS = 30_000", [("constant", "DAYS", "30000")], id="grouped digits"),
        pytest.param("RATE = 0.5 * 2", [("constant", "RATE", "0.5 * 2")], id="other arithmetic"),
        pytest.param(
            "KEEP = timedelta(days=30)", [("constant", "KEEP", "timedelta(days=30)")], id="call"
        ),
        pytest.param("NAME = 'a b'", [("constant", "NAME", "a b")], id="string without quotes"),
        pytest.param(
            'NAME = "a b"', [("constant", "NAME", "a b")], id="quotes make no difference"
        ),
        pytest.param("X = ( 1,'a' )", [("constant", "X", "(1, 'a')")], id="one spelling"),
        pytest.param("A: Final = True", [("constant", "A", "True")], id="annotated"),
        pytest.param("WEEK = 7 * DAY", [("constant", "WEEK", "7 * DAY")], id="of constants"),
        pytest.param("N = -1", [("constant", "N", "-1")], id="negative"),
        pytest.param(
            "BIG = 10 * 10**30", [("constant", "BIG", "10 * 10 ** 30")], id="not evaluated"
        ),
        pytest.param(
            "S = 'é'; y = 1", [("constant", "S", "é"), ("constant", "y", "1")], id="one line"
        ),
        pytest.param(
            "class A(E):\n    ON = 'on'\n    def go(self): ...\n    async def wait(self): ...\n",
            [
                ("class", "A", ""),
                ("constant", "A.ON", "on"),
                ("function", "A.go", ""),
                ("function", "A.wait", ""),
            ],
            id="members of a class",
        ),
        pytest.param(
            "class A:\n    days: int\n",
            [("class", "A", ""), ("constant", "A.days", "")],
            id="field",
        ),
        pytest.param(
            "if X:\n    A = 1\nelse:\n    A = 2\n",
            [("constant", "A", "1"), ("constant", "A#2", "2")],
            id="bound twice",
        ),
        pytest.param(
            "D = {\n  'a': 1,\n  'b': [2],\n}",
            [("constant", "D", ""), ("key", "D.a", "1"), ("key", "D.b", "[2]")],
            id="entries",
        ),
        pytest.param("D = {'a': 1}", [("constant", "D", "{'a': 1}")], id="short dictionary"),
        pytest.param(
            "x = 'é'; y = 1", [("constant", "x", "é"), ("constant", "y", "1")], id="one line"
        ),
    ],
)
def test_names(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert names_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("log = getLogger(__name__)", id="depends on a variable"),
        pytest.param("x = [y for y in z]", id="computed"),
        pytest.param("__all__ = ['a']", id="for the machine"),
        pytest.param("a.b = 1", id="attribute of another"),
        pytest.param("a, b = 1, 2", id="unpacked"),
        pytest.param("x: int", id="no value outside a class"),
        pytest.param("for DAYS in (1, 2): pass", id="loop variable"),
        pytest.param("import DAYS", id="import"),
    ],
)
def test_no_names(text: str) -> None:
    assert names_of(text) == []


def test_symbols_point_at_their_name() -> None:
    text = (
        "# é\nclass Ä:\n    days: int = 3\n\n    async def late(self): ...\n\nD = {\n 'k': 1,\n}\n"
    )
    document, symbols = module_of(text)
    shown = [document.blocks[s.span.block].text[s.span.start : s.span.end] for s in symbols[1:]]
    assert shown == ["Ä", "days", "late", "D", "k"]


@pytest.mark.parametrize(
    ("path", "name", "qualified"),
    [
        pytest.param("pay/terms.py", "terms", "terms.py", id="file"),
        pytest.param("pay/__init__.py", "pay", "__init__.py", id="package"),
    ],
)
def test_the_module_itself_is_a_symbol(path: str, name: str, qualified: str) -> None:
    _, symbols = module_of("A = 1", path)
    assert (symbols[0].name, symbols[0].qualified) == (name, qualified)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("def f(:\n", 1, id="syntax error"),
        pytest.param("(" * 5000, 1, id="deep brackets"),
        pytest.param("-" * 100_000 + "1", 1, id="deep signs"),
        pytest.param("x = " + "1+" * 5000 + "1", 1, id="deep sum"),
        pytest.param("a" + ".b" * 50_000, 1, id="deep attributes"),
        pytest.param("\tx\n  y\n", 1, id="indentation"),
    ],
)
def test_a_fault_is_a_problem(text: str, line: int) -> None:
    [problem] = module_of(text)[0].problems
    assert (problem.kind, problem.place.line) == (ProblemKind.PARTIAL, line)


def test_what_is_plain_survives_a_fault() -> None:
    text = "# MSA §3.2\nDAYS = 30\nprint 'x'  # old\nclass A:\n    pass\n"
    document, symbols = module_of(text)
    assert [block.text for block in document.blocks] == [
        "# MSA §3.2\nDAYS = 30",
        "print 'x'  # old",
        "class A:",
    ]
    assert [(s.name, s.value) for s in symbols[1:]] == [("DAYS", "30"), ("A", "")]


def test_binary_is_unreadable() -> None:
    [problem] = read_module(Source("a.py", b"x\0"))[0].problems
    assert problem.kind is ProblemKind.UNREADABLE


def test_a_citation_in_a_docstring_stands_with_its_constant() -> None:
    text = '\nNOTICE_HOURS = 24\n"""Hours of notice (MSA §8.3)."""\n'
    facts = extractor.extract(Source("a.py", text.encode())).facts
    [cited] = facts.references
    assert (cited.documents, cited.label) == (("name:msa",), "section:8.3")
    assert [s.name for s in facts.symbols[1:] if s.span.block == cited.span.block] == [
        "NOTICE_HOURS"
    ]


def test_facts_are_code_with_citations() -> None:
    facts = extractor.extract(Source("a.py", b"DAYS = 30  # SOP-014\n")).facts
    assert facts.kind is Kind.CODE
    assert [(r.text, r.documents) for r in facts.references] == [("SOP-014", ("name:sop-014",))]
    assert facts.values == ()
