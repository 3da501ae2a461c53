"""Configuration: each key has its full name, value, line and comments, in every format."""

from pathlib import Path

import pytest

from depgraph.extraction import Source, extractor_for
from depgraph.model.documents import Block, BlockKind, Document, Place, ProblemKind, line_at
from depgraph.model.facts import Span, Symbol
from extractors.formats.config import extractor, read_settings


def settings_of(path: str, text: str) -> tuple[Document, tuple[Symbol, ...]]:
    return read_settings(Source(path, text.encode()))


def keys_of(path: str, text: str) -> list[tuple[str, str]]:
    return [(symbol.qualified, symbol.value) for symbol in settings_of(path, text)[1]]


def texts_of(path: str, text: str) -> list[tuple[str, str, int | None]]:
    return [(b.kind.value, b.text, b.place.line) for b in settings_of(path, text)[0].blocks]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param("a.yaml", "a: 1\nb: x y\n", [("a", "1"), ("b", "x y")], id="yaml"),
        pytest.param(
            "a.yml",
            "a:\n  b:\n    c: 2.50\n",
            [("a", ""), ("a.b", ""), ("a.b.c", "2.50")],
            id="nested, as written",
        ),
        pytest.param(
            "a.yaml",
            "a: [x, y]\nb:\n- 1\n- 2\n",
            [("a", "x, y"), ("b", "1, 2")],
            id="both kinds of list",
        ),
        pytest.param(
            "a.yaml",
            "jobs:\n- id: x\n  days: 1\n- id: y\n  days: 2\n",
            [
                ("jobs", ""),
                ("jobs[x].id", "x"),
                ("jobs[x].days", "1"),
                ("jobs[y].id", "y"),
                ("jobs[y].days", "2"),
            ],
            id="elements are told apart by their first value",
        ),
        pytest.param(
            "a.yaml", "a: 1\n---\na: 2\n", [("a", "1"), ("a#2", "2")], id="two documents"
        ),
        pytest.param(
            "a.yaml", "a: &x 1\nb: *x\n", [("a", "1"), ("b", "*x")], id="alias not expanded"
        ),
        pytest.param(
            "a.yaml",
            "on: yes\nno: 010\n",
            [("on", "yes"), ("no", "010")],
            id="no types are guessed",
        ),
        pytest.param(
            "a.json",
            '{"a": {"b": 30}, "c": [1, "d"]}',
            [("a", ""), ("a.b", "30"), ("c", "1, d")],
            id="json",
        ),
        pytest.param(
            "a.json", '{"a": "x\\ny", "b": null}', [("a", "x y"), ("b", "null")], id="json escapes"
        ),
        pytest.param(
            "a.json", '[{"n": "x", "d": 1}]', [("[x].n", "x"), ("[x].d", "1")], id="json list"
        ),
        pytest.param(
            "a.toml", "[t.x]\na = 1\nb.c = 'd'\n", [("t.x.a", "1"), ("t.x.b.c", "d")], id="toml"
        ),
        pytest.param(
            "a.toml",
            "a = [\n  'x', # c\n  'y#',\n]\nb = 1\n",
            [("a", "x, y#"), ("b", "1")],
            id="toml list over lines",
        ),
        pytest.param(
            "a.toml",
            'a = """\nb = 1\n"""\nc = 2\n',
            [("a", "b = 1"), ("c", "2")],
            id="toml long string",
        ),
        pytest.param(
            "a.toml",
            "[[j]]\nn = 1\n[[j]]\nn = 2\n",
            [("j.n", "1"), ("j.n#2", "2")],
            id="toml list of tables",
        ),
        pytest.param(
            "a.ini", "[s]\nd = 30 ; c\nh = a\n  b\n", [("s.d", "30"), ("s.h", "a b")], id="ini"
        ),
        pytest.param(".env", 'export A=30 # c\nB="x#y"\n', [("A", "30"), ("B", "x#y")], id="env"),
        pytest.param(
            "a.properties", "a.b=30\nc: d\\\n  e\n", [("a.b", "30"), ("c", "d e")], id="properties"
        ),
    ],
)
def test_keys(path: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert keys_of(path, text) == expected


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("a.yaml", "# a: 1\n", id="commented out, yaml"),
        pytest.param("a.ini", "; a = 1\n# b = 2\n", id="commented out, ini"),
        pytest.param("a.toml", "# a = 1\n", id="commented out, toml"),
        pytest.param(".env", "#A=1\n", id="commented out, env"),
        pytest.param(
            "a.json", '{"//": 1}'.replace('"//": 1', '// "a": 1\n'), id="commented out, json"
        ),
        pytest.param("a.yaml", "just a sentence\n", id="no keys at all"),
        pytest.param("a.yaml", "", id="empty file"),
        pytest.param("package-lock.json", '{"a": 1}', id="written by a program"),
    ],
)
def test_no_keys(path: str, text: str) -> None:
    assert keys_of(path, text) == []


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param(
            "a.yaml",
            "# top\n\n# SOP-1\nkeep:\n  # days\n  days: 30  # MSA\n",
            [
                ("comment", "top", 1),
                ("code", "# SOP-1\nkeep:", 3),
                ("code", "# days\ndays: 30  # MSA", 5),
            ],
            id="comments stand with the key they are above or behind",
        ),
        pytest.param(
            "a.yaml",
            "note: |\n  Kept as SOP-1\n  says.\n\n  # no comment\nb: 1\n",
            [
                ("code", "note: |", 1),
                ("comment", "Kept as SOP-1 says.", 2),
                ("comment", "# no comment", 5),
                ("code", "b: 1", 6),
            ],
            id="a text block is paragraphs",
        ),
        pytest.param(
            "a.yaml",
            "b:\n  - x\n  # c\n  - y\n",
            [("code", "b:", 1), ("code", "- x", 2), ("code", "# c\n- y", 3)],
            id="list elements",
        ),
        pytest.param(
            "a.json", '{\n  "a": 1, "b": 2\n}', [("code", '"a": 1, "b": 2', 2)], id="one line"
        ),
        pytest.param(
            "a.toml",
            "a = [\n  1,\n]\n# end\n",
            [("code", "a = [\n  1,\n]", 1), ("comment", "end", 4)],
            id="a value over lines",
        ),
        pytest.param(
            "a.ini", "[s]\n; c\nd = 1\n", [("code", "; c\nd = 1", 2)], id="ini comment above"
        ),
    ],
)
def test_blocks(path: str, text: str, expected: list[tuple[str, str, int | None]]) -> None:
    assert texts_of(path, text) == expected


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param(
            "a.json",
            '{\n  "pay": {\n    "days": 30,\n    "clause": "MSA §3.2"\n  }\n}',
            ['"pay": {', '"days": 30,\n"clause": "MSA §3.2"'],
            id="json",
        ),
        pytest.param(
            "a.json",
            '{\n  "days": 30,\n  "rates": {\n    "a": 1\n  },\n  "Source": "SOP-1"\n}',
            ['"days": 30,\n"Source": "SOP-1"', '"rates": {', '"a": 1'],
            id="what stands between stays apart",
        ),
        pytest.param(
            "a.yaml",
            "- name: logs\n  # long\n  keep: 7\n  policy: POL-2 §4.1\n- name: x\n  keep: 1\n",
            ["- name: logs\n  # long\n  keep: 7\n  policy: POL-2 §4.1", "- name: x", "keep: 1"],
            id="one element of a list",
        ),
        pytest.param(
            "a.toml",
            "[[k]]\ndays = 1\nref = 'SOP-1'\n[[k]]\ndays = 2\n",
            ["days = 1\nref = 'SOP-1'", "days = 2"],
            id="one table of several with a name",
        ),
        pytest.param("a.ini", "[s]\ndays = 1\nsee = SOP-1\n", ["days = 1\nsee = SOP-1"], id="ini"),
        pytest.param(
            "a.toml",
            "basis = 'POL-2'\ndays = 1  # SOP-1\nhours = 2\n",
            ["basis = 'POL-2'\nhours = 2", "days = 1  # SOP-1"],
            id="what has a citation of its own stays apart",
        ),
    ],
)
def test_a_clause_stands_with_what_it_speaks_for(
    path: str, text: str, expected: list[str]
) -> None:
    assert [block.text for block in settings_of(path, text)[0].blocks] == expected


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("a.yaml", "days: 30\nsource: upload\n", id="cites nothing"),
        pytest.param("a.yaml", "days: 30\nclauses: SOP-1\n", id="another key"),
        pytest.param("a.yaml", "days: 30\nbased_on_policy: SOP-1\n", id="part of a key"),
        pytest.param("a.yaml", "days: 30\nbasis: Art. 6 GDPR\n", id="law"),
        pytest.param("a.yaml", "days: 30\nin:\n  policy: SOP-1\n", id="another mapping"),
        pytest.param("a.yaml", "days: 30\n---\npolicy: SOP-1\n", id="another document"),
        pytest.param("a.yaml", "days: 30\npolicy: |\n  SOP-1\n", id="a text block"),
        pytest.param("a.toml", "days = 30\n[t]\npolicy = 'SOP-1'\n", id="another table"),
        pytest.param("a.toml", "days = 30\nt.policy = 'SOP-1'\n", id="another dotted table"),
    ],
)
def test_other_keys_stay_apart(path: str, text: str) -> None:
    _, symbols = settings_of(path, text)
    blocks = [symbol.span.block for symbol in symbols]
    assert len(blocks) == len(set(blocks))


