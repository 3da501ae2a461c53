"""The report as one page: no script, nothing loaded from anywhere, and every text escaped.

A policy in the page's head allows its own style and nothing else.
"""

from collections import Counter
from collections.abc import Sequence

from depgraph.model.findings import LEVELS, Level, Report, Verdict
from depgraph.report.groups import Group, groups_of
from depgraph.report.look import Look
from depgraph.report.neighbourhood import neighbourhood_of
from depgraph.report.next import next_steps
from depgraph.report.printers.html_drawing import drawing
from depgraph.report.printers.html_findings import cause, finding
from depgraph.report.printers.html_style import DIGEST, STYLE
from depgraph.report.printers.html_text import text
from depgraph.report.setting import Setting
from depgraph.report.spots import headline
from depgraph.report.verdict import verdict_line

_POLICY = f"default-src 'none'; style-src 'sha256-{DIGEST}'; base-uri 'none'; form-action 'none'"
_UNREAD, _CLEARED, _NEXT = "What could not be judged, and why", "Not affected", "How to go on"
_LISTED = 25
"""Causes that the contents name."""
_AS_IT_IS = "As the documents stand"
_MEANING = {
    Level.BREAKING: "A sentence becomes wrong: mend it, or leave the change.",
    Level.REVIEW: "A person is to read it.",
    Level.INFO: "Nothing has to be done.",
}


def render(report: Report, setting: Setting) -> str:
    """Return the whole page."""
    parts = [
        _head(report),
        "<body>",
        *_header(report),
        "<main>",
        '<div class="overview">',
        *_contents(report),
        *_drawing(report),
        "</div>",
        *_causes(report),
        *_notices(report),
        *_cleared(report),
        *_next(report),
        "</main>",
        *_footer(report, setting),
        "</body>",
        "</html>",
    ]
    return "".join(part + "\n" for part in parts)


def _head(report: Report) -> str:
    title = f"{report.verdict.value}: {report.subject}" if report.subject else report.kind
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8"><meta name="generator" content="depgraph">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>depgraph {text(title)}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
    ]
    return "\n".join(lines)


def _header(report: Report) -> list[str]:
    word, _, said = verdict_line(report, Look()).partition(" ")
    lines = [
        "<header>",
        f'<h1><span class="{report.verdict.value}">{word}</span> {text(report.subject)}</h1>',
        f"<p>{text('; '.join(filter(None, said.strip().split('   '))))}</p>",
    ]
    if report.compared:
        lines.append(f'<p class="faint">{text(report.compared)}</p>')
    if not report.complete and report.verdict is not Verdict.INCOMPLETE:
        lines.append('<p class="incomplete">Not everything could be read; see below.</p>')
    rows = "".join(
        f'<tr><th scope="row" class="{level.value}">{level.value}</th>'
        f'<td class="number">{report.count(level)}</td><td>{_MEANING[level]}</td></tr>'
        for level in LEVELS
    )
    head = "".join(
        f'<th scope="col">{name}</th>' for name in ("Level", "Findings", "What it asks")
    )
    table = (
        f"<table><caption>Findings</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
    )
    return [*lines, f"{table}</table>", "</header>"]


def _contents(report: Report) -> list[str]:
    """Return links to the causes and to the parts behind them."""
    groups = groups_of(report, info=True)
    causes = [
        f'<li><a href="#{_id(group, number)}">{text(_named(group))}</a> {_counted(group)}</li>'
        for number, group in enumerate(groups, 1)
    ][:_LISTED]
    if len(groups) > _LISTED:
        causes.append(f'<li class="faint">and {len(groups) - _LISTED} more, below</li>')
    parts = [
        f'<li><a href="#{place}">{name}</a></li>'
        for place, name, there in (
            ("unread", _UNREAD, report.notices),
            ("cleared", _CLEARED, report.cleared),
            ("next", _NEXT, next_steps(report)),
        )
        if there
    ]
    if not causes and not parts:
        return []
    lines = ['<nav aria-labelledby="contents">', '<h2 id="contents">Contents</h2>']
    lines += ["<ol>", *causes, "</ol>"] if causes else []
    return [*lines, *(["<ul>", *parts, "</ul>"] if parts else []), "</nav>"]


def _counted(group: Group) -> str:
    counts = Counter(finding.level for finding in group.findings)
    told = (f"{counts[level]} {level.value}" for level in LEVELS if counts[level])
    return f'<span class="faint">{", ".join(told)}</span>'


def _named(group: Group) -> str:
    return headline(group.change) if group.change else _AS_IT_IS


def _id(group: Group, number: int) -> str:
    return f"cause-{number}" if group.change else "as-it-is"


def _drawing(report: Report) -> list[str]:
    around = neighbourhood_of(report)
    if not around.affected and not around.arrows:
        return []
    return ["<section>", "<h2>Who is affected</h2>", drawing(around), "</section>"]


def _causes(report: Report) -> list[str]:
    groups = groups_of(report, info=True)
    if not groups:
        return []
    title = "What changes, and what becomes wrong" if report.kind == "impact" else "What is wrong"
    lines = ["<section>", f"<h2>{title}</h2>"]
    seen: dict[tuple[str, str], int] = {}
    for number, group in enumerate(groups, 1):
        lines += _group(group, number, seen)
    return [*lines, "</section>"]


def _group(group: Group, number: int, seen: dict[tuple[str, str], int]) -> list[str]:
    head = [f'<h3 id="as-it-is">{_AS_IT_IS}</h3>']
    if group.change:
        head = cause(group.change, number, seen)
    return [*head, *(line for item in group.findings for line in finding(item, group.change))]


def _notices(report: Report) -> list[str]:
    rows = [(notice.code, notice.path, notice.message) for notice in report.notices]
    return _table("unread", _UNREAD, ("Code", "Document", "What it means"), rows)


def _cleared(report: Report) -> list[str]:
    return _table("cleared", _CLEARED, ("Document", "Why"), sorted(report.cleared))


def _table(
    place: str, title: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> list[str]:
    """Return a section with a table, or nothing where there are no rows."""
    if not rows:
        return []
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = ["<tr>" + "".join(f"<td>{text(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    top = f"<table><thead><tr>{head}</tr></thead><tbody>"
    title = f'<h2 id="{place}">{title}</h2>'
    return ["<section>", title, top, *body, "</tbody></table>", "</section>"]


def _next(report: Report) -> list[str]:
    items = [
        f"<li><code>{text(step.command)}</code> {text(step.purpose)}</li>"
        for step in next_steps(report)
    ]
    if not items:
        return []
    title = f'<h2 id="next">{_NEXT}</h2>'
    return ["<section>", title, "<ul>", *items, "</ul>", "</section>"]


def _footer(report: Report, setting: Setting) -> list[str]:
    told = f"depgraph {setting.version}, rules {setting.ruleset}"
    if report.impact_id:
        told += f", impact {report.impact_id}"
    return [f'<footer><p class="faint">{text(told)}</p></footer>']
