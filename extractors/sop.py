"""Standard operating procedures and work instructions. Nothing but the vocabulary they share."""

import re

from depgraph.model.facts import Kind
from extractors.kinds import Profile

sop = Profile(
    kind=Kind.SOP,
    numbers=frozenset({"SOP", "QP", "WI", "QSP", "OP", "PROC", "PRO"}),
    titles=(
        (
            re.compile(
                r"\b(?:standard operating procedure|SOP|work instructions?)\b", re.IGNORECASE
            ),
            5,
        ),
        (re.compile(r"\b(?:procedures?|runbook|playbook)\b", re.IGNORECASE), 4),
    ),
    openings=(
        (re.compile(r"\bstandard operating procedure\b", re.IGNORECASE), 4),
        (re.compile(r"\bthis (?:SOP|procedure)\b", re.IGNORECASE), 3),
    ),
    headings=(
        (re.compile(r"(?:\w+ )?procedures?|process steps|steps"), 2),
        (re.compile(r"(?:roles and )?responsibilit(?:y|ies)"), 1),
        (re.compile(r"purpose(?: and scope)?|scope|objective"), 1),
        (re.compile(r"(?:\w+ )?records|revision history|change history"), 1),
    ),
    nouns=("procedure", "sop", "work instruction", "runbook", "form"),
)
