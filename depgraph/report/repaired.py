"""What ``fix`` wrote, and what it left to a person."""

from depgraph.model.repairs import Repair, Repaired
from depgraph.report.json import dumped
from depgraph.report.look import Detail, Look, painted
from depgraph.report.plain import columns, plain


def repaired_text(repaired: Repaired, look: Look) -> str:
    """Return one line an edit, those not written with the reason, and the counts."""
    lines: list[str] = []
    if look.detail is not Detail.VERDICT:
        lines += columns([_row(repair) for repair in repaired.repairs if not repair.why])
        for repair in repaired.repairs:
            if repair.why:
                words = f"{repair.path} {repair.label}".rstrip()
                lines.append(f"not written: {plain(words)}  {_change(repair)}")
                lines.append(f"   {repair.why}")
    return "".join(f"{line}\n" for line in (*lines, _counts(repaired, look)))


def _row(repair: Repair) -> tuple[str, ...]:
    how = 'as tracked change by "depgraph"' if repair.tracked else ""
    return plain(repair.path), plain(repair.label), _change(repair), repair.rule, how


def _change(repair: Repair) -> str:
    return f"{plain(repair.before)} -> {plain(repair.after)}"


def _counts(repaired: Repaired, look: Look) -> str:
    verb = "would be fixed" if repaired.dry else "fixed"
    said = f"{painted(f'{repaired.done} {verb}', 'strong', look)}, {repaired.skipped} skipped"
    if repaired.unsafe:
        one = repaired.unsafe == 1
        said += f"; {repaired.unsafe} unsafe fix{'' if one else 'es'} not applied (--unsafe)"
    if repaired.manual:
        said += f"; {repaired.manual} need{'s' if repaired.manual == 1 else ''} a person"
    return said


def repaired_as_json(repaired: Repaired) -> str:
    """Return the same as JSON."""
    return dumped(
        {
            "dry_run": repaired.dry,
            "fixed": repaired.done,
            "skipped": repaired.skipped,
            "unsafe_not_applied": repaired.unsafe,
            "for_a_person": repaired.manual,
            "repairs": [
                {
                    "path": repair.path,
                    "label": repair.label,
                    "rule": repair.rule,
                    "before": repair.before,
                    "after": repair.after,
                    "tracked_change": repair.tracked,
                    "not_written_because": repair.why,
                }
                for repair in repaired.repairs
            ],
        }
    )
