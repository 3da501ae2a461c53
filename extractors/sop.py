"""Standard operating procedures and work instructions. Nothing but the vocabulary they share."""

import re

from depgraph.model.facts import Kind
from depgraph.model.patterns import regex
from extractors.kinds import Opening, Profile

sop = Profile(
    kind=Kind.SOP,
    numbers=frozenset({"SOP", "QP", "WI", "QSP", "OP", "PROC", "PRO"}),
    titles=(
        (
            regex(r"\b(?:standard operating procedure|SOP|work instructions?)\b", re.IGNORECASE),
            5,
        ),
        (regex(r"\b(?:procedures?|runbook|playbook)\b", re.IGNORECASE), 4),
    ),
    openings=(
        Opening(
            regex(r"\bstandard operating procedure\b", re.IGNORECASE),
            4,
            ("standard operating procedure",),
        ),
        Opening(
            regex(r"\bthis (?:SOP|procedure)\b", re.IGNORECASE), 3, ("this sop", "this procedure")
        ),
    ),
    headings=(
        (regex(r"(?:\w+ )?procedures?|process steps|steps"), 2),
        (regex(r"(?:roles and )?responsibilit(?:y|ies)"), 1),
        (regex(r"purpose(?: and scope)?|scope|objective"), 1),
        (regex(r"(?:\w+ )?records|revision history|change history"), 1),
    ),
    nouns=("procedure", "sop", "work instruction", "runbook", "form"),
)
