"""AUD901 AUD902: what held a finding and holds it no more, what matches nothing."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from depgraph.analysis.allowances.comments import Fault
from depgraph.analysis.allowances.permits import Permit
from depgraph.analysis.allowances.values import Run
from depgraph.analysis.levels import Settings
from depgraph.model.documents import Place
from depgraph.model.findings import LEVELS, Finding, Fix, Level, Safety, Where
from depgraph.model.keys import folded
from depgraph.model.links import Confidence

_EXPIRED = "AUD901"
_UNMATCHED = "AUD902"


def audited(  # noqa: PLR0913, PLR0917
    permits: Sequence[Permit],
    held: Mapping[int, Sequence[Finding]],
    idle: frozenset[int],
    faults: Iterable[Fault],
    run: Run,
    settings: Settings,
) -> tuple[Finding, ...]:
    """Return what is to be said of *permits*, in the order of their places.

    *held* are the findings that count since a permit ended; *idle* cover nothing.
    """
    found: list[Finding] = []
    for at, permit in enumerate(permits):
        if at in held:
            found.append(_expired(permit, held[at], settings))
        elif at in idle and permit.ended(None) and run.standing:
            found.append(_nothing_held(permit, settings))
        elif at in idle and permit.decided:
            found.append(_idle(permit, settings))
    found += [_misunderstood(fault, settings) for fault in faults]
    return tuple(_kept(found, settings))


def _kept(found: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    """Yield those that settings do not switch off, in the order of their places."""
    for finding in sorted(found, key=_place):
        if not settings.is_off(finding.rule, finding.effect.path):
            yield finding


def _place(finding: Finding) -> tuple[str, int, str, str]:
    where = finding.effect
    return where.path, where.place.line or 0, finding.rule, finding.message


def _expired(permit: Permit, held: Sequence[Finding], settings: Settings) -> Finding:
    worst = min(held, key=lambda finding: LEVELS.index(finding.level))
    reasons = sorted({permit.ended(finding) for finding in held})
    count = "1 finding counts" if len(held) == 1 else f"{len(held)} findings count"
    message = f"the waiver of {permit.words(worst)} {reasons[0]}, so {count} again"
    fix = Fix("Mend what it allowed, or renew it with a reason", Safety.MANUAL)
    return _finding(permit, _EXPIRED, worst.level, message, settings, fix, worst.effect)


def _nothing_held(permit: Permit, settings: Settings) -> Finding:
    message = f"the waiver of {permit.what} {permit.ended(None)} and allows nothing"
    fix = Fix("Remove it: depgraph waivers prune", Safety.MANUAL)
    return _finding(permit, _EXPIRED, Level.INFO, message, settings, fix)


def _idle(permit: Permit, settings: Settings) -> Finding:
    hint = f"; {permit.hint}" if permit.hint else ""
    message = f"the waiver of {permit.what} matches nothing{hint}"
    fix = Fix("Remove it: depgraph waivers prune", Safety.SAFE)
    return _finding(permit, _UNMATCHED, Level.REVIEW, message, settings, fix)


def _finding(  # noqa: PLR0913, PLR0917
    permit: Permit,
    rule: str,
    level: Level,
    message: str,
    settings: Settings,
    fix: Fix,
    cause: Where | None = None,
) -> Finding:
    said = permit.allowance
    quote = f"{permit.what}: {said.reason}" + (f" (until {said.until})" if said.until else "")
    where = Where(said.path, said.path, "", said.place, quote)
    return _made(rule, level, message, where, cause or where, fix, settings)


def _misunderstood(fault: Fault, settings: Settings) -> Finding:
    where = Where(fault.path, fault.path, "", Place(line=fault.line), fault.quote)
    message = f"this comment allows nothing: it {fault.message}"
    fix = Fix("Write it in full, or take it out", Safety.MANUAL)
    return _made(_UNMATCHED, Level.REVIEW, message, where, where, fix, settings)


def _made(  # noqa: PLR0913, PLR0917
    rule: str,
    level: Level,
    message: str,
    where: Where,
    cause: Where,
    fix: Fix,
    settings: Settings,
) -> Finding:
    set_level = settings.level(rule, where.path) or level
    key = _digest(rule, where.path, where.quote)
    return Finding(
        rule=rule,
        name=settings.name(rule),
        level=set_level,
        default_level=level,
        confidence=Confidence.CERTAIN,
        message=message,
        change="",
        cause=cause,
        effect=where,
        now_false=message,
        level_reason="" if set_level is level else f"set to {set_level} by configuration",
        owners=settings.owners(where.path),
        fixes=(fix,),
        fingerprint=_digest(key, message),
        issue_key=key,
    )


def _digest(*parts: str) -> str:
    joined = "\x1f".join(map(folded, parts))
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]