def test_each_line_of_a_joined_block_is_known() -> None:
    text = '{\n "days": 30,\n "x": {\n  "y": 1\n },\n "clause": "MSA §3.2"\n}'
    reading = extractor.extract(Source("a.json", text.encode()))
    blocks, facts = reading.document.blocks, reading.facts
    assert blocks[0] == Block(
        '"days": 30,\n"clause": "MSA §3.2"',
        BlockKind.CODE,
        Place(line=2),
        lines=((0, 2), (12, 6)),
    )
    places = [(s.name, s.span, line_at(blocks[0], s.span.start)) for s in facts.symbols]
    assert places[:2] == [("days", Span(0, 1, 5), 2), ("clause", Span(0, 13, 19), 6)]
    [cited] = facts.references
    assert (cited.documents, cited.label) == (("name:msa",), "section:3.2")
    assert (cited.span.block, line_at(blocks[0], cited.span.start)) == (0, 6)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("a.yaml", "é:\n  days: 1\n  l: [{k: v}]\n", id="yaml"),
        pytest.param("a.json", '{"a": {"days": 1, "d": 2}}', id="json"),
        pytest.param("a.toml", "[t]\n  days = 1\n'q r' = 2\n", id="toml"),
        pytest.param(".env", "export DAYS=1\n", id="env"),
    ],
)
def test_symbols_point_at_their_key(path: str, text: str) -> None:
    document, symbols = settings_of(path, text)
    shown = [document.blocks[s.span.block].text[s.span.start : s.span.end] for s in symbols]
    assert shown == [symbol.name for symbol in symbols]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "a: 1\n{{% if x %}}\nb: 2\n{{% endif %}}\n", [("a", "1"), ("b", "2")], id="statements"
        ),
        pytest.param("a: {{ x.y }}\nb: 2\n", [("a", "<< x.y >>"), ("b", "2")], id="expression"),
        pytest.param("{{- include 'z' }}\nb: 2\n", [("b", "2")], id="line of its own"),
        pytest.param('{{% set t = "\n  x: 1\n" %}}\nb: 2\n', [("b", "2")], id="over lines"),
    ],
)
def test_templates_are_left_out(text: str, expected: list[tuple[str, str]]) -> None:
    assert keys_of("a.yaml", text) == expected
    assert settings_of("a.yaml", text)[0].problems == ()


