"""What services for code scanning see of a report."""

import json
from dataclasses import replace
from typing import Any

import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from depgraph.analysis.catalogue import RULES
from depgraph.model.documents import Place
from depgraph.model.edits import Edit
from depgraph.model.facts import Span
from depgraph.model.findings import Finding, Fix, Report, Safety, Step, Where
from depgraph.model.links import Confidence
from depgraph.report.printers import sarif
from depgraph.report.setting import Setting

SETTING = Setting("1.2.3")


def run_of(report: Report, setting: Setting = SETTING) -> dict[str, Any]:
    whole = json.loads(sarif.render(report, setting))
    Sarif.model_validate(whole)
    (run,) = whole["runs"]
    return run


def result_of(report: Report, finding: Finding, setting: Setting = SETTING) -> dict[str, Any]:
    (result,) = run_of(replace(report, findings=(finding,)), setting)["results"]
    return result


@pytest.mark.parametrize("name", ["breaking", "clean", "incomplete", "checked"])
def test_every_report_follows_the_standard(name: str, request: pytest.FixtureRequest) -> None:
    run_of(request.getfixturevalue(name))


def test_what_does_not_follow_the_standard_is_seen(breaking: Report) -> None:
    whole = json.loads(sarif.render(breaking, SETTING))
    whole["runs"][0]["results"][0]["location"] = []
    with pytest.raises(ValueError, match="Extra inputs are not permitted"):
        Sarif.model_validate(whole)


@pytest.mark.parametrize("name", ["breaking", "clean"])
def test_all_rules_are_told_in_every_run(name: str, request: pytest.FixtureRequest) -> None:
    rules = run_of(request.getfixturevalue(name))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    assert {"AUD907", "AUD908"} <= {rule["id"] for rule in rules}


def test_the_index_leads_to_the_rule(breaking: Report) -> None:
    run = run_of(breaking)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_rule_without_words_has_no_index(breaking: Report) -> None:
    assert "ruleIndex" not in result_of(breaking, replace(breaking.findings[0], rule="NEW999"))


def test_no_text_names_a_host(breaking: Report) -> None:
    whole = json.loads(sarif.render(breaking, SETTING))
    assert whole.pop("$schema") == sarif.SCHEMA
    assert "://" not in json.dumps(whole)


def test_the_edited_text_is_marked_and_the_broken_one_is_related(breaking: Report) -> None:
    result = result_of(breaking, breaking.findings[1])
    assert result["level"] == "error"
    assert result["message"]["text"] == (
        "[src/billing/terms.py:12](1): states 30 days; MSA-2024-017 §3.2 would say 45 days"
    )
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {
                    "uri": "contracts/MSA-2024-017.docx",
                    "uriBaseId": "%SRCROOT%",
                },
                "region": {"startLine": 1},
            },
            "logicalLocations": [
                {"name": "§3.2", "fullyQualifiedName": "MSA-2024-017 §3.2", "kind": "section"}
            ],
        }
    ]
    assert result["relatedLocations"] == [
        {
            "id": 1,
            "message": {"text": "PAYMENT_TERM_DAYS = 30 # MSA 3.2"},
            "physicalLocation": {
                "artifactLocation": {"uri": "src/billing/terms.py", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 12},
            },
        }
    ]


def test_what_has_no_cause_is_marked_itself(checked: Report) -> None:
    (place,) = result_of(checked, checked.findings[0])["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "sops/SOP-021-incident.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 88},
    }


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param(Place(page=6), [("§4", "section"), ("p. 6", "page")], id="PDF"),
        pytest.param(
            Place(cell="Fees!B3"), [("§4", "section"), ("Fees!B3", "cell")], id="spreadsheet"
        ),
        pytest.param(
            Place(part="footnote 3"), [("§4", "section"), ("footnote 3", "part")], id="Word"
        ),
        pytest.param(Place(line=3), [("§4", "section")], id="text"),
    ],
)
def test_places_without_lines_have_names(
    breaking: Report, place: Place, expected: list[tuple[str, str]]
) -> None:
    finding = replace(breaking.findings[0], effect=Where("D", "d.x", "§4", place, "q"))
    (related,) = result_of(breaking, finding)["relatedLocations"]
    assert [(p["name"], p["kind"]) for p in related["logicalLocations"]] == expected
    assert related["physicalLocation"]["region"] == {"startLine": place.line or 1}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("a b/§ 1#.md", "a%20b/%C2%A7%201%23.md", id="signs of addresses"),
        pytest.param("50%/x.md", "50%25/x.md", id="per cent"),
        pytest.param("a:b.md", "a%3Ab.md", id="no scheme"),
    ],
)
def test_paths_are_written_as_addresses(breaking: Report, path: str, uri: str) -> None:
    effect = replace(breaking.findings[0].effect, path=path)
    (related,) = result_of(breaking, replace(breaking.findings[0], effect=effect))[
        "relatedLocations"
    ]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_the_way_has_a_step_for_each_end(breaking: Report) -> None:
    path = (
        Step("handbook/billing.md", "SOW-03 §4", "cites", "SOW-03 §4", Confidence.CERTAIN),
        Step("SOW-03 §4", "MSA-2024-017 §3.2", "restates", "(MSA §3.2)", Confidence.CERTAIN),
    )
    far = replace(breaking.findings[0], path=path)
    sow = breaking.findings[-2]
    run = run_of(replace(breaking, findings=(far, sow)))
    result = next(r for r in run["results"] if len(r["codeFlows"][0]["threadFlows"][0]) == 1)
    flows = [r["codeFlows"][0]["threadFlows"][0]["locations"] for r in run["results"]]
    steps = next(flow for flow in flows if len(flow) == 3)
    assert [step["location"]["physicalLocation"]["artifactLocation"]["uri"] for step in steps] == [
        "handbook/billing.md",
        "contracts/SOW-03.docx",
        "contracts/MSA-2024-017.docx",
    ]
    assert result["codeFlows"]


