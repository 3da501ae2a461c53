"""TXT: the catch-all, kept quiet."""

from depgraph.analysis.catalogue.rule import Rule
from depgraph.model.findings import Level

RULES = (
    Rule(
        id="TXT801",
        name="cited-text-reworded",
        family="TXT",
        profile="consistency",
        default_level=Level.REVIEW,
        safety=None,
        trigger=(
            "A text that others cite reads differently, but no number, term or name in it changed."
        ),
        why=(
            'Most rewording is harmless. Some is not: "shall" became "may", or a "not" went. A '
            "person who knows the subject sees it at a glance."
        ),
        review=(
            'a word such as "shall", "may" or "not" moved, little of the old wording is left, or '
            "the citing sentence repeats words that were exchanged"
        ),
        info="a few words changed and nothing that binds anyone",
        before='POL-002 §2.4  "Records are reviewed prior to destruction."',
        after='POL-002 §2.4  "Before records are destroyed, somebody may review them."',
        breaks='SOP-009 §3  "The review under POL-002 §2.4 is made by the archivist."',
        what_to_do="Read both texts. Nothing has to be done when they say the same.",
        not_reported=(
            "another rule already tells what is wrong with the citation; nobody cites the text"
        ),
        see_also=("VAL301", "DEF203"),
    ),
)
