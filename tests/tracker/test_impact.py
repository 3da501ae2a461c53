"""Impact from files on disk: which text is in force, and what is said when that is not known."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from depgraph import tracker
from depgraph.errors import NoRepositoryError, NoSuchFileError, NothingAcceptedError
from depgraph.model.findings import Report, Verdict

POLICY = """\
---
number: POL-002
---
# Records

## 4 Periods

### 4.1 Batches

Kept for at least 7 years.
"""
SOP = "---\nnumber: SOP-014\n---\n# Batches\n\n## 3 Filing\n\nKept for 7 years (POL-002 §4.1).\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pol").mkdir()
    (tmp_path / "pol" / "POL-002.md").write_text(POLICY)
    (tmp_path / "SOP-014.md").write_text(SOP)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=T", "-c", "user.email=t@example.org")
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path) -> Path:
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "first")
    return folder


def asked(folder: Path, **question: object) -> Report:
    paths = question.pop("paths", (Path("pol/POL-002.md"),))
    workspace = tracker.open_workspace(folder)
    return tracker.impact(
        workspace, tracker.ImpactQuestion(paths=paths, **question), tracker.Silent()
    )


def shortened(folder: Path) -> None:
    path = folder / "pol" / "POL-002.md"
    path.write_text(POLICY.replace("7 years", "5 years"))


def breaks(report: Report) -> list[tuple[str, str]]:
    return [(f.rule, f.effect.path) for f in report.findings if f.level == "breaking"]


BROKEN = [("VAL301", "SOP-014.md")]


def test_a_folder_without_any_accepted_text_is_a_question(folder: Path) -> None:
    with pytest.raises(NothingAcceptedError, match="depgraph init"):
        asked(folder)


def test_against_the_accepted_text(folder: Path) -> None:
    tracker.initialise(tracker.open_workspace(folder), tracker.Silent())
    assert asked(folder).verdict is Verdict.CLEAN
    shortened(folder)
    assert breaks(asked(folder)) == BROKEN


def test_update_does_not_move_what_is_accepted(folder: Path) -> None:
    tracker.initialise(tracker.open_workspace(folder), tracker.Silent())
    shortened(folder)
    tracker.update(tracker.open_workspace(folder), tracker.Silent())
    assert breaks(asked(folder)) == BROKEN


def test_against_the_last_commit(repository: Path) -> None:
    shortened(repository)
    assert breaks(asked(repository)) == BROKEN
    assert breaks(asked(repository, paths=())) == BROKEN


def test_the_staged_text_counts_not_the_working_copy(repository: Path) -> None:
    shortened(repository)
    assert breaks(asked(repository, staged=True, paths=())) == []
    git(repository, "add", ".")
    (repository / "pol" / "POL-002.md").write_text(POLICY)
    assert breaks(asked(repository, staged=True, paths=())) == BROKEN


def test_a_range_of_commits(repository: Path) -> None:
    shortened(repository)
    git(repository, "commit", "-q", "-am", "second")
    assert breaks(asked(repository, range="HEAD~1..HEAD", paths=())) == BROKEN
    (repository / "SOP-014.md").write_text("Something else, not committed.\n")
    assert breaks(asked(repository, range="HEAD~1..HEAD", paths=())) == BROKEN


def test_a_downstream_text_that_is_fixed_too_is_no_finding(repository: Path) -> None:
    shortened(repository)
    (repository / "SOP-014.md").write_text(SOP.replace("7 years", "5 years"))
    assert breaks(asked(repository)) == []


def test_a_proposed_file_beside_the_accepted_one(folder: Path, tmp_path_factory: object) -> None:
    draft = tmp_path_factory.mktemp("draft") / "new.md"  # type: ignore[attr-defined]
    draft.write_text(POLICY.replace("7 years", "5 years"))
    assert breaks(asked(folder, proposed=draft)) == BROKEN


def test_a_draft_on_standard_input(folder: Path) -> None:
    assert breaks(asked(folder, stdin=POLICY.replace("7 years", "5 years").encode())) == BROKEN


def test_a_removed_document(repository: Path) -> None:
    (repository / "pol" / "POL-002.md").unlink()
    assert breaks(asked(repository)) == [("DOC501", "SOP-014.md")]


@pytest.mark.parametrize(
    "resave",
    [
        pytest.param(lambda text: text, id="same bytes"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="other line ends"),
        pytest.param(lambda text: text.replace("for at least", "for\nat least"), id="re-wrapped"),
    ],
)
def test_a_document_saved_again_has_no_finding(
    repository: Path, resave: Callable[[str], str]
) -> None:
    (repository / "pol" / "POL-002.md").write_bytes(resave(POLICY).encode())
    report = asked(repository)
    assert (report.verdict, report.findings) == (Verdict.CLEAN, ())


def test_an_unreadable_document_makes_the_answer_incomplete(folder: Path) -> None:
    (folder / "scan.docx").write_bytes(b"PK\x03\x04broken")
    tracker.initialise(tracker.open_workspace(folder), tracker.Silent())
    report = asked(folder)
    assert report.verdict is Verdict.INCOMPLETE
    assert [(n.code, n.path) for n in report.notices] == [("AUD907", "scan.docx")]


def test_a_folder_stands_for_all_that_changed_in_it(repository: Path) -> None:
    shortened(repository)
    (repository / "SOP-014.md").write_text(SOP + "\nSee POL-002 §9.\n")
    assert breaks(asked(repository, paths=(Path("pol"),))) == BROKEN


def test_against_a_file_that_holds_the_text_in_force(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    old = tmp_path_factory.mktemp("old") / "POL-002-rev5.md"
    old.write_text(POLICY)
    shortened(folder)
    assert breaks(asked(folder, against=str(old))) == BROKEN


def test_a_range_without_a_repository_is_refused(folder: Path) -> None:
    with pytest.raises(NoRepositoryError, match="not in a git repository"):
        asked(folder, range="HEAD~1..HEAD")


def test_a_mistyped_name_is_not_clean(repository: Path) -> None:
    with pytest.raises(NoSuchFileError, match="check the spelling"):
        asked(repository, paths=(Path("pol/POL-020.md"),))


def test_a_proposal_that_cannot_be_read_is_not_a_removal(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    draft = tmp_path_factory.mktemp("draft") / "new.docx"
    draft.write_bytes(b"PK\x03\x04broken")
    report = asked(folder, proposed=draft)
    assert (report.verdict, report.findings) == (Verdict.INCOMPLETE, ())
    assert [notice.code for notice in report.notices] == ["AUD907"]
