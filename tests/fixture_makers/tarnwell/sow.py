"""The statements of work under the master services agreement."""

from .paper import Paper, text, with_attachments

_SCHEME = with_attachments("Annex", "decimal")


def sow_03() -> Paper:
    """Return statement of work 3."""
    return Paper(
        "company/contracts/SOW-03.docx",
        number="SOW-03",
        title="Statement of Work No. 3",
        revision="2",
        effective="2025-01-14",
        owner="Contract Manager",
        kind="Statement of Work",
        markup=text("SOW-03"),
        scheme=_SCHEME,
        modified="2025-01-14T11:00:00Z",
    )


_FOUR = {
    "number": "SOW-04",
    "title": "Statement of Work No. 4",
    "effective": "2026-06-01",
    "owner": "Contract Manager",
    "kind": "Statement of Work",
    "scheme": _SCHEME,
}

REDLINED = (
    ("up to twelve Analyses in", "up to [-twelve-][+eighteen+] Analyses in"),
    ("within 20 Business Days of a complete", "within [-20-][+15+] Business Days of a complete"),
    (
        "## **Correction.** If a Report",
        (
            "+|## **Urgent requests.** Customer may mark two requests in a calendar quarter as "
            "urgent. Supplier shall deliver the Report of an urgent request within 5 Business "
            "Days.\n\n## **Correction.** If a Report"
        ),
    ),
    ("Reports are kept for 24 months", "Reports are kept for [-24-][+36+] months"),
    ("up to a limit of GBP 11,800", "up to a limit of GBP [-11,800-][+12,400+]"),
    ("A## Dates of birth are", "-|A## Dates of birth are"),
)
"""The changes that Customer proposed, as Word tracks them."""


def sow_04() -> Paper:
    """Return statement of work 4."""
    return Paper(
        "company/contracts/SOW-04.docx",
        revision="1",
        markup=text("SOW-04"),
        modified="2026-05-18T14:00:00Z",
        **_FOUR,
    )


def sow_04_redline() -> Paper:
    """Return statement of work 4 with the tracked changes of a negotiation."""
    markup = text("SOW-04")
    for old, new in REDLINED:
        if markup.count(old) != 1:
            raise ValueError(old)
        markup = markup.replace(old, new)
    return Paper(
        "proposals/SOW-04-redline.docx",
        revision="1",
        markup=markup,
        modified="2026-10-12T10:15:00Z",
        **_FOUR,
    )


def amendment() -> Paper:
    """Return the draft of an amendment, with tracked changes that are still open."""
    return Paper(
        "company/drafts/AMD-2026-002.docx",
        number="AMD-2026-002",
        title="Amendment No. 2 to Statement of Work No. 3",
        revision="1",
        effective="not yet",
        owner="Contract Manager",
        status="Draft",
        kind="Amendment",
        markup=text("AMD-2026-002"),
        footer="Draft",
        modified="2026-10-12T10:15:00Z",
    )
