"""``depgraph matrix`` in a small company: rows, narrowing, files, and sentences for wrong use."""

import csv
import json
from collections.abc import Callable
from importlib import util
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

Golden = Callable[[str, str], None]
Cli = Callable[..., Any]


def rows(cli: Cli, *arguments: str) -> list[tuple[str, str]]:
    """Return outcome and relying file of each row."""
    said = cli("matrix", *arguments, "--format", "json").out
    return [(row["outcome"], row["relying"]["path"]) for row in json.loads(said)["rows"]]


@pytest.mark.usefixtures("company")
def test_the_matrix_as_a_whole(cli: Cli, golden: Golden) -> None:
    golden("cli/matrix.txt", cli("matrix").out)
    golden("cli/matrix-cross.txt", cli("matrix", "--cross").out)


SOP = "sops/SOP-014.md"
CODE = "src/ret.py"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param([], [SOP, CODE, SOP], id="everything"),
        pytest.param(["SOP-014"], [SOP, SOP], id="of one document"),
        pytest.param(["SOP-014", CODE], [SOP, CODE, SOP], id="of two documents"),
        pytest.param(["SOP-014", "--downstream"], [], id="nothing relies on it"),
        pytest.param(["SOP-014", "--upstream"], [SOP, SOP], id="what it relies on"),
        pytest.param(["POL-002", "--downstream"], [SOP, CODE, SOP], id="what relies on it"),
        pytest.param(["POL-002", "--upstream"], [], id="it relies on nothing"),
        pytest.param(["--kind", "links"], [], id="another kind"),
        pytest.param(["--kind", "cites,links"], [SOP, CODE, SOP], id="either kind"),
    ],
)
@pytest.mark.usefixtures("company")
def test_what_is_asked_for(cli: Cli, arguments: list[str], expected: list[str]) -> None:
    assert rows(cli, *arguments) == [("found", path) for path in expected]


def test_what_leads_nowhere_and_what_was_not_read_is_listed(company: Path, cli: Cli) -> None:
    (company / "sops/SOP-015.md").write_text("# SOP-015 Waste\n\nSee POL-002 §9 and ISO 9001.\n")
    (company / "sops/SOP-016.docx").write_bytes(b"PK\x03\x04 cut off")
    assert rows(cli, "SOP-015") == [("nowhere", "sops/SOP-015.md")]
    assert rows(cli, "SOP-015", "--outside") == [
        ("nowhere", "sops/SOP-015.md"),
        ("outside", "sops/SOP-015.md"),
    ]
    assert ("not read", "sops/SOP-016.docx") in rows(cli)


@pytest.mark.usefixtures("company")
def test_files(cli: Cli, tmp_path_factory: pytest.TempPathFactory) -> None:
    out = tmp_path_factory.mktemp("out")
    ran = cli("matrix", "-f", f"xlsx:{out}/m.xlsx", "-f", f"csv:{out}/m.csv", "-f", "html")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("<!DOCTYPE html>")
    assert (out / "m.xlsx").read_bytes().startswith(b"PK")
    said = (out / "m.csv").read_text(encoding="utf-8-sig")
    assert [row["Relying file"] for row in csv.DictReader(StringIO(said))] == [SOP, CODE, SOP]


def test_a_matrix_among_the_documents_is_told(company: Path, cli: Cli) -> None:
    ran = cli("matrix", "-f", "xlsx:matrix.xlsx")
    assert ran.err.startswith("note: 'matrix.xlsx' lies among the documents")
    assert (company / "matrix.xlsx").is_file()


@pytest.mark.usefixtures("company")
def test_a_page_among_the_documents_is_none_of_them(cli: Cli) -> None:
    assert cli("matrix", "-f", "html:matrix.html").err == ""
    assert "matrix.html" not in cli("matrix").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["-f", "xlsx"], "a workbook is no text to print", id="a workbook shown"),
        pytest.param(["--upstream"], "name one", id="upstream of what"),
        pytest.param(["--kind", "cite"], "did you mean 'cites'?", id="a kind misspelt"),
        pytest.param(["XYZ-1"], "no tracked document", id="no such document"),
        pytest.param(["-f", "xlsx:no/such/m.xlsx"], "cannot write", id="no such folder"),
    ],
)
@pytest.mark.usefixtures("company")
def test_wrong_use_is_one_sentence(cli: Cli, arguments: list[str], said: str) -> None:
    ran = cli("matrix", *arguments)
    assert ran.code == 2
    assert said in ran.err


@pytest.mark.usefixtures("company")
def test_a_missing_library_is_named_with_the_command_that_installs_it(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(util, "find_spec", lambda _name: None)
    ran = cli("matrix", "-f", "xlsx:../m.xlsx")
    assert ran.code == 2
    assert "pip install 'depgraph[xlsx]'" in ran.err


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("7", "RETENTION_YEARS = 7", id="a number"),
        pytest.param("True", "RETENTION_YEARS = True", id="a switch"),
        pytest.param('"correct horse 7"', "RETENTION_YEARS", id="may be a password"),
        pytest.param('"https://u:p@host"', "RETENTION_YEARS", id="may hold a password"),
    ],
)
def test_settings_that_may_be_secret_are_not_shown(
    company: Path, cli: Cli, value: str, shown: str
) -> None:
    (company / "src/ret.py").write_text(f"RETENTION_YEARS = {value}\n", encoding="utf-8")
    (company / "handbook/ret.md").write_text("# Archive\n\nSee `RETENTION_YEARS`.\n")
    said = json.loads(cli("matrix", "--kind", "names", "-f", "json").out)["rows"]
    assert [row["text"] for row in said] == [shown]
