"""What .gitignore files and the configuration leave out is what git would say."""

import os
import subprocess
from pathlib import Path

import pytest

from depgraph import tracker
from depgraph.workspace import Ignoring, left_out, walk

FILES = ("a.md", "b/a.md", "b/c/a.md", "b/c/d.md", "build/a.md", "b/build/e.md", "x.tmp.md")


def found(root: Path, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> list[str]:
    for name in FILES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("# A\n")
    ignoring = Ignoring(root, include, exclude)
    files = walk(root, lambda name: name.endswith(".md"), ignoring).files
    assert files == [name for name in sorted(FILES) if not left_out(name, ignoring)]
    return files


def git(root: Path, *arguments: str) -> str:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *arguments], cwd=root, env=environment, capture_output=True, check=True, text=True
    )
    return done.stdout


IGNORES = [
    pytest.param({}, id="nothing"),
    pytest.param({".gitignore": "build/\n"}, id="a folder at any depth"),
    pytest.param({".gitignore": "/build/\n"}, id="a folder at the root alone"),
    pytest.param({".gitignore": "# a remark\n\n*.tmp.md\n"}, id="remarks and empty lines"),
    pytest.param({".gitignore": "b/**\n!b/c/\n!b/c/d.md\n"}, id="brought back"),
    pytest.param({".gitignore": "b/\n!b/c/d.md\n"}, id="not brought back out of a folder"),
    pytest.param({"b/.gitignore": "a.md\n"}, id="below its own folder"),
    pytest.param({"b/.gitignore": "/a.md\n"}, id="right in its own folder"),
    pytest.param({".gitignore": "a.md\n", "b/.gitignore": "!a.md\n"}, id="the deeper one wins"),
    pytest.param({"b/.gitignore": "a.md\n", "b/c/.gitignore": "!a.md\n"}, id="three levels"),
    pytest.param({".gitignore": "**\n!**/\n!d.md\n"}, id="all but a name"),
    pytest.param({".gitignore": "*\n!*/\n!/b/**/a.md\n"}, id="all but some below"),
    pytest.param({".gitignore": "**/c\nb/*/\n"}, id="stars"),
    pytest.param({".git/info/exclude": "build/\n"}, id="of this copy alone"),
    pytest.param({".gitignore": "[\na.md\n"}, id="a line that is no pattern"),
]


@pytest.mark.parametrize("ignores", IGNORES)
def test_git_says_the_same(tmp_path: Path, ignores: dict[str, str]) -> None:
    git(tmp_path, "init", "-q")
    for name, text in ignores.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    ours = found(tmp_path)
    said = git(tmp_path, "ls-files", "--others", "--exclude-standard", "--", "*.md")
    assert ours == sorted(said.splitlines())


def test_the_repository_around_the_root_counts(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitignore").write_text("/docs/build/\nx.tmp.md\n")
    (tmp_path / "docs").mkdir()
    expected = ["a.md", "b/a.md", "b/build/e.md", "b/c/a.md", "b/c/d.md"]
    assert found(tmp_path / "docs") == expected


@pytest.mark.parametrize(
    ("include", "exclude", "expected"),
    [
        pytest.param(("b/**",), (), ["b/a.md", "b/build/e.md", "b/c/a.md", "b/c/d.md"], id="in"),
        pytest.param(("b/**",), ("build/",), ["b/a.md", "b/c/a.md", "b/c/d.md"], id="both"),
        pytest.param((), ("*", "!/a.md"), ["a.md"], id="all but one"),
        pytest.param((), ("!/build/",), sorted(FILES), id="what git leaves out, in"),
    ],
)
def test_the_configuration_wins(
    tmp_path: Path, include: tuple[str, ...], exclude: tuple[str, ...], expected: list[str]
) -> None:
    (tmp_path / ".gitignore").write_text("/build/\n")
    assert found(tmp_path, include, exclude) == [
        path for path in expected if exclude == ("!/build/",) or path != "build/a.md"
    ]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        pytest.param("a.md", "", id="found"),
        pytest.param("old/a.md", "is left out by 'old/' in .gitignore:2", id="a line"),
        pytest.param("b/a.md", "is left out by 'b/' in exclude", id="a setting"),
        pytest.param(".github/a.md", "lies in '.github', which is never looked into", id="hidden"),
        pytest.param("~$a.md", "is hidden, a lock file or a setting", id="lock"),
    ],
)
def test_the_reason_is_told(tmp_path: Path, path: str, reason: str) -> None:
    (tmp_path / ".gitignore").write_text("# old\nold/\n")
    assert left_out(path, Ignoring(tmp_path, (), ("b/",))) == reason


POLICY = "---\nnumber: POL-1\n---\n# P\n\n## 4 Time\n\nKept for 7 years.\n"


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("archive/POL-1.md", id="left out by a setting"),
        pytest.param("old/POL-1.md", id="left out by git, and tracked all the same"),
        pytest.param(".github/POL-1.md", id="hidden"),
    ],
)
def test_what_is_left_out_is_not_judged(tmp_path: Path, path: str) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "depgraph.toml").write_text('exclude = ["archive/"]\n')
    (tmp_path / ".gitignore").write_text("old/\n.depgraph/\n")
    (tmp_path / path).parent.mkdir()
    (tmp_path / path).write_text(POLICY)
    (tmp_path / "x.md").write_text("Kept for 7 years (POL-1 section 4).\n")
    git(tmp_path, "add", "-f", ".")
    git(tmp_path, "-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "a")
    (tmp_path / path).write_text(POLICY.replace("7", "5"))
    patch = git(tmp_path, "diff")
    git(tmp_path, "add", "-f", ".")
    workspace = tracker.open_workspace(tmp_path)
    questions = [
        tracker.ImpactQuestion(),
        tracker.ImpactQuestion(staged=True),
    ]
    for question in questions:
        report = tracker.impact(workspace, question, tracker.Silent())
        assert (report.changes, report.findings) == ((), ())
    git(tmp_path, "checkout", "-q", "HEAD", ".")
    question = tracker.ImpactQuestion(patch=patch.encode())
    report = tracker.impact(tracker.open_workspace(tmp_path), question, tracker.Silent())
    assert (report.changes, report.findings) == ((), ())
