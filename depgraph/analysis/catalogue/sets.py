"""GRA: documents that rank, follow or contradict each other."""

from depgraph.analysis.catalogue.rule import Rule

RULES = (
    Rule(
        id="GRA704",
        name="sources-now-disagree",
        family="GRA",
        profile="controlled",
        trigger=(
            "A sentence names two documents as its sources. Both stated the same value, and "
            "only one of them changes."
        ),
        why=(
            "The sentence cannot follow both any more. Writing the new value makes it "
            "contradict the other source."
        ),
        breaking="the sentence states the value on which both sources agreed",
        review="the sentence names both sources and leaves the value to them",
        info="the document is a draft",
        before='POL-002 §4.1  "7 years"   DPA §6  "7 years"',
        after='POL-002 §4.1  "5 years"   DPA §6  "7 years"',
        breaks='SOP-014 §3  "kept for 7 years (POL-002 §4.1, DPA §6)"',
        what_to_do=(
            "Decide which source holds, or say for what each one holds. Perhaps the other "
            "source has to change as well."
        ),
        not_reported=(
            "the other source changes in the same way; the sources never agreed; they stand "
            "in two different sentences"
        ),
        see_also=("VAL301",),
    ),
)