@pytest.mark.parametrize(
    ("path", "text", "line", "expected"),
    [
        pytest.param("a.yaml", "a: 1\nb: [1\n", 3, [("a", "1"), ("b", "[1")], id="yaml"),
        pytest.param("a.json", '{"a": 1,\n "b" 2}', 2, [("a", "1"), ("b", "2")], id="json"),
        pytest.param("a.toml", "a = 1\nb = \n", 2, [("a", "1"), ("b", "")], id="toml"),
        pytest.param("a.json", '// c\n{"a" 1}', 2, [("a", "1")], id="json with a comment"),
        pytest.param("a.yaml", "[" * 5000, 1, [], id="deep yaml"),
        pytest.param("a.json", "[" * 5000, 1, [], id="deep json"),
    ],
)
def test_a_fault_is_a_problem(
    path: str, text: str, line: int, expected: list[tuple[str, str]]
) -> None:
    [problem] = settings_of(path, text)[0].problems
    assert (problem.kind, problem.place.line) == (ProblemKind.PARTIAL, line)
    assert keys_of(path, text) == expected


def test_comments_and_last_commas_are_no_fault() -> None:
    document, _ = settings_of("a.json", '{\n  // c\n  "a": 1, /* d\n */\n}')
    assert document.problems == ()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param(
            "a.json", "{" + ",".join(f'"k{n}": 1' for n in range(30_000)) + "}", id="json"
        ),
        pytest.param("a.yaml", "- a\n" * 30_000, id="yaml"),
    ],
)
def test_too_many_values_are_a_problem(path: str, text: str) -> None:
    [problem] = settings_of(path, text)[0].problems
    assert problem.kind is ProblemKind.PARTIAL


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(".env.example", id="example"),
        pytest.param("a/.env.dist", id="in a folder"),
        pytest.param(".ENV.SAMPLE", id="in capitals"),
        pytest.param("deploy.env.template", id="behind a name"),
    ],
)
def test_claims_environments(path: str) -> None:
    assert extractor_for(path, (extractor,)) is extractor


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(".envrc", id="another program's file"),
        pytest.param("env.example", id="no leading dot"),
        pytest.param(".env.example.bak", id="backup"),
    ],
)
def test_does_not_claim(path: str) -> None:
    assert extractor_for(path, (extractor,)) is None


