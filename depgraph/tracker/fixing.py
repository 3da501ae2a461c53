"""Write the mechanical repairs that the findings of a proposal offer into downstream documents."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from depgraph.amendment import amended
from depgraph.extraction import Source, extractor_for, installed
from depgraph.model.documents import View
from depgraph.model.edits import Edit
from depgraph.model.findings import Finding, Fix, Level, Report, Safety
from depgraph.model.links import Confidence
from depgraph.model.repairs import Repair, Repaired
from depgraph.tracker.judging import judged
from depgraph.tracker.progress import Progress
from depgraph.tracker.questions import ImpactQuestion
from depgraph.workspace import Workspace
from depgraph.workspace.writing import replace_file

_TWO_FIXES = "two findings want other words at this place; decide by hand"
_NO_READER = "files of this kind are not changed; edit it by hand"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One edit, and the finding that asks for it."""

    edit: Edit
    finding: Finding


def fix(
    workspace: Workspace,
    question: ImpactQuestion,
    progress: Progress,
    *,
    unsafe: bool = False,
    dry: bool = False,
) -> Repaired:
    """Mend what the proposal of *question* breaks, where that is mechanical.

    With *unsafe*, edits that need judgement are written as well; with *dry*, nothing is.
    """
    report = judged(workspace, replace(question, depth=1), progress)
    allowed = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}
    wanted: defaultdict[str, list[_Wanted]] = defaultdict(list)
    for finding in report.findings:
        chosen = _chosen(finding, allowed)
        if chosen is not None and finding.level is not Level.INFO:
            wanted[finding.effect.path] += [_Wanted(edit, finding) for edit in chosen.edits]
    if not dry:
        _remember(workspace)
    repairs: list[Repair] = []
    for path, edits in sorted(wanted.items()):
        repairs += _mended(workspace, question, path, edits, dry=dry)
    return Repaired(tuple(repairs), *_left(report, allowed), dry=dry)


def _remember(workspace: Workspace) -> None:
    """Keep the texts as they are as those in force, where nothing else says which are."""
    git, store = workspace.git, workspace.store
    if not store.anything_accepted() and (git is None or not git.has_commits()):
        with store.transaction():
            store.accept_all()


def _chosen(finding: Finding, allowed: set[Safety]) -> Fix | None:
    if finding.confidence is not Confidence.CERTAIN:
        return None  # what may be about something else is not rewritten by a program
    return next((fix for fix in finding.fixes if fix.edits and fix.safety in allowed), None)


def _left(report: Report, allowed: set[Safety]) -> tuple[int, int]:
    """Return how many fixes are known that need judgement, and how many are none of ours."""
    rest = [
        finding
        for finding in report.findings
        if finding.level is not Level.INFO and _chosen(finding, allowed) is None
    ]
    unsafe = sum(_chosen(finding, {Safety.UNSAFE}) is not None for finding in rest)
    return unsafe, len(rest) - unsafe


def _mended(
    workspace: Workspace,
    question: ImpactQuestion,
    path: str,
    wanted: list[_Wanted],
    *,
    dry: bool,
) -> Iterable[Repair]:
    file = _file(workspace, question, path)
    extractor = extractor_for(file.name, installed())
    if extractor is None:
        return [_repair(path, one, _NO_READER) for one in wanted]
    agreed, disputed = _settled(wanted)
    data = file.read_bytes()
    source = Source(file.name, data, View.ACCEPTED, workspace.configuration.kind(path))
    made = amended(source, extractor, [one.edit for one in agreed])
    refused = dict(made.refused)
    if made.data != data and not dry:
        replace_file(file, made.data)
    tracked = extractor.name == "docx"
    name = _named(workspace, question, path)
    told = [_repair(name, one, refused.get(one.edit, ""), tracked=tracked) for one in agreed]
    return [*told, *(_repair(name, one, _TWO_FIXES) for one in disputed)]


def _file(workspace: Workspace, question: ImpactQuestion, path: str) -> Path:
    """Return the file that holds the text judged at *path*."""
    if question.proposed is not None and path == workspace.relative(question.paths[0]):
        return workspace.start / question.proposed
    return workspace.root / path


def _named(workspace: Workspace, question: ImpactQuestion, path: str) -> str:
    """Return the name of the file that is written, as the person knows it."""
    if question.proposed is not None and path == workspace.relative(question.paths[0]):
        return str(question.proposed)
    return path


def _settled(wanted: list[_Wanted]) -> tuple[list[_Wanted], list[_Wanted]]:
    """Return one of each edit, and apart those that overlap another that says other words."""
    unique = {one.edit: one for one in reversed(wanted)}
    ordered = sorted(unique.values(), key=lambda one: one.edit.span)
    disputed: set[Edit] = set()
    for one, other in pairwise(ordered):
        if _overlap(one.edit, other.edit):
            disputed |= {one.edit, other.edit}
    agreed = [one for one in ordered if one.edit not in disputed]
    return agreed, [one for one in ordered if one.edit in disputed]


def _overlap(one: Edit, other: Edit) -> bool:
    return (
        one.span.block == other.span.block
        and one.address == other.address
        and other.span.start < one.span.end
    )


def _repair(path: str, one: _Wanted, why: str, *, tracked: bool = False) -> Repair:
    return Repair(
        path=path,
        label=one.finding.effect.label,
        rule=one.finding.rule,
        before=one.edit.before,
        after=one.edit.after,
        tracked=tracked and not why,
        why=why,
    )
