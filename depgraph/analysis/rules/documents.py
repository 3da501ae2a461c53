"""DOC501 to DOC504: a document that others name is gone, renamed, retired or revised."""

from collections.abc import Iterator
from dataclasses import replace

from depgraph.analysis.case import Case, DocumentCause, Draft
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.keys import name_keys
from depgraph.analysis.repairs import readdressed, reworded
from depgraph.model.documents import Place
from depgraph.model.facts import ReferenceKind, Relation, Span
from depgraph.model.findings import Fix, Level, Safety, Where
from depgraph.model.keys import folded, name_key
from depgraph.model.links import Dangling, Gap, Link

_RETIRED = frozenset(
    ("retired", "withdrawn", "obsolete", "superseded", "cancelled", "void", "archived")
)
_HISTORY = frozenset({Relation.SUPERSEDES, Relation.SUPERSEDED_BY, Relation.RELATED})
_GONE = frozenset({Gap.NO_DOCUMENT, Gap.NOTHING_ANSWERS, Gap.EXTERNAL})


def document_lost(case: Case) -> Iterator[Draft]:
    """Yield DOC501 when the document cited is gone, DOC502 when it has another name or path."""
    if case.is_named_apart():
        return
    successor = case.comparison.after
    if successor is None:
        if not isinstance(case.after, Link):
            yield _draft(case, "DOC501", f"cites {case.cited}, which is removed", ())
        return
    if isinstance(case.after, Dangling) and case.after.gap in _GONE and not _is_link_text(case):
        yield _renamed(case, _called(case, successor), successor.path)
    elif _is_numbered_anew(case, successor):
        number = case.upstream.facts.identity.number
        draft = _renamed(case, successor.name, successor.path)
        message = f"{draft.message}; only the file is still called {number}"
        yield replace(draft, message=message, now_false=message)


def _is_numbered_anew(case: Case, successor: Indexed) -> bool:
    """Return whether only the file name answers to the number cited: what is declared decides."""
    old, new = (document.facts.identity.number for document in (case.upstream, successor))
    key = name_key(old)
    linked = case.reference.kind is ReferenceKind.LINK or _is_link_text(case)
    return (
        isinstance(case.after, Link)
        and case.after.path == successor.path
        and bool(old and new)
        and key in case.reference.documents
        and key not in name_keys(successor.reading)
        and not linked
    )


def document_aged(case: Case) -> Iterator[Draft]:
    """Yield DOC503 when the document cited is retired, DOC504 when a pinned revision is old."""
    successor = case.comparison.after
    if successor is None or not isinstance(case.after, Link) or case.is_named_apart():
        return
    before, after = case.upstream.facts.identity, successor.facts.identity
    citing = case.document.facts.identity.status
    fresh = is_retired(after.status) and not is_retired(before.status)
    if fresh and case.reference.relation not in _HISTORY and not is_retired(citing):
        message = f"cites {case.upstream.name} as in force, which would be {after.status}"
        fix = Fix("Point at the successor, and check every fact relied on", Safety.MANUAL)
        yield _draft(case, "DOC503", message, (fix,))
    pinned = _bare(case.reference.revision)
    if pinned and pinned == _bare(before.revision) and pinned != _bare(after.revision):
        message = f"pins revision {pinned}; the document would be revision {after.revision}"
        fix = Fix(f"Write revision {after.revision}, if the facts relied on hold", Safety.UNSAFE)
        yield replace(_draft(case, "DOC504", message, (fix,)), level=Level.REVIEW)


def is_retired(status: str) -> bool:
    """Return whether *status* says that the document is no longer in force."""
    return not _RETIRED.isdisjoint(folded(status).split())


def _bare(revision: str) -> str:
    return folded(revision).removeprefix("rev").removeprefix("ision").strip(". v")


def _called(case: Case, successor: Indexed) -> str:
    """Return the new name of the sort that was cited: the title for a title, else the number."""
    title = case.upstream.facts.identity.title
    if title and name_key(title) in case.reference.documents and successor.facts.identity.title:
        return successor.facts.identity.title
    return successor.name


def _is_link_text(case: Case) -> bool:
    """Return whether the name is only the text of a link, which is judged by where it leads."""
    span = case.reference.span
    return case.reference.kind is not ReferenceKind.LINK and any(
        other.kind is ReferenceKind.LINK
        and other.span.start <= span.start
        and span.end <= other.span.end
        for other in case.document.references_by_block.get(span.block, ())
    )


def _renamed(case: Case, name: str, path: str) -> Draft:
    linked = case.reference.kind is ReferenceKind.LINK
    new = path if linked else name
    said = "links to" if linked else "names"
    message = f"{said} {case.upstream.path if linked else case.upstream.name}, now {new}"
    was, title = case.upstream.facts.identity.title, case.comparison.after_title
    if not linked and case.upstream.name == new and was and title:
        message = f"names {new}: this file was the {was} and is now the {title}"
    identity = case.upstream.facts.identity
    old = next(
        (known for known in (identity.number, identity.title) if known in case.reference.text), ""
    )
    fix = Fix(f"Write {new}", Safety.UNSAFE)
    if linked:
        edits = readdressed(case.document, case.reference, path)
        fix = Fix(f"Link to {new}", Safety.SAFE, edits)
    elif old:
        edits = reworded(case.document, case.reference, old, name)
        fix = Fix(f"Write {new}", Safety.SAFE if edits else Safety.UNSAFE, edits)
    return _draft(case, "DOC502", message, (fix,))


def _draft(case: Case, rule: str, message: str, fixes: tuple[Fix, ...]) -> Draft:
    upstream = case.upstream
    first = (
        upstream.where(Span(0, 0, 1))
        if upstream.blocks
        else Where(upstream.name, upstream.path, place=Place())
    )
    fixes = fixes or (Fix("Restore the document, or name its successor", Safety.MANUAL),)
    return Draft(
        rule=rule,
        level=Level.BREAKING,
        message=message,
        cause=DocumentCause(),
        effect=case.effect(),
        upstream=first,
        edge="links to" if case.reference.kind is ReferenceKind.LINK else "cites",
        evidence=case.reference.text,
        was_true=f"{case.reference.text!r} meant {upstream.name}",
        now_false=message,
        confidence=case.before.confidence,
        fixes=fixes,
    )
