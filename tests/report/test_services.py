"""What build servers and review tools see of a report."""

import json
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from depgraph.model.documents import Place
from depgraph.model.findings import Level, Report, Where
from depgraph.report.json import report_as_json
from depgraph.report.printers import dot, github, gitlab, jsonl, junit, rdjson
from depgraph.report.setting import Setting
from depgraph.report.spots import headline, marked, spots_of

SETTING = Setting("1.2.3")
REVIEWS_FAIL = replace(SETTING, failing=(Level.BREAKING, Level.REVIEW))
REPORTS = pytest.mark.parametrize("name", ["breaking", "clean", "incomplete", "checked"])


def commands(report: Report) -> list[str]:
    return github.render(report, SETTING).splitlines()


def test_signs_of_commands_are_escaped(breaking: Report) -> None:
    effect = Where("D", "a,b:c%.md", "", Place(line=3), "100% :: x")
    finding = replace(
        breaking.findings[0], effect=effect, change="", level=Level.BREAKING, message="m\n::stop::"
    )
    line, last = commands(replace(breaking, findings=(finding,)))
    assert line == (
        "::error file=a%2Cb%3Ac%25.md,line=3,title=VAL301 restated-value-differs::"
        'a,b:c%25.md:3: m ::stop::%0A"100%25 :: x"'
    )
    assert last.startswith("::notice title=depgraph impact::BREAKING")


def test_ten_of_a_level_are_shown_and_the_rest_is_counted(breaking: Report) -> None:
    many = tuple(
        replace(finding, level=level)
        for level in Level
        for finding in (breaking.findings[0],) * 12
    )
    lines = commands(replace(breaking, findings=many))
    counts = Counter(line.split(" ")[0] for line in lines)
    assert counts == {"::error": 10, "::warning": 10, "::notice": 10}
    assert lines[-1].endswith("; 7 more are not marked")
    assert [line.split(" ")[0] for line in lines] == sorted(line.split(" ")[0] for line in lines)[
        :10
    ] + ["::warning"] * 10 + ["::notice"] * 10


@REPORTS
def test_every_line_is_one_command(name: str, request: pytest.FixtureRequest) -> None:
    for line in commands(request.getfixturevalue(name)):
        assert line.startswith(("::error ", "::warning ", "::notice "))


@REPORTS
def test_code_quality_has_all_that_it_must(name: str, request: pytest.FixtureRequest) -> None:
    entries = json.loads(gitlab.render(request.getfixturevalue(name), SETTING))
    for entry in entries:
        assert entry.keys() == {
            *("description", "check_name", "fingerprint", "severity", "location")
        }
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1
        assert not entry["location"]["path"].startswith(("/", "./"))
    prints = [entry["fingerprint"] for entry in entries]
    assert len(set(prints)) == len(prints)


def suites_of(report: Report, setting: Setting = SETTING) -> list[etree._Element]:
    root = etree.fromstring(junit.render(report, setting).encode())
    assert root.tag == "testsuites"
    return list(root)


@REPORTS
@pytest.mark.parametrize("setting", [SETTING, REVIEWS_FAIL, replace(SETTING, failing=())])
def test_each_document_has_a_suite(
    name: str, setting: Setting, request: pytest.FixtureRequest
) -> None:
    report = request.getfixturevalue(name)
    first, *suites = suites_of(report, setting)
    assert first.get("name") == f"depgraph {report.kind}"
    assert [child.tag for child in first] == ["properties", "testcase"]
    told = {finding.effect.path for finding in report.findings} | dict(report.cleared).keys()
    told |= {notice.path for notice in report.notices}
    assert [suite.get("file") for suite in suites] == sorted(told)
    for suite in (first, *suites):
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases) > 0
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))
        names = [(case.get("classname"), case.get("name")) for case in cases]
        assert len(set(names)) == len(names)
        for case in cases:
            (child,) = case
            assert child.tag in {"failure", "skipped", "system-out"}


@pytest.mark.parametrize(
    ("setting", "failures"),
    [
        pytest.param(SETTING, 9, id="breaking fails"),
        pytest.param(REVIEWS_FAIL, 10, id="reviews fail as well"),
        pytest.param(replace(SETTING, failing=()), 0, id="nothing fails"),
    ],
)
def test_what_makes_the_run_fail_is_a_failure(
    breaking: Report, setting: Setting, failures: int
) -> None:
    suites = suites_of(breaking, setting)
    assert sum(int(suite.get("failures")) for suite in suites) == failures


def test_what_could_not_be_read_is_skipped(incomplete: Report) -> None:
    skipped = [
        case for suite in suites_of(incomplete) for case in suite.findall("testcase[skipped]")
    ]
    assert [case.get("name") for case in skipped] == [
        "everything could be judged",
        "finance/rates-old.xls",
        "sops/SOP-017.pdf",
    ]


def test_no_letter_is_outside_xml(breaking: Report) -> None:
    effect = replace(breaking.findings[0].effect, quote="a\ufffe\uffff\x0b\ud800<&>]]>")
    suites_of(replace(breaking, findings=(replace(breaking.findings[0], effect=effect),)))


