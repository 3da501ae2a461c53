"""The store opens and is right whatever happened before."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from depgraph import tracker
from depgraph.store import Store
from depgraph.store.errors import StoreBrokenError, StoreVersionError
from depgraph.store.writing import prune
from depgraph.workspace.keeping import NothingKeptWarning

UPDATE = """
import sys
from pathlib import Path
from depgraph import tracker
folder = Path(sys.argv[1])
tracker.update(tracker.open_workspace(folder, folder), tracker.Silent())
"""


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    Store(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreVersionError, match="newer depgraph"):
        Store(path)


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    path.write_bytes(b"this is no database, it is a text of some length" * 100)
    with pytest.raises(StoreBrokenError, match="depgraph update"):
        Store(path)


def test_what_fails_inside_a_transaction_leaves_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "index.sqlite")
    with pytest.raises(ZeroDivisionError), store.transaction():
        store.accept_all() or 1 / 0
    assert not store.anything_accepted()
    store.close()


@pytest.mark.parametrize("moment", [0.05, 0.3, 0.5, 0.7, 0.9])
def test_killed_at_any_moment_the_next_update_is_right(tmp_path: Path, moment: float) -> None:
    for number in range(60):
        text = f"# Policy {number}\n\n" + "See POL-001 §4 for 30 days.\n\n" * 40
        (tmp_path / f"p{number}.md").write_text(text)
    (tmp_path / "depgraph.toml").write_text("")
    running = subprocess.Popen(
        [sys.executable, "-c", UPDATE, str(tmp_path)], start_new_session=True
    )
    time.sleep(moment)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    workspace = tracker.open_workspace(tmp_path, tmp_path)
    tracker.update(workspace, tracker.Silent())
    assert tracker.verify(workspace, tracker.Silent()) == tracker.Verified(True, (), 60)
    workspace.store.close()


def test_a_folder_that_cannot_be_written_is_still_answered(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n")
    (tmp_path / ".depgraph").write_text("a file where the folder should be")
    workspace = tracker.open_workspace(tmp_path, tmp_path)
    with pytest.warns(NothingKeptWarning, match="'.depgraph' is a file"):
        assert tracker.update(workspace, tracker.Silent()).documents == 1
    assert workspace.store.path is None


@pytest.mark.parametrize("words", ["records policy", "Q&A: check-in", 'the "old" one', "***", ""])
def test_any_words_can_be_searched_for(tmp_path: Path, words: str) -> None:
    (tmp_path / "a.md").write_text("# A\n\nThe records policy, Q&A, check-in, the old one.\n")
    workspace = tracker.open_workspace(tmp_path, tmp_path)
    tracker.update(workspace, tracker.Silent())
    found = {"a.md"} if any(letter.isalpha() for letter in words) else set()
    assert workspace.store.mentioning(words) == found


def test_unused_readings_go_oldest_first_when_there_are_too_many(tmp_path: Path) -> None:
    workspace = tracker.open_workspace(tmp_path, tmp_path)
    path = tmp_path / "a.md"
    store = workspace.store
    for number in range(20):
        path.write_text(f"# POL-001 Records\n\nWord{number}.\n")
        tracker.update(workspace, tracker.Silent())
        if number == 0:
            with store.transaction():
                store.accept_all()
    assert store.prune() == 0
    with store.transaction():
        # 20 readings: one accepted, one there; 8 and 3 of the others are kept.
        assert (prune(store._db, spare=3), prune(store._db, spare=3)) == (7, 0)
    numbers = [number for (number,) in store._db.execute("SELECT id FROM reading ORDER BY id")]
    assert numbers == [1, *range(9, 21)]
    found = [store._db.execute(_WORDS, (f"word{n}",)).fetchall() for n in (0, 3, 19)]
    assert found == [[(1,)], [], [(20,)]]
    assert tracker.verify(workspace, tracker.Silent()).same


_WORDS = "SELECT rowid FROM words WHERE words MATCH ?"


def test_bytes_that_were_accepted_stay_so_with_a_newer_reader(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# POL-001 Records\n")
    workspace = tracker.open_workspace(tmp_path, tmp_path)
    tracker.initialise(workspace, tracker.Silent())
    store = workspace.store
    with store.transaction():
        store._db.execute("UPDATE reader SET name = 'markdown:0:0:accepted'")
        store._db.execute("DELETE FROM folder")
    assert tracker.update(workspace, tracker.Silent()).read == 1
    assert store.unaccepted() == {}
    assert store.accepted_at("a.md") == store.reading_at("a.md")


def test_the_older_half_of_too_many_duties_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("depgraph.store.duties._MOST", 10)
    store = Store(tmp_path / "index.sqlite")
    for batch in range(4):
        with store.transaction():
            store.keep_duties("reader", {bytes([batch, n]): () for n in range(4)})
    kept = store.duties("reader", [bytes([batch, n]) for batch in range(4) for n in range(4)])
    assert sorted(tuple(digest) for digest in kept) == [
        (batch, n) for batch in range(4) for n in range(4) if (batch, n) >= (1, 2)
    ]
    store.close()
