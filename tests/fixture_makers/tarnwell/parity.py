"""One policy as Word, PDF and Markdown, so that the three readings can be compared."""

from dataclasses import replace

from .numbers import Level, Scheme
from .paper import Paper, text

_SCHEME: Scheme = {
    "clause": (
        Level("decimal", "%1", "Heading1", 567, 567),
        Level("decimal", "%1.%2", "Heading2", 567, 567),
        Level("lowerLetter", "(%3)", "SopItem", 1134, 567),
    ),
    "attachment": (
        Level("decimal", "Appendix %1", "ExhibitHeading", suffix="space"),
        Level("decimal", "%1.%2", "Exhibit2", 720, 720),
    ),
}


def parity() -> tuple[Paper, ...]:
    """Return the policy three times; only the format in its path differs."""
    paper = Paper(
        "parity/POL-011.docx",
        number="POL-011",
        title="Calibration and Maintenance Policy",
        revision="3",
        effective="2026-01-19",
        owner="QA Manager",
        status="Effective",
        kind="Policy",
        markup=text("POL-011"),
        scheme=_SCHEME,
        head="control",
        footer="Printed copies are not controlled",
        modified="2026-01-19T08:00:00Z",
    )
    return tuple(replace(paper, path=f"parity/POL-011.{kind}") for kind in ("docx", "md", "pdf"))
