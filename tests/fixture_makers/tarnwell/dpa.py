"""The data processing agreement that goes with the master services agreement."""

from .paper import Paper, text, with_attachments


def dpa() -> Paper:
    """Return the data processing agreement."""
    return Paper(
        "company/contracts/DPA.docx",
        number="DPA-2024-017",
        title="Data Processing Agreement",
        revision="3",
        effective="2024-04-01",
        owner="Data Protection Officer",
        markup=text("DPA"),
        scheme=with_attachments("Annex", "upperRoman"),
        modified="2026-02-10T09:30:00Z",
    )
