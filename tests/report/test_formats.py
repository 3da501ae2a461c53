"""What holds for every format: the same counts, the same bytes, and nothing that can steer."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from depgraph.analysis.catalogue import Rule
from depgraph.cli.reports import REPORT_FORMATS
from depgraph.model.documents import Place
from depgraph.model.findings import Level, Notice, Report
from depgraph.report.formats import render_report
from depgraph.report.setting import Setting

Golden = Callable[[str, str], None]

RULE = Rule(
    id="VAL301",
    name="restated-value-differs",
    family="VAL",
    profile="consistency",
    trigger="A value that is restated elsewhere differs. It is compared by unit.",
    why="Readers of the copy act on the old value.",
    breaking="the copy names its source",
    review="it names none",
    before="MSA §3.2 30 days",
    after="MSA §3.2 45 days",
    breaks="SOW §4 30 days",
    what_to_do="Write the new value, or cite [only] the clause.",
    not_reported="the value is an example",
)
NOTICE_RULE = replace(RULE, id="AUD907", name="document-unreadable", family="AUD")
SETTING = Setting("1.2.3", rules={"VAL301": RULE, "AUD907": NOTICE_RULE}, ruleset="test")
SUFFIXES = {
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab.json",
    "junit": "junit.xml",
    "rdjson": "rd.json",
    "jsonl": "jsonl",
    "markdown": "md",
    "html": "html",
    "dot": "dot",
}
REPORTS = ("breaking", "clean", "incomplete", "checked")
Three = tuple[int, int, int]


def printed(report: Report, name: str) -> str:
    return render_report(report, name, SETTING)


@pytest.mark.parametrize("name", SUFFIXES)
@pytest.mark.parametrize("which", ["breaking", "incomplete"])
def test_each_format_as_a_whole(
    which: str, name: str, request: pytest.FixtureRequest, golden: Golden
) -> None:
    report = request.getfixturevalue(which)
    golden(f"report/{which}.{SUFFIXES[name]}", printed(report, name))


def _levels(text: str, words: tuple[str, str, str]) -> Three:
    return (text.count(words[0]), text.count(words[1]), text.count(words[2]))


def _said(text: str) -> Three:
    """Return the counts of a verdict in words."""
    found = [re.search(rf"(\d+) {level.value}\b", text) for level in Level]
    breaking, review, info = (int(hit[1]) if hit else 0 for hit in found)
    return breaking, review, info


def _json(text: str) -> Three:
    told = json.loads(text)["summary"]
    return told["breaking"], told["review"], told["info"]


def _jsonl(text: str) -> Three:
    records = [json.loads(line) for line in text.splitlines()]
    levels = [record["level"] for record in records if record["type"] == "finding"]
    return levels.count("breaking"), levels.count("review"), levels.count("info")


def _sarif(text: str) -> Three:
    levels = [result["level"] for result in json.loads(text)["runs"][0]["results"]]
    return levels.count("error"), levels.count("warning"), levels.count("note")


def _gitlab(text: str) -> Three:
    return _levels(text, ('"blocker"', '"major"', '"info"'))


def _rdjson(text: str) -> Three:
    levels = [
        item["severity"]
        for item in json.loads(text)["diagnostics"]
        if not item["code"]["value"].startswith("AUD")
    ]
    return levels.count("ERROR"), levels.count("WARNING"), levels.count("INFO")


def _junit(text: str) -> Three:
    properties = {
        item.attrib["name"]: item.attrib["value"]
        for item in etree.fromstring(text.encode()).iter("property")
    }
    return int(properties["breaking"]), int(properties["review"]), int(properties["info"])


def _html(text: str) -> Three:
    return _levels(text, ("finding is-breaking", "finding is-review", "finding is-info"))


def _line(text: str) -> Three:
    return _levels(text, (": breaking ", ": review ", ": info "))


def _markdown(text: str) -> Three:
    return _levels(text, ("\n| breaking `", "\n| review `", "\n| info `"))


def _dot(text: str) -> Three:
    told = [_said(line) for line in text.splitlines() if " -> " not in line]
    return sum(t[0] for t in told), sum(t[1] for t in told), sum(t[2] for t in told)


COUNTS: dict[str, Callable[[str], Three]] = {
    "text": _said,
    "json": _json,
    "jsonl": _jsonl,
    "line": _line,
    "sarif": _sarif,
    "github": lambda text: _said(text.splitlines()[-1]),
    "gitlab": _gitlab,
    "junit": _junit,
    "rdjson": _rdjson,
    "markdown": _markdown,
    "html": _html,
    "dot": _dot,
}


@pytest.mark.parametrize("name", REPORT_FORMATS)
@pytest.mark.parametrize("which", REPORTS)
def test_all_formats_agree_on_the_counts(
    which: str, name: str, request: pytest.FixtureRequest
) -> None:
    report: Report = request.getfixturevalue(which)
    expected = tuple(report.count(level) for level in Level)
    assert COUNTS[name](printed(report, name)) == expected


@pytest.mark.parametrize("name", REPORT_FORMATS)
def test_the_order_of_findings_changes_nothing(breaking: Report, name: str) -> None:
    turned = replace(breaking, findings=tuple(reversed(breaking.findings)))
    assert printed(turned, name) == printed(breaking, name)


@pytest.mark.parametrize("name", REPORT_FORMATS)
@pytest.mark.parametrize(
    "evil",
    [
        pytest.param("\x1b[2J", id="clears the screen"),
        pytest.param("\x9b31m", id="an escape code in one character"),
        pytest.param("\u202etxet", id="turns the line around"),
        pytest.param("\x00", id="nothing at all"),
        pytest.param("\ud800", id="half a character"),
        pytest.param("\U000e0041", id="an invisible tag"),
        pytest.param("\r\x08", id="overwrites the line"),
    ],
)
def test_document_text_cannot_steer_what_shows_it(breaking: Report, name: str, evil: str) -> None:
    text = printed(spoilt(breaking, evil), name)
    text.encode("utf-8")
    assert not set(evil) & set(text) - set("[2J31mtxe ")


def spoilt(report: Report, evil: str) -> Report:
    """Return *report* with *evil* in everything that comes out of documents."""
    first, change = report.findings[0], report.changes[0]
    where = replace(first.effect, doc=evil, path=f"a{evil}.md", quote=f"we {evil} pay", label=evil)
    step = replace(first.path[0], source=evil, target=evil, evidence=evil)
    bad = replace(
        first,
        effect=where,
        message=evil,
        was_true=evil,
        now_false=evil,
        level_reason=evil,
        owners=(evil,),
        path=(step,),
        also=(where,),
        fixes=tuple(replace(fix, title=evil) for fix in first.fixes),
    )
    place = replace(where, place=Place(page=3, cell=evil, part=evil))
    return replace(
        report,
        subject=evil,
        compared=evil,
        changes=(replace(change, title=evil, doc=evil, before=where, after=place),),
        findings=(bad, replace(bad, effect=place)),
        notices=(Notice("AUD907", evil, evil),),
        cleared=((evil, evil),),
    )


@pytest.mark.parametrize("name", REPORT_FORMATS)
@pytest.mark.parametrize("letter", [" ", "[", "a b "])
def test_a_million_characters_are_printed_at_once(
    breaking: Report, name: str, letter: str
) -> None:
    quote = letter * (1_000_000 // len(letter))
    first, change = breaking.findings[0], breaking.changes[0]
    where = replace(first.effect, quote=quote)
    changed = replace(change, before=where, after=replace(where, quote=quote[3:] + "x"))
    report = replace(
        breaking, changes=(changed,), findings=(replace(first, effect=where, message=quote),)
    )
    assert printed(report, name)
