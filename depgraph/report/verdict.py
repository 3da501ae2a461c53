"""The one line that answers the question. Its totals are always true."""

from depgraph.model.findings import UNREADABLE, ChangeClass, Level, Report, Verdict
from depgraph.report.allowed import counted
from depgraph.report.look import Look, painted
from depgraph.report.plain import plural


def verdict_line(report: Report, look: Look) -> str:
    """Return the verdict in capitals and what it rests on."""
    if is_empty(report):
        return f"NOTHING   {NOTHING_HERE}"
    word = report.verdict.value.upper()
    allowed = counted(report)
    return f"{painted(word, report.verdict, look)}   {_said(report)}" + (
        f"   {allowed}" if allowed else ""
    )


NOTHING_HERE = (
    "no documents found here; go to the folder that holds them, or name it with --root FOLDER"
)


def is_empty(report: Report) -> bool:
    """Return whether nothing was there to be judged: that is no all-clear."""
    nothing = not (report.documents or report.changes or report.editorial)
    return nothing and report.verdict is Verdict.CLEAN


def unread(report: Report) -> int:
    """Return how many files in scope could not be read in full."""
    paths = {notice.path for notice in report.notices if notice.code == UNREADABLE}
    return len(paths - {""})


def edits(report: Report) -> int:
    """Return how many edits were judged."""
    return len(_weighty(report)) + editorial(report)


def editorial(report: Report) -> int:
    """Return how many edits touch nothing that another document could rely on."""
    return report.editorial


def _said(report: Report) -> str:
    match report.verdict:
        case Verdict.BREAKING | Verdict.REVIEW:
            return f"{_counts(report)}   {_reach(report)}"
        case Verdict.INCOMPLETE:
            return _incomplete(report)
        case Verdict.CLEAN:
            return _clean(report)


def _counts(report: Report) -> str:
    counted = [(report.count(level), level.value) for level in Level]
    return ", ".join(f"{count} {name}" for count, name in counted if count)


def _reach(report: Report) -> str:
    reachable = set(report.reachable)
    others = [path for path in report.affected if path in reachable]
    own = [path for path in report.affected if path not in reachable]
    if not report.affected and report.count(Level.INFO) < len(report.findings):
        return "in what allows findings to stand"
    if report.kind == "check":
        return f"in {len(report.affected)} of {plural(report.documents, 'document')}"
    if not reachable:
        return "all in the edited document itself; no other document depends on it"
    said = f"in {len(others)} of {plural(len(reachable), 'dependent document')}"
    if own and not others:
        said = "all in the edited document itself"
    elif own:
        said += " and in the edited text itself"
    return f"{said}; {len(report.cleared)} not affected"


def _incomplete(report: Report) -> str:
    why = f"nothing breaking found, but {_unseen(report)}"
    found = _counts(report)
    return f"{found}; {why}" if found else why


def _unseen(report: Report) -> str:
    number = unread(report)
    if not number:
        return "not everything could be looked at"
    files = plural(number, "document")
    if report.reachable and _all_unread_depend(report):
        files = f"{number} of {plural(len(report.reachable), 'dependent document')}"
    return f"{files} could not be read in full"


def _all_unread_depend(report: Report) -> bool:
    paths = {notice.path for notice in report.notices if notice.code == UNREADABLE}
    return paths <= set(report.reachable)


def _clean(report: Report) -> str:
    if report.kind == "check":
        nothing = "nothing else" if report.allowed else "nothing"
        said = f"{nothing} wrong in {plural(report.documents, 'document')}"
        return f"{said}, {plural(report.links, 'link')}{_noted(report)}"
    return f"{_edited(report)}; {_relied(report)}{_noted(report)}"


def _edited(report: Report) -> str:
    weighty = len(_weighty(report))
    total = edits(report)
    if not total:
        return "no edits"
    return f"{plural(total, 'edit')}, {f'{weighty} of substance' if weighty else 'all editorial'}"


def _relied(report: Report) -> str:
    number = len(report.reachable)
    if number and report.allowed:
        return f"{plural(number, 'dependent document')}, nothing else made wrong"
    if not number:
        return "no other document is made wrong"
    if number == 1:
        return "1 dependent document, not made wrong"
    return f"{number} dependent documents, none made wrong"


def _noted(report: Report) -> str:
    info = report.count(Level.INFO)
    return f"; {info} noted (-v)" if info else ""


def _weighty(report: Report) -> list[str]:
    return [c.id for c in report.changes if c.change_class is not ChangeClass.EDITORIAL]
