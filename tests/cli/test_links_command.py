"""``depgraph links``, ``deps`` and ``why`` narrowed and in their other formats."""

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
SOP, CODE, POLICY = "sops/SOP-014.md", "src/ret.py", "policies/POL-002.md"


@pytest.fixture
def lost(company: Path) -> Path:
    """The company with a procedure whose citations lead nowhere, and a link to another one."""
    (company / "sops/SOP-015.md").write_text(
        "---\nnumber: SOP-015\ntitle: Waste\n---\n\n# Waste\n\n"
        "See POL-002 §9 and [the archive](SOP-014.md).\n",
        encoding="utf-8",
    )
    return company


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param([], [SOP, SOP, "sops/SOP-015.md", "sops/SOP-015.md", CODE], id="all"),
        pytest.param(["--dangling"], ["sops/SOP-015.md"], id="what leads nowhere"),
        pytest.param(["--from", "SOP-014"], [SOP, SOP], id="from a number"),
        pytest.param(["--from", "src/"], [CODE], id="from a folder"),
        pytest.param(["--from", "*.py", "--from", "SOP-014"], [SOP, SOP, CODE], id="from two"),
        pytest.param(["--to", "SOP-014"], ["sops/SOP-015.md"], id="to a number"),
        pytest.param(["--to", POLICY, "--dangling"], ["sops/SOP-015.md"], id="lost in a document"),
        pytest.param(["--kind", "links"], ["sops/SOP-015.md"], id="of one kind"),
        pytest.param(["--to", "handbook/"], [], id="to what nobody relies on"),
    ],
)
@pytest.mark.usefixtures("lost")
def test_links_are_narrowed(cli: Cli, arguments: list[str], expected: list[str]) -> None:
    ran = cli("links", *arguments, "--format", "jsonl")
    assert [json.loads(row)["source"]["path"] for row in ran.out.splitlines()] == expected
    said = csv.DictReader(StringIO(cli("links", *arguments, "-f", "csv").out[1:]))
    assert [row["File"] for row in said] == expected


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--from", "SOP-01"], "no tracked document is called 'SOP-01'", id="from"),
        pytest.param(["--to", "nowhere/"], "no tracked document is called 'nowhere/'", id="to"),
        pytest.param(["--kind", "link"], "did you mean 'links'?", id="a kind misspelt"),
    ],
)
@pytest.mark.usefixtures("company")
def test_a_misspelt_filter_is_no_empty_list(cli: Cli, arguments: list[str], said: str) -> None:
    ran = cli("links", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.usefixtures("company")
def test_what_is_relied_on_as_csv(cli: Cli) -> None:
    rows = list(csv.DictReader(StringIO(cli("deps", "POL-002", "-f", "csv").out[1:])))
    assert [(row["Section"], row["Who relies on it"]) for row in rows] == [
        ("§4.1", "SOP-014 §3.2"),
        ("§4.1", "src/ret.py:3"),
        ("§4.2", "SOP-014 §4"),
    ]


@pytest.mark.usefixtures("lost")
def test_a_way_for_graphviz(cli: Cli) -> None:
    said = cli("why", "SOP-015", "POL-002", "-f", "dot").out.splitlines()
    assert (said[0], said[-1]) == ("digraph depgraph {", "}")
    assert [line.split(" [")[0] for line in said[3:-1]] == [
        '  "SOP-015 \\"Waste\\"" -> "SOP-014"',
        '  "SOP-014 §3.2" -> "POL-002 §4.1"',
        '  "SOP-014" -> "SOP-014 §3.2"',
    ]


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        pytest.param(
            "SOP-014",
            "SOP-015",
            "no path: sops/SOP-014.md does not depend on sops/SOP-015.md. "
            "Nearest: sops/SOP-014.md -> policies/POL-002.md (cites)\n"
            "the other way round there is one: "
            "depgraph why sops/SOP-015.md sops/SOP-014.md\n",
            id="the other way round",
        ),
        pytest.param(
            "handbook/lunch.md",
            "SOP-015",
            "no path: handbook/lunch.md does not depend on sops/SOP-015.md.\n",
            id="nothing near",
        ),
    ],
)
@pytest.mark.usefixtures("lost")
def test_no_way_says_what_comes_nearest(cli: Cli, source: str, target: str, said: str) -> None:
    ran = cli("why", source, target)
    assert (ran.code, ran.out) == (1, said)


@pytest.mark.usefixtures("lost")
def test_the_path_of_a_finding(cli: Cli) -> None:
    (number,) = re.findall(r"id ([0-9a-f]{12})", cli("check", "-v").out)
    said = cli("why", number)
    assert said.code == 0
    assert "REF101" in said.out
    assert f"id {number}" in said.out
    assert json.loads(cli("why", number, "-f", "json").out)["fingerprint"] == number
    assert cli("why", number, "-f", "dot").out.startswith("digraph depgraph {")


@pytest.mark.usefixtures("company")
def test_a_finding_that_there_is_not(cli: Cli) -> None:
    ran = cli("why", "abcdef012345")
    assert ran.code == 2
    assert "no finding is called 'abcdef012345'" in ran.err
