"""Every format, read by something that is not ours."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from depgraph.cli.reports import REPORT_FORMATS
from depgraph.model.documents import Place
from depgraph.model.findings import Allowance, Level, Report, Status, Where
from depgraph.report.formats import render_report
from depgraph.report.plain import plain
from depgraph.report.setting import Setting
from tests.report import readers
from tests.report.conftest import BREAKING, CHECK, CLEAN, INCOMPLETE
from tests.report.test_formats import spoilt

SETTING = Setting("1.2.3")
EVIL = (
    "]]> \"'`<script>|\\ ::error::%0A { } -- "
    "\u202e \x1b[2J \x00 \ud800 \ufffe \U0001f600 #1 @a \r\n"
)


def odd_paths(report: Report) -> Report:
    """Return *report* about files whose names no program likes."""
    names = ("a b/Übersicht #1 100%.md", "c:d,e=f;g&h.md", "x'y\"z/[1](2).docx", "-r.md", "字.md")
    findings = tuple(
        replace(
            report.findings[at % len(report.findings)],
            effect=Where(name, name, "§ 1", Place(line=3), "q"),
        )
        for at, name in enumerate(names)
    )
    return replace(report, findings=findings, cleared=tuple((name, "why") for name in names))


def allowing(report: Report) -> Report:
    """Return *report* with findings that may stand, for reasons that no program likes."""
    waived = Allowance(
        Status.WAIVED, f"because {EVIL}", f"legal {EVIL}", "2026-11-30", place=Place(line=3)
    )
    old = Allowance(Status.BASELINED, since="2026-01-01")
    kept = (
        replace(report.findings[0], allowance=waived),
        replace(report.findings[1], allowance=old),
    )
    return replace(report, allowed=kept, findings=report.findings[2:])


CASES = {
    "allowing": allowing(BREAKING),
    "breaking": BREAKING,
    "clean": CLEAN,
    "incomplete": INCOMPLETE,
    "checked": CHECK,
    "hostile": spoilt(BREAKING, EVIL),
    "hostile check": spoilt(replace(BREAKING, kind="check"), EVIL),
    "odd paths": odd_paths(BREAKING),
    "nothing": Report("impact", "", ""),
}
EVERY = pytest.mark.parametrize("report", CASES.values(), ids=CASES.keys())


def printed(report: Report, name: str) -> str:
    return render_report(report, name, SETTING)


@pytest.mark.parametrize("name", ["sarif", "rdjson", "junit", "gitlab", "html", "jsonl"])
@EVERY
def test_others_find_nothing_wrong(report: Report, name: str) -> None:
    faults: Callable[[str], list[str]] = getattr(readers, name)
    assert faults(printed(report, name)) == []


@EVERY
def test_our_own_json_follows_the_schema_we_print(report: Report) -> None:
    assert readers.own_json(printed(report, "json")) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        pytest.param("sarif", '"startLine": 12', '"startLine": 0', id="SARIF"),
        pytest.param("rdjson", '"severity": "ERROR"', '"severity": "BAD"', id="rdjson"),
        pytest.param("junit", "<failure ", '<failure file="x" ', id="JUnit"),
        pytest.param("gitlab", '"severity": "blocker"', '"severity": "bad"', id="GitLab"),
        pytest.param("html", "</h1>", "</h7>", id="HTML"),
        pytest.param("jsonl", '"level": "breaking"', '"level": "bad"', id="JSON Lines"),
    ],
)
def test_others_do_find_what_is_wrong(name: str, old: str, new: str) -> None:
    text = printed(BREAKING, name)
    assert old in text
    faults: Callable[[str], list[str]] = getattr(readers, name)
    assert faults(text.replace(old, new, 1)) != []


@EVERY
def test_a_reader_of_junit_counts_what_we_count(report: Report) -> None:
    read = JUnitXml.fromstring(printed(report, "junit").encode())
    suites = list(read)
    assert read.tests == sum(suite.tests for suite in suites)
    assert read.failures == report.count(Level.BREAKING)
    assert sum(suite.failures for suite in suites) == read.failures
    for suite in suites:
        cases = list(suite)
        assert (suite.tests, suite.failures, suite.skipped) == (
            len(cases),
            sum(case.is_failure for case in cases),
            sum(case.is_skipped for case in cases),
        )


@EVERY
def test_a_runner_understands_each_command(report: Report) -> None:
    commands = readers.github(printed(report, "github"))
    assert [name for name, _, _ in commands if name not in {"error", "warning", "notice"}] == []
    shown = {place["file"] for name, place, _ in commands[:-1] if "file" in place}
    known = {f.effect.path for f in report.findings} | {
        c.after.path for c in report.changes if c.after
    }
    known |= {notice.path for notice in report.notices}
    assert shown <= {plain(path) for path in known}


@EVERY
def test_a_parser_of_graphviz_reads_the_drawing(report: Report) -> None:
    graph = readers.dot(printed(report, "dot"))
    names = {node.get_name() for node in graph.get_nodes()}
    names |= {node.get_name() for part in graph.get_subgraphs() for node in part.get_nodes()}
    ends = {
        end for edge in graph.get_edges() for end in (edge.get_source(), edge.get_destination())
    }
    assert ends <= names


@EVERY
def test_a_parser_of_markdown_sees_whole_tables(report: Report) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(printed(report, "markdown"))
    rows: list[int] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append(0)
        elif token.type in {"td_open", "th_open"}:
            rows[-1] += 1
    assert set(rows) <= {4}
    assert len(rows) >= len(report.findings)


def test_every_format_is_read_by_something() -> None:
    read = {
        "sarif",
        "rdjson",
        "junit",
        "gitlab",
        "html",
        "jsonl",
        "json",
        "github",
        "dot",
        "markdown",
    }
    assert set(REPORT_FORMATS) - read == {"text", "line"}


def test_addresses_in_sarif_are_addresses() -> None:
    from urllib.parse import unquote, urlsplit

    whole = json.loads(printed(CASES["odd paths"], "sarif"))
    uris = {
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in whole["runs"][0]["results"]
        for place in result["relatedLocations"]
    }
    for uri in uris:
        parts = urlsplit(uri)
        assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
        assert uri.isascii()
    known = {finding.effect.path for finding in CASES["odd paths"].findings}
    assert {unquote(uri) for uri in uris} == known
