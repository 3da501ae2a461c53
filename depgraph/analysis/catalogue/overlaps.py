"""DOC: a second source for what another document lays down."""

from depgraph.analysis.catalogue.rule import Rule
from depgraph.model.findings import Level

RULES = (
    Rule(
        id="DOC512",
        name="new-document-overlaps",
        family="DOC",
        tier=2,
        profile="consistency",
        default_level=Level.REVIEW,
        trigger=(
            "A new document, or a new section, states again what another document lays down, and "
            "does not cite it."
        ),
        why=(
            "A fact with two sources is right until one of them changes. Then both are followed, "
            "by different people."
        ),
        breaking=(
            "it says another number in the same sentence, and claims to be the text in force"
        ),
        review="it states the same value for the same subject, or repeats a long passage",
        info="the new document is a draft",
        before='POL-002 §4.1  "Audit logs shall be kept for 7 years."',
        after='POL-110  (new)  "This policy governs. Audit logs shall be kept for 5 years."',
        breaks='POL-110 §2  "Audit logs shall be kept for 5 years."',
        what_to_do="Cite the document that lays it down, in place of stating it again.",
        not_reported=(
            "it cites the other document, or is cited by it; many documents say the same; both "
            "are agreements, which share forms of words"
        ),
        see_also=("VAL301", "DOC502"),
    ),
)
