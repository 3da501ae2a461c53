"""One line for each thing that a watcher tells, and the findings that came or went below it."""

from depgraph.model.events import Event, Remark, Saved, Started, Waiting
from depgraph.model.findings import UNREADABLE, Finding, Level, Notice
from depgraph.report.json import Json, dumped_line, finding_as_json
from depgraph.report.look import Detail, Look, painted
from depgraph.report.places import clickable
from depgraph.report.plain import excerpt, plain, plural, wrapped

_SHOWN = 8
_INDENT = " " * 10
_WIDTH = 32
"""Characters that what happened takes, so that verdicts stand under each other."""


def event_text(event: Event, clock: str, look: Look) -> str:
    """Return *event*, which happened at *clock*, as lines for a person."""
    match event:
        case Started(documents=count, accepted=accepted):
            said = f"watching {plural(count, 'document')}    ctrl-c to stop\n"
            if accepted:
                said += "the texts as they are now are taken as those in force\n"
            return said
        case Waiting(path=path, lock=lock):
            why = f"open in {_program(lock)} ({plain(lock)})" if lock else "not whole yet"
            what = plain(path).ljust(_WIDTH)
            return f"{clock}  {what}  {why}, waiting for the save to finish\n"
        case Remark(message=message):
            return f"{clock}  {plain(message)}\n"
        case Saved():
            return _saved(event, clock, look)


def _program(lock: str) -> str:
    return "LibreOffice" if lock.startswith(".~lock.") else "Word"


def _saved(event: Saved, clock: str, look: Look) -> str:
    head = f"{clock}  {_what(event).ljust(_WIDTH)}  {_verdict(event, look)}"
    lines = [head, *_unread(event, look)]
    if look.detail is not Detail.VERDICT:
        lines += _list(event.added, look)
    return "".join(f"{line}\n" for line in lines)


def _unread(event: Saved, look: Look) -> list[str]:
    """Return what is wrong with each file that was saved and cannot be read in full."""
    told = [f"{plain(n.path)}: {plain(n.message)}" for n in _damaged(event)]
    return [line for said in told for line in wrapped(said, look.width, first=_INDENT)]


def _damaged(event: Saved) -> list[Notice]:
    notices = event.report.notices
    return [n for n in notices if n.code == UNREADABLE and n.path in event.paths]


def _what(event: Saved) -> str:
    if not event.paths:
        settings = event.basis == "settings"
        changed = "what is judged or allowed changed" if settings else "the texts in force changed"
        return "as found" if event.since else changed
    folders = _folders(event.renamed)
    if folders and len(event.renamed) == len(event.paths):
        old, new = folders
        return f"{plain(old)} renamed -> {plain(new)} ({plural(len(event.renamed), 'document')})"
    if len(event.paths) > 1:
        return f"{plural(len(event.paths), 'document')} changed{_while_away(event)}"
    path = event.paths[0]
    if event.renamed:
        return f"{plain(event.renamed[0][0])} renamed -> {plain(path)}{_while_away(event)}"
    return f"{plain(path)} {'removed' if path in event.removed else 'saved'}{_while_away(event)}"


def _while_away(event: Saved) -> str:
    return " since the last look" if event.since else ""


def _folders(renamed: tuple[tuple[str, str], ...]) -> tuple[str, str] | None:
    """Return the folder that was renamed, if that is all that happened to several documents."""
    ends = {_ends(old, new) for old, new in renamed}
    if len(renamed) < 2 or len(ends) != 1:  # noqa: PLR2004
        return None
    ((old, new),) = ends
    return (old, new) if old and new else None


def _ends(old: str, new: str) -> tuple[str, str]:
    """Return the folders of two paths without what both end in."""
    olds, news = old.split("/")[:-1], new.split("/")[:-1]
    if old.rpartition("/")[2] != new.rpartition("/")[2]:
        return "", ""
    while olds and news and olds[-1] == news[-1]:
        olds.pop()
        news.pop()
    return "".join(f"{part}/" for part in olds), "".join(f"{part}/" for part in news)


def _verdict(event: Saved, look: Look) -> str:
    left = event.report.count(Level.BREAKING)
    parts = [*_counted("+", event.added, look), *_counted("-", event.fixed, look)]
    if event.fixed:
        rules = ", ".join(sorted({finding.rule for finding in event.fixed}))
        parts[-1] += f" ({rules} fixed)"
    if event.settled:
        parts.append(_settled(event))
    if not parts and _damaged(event):
        parts.append("not judged")
    elif not parts:
        parts.append("editorial, nothing follows" if event.editorial else "nothing follows")
    elif event.report.findings and (event.fixed or left > len(event.added)):
        parts.append(f"{left} left")
    if event.fixed and event.report.complete and not event.report.findings:
        parts.append(painted("clean", "clean", look))
    if not event.report.complete:
        parts.append("incomplete: not everything could be read")
    return "   ".join(parts)


def _settled(event: Saved) -> str:
    """Return what became of findings that nobody mended."""
    said = f"{plural(len(event.settled), 'finding')} of the last change"
    verb = "is" if len(event.settled) == 1 else "are"
    state = "no longer told" if event.basis == "settings" else "now in force"
    return f"{said} {verb} {state}"


def _counted(sign: str, findings: tuple[Finding, ...], look: Look) -> list[str]:
    found = []
    for level in (Level.BREAKING, Level.REVIEW):
        count = sum(finding.level is level for finding in findings)
        if count:
            found.append(painted(f"{sign}{count} {level.value}", level, look))
    return found


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
        case Remark(message=message, last=last):
            return dumped_line({"event": "remark", "message": message, "last": last})
        case Saved():
            return dumped_line(_saved_as_json(event))


def _saved_as_json(event: Saved) -> Json:
    return {
        "event": "saved",
        "paths": list(event.paths),
        "removed": sorted(event.removed),
        "renamed": [{"from": old, "to": new} for old, new in event.renamed],
        "editorial": event.editorial,
        "since": event.since,
        "added": [finding_as_json(finding) for finding in event.added],
        "fixed": [finding.fingerprint for finding in event.fixed],
        "settled": [finding.fingerprint for finding in event.settled],
        "verdict": event.report.verdict.value,
        "breaking": event.report.count(Level.BREAKING),
        "review": event.report.count(Level.REVIEW),
        "complete": event.report.complete,
    }
