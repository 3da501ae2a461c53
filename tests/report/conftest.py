"""Reports made by hand: one of every kind that a person can see."""

from dataclasses import replace

import pytest

from depgraph.model.documents import Place
from depgraph.model.edits import Edit
from depgraph.model.facts import Span
from depgraph.model.findings import (
    Change,
    ChangeClass,
    Finding,
    Fix,
    Level,
    Notice,
    Report,
    Safety,
    Step,
    Where,
)
from depgraph.model.links import Confidence

SOW = "contracts/SOW-03.docx"
MSA = "contracts/MSA-2024-017.docx"
MASTER = "MSA-2024-017"


def _word(doc: str, path: str, label: str, quote: str, para: int = 3) -> Where:
    return Where(doc, path, label, Place(para=para), quote)


PAYMENT = Change(
    "c1",
    MASTER,
    "value-changed",
    ChangeClass.SUBSTANTIVE,
    "§3.2 Payment term: 30 days -> 45 days",
    _word(MASTER, MSA, "§3.2", "Invoices are payable within 30 days of receipt."),
    _word(MASTER, MSA, "§3.2", "Invoices are payable within 45 days of receipt."),
    ("text-edit",),
)
INSERTED = Change(
    "c2",
    MASTER,
    "section-added",
    ChangeClass.SUBSTANTIVE,
    'inserted ("Data residency"); §§6-11 become §§7-12',
    None,
    _word(MASTER, MSA, "§6", "Data residency"),
)
REWORDED = Change(
    "c3",
    MASTER,
    "reworded",
    ChangeClass.EDITORIAL,
    "§2.4 reworded",
    _word(MASTER, MSA, "§2.4", "Records are kept in the archive."),
    _word(MASTER, MSA, "§2.4", "Records stay in the archive."),
)


def finding(rule: str, effect: Where, change: str = "c1", **more: object) -> Finding:
    """Return a breaking finding about *effect*."""
    base = Finding(
        rule=rule,
        name="restated-value-differs",
        level=Level.BREAKING,
        default_level=Level.BREAKING,
        confidence=Confidence.CERTAIN,
        message="states 30 days; MSA-2024-017 §3.2 would say 45 days",
        change=change,
        cause=_word(MASTER, MSA, "§3.2", "Invoices are payable within 30 days of receipt."),
        effect=effect,
        was_true="§3.2 says: Invoices are payable within 30 days of receipt.",
        now_false="states 30 days; MSA-2024-017 §3.2 would say 45 days",
        path=(
            Step(f"{effect.doc} §4", f"{MASTER} §3.2", "restates", "MSA §3.2", Confidence.CERTAIN),
        ),
        owners=("legal",),
        fixes=(Fix("Write 45 days", Safety.UNSAFE, (Edit(Span(0, 0, 7), "30 days", "45 days"),)),),
        fingerprint="7b1d90c4a2ef",
        issue_key="6cc056af994b",
    )
    return replace(base, **more)


SOW_PAYS = finding(
    "VAL301",
    Where(
        "SOW-03",
        SOW,
        "§4",
        Place(page=6),
        "Invoices are payable within 30 days of receipt (MSA §3.2).",
    ),
)
CODE_PAYS = finding(
    "COD606",
    Where(
        "src/billing/terms.py",
        "src/billing/terms.py",
        "",
        Place(line=12),
        "PAYMENT_TERM_DAYS = 30  # MSA 3.2",
    ),
    owners=("billing",),
    fingerprint="0d9c44e1a2b3",
    fixes=(),
)
HANDBOOK_PAYS = finding(
    "VAL301",
    Where(
        "handbook/billing.md",
        "handbook/billing.md",
        "",
        Place(line=40),
        "Customers normally pay within 30 days.",
    ),
    level=Level.REVIEW,
    confidence=Confidence.LIKELY,
    level_reason="names no source",
    now_false="",
    message="states 30 days and names no source; MSA-2024-017 §3.2 would say 45 days",
    fingerprint="1a2b3c4d5e6f",
)


def citation(number: int, level: Level = Level.BREAKING) -> Finding:
    """Return a citation number *number* that points at other text."""
    told = 'cites §8.3, which was "Breach notice"; it would silently point at "Insurance"'
    return finding(
        "REF110",
        Where(
            f"SOP-{number:03}",
            f"sops/SOP-{number:03}.md",
            "§4",
            Place(line=10 + number),
            f"Step {number} is required by MSA §8.3.",
        ),
        "c2",
        level=level,
        name="reference-retargeted",
        message=told,
        now_false=told,
        owners=(),
        fixes=(Fix("Write §9.3", Safety.SAFE, (Edit(Span(0, 0, 8), "MSA §8.3", "MSA §9.3"),)),),
        fingerprint=f"{number:012x}",
    )


BREAKING = Report(
    kind="impact",
    subject=MASTER,
    compared="working copy, against HEAD (9f2c1aa)",
    against=(("ref", "HEAD"), ("commit", "9f2c1aa")),
    changes=(PAYMENT, INSERTED, REWORDED),
    findings=(
        HANDBOOK_PAYS,
        CODE_PAYS,
        *(citation(number) for number in range(1, 8)),
        SOW_PAYS,
        citation(9, Level.INFO),
    ),
    reachable=(
        SOW,
        "handbook/billing.md",
        "src/billing/terms.py",
        "sops/SOP-040.md",
        *(f"sops/SOP-{number:03}.md" for number in range(1, 8)),
    ),
    cleared=(("sops/SOP-040.md", "relies on §7.1, which still says what it needs"),),
    documents=46,
    facts=612,
    links=338,
    editorial=11,
    impact_id="im_5e0c2f7a91d4b386",
)
UNREAD = (
    Notice("AUD907", "is a scan without text; save it with its text (OCR)", "sops/SOP-017.pdf"),
    Notice("AUD907", "is locked with a password; remove the password", "finance/rates-old.xls"),
)
CLEAN = Report(
    kind="impact",
    subject="POL-002",
    compared="working copy, against HEAD (9f2c1aa)",
    changes=(),
    reachable=tuple(f"sops/SOP-{number:03}.md" for number in range(14)),
    cleared=tuple((f"sops/SOP-{number:03}.md", "relies on §9") for number in range(14)),
    documents=46,
    editorial=3,
)
INCOMPLETE = replace(
    CLEAN,
    notices=UNREAD,
    complete=False,
    reachable=(*CLEAN.reachable, "sops/SOP-017.pdf", "finance/rates-old.xls"),
)
CHECK = Report(
    kind="check",
    subject="46 documents",
    compared="as they are",
    findings=(
        finding(
            "REF101",
            Where(
                "SOP-021",
                "sops/SOP-021-incident.md",
                "§7",
                Place(line=88),
                "It is approved under POL-002 §9.",
            ),
            "",
            name="section-removed",
            message="cites POL-002 §9; POL-002 ends at §8",
            now_false="cites POL-002 §9; POL-002 ends at §8",
            fixes=(),
        ),
    ),
    documents=46,
    facts=612,
    links=338,
)


@pytest.fixture
def breaking() -> Report:
    """A report with causes, hidden places, one review and one info."""
    return BREAKING


@pytest.fixture
def clean() -> Report:
    """A report of nothing but editorial edits."""
    return CLEAN


@pytest.fixture
def incomplete() -> Report:
    """A report that found nothing but could not read everything."""
    return INCOMPLETE


@pytest.fixture
def checked() -> Report:
    """A report about all documents as they are."""
    return CHECK
