"""The procedures that are Word files."""

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


def sop(path: str, title: str, revision: str, effective: str, owner: str, markup: str) -> Paper:
    """Return a procedure as a Word paper; its number is the beginning of its file name."""
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


def sop_014() -> Paper:
    """Return the procedure on batch records."""
    return sop(
        "SOP-014.docx",
        "Batch Record Review and Archiving",
        "3",
        "2026-03-01",
        "QA Manager",
        SOP_014,
    )
