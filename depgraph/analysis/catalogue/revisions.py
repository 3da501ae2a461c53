"""DOC: revisions that are pinned or not raised, dates with a gap, records that are edited."""

from depgraph.analysis.catalogue.rule import Rule
from depgraph.model.findings import Safety

RULES = (
    Rule(
        id="DOC505",
        name="pinned-version-missing",
        family="DOC",
        tier=2,
        profile="references",
        trigger="A new citation names a revision of a document that was never issued.",
        why="Nobody can read the text that is meant. Most often the number is a slip.",
        breaking="the revision cited is higher than the one the cited document states",
        review="the document that is meant is likely, not certain",
        info="the citing document is a draft",
        before='SOP-014 §1  "follows POL-002"  (POL-002 is at revision 6)',
        after='SOP-014 §1  "follows POL-002 rev 9"',
        breaks='SOP-014 §1  "follows POL-002 rev 9"',
        what_to_do="Cite the current revision, or issue the one that is cited first.",
        not_reported=(
            "the revision cited is an earlier one; revisions are letters on one side; the "
            "citation stood there before"
        ),
        see_also=("DOC504",),
    ),
    Rule(
        id="DOC507",
        name="breaking-without-revision",
        family="DOC",
        profile="controlled",
        safety=Safety.UNSAFE,
        trigger=(
            "A change of a document makes sentences wrong that were right, and the document "
            "still states the same revision, the same effective date and the same history."
        ),
        why=(
            "Two different texts would carry one revision. Who holds a copy, or cites that "
            "revision, cannot know which one is meant."
        ),
        breaking="the document is controlled",
        review="the document is for reference only",
        info="the document is a draft",
        before='POL-002 "Revision 6"  §4.1  "7 years"',
        after='POL-002 "Revision 6"  §4.1  "5 years"',
        breaks='POL-002  "Revision 6"',
        what_to_do="Raise the revision and the effective date, and add a line to the history.",
        not_reported=(
            "nothing breaks; the document states neither a revision nor an effective date; the "
            "proposed text says that it is a draft"
        ),
        see_also=("DOC504", "DOC511"),
    ),
    Rule(
        id="DOC511",
        name="frozen-document-edited",
        family="DOC",
        profile="controlled",
        trigger=(
            "A record is edited in place: a signed contract, minutes, a decision, a filled-in "
            "form."
        ),
        why=(
            "A record is proof of what was once agreed, done or decided. Edited, it is proof "
            "of nothing."
        ),
        breaking="always, where what it says changes",
        before='records/2026-06-review.md  "Two findings were closed."',
        after='records/2026-06-review.md  "Three findings were closed."',
        breaks='records/2026-06-review.md  "Three findings were closed."',
        what_to_do="Restore it, and write an amendment that names it.",
        not_reported=(
            "an amendment that names it is part of the same change; only its layout or the data "
            "above its text changes; it is a changelog, which grows by its nature"
        ),
        see_also=("DOC507",),
    ),
)
