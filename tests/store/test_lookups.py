"""What is asked of a store is looked up, and costs the same however many documents there are."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from depgraph.analysis.keys import path_keys
from depgraph.model.documents import Block, Document, Problem, ProblemKind
from depgraph.model.facts import Facts, Identity, Reading, Reference, ReferenceKind, Span
from depgraph.model.keys import Key
from depgraph.store import DocumentRow, Stamp, Store, accepted, pieces, writing
from depgraph.store.rows import hashed, packed

PATHS = (
    *("a.md", "b/c.md", "b/c/d.md", "b/c/e/f.md", "b/c0.md", "b-c.md", "b0/g.md", "z.md"),
    *("ä/é.md", "c d/it's.md", "b/ /x.md"),
)
NAME = Key("name:sop-001")


def reading(text: str, number: str = "", problems: tuple[Problem, ...] = ()) -> Reading:
    block = Block(f"{text} SOP-001")
    cited = Reference(ReferenceKind.CITATION, "SOP-001", Span(0, 0, 7), documents=(NAME,))
    facts = Facts(identity=Identity(number), references=(cited,), problems=problems)
    return Reading(Document("text", (block,)), facts)


def keep(store: Store, found: dict[str, Reading]) -> dict[str, int]:
    """Keep what was read at each path, and return the numbers."""
    numbers = {}
    with store.transaction():
        for path, read in found.items():
            numbers[path] = store.put_reading(packed(path, "reader", read))
            seen = DocumentRow(path, Stamp(1, 2, 3, 4), 5, numbers[path])
            store.put_document(seen, path_keys(path))
    return numbers


@pytest.fixture
def store() -> Iterator[Store]:
    made = Store(None)
    keep(made, {path: reading(path, f"SOP-{at:03}") for at, path in enumerate(PATHS)})
    yield made
    made.close()


LOCAL = {
    "SCAN CONSTANT ROW",
    "SCAN step",
    "SCAN sample",
    "SCAN words VIRTUAL TABLE INDEX 0:M1",
    "SCAN reading USING COVERING INDEX reading_by_digest",
    "SCAN reading USING INDEX reading_with_problems",
    "SCAN document USING INDEX document_not_in_force",
}
"""What passes through few rows or stops at the first."""


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda store: store.document("a.md"), id="a document"),
        pytest.param(lambda store: store.knows("a.md"), id="whether one is known"),
        pytest.param(lambda store: store.known(PATHS), id="which are there"),
        pytest.param(lambda store: store.reading_at("a.md"), id="a reading by path"),
        pytest.param(lambda store: store.reading_id("a.md", "reader"), id="by its bytes"),
        pytest.param(lambda store: store.reading(1), id="a reading"),
        pytest.param(lambda store: store.accepted_at("a.md"), id="what is in force"),
        pytest.param(lambda store: store.unaccepted(), id="what is not"),
        pytest.param(lambda store: store.anything_accepted(), id="whether anything is"),
        pytest.param(lambda store: store.has_readings(), id="whether anything was read"),
        pytest.param(lambda store: store.homes(NAME), id="who has a name"),
        pytest.param(lambda store: store.file_homes(Key("file:a")), id="whose file has it"),
        pytest.param(lambda store: store.relying([NAME]), id="who asks for it"),
        pytest.param(lambda store: store.mentioning("SOP-001"), id="who mentions it"),
        pytest.param(lambda store: store.inside("b"), id="what lies in a folder"),
        pytest.param(lambda store: store.documents("b/"), id="documents of a folder"),
        pytest.param(lambda store: list(store.below("b/")), id="what lies below it"),
        pytest.param(lambda store: store.prints(["b/"]), id="its fingerprint"),
        pytest.param(lambda store: store.troubled(), id="who has problems"),
        pytest.param(lambda store: store.prune(), id="nothing to forget"),
        pytest.param(lambda store: store.drop_documents(["a.md"]), id="a file that is gone"),
        pytest.param(lambda store: store.duties("reader", [b"1"]), id="duties"),
        pytest.param(lambda store: store.blob_digests(["00"]), id="names of git"),
        pytest.param(lambda store: accepted.is_due(store._db, Path("index")), id="a copy due"),
    ],
)
def test_nothing_is_gone_through(store: Store, ask: Callable[[Store], object]) -> None:
    with store.transaction():
        store.prune()
    asked: list[str] = []
    store._readings.clear()
    store._db.set_trace_callback(asked.append)
    ask(store)
    store._db.set_trace_callback(None)
    assert asked
    assert {scan for said in asked for scan in scans(store._db, said)} <= LOCAL


def scans(db: sqlite3.Connection, asked: str) -> list[str]:
    if asked.startswith(("--", "BEGIN", "PRAGMA")):
        return []
    plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {asked}")]
    return [step for step in plan if step.startswith("SCAN")]


@pytest.mark.parametrize("folder", ["", "b", "b/c", "b/c/e", "b0", "ä", "c d", "b/ ", "nowhere"])
def test_what_lies_right_in_a_folder_is_found(store: Store, folder: str) -> None:
    expected = sorted(path for path in PATHS if path.rpartition("/")[0] == folder)
    assert store.inside(folder) == expected
    assert list(store.documents(f"{folder}/" if folder else "")) == expected


def test_what_lies_right_in_any_folder_is_found() -> None:
    chance = Random(7)
    store = Store(None)
    paths = {
        "/".join(chance.choices(("a", "a0", "a.md", "b", "é", "a b"), k=chance.randint(1, 4)))
        for _ in range(300)
    }
    keep(store, {path: reading("x") for path in sorted(paths)})
    for folder in {"", *(path.rpartition("/")[0] for path in paths)}:
        found = [path for path in sorted(paths) if path.rpartition("/")[0] == folder]
        assert store.inside(folder) == found
    store.close()


def test_who_is_there_is_known(store: Store) -> None:
    with store.transaction():
        store.drop_documents(["a.md"])
    assert store.known(["a.md", "z.md", "y.md"]) == {"z.md"}


def test_the_names_of_a_file_go_with_it(store: Store) -> None:
    with store.transaction():
        store.drop_documents(["z.md"])
    assert store.file_homes(Key("file:z")) == []
    keys = [(hashed(key),) for key in path_keys("z.md")]
    found = [store._db.execute("SELECT 1 FROM file_name WHERE key = ?", key) for key in keys]
    assert [rows.fetchall() for rows in found] == [[] for _ in keys]


def test_a_file_whose_name_shares_a_number_is_not_found(store: Store) -> None:
    row = store._db.execute("SELECT number FROM document WHERE path = 'a.md'").fetchone()
    store._db.execute("INSERT INTO file_name VALUES (?, ?)", (hashed(Key("file:z")), *row))
    assert store.file_homes(Key("file:z")) == ["z.md"]


def test_who_has_problems_is_found(store: Store) -> None:
    problem = Problem(ProblemKind.PARTIAL, "is cut off")
    numbers = keep(store, {"y.md": reading("y", problems=(problem,))})
    assert store.troubled() == [("y.md", numbers["y.md"])]


def test_many_at_once_and_one_after_the_other_say_the_same() -> None:
    found = {f"d/{n}.md": reading(f"word{n} " * 50, f"SOP-{n:03}") for n in range(230)}
    together, apart = Store(None), Store(None)
    keep(together, found)
    for path, read in found.items():
        keep(apart, {path: read})
    assert together.snapshot() == apart.snapshot()
    for store in (together, apart):
        path = "d/7.md"
        assert store.homes(Key("name:sop-007")) == [path]
        assert store.mentioning("word7") == {path}
        assert store.reading(store.reading_at(path) or 0) == found[path]
        store.close()


def test_what_was_just_put_can_be_read() -> None:
    store = Store(None)
    with store.transaction():
        number = store.put_reading(packed("a", "reader", reading("a")))
        assert store.put_reading(packed("a", "reader", reading("a"))) == number
        assert store.reading(number) == reading("a")
    store.close()


def test_what_failed_is_not_kept_by_the_next() -> None:
    store = Store(None)
    with pytest.raises(ZeroDivisionError), store.transaction():
        store.put_reading(packed("a", "reader", reading("a"))) / 0
    keep(store, {"b.md": reading("b")})
    assert store._db.execute("SELECT count(*) FROM reading").fetchone() == (1,)
    assert store.mentioning("a") == set()
    store.close()


def test_a_reading_of_any_length_is_cut_and_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_PIECE", 3)
    monkeypatch.setattr(pieces, "_MOST", 8)
    store = Store(None)
    texts = [" ".join(map(str, Random(n).sample(range(10**6), n * n))) for n in range(20)]
    found = {f"{n}.md": reading(text) for n, text in enumerate(texts)}
    numbers = keep(store, found)
    assert {path: store.reading(number) for path, number in numbers.items()} == found
    store.close()


def test_whether_there_is_too_much_is_counted_seldom() -> None:
    store = Store(None)
    asked: list[str] = []
    store._db.set_trace_callback(asked.append)
    for n in range(230):
        with store.transaction():
            store.put_reading(packed(str(n), "reader", reading("a")))
            store.prune()
    assert sum("count(*) FROM reading" in said for said in asked) == 3
    store.close()


def test_all_that_is_too_much_goes_in_a_few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_AT_ONCE", 10)
    store = Store(None)
    with store.transaction():
        for n in range(60):
            store.put_reading(packed(str(n), "reader", reading(f"word{n}", f"SOP-{n:03}")))
    gone = [writing.prune(store._db, spare=5) for _ in range(7)]
    assert gone == [10, 10, 10, 10, 10, 5, 0]
    asked = [
        store._db.execute(f"SELECT DISTINCT {number} FROM {table}")  # noqa: S608
        for table, number in (
            ("reading", "id"),
            ("provides", "reading"),
            ("relies", "reading"),
            ("piece", "id / 4096"),
        )
    ]
    assert [sorted(n for (n,) in rows) for rows in asked] == [list(range(56, 61))] * 4
    store.close()
