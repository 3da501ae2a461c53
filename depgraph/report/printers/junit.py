"""A JUnit report: a suite for each document, a test case for each of its findings.

What makes the run fail is a failure, other findings pass with their text as output, and what could
not be read is skipped. A first suite tells the verdict. Only what the schema of Jenkins knows is
written, so the file of a document stands at its suite.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from depgraph.model.findings import Finding, Level, Report
from depgraph.model.patterns import regex
from depgraph.report.groups import ordered
from depgraph.report.look import Look
from depgraph.report.places import clickable
from depgraph.report.plain import plain, quoted
from depgraph.report.setting import Setting
from depgraph.report.verdict import verdict_line

_NO_XML = regex("[\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Case:
    """One test case; *outcome* is ``failure``, ``skipped`` or empty for one that passes."""

    group: str
    name: str
    outcome: str = ""
    said: str = ""
    text: str = ""
    file: str = ""


def render(report: Report, setting: Setting) -> str:
    """Return the suites; the verdict and the counts are properties of the first."""
    suites: dict[str, list[_Case]] = {"": [_judged(report)]}
    for case in _cases(report, setting.failing):
        suites.setdefault(case.file, []).append(case)
    name = f"depgraph {report.kind}"
    every = [case for cases in suites.values() for case in cases]
    totals = {name: told for name, told in _totals(every).items() if name != "skipped"}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f"<testsuites{_attributes({'name': name, **totals, 'time': '0'})}>")
    lines += _suite({"name": name}, suites.pop(""), _properties(report))
    for file in sorted(suites):
        lines += _suite({"name": file, "file": file}, suites[file], [])
    return "".join(line + "\n" for line in [*lines, "</testsuites>"])


def _suite(named: Mapping[str, str], cases: list[_Case], first: list[str]) -> Iterator[str]:
    yield f"  <testsuite{_attributes({**named, **_totals(cases), 'time': '0'})}>"
    yield from first
    for case in _unique(cases):
        yield from _written(case)
    yield "  </testsuite>"


def _totals(cases: Iterable[_Case]) -> dict[str, str]:
    counts = Counter(case.outcome for case in cases)
    return {
        "tests": str(counts.total()),
        "failures": str(counts["failure"]),
        "errors": "0",
        "skipped": str(counts["skipped"]),
    }


def _judged(report: Report) -> _Case:
    """Return a case about the run itself, so that no report looks as if nothing had run."""
    told = verdict_line(report, Look())
    outcome = "" if report.complete else "skipped"
    return _Case("depgraph", "everything could be judged", outcome, told, told)


def _cases(report: Report, failing: tuple[Level, ...]) -> Iterator[_Case]:
    for finding in ordered(report.findings):
        yield _of(finding, failing)
    for notice in report.notices:
        name = plain(notice.path) or notice.code
        yield _Case(notice.code, name, "skipped", plain(notice.message), file=notice.path)
    for path, reason in sorted(report.cleared):
        yield _Case("not affected", plain(path), text=plain(reason), file=path)


def _of(finding: Finding, failing: tuple[Level, ...]) -> _Case:
    """Return a case whose name stays while lines move: document, section and rule."""
    where = finding.effect
    name = plain(" ".join(part for part in (where.path, where.label, finding.name) if part))
    told = [
        f"{finding.level.value} {finding.rule} {clickable(where)}",
        quoted(where.quote, limit=2000) if where.quote else "",
        plain(finding.message),
        f"until now: {plain(finding.was_true)}" if finding.was_true else "",
        *(f"fix ({fix.safety.value}): {plain(fix.title)}" for fix in finding.fixes),
    ]
    text = "\n".join(line for line in told if line)
    outcome = "failure" if finding.level in failing else ""
    return _Case(finding.rule, name, outcome, plain(finding.message), text, where.path)


def _unique(cases: Iterable[_Case]) -> Iterator[tuple[str, _Case]]:
    """Yield each case with a name that no other case of its group has."""
    seen: Counter[tuple[str, str]] = Counter()
    for case in cases:
        seen[case.group, case.name] += 1
        number = seen[case.group, case.name]
        yield (case.name if number == 1 else f"{case.name} ({number})"), case


def _written(named: tuple[str, _Case]) -> Iterator[str]:
    name, case = named
    yield f"    <testcase{_attributes({'classname': case.group, 'name': name, 'time': '0'})}>"
    match case.outcome:
        case "failure":
            told = _attributes({"message": case.said, "type": case.group})
            yield f"      <failure{told}>{_text(case.text)}</failure>"
        case "skipped":
            yield f"      <skipped{_attributes({'message': case.said})}/>"
        case _:
            yield f"      <system-out>{_text(case.text)}</system-out>"
    yield "    </testcase>"


def _properties(report: Report) -> list[str]:
    told = {"verdict": report.verdict.value, "complete": str(report.complete).lower()}
    told |= {level.value: str(report.count(level)) for level in Level}
    if report.impact_id:
        told["impact_id"] = report.impact_id
    lines = [
        f"      <property{_attributes({'name': name, 'value': value})}/>"
        for name, value in told.items()
    ]
    return ["    <properties>", *lines, "    </properties>"]


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f" {name}={quoteattr(_safe(plain(text)))}" for name, text in values.items())


def _text(text: str) -> str:
    return escape(_safe("\n".join(plain(line) for line in text.split("\n"))))


def _safe(text: str) -> str:
    """Return *text* without the characters that no XML can hold."""
    return _NO_XML.sub("\ufffd", text)
