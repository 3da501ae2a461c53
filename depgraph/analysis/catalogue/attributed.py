"""VAL and TXT: values and words that a text says come from another one."""

from depgraph.analysis.catalogue.rule import Rule
from depgraph.model.findings import Safety

RULES = (
    Rule(
        id="VAL309",
        name="attributed-value-not-in-source",
        family="VAL",
        profile="consistency",
        safety=Safety.UNSAFE,
        trigger=(
            "The proposed text says that a value comes from a section, and that section says "
            "something else."
        ),
        why=(
            "A reader trusts a number that carries its source and does not look it up. Texts "
            "that are written quickly, or by a program, cite real sections for numbers that they "
            "do not hold."
        ),
        breaking="the section cited states another value for the same subject",
        review="the section cited states no such value",
        info="the source is not among the tracked documents, so nothing could be compared",
        before='MSA §3.2  "Invoices are payable within 45 days."',
        after='SOW-4 §6 (new)  "Invoices are payable within 30 days (MSA §3.2)."',
        breaks='SOW-4 §6  "within 30 days (MSA §3.2)"; the section says 45 days',
        what_to_do=(
            "State the value of the section, or cite the one that holds it; if the value differs "
            "on purpose, say so and leave the citation out."
        ),
        not_reported=(
            "the text stood there before; the value stays within a limit that the section sets; "
            "the words leave open whether the value comes from the section; the section sends the "
            "reader on to another one"
        ),
        see_also=("VAL301", "REF108"),
    ),
    Rule(
        id="TXT802",
        name="quotation-differs",
        family="TXT",
        profile="consistency",
        safety=Safety.SAFE,
        trigger="A passage changes, and another document quotes it word for word.",
        why=(
            "Quotation marks promise the exact words. A quotation of words that no longer stand "
            "there is false, even where the sense is the same."
        ),
        breaking="words in quotation marks stood in the passage cited and stand nowhere in it now",
        info="only marks such as commas differ",
        before='POL-002 §4.1  "Batch records shall be kept by the archivist."',
        after='POL-002 §4.1  "Batch records shall be held by the site archivist."',
        breaks="Training slide  “shall be kept by the archivist” (POL-002 §4.1)",
        what_to_do=(
            "Quote the new wording; or say which revision is quoted; or put it in your own words."
        ),
        not_reported=(
            "the passage cited never held these words; they stand elsewhere in the document; "
            "titles and names in quotation marks; a stale value is all that differs (VAL301)"
        ),
        see_also=("VAL301", "TXT801"),
    ),
)
