"""Contracts: agreements, amendments, order forms. Nothing but the vocabulary they share."""

import re

from depgraph.model.facts import Kind
from depgraph.model.patterns import regex
from extractors.kinds import Opening, Profile

contract = Profile(
    kind=Kind.CONTRACT,
    numbers=frozenset(
        {"MSA", "SOW", "NDA", "DPA", "SLA", "CTR", "AGR", "LOI", "MOU", "CON", "AMD"}
    ),
    titles=(
        (regex(r"\b(?:agreement|contract|lease|addendum|amendment)\b", re.IGNORECASE), 4),
        (regex(r"\b(?:order form|statement of work|letter of intent)\b", re.IGNORECASE), 4),
        (regex(r"\bterms of (?:service|use)\b|\bterm sheet\b|\bNDA\b", re.IGNORECASE), 4),
        (regex(r"\bterms and conditions\b|\bstandard terms\b", re.IGNORECASE), 3),
    ),
    openings=(
        Opening(
            regex(
                r"\bthis\s[\w\s-]{0,60}?(?:agreement|contract|amendment|lease|addendum)\b"
                r"[^.]{0,200}?\b(?:is made|is entered into|made and entered|dated as of"
                r"|by and between"
                r")\b",
                re.IGNORECASE,
            ),
            5,
            ("is made", "is entered into", "made and entered", "dated as of", "by and between"),
        ),
        Opening(regex(r"\bby and (?:between|among)\b", re.IGNORECASE), 2, ("by and ",)),
        Opening(
            regex(r"\bthe parties\b|\beach party\b", re.IGNORECASE),
            1,
            ("the parties", "each party"),
        ),
        Opening(
            regex(r"\b(?:this|the) (?:Agreement|Amendment|Addendum|NDA|MSA|SOW|Lease)\b"),
            2,
            (" agreement", " amendment", " addendum", " nda", " msa", " sow", " lease"),
        ),
        Opening(
            regex(r"\bWITNESSETH\b|\bWHEREAS\b|\bNOW,? THEREFORE\b"),
            2,
            ("witnesseth", "whereas", " therefore"),
        ),
    ),
    headings=(
        (regex(r"governing law.*|.*indemnification|limitation of liability"), 2),
        (regex(r"term and termination|confidentiality|payment terms?|warranties"), 1),
    ),
    nouns=("agreement", "contract", "addendum", "amendment", "lease", "order form", "schedule"),
)