def test_a_changed_number_keeps_the_alert(breaking: Report) -> None:
    first = breaking.findings[0]
    again = replace(first, fingerprint="999999999999")
    old, new = result_of(breaking, first), result_of(breaking, again)
    key = "primaryLocationLineHash"
    assert old["partialFingerprints"][key] == new["partialFingerprints"][key] == "6cc056af994b:1"
    assert new["partialFingerprints"]["depgraph/finding/v1"] == "999999999999"


def test_two_findings_of_one_key_are_two_alerts(breaking: Report) -> None:
    results = run_of(breaking)["results"]
    keys = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    assert len(set(keys)) == len(keys)


SAFE = Fix("Write §9.3", Safety.SAFE, (Edit(Span(0, 0, 3), "8.3", "9.3"),))
TEXT = ("# Steps", "", "A step is required", "by MSA §8.3.", "", "See 8.3.")


@pytest.mark.parametrize(
    ("line", "lines", "fix", "expected"),
    [
        pytest.param(3, TEXT, SAFE, [(4, 9, 12, "9.3")], id="in the second line of the paragraph"),
        pytest.param(6, TEXT, SAFE, [(6, 5, 8, "9.3")], id="before a full stop"),
        pytest.param(3, TEXT, replace(SAFE, safety=Safety.UNSAFE), [], id="needs judgement"),
        pytest.param(3, TEXT, replace(SAFE, edits=()), [], id="nothing to write"),
        pytest.param(3, (), SAFE, [], id="the file is not there"),
        pytest.param(9, TEXT, SAFE, [], id="the file is shorter"),
        pytest.param(1, ("8.3 and 8.3",), SAFE, [], id="twice"),
        pytest.param(1, ("see 18.3",), SAFE, [], id="inside a number"),
        pytest.param(1, ("see 8.3.1",), SAFE, [], id="a part of it"),
        pytest.param(1, ("see 8\\.3",), SAFE, [], id="written otherwise"),
        pytest.param(None, TEXT, SAFE, [], id="a file without lines"),
    ],
)
def test_a_fix_is_told_where_its_words_stand_once(
    breaking: Report,
    line: int | None,
    lines: tuple[str, ...],
    fix: Fix,
    expected: list[tuple[int, int, int, str]],
) -> None:
    effect = Where("SOP-1", "sops/SOP-1.md", "", Place(line=line), "by MSA §8.3.")
    finding = replace(breaking.findings[0], effect=effect, fixes=(fix,))
    result = result_of(breaking, finding, replace(SETTING, lines=lambda _: lines))
    found = [
        (
            made["deletedRegion"]["startLine"],
            made["deletedRegion"]["startColumn"],
            made["deletedRegion"]["endColumn"],
            made["insertedContent"]["text"],
        )
        for fix in result.get("fixes", [])
        for change in fix["artifactChanges"]
        for made in change["replacements"]
    ]
    assert found == expected


def test_brackets_and_braces_of_documents_stay_text(breaking: Report) -> None:
    effect = Where("D", "a[1].md", "", Place(line=1), "q")
    finding = replace(breaking.findings[0], effect=effect, message="says {0} and {x}")
    text = result_of(breaking, finding)["message"]["text"]
    assert text == "[a\\[1\\].md:1](1): says {{0} and {x}"


def test_what_could_not_be_read_is_told_as_a_failure(incomplete: Report) -> None:
    (invocation,) = run_of(incomplete)["invocations"]
    assert invocation["executionSuccessful"] is False
    told = [note["descriptor"]["id"] for note in invocation["toolExecutionNotifications"]]
    assert told == ["AUD907", "AUD907"]


def test_a_clean_run_is_a_success_without_remarks(clean: Report) -> None:
    assert run_of(clean)["invocations"] == [{"executionSuccessful": True}]


def test_more_than_services_take_is_left_out_and_said(breaking: Report) -> None:
    findings = (breaking.findings[1],) * (sarif.RESULTS + 2)
    run = json.loads(sarif.render(replace(breaking, findings=findings), SETTING))["runs"][0]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert (len(run["results"]), note["message"]["text"]) == (
        sarif.RESULTS,
        "2 findings of lesser weight left out; see another format",
    )
    assert run["properties"]["breaking"] == sarif.RESULTS + 2
