"""Whether what is stored equals a rebuild."""

from depgraph.report.json import dumped
from depgraph.report.look import Look, painted
from depgraph.report.plain import plain, plural
from depgraph.report.shapes import Verified


def verified_text(verified: Verified, look: Look) -> str:
    """Return one line when both are the same, else every difference."""
    documents = plural(verified.documents, "document")
    if verified.same:
        return f"{painted('SAME', 'clean', look)}   {documents} rebuilt, nothing differs\n"
    count = plural(len(verified.differences), "difference")
    lines = [f"{painted('DIFFERENT', 'breaking', look)}   {count} in {documents}", ""]
    lines += ["   " + plain(difference) for difference in verified.differences]
    lines += ["", "this is a fault in depgraph; please report it with the lines above"]
    return "".join(line + "\n" for line in lines)


def verified_as_json(verified: Verified) -> str:
    """Return the same as JSON."""
    return dumped(
        {
            "same": verified.same,
            "documents": verified.documents,
            "differences": list(verified.differences),
        }
    )
