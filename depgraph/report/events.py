"""One line for each thing that a watcher tells, and the findings that came or went below it."""

from depgraph.model.events import Event, Saved, Started, Waiting
from depgraph.model.findings import Finding, Level
from depgraph.report.json import dumped_line, finding_as_json
from depgraph.report.look import Look, painted
from depgraph.report.places import clickable
from depgraph.report.plain import excerpt, plain, plural

_SHOWN = 8
_INDENT = " " * 10


def event_text(event: Event, clock: str, look: Look) -> str:
    """Return *event*, which happened at *clock*, as lines for a person."""
    match event:
        case Started(documents=count, accepted=accepted):
            said = f"watching {plural(count, 'document')}    ctrl-c to stop\n"
            if accepted:
                said += "the texts as they are now are taken as those in force\n"
            return said
        case Waiting(path=path, lock=lock):
            why = f"open in another program ({plain(lock)})" if lock else "not whole yet"
            return f"{clock}  {plain(path)}    {why}, waiting for the save to finish\n"
        case Saved():
            return _saved(event, clock, look)


def _saved(event: Saved, clock: str, look: Look) -> str:
    head = f"{clock}  {_what(event)}    {_verdict(event, look)}"
    lines = [head, *_list(event.added, look)]
    return "".join(f"{line}\n" for line in lines)


def _what(event: Saved) -> str:
    if not event.paths:
        return "as found"
    if len(event.paths) > 1:
        return f"{plural(len(event.paths), 'document')} changed"
    path = event.paths[0]
    return f"{plain(path)} {'removed' if path in event.removed else 'saved'}"


def _verdict(event: Saved, look: Look) -> str:
    left = event.report.count(Level.BREAKING)
    parts = []
    for sign, findings in (("+", event.added), ("-", event.fixed)):
        for level in (Level.BREAKING, Level.REVIEW):
            count = sum(finding.level is level for finding in findings)
            if count:
                parts.append(painted(f"{sign}{count} {level.value}", level, look))
    if event.fixed:
        rules = ", ".join(sorted({finding.rule for finding in event.fixed}))
        parts.append(f"({rules} fixed)")
    if not parts:
        parts.append("nothing follows")
    if not event.report.findings:
        parts.append(painted("clean", "clean", look))
    elif event.fixed or event.added:
        parts.append(f"{left} breaking in all")
    if not event.report.complete:
        parts.append("incomplete: not everything could be read")
    return "  ".join(parts)


def _list(findings: tuple[Finding, ...], look: Look) -> list[str]:
    shown = findings if look.everything else findings[:_SHOWN]
    lines: list[str] = []
    for finding in shown:
        level = painted(finding.level.value, finding.level, look)
        lines.append(f"{_INDENT}{level}  {finding.rule}  {clickable(finding.effect)}")
        if finding.effect.quote:
            lines.append(f'{_INDENT}  "{excerpt(finding.effect.quote, limit=look.width)}"')
        lines.append(f"{_INDENT}  {excerpt(finding.message, limit=2 * look.width)}")
    if len(findings) > len(shown):
        lines.append(f"{_INDENT}and {len(findings) - len(shown)} more (-v)")
    return lines


def event_as_json(event: Event) -> str:
    """Return *event* as one line of JSON Lines; it holds no clock."""
    match event:
        case Started(documents=count, accepted=accepted):
            return dumped_line({"event": "started", "documents": count, "accepted": accepted})
        case Waiting(path=path, lock=lock):
            return dumped_line({"event": "waiting", "path": path, "lock": lock})
        case Saved():
            return dumped_line(
                {
                    "event": "saved",
                    "paths": list(event.paths),
                    "removed": sorted(event.removed),
                    "added": [finding_as_json(finding) for finding in event.added],
                    "fixed": [finding.fingerprint for finding in event.fixed],
                    "verdict": event.report.verdict.value,
                    "breaking": event.report.count(Level.BREAKING),
                    "review": event.report.count(Level.REVIEW),
                    "complete": event.report.complete,
                }
            )
