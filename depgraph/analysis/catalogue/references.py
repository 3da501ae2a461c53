"""REF: references that the change itself adds, and paths of files."""

from depgraph.analysis.catalogue.rule import Rule
from depgraph.model.findings import Level, Safety

RULES = (
    Rule(
        id="REF108",
        name="dangling-reference-added",
        family="REF",
        profile="references",
        trigger="The change adds a reference, and nothing answers to it.",
        why=(
            "Drafts written by a program often cite documents and sections that sound right and "
            "do not exist. Once accepted, such a citation looks like any other."
        ),
        breaking=(
            "the document, section or attachment cited does not exist among the documents here"
        ),
        review="it looks like the name of a document, but no document here is named in that way",
        info="another file of the same change creates it",
        before="SOP-021 §4  (no citation)",
        after='SOP-021 §4  "Samples are kept as described in SOP-099 §2."',
        breaks="SOP-021 §4  there is no SOP-099",
        what_to_do=(
            "Cite a document that exists; the nearest ones are offered. Or leave the citation out."
        ),
        not_reported=(
            "it cites a law, a standard or a web address; the reference was there before "
            "(`depgraph check` lists those)"
        ),
        see_also=("REF109", "REF101"),
    ),
    Rule(
        id="REF109",
        name="ambiguous-reference-added",
        family="REF",
        tier=3,
        profile="references",
        default_level=Level.REVIEW,
        safety=Safety.UNSAFE,
        trigger=(
            "A reference could mean two or more things, and after the change nothing tells which."
        ),
        why=(
            "Two readers follow it to two places. depgraph does not guess, and neither should "
            "they."
        ),
        review="two or more documents or sections answer to it",
        before='POL-002  "Retention Policy"  (the only one of that title)',
        after='POL-110  "Retention Policy"  (a second one is added)',
        breaks='SOP-014 §3  "see the Retention Policy"',
        what_to_do="Name the document by its control number, and the section by its number.",
        not_reported=(
            "only one of them is tracked; the reference was ambiguous before and is not touched"
        ),
        see_also=("REF108",),
    ),
    Rule(
        id="REF111",
        name="file-or-link-path-changed",
        family="REF",
        tier=2,
        profile="references",
        safety=Safety.SAFE,
        trigger="A file was moved or renamed, and links to its old place lead nowhere.",
        why=(
            "The reader who follows the link gets an error page, or a program that includes the "
            "file stops."
        ),
        breaking="a link, an inclusion or an embedded object names the old place",
        review="the link is likely, not explicit",
        info="the linking document is a draft",
        before="docs/ret.md",
        after="docs/retention.md",
        breaks="handbook/storage.md, line 12  [retention](../docs/ret.md)",
        what_to_do=(
            "Write the new path in each link, or leave a page at the old place that leads on."
        ),
        not_reported="the link names a web address outside the documents here",
        see_also=("DOC501", "DOC502", "REF104"),
    ),
)
