"""The master services agreement, and the draft of its next revision, from one text."""

from .paper import Paper, text

SUBSTANTIVE = (
    ("payable within 30 days of receipt", "payable within 45 days of receipt"),
    (
        "Supplier shall notify Customer within 24 hours of a Security Breach. The notice",
        "Supplier may notify Customer within 72 hours of a Security Breach. The notice",
    ),
    (
        (
            "{ex_rates} (Rates) or, where a Statement of Work states its own charges, in that "
            "Statement of Work."
        ),
        "the applicable Statement of Work.",
    ),
    ("is charged at the daily rates in <ex_rates>.", "is charged as the Statement of Work says."),
    ("at the rates in <ex_rates>, and", "as agreed for the Statement of Work, and"),
    ("Exhibits A to C form part", "Exhibits A and B form part"),
)
"""What the draft changes on purpose, besides the insertion, the renamed term and Exhibit C."""

REWORDED = (
    (
        "Supplier shall assign to the Services personnel who are suitably qualified and trained, "
        "and shall keep records of their training."
    ),
    (
        "Supplier shall staff the Services with suitably trained and qualified personnel, and "
        "shall keep records of the training of each of them."
    ),
)
FORGOTTEN = ("the limit stated in Section {cap}", "the limit stated in Section 7.2")
"""A typed number that the drafter did not update; it was and stays 7.2."""

EDITORIAL = (
    ("by e-mail to the address", "by email to the address"),
    ("co-operate with the auditor", "cooperate with the auditor"),
    ("Headings are for convenience only and", "Headings are for convenience only, and"),
    ("**Set-off.**", "**Set off.**"),
    ("in the ordinary course of its business", "in the ordinary course of  its business"),
    ("a court of competent jurisdiction, provided", "a court of competent jurisdiction; provided"),
    ("viruses, worms and other", "viruses, worms, and other"),
    ("on-site", "onsite"),
)

_CONTROL = {
    "number": "MSA-2024-017",
    "title": "Master Services Agreement",
    "owner": "Contract Manager",
}


_PARTS = ("clauses", "attachments", "exhibit-c")


def _once(markup: str, old: str, new: str) -> str:
    joined = " ".join(old.split())
    if markup.count(joined) != 1:
        raise ValueError(joined)
    return markup.replace(joined, new)


def _joined(markup: str) -> str:
    """Return *markup* with each block on one line, so that edits need not know about lines."""
    blocks = markup.strip().split("\n\n")
    return "\n\n".join(
        block if block.startswith("|") else " ".join(block.split()) for block in blocks
    )


def _drafted(markup: str) -> str:
    draft = _joined(markup)
    for old, new in (*SUBSTANTIVE, REWORDED, FORGOTTEN, *EDITORIAL):
        draft = _once(draft, old, new)
    draft = draft.replace("a Service Credit", "an Availability Credit")
    draft = draft.replace("A Service Credit", "An Availability Credit")
    return draft.replace("Service Credit", "Availability Credit")


def accepted() -> Paper:
    """Return revision 4, the text in force."""
    control = text("MSA-opening").format(
        rev="4", status="In force", copy="Conformed copy of 2 August 2026"
    )
    return Paper(
        "company/contracts/MSA-2024-017.docx",
        revision="4",
        effective="2024-04-01",
        markup="\n\n".join(
            (_joined(control), _joined("\n".join(text(f"MSA-{part}") for part in _PARTS)))
        ),
        toc_pages=ACCEPTED_PAGES,
        modified="2026-08-02T09:00:00Z",
        **_CONTROL,
    )


def proposed() -> Paper:
    """Return the draft of revision 5, as an assistant wrote it."""
    control = text("MSA-opening").format(rev="5", status="Draft", copy="Draft of 9 November 2026")
    before, own, after = text("MSA-clauses").partition("#@ip Intellectual property")
    body = f"{before}{text('MSA-residency')}\n{own}{after}\n{text('MSA-attachments')}"
    return Paper(
        "proposals/MSA-2024-017.docx",
        revision="5",
        effective="2024-04-01",
        status="Draft",
        markup="\n\n".join((_joined(control), _drafted(body))),
        toc_pages=PROPOSED_PAGES,
        modified="2026-11-09T16:20:00Z",
        **_CONTROL,
    )


ACCEPTED_PAGES = (3, 4, 5, 5, 5, 6, 6, 7, 7, 7, 8, 9, 10, 11)
PROPOSED_PAGES = (3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 8, 8, 10, 11)
