"""How to leave out for good what nobody can read. What could be read in part is worth keeping."""

from depgraph.model.findings import UNREADABLE, Report
from depgraph.model.patterns import regex

_MOST = 3
"""Files that are written out; of more, the setting is named."""
_SPECIAL = regex(r"[\\*?\[\]!#]|\s+\Z")


def leaving_out(report: Report) -> list[str]:
    """Return the line of the settings that leaves out each file of which nothing could be read."""
    notices = (n for n in report.notices if n.code == UNREADABLE and n.blank)
    paths = sorted({notice.path for notice in notices})
    if not paths:
        return []
    if len(paths) > _MOST:
        return ["   to leave them out for good: list them under exclude in depgraph.toml"]
    what = "it" if len(paths) == 1 else "them"
    listed = ", ".join(_quoted(path) for path in paths)
    return [f"   to leave {what} out for good: exclude = [{listed}] in depgraph.toml"]


def _quoted(path: str) -> str:
    """Return the pattern that means the file at *path* alone, as a text of TOML."""
    import json

    anchored = path if "/" in path else f"/{path}"
    return json.dumps(_SPECIAL.sub(lambda found: "\\" + found[0], anchored), ensure_ascii=False)
