"""Waivers and what each of them does now; a waiver that was written."""

from depgraph.model.findings import Finding
from depgraph.model.ledger import Added, WaiverRow, WaiverState
from depgraph.report.json import Json, dumped, finding_as_json
from depgraph.report.look import Look, painted
from depgraph.report.places import clickable
from depgraph.report.plain import columns, plain, plural, quoted, wrapped

_STYLES = {
    WaiverState.ACTIVE: "clean",
    WaiverState.ENDS_SOON: "review",
    WaiverState.EXPIRED: "breaking",
    WaiverState.NOTHING: "incomplete",
}


def waivers_text(rows: tuple[WaiverRow, ...], look: Look) -> str:
    """Return the waivers, one below the other, in the order of the file."""
    if not rows:
        return "no waivers; depgraph waivers add lets a finding stand, with a reason\n"
    width = max(len(state.value) for state in WaiverState)
    lines: list[str] = []
    heads = columns([(_holds(row), plain(row.what), _until(row)) for row in rows])
    for row, head in zip(rows, heads, strict=True):
        state = painted(row.state.value, _STYLES[row.state], look)
        lines.append(f"{state}{' ' * (width - len(row.state.value))}  {head}")
        under = " " * (width + 2)
        lines += wrapped(f"{plain(row.reason)} ({plain(row.owner)})", look.width, first=under)
        if row.note:
            lines += wrapped(plain(row.note), look.width, first=under)
        lines.append(under + painted(_place(row), "faint", look))
    if any(row.state is WaiverState.NOTHING for row in rows):
        lines += ["", "next  depgraph waivers prune    remove those that match nothing"]
    return "".join(f"{line}\n" for line in lines)


def waivers_as_json(rows: tuple[WaiverRow, ...]) -> str:
    """Return the waivers as JSON."""
    return dumped({"waivers": [_mapping(row) for row in rows]})


def pruned_text(rows: tuple[WaiverRow, ...]) -> str:
    """Return which waivers were taken out."""
    lines = [f"removed  {plain(row.what)}  {_until(row)}" for row in rows]
    left = plural(len(rows), "waiver") if rows else "no waiver"
    return "".join(f"{line}\n" for line in [*lines, f"{left} removed"])


def shown_text(finding: Finding, look: Look) -> str:
    """Return *finding* with both of its texts, for a person to decide on it."""
    weight = f"{finding.level.value}, {finding.confidence.value}"
    lines = [f"{finding.rule} {finding.name}   {finding.fingerprint}   {weight}", ""]
    places = [("relies", finding.effect)]
    if finding.cause != finding.effect:
        places.insert(0, ("changed", finding.cause))
    for word, where in places:
        lines.append(f"  {word:<9} {clickable(where)}")
        if where.quote:
            lines += wrapped(quoted(where.quote, limit=2000), look.width, first=" " * 12)
    lines += wrapped(plain(finding.message), look.width, first="  so        ")
    return "".join(f"{line}\n" for line in lines)


def added_text(added: Added, look: Look) -> str:
    """Return the finding that is waived now, and what was written."""
    lines = [f"  {plain(line)}" for line in added.text.rstrip("\n").split("\n")]
    written = "".join(f"{line}\n" for line in ["", f"written to {added.path}", *lines])
    return shown_text(added.finding, look) + written


def added_as_json(added: Added) -> str:
    """Return the same as JSON."""
    told: dict[str, Json] = {"path": added.path, "text": added.text}
    return dumped({"finding": finding_as_json(added.finding), "written": told})


def _holds(row: WaiverRow) -> str:
    return plural(row.holds, "finding")


def _until(row: WaiverRow) -> str:
    return "until the next revision" if row.until == "revision" else f"until {row.until}"


def _place(row: WaiverRow) -> str:
    return f"{row.path}:{row.line}" if row.line else row.path


def _mapping(row: WaiverRow) -> dict[str, Json]:
    told: dict[str, Json] = {
        "what": row.what,
        "state": row.state.value,
        "holds": row.holds,
        "reason": row.reason,
        "owner": row.owner,
        "until": row.until,
        "path": row.path,
    }
    if row.line is not None:
        told["line"] = row.line
    if row.note:
        told["note"] = row.note
    return told
