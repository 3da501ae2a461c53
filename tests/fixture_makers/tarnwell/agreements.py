"""The service level agreement, a confidentiality agreement, and one with a distributor."""

from dataclasses import replace

from .numbers import Level, Scheme
from .paper import CONTRACT, Paper, text


def sla() -> Paper:
    """Return the service level agreement, whose numbers stand on its paragraphs."""
    return Paper(
        "company/contracts/SLA.docx",
        number="SLA-2024-017",
        title="Service Level Agreement",
        revision="2",
        effective="2025-07-01",
        owner="Service Manager",
        markup=text("SLA"),
        direct=True,
        modified="2025-06-20T13:00:00Z",
    )


_ARTICLES: Scheme = CONTRACT | {
    "clause": (
        Level("upperRoman", "Article %1", "Heading1", 1134, 1134),
        Level("decimal", "%1.%2", "Clause2", 720, 720, legal=True),
        *(replace(level) for level in CONTRACT["clause"][2:]),
    )
}


def nda() -> Paper:
    """Return the confidentiality agreement, which is divided into Articles."""
    return Paper(
        "company/contracts/NDA.docx",
        number="NDA-2023-008",
        title="Mutual Non-Disclosure Agreement",
        revision="1",
        effective="2023-10-09",
        owner="General Counsel",
        markup=text("NDA"),
        scheme=_ARTICLES,
        modified="2023-10-09T10:00:00Z",
    )


def distribution() -> Paper:
    """Return the agreement with a partner, which is an OpenDocument text."""
    return Paper(
        "company/contracts/PA-2025-003.odt",
        number="PA-2025-003",
        title="Distribution Agreement",
        revision="1",
        effective="2025-02-03",
        owner="Contract Manager",
        markup=text("PA-2025-003"),
        modified="2025-02-03T10:00:00Z",
    )
