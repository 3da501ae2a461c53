"""OBL: who must do what, and what becomes of those who rely on it."""

from depgraph.analysis.catalogue.rule import Rule
from depgraph.model.findings import Level, Safety

RULES = (
    Rule(
        id="OBL401",
        name="obligation-weakened",
        family="OBL",
        profile="controlled",
        trigger=(
            '"Shall" becomes "should" or "may", "will" becomes "aims to", "ensure" becomes '
            '"endeavour to ensure", and another document relies on the stronger word.'
        ),
        why=(
            "What was a duty is now a choice. The other document still tells its readers that it "
            "will be done, or does it because it was demanded."
        ),
        breaking=(
            "another document states the stronger duty, or says that it is demanded, and names "
            "this section as its source"
        ),
        review="another document cites this section and does not say how strong the duty is",
        before='MSA §8.3  "Supplier shall notify Customer of a breach within 24 hours."',
        after='MSA §8.3  "Supplier may notify Customer of a breach within 24 hours."',
        breaks='DPA §5.1  "Processor shall notify Controller of a breach (MSA §8.3)."',
        what_to_do="Restore the duty, or relax the other document knowingly.",
        not_reported=(
            'nobody cites the section; only the words differ ("shall" became "must"); only an '
            "amount inside the duty changes (VAL301)"
        ),
        see_also=("OBL402", "OBL403", "VAL303"),
    ),
    Rule(
        id="OBL402",
        name="obligation-strengthened",
        family="OBL",
        profile="controlled",
        trigger='"May" or "should" becomes "shall", or "only" or "each" is added to a duty.',
        why=(
            "What was a choice is now a duty. A document that still leaves the choice has its "
            "readers break the new rule."
        ),
        breaking="another document cites this section and makes optional what is now a duty",
        review="another document cites this section and does not say how strong the duty is",
        info="the other document demands it already",
        before='POL-007 §3  "Laptops should be encrypted."',
        after='POL-007 §3  "Laptops shall be encrypted."',
        breaks='GUIDE-02 §1  "Laptops may be encrypted (POL-007 §3)."',
        what_to_do="Raise the wording of the other document, and check that it is really done.",
        not_reported="nobody cites the section; the duty is of another party",
        see_also=("OBL401", "OBL404"),
    ),
    Rule(
        id="OBL403",
        name="obligation-removed",
        family="OBL",
        profile="controlled",
        trigger="A sentence that puts a duty on somebody is gone, and others cite where it stood.",
        why=(
            "What the other document does was done because this one asked for it. Its reason is "
            "gone, and a reader who follows the citation finds nothing of the kind."
        ),
        breaking=(
            "another document states the duty, or says that it is demanded, and names this "
            "section as its source"
        ),
        review="another document cites this section, but does not repeat the duty",
        before='POL-004 §2  "Managers shall review all access rights every year."',
        after="POL-004 §2  the sentence is gone; the section stays",
        breaks='SOP-030 §1  "Managers must review access rights (POL-004 §2)."',
        what_to_do="Retire what carries the duty out, or name another source for it.",
        not_reported=(
            "the whole section is removed (REF101); the duty stands elsewhere in the new text; it "
            "was a review, an approval or another control (OBL410)"
        ),
        see_also=("OBL404", "OBL410", "REF101"),
    ),
    Rule(
        id="OBL404",
        name="obligation-added",
        family="OBL",
        tier=2,
        profile="controlled",
        default_level=Level.REVIEW,
        trigger="A section that others cite puts a new duty on a named party or role.",
        why=(
            "Whoever carries this section out was told all of its duties once. The new one is "
            "done only if somebody tells them."
        ),
        breaking="a document that cites the section forbids what is now a duty, or demands it",
        review="a document that cites the section states duties of its own, but not this one",
        info="the other document does it already, or states no duty at all",
        before='MSA §9  "Supplier shall keep backups."',
        after='MSA §9  "Supplier shall keep backups. Supplier shall test restores quarterly."',
        breaks='SOP-012 §2  "Operations shall run the backups of MSA §9."',
        what_to_do="Check who carries the new duty out, and say so where it belongs.",
        not_reported="nobody cites the section; nobody is named; it only permits something",
        see_also=("OBL402", "OBL403"),
    ),
    Rule(
        id="OBL405",
        name="polarity-reversed",
        family="OBL",
        profile="controlled",
        trigger=(
            '"Shall" becomes "shall not", "may" becomes "may not", "before" becomes "after", '
            '"except" becomes "including", or the other way round.'
        ),
        why="One small word turns the rule around, and the rest of the sentence looks the same.",
        breaking="another document cites this section and says the old direction",
        review="another document cites this section and does not repeat the rule",
        info="the other document says the new direction already",
        before='MSA §5  "Supplier may subcontract the Services."',
        after='MSA §5  "Supplier may not subcontract the Services."',
        breaks='SOW-03 §2  "Supplier may subcontract the Services (MSA §5)."',
        what_to_do="Rewrite the other document in the new direction.",
        not_reported='nobody cites the section; "must" became "need not" (OBL401)',
        see_also=("OBL401", "OBL408"),
    ),
    Rule(
        id="OBL406",
        name="responsible-role-changed",
        family="OBL",
        profile="controlled",
        safety=Safety.UNSAFE,
        trigger="A duty stays, and somebody else has it now.",
        why=(
            "Two documents name two people for one task. Either nobody does it, or somebody "
            "does it who may not."
        ),
        breaking="another document cites this section and gives the same task to the old role",
        review="another document cites this section and names the old role near it",
        info="the old role is not named",
        before='SOP-014 §4  "The QA Manager shall approve deviations."',
        after='SOP-014 §4  "The Site Quality Lead shall approve deviations."',
        breaks='FORM-02  "The QA Manager must approve the deviation (SOP-014 §4)."',
        what_to_do="Write the new role, and check that it has the authority and the training.",
        not_reported=(
            "nobody cites the section; the party only has another name (DEF202); the same role "
            "in more or fewer words"
        ),
        see_also=("DEF202", "OBL403"),
    ),
    Rule(
        id="OBL408",
        name="condition-changed",
        family="OBL",
        tier=2,
        profile="controlled",
        default_level=Level.REVIEW,
        trigger=(
            'What a duty depends on ("unless", "except", "provided that", "if", "subject to") '
            "comes, goes or reads differently."
        ),
        why=(
            "The duty looks the same, but it holds in other cases now. Who relied on an "
            "exception may no longer have it."
        ),
        breaking="another document cites this section and uses an exception that is gone",
        review="another document cites this section",
        before='POL-011 §2  "Changes must be tested, except for emergency changes."',
        after='POL-011 §2  "Changes must be tested."',
        breaks='ITIL-01 §6  "Emergency changes go in without a test (POL-011 §2)."',
        what_to_do="Read the new condition, and rewrite what no longer holds.",
        not_reported=(
            "nobody cites the section; the condition only moved inside its sentence; only an "
            "amount in it changes (VAL301)"
        ),
        see_also=("OBL405", "VAL301"),
    ),
    Rule(
        id="OBL410",
        name="control-removed",
        family="OBL",
        profile="controlled",
        trigger=(
            "A review, an approval, a check by a second person, a signature, a log or a hold is "
            "no longer asked for."
        ),
        why=(
            "Controls are what inspectors and auditors look for. A list of controls that names "
            "one which nobody has to carry out any more is wrong."
        ),
        breaking="another document cites this section and lists the control",
        review="another document cites this section",
        info="a like control takes its place",
        before='SOP-014 §5  "A second operator shall verify the weight."',
        after="SOP-014 §5  the sentence is gone; the section stays",
        breaks='CTRL-01  "Weights are verified by a second operator (SOP-014 §5)."',
        what_to_do="Restore the step, or record which other control takes its place.",
        not_reported="nobody cites the section; the step stands elsewhere in the new text",
        see_also=("OBL403",),
    ),
)
