"""REF: citations of an exhibit, schedule, annex, form, table or figure."""

from depgraph.analysis.catalogue.rule import Rule
from depgraph.model.findings import Safety

RULES = (
    Rule(
        id="REF106",
        name="attachment-removed",
        family="REF",
        profile="references",
        trigger=(
            "An exhibit, schedule, annex, appendix, form, table or figure that others cite is "
            "gone."
        ),
        why=(
            "Attachments carry the numbers: prices, service levels, lists of sites. What cites "
            "one is empty without it."
        ),
        breaking="another document, spreadsheet or program cites it",
        review="the citation is likely, not explicit",
        info="the citing document is a draft",
        before='MSA, Exhibit C  "Hourly rates"',
        after="MSA, Exhibit C  (removed)",
        breaks='SOW-03 §5  "Work is charged at the rates of Exhibit C."',
        what_to_do="Cite what replaces it, or restore it.",
        not_reported="it only got another letter (REF107); nobody cites it",
        see_also=("REF101", "REF107"),
    ),
    Rule(
        id="REF107",
        name="attachment-relettered",
        family="REF",
        tier=2,
        profile="references",
        safety=Safety.SAFE,
        trigger=(
            "An exhibit, schedule, annex, form, table or figure has another letter or number, "
            "and the old one is not used any more."
        ),
        why="The citation names an attachment that is not there, although its text is.",
        breaking="another document cites the old letter",
        review="the citation is likely, not explicit",
        info="the citing document is a draft",
        before='MSA, Exhibit D  "Security measures"',
        after='MSA, Exhibit C  "Security measures"  (the old Exhibit C was removed)',
        breaks='DPA §6  "the measures of Exhibit D of the MSA"',
        what_to_do="Write the new letter. It is part of the finding.",
        not_reported="the old letter was given to another attachment (REF110); nobody cites it",
        see_also=("REF102", "REF106", "REF110"),
    ),
)
