"""Reports for other programs, asked for on the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from depgraph.cli.reports import REPORT_FORMATS

Cli = Callable[..., Any]

FILES = [word for name in REPORT_FORMATS for word in ("--format", f"{name}:out/{name}")]


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
