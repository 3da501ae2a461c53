"""What to type next, most useful first. Only commands that exist are named."""

from depgraph.model.findings import LEVELS, Finding, Level, Report, Safety, Verdict
from depgraph.model.immutable import immutable
from depgraph.model.links import Confidence
from depgraph.report.groups import groups_of
from depgraph.report.plain import plain

STAGED = "--staged"
_NOT_FILES = ("--range", "--proposed-root")
"""Options of ``impact`` that ``fix`` has not: what they name is no file that could be mended."""


@immutable
class NextStep:
    """A command and what it is for."""

    command: str
    purpose: str


def next_steps(report: Report) -> tuple[NextStep, ...]:
    """Return what moves *report* forward; nothing when it is clean."""
    first = _first(report)
    steps: list[NextStep] = []
    if first:
        steps += _mending(report)
        steps.append(
            NextStep(f"depgraph explain {first.rule}", "what this rule means and what to do")
        )
        if _has_way(report, first):
            target = word(first.cause.doc or first.cause.path)
            command = f"depgraph why {word(first.effect.path)} {target}"
            steps.append(NextStep(command, "how the one depends on the other"))
        if report.asked is not None:
            again = " ".join(("depgraph", report.kind, *map(word, report.asked), "-v"))
            steps.append(NextStep(again, "every place, with the evidence"))
    if report.verdict is Verdict.INCOMPLETE or not report.complete:
        unread = next((notice.path for notice in report.notices if notice.path), "")
        if unread:
            steps.append(NextStep(f"depgraph facts {word(unread)}", "what could be read of it"))
    return tuple(steps)


def _mending(report: Report) -> list[NextStep]:
    """Return the ``fix`` that mends what was asked about; it writes files, so none for commits."""
    asked = report.asked
    if report.kind != "impact" or asked is None or not _safe(report):
        return []
    if asked[:1] == (STAGED,):
        return [NextStep("depgraph fix", "mend the files; then git add them, and commit again")]
    if any(given in asked for given in _NOT_FILES):
        return []
    told = " ".join(("depgraph fix", *map(word, asked), "--safe"))
    return [NextStep(told, f"write {_safe(report)} of the fixes downstream")]


def _safe(report: Report) -> int:
    """Return how many mechanical edits ``fix`` would write."""
    chosen = (
        (finding.effect.path, edit)
        for finding in report.findings
        if finding.confidence is Confidence.CERTAIN
        and finding.level is not Level.INFO
        and finding.distance == 1
        for edit in next(
            (f.edits for f in finding.fixes if f.edits and f.safety is Safety.SAFE), ()
        )
    )
    return len(set(chosen))


def _has_way(report: Report, finding: Finding) -> bool:
    """Return whether ``why`` can show a way: a citation joins two documents that are there."""
    lost = {change.id for change in report.changes if change.kind.startswith("document-")}
    return (
        report.kind == "impact"
        and finding.effect.path != finding.cause.path
        and finding.confidence is Confidence.CERTAIN
        and finding.change not in lost
    )


def word(text: str) -> str:
    """Return *text* as one word of a command line."""
    bare = plain(text)
    if bare and all(letter.isalnum() or letter in "-_./:@%+=," for letter in bare):
        return bare
    return "'" + bare.replace("'", "'\"'\"'") + "'"


def _first(report: Report) -> Finding | None:
    groups = groups_of(report, info=False)
    return min(
        (group.findings[0] for group in groups),
        key=lambda finding: LEVELS.index(finding.level),
        default=None,
    )
