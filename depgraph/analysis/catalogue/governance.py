"""AUD: what could not be judged or is set aside, so that silence is never an all-clear."""

from depgraph.analysis.catalogue.rule import Rule
from depgraph.model.findings import Level, Safety

RULES = (
    Rule(
        id="AUD901",
        name="waiver-expired",
        family="AUD",
        profile="references",
        safety=Safety.MANUAL,
        trigger=(
            "A waiver, or an allowance in a text, has passed its day, or one of its documents "
            "has another revision than the one it was given for."
        ),
        why=(
            "Somebody allowed a difference for a time. The time is over and the difference is "
            "still there, so it counts again."
        ),
        breaking="it was the only thing that held a breaking finding",
        review="it was the only thing that held a finding to review",
        info="it held nothing",
        before='REF101 in SOP-021 is waived, until = 2026-09-01, owner = "quality"',
        after="2 September 2026",
        breaks='SOP-021 §7  "approved under POL-002 §9", which counts again',
        what_to_do="Mend what it allowed, or renew it with a new day and a reason.",
        not_reported="something else still allows the finding",
        see_also=("AUD902",),
    ),
    Rule(
        id="AUD902",
        name="waiver-unmatched",
        family="AUD",
        profile="references",
        default_level=Level.REVIEW,
        safety=Safety.SAFE,
        trigger=(
            "A waiver, or an allowance in a text, matches nothing in a run that looked at all it "
            "is about; or an allowance in a text is not understood and allows nothing."
        ),
        why=(
            "One that is left behind would silently allow the next fault of its kind. One that "
            "is misspelt looks like permission and is none."
        ),
        review="always",
        before="REF101 in SOP-021 is waived",
        after="SOP-021 cites POL-002 §8, which is there",
        breaks="nothing; the waiver is left over",
        what_to_do="Remove it with depgraph waivers prune; write a misspelt one in full.",
        not_reported="only part was asked for, or a document that it is about could not be read",
        see_also=("AUD901",),
    ),
    Rule(
        id="AUD907",
        name="document-unreadable",
        family="AUD",
        profile="references",
        default_level=Level.REVIEW,
        safety=None,
        trigger=(
            "A document could not be read, or not in full: it is locked with a password, a scan "
            "without text, damaged, or of a kind that is not known."
        ),
        why=(
            "It may rely on the changed text, and nobody can tell. A report that left it out "
            "would look like an all-clear."
        ),
        review="always; the run is incomplete and can never be clean",
        before="sops/SOP-017.pdf  (text)",
        after="sops/SOP-017.pdf  (scanned images of pages)",
        breaks="whatever SOP-017 cites",
        what_to_do=(
            "Save it as text (OCR), remove the password, repair it, or leave it out with a reason."
        ),
        not_reported="the file is left out by configuration, or is no document",
        see_also=("AUD908",),
    ),
    Rule(
        id="AUD908",
        name="open-tracked-changes",
        family="AUD",
        profile="references",
        default_level=Level.REVIEW,
        safety=None,
        trigger="A Word file carries tracked changes that are neither accepted nor rejected.",
        why="It holds two texts. Which one is meant decides what breaks.",
        review="the two texts differ; the one with all changes accepted was judged",
        info="the two texts say the same",
        before='MSA §3.2  "within 30 days"',
        after='MSA §3.2  "within [30 -> 45] days"  (a tracked change)',
        breaks="whatever restates 30 days",
        what_to_do=(
            "Accept or reject the changes before the document is issued; or ask for one text "
            "with --view original or --view accepted."
        ),
        not_reported="the file has no tracked changes",
        see_also=("AUD907",),
    ),
    Rule(
        id="AUD909",
        name="other-repository",
        family="AUD",
        profile="references",
        default_level=Level.INFO,
        safety=None,
        trigger=(
            "A folder is a git repository of its own, a submodule for example, and what changed "
            "in it is not part of the change that is judged."
        ),
        why="Its files count as they lie here; who reads the report must know that nobody looked "
        "at what changed in them.",
        info="always; the answer about the other documents is complete",
        before="templates  (a submodule at commit 1f4b2c9)",
        after="templates  (a submodule at commit 88ad310)",
        breaks="nothing that is known here",
        what_to_do="Ask depgraph in that folder, where the change was made.",
        not_reported="the folder is the same in both states and nothing in it was edited",
        see_also=("AUD907",),
    ),
)