@REPORTS
def test_diagnostics_are_built_as_reviewdog_expects(
    name: str, request: pytest.FixtureRequest
) -> None:
    told = json.loads(rdjson.render(request.getfixturevalue(name), SETTING))
    assert told.keys() == {"source", "diagnostics"}
    for item in told["diagnostics"]:
        assert {"message", "location", "severity", "code"} <= item.keys()
        assert item.keys() <= {
            *("message", "location", "severity", "code", "suggestions", "related_locations")
        }
        assert item["severity"] in {"ERROR", "WARNING", "INFO"}
        for place in (
            item["location"],
            *(r["location"] for r in item.get("related_locations", ())),
        ):
            assert place["path"]
            assert place.get("range", {"start": {"line": 1}})["start"]["line"] >= 1


def test_a_suggestion_counts_bytes(checked: Report) -> None:
    from depgraph.model.edits import Edit
    from depgraph.model.facts import Span
    from depgraph.model.findings import Fix, Safety

    fix = Fix("Write §9.3", Safety.SAFE, (Edit(Span(0, 0, 3), "8.3", "9.3"),))
    report = replace(checked, findings=(replace(checked.findings[0], fixes=(fix,)),))
    setting = replace(SETTING, lines=lambda _: ("",) * 87 + ("§ 8.3",))
    (item,) = json.loads(rdjson.render(report, setting))["diagnostics"]
    assert item["suggestions"] == [
        {
            "range": {"start": {"line": 88, "column": 4}, "end": {"line": 88, "column": 7}},
            "text": "9.3",
        }
    ]


@REPORTS
def test_lines_of_json_say_what_the_report_says(name: str, request: pytest.FixtureRequest) -> None:
    report = request.getfixturevalue(name)
    records = [json.loads(line) for line in jsonl.render(report, SETTING).splitlines()]
    whole: dict[str, Any] = {"notices": [], "changes": [], "findings": [], "cleared": []}
    lists = {"notice": "notices", "change": "changes", "finding": "findings", "cleared": "cleared"}
    for record in records:
        kind = record.pop("type")
        if kind in lists:
            whole[lists[kind]].append(record)
        else:
            whole |= record
    expected = report_as_json(report, version="1.2.3", ruleset=SETTING.ruleset)
    assert whole == json.loads(json.dumps(expected))


def test_names_cannot_leave_their_string_in_a_drawing(breaking: Report) -> None:
    evil = 'a"];\nb [label="\\'
    effect = replace(breaking.findings[0].effect, doc=evil, path=evil)
    report = replace(
        breaking, findings=(replace(breaking.findings[0], effect=effect),), cleared=()
    )
    lines = dot.render(report, SETTING).splitlines()
    name = '"a\\"];\\nb [label=\\"\\\\"'
    label = '"a\\"]; b [label=\\"\\\\\\n1 review"'
    assert lines[-3] == f'  {name} [label={label}, color="#8a5a00"];'


@pytest.mark.parametrize(
    ("kind", "after", "expected"),
    [
        pytest.param("section-removed", None, ("a.md", 7), id="the edit beside it"),
        pytest.param("document-removed", None, ("down.md", 3), id="the file is gone"),
        pytest.param("value-changed", 9, ("a.md", 9), id="it stands"),
    ],
)
def test_what_is_gone_is_marked_at_what_is_left(
    breaking: Report, kind: str, after: int | None, expected: tuple[str, int]
) -> None:
    base = breaking.changes[0]
    here = Where("A", "a.md", "", Place(line=7), "x")
    one = replace(base, id="c1", before=None, after=here)
    new = Where("A", "a.md", "", Place(line=after), "y") if after else None
    two = replace(base, id="c2", kind=kind, before=replace(here, place=Place(line=90)), after=new)
    effect = Where("D", "down.md", "", Place(line=3), "q")
    finding = replace(breaking.findings[0], change="c2", effect=effect)
    where = marked(finding, spots_of(replace(breaking, changes=(one, two), findings=(finding,))))
    assert (where.path, where.place.line) == expected


def test_a_file_of_which_no_edit_is_left_is_marked_as_a_whole(breaking: Report) -> None:
    lost = Where("A", "a.md", "", Place(line=90), "x")
    change = replace(breaking.changes[0], kind="section-removed", before=lost, after=None)
    where = marked(breaking.findings[0], spots_of(replace(breaking, changes=(change,))))
    assert (where.path, where.place) == ("a.md", Place())


def test_nothing_is_edited_in_a_check(breaking: Report) -> None:
    report = replace(breaking, kind="check")
    spots = spots_of(report)
    assert [marked(finding, spots) for finding in report.findings] == [
        finding.effect for finding in report.findings
    ]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param(
            0, "MSA-2024-017: §3.2 Payment term: 30 days -> 45 days", id="the title has it"
        ),
        pytest.param(
            1,
            'MSA-2024-017: §6 inserted ("Data residency"); §§6-11 become §§7-12',
            id="it is added",
        ),
    ],
)
def test_a_headline_names_the_section_once(breaking: Report, at: int, expected: str) -> None:
    assert headline(breaking.changes[at]) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("MSA-2024-017 removed", "MSA-2024-017 removed", id="it begins with it"),
        pytest.param(
            "document renamed MSA-2024-017 -> MSA-9",
            "document renamed MSA-2024-017 -> MSA-9",
            id="it holds it",
        ),
        pytest.param("renamed MSA-2024-0171", "MSA-2024-017: renamed MSA-2024-0171", id="another"),
    ],
)
def test_a_headline_names_the_document_once(breaking: Report, title: str, expected: str) -> None:
    change = replace(breaking.changes[0], before=None, after=None, title=title)
    assert headline(change) == expected
