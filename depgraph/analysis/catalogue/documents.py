"""DOC: documents that go, change their name, or are replaced."""

from depgraph.analysis.catalogue.rule import Rule
from depgraph.model.findings import Safety

RULES = (
    Rule(
        id="DOC501",
        name="document-removed",
        family="DOC",
        profile="references",
        trigger="A document is deleted, nothing takes its place, and others cite it.",
        why=(
            "Every citation of it leads nowhere. What it defined, ordered or allowed is defined, "
            "ordered or allowed by nothing any more."
        ),
        breaking="a document in force cites it",
        review="the citation is likely, not explicit",
        info="only drafts cite it",
        before="sops/SOP-009.docx",
        after="(deleted)",
        breaks='SOP-014 §6  "Deviations are handled as in SOP-009."',
        what_to_do="Restore it, or name its successor in each document that cites it.",
        not_reported=(
            "it only has another name (DOC502); nobody cites it; only records, which stay as "
            "they are, cite it"
        ),
        see_also=("DOC502", "DOC503", "REF101"),
    ),
    Rule(
        id="DOC502",
        name="document-renamed",
        family="DOC",
        profile="references",
        safety=Safety.SAFE,
        trigger=(
            "A document has another control number, title or file name, and others use the old "
            "one."
        ),
        why="The old name finds nothing. A search, a link or an index based on it fails.",
        breaking="another document names it by its old control number, title or path",
        review="the name is likely meant, not certain",
        info="the document that names it is a draft",
        before="POL-002",
        after="POL-102  (the same document)",
        breaks='SOP-014 §3.2  "see POL-002"',
        what_to_do="Write the new name, or have the document state its old name as a second one.",
        not_reported=(
            "the old name is kept as a second one; the citation uses a name that did not change"
        ),
        see_also=("DOC501", "REF111"),
    ),
    Rule(
        id="DOC503",
        name="document-retired-or-superseded",
        family="DOC",
        profile="references",
        trigger=(
            "A document is marked as retired, withdrawn, obsolete or superseded, and others cite "
            "it as in force."
        ),
        why=(
            "The citing documents lead their readers to rules that no longer hold, in a file "
            "that still opens."
        ),
        breaking="a document in force cites it and does not name its successor",
        review="the citing document names its successor as well",
        info="a draft cites it",
        before='POL-002  "Status: in force"',
        after='POL-002  "Status: superseded by POL-110"',
        breaks='SOP-014 §3.2  "as required by POL-002 §4.1"',
        what_to_do="Cite the successor, and compare what it says with what was relied on.",
        not_reported="the citing document is itself retired, or a record",
        see_also=("DOC501", "DOC504"),
    ),
    Rule(
        id="DOC504",
        name="version-pin-outdated",
        family="DOC",
        profile="references",
        safety=Safety.UNSAFE,
        trigger=(
            "A document cites a certain revision of another, and that revision is no longer the "
            "current one."
        ),
        why=(
            "Its readers look at the current revision and find something else than the citing "
            "document relied on."
        ),
        breaking=(
            "something that is relied on differs between the revision cited and the current one"
        ),
        review="there is a newer revision; whether it differs in what is relied on is not known",
        info="the citation is meant to stay at that revision, as in a signed contract",
        before='POL-002 rev 4 §4.1  "7 years"',
        after='POL-002 rev 6 §4.1  "5 years"',
        breaks='SOP-014 §1  "This procedure follows POL-002 rev 4."',
        what_to_do="Compare both revisions, then cite the current one, or none at all.",
        not_reported=(
            "the revision cited is the current one; the cited document states no revision"
        ),
        see_also=("DOC503", "VAL301"),
    ),
)
