"""Which repository is asked, from where, and what is said when there is none to ask."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from depgraph import tracker
from depgraph.cli.main import run
from depgraph.errors import GitMissingError, GitRefusedError, NoWorkingCopyError
from depgraph.workspace.git import Entry, Git, pointed_at
from depgraph.workspace.git.raw import batched, delta_of, status_of
from tests.repositories import POLICY, SOP, Repository, settle, traced, wrapped

A, B = "a" * 40, "b" * 40


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settle(monkeypatch)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def company(tmp_path: Path) -> Repository:
    made = Repository.at(tmp_path / "company")
    made.put("docs/POL-002.md", POLICY.format(years=7))
    made.put("docs/SOP-014.md", SOP.format(years=7))
    made.commit("first")
    return made


def around(folder: Path) -> Git:
    git = Git.around(folder)
    assert git is not None
    return git


# what git prints


def test_a_status_is_read() -> None:
    said = b"\0".join(
        (
            f"# branch.oid {A}".encode(),
            b"# branch.head main",
            f"1 M. N... 100644 100644 100644 {A} {B} d/a b.md".encode(),
            f"1 .D N... 100644 100644 000000 {A} {A} d/gone.md".encode(),
            f"1 A. N... 000000 100644 100644 {'0' * 40} {B} d/new\nline.md".encode(),
            f"u UU N... 100644 100644 100644 100644 {A} {B} {A} d/both.md".encode(),
            b"? d/fresh.md",
            b"? d/clone/",
            b"? other/x.md",
            b"? d/caf\xe9.md",
            b"",
        )
    )
    status = status_of(said, "d/")
    old, new = Entry("100644", A), Entry("100644", B)
    assert status.commit == A
    assert {
        path: (each.head, each.index, each.staged, each.edited, each.conflict)
        for path, each in status.tracked.items()
    } == {
        "a b.md": (old, new, True, False, False),
        "gone.md": (old, old, False, True, False),
        "new\nline.md": (None, new, True, False, False),
        "both.md": (new, None, True, True, True),
    }
    assert (status.untracked, status.repositories) == ({"fresh.md"}, {"clone/"})
    assert status.nameless == {"caf\udce9.md"}


def test_a_status_before_the_first_commit_has_no_commit() -> None:
    assert status_of(b"# branch.oid (initial)\0# branch.head main\0", "").commit == ""


def test_a_difference_is_read() -> None:
    said = (
        f":100644 100644 {A} {B} M\0a b.md\0:000000 120000 {'0' * 40} {A} A\0new\nline.md\0"
    ).encode()
    assert delta_of(said) == {
        "a b.md": (Entry("100644", A), Entry("100644", B)),
        "new\nline.md": (None, Entry("120000", A)),
    }
    assert delta_of(b"") == {}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        pytest.param(b"", [], id="nothing"),
        pytest.param(b"a blob 3\nx\ny\nb blob 0\n\n", [b"x\ny", b""], id="two, one empty"),
        pytest.param(b"a missing\nb blob 1\nz\n", [None, b"z"], id="one that is not here"),
        pytest.param(b"a tree 2\nxy\nb blob 1\nz\n", [None, b"z"], id="one that is a folder"),
        pytest.param(b"a 5 missing\n", [None], id="no size where there is nothing"),
    ],
)
def test_objects_are_read(said: bytes, found: list[bytes | None]) -> None:
    assert batched(said) == found


OID = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393"
VERSION = "version https://git-lfs.github.com/spec/v1\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(f"{VERSION}oid sha256:{OID}\nsize 9\n", OID, id="a pointer"),
        pytest.param(f"{VERSION}ext-0-x y\noid sha256:{OID}\nsize 9\n", OID, id="with more"),
        pytest.param(f" {VERSION}oid sha256:{OID}\n", None, id="not at the beginning"),
        pytest.param(f"{VERSION}oid sha1:{OID}\n", None, id="another kind of id"),
        pytest.param(f"{VERSION}", None, id="without an id"),
        pytest.param(f"{VERSION}oid sha256:{OID}\n{'x' * 1024}", None, id="too long"),
        pytest.param("", None, id="empty"),
    ],
)
def test_pointers_are_known(text: str, found: str | None) -> None:
    assert pointed_at(text.encode()) == found


# which repository


def test_a_folder_in_no_repository(tmp_path: Path) -> None:
    assert Git.around(tmp_path) is None


def test_a_folder_with_an_empty_git_folder_is_in_no_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert Git.around(tmp_path) is None


def test_the_root_may_lie_below_and_behind_a_link(company: Repository, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(company.folder / "docs")
    for root in (company.folder / "docs", tmp_path / "link"):
        git = around(root)
        assert (git.prefix, git.common) == ("docs/", company.folder / ".git")
    (tmp_path / "link" / "POL-002.md").write_text("# New\n")
    assert set(around(tmp_path / "link").status.tracked) == {"POL-002.md"}


def test_a_second_working_copy_has_its_own_index(company: Repository, tmp_path: Path) -> None:
    company.git("worktree", "add", "-q", str(tmp_path / "second"))
    git = around(tmp_path / "second")
    assert git.folder == company.folder / ".git" / "worktrees" / "second"
    assert git.common.resolve() == company.folder / ".git"


def test_a_repository_in_a_repository_is_the_nearer_one(company: Repository) -> None:
    inner = Repository.at(company.folder / "inner")
    inner.put("A.md", "# A\n")
    inner.commit()
    assert around(inner.folder).folder == inner.folder / ".git"


def test_a_repository_without_files_says_what_to_do(company: Repository, tmp_path: Path) -> None:
    company.git("clone", "-q", "--bare", ".", str(tmp_path / "bare" / ".git"))
    with pytest.raises(NoWorkingCopyError, match="git worktree add") as raised:
        Git.around(tmp_path / "bare")
    assert raised.value.exit_code == 3


# without git


def cli(*words: str, root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    code = run([*words, "--root", str(root)])
    return code, capsys.readouterr().err


def test_without_git_a_question_of_git_says_what_to_do(
    company: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(GitMissingError):
        Git.around(company.folder)
    for words in (("impact", "--staged"), ("impact", "--range", "a..b"), ("impact",)):
        code, said = cli(*words, root=company.folder, capsys=capsys)
        assert (code, said.count("\n")) == (3, 1)
        assert "git is not installed here" in said
    assert cli("check", root=company.folder, capsys=capsys)[0] == 0


def test_without_git_a_proposed_file_is_judged(
    company: Repository,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    new = tmp_path / "new.md"
    new.write_text(POLICY.format(years=5))
    policy = str(company.folder / "docs" / "POL-002.md")
    asked = ("impact", policy, "--proposed", str(new))
    assert cli(*asked, root=company.folder, capsys=capsys)[0] == 1


def test_a_folder_of_somebody_else_says_what_to_do(
    company: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = (
        "fatal: detected dubious ownership in repository at '/x'\n"
        "To add an exception for this directory, call:\n\n"
        "\tgit config --global --add safe.directory /x\n"
    )
    wrapped(tmp_path, monkeypatch, f'printf "%s" "{said}" >&2; exit 128')
    with pytest.raises(GitRefusedError, match=r"type `git config --global .* /x`") as raised:
        Git.around(company.folder)
    assert raised.value.exit_code == 3


# inside a hook

HOOK = """#!/bin/sh
cd "$DEPGRAPH_FROM" || exit 9
exec "{python}" -m depgraph impact --staged {root} > "{log}" 2>&1
"""


def hooked(company: Repository, *, start: str = ".", root: str = "") -> Path:
    """Let depgraph judge each commit; it is started in *start* and told of *root*."""
    log = company.folder.parent / "hook.log"
    hook = company.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(HOOK.format(python=sys.executable, log=log, root=root))
    hook.chmod(0o755)
    os.environ["DEPGRAPH_FROM"] = start
    return log


@pytest.fixture
def _project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEPGRAPH_FROM", ".")
    monkeypatch.setenv("PYTHONPATH", str(Path(tracker.__file__).parents[2]))


@pytest.mark.usefixtures("_project")
@pytest.mark.parametrize(
    "commit",
    [
        pytest.param(("commit", "-q", "-a", "-m", "x"), id="all files"),
        pytest.param(("commit", "-q", "-m", "x", "docs/POL-002.md"), id="one path"),
        pytest.param(("commit", "-q", "-m", "x", "-i", "docs/POL-002.md"), id="one more path"),
    ],
)
@pytest.mark.parametrize(
    ("start", "root"),
    [
        pytest.param(".", "", id="at the top"),
        pytest.param(".", "--root docs", id="told of a folder below"),
        pytest.param("docs", "--root .", id="in a folder below"),
    ],
)
def test_a_hook_judges_what_is_about_to_be_committed(
    company: Repository, commit: tuple[str, ...], start: str, root: str
) -> None:
    log = hooked(company, start=start, root=root)
    company.put("docs/POL-002.md", POLICY.format(years=5))
    company.git(*commit, code=1)
    assert "VAL301" in log.read_text()
    assert company.git("rev-list", "--count", "HEAD") == "1"


@pytest.mark.usefixtures("_project")
def test_a_hook_lets_one_path_pass_while_another_is_staged(company: Repository) -> None:
    log = hooked(company)
    company.put("docs/POL-002.md", POLICY.format(years=5))
    company.put("docs/NOTE.md", "# Note\n")
    company.git("add", ".")
    company.git("commit", "-q", "-m", "note", "docs/NOTE.md")
    assert log.read_text().startswith("NOTE") or "CLEAN" in log.read_text()
    company.git("commit", "-q", "-m", "policy", code=1)


@pytest.mark.usefixtures("_project")
def test_a_hook_in_a_second_working_copy(company: Repository, tmp_path: Path) -> None:
    log = hooked(company)
    company.git("worktree", "add", "-q", str(tmp_path / "second"))
    second = Repository(tmp_path / "second")
    second.put("docs/POL-002.md", POLICY.format(years=5))
    second.git("commit", "-q", "-a", "-m", "x", code=1)
    assert "VAL301" in log.read_text()


def test_an_index_of_another_repository_is_not_read(
    company: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository.at(tmp_path / "other")
    other.put("A.md", "# A\n")
    other.commit()
    monkeypatch.chdir(other.folder)
    for name, value in (("GIT_DIR", ".git"), ("GIT_INDEX_FILE", ".git/index")):
        monkeypatch.setenv(name, value)
    assert around(company.folder).status.tracked == {}
    assert around(other.folder).status.tracked == {}


def test_an_index_kept_elsewhere_is_read(
    company: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(company.folder / ".git" / "index", tmp_path / "index")
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    company.git("rm", "-q", "--cached", "docs/POL-002.md")
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert around(company.folder).status.tracked == {}
    monkeypatch.setenv("GIT_INDEX_FILE", "index")
    assert set(around(company.folder).status.tracked) == {"docs/POL-002.md"}


# cost


@pytest.mark.parametrize(
    ("words", "commands"),
    [
        pytest.param(("--staged",), "rev-parse status cat-file", id="what is staged"),
        pytest.param((), "rev-parse status cat-file", id="the working copy"),
        pytest.param(
            ("--range", "HEAD~1..HEAD"), "rev-parse rev-parse status diff cat-file", id="a range"
        ),
    ],
)
def test_git_is_asked_little(
    company: Repository,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    commands: str,
) -> None:
    company.put("docs/POL-002.md", POLICY.format(years=5))
    company.git("add", ".")
    if "--range" in words:
        company.commit()
    log = traced(tmp_path, monkeypatch)
    assert run(["impact", *words, "--root", str(company.folder), "-q"]) == 1
    assert sorted(log()) == sorted(commands.split())
    monkeypatch.setenv("NO_COLOR", "1")
    assert run(["impact", *words, "--root", str(company.folder), "-q"]) == 1
    again = log()[len(commands.split()) :]
    assert sorted(again) == sorted(word for word in commands.split() if word != "cat-file")
