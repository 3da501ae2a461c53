"""Policies: what an organisation requires of itself. Nothing but the vocabulary they share."""

import re

from depgraph.model.facts import Kind
from extractors.kinds import Profile

policy = Profile(
    kind=Kind.POLICY,
    numbers=frozenset({"POL", "PL", "STD"}),
    titles=(
        (re.compile(r"\bpolic(?:y|ies)\b", re.IGNORECASE), 5),
        (re.compile(r"\bcode of (?:conduct|ethics)\b", re.IGNORECASE), 5),
    ),
    openings=((re.compile(r"\bthis policy\b", re.IGNORECASE), 3),),
    headings=(
        (re.compile(r"policy(?: statements?)?|policies"), 2),
        (re.compile(r"exceptions|enforcement|compliance|violations"), 1),
        (re.compile(r"purpose(?: and scope)?|scope"), 1),
    ),
    nouns=("policy", "standard", "guideline", "code of conduct"),
)
