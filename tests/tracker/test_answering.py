"""Where no document is staged the answer is clean at once, and nothing is read for it."""

import subprocess
import sys
from pathlib import Path

import pytest

from depgraph import tracker
from depgraph.model.findings import Report, Verdict
from tests.repositories import POLICY, SOP, Repository, settle


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    settle(monkeypatch)
    monkeypatch.chdir(tmp_path)
    made = Repository.at(tmp_path / "company")
    made.put("POL-002.md", POLICY.format(years=7))
    made.put("SOP-014.md", SOP.format(years=7))
    made.commit("first")
    return made


def asked(company: Repository, **question: object) -> Report:
    workspace = tracker.open_workspace(company.folder, company.folder)
    return tracker.impact(workspace, tracker.ImpactQuestion(**question), tracker.Silent())


def was_read(company: Repository) -> bool:
    return (company.folder / ".depgraph").exists()


def nothing(company: Repository) -> None:
    (company.folder / "README.txt").write_text("About boats.\n")


def a_picture(company: Repository) -> None:
    company.put("logo.png", "x")
    company.git("add", "logo.png")


def a_file_that_is_left_out(company: Repository) -> None:
    company.put("node_modules/x/README.md", "# X\n")
    company.git("add", "-f", ".")


def a_document(company: Repository) -> None:
    company.put("NEW.md", "# New\n")
    company.git("add", "NEW.md")


def a_deletion(company: Repository) -> None:
    company.put("NEW.md", "# New\n")
    company.commit("new")
    company.git("rm", "-q", "NEW.md")


@pytest.mark.parametrize(
    ("edit", "read"),
    [
        pytest.param(nothing, False, id="nothing"),
        pytest.param(a_picture, False, id="a picture"),
        pytest.param(a_file_that_is_left_out, False, id="a file that is left out"),
        pytest.param(a_document, True, id="a document"),
        pytest.param(a_deletion, True, id="a deletion"),
    ],
)
def test_nothing_is_read_where_no_document_is_staged(
    company: Repository, edit: object, *, read: bool
) -> None:
    edit(company)  # type: ignore[operator]
    report = asked(company, staged=True)
    assert (report.verdict, was_read(company)) == (Verdict.CLEAN, read)
    assert report.compared.startswith("staged files, against HEAD (")


def test_what_cannot_be_read_is_no_gap_where_nothing_is_staged(company: Repository) -> None:
    (company.folder / "scan.docx").write_bytes(b"PK\x03\x04broken")
    company.commit("scan")
    assert asked(company, staged=True).verdict is Verdict.CLEAN
    a_document(company)
    assert asked(company, staged=True).verdict is Verdict.INCOMPLETE


def test_a_file_beside_the_index_is_no_gap(company: Repository) -> None:
    a_document(company)
    (company.folder / "scan.docx").write_bytes(b"PK\x03\x04broken")
    assert asked(company, staged=True).verdict is Verdict.CLEAN
    assert asked(company).verdict is Verdict.INCOMPLETE


def test_the_early_answer_is_that_of_the_long_way(company: Repository) -> None:
    early, long = asked(company, staged=True), asked(company, staged=True, against="main")
    assert (early.verdict, early.subject) == (long.verdict, long.subject)
    assert early.compared.replace("HEAD", "main") == long.compared


def test_a_conflict_is_never_the_early_answer(company: Repository) -> None:
    company.git("checkout", "-q", "-b", "other")
    company.put("POL-002.md", POLICY.format(years=5))
    company.commit("other")
    company.git("checkout", "-q", "main")
    company.put("POL-002.md", POLICY.format(years=6))
    company.commit("main")
    company.git("merge", "-q", "other", code=1)
    assert asked(company, staged=True).verdict is Verdict.INCOMPLETE


def test_every_use_case_is_found_under_its_name() -> None:
    assert all(getattr(tracker, name).__name__ == name for name in tracker.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        tracker.nothing  # noqa: B018


def test_the_early_answer_loads_no_rule_and_no_store(company: Repository) -> None:
    program = (
        "import sys; from depgraph.cli.main import run; code = run(['impact', '--staged']);"
        "loaded = {'sqlite3', 'msgspec', 'networkx', 'depgraph.analysis.impact'} & {*sys.modules};"
        "sys.exit(code or (repr(loaded) if loaded else 0))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=company.folder, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
