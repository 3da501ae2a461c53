"""The lines that one finding takes in the report for people."""

from depgraph.model.findings import Finding, Level, Safety, Step
from depgraph.report.look import Look, painted
from depgraph.report.places import clickable
from depgraph.report.plain import plain, plain_lines, quoted, wrapped

_INDENT = "   "
_LEVEL_WIDTH = 10
_UNDER = " " * (len(_INDENT) + _LEVEL_WIDTH)
_OWNERS_AT = 80
_WHO_WIDTH = 12
_CODE_RULES = frozenset({"COD606"})
"""Rules whose broken text is code, which is shown without quotation marks."""
_TOLD_BY_CAUSE = ("VAL", "COD", "TXT")
"""Families where the cause above and the quote below say all; the others need a sentence."""


def finding_lines(finding: Finding, look: Look, said: set[str], *, caused: bool) -> list[str]:
    """Return the place, the broken sentence and what is wrong; *said* holds what was told."""
    lines = [_head(finding, look)]
    if not caused:
        lines += wrapped(plain(finding.message), look.width, first=_UNDER)
        said.add(plain(finding.message))
    mark = f"{clickable(finding.effect)} {finding.effect.quote}"
    if mark not in said:
        lines += _quote(finding, look)
    said.add(mark)
    if caused or look.everything:
        lines += _explanation(finding, look, said)
    if look.everything:
        lines += _evidence(finding, look)
    return lines


def _head(finding: Finding, look: Look) -> str:
    level = painted(finding.level.value, finding.level, look)
    pad = " " * (_LEVEL_WIDTH - len(finding.level.value))
    told = f"{finding.rule}  {clickable(finding.effect)}"
    who = _who(finding)
    if not who:
        return f"{_INDENT}{level}{pad}{told}"
    column = min(_OWNERS_AT, look.width - _WHO_WIDTH) - len(_UNDER)
    return f"{_INDENT}{level}{pad}{told.ljust(column - 1)} {who}"


def _who(finding: Finding) -> str:
    safe = any(fix.safety is Safety.SAFE for fix in finding.fixes)
    return plain(", ".join((*finding.owners, *(("safe fix",) if safe else ()))))


def _quote(finding: Finding, look: Look) -> list[str]:
    """Return the broken text, and below it why the level is not the rule's own."""
    if not finding.effect.quote:
        return []
    evidence = finding.path[0].evidence if finding.path else ""
    limit = 2000 if look.everything else 320
    if finding.rule in _CODE_RULES:
        lines = [_UNDER + plain_lines(finding.effect.quote).strip().replace("\n", f"\n{_UNDER}")]
    else:
        text = quoted(finding.effect.quote, evidence, limit)
        lines = wrapped(text, look.width, first=_UNDER, rest=_UNDER + " ")
    if finding.level is finding.default_level or not finding.level_reason:
        return lines
    said = wrapped(plain(finding.level_reason), look.width, first=_UNDER)
    return lines + [painted(line, "faint", look) for line in said]


def _explanation(finding: Finding, look: Look, said: set[str]) -> list[str]:
    text = plain(finding.now_false or finding.message)
    plainly = finding.level is Level.BREAKING or finding.level is not finding.default_level
    told = finding.rule.startswith(_TOLD_BY_CAUSE) and plainly
    if (told and not look.everything) or text in said:
        return []
    said.add(text)
    return wrapped(text, look.width, first=_UNDER)


def _evidence(finding: Finding, look: Look) -> list[str]:
    lines: list[str] = []
    if finding.was_true:
        lines += wrapped(f"until now: {plain(finding.was_true)}", look.width, first=_UNDER)
    for step in telling(finding):
        lines += wrapped(arrow(step), look.width, first=_UNDER, rest=_UNDER + "  ")
    for fix in finding.fixes:
        text = f"fix ({fix.safety.value}): {plain(fix.title)}"
        lines += wrapped(text, look.width, first=_UNDER, rest=_UNDER + "  ")
    if finding.fingerprint:
        lines.append(_UNDER + painted(f"id {finding.fingerprint}", "faint", look))
    return lines


def telling(finding: Finding) -> tuple[Step, ...]:
    """Return the steps of the way that lead somewhere: from a place to itself tells nothing."""
    return tuple(step for step in finding.path if step.source != step.target)


def arrow(step: Step) -> str:
    """Return ``SOW-03 §4 --restates, certain--> MSA §3.2  "(MSA §3.2)"``."""
    said = f"  {quoted(step.evidence)}" if step.evidence else ""
    middle = f"--{plain(step.edge)}, {step.confidence.value}-->"
    return f"{plain(step.source)} {middle} {plain(step.target)}{said}"
