"""``config`` says what holds for a file, and the line of the settings that says so."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

SETTINGS = """\
profile = "consistency"
exclude = ["handbook/"]

[[documents]]
paths = ["policies/**"]
class = "reference"
owners = ["@quality"]
set = "company"

[[precedence]]
set = "company"
order = ["POL", "SOP"]

[rules]
VAL302 = "info"
COD = "off"
"""


@pytest.fixture
def configured(company: Path) -> Path:
    (company / "depgraph.toml").write_text(SETTINGS, encoding="utf-8")
    return company


@pytest.mark.usefixtures("configured")
def test_the_settings_of_a_file_are_told_with_their_lines(cli: Cli) -> None:
    ran = cli("config", "--explain", "policies/POL-002.md")
    assert (ran.code, ran.err) == (0, "")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert lines[:14] == [
        "policies/POL-002.md POL-002",
        "",
        "read as markdown its name",
        "kind policy its text",
        "class reference depgraph.toml:4",
        "owners @quality depgraph.toml:4",
        "set company depgraph.toml:4",
        "prevails POL > SOP depgraph.toml:10",
        "profile consistency depgraph.toml:1",
        "fail_on breaking default",
        "incomplete fail default",
        "against git's HEAD, else what was last accepted default",
        "exclude handbook/ depgraph.toml:2",
        "",
    ]
    rules = {line.split()[1]: line.split()[0] for line in lines[15:] if len(line.split()) > 3}
    assert [rules[rule] for rule in ("VAL302", "COD602", "DOC507", "VAL301")] == [
        "info",
        "off",
        "off",
        "review",
    ]
    assert "REF101" not in rules


@pytest.mark.usefixtures("configured")
def test_each_rule_has_its_level_and_its_reason(cli: Cli) -> None:
    said = json.loads(cli("config", "--explain", "policies/POL-002.md", "-f", "json").out)
    rules = {rule: (each["level"], each["reason"]) for rule, each in said["rules"].items()}
    assert rules["VAL302"] == ("info", "depgraph.toml:15")
    assert rules["COD602"] == ("off", "depgraph.toml:16")
    assert rules["DOC507"] == ("off", "profile consistency")
    assert rules["VAL301"] == ("review", "the document is for reference, not controlled")
    assert rules["REF101"] == ("breaking", "")
    assert said["settings"]["set"] == {"origin": "depgraph.toml:4", "value": "company"}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param("handbook/lunch.md", "is left out by 'handbook/' in exclude", id="excluded"),
        pytest.param("logo.png", "is not a kind of file that is read", id="a picture"),
        pytest.param(".notes/a.md", "lies in '.notes', which is never looked into", id="hidden"),
    ],
)
def test_a_file_that_is_left_out_says_why(
    cli: Cli, configured: Path, path: str, said: str
) -> None:
    (configured / path).parent.mkdir(exist_ok=True)
    (configured / path).write_text("x", encoding="utf-8")
    ran = cli("config", "--explain", path)
    assert (ran.code, ran.out) == (1, f"{path}  {said}; depgraph does not look at it\n")


@pytest.mark.usefixtures("company")
def test_without_settings_the_defaults_are_told(cli: Cli) -> None:
    ran = cli("config")
    assert ran.code == 0
    assert "  profile     controlled" in ran.out
    assert "at their usual level" in ran.out


def test_a_wrong_setting_is_told(cli: Cli, company: Path) -> None:
    (company / "depgraph.toml").write_text('[[documents]]\npaths = ["polices/**"]\n')
    ran = cli("config")
    assert (ran.code, ran.out) == (2, "")
    assert "depgraph.toml:2: paths 'polices/**' matches no document; did you mean" in ran.err
