"""What may stand is counted by every format and shown as broken by none."""

import json
from dataclasses import replace

import jsonschema
import pytest

from depgraph.model.documents import Place
from depgraph.model.findings import Allowance, Debt, EndingSoon, Report, Status, Verdict
from depgraph.report.formats import render_report
from depgraph.report.look import Detail, Look
from depgraph.report.schemas import schema_text
from depgraph.report.setting import Setting

WAIVER = Allowance(
    Status.WAIVED, "the archive moves", "quality", "2026-11-30", place=Place(line=2), path="w.toml"
)
HELD = Allowance(Status.BASELINED, since="2026-01-01")


@pytest.fixture
def settled(checked: Report) -> Report:
    """A check whose only finding is waived, with a baseline and a waiver that ends soon."""
    (finding,) = checked.findings
    other = replace(finding, fingerprint="0d9c44e1a2b3", allowance=HELD)
    return replace(
        checked,
        findings=(),
        allowed=(replace(finding, allowance=WAIVER), other),
        ending=(EndingSoon("REF101 in sops/SOP-021-incident.md", "2026-11-30", "quality"),),
        debt=Debt(held=15, fixed=3),
    )


def printed(report: Report, name: str, detail: Detail = Detail.NORMAL) -> str:
    return render_report(report, name, Setting("0.1.0", Look(detail=detail)))


def test_the_verdict_counts_both_and_the_footer_says_what_to_do(settled: Report) -> None:
    assert settled.verdict is Verdict.CLEAN
    assert printed(settled, "text") == (
        "CLEAN   nothing else wrong in 46 documents, 338 links"
        "   1 baselined, 1 waived, 1 waiver ends soon\n"
        "\n"
        "waivers    REF101 in sops/SOP-021-incident.md   until 2026-11-30, owner quality\n"
        "baseline   12 of 15 remain; 3 fixed             depgraph baseline --prune\n"
    )


def test_all_that_may_stand_is_listed_when_asked_for(settled: Report) -> None:
    text = printed(settled, "text", Detail.ALL)
    assert "allowed  2 findings, which count for nothing" in text
    assert "waived until 2026-11-30, owner quality: the archive moves" in text
    assert "baselined, since 2026-01-01" in text


@pytest.mark.parametrize("name", ["text", "github", "markdown", "junit", "line"])
def test_formats_for_people_count_it_and_leave_it_out(settled: Report, name: str) -> None:
    text = printed(settled, name)
    assert "1 baselined, 1 waived" in text
    assert "cites POL-002" not in text


@pytest.mark.parametrize("name", ["gitlab", "rdjson", "dot"])
def test_formats_that_are_lists_of_faults_leave_it_out(settled: Report, name: str) -> None:
    assert "cites POL-002" not in printed(settled, name)


def test_programs_get_it_with_the_reason(settled: Report) -> None:
    report = json.loads(printed(settled, "json"))
    jsonschema.validate(report, json.loads(schema_text("report")))
    assert [(f["status"], f["disposition"]) for f in report["findings"]] == [
        ("baselined", {"since": "2026-01-01"}),
        (
            "waived",
            {
                "reason": "the archive moves",
                "owner": "quality",
                "until": "2026-11-30",
                "path": "w.toml",
                "line": 2,
            },
        ),
    ]
    counts = {key: report["summary"][key] for key in ("breaking", "baselined", "waived")}
    assert counts == {"breaking": 0, "baselined": 1, "waived": 1}
    assert report["baseline"] == {"held": 15, "fixed": 3}
    assert [one["until"] for one in report["ending"]] == ["2026-11-30"]


def test_services_see_it_as_dismissed(settled: Report) -> None:
    results = json.loads(printed(settled, "sarif"))["runs"][0]["results"]
    assert [(r["baselineState"], r["suppressions"][0]["kind"]) for r in results] == [
        ("unchanged", "external"),
        ("new", "inSource"),
    ]
    assert all(r["suppressions"][0]["status"] == "accepted" for r in results)


def test_what_could_not_be_read_stays_incomplete(settled: Report, incomplete: Report) -> None:
    report = replace(settled, notices=incomplete.notices, complete=False)
    assert report.verdict is Verdict.INCOMPLETE
    assert printed(report, "text").splitlines()[2].startswith("INCOMPLETE")
