"""The baseline end to end: adopted once, it shrinks when asked and grows with a reason only."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
SOP = Path("sops/SOP-014.md")
BASELINE = Path(".depgraph/baseline.jsonl")


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")


@pytest.fixture
def indebted(company: Path, cli: Cli) -> Path:
    """The company with two citations that lead nowhere, both kept in a baseline."""
    for number in (1, 2, 3):
        append("policies/POL-002.md", f"\n## {number} Topic\n\nRecords are kept.\n")
    append(SOP, "\n## 5 Approval\n\nApproved under POL-002 §9.\n\nClosed under POL-002 §8.\n")
    assert cli("check").code == 1
    assert cli("baseline").code == 0
    return company


def append(path: str | Path, text: str) -> None:
    file = Path(path)
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def replaced(old: str, new: str) -> None:
    text = SOP.read_text(encoding="utf-8")
    assert old in text
    SOP.write_text(text.replace(old, new), encoding="utf-8")


def lines() -> list[dict[str, str]]:
    return [json.loads(line) for line in BASELINE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.usefixtures("indebted")
def test_what_was_there_counts_no_more(cli: Cli) -> None:
    ran = cli("check")
    assert (ran.code, ran.out) == (
        0,
        "CLEAN   nothing else wrong in 4 documents, 6 links   2 baselined\n",
    )
    first, second = lines()
    assert first | {"fingerprint": ""} == {
        "fingerprint": "",
        "level": "breaking",
        "path": "sops/SOP-014.md",
        "place": "§5",
        "relies_on": "policies/POL-002.md",
        "rule": "REF101",
        "since": "2026-11-22",
    }
    assert first["fingerprint"] < second["fingerprint"]


@pytest.mark.usefixtures("indebted")
def test_what_is_new_counts(cli: Cli) -> None:
    append(SOP, "\nSigned under POL-002 §7.\n")
    ran = cli("check")
    assert ran.code == 1
    assert "BREAKING   1 breaking   in 1 of 4 documents   2 baselined" in ran.out
    assert "baseline   2 of 2 remain" in ran.out
    report = json.loads(cli("check", "-f", "json").out)
    assert sorted(f["status"] for f in report["findings"]) == ["baselined", "baselined", "new"]
    assert report["baseline"] == {"held": 2, "fixed": 0}
    results = json.loads(cli("check", "-f", "sarif").out)["runs"][0]["results"]
    assert sorted(r["baselineState"] for r in results) == ["new", "unchanged", "unchanged"]


@pytest.mark.usefixtures("indebted")
def test_it_shrinks_when_asked_and_never_grows_by_itself(cli: Cli) -> None:
    replaced("Closed under POL-002 §8.", "Closed under POL-002 §2.")
    append(SOP, "\nSigned under POL-002 §7.\n")
    before = BASELINE.read_bytes()
    assert "1 of 2 remain; 1 fixed   depgraph baseline --prune" in cli("check").out
    told = cli("baseline").out
    assert "1 of 2 remain; 1 fixed" in told
    assert "1 finding not in it counts" in told
    assert BASELINE.read_bytes() == before
    assert "1 removed; 1 of 1 remain" in cli("baseline", "--prune").out
    assert len(lines()) == 1
    assert cli("check").code == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--add"], "--add needs --reason", id="no reason"),
        pytest.param(["--add", "--reason", " "], "--add needs --reason", id="an empty one"),
        pytest.param(["--reason", "x"], "--reason goes with --add", id="a reason for nothing"),
    ],
)
@pytest.mark.usefixtures("indebted")
def test_it_grows_with_a_reason_only(cli: Cli, arguments: list[str], said: str) -> None:
    append(SOP, "\nSigned under POL-002 §7.\n")
    before = BASELINE.read_bytes()
    ran = cli("baseline", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert BASELINE.read_bytes() == before


@pytest.mark.usefixtures("indebted")
def test_what_is_added_says_why(cli: Cli) -> None:
    append(SOP, "\nSigned under POL-002 §7.\n")
    assert "1 added; 3 of 3 remain" in cli("baseline", "--add", "--reason", "Bought").out
    assert sorted(line.get("reason", "") for line in lines()) == ["", "", "Bought"]
    assert cli("check").code == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("## 5 Approval", "## 5 New\n\nText.\n\n## 6 Approval", id="renumbered"),
        pytest.param("Approved under POL", "Approved\nunder POL", id="wrapped"),
        pytest.param("# SOP-014 Archive", "\n\n# SOP-014 Archive", id="moved down"),
    ],
)
@pytest.mark.usefixtures("indebted")
def test_what_stays_the_same_stays_in_it(cli: Cli, old: str, new: str) -> None:
    replaced(old, new)
    assert cli("check").code == 0
    assert "2 of 2 remain" in cli("baseline").out


@pytest.mark.usefixtures("indebted")
def test_a_renamed_file_with_a_number_stays_in_it(cli: Cli) -> None:
    SOP.rename("sops/archive.md")
    assert cli("check").code == 0


@pytest.mark.usefixtures("indebted")
def test_what_could_not_be_read_is_not_taken_for_fixed(cli: Cli) -> None:
    SOP.write_bytes(b"\0\1\2")
    ran = cli("check")
    assert ran.code == 3
    assert "INCOMPLETE" in ran.out
    cli("baseline", "--prune")
    assert len(lines()) == 2


@pytest.mark.usefixtures("indebted")
def test_it_holds_nothing_that_a_change_breaks(cli: Cli) -> None:
    assert cli("init").code == 0
    policy = Path("policies/POL-002.md")
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace("for 7 years", "for 5 years"), encoding="utf-8")
    report = json.loads(cli("impact", "-f", "json").out)
    assert report["summary"]["baselined"] == 0
    assert report["summary"]["breaking"] > 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("<<<<<<< HEAD", "is no line of a baseline", id="a merge"),
        pytest.param('{"rule": "REF101"}', "needs 'fingerprint'", id="half a line"),
        pytest.param("[]", "curly brackets", id="a list"),
        pytest.param(
            '{"fingerprint": "a", "level": "bad", "path": "p", "rule": "REF101", "since": "x"}',
            "level 'bad' is none",
            id="no level",
        ),
        pytest.param(
            '{"fingerprint": "a", "level": "info", "path": "p", "rule": "AUD907", "since": "x"}',
            "cannot be waived",
            id="an unread document",
        ),
    ],
)
@pytest.mark.usefixtures("indebted")
def test_a_line_that_is_none_stops(cli: Cli, line: str, said: str) -> None:
    append(BASELINE, line + "\n")
    ran = cli("check")
    assert ran.code == 2
    assert ".depgraph/baseline.jsonl:3: " in ran.err
    assert said in ran.err
