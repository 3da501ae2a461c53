"""Reports for other programs, asked for on the command line."""

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from depgraph.cli import files
from depgraph.cli.options import _target
from depgraph.cli.reports import REPORT_FORMATS

Cli = Callable[..., Any]

POLICY = "policies/POL-002.md"
FILES = [word for name in REPORT_FORMATS for word in ("--format", f"{name}:out/{name}")]


@pytest.fixture(autouse=True)
def _no_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests themselves out of the summary of the run that tests."""
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("edited")
def test_all_formats_are_written_at_once_and_text_stays(cli: Cli) -> None:
    Path("out").mkdir()
    ran = cli("impact", *FILES)
    assert ran.code == 1
    assert ran.out.startswith("POL-002  ")
    assert sorted(file.name for file in Path("out").iterdir()) == sorted(REPORT_FORMATS)
    assert cli("impact", *FILES).out == ran.out


@pytest.mark.parametrize("question", ["impact", "check"])
def test_no_report_names_a_place_on_this_machine(edited: Path, cli: Cli, question: str) -> None:
    (edited / "out").mkdir()
    cli(question, *FILES)
    for file in (edited / "out").iterdir():
        assert str(edited) not in file.read_text(encoding="utf-8"), file.name


@pytest.mark.usefixtures("edited")
def test_the_same_question_gives_the_same_bytes(cli: Cli) -> None:
    for name in REPORT_FORMATS:
        assert cli("impact", "--format", name).out == cli("impact", "--format", name).out


@pytest.mark.usefixtures("edited")
def test_md_is_markdown(cli: Cli) -> None:
    assert cli("impact", "--format", "md").out == cli("impact", "--format", "markdown").out


@pytest.mark.usefixtures("edited")
@pytest.mark.parametrize(
    ("name", "hint"),
    [
        pytest.param("sarrif", "; did you mean 'sarif'?", id="a slip"),
        pytest.param("junit-xml", "; did you mean 'junit'?", id="a longer name"),
        pytest.param("pdf", "html, dot\n", id="nothing is near"),
    ],
)
def test_an_unknown_format_is_refused_with_the_nearest(cli: Cli, name: str, hint: str) -> None:
    ran = cli("impact", "--format", name)
    assert ran.code == 2
    assert f"{name!r} is not one of text, json, " in ran.err
    assert hint in ran.err


@pytest.mark.usefixtures("edited")
@pytest.mark.parametrize(("level", "more"), [("never", 0), ("breaking", 1), ("review", 1)])
def test_failures_are_what_makes_the_run_fail(cli: Cli, level: str, more: int) -> None:
    told = json.loads(cli("impact", "--format", "json").out)["summary"]
    text = cli("impact", "--format", "junit", "--fail-on", level).out
    expected = (told["breaking"] + told["review"] * (level == "review")) * more
    assert f'failures="{expected}"' in text


@pytest.mark.parametrize("name", REPORT_FORMATS)
def test_help_names_every_format(cli: Cli, name: str) -> None:
    words = cli("impact", "--help").out.replace(",", " ").replace(";", " ").split()
    assert name in words


def _asked(
    root: Path, stand: Path, draft: Path, question: str, **setting: str
) -> dict[str, bytes]:
    """Return what a process prints and writes that stands in *stand* and asks about *root*."""
    out = root.parent / f"out-{question}"
    out.mkdir()
    named = [word for name in REPORT_FORMATS for word in ("--format", f"{name}:{out / name}")]
    proposal = [str(root / POLICY), "--proposed", str(draft)] if question == "impact" else []
    ran = subprocess.run(
        [sys.executable, "-m", "depgraph", question, *proposal, "--root", str(root), *named],
        cwd=stand,
        env={**os.environ, **setting},
        capture_output=True,
        check=False,
    )
    assert ran.returncode in {0, 1}, ran.stderr.decode()
    written = {file.name: file.read_bytes() for file in out.iterdir()}
    return {**written, "on the screen": ran.stdout}


@pytest.mark.parametrize("question", ["impact", "check"])
def test_nothing_around_the_documents_is_seen_in_a_report(
    company: Path, tmp_path_factory: pytest.TempPathFactory, question: str
) -> None:
    above = tmp_path_factory.mktemp("far")
    one, other = above / "one" / "company", above / "the other place" / "Firma Ä" / "documents"
    shutil.copytree(company, one)
    shutil.copytree(company, other)
    text = (company / POLICY).read_text(encoding="utf-8").replace("for 7 years", "for 5 years")
    drafts = above / "draft.md", above / "the other place" / "draft.md"
    for draft in drafts:
        draft.write_text(text, encoding="utf-8")
    first = _asked(
        one, one, drafts[0], question, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C", COLUMNS="80"
    )
    second = _asked(
        other,
        tmp_path_factory.mktemp("standing"),
        drafts[1],
        question,
        PYTHONHASHSEED="4711",
        TZ="Asia/Kathmandu",
        LC_ALL="de_DE.UTF-8",
        COLUMNS="200",
        LANGUAGE="de",
    )
    assert first == second
    assert sorted(first) == sorted([*REPORT_FORMATS, "on the screen"])
    for name, data in first.items():
        assert str(above).encode() not in data, name


@pytest.mark.parametrize(
    ("where", "told"),
    [
        pytest.param("aside", "draft.md", id="elsewhere"),
        pytest.param("here", "drafts/draft.md", id="below where the person stands"),
        pytest.param("typed", "drafts/draft.md", id="as it was typed"),
    ],
)
def test_a_proposal_is_named_without_telling_where_it_lies(
    company: Path, cli: Cli, tmp_path_factory: pytest.TempPathFactory, where: str, told: str
) -> None:
    (company / "drafts").mkdir()
    folders = {"aside": tmp_path_factory.mktemp("aside"), "here": company / "drafts"}
    draft = folders.get(where, Path("drafts")) / "draft.md"
    shutil.copy(POLICY, draft)
    report = json.loads(cli("impact", POLICY, "--proposed", str(draft), "--format", "json").out)
    assert report["compared"] == f"proposed {told}, against the file as it is"
    report = json.loads(cli("impact", POLICY, "--against", str(draft), "--format", "json").out)
    assert report["compared"] == f"the file as it is, against {told}"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("html", ("html", None), id="the screen"),
        pytest.param("html:-", ("html", None), id="the screen by name"),
        pytest.param("html:a.html", ("html", "a.html"), id="a file"),
        pytest.param("html:C:\\x y.html", ("html", "C:\\x y.html"), id="a drive"),
        pytest.param("md:a:b.md", ("markdown", "a:b.md"), id="a colon in its name"),
    ],
)
def test_a_format_and_its_file(value: str, expected: tuple[str, str | None]) -> None:
    target = _target(value, REPORT_FORMATS)
    assert (target.format, target.file and str(target.file)) == expected


@pytest.mark.usefixtures("edited")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["-f", "html:no/such/x"], "there is no folder 'no/such'", id="no folder"),
        pytest.param(["-f", "html:sops"], "it is a folder", id="a folder"),
        pytest.param(["-o", "sops"], "it is a folder", id="a folder for all"),
        pytest.param(["-f", f"html:{POLICY}/x"], "is no folder", id="below a file"),
        pytest.param(["-f", "html:"], "names no file", id="no name"),
        pytest.param(["-f", "html:x", "-f", "md:x"], "named 2 times", id="one for two"),
        pytest.param(["-f", "html:x", "-o", "x"], "named 2 times", id="one for two, said apart"),
    ],
)
def test_a_file_that_cannot_be_written_is_told_before_the_work(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str
) -> None:
    monkeypatch.setattr("depgraph.tracker.impact", lambda *_: pytest.fail("the work was done"))
    ran = cli("impact", *words)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


@pytest.mark.usefixtures("edited")
def test_a_dash_is_standard_output(cli: Cli) -> None:
    plain = cli("impact", "--format", "json")
    for words in (["-f", "json:-"], ["-f", "json", "-o", "-"]):
        assert cli("impact", *words).out == plain.out
    assert not Path("-").exists()


class FullDiskError(OSError):
    """What a full disk raises."""

    def __init__(self) -> None:
        super().__init__(28, "No space left on device")


@pytest.mark.parametrize("error", [FullDiskError(), KeyboardInterrupt()], ids=["full", "stopped"])
def test_a_write_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    file = tmp_path / "report.html"
    file.write_text("old", encoding="utf-8")

    whole = Path.write_bytes

    def half(path: Path, data: bytes) -> None:
        whole(path, data[:3])
        raise error

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises((click.UsageError, KeyboardInterrupt)) as told:
        files.write_whole(file, b"new text")
    if isinstance(error, OSError):
        assert "No space left on device; give another file" in str(told.value)
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_keeps_its_rights_and_a_link_stays_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / "report.html", tmp_path / "link.html"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    files.write_whole(link, b"new")
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    fresh = tmp_path / "fresh.html"
    files.write_whole(fresh, b"new")
    expected = tmp_path / "expected"
    expected.touch()
    assert fresh.stat().st_mode == expected.stat().st_mode


@pytest.mark.usefixtures("edited")
def test_what_is_no_file_is_written_to(cli: Cli) -> None:
    assert cli("impact", "--format", f"html:{os.devnull}").code == 1
    assert not Path(os.devnull).is_file()


@pytest.mark.usefixtures("edited")
def test_a_step_hands_on_a_summary_and_counts(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("out").mkdir()
    Path("out/summary").write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "out/summary")
    monkeypatch.setenv("GITHUB_OUTPUT", "out/output")
    cli("impact", "--format", "json")
    assert [file.name for file in Path("out").iterdir()] == ["summary"]
    cli("impact", "--format", "github")
    told = json.loads(cli("impact", "--format", "json").out)
    comment = cli("impact", "--format", "markdown").out
    assert Path("out/summary").read_text(encoding="utf-8") == "before\n" + comment
    assert Path("out/output").read_text(encoding="utf-8") == (
        f"verdict=breaking\nbreaking={told['summary']['breaking']}\n"
        f"review={told['summary']['review']}\nimpact_id={told['impact_id']}\n"
    )


@pytest.mark.usefixtures("edited")
def test_a_summary_that_cannot_be_written_fails_nothing(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "no/such/summary")
    ran = cli("impact", "--format", "github")
    assert ran.code == 1
    assert ran.out.startswith("::error ")
    assert "GITHUB_STEP_SUMMARY: cannot write 'no/such/summary': No such file" in ran.err
