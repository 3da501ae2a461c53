"""Which folder a command is about, and in which one it may leave something."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, cli

__all__ = ["cli"]

TEXT = "# POL-001 Records\n\nRecords are kept for 30 days.\n"


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: Cli) -> Cli:
    """Stand in a folder that depgraph keeps; another one lies beside it."""
    for folder in ("kept", "other", "kept/sub"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "POL-001.md").write_text(TEXT)
    (tmp_path / "kept/depgraph.toml").write_text("")
    monkeypatch.chdir(tmp_path / "kept")
    return cli


def made(folder: Path) -> list[str]:
    found = (Path(at) for at, folders, _ in os.walk(folder) if ".depgraph" in folders)
    return sorted(path.relative_to(folder).as_posix() for path in found)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["impact", "../other"], id="a folder beside"),
        pytest.param(["impact", "../other/POL-001.md"], id="a file beside"),
        pytest.param(["impact", "../gone.md"], id="no file"),
        pytest.param(["impact", ".."], id="the folder above"),
        pytest.param(["impact", "/etc/hosts"], id="a file of the machine"),
        pytest.param(["fix", "../other/POL-001.md"], id="fix"),
        pytest.param(["deps", "../other/POL-001.md"], id="deps"),
        pytest.param(["watch", "../other"], id="watch"),
    ],
)
def test_what_lies_outside_is_refused(beside: Cli, tmp_path: Path, words: list[str]) -> None:
    ran = beside(*words)
    said = f"depgraph: {words[1]!r} lies outside 'kept'; run depgraph in its folder, or use --root"
    assert (ran.code, ran.err.strip()) == (2, said)
    assert made(tmp_path) == []


@pytest.mark.parametrize("mark", ["depgraph.toml", ".git", ".depgraph"])
def test_what_lies_in_another_marked_folder_is_looked_at_there(
    beside: Cli, tmp_path: Path, mark: str
) -> None:
    if mark == "depgraph.toml":
        (tmp_path / "other" / mark).write_text("")
    else:
        (tmp_path / "other" / mark).mkdir()
    assert beside("deps", "../other/POL-001.md").code == 1
    assert made(tmp_path) == ["other"]


def test_a_root_that_is_named_is_used(beside: Cli, tmp_path: Path) -> None:
    assert beside("update", "--root", "../other").code == 0
    assert made(tmp_path) == ["other"]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["facts", "../other/POL-001.md"], id="facts beside"),
        pytest.param(["text", "../other/POL-001.md"], id="text beside"),
        pytest.param(["config", "--explain", "../other/POL-001.md"], id="config beside"),
        pytest.param(["facts", "sub/POL-001.md"], id="facts below"),
        pytest.param(["facts", "--duties", "POL-001.md"], id="duties"),
        pytest.param(["text", "POL-001.md"], id="text"),
        pytest.param(["config"], id="config"),
    ],
)
def test_looking_at_a_file_leaves_nothing(beside: Cli, tmp_path: Path, words: list[str]) -> None:
    assert beside(*words).code == 0
    assert made(tmp_path) == []


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        pytest.param(["init"], ["."], id="init"),
        pytest.param(["update"], ["."], id="update"),
        pytest.param(["check"], ["."], id="check"),
        pytest.param(["stats", "--root", "."], ["."], id="a named root"),
        pytest.param(["stats"], [], id="stats"),
        pytest.param(["links"], [], id="links"),
        pytest.param(["matrix"], [], id="matrix"),
        pytest.param(["graph"], [], id="graph"),
    ],
)
def test_a_folder_without_a_mark_keeps_only_what_it_is_asked_to(
    cli: Cli, tmp_path: Path, words: list[str], kept: list[str]
) -> None:
    (tmp_path / "POL-001.md").write_text(TEXT)
    assert cli(*words).code == 0
    assert made(tmp_path) == kept


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(["init"], 2, id="init"),
        pytest.param(["check"], 2, id="check"),
        pytest.param(["stats"], 2, id="stats"),
        pytest.param(["init", "."], 0, id="a folder that is named"),
        pytest.param(["check", "--root", "."], 0, id="a root that is named"),
    ],
)
@pytest.mark.parametrize("mark", ["", ".git"])
def test_a_home_folder_is_read_only_when_it_is_named(  # noqa: PLR0913, PLR0917  # fixtures
    cli: Cli,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    code: int,
    mark: str,
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "POL-001.md").write_text(TEXT)
    (tmp_path / "below").mkdir()
    if mark:
        assert os.system("git init -q .") == 0  # noqa: S605
    ran = cli(*words)
    assert ran.code == code
    assert made(tmp_path) == ([] if code else ["."])
    assert ("--root" in ran.err) is (code != 0)


def test_a_home_folder_with_settings_was_chosen(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "depgraph.toml").write_text("")
    (tmp_path / "POL-001.md").write_text(TEXT)
    assert cli("check").code == 0


def test_a_whole_disk_is_never_read_by_accident(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    ran = cli("check")
    assert (ran.code, "'/' holds more than documents" in ran.err) == (2, True)
