"""What a program sees of a report, and of everything else that has a schema."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from depgraph.analysis.catalogue import RULES, RULESET
from depgraph.model.findings import Report
from depgraph.report.explain import rules_as_json
from depgraph.report.json import render_json
from depgraph.report.line import render_line
from depgraph.report.schemas import schema_text

Golden = Callable[[str, str], None]


def printed(report: Report) -> str:
    return render_json(report, version="1.2.3", ruleset=RULESET)


def faults(name: str, text: str) -> list[str]:
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    return [error.message for error in Draft202012Validator(schema).iter_errors(json.loads(text))]


def test_a_report_as_a_whole(breaking: Report, golden: Golden) -> None:
    golden("report/breaking.json", printed(breaking))


@pytest.mark.parametrize("name", ["breaking", "clean", "incomplete", "checked"])
def test_every_report_follows_its_schema(name: str, request: pytest.FixtureRequest) -> None:
    assert faults("report", printed(request.getfixturevalue(name))) == []


def test_an_incomplete_report_cannot_call_itself_clean(clean: Report) -> None:
    report = json.loads(printed(clean)) | {"complete": False}
    assert faults("report", json.dumps(report)) == [
        "'clean' is not one of ['incomplete', 'review', 'breaking']"
    ]


def test_each_finding_names_all_that_a_stranger_needs(breaking: Report) -> None:
    for item in json.loads(printed(breaking))["findings"]:
        assert item["effect"].keys() & {"line", "page", "para", "cell"}
        assert item["effect"]["path"]
        assert item["effect"]["quote"]
        assert item["cause"]["path"]
        assert {"rule", "level", "confidence"} <= item.keys()


def test_keys_are_sorted_and_the_order_of_findings_changes_nothing(breaking: Report) -> None:
    text = printed(breaking)
    assert (
        text == json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    )
    turned = replace(breaking, findings=tuple(reversed(breaking.findings)))
    assert printed(turned) == text


@pytest.mark.parametrize(
    "evil",
    [
        pytest.param("\x1b[2J", id="clears the screen"),
        pytest.param("\x9b31m", id="an escape code in one character"),
        pytest.param("\u202etxet", id="turns the line around"),
        pytest.param("\ud800", id="half a character"),
        pytest.param("\U000e0041", id="an invisible tag"),
    ],
)
def test_document_text_is_kept_but_cannot_steer_the_terminal(breaking: Report, evil: str) -> None:
    first = breaking.findings[0]
    findings = (replace(first, effect=replace(first.effect, quote=evil)),)
    text = printed(replace(breaking, findings=findings))
    text.encode("utf-8")
    assert evil[0] not in text
    assert json.loads(text)["findings"][0]["effect"]["quote"] == evil


def test_a_finding_inside_one_place_has_a_path_of_one_step(checked: Report) -> None:
    bare = replace(checked, findings=tuple(replace(f, path=()) for f in checked.findings))
    assert faults("report", printed(bare)) == []


def test_rules_follow_their_schema() -> None:
    assert faults("rules", rules_as_json(RULES, RULESET)) == []


def test_lines_as_a_whole(breaking: Report, incomplete: Report, golden: Golden) -> None:
    golden("report/breaking.line", render_line(breaking))
    golden("report/incomplete.line", render_line(incomplete))


def test_a_line_stays_one_line(breaking: Report) -> None:
    first = replace(breaking.findings[0], message="two\nlines\r\x1b[1m")
    text = render_line(replace(breaking, findings=(first,)))
    assert text.count("\n") == 1
    assert "\x1b" not in text
