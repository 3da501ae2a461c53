"""Text and numbers that no file can hold stop no command, and nothing is lost around them."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depgraph.cli.main import run
from depgraph.cli.reports import REPORT_FORMATS
from depgraph.extraction.storing import encoded, storable
from depgraph.model.documents import Block, Document, Mark, MarkKind, Place, Problem, ProblemKind
from depgraph.model.facts import (
    Definition,
    Facts,
    Identity,
    Reading,
    Reference,
    ReferenceKind,
    Span,
    Symbol,
    SymbolKind,
    Value,
    ValueKind,
)
from depgraph.model.keys import Key
from depgraph.model.remarks import Remark
from depgraph.store.rows import packed, unpacked

HALF = "\\ud800"
MANY = "9" * 5000

TEXTS = st.text(st.characters(), max_size=8)
SPANS = st.just(Span(0, 0, 0))


def readings() -> st.SearchStrategy[Reading]:
    mark = st.builds(Mark, st.just(MarkKind.LINK), st.just(0), st.just(0), TEXTS, TEXTS)
    place = st.builds(Place, cell=TEXTS, part=TEXTS)
    problem = st.builds(Problem, st.just(ProblemKind.NOTE), TEXTS, place)
    block = st.builds(
        Block, TEXTS, place=place, label=TEXTS, anchors=st.tuples(TEXTS), marks=st.tuples(mark)
    )
    facts = st.builds(
        Facts,
        identity=st.builds(Identity, TEXTS, TEXTS, st.tuples(TEXTS), TEXTS, owner=TEXTS),
        definitions=st.tuples(st.builds(Definition, TEXTS, SPANS, TEXTS, names=st.tuples(TEXTS))),
        values=st.tuples(st.builds(Value, st.just(ValueKind.MONEY), TEXTS, TEXTS, SPANS, TEXTS)),
        symbols=st.tuples(st.builds(Symbol, TEXTS, st.just(SymbolKind.KEY), SPANS, TEXTS)),
        references=st.tuples(
            st.builds(
                Reference,
                st.just(ReferenceKind.LINK),
                TEXTS,
                SPANS,
                documents=st.tuples(TEXTS.map(Key)),
                path=TEXTS,
                anchor=TEXTS,
                echo=TEXTS,
            )
        ),
        problems=st.tuples(problem),
    )
    document = st.builds(
        Document,
        TEXTS,
        st.tuples(block),
        properties=st.tuples(st.tuples(TEXTS, TEXTS)),
        problems=st.tuples(problem),
    )
    remark = st.builds(Remark, TEXTS, st.just(1), st.just(1))
    return st.builds(Reading, document, facts, st.tuples(remark))


@given(readings())
@settings(max_examples=150, deadline=None)
def test_whatever_text_a_reading_holds_it_can_be_kept(reading: Reading) -> None:
    row = packed("digest", "reader", reading)
    kept = unpacked(row.data)
    assert kept == storable(reading)
    for before, after in zip(texts(reading), texts(kept), strict=True):
        assert after.encode()
        assert len(before) == len(after)
        assert all(b in {a, "\ufffd"} for a, b in zip(before, after, strict=True))


def test_what_can_be_kept_stays_the_same_object() -> None:
    reading = Reading(Document("text", (Block("thirty \U0001f600 days"),)))
    assert storable(reading) is reading


def test_a_number_beyond_all_bounds_is_told() -> None:
    reading, data = encoded(Reading(Document("xlsx", (Block("\ud800", row=10**30),))))
    assert data
    assert [problem.kind for problem in reading.facts.problems] == [ProblemKind.UNREADABLE]


def texts(value: object) -> Iterator[str]:
    """Yield every text that *value* is made of, but empty ones."""
    if isinstance(value, str):
        yield from [value] if value else []
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


POLICY = "# POL-001 Records\n\n## 4 Periods\n\nRecords are kept for 30 days.\n"
OTHER = "# SOP-002 Storage\n\nRecords are kept for 30 days (POL-001 §4); see [it]({name}), `A`.\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.json", f'{{"{HALF}": "{HALF}", "a": 30, "b": {MANY}}}', id="json"),
        pytest.param("a.json", '{"a": NaN, "b": -Infinity, "c": 1e99999}', id="no numbers"),
        pytest.param("a.json", "[" * 50_000, id="deep json"),
        pytest.param("a.py", f'A = "{HALF}"\nB = {MANY}\nC = 1e999\n', id="python"),
        pytest.param("a.py", "A = " + "(" * 20_000, id="deep python"),
        pytest.param("a.py", "A = " + "-" * 20_000 + "1", id="many signs"),
        pytest.param("a.yaml", f'a: "{HALF}"\nb: 0000-00-00\nc: {MANY}\nd: .nan\n', id="yaml"),
        pytest.param("a.yaml", "&a [*a]", id="yaml that holds itself"),
        pytest.param("a.toml", f'a = "{HALF}"\n', id="toml"),
        pytest.param("a.toml", f"a = {MANY}\nb = inf\nc = 0001-01-01\n", id="toml numbers"),
        pytest.param(
            "a.html",
            '<title>&#xd800;</title><p id="&#55296;">See <a href="x&#xd800;.md">POL-001 §4</a>.'
            f'<ol start="{MANY}"><li>30 days</ol>',
            id="html",
        ),
        pytest.param("a.html", "<div>" * 50_000, id="deep html"),
        pytest.param(
            "a.md",
            "---\ntitle: 'a'\neffective: 0000-00-00\nreview: 99999-01-01\n---\n# SOP-003 &#xd800;"
            f"\n\n{MANY}. Within {MANY} days, by 1 January 0 or 31 December 9999; {MANY}%; "
            f"USD {MANY}; every {MANY} years; POL-001 §{MANY}; [x](%ED%A0%80.md#%ED).\0\n",
            id="markdown",
        ),
        pytest.param("a.txt", "²³ days; Section ² of POL-001; ² May ²; ²:00.\n", id="digits"),
    ],
)
def test_no_document_stops_a_command(
    name: str,
    text: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "depgraph.toml").write_text("")
    (tmp_path / "POL-001.md").write_text(POLICY, encoding="utf-8")
    (tmp_path / "SOP-002.md").write_text(OTHER.format(name=name), encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    codes = [run(["init"]), run(["facts", name]), run(["text", name])]
    (tmp_path / "POL-001.md").write_text(POLICY.replace("30", "60"), encoding="utf-8")
    (tmp_path / name).write_text(text.replace("30", "60") + "\n", encoding="utf-8")
    codes.append(run(["update"]))
    for form in REPORT_FORMATS:
        codes += [run(["check", "--format", form]), run(["impact", "--format", form])]
    assert set(codes) <= {0, 1, 3}
    out, err = capsys.readouterr()
    assert out.encode()
    assert "Traceback" not in err
