"""Which line of which file a program is to mark for a finding. Guesses no line."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from depgraph.model.documents import Place
from depgraph.model.findings import Change, Finding, Report, Where
from depgraph.report.places import clickable, named
from depgraph.report.plain import excerpt, plain

_GONE = "document-removed"
Spots = Mapping[str, Where]
"""Where each change stands now, by its id."""


def spots_of(report: Report) -> Spots:
    """Return where each change can be marked; none for a document that is gone.

    A text that is gone has no line any more: the edit before it in the same file stands for
    it, else the one behind it, else the file. Nothing is edited in a check.
    """
    if report.kind == "check":
        return {}
    spots = dict(_spots(report.changes))
    behind = dict(_spots(reversed(report.changes)))
    for change in report.changes:
        lost = change.before
        if change.id in spots or lost is None or change.kind == _GONE:
            continue
        spots[change.id] = behind.get(change.id) or replace(lost, place=Place())
    return spots


def marked(finding: Finding, spots: Spots) -> Where:
    """Return the place to mark: the edited text, or the finding's own where nothing was edited."""
    return spots.get(finding.change, finding.effect)


def told(finding: Finding) -> str:
    """Return the finding in one line: where it is and what is wrong."""
    return f"{clickable(finding.effect)}: {excerpt(finding.message, limit=1000)}"


def headline(change: Change) -> str:
    """Return what was changed and where, in one line: ``MSA: §3.2 Term: 30 -> 45 days``."""
    where = change.before or change.after
    label = where.label if where else ""
    title = plain(change.title) or change.kind.replace("-", " ")
    told = title if title.startswith(label) else plain(f"{label} {title}")
    doc = plain(change.doc)
    return told if told.startswith(doc) or f" {doc} " in told else f"{doc}: {told}"


def places_by_name(report: Report) -> dict[str, Where]:
    """Return each place that a finding names, by the name that steps call it."""
    places: dict[str, Where] = {}
    for finding in (*report.findings, *report.allowed):
        for where in (finding.effect, finding.cause):
            places.setdefault(named(where), where)
    return places


def _spots(changes: Iterable[Change]) -> Iterable[tuple[str, Where]]:
    """Yield each change that has a place now, or an earlier one of *changes* in its file."""
    seen: dict[str, Where] = {}
    for change in changes:
        if change.after is not None:
            seen[change.after.path] = change.after
            yield change.id, change.after
        elif change.kind != _GONE and change.before and change.before.path in seen:
            yield change.id, seen[change.before.path]
