"""Read and write ``.depgraph/baseline.jsonl``: one finding a line, sorted, for git to compare."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from depgraph.analysis.allowances.values import Debtor, refusal
from depgraph.analysis.catalogue import RULES
from depgraph.errors import WaiverError
from depgraph.model.findings import Level
from depgraph.workspace.writing import put_file

BASELINE = ".depgraph/baseline.jsonl"
_NEEDED = ("fingerprint", "level", "path", "rule", "since")
_KNOWN = frozenset({*_NEEDED, "place", "reason", "relies_on"})
_MAX_BYTES = 200_000_000


def read_baseline(root: Path) -> tuple[Debtor, ...] | None:
    """Return the lines of the baseline of the folder *root*, ``None`` without one."""
    path = root / BASELINE
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise WaiverError(BASELINE, None, "is too large for a baseline")
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise WaiverError(BASELINE, None, f"cannot be read: {error}") from error
    return tuple(_debtor(line, number) for number, line in enumerate(lines, 1) if line.strip())


def write_baseline(root: Path, debtors: Iterable[Debtor]) -> None:
    """Put *debtors* in place of what the baseline holds."""
    lines = [_line(debtor) for debtor in sorted(set(debtors), key=_order)]
    put_file(root / BASELINE, "".join(lines).encode("utf-8"))


def _order(debtor: Debtor) -> tuple[str, str, str]:
    return debtor.path, debtor.rule, debtor.fingerprint


def _line(debtor: Debtor) -> str:
    told = {
        "fingerprint": debtor.fingerprint,
        "level": debtor.level.value,
        "path": debtor.path,
        "place": debtor.place,
        "reason": debtor.reason,
        "relies_on": debtor.relies_on,
        "rule": debtor.rule,
        "since": debtor.since,
    }
    kept = {key: value for key, value in told.items() if value}
    import json

    return json.dumps(kept, ensure_ascii=False, sort_keys=True) + "\n"


def _debtor(line: str, number: int) -> Debtor:
    import json

    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        told = "is no line of a baseline; mend it, or write the baseline again"
        raise WaiverError(BASELINE, number, told) from error
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        raise WaiverError(BASELINE, number, "needs texts by name between curly brackets")
    if missing := [key for key in _NEEDED if not found.get(key)]:
        raise WaiverError(BASELINE, number, f"needs {missing[0]!r}")
    if unknown := sorted(found.keys() - _KNOWN):
        raise WaiverError(BASELINE, number, f"has the unknown name {unknown[0]!r}")
    _refuse(found, number)
    return Debtor(**{**found, "level": Level(found["level"])})


def _refuse(found: dict[str, str], number: int) -> None:
    if found["rule"] not in RULES:
        raise WaiverError(BASELINE, number, f"no rule is called {found['rule']!r}")
    if refused := refusal(found["rule"]):
        raise WaiverError(BASELINE, number, refused)
    if found["level"] not in set(Level):
        raise WaiverError(BASELINE, number, f"level {found['level']!r} is none")
    try:
        date.fromisoformat(found["since"])
    except ValueError as error:
        raise WaiverError(BASELINE, number, f"since {found['since']!r} is no day") from error
