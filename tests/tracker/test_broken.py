"""Files that are no good: one clear sentence each, and what was known of others stays."""

import shutil
from pathlib import Path

import pytest

from depgraph import tracker
from depgraph.model.documents import ProblemKind
from depgraph.model.findings import Verdict

BROKEN = Path(__file__).parents[2] / "fixtures" / "broken"
FINE = {"README.md", "empty.md"}
BAD = sorted(path.name for path in BROKEN.iterdir() if path.name not in FINE)


@pytest.mark.parametrize("name", BAD)
def test_a_broken_file_is_one_problem_and_harms_no_other(name: str, tmp_path: Path) -> None:
    (tmp_path / "POL-001.md").write_text("# POL-001 Records\n\n## 4 Periods\n\nSeven years.\n")
    (tmp_path / "SOP-002.md").write_text("# SOP-002\n\nSee POL-001 §4.\n")
    workspace = tracker.open_workspace(tmp_path, tmp_path)
    tracker.update(workspace, tracker.Silent())
    before = workspace.store.snapshot()
    shutil.copy(BROKEN / name, tmp_path / name)
    updated = tracker.update(workspace, tracker.Silent())
    assert [path for path, _ in updated.problems] == [name]
    problem = updated.problems[0][1]
    assert problem.kind in {ProblemKind.UNREADABLE, ProblemKind.PARTIAL}
    assert "\n" not in problem.message
    assert "Error" not in problem.message
    after = workspace.store.snapshot()
    assert {path: after[path] for path in before} == before
    report = tracker.check(workspace, (), tracker.Silent())
    assert report.verdict is Verdict.INCOMPLETE


@pytest.mark.parametrize("name", sorted(FINE))
def test_an_empty_text_is_no_fault(name: str, tmp_path: Path) -> None:
    shutil.copy(BROKEN / name, tmp_path / name)
    workspace = tracker.open_workspace(tmp_path, tmp_path)
    assert tracker.update(workspace, tracker.Silent()).problems == ()
