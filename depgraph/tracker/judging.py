"""Answer ``impact``: bring the store up to date, find both states, judge, and report."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from depgraph.analysis.catalogue import RULES
from depgraph.analysis.impact import Judgement, impact
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.levels import Settings, class_stated
from depgraph.analysis.pairs import pairs
from depgraph.analysis.situation import Context
from depgraph.errors import NoSuchFileError
from depgraph.model.documents import Problem, ProblemKind
from depgraph.model.findings import UNREADABLE, DocumentClass, Finding, Level, Notice, Report
from depgraph.tracker.allowing import allowed_in_impact
from depgraph.tracker.current import current
from depgraph.tracker.duties import duties_of
from depgraph.tracker.precedence import prevailing
from depgraph.tracker.progress import Progress
from depgraph.tracker.questions import ImpactQuestion, States, words_of
from depgraph.tracker.standing import InForce
from depgraph.tracker.states import states
from depgraph.tracker.updating import Updated
from depgraph.workspace import Configuration, Workspace


def settings_of(configuration: Configuration) -> Settings:
    """Return what configuration and the documents themselves say of classes and levels."""

    def level(rule: str, path: str) -> Level | None:
        setting = configuration.setting(rule, path)
        return setting.level if setting else None

    def is_off(rule: str, path: str) -> bool:
        setting = configuration.setting(rule, path)
        if setting is None:
            return not configuration.is_judged(rule)
        return setting.level is None

    return Settings(
        lambda document: class_of(configuration, document),
        configuration.owners,
        level,
        is_off,
        lambda rule: RULES[rule].name,
        lambda one, other: prevailing(configuration, one, other),
    )


def class_of(configuration: Configuration, document: Indexed) -> DocumentClass:
    """Return the class of *document*: set, else stated in it, else controlled."""
    return configuration.document_class(document.path) or class_stated(document)


def judged(workspace: Workspace, question: ImpactQuestion, progress: Progress) -> Report:
    """Return what the proposal of *question* breaks."""
    return answered(workspace, question, current(workspace, progress))


def answered(workspace: Workspace, question: ImpactQuestion, updated: Updated) -> Report:
    """Return the same where the store was just brought up to date."""
    found = states(workspace, question)
    _must_be_there(workspace, found)
    asked = found.judged
    found = replace(found, judged=frozenset(path for path in asked if _readable(found, path)))
    changed = pairs(found.changed, found.before, found.after)
    settings = settings_of(workspace.configuration)
    context = Context(
        InForce(workspace, found),
        lambda document, blocks: duties_of(document.reading, workspace.store, blocks),
        question.depth,
    )
    judgement = impact(
        found.before,
        found.after,
        changed,
        found.judged,
        settings,
        context,
    )
    stood = tuple(p for p in updated.problems if _stands(workspace, found, p[0]))
    standing = notices_of(stood, asked | found.changed)
    told = {notice.path for notice in standing}
    notices = (
        *standing,
        *(notice for notice in found.notices if notice.path not in told),
        *_own_notices(found, told),
        *_not_judged(found, asked - found.judged, told),
    )
    complete = not any(notice.code == UNREADABLE for notice in notices)
    applied = allowed_in_impact(workspace, question, found, judgement.findings, notices, settings)
    return Report(
        kind="impact",
        subject=_subject(found, asked),
        compared=found.compared,
        against=found.against,
        changes=judgement.changes,
        findings=tuple(f for f in applied.findings if _wanted(f, question)),
        notices=notices,
        complete=complete,
        reachable=judgement.reachable,
        cleared=judgement.cleared,
        documents=updated.documents,
        editorial=judgement.editorial,
        impact_id=_impact_id(found, judgement),
        allowed=tuple(f for f in applied.allowed if _wanted(f, question)),
        ending=applied.ending,
        asked=words_of(workspace, question),
    )


def _wanted(finding: Finding, question: ImpactQuestion) -> bool:
    if question.only and not finding.rule.startswith(question.only):
        return False
    if question.to is None:
        return True
    from pathspec import GitIgnoreSpec

    # An expired waiver is told with what it held.
    where = finding.cause if finding.is_of_the_run else finding.effect
    return bool(GitIgnoreSpec.from_lines([question.to]).match_file(where.path))


def _subject(found: States, asked: frozenset[str]) -> str:
    names = []
    for path in sorted(asked):
        document = found.after.document(path) or found.before.document(path)
        names.append(document.name if document else path)
    if len(names) > 3:  # noqa: PLR2004
        return f"{len(names)} documents"
    return ", ".join(names) or "nothing"


def notices_of(
    problems: tuple[tuple[str, Problem], ...], touched: frozenset[str] | None = None
) -> tuple[Notice, ...]:
    """Return a notice for each document that could not be read, or only in part.

    Those outside *touched* stood so before the change, where there is one.
    """
    return tuple(
        Notice(
            UNREADABLE,
            problem.message,
            path,
            stood=touched is not None and path not in touched,
            blank=problem.kind is ProblemKind.UNREADABLE,
        )
        for path, problem in problems
        if problem.kind is not ProblemKind.NOTE
    )


def _own_notices(found: States, told: set[str]) -> Iterator[Notice]:
    """Yield the notices of the proposed texts: parts not read, and open tracked changes."""
    for path in sorted(found.judged):
        document = found.after.document(path)
        if document is None:
            continue
        for problem in document.facts.problems:
            if problem.kind is not ProblemKind.NOTE and path not in told:
                yield Notice(UNREADABLE, f"in the proposed text: {problem.message}", path)
        revisions = document.reading.document.revisions
        if revisions:
            count = f"{revisions} open tracked change{'s' if revisions > 1 else ''}"
            yield Notice("AUD908", f"has {count}; the header says how they are judged", path)


def _not_judged(found: States, paths: frozenset[str], told: set[str]) -> Iterator[Notice]:
    """Yield why the change of each of *paths* could not be judged."""
    for path in sorted(paths):
        for state, words in (
            (found.after, "the proposed text"),
            (found.before, "the text in force"),
        ):
            document = state.document(path)
            if document is not None and _blank(document) and path not in told:
                # What is put in the place of a text that nobody could read mends it.
                mended = state is found.before and _is_whole(found.after.document(path))
                message = f"{words} {document.facts.problems[0].message}"
                yield Notice(UNREADABLE, message, path, stood=mended)


def _stands(workspace: Workspace, found: States, path: str) -> bool:
    """Return whether the proposed state holds at *path* the very file that is there."""
    number = workspace.store.reading_at(path)
    document = found.after.document(path)
    if number is None or document is None:
        return number is None
    return document.reading is workspace.store.reading(number)


def _must_be_there(workspace: Workspace, found: States) -> None:
    """Stop for a file that neither state knows: a mistyped name must not look like a clean one."""
    for path in sorted(found.judged):
        known = found.before.document(path) or found.after.document(path)
        if known is None and not (workspace.root / path).is_dir():
            raise NoSuchFileError(path)


def _blank(document: Indexed | None) -> bool:
    """Return whether nothing could be read, so that nothing can be said of what changed."""
    return document is not None and any(
        problem.kind is ProblemKind.UNREADABLE for problem in document.facts.problems
    )


def _is_whole(document: Indexed | None) -> bool:
    """Return whether there is a document, and all of it could be read."""
    return document is not None and all(
        problem.kind is ProblemKind.NOTE for problem in document.facts.problems
    )


def _readable(found: States, path: str) -> bool:
    return not _blank(found.before.document(path)) and not _blank(found.after.document(path))


def _impact_id(found: States, judgement: Judgement) -> str:
    hashed = hashlib.sha256()
    for path in sorted(found.judged):
        document = found.after.document(path)
        hashed.update(path.encode("utf-8", "surrogatepass"))
        for block in document.blocks if document else ():
            hashed.update(block.text.encode("utf-8", "surrogatepass"))
    for finding in judgement.findings:
        hashed.update(finding.fingerprint.encode())
    return f"im_{hashed.hexdigest()[:16]}"
