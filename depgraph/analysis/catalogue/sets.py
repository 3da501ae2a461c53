"""GRA: documents that rank, follow or contradict each other."""

from depgraph.analysis.catalogue.rule import Rule

RULES = (
    Rule(
        id="GRA701",
        name="cycle-introduced",
        family="GRA",
        tier=2,
        profile="controlled",
        trigger=(
            "Two documents would each say that a different one of them prevails, or each leave "
            "the meaning of a term to the other."
        ),
        why="Nobody can say which text holds. Each sends its reader to the other one.",
        breaking="both sentences stand in documents in force",
        review="one of the two is for reference only",
        info="one of the two is a draft",
        before='SOW-03 §9  "this SOW prevails over the MSA"   MSA §12  (nothing)',
        after='MSA §12  "this Agreement prevails over SOW-03"',
        breaks='SOW-03 §9  "this SOW prevails over the MSA"',
        what_to_do="Decide which document is the source, and say so in both.",
        not_reported="two documents merely cite each other; both say the same",
        see_also=("GRA702", "GRA703"),
    ),
    Rule(
        id="GRA702",
        name="precedence-conflict",
        family="GRA",
        tier=2,
        profile="controlled",
        trigger=(
            "A value changes in a document that prevails over another one, and that other one "
            "still states the old value."
        ),
        why=(
            "By the order of precedence the lower document does not count on this point. Its "
            "readers will follow it all the same."
        ),
        breaking="the lower document states its value as binding",
        review='the lower document yields: "subject to", "notwithstanding", "unless"',
        info="the lower document is a draft",
        before='MSA §3  "30 days"   MSA §12  "this Agreement prevails over each SOW"',
        after='MSA §3  "45 days"',
        breaks='SOW-03 §4  "within 30 days (MSA §3)"',
        what_to_do='Align the lower document, or let it say "notwithstanding MSA §3".',
        not_reported=(
            "the changed document does not say that it prevails; a second place of the same "
            "document"
        ),
        see_also=("VAL301", "GRA703"),
    ),
    Rule(
        id="GRA703",
        name="precedence-order-changed",
        family="GRA",
        tier=2,
        profile="controlled",
        trigger="The clause that says which document prevails is added or turned round.",
        why="Points on which the documents differ are decided the other way from that day on.",
        breaking="a value on which the two differ comes to be decided by the new order",
        review="the order is turned round, and no such value is known",
        info="the other document is a draft",
        before='MSA §12  "this Agreement prevails over SOW-03"',
        after='MSA §12  "SOW-03 prevails over this Agreement"',
        breaks='SOW-03 §4  "within 20 days"  (MSA §3: 30 days)',
        what_to_do="Read each point on which the two differ again.",
        not_reported=(
            "a clause is added and nothing is known to differ; the order stays as it was in "
            "other words"
        ),
        see_also=("GRA701", "GRA702"),
    ),
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