def test_the_environment_of_the_company() -> None:
    path = Path(__file__).parents[2] / "fixtures/company/config/.env.example"
    facts = extractor.extract(Source(".env.example", path.read_bytes())).facts
    assert [(s.name, s.value) for s in facts.symbols] == [
        ("RELAY_DATABASE_URL", "postgresql://relay@localhost/relay"),
        ("RELAY_SMTP_HOST", "mail.tarnwell.example"),
        ("RELAY_SECOND_FACTOR", "required"),
        ("RELAY_SESSION_MINUTES", "10"),
        ("BACKUP_CONFIG", "config/backup.yaml"),
    ]
    cited = [(r.documents, r.label) for r in facts.references if r.label]
    assert cited == [(("name:pol-003",), "section:3.3")]


def test_facts_cite() -> None:
    facts = extractor.extract(Source("a.yaml", b"days: 30  # SOP-014\n")).facts
    assert [(r.text, r.documents) for r in facts.references] == [("SOP-014", ("name:sop-014",))]
    assert [(s.name, s.value) for s in facts.symbols] == [("days", "30")]


def listed_in(path: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
    facts = extractor.extract(Source(path, text.encode())).facts
    return [(found.text, found.documents) for found in facts.references]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param(
            "a.yml",
            "items:\n- id: x\n  checks:\n  - door_closed\n  - limit=5\n",
            [
                (
                    "door_closed",
                    (
                        "file:door_closed/check",
                        "file:checks/door_closed",
                        "file:check/door_closed",
                    ),
                ),
                ("limit", ("file:limit/check", "file:checks/limit", "file:check/limit")),
            ],
            id="a file of the kind, in a folder of the name or of the kind",
        ),
        pytest.param(
            "a.json",
            '{"policies": ["Cold Chain", "POL-002"]}',
            [("Cold Chain", ("name:cold-chain",)), ("POL-002", ("name:pol-002",))],
            id="documents by name; a control number is cited as ever",
        ),
        pytest.param("a.yml", "check: door_closed\n", [], id="not a list"),
        pytest.param("a.yml", "status:\n- open_door\n", [], id="no plural"),
        pytest.param("a.yml", "checks:\n- 12\n- ''\n", [], id="no names"),
        pytest.param("a.yml", "notes:\n- The door stays shut.\n", [], id="a sentence"),
    ],
)
def test_lists_name_files(
    path: str, text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert listed_in(path, text) == expected
