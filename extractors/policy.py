"""Policies: what an organisation requires of itself. Nothing but the vocabulary they share."""

import re

from depgraph.model.facts import Kind
from depgraph.model.patterns import regex
from extractors.kinds import Opening, Profile

policy = Profile(
    kind=Kind.POLICY,
    numbers=frozenset({"POL", "PL", "STD"}),
    titles=(
        (regex(r"\bpolic(?:y|ies)\b", re.IGNORECASE), 5),
        (regex(r"\bcode of (?:conduct|ethics)\b", re.IGNORECASE), 5),
    ),
    openings=(Opening(regex(r"\bthis policy\b", re.IGNORECASE), 3, ("this policy",)),),
    headings=(
        (regex(r"policy(?: statements?)?|policies"), 2),
        (regex(r"exceptions|enforcement|compliance|violations"), 1),
        (regex(r"purpose(?: and scope)?|scope"), 1),
    ),
    nouns=("policy", "standard", "guideline", "code of conduct"),
)
