"""After any sequence of edits the store says what reading everything anew says."""

import os
import random
import shutil
import time
from pathlib import Path

import pytest

from depgraph import tracker
from depgraph.extraction import installed
from depgraph.model.keys import Key
from depgraph.store.rows import hashed
from depgraph.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.chdir(tmp_path)
    for number in range(12):
        text = f"# Policy {number}\n\n## 1 Duty\n\nSee POL-00{number} and [one](p{number}.md).\n"
        (tmp_path / f"p{number}.md").write_text(text)
    return tracker.open_workspace(tmp_path)


def read(workspace: Workspace) -> int:
    return tracker.update(workspace, tracker.Silent()).read


def test_what_did_not_change_is_not_read_again(workspace: Workspace) -> None:
    assert (read(workspace), read(workspace)) == (12, 0)


def test_only_what_changed_is_read(workspace: Workspace) -> None:
    read(workspace)
    (workspace.root / "p3.md").write_text("# New\n")
    assert read(workspace) == 1


def test_a_touched_file_with_known_bytes_is_not_read(workspace: Workspace) -> None:
    read(workspace)
    os.utime(workspace.root / "p3.md", (1, 1))
    assert read(workspace) == 0


def test_the_same_bytes_at_another_path_are_one_reading(workspace: Workspace) -> None:
    read(workspace)
    shutil.copy(workspace.root / "p3.md", workspace.root / "copy.md")
    tracker.update(workspace, tracker.Silent())
    assert workspace.store.paths() == sorted([*(f"p{n}.md" for n in range(12)), "copy.md"])


@pytest.mark.parametrize("seed", range(6))
def test_any_sequence_of_edits_equals_a_rebuild(workspace: Workspace, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(8):
        path = workspace.root / f"p{chance.randrange(14)}.md"
        match chance.choice(["edit", "remove", "move", "folder"]):
            case "edit":
                path.write_text(f"# Title {chance.random()}\n\n## 2 Part\n\nSee POL-002 §4.\n")
            case "remove":
                path.unlink(missing_ok=True)
            case "move" if path.exists():
                path.rename(path.with_name(f"moved{chance.randrange(9)}.md"))
            case _:
                (workspace.root / "deep").mkdir(exist_ok=True)
                (workspace.root / "deep" / path.name).write_text("# Deep\n\nSee p3.md.\n")
        tracker.update(workspace, tracker.Silent())
        assert tracker.verify(workspace, tracker.Silent()).differences == ()


def test_verify_sees_a_store_that_was_tampered_with(workspace: Workspace) -> None:
    read(workspace)
    asked = hashed(Key("name:pol-003"))
    workspace.store._db.execute("DELETE FROM relies WHERE key = ?", (asked,))
    assert [
        line.split(":")[0] for line in tracker.verify(workspace, tracker.Silent()).differences
    ] == ["p3.md"]


def test_folders_that_are_hidden_ignored_or_linked_away_are_left_out(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text("# Secret\n")
    for folder in (".hidden", "node_modules", "drafts"):
        (workspace.root / folder).mkdir()
        (workspace.root / folder / "x.md").write_text("# X\n")
    (workspace.root / ".gitignore").write_text("drafts/\n")
    (workspace.root / "link.md").symlink_to(outside / "secret.md")
    (workspace.root / "folder").symlink_to(outside)
    (workspace.root / "~$p1.docx").write_text("lock")
    read(workspace)
    assert workspace.store.paths() == sorted(f"p{n}.md" for n in range(12))


def test_a_file_that_a_reader_failed_on_is_tried_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    extractor = next(e for e in installed() if e.name == "markdown")
    with monkeypatch.context() as broken:
        broken.setattr(type(extractor), "extract", lambda _self, _source: 1 / 0)
        tracker.update(workspace, tracker.Silent())
    assert (read(workspace), read(workspace)) == (12, 0)


def test_a_file_that_is_younger_than_the_look_at_it_is_looked_at_again(
    workspace: Workspace,
) -> None:
    path = workspace.root / "p3.md"
    late = time.time_ns() + 3_600 * 10**9
    path.write_text("# One\n")
    os.utime(path, ns=(late, late))
    read(workspace)
    path.write_text("# Two\n")
    os.utime(path, ns=(late, late))
    assert read(workspace) == 1
