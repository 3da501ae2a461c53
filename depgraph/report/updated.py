"""What a pass over all documents read, and what it could not."""

from depgraph.model.documents import Problem, ProblemKind
from depgraph.report.json import dumped
from depgraph.report.look import Detail, Look, painted
from depgraph.report.places import spot_of
from depgraph.report.plain import columns, plain, plural, wrapped
from depgraph.report.shapes import Updated
from depgraph.report.verdict import NOTHING_HERE

_ORDER = (ProblemKind.UNREADABLE, ProblemKind.PARTIAL, ProblemKind.NOTE)
_STYLE = {
    ProblemKind.UNREADABLE: "breaking",
    ProblemKind.PARTIAL: "review",
    ProblemKind.NOTE: "info",
}


def updated_text(updated: Updated, look: Look) -> str:
    """Return the counts, and every file with a problem; remarks only when all is asked for."""
    lines = [_counts(updated)]
    if not updated.documents:
        lines.append(NOTHING_HERE)
    if look.detail is not Detail.VERDICT:
        problems = [pair for pair in updated.problems if _shown(pair[1], look)]
        hidden = len(updated.problems) - len(problems)
        lines += _problems(problems, look)
        if hidden:
            lines += ["", f"{plural(hidden, 'remark')} hidden (-v)."]
    return "".join(line.rstrip() + "\n" for line in lines)


def updated_as_json(updated: Updated) -> str:
    """Return the same as JSON."""
    return dumped(
        {
            "documents": updated.documents,
            "read": updated.read,
            "cached": updated.cached,
            "removed": updated.removed,
            "ignored": updated.ignored,
            "problems": [
                {"path": path, "kind": problem.kind.value, "message": problem.message}
                for path, problem in _sorted(updated.problems)
            ],
        }
    )


def _counts(updated: Updated) -> str:
    parts = [
        plural(updated.documents, "document"),
        f"{updated.read} read",
        f"{updated.cached} from cache",
    ]
    if updated.removed:
        parts.append(f"{updated.removed} removed")
    if updated.ignored:
        parts.append(f"{plural(updated.ignored, 'other file')} ignored")
    return ", ".join(parts)


def _shown(problem: Problem, look: Look) -> bool:
    return look.everything or problem.kind is not ProblemKind.NOTE


def _problems(problems: list[tuple[str, Problem]], look: Look) -> list[str]:
    if not problems:
        return []
    ordered = _sorted(tuple(problems))
    heads = columns([(problem.kind.value, _place(path, problem)) for path, problem in ordered])
    lines = [""]
    for head, (_, problem) in zip(heads, ordered, strict=True):
        style = _STYLE[problem.kind]
        word, rest = head[: len(problem.kind.value)], head[len(problem.kind.value) :]
        lines.append("   " + painted(word, style, look) + rest)
        lines += wrapped(plain(problem.message), look.width, first=" " * 15)
    return lines


def _place(path: str, problem: Problem) -> str:
    spot = spot_of(problem.place)
    return plain(f"{path} ({spot})" if spot else path)


def _sorted(problems: tuple[tuple[str, Problem], ...]) -> list[tuple[str, Problem]]:
    return sorted(problems, key=_rank)


def _rank(pair: tuple[str, Problem]) -> tuple[int, str, str]:
    path, problem = pair
    return (_ORDER.index(problem.kind), path, problem.message)
