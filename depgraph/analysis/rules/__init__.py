"""The rules: one small function a kind of failure, one file a family, found by the tables here."""

from collections.abc import Callable, Iterator

from depgraph.analysis.case import Case, Draft
from depgraph.analysis.rules.attributed import attributed_value
from depgraph.analysis.rules.bounds import limited_otherwise
from depgraph.analysis.rules.code import document_ahead, symbol_named
from depgraph.analysis.rules.conflicts import conflicting
from depgraph.analysis.rules.dates import date_conflict
from depgraph.analysis.rules.documents import document_aged, document_lost
from depgraph.analysis.rules.frozen import record_edited
from depgraph.analysis.rules.identifiers import identifier_changed
from depgraph.analysis.rules.misquoted import misquoted
from depgraph.analysis.rules.obligations import obligations
from depgraph.analysis.rules.orphaned import orphaned
from depgraph.analysis.rules.overlaps import overlapping
from depgraph.analysis.rules.position import position
from depgraph.analysis.rules.precedence import loop_of_meanings, precedence
from depgraph.analysis.rules.quotations import quotation_differs
from depgraph.analysis.rules.revisions import breaking_without_revision, missing_revision
from depgraph.analysis.rules.sources import sources_disagree
from depgraph.analysis.rules.superseding import superseded
from depgraph.analysis.rules.text import reworded
from depgraph.analysis.rules.undefined import undefined
from depgraph.analysis.rules.values import restated
from depgraph.analysis.situation import Situation

Rule = Callable[[Case], Iterator[Draft]]
DocumentRule = Callable[[Situation], Iterator[Draft]]

CITED: tuple[Rule, ...] = (
    document_lost,
    document_aged,
    position,
    restated,
    limited_otherwise,
    document_ahead,
)
"""Rules for a citation, a link or a field. Each speaks of facts that the others do not."""

CITED_OTHERWISE: tuple[Rule, ...] = (reworded,)
"""Rules that speak only when no rule of :data:`CITED` did."""

NAMED: tuple[Rule, ...] = (symbol_named,)
"""Rules for the name of a symbol."""


WHOLE: tuple[DocumentRule, ...] = (
    missing_revision,
    record_edited,
    superseded,
    sources_disagree,
    precedence,
    loop_of_meanings,
    attributed_value,
    misquoted,
    quotation_differs,
    date_conflict,
    identifier_changed,
    obligations,
    conflicting,
    overlapping,
    orphaned,
    undefined,
    breaking_without_revision,  # last: it weighs what all the others found
)
"""Rules about a changed document as a whole, asked once for each after all those above."""


def judge(case: Case, rules: tuple[Rule, ...], otherwise: tuple[Rule, ...] = ()) -> list[Draft]:
    """Return what *rules* find in *case*; what is gone as a whole is said once."""
    found: list[Draft] = []
    for rule in rules:
        found += rule(case)
        if rule is document_lost and found:
            return found
    return found or [draft for rule in otherwise for draft in rule(case)]
