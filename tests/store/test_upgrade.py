"""A store of the fourth version opens, says what it said, and loses nothing that is in force."""

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from sqlite_utils import Database

from depgraph import tracker
from depgraph.analysis.keys import path_keys, provided, relied
from depgraph.model.keys import Key
from depgraph.store import Store
from depgraph.store.accepted import ACCEPTED
from depgraph.store.errors import AcceptedBrokenError
from depgraph.store.migrations import migrations
from depgraph.store.rows import words_of
from depgraph.workspace import Workspace

_READING = (
    "SELECT digest, name, facts, problems FROM reading JOIN reader ON reader.id = reader"
    " WHERE reading.id = ?"
)
_DOCUMENT = "path, size, mtime_ns, ctime_ns, inode, checked_ns, present, reading, accepted"  # both


def opened(folder: Path) -> Workspace:
    return tracker.open_workspace(folder, folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twenty documents that are in force; then one changed, one went and one came."""
    (tmp_path / "depgraph.toml").write_text("")
    (tmp_path / "deep").mkdir()
    for n in range(20):
        text = f"# POL-{n:03} Rules {n}\n\n## 1 Duty\n\nSee POL-{n + 1:03} §1.\n"
        (tmp_path / f"deep/POL-{n:03}.md").write_text(text)
    workspace = opened(tmp_path)
    tracker.initialise(workspace, tracker.Silent())
    (tmp_path / "deep/POL-003.md").write_text("# POL-003 Rules 3\n\n## 1 Duty\n\nThirty days.\n")
    (tmp_path / "deep/POL-004.md").unlink()
    (tmp_path / "POL-030.md").write_text("# POL-030 Late\n\nSee POL-003 §1.\n")
    tracker.update(workspace, tracker.Silent())
    workspace.store.close()
    return tmp_path


def said(store: Store) -> tuple[object, ...]:
    """Return what a store says of its documents, whatever its version."""
    name = Key("name:pol-003")
    return (
        store.snapshot(),
        store.unaccepted(),
        {path: store.accepted_at(path) for path in store.paths()},
        store.documents("deep/"),
        store.documents(""),
        store.homes(name),
        store.file_homes(name),
        store.relying([name]),
        store.mentioning("thirty days"),
        store.anything_accepted(),
    )


def as_before(folder: Path) -> None:
    """Write the store and its copy as the fourth version did."""
    kept = folder / ".depgraph"
    store = Store(kept / "index.sqlite")
    with (
        closing(sqlite3.connect(folder / "old", isolation_level=None)) as db,
        closing(sqlite3.connect(folder / "copy", isolation_level=None)) as copy,
    ):
        db.execute("BEGIN")
        migrations.apply(Database(db), stop_before="m005_small")
        rows = written(store, db)
        db.execute("PRAGMA user_version = 4")
        db.execute("COMMIT")
        copy.execute(
            "CREATE TABLE accepted (path TEXT PRIMARY KEY, digest TEXT NOT NULL,"
            " reader TEXT NOT NULL, data BLOB NOT NULL) WITHOUT ROWID"
        )
        copy.executemany("INSERT INTO accepted VALUES (?, ?, ?, ?)", rows)
        copy.execute("PRAGMA user_version = 1")
    store.close()
    for left in kept.iterdir():
        left.unlink()
    (folder / "old").rename(kept / "index.sqlite")
    (folder / "copy").rename(kept / ACCEPTED)


def written(store: Store, db: sqlite3.Connection) -> list[tuple[str, str, str, bytes]]:
    """Write into *db* what *store* holds and return what is in force."""
    kept: dict[int, tuple[str, str, bytes]] = {}
    for (number,) in store._db.execute("SELECT id FROM reading ORDER BY id").fetchall():
        reading = store.reading(number)
        data = zlib.compress(msgspec.msgpack.encode(reading), 1)
        digest, reader, *counts = store._db.execute(_READING, (number,)).fetchone()
        kept[number] = (digest.hex(), reader, data)
        db.execute(
            "INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?)", (number, *kept[number], *counts)
        )
        db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, words_of(reading)))
        for table, keys in (("provides", provided(reading)), ("relies", relied(reading))):
            db.executemany(f"INSERT INTO {table} VALUES (?, ?)", [(key, number) for key in keys])  # noqa: S608
    for row in store._db.execute(f"SELECT {_DOCUMENT} FROM document").fetchall():  # noqa: S608
        db.execute(f"INSERT INTO document ({_DOCUMENT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)  # noqa: S608
        names = [(key, row[0]) for key in path_keys(row[0])]
        db.executemany("INSERT INTO file_name VALUES (?, ?)", names)
    for table in ("folder", "setting"):
        rows = store._db.execute(f"SELECT * FROM {table}")  # noqa: S608
        marks = ", ".join("?" * len(rows.description))
        db.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)  # noqa: S608
    force = store._db.execute("SELECT path, accepted FROM document WHERE accepted IS NOT NULL")
    return [(path, *kept[number]) for path, number in force]


def test_an_older_store_says_the_same(folder: Path) -> None:
    store = opened(folder).store
    before = said(store)
    store.close()
    as_before(folder)
    workspace = opened(folder)
    assert said(workspace.store) == before
    assert tracker.update(workspace, tracker.Silent()).read == 0
    assert tracker.verify(workspace, tracker.Silent()).differences == ()
    workspace.store.close()


def test_an_older_store_takes_no_room_that_it_does_not_need(folder: Path) -> None:
    as_before(folder)
    store = opened(folder).store
    assert store._db.execute("PRAGMA freelist_count").fetchone() == (0,)
    store.close()


def test_an_older_store_can_be_written(folder: Path) -> None:
    as_before(folder)
    workspace = opened(folder)
    for n in range(20):
        (folder / f"new{n}.md").write_text(f"# POL-1{n:02} New\n\nSee POL-003 §1.\n")
    (folder / "deep/POL-005.md").unlink()
    assert tracker.update(workspace, tracker.Silent()).read == 20
    assert tracker.verify(workspace, tracker.Silent()).differences == ()
    tracker.initialise(workspace, tracker.Silent())
    assert workspace.store.unaccepted() == {}
    workspace.store.close()


def test_nothing_that_is_in_force_is_lost_with_an_older_index(folder: Path) -> None:
    store = opened(folder).store
    force = {
        path: store.reading(store.accepted_at(path) or 0) for path in store.documents("deep/")
    }
    store.close()
    as_before(folder)
    (folder / ".depgraph/index.sqlite").unlink()
    workspace = opened(folder)
    tracker.update(workspace, tracker.Silent())
    store = workspace.store
    assert {
        path: store.reading(store.accepted_at(path) or 0) for path in store.documents("deep/")
    } == force
    store.close()


def test_an_older_copy_that_is_damaged_is_told(folder: Path) -> None:
    as_before(folder)
    (folder / ".depgraph/index.sqlite").unlink()
    with closing(sqlite3.connect(folder / ".depgraph" / ACCEPTED)) as db:
        db.execute("UPDATE accepted SET data = x'00'")
        db.commit()
    with pytest.raises(AcceptedBrokenError):
        _ = opened(folder).store


def test_a_copy_without_what_it_was_squeezed_with_is_told(folder: Path) -> None:
    (folder / ".depgraph/index.sqlite").unlink()
    with closing(sqlite3.connect(folder / ".depgraph" / ACCEPTED)) as db:
        assert db.execute("DELETE FROM sample").rowcount == 1
        db.commit()
    with pytest.raises(AcceptedBrokenError):
        _ = opened(folder).store
