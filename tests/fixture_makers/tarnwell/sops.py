"""The procedures that are Word files or PDF files."""

from .numbers import Level, Scheme
from .paper import Paper, text

SCHEME: Scheme = {
    "clause": (
        Level("decimal", "%1", "Heading1", 567, 567),
        Level("decimal", "%1.%2", "SopText", 567, 567),
        Level("lowerLetter", "(%3)", "SopItem", 1134, 567),
    ),
    "attachment": (
        Level("decimal", "Appendix %1", "ExhibitHeading", suffix="space"),
        Level("decimal", "%1.%2", "Exhibit2", 720, 720),
    ),
    "step": (Level("decimal", "Step %1", "SopStep", 1701, 1134),),
}


_QA = "QA Manager"
_SECURITY = "Security Officer"
_TABLE = (
    ("SOP-008.pdf", "Document and Change Control", "6", "2026-03-01", _QA),
    ("SOP-009.docx", "Training and Qualification", "4", "2026-01-12", "Head of People"),
    ("SOP-012.docx", "Complaint Handling", "7", "2026-03-01", _QA),
    ("SOP-014.docx", "Batch Record Review and Archiving", "3", "2026-03-01", _QA),
    ("SOP-015.pdf", "Access Management", "3", "2025-09-08", _SECURITY),
    (
        "SOP-018.docx",
        "Supplier and Subprocessor Qualification",
        "2",
        "2025-11-17",
        "Head of Purchasing",
    ),
    ("SOP-022.pdf", "Backup and Restoration", "4", "2026-02-16", "Head of Operations"),
    ("SOP-025.pdf", "Vulnerability Management", "2", "2025-10-06", _SECURITY),
    ("SOP-030.docx", "Deviations and Corrective Action", "5", "2026-02-02", _QA),
)


def procedures() -> tuple[Paper, ...]:
    """Return all procedures that are not written in Markdown."""
    return tuple(
        Paper(
            f"company/sops/{file}",
            number=file[:7],
            title=title,
            revision=revision,
            effective=effective,
            owner=owner,
            markup=text(file[:7]),
            status="Effective",
            kind="Standard Operating Procedure",
            scheme=SCHEME,
            head="control",
            footer="Printed copies are not controlled",
            modified=f"{effective}T08:00:00Z",
        )
        for file, title, revision, effective, owner in _TABLE
    )
