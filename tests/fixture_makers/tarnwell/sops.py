"""The procedures that are Word files or PDF files."""

from . import sops_more as more
from .numbers import Level, Scheme
from .paper import Paper

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

SOP_014 = """
= Batch Record Review and Archiving

| Document No. | Rev. | Effective Date | Owner | Status |
| SOP-014 | 3 | 2026-03-01 | QA Manager | Effective |

# Purpose

This procedure describes how the batch records of the TW-200 gateway are reviewed, released and archived. It
implements POL-002 Rev. 6 (Records Retention Policy) for the site in Bristol.

# Scope and roles

## This procedure applies to all batches of the TW-200 gateway and of its spare parts.

##@roles The following roles take part:

| Role | Task in this procedure |
| Production Lead | Completes the batch record |
| QA Reviewer | Reviews the batch record within 5 working days |
| QA Manager | Releases the batch; approves the destruction of records |
| Records Clerk | Archives the batch record and keeps the register |

# Records

## A batch record consists of the work order, the test reports, the labels used and the release decision.

##@keep Batch records are retained for 7 years (POL-002 §4.1). The period begins on the day of the release.

## The Production Lead is the Record Owner, as defined in POL-002 §5, until the batch is released. From then on
the QA Manager is the Record Owner.

# Review

##@review The QA Reviewer reviews each batch record before release:

S# Check that all pages are present and that every entry is signed and dated.

S# Compare the test results with the limits in the work order.

S# Check that each deviation has a number and has been assessed under SOP-030 §4.

S# Sign the review sheet in <sheet>, or return the record to the Production Lead with reasons.

## A returned record is reviewed again under Section\\_<review>.

# Release and archiving

## The QA Manager releases the batch when the review sheet is signed and no deviation is open.

## The Records Clerk archives the record on the day of the release:

S# Scan the record at 300 dpi and compare the scan with the paper page by page.

S# Store the scan in the archive under the batch number; the field `RETENTION_YEARS` of the archive sets the date
of destruction.

S# Enter the batch number, the place and the date of destruction in the register.

# Destruction

## Each month the Records Clerk lists the records whose period under Section\\_<keep> has ended.

##@approve Records may be destroyed only after the QA Manager has approved the list (POL-002 §8.2). A record that is
subject to a legal hold under POL-002 §7 is taken off the list.

## The Records Clerk destroys the records on the approved list and files the certificate.

# Revision history

| Rev. | Date | Change | Approved by |
| 1 | 2023-05-15 | First issue | L. Ott |
| 2 | 2024-11-04 | Scanning added | L. Ott |
| 3 | 2026-03-01 | Aligned with POL-002 Rev. 6 | L. Ott |

A#@sheet Review sheet

A## The review sheet has the following fields:

| Field | Filled in by |
| Batch number | Production Lead |
| Number of deviations | QA Reviewer |
| Result of the review | QA Reviewer |
| Date and signature | QA Reviewer |
"""


def _sop(path: str, title: str, revision: str, effective: str, owner: str, markup: str) -> Paper:
    """Return a procedure; its number is the beginning of its file name."""
    return Paper(
        f"company/sops/{path}",
        number=path[:7],
        title=title,
        revision=revision,
        effective=effective,
        owner=owner,
        markup=markup,
        status="Effective",
        kind="Standard Operating Procedure",
        scheme=SCHEME,
        head="control",
        footer="Printed copies are not controlled",
        modified=f"{effective}T08:00:00Z",
    )


_QA = "QA Manager"
_SECURITY = "Security Officer"


def procedures() -> tuple[Paper, ...]:
    """Return all procedures that are not written in Markdown."""
    batch = "Batch Record Review and Archiving"
    supplier = "Supplier and Subprocessor Qualification"
    capa = "Deviations and Corrective Action"
    return (
        _sop("SOP-008.pdf", "Document and Change Control", "6", "2026-03-01", _QA, more.SOP_008),
        _sop("SOP-009.docx", "Training and Qualification", "4", "2026-01-12", "Head of People",
             more.SOP_009),
        _sop("SOP-012.docx", "Complaint Handling", "7", "2026-03-01", _QA, more.SOP_012),
        _sop("SOP-014.docx", batch, "3", "2026-03-01", _QA, SOP_014),
        _sop("SOP-015.pdf", "Access Management", "3", "2025-09-08", _SECURITY, more.SOP_015),
        _sop("SOP-018.docx", supplier, "2", "2025-11-17", "Head of Purchasing", more.SOP_018),
        _sop("SOP-022.pdf", "Backup and Restoration", "4", "2026-02-16", "Head of Operations",
             more.SOP_022),
        _sop("SOP-025.pdf", "Vulnerability Management", "2", "2025-10-06", _SECURITY, more.SOP_025),
        _sop("SOP-030.docx", capa, "5", "2026-02-02", _QA, more.SOP_030),
    )  # fmt: skip
