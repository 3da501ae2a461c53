"""All rules with the words that explain them. Data only: what each rule does is in ``rules``."""

from collections.abc import Mapping

from depgraph.analysis.catalogue import (
    attachments,
    attributed,
    code,
    documents,
    governance,
    obligations,
    overlaps,
    references,
    revisions,
    sections,
    sets,
    terms,
    values,
    wording,
)
from depgraph.analysis.catalogue.rule import Rule
from depgraph.errors import UnknownRuleError

__all__ = ["FAMILIES", "RULES", "RULESET", "Rule", "rule_named", "rules_named"]

RULESET = "2026.1"
"""The version of the catalogue, part of every report for programs."""

FAMILIES: Mapping[str, str] = {
    "REF": "References: what others point at",
    "DEF": "Terms: what words mean",
    "VAL": "Values: what others restate",
    "OBL": "Duties: who must do what",
    "DOC": "Documents: which text is in force",
    "COD": "Code: documents and the systems they describe",
    "GRA": "Sets: documents that rank, follow or contradict each other",
    "TXT": "Wording: cited text that reads differently",
    "AUD": "The run itself: what could not be judged",
}
"""Each family with its title, in the order in which rules are listed."""

_MODULES = (
    sections,
    sets,
    attachments,
    references,
    revisions,
    terms,
    values,
    attributed,
    documents,
    overlaps,
    code,
    wording,
    obligations,
    governance,
)

RULES: Mapping[str, Rule] = {
    rule.id: rule
    for family in FAMILIES
    for rule in sorted((r for m in _MODULES for r in m.RULES), key=lambda rule: rule.id)
    if rule.family == family
}
"""Every rule by its id, family after family, in the order of the ids."""


def rule_named(name: str) -> Rule:
    """Return the rule with that id or that name, or stop with the nearest ones."""
    wanted = name.strip().casefold()
    for rule in RULES.values():
        if wanted in (rule.id.casefold(), rule.name.casefold()):
            return rule
    raise UnknownRuleError(name, _nearest(wanted))


def rules_named(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the rules and of the whole families that *names* stand for."""
    ids: dict[str, None] = {}
    for name in names:
        family = name.strip().upper()
        if family in FAMILIES:
            ids.update(dict.fromkeys(rule.id for rule in RULES.values() if rule.family == family))
        else:
            ids[rule_named(name).id] = None
    return tuple(ids)


def _nearest(wanted: str) -> tuple[str, ...]:
    from difflib import get_close_matches

    known = {rule.id.casefold(): rule.id for rule in RULES.values()}
    known |= {rule.name: rule.id for rule in RULES.values()}
    found = get_close_matches(wanted, list(known), n=5, cutoff=0.6)
    return tuple(dict.fromkeys(known[match] for match in found))[:3]
