"""The catalogue of rules as SARIF writes it, help and all, without any address on the network."""

from collections.abc import Iterable

from depgraph.analysis.catalogue import FAMILIES, Rule
from depgraph.model.findings import Level
from depgraph.report.json import Json

LEVELS = {Level.BREAKING: "error", Level.REVIEW: "warning", Level.INFO: "note"}
_PRECISION = {Level.BREAKING: "high", Level.REVIEW: "medium", Level.INFO: "low"}
_SEVERITY = {Level.BREAKING: "error", Level.REVIEW: "warning", Level.INFO: "recommendation"}


def rules_as_sarif(rules: Iterable[Rule]) -> list[Json]:
    """Return every rule; one that is missing would leave its old alerts open."""
    return [_rule(rule) for rule in rules]


def notices_as_sarif(rules: Iterable[Rule]) -> list[Json]:
    """Return the rules about the run itself, which speak in notices as well."""
    return [
        {"id": rule.id, "name": rule.name, "fullDescription": {"text": rule.trigger}}
        for rule in rules
        if rule.family == "AUD"
    ]


def _rule(rule: Rule) -> dict[str, Json]:
    level = rule.default_level
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": _first_sentence(rule.trigger)},
        "fullDescription": {"text": f"{rule.trigger} {rule.why}"},
        "help": {"text": _help(rule, ""), "markdown": _help(rule, "**")},
        "defaultConfiguration": {"level": LEVELS[level]},
        "properties": {
            "tags": [rule.family, FAMILIES[rule.family].partition(":")[0], rule.profile],
            "precision": _PRECISION[level],
            "problem.severity": _SEVERITY[level],
        },
    }


def _first_sentence(text: str) -> str:
    head, stop, _ = text.partition(". ")
    return head + "." if stop else text


def _help(rule: Rule, strong: str) -> str:
    told = (
        ("What it finds", rule.trigger),
        ("Why it breaks documents", rule.why),
        *((level.value, getattr(rule, level.value)) for level in Level),
        ("Before", rule.before),
        ("After", rule.after),
        ("Breaks", rule.breaks),
        ("What to do", rule.what_to_do),
        ("Not reported when", rule.not_reported),
    )
    return "\n\n".join(
        f"{strong}{head}:{strong} {_shown(text, strong)}" for head, text in told if text
    )


def _shown(text: str, strong: str) -> str:
    """Return *text*, in Markdown with the signs escaped that Markdown would take."""
    if not strong:
        return text
    return text.translate({ord(sign): f"\\{sign}" for sign in "\\`*_[]<>|"})
