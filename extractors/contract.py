"""Contracts: agreements, amendments, order forms. Nothing but the vocabulary they share."""

import re

from depgraph.model.facts import Kind
from extractors.kinds import Profile

contract = Profile(
    kind=Kind.CONTRACT,
    numbers=frozenset(
        {"MSA", "SOW", "NDA", "DPA", "SLA", "CTR", "AGR", "LOI", "MOU", "CON", "AMD"}
    ),
    titles=(
        (re.compile(r"\b(?:agreement|contract|lease|addendum|amendment)\b", re.IGNORECASE), 4),
        (re.compile(r"\b(?:order form|statement of work|letter of intent)\b", re.IGNORECASE), 4),
        (re.compile(r"\bterms of (?:service|use)\b|\bterm sheet\b|\bNDA\b", re.IGNORECASE), 4),
        (re.compile(r"\bterms and conditions\b|\bstandard terms\b", re.IGNORECASE), 3),
    ),
    openings=(
        (
            re.compile(
                r"\bthis\s[\w\s-]{0,60}?(?:agreement|contract|amendment|lease|addendum)\b"
                r"[^.]{0,200}?\b(?:is made|is entered into|made and entered|dated as of"
                r"|by and between"
                r")\b",
                re.IGNORECASE,
            ),
            5,
        ),
        (re.compile(r"\bby and (?:between|among)\b", re.IGNORECASE), 2),
        (re.compile(r"\bthe parties\b|\beach party\b", re.IGNORECASE), 1),
        (re.compile(r"\b(?:this|the) (?:Agreement|Amendment|Addendum|NDA|MSA|SOW|Lease)\b"), 2),
        (re.compile(r"\bWITNESSETH\b|\bWHEREAS\b|\bNOW,? THEREFORE\b"), 2),
    ),
    headings=(
        (re.compile(r"governing law.*|.*indemnification|limitation of liability"), 2),
        (re.compile(r"term and termination|confidentiality|payment terms?|warranties"), 1),
    ),
    nouns=("agreement", "contract", "addendum", "amendment", "lease", "order form", "schedule"),
)
