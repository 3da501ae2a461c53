"""AUD: what could not be judged, so that silence is never taken for an all-clear."""

from depgraph.analysis.catalogue.rule import Rule
from depgraph.model.findings import Level

RULES = (
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
)
