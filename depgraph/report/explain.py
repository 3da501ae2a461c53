"""One rule in plain words, and the list of all rules."""

from collections.abc import Mapping

from depgraph.analysis.allowances.values import refusal
from depgraph.analysis.catalogue import FAMILIES, Rule
from depgraph.model.findings import Level, Safety
from depgraph.report.json import Json, dumped
from depgraph.report.look import Look, painted
from depgraph.report.plain import columns, wrapped

_READABLE = 100
_INDENT = "  "
_FIX = {
    Safety.SAFE: "safe fix",
    Safety.UNSAFE: "fix needs judgement",
    Safety.MANUAL: "no automatic fix",
    None: "no automatic fix",
}


def rule_text(rule: Rule, rules: Mapping[str, Rule], look: Look) -> str:
    """Return the page about *rule*; *rules* gives the names of those it mentions."""
    width = min(look.width, _READABLE)
    lines = [_head(rule, look)]
    lines += _section("What it finds", rule.trigger, width)
    lines += _section("Why it breaks documents", rule.why, width)
    lines += [""]
    for level in ("breaking", "review", "info"):
        said = getattr(rule, level)
        if said:
            lines += _levelled(level, said, width, look)
    lines += [""]
    for word, said in (("Before", rule.before), ("After", rule.after), ("Breaks", rule.breaks)):
        lines += wrapped(said, width, first=f"{word:<10}", rest=" " * 10)
    lines += _section("What to do", rule.what_to_do, width)
    lines += [""]
    lines += wrapped(rule.not_reported, width, first=f"{'Not reported when':<20}")
    other = Level.INFO if rule.default_level is Level.REVIEW else Level.REVIEW
    if rule.family != "AUD":
        lines += wrapped(f'[rules] {rule.id} = "{other}"', width, first=f"{'Settings':<20}")
    lines += wrapped(_waiving(rule), width, first=f"{'To let one stand':<20}")
    if rule.see_also:
        names = ", ".join(f"{other} {rules[other].name}" for other in rule.see_also)
        lines += wrapped(names, width, first=f"{'See also':<20}")
    return "".join(line.rstrip() + "\n" for line in lines)


def rule_as_json(rule: Rule) -> str:
    """Return *rule* as JSON."""
    return dumped(_mapping(rule))


def rules_text(rules: Mapping[str, Rule], look: Look) -> str:
    """Return all rules, one on a line, family after family."""
    lines: list[str] = []
    rows = columns([_row(rule) for rule in rules.values()])
    for family, title in FAMILIES.items():
        members = [
            row for rule, row in zip(rules.values(), rows, strict=True) if rule.family == family
        ]
        if members:
            lines += [painted(title, "strong", look), *(_INDENT + row for row in members), ""]
    lines.append("depgraph explain RULE tells what one of them means and what to do")
    return "".join(line.rstrip() + "\n" for line in lines)


def rules_as_json(rules: Mapping[str, Rule], ruleset: str) -> str:
    """Return all rules as JSON."""
    return dumped({"ruleset": ruleset, "rules": [_mapping(rule) for rule in rules.values()]})


def _head(rule: Rule, look: Look) -> str:
    left = f"{rule.id}  {rule.name}"
    facts = f"{rule.default_level.value} by default, profile {rule.profile}, {_FIX[rule.safety]}"
    return painted(left, "strong", look) + " " * max(39 - len(left), 3) + facts


def _waiving(rule: Rule) -> str:
    """Return how a person lets a finding of *rule* stand."""
    if refused := refusal(rule.id):
        return refused
    return (
        "depgraph waivers add PLACE --reason ... --owner ... --until ...; or in the text "
        f'<!-- depgraph: allow {rule.id} until=... reason="..." -->'
    )


def _section(title: str, text: str, width: int) -> list[str]:
    return ["", title, *wrapped(text, width, first=_INDENT)]


def _levelled(level: str, text: str, width: int, look: Look) -> list[str]:
    """Return *text* behind the name of its level, whose colour has no width."""
    lead = f"{level:<11}"
    lines = wrapped(text, width, first=lead)
    return [painted(level, level, look) + lines[0][len(level) :], *lines[1:]]


def _row(rule: Rule) -> tuple[str, ...]:
    return rule.id, rule.name, rule.default_level.value, _FIX[rule.safety]


def _mapping(rule: Rule) -> dict[str, Json]:
    return {
        "id": rule.id,
        "name": rule.name,
        "family": rule.family,
        "tier": rule.tier,
        "profile": rule.profile,
        "default_level": rule.default_level.value,
        "safety": rule.safety.value if rule.safety else "none",
        "trigger": rule.trigger,
        "why": rule.why,
        "levels": {"breaking": rule.breaking, "review": rule.review, "info": rule.info},
        "example": {"before": rule.before, "after": rule.after, "breaks": rule.breaks},
        "what_to_do": rule.what_to_do,
        "not_reported": rule.not_reported,
        "waivable": not refusal(rule.id),
        "see_also": list(rule.see_also),
    }
