"""VAL: numbers, periods, amounts and dates that others restate."""

from depgraph.analysis.catalogue.rule import Rule
from depgraph.model.findings import Level, Safety

RULES = (
    Rule(
        id="VAL301",
        name="restated-value-differs",
        family="VAL",
        profile="consistency",
        safety=Safety.UNSAFE,
        trigger=(
            "A number, amount, percentage, period or date changes, and another document repeats "
            "the old one."
        ),
        why=(
            "The repeated value was true when it was written. Now two documents in force give "
            "two answers to one question, and people follow the one they happen to read."
        ),
        breaking="another document repeats the old value and names this section as its source",
        review=(
            "the same value of the same subject, but no source is named; or the document is for "
            "reference only"
        ),
        info="the same value, but perhaps of another subject; or the document is a draft",
        before='POL-002 §4.1  "Batch records shall be kept for at least 7 years."',
        after='POL-002 §4.1  "Batch records shall be kept for at least 5 years."',
        breaks='SOP-014 §3.2  "retained for 7 years (POL-002 §4.1)"',
        what_to_do=(
            "Write the new value; or leave the value out and cite the section alone, so that it "
            "cannot grow old again; or keep the old value knowingly and say why it differs."
        ),
        not_reported=(
            "the section still states the old value for another subject; a stricter limit is "
            "broken (VAL302); the repeated value stands in code (COD606)"
        ),
        see_also=("VAL302", "VAL303", "COD606"),
    ),
    Rule(
        id="VAL302",
        name="limit-now-violated",
        family="VAL",
        profile="consistency",
        trigger=(
            'An "at least" or "at most" becomes stricter, and a value elsewhere no longer keeps '
            "to it."
        ),
        why=(
            "The other document instructs people to do what is now forbidden, or too little of "
            "what is now required."
        ),
        breaking="a value that names this section as its limit lies outside the new one",
        review=(
            "the connection to this section is likely, not stated; or the document is for "
            "reference only"
        ),
        info="the document is a draft",
        before='POL-007 §2  "Backups shall be made at least every 24 hours."',
        after='POL-007 §2  "Backups shall be made at least every 4 hours."',
        breaks='SOP-030 §5  "The backup runs every 12 hours (POL-007 §2)."',
        what_to_do=(
            "Bring the value inside the new limit, or record the deviation with its reason."
        ),
        not_reported=(
            "the value already keeps to the new limit; it repeats the old limit word for word "
            "(VAL301)"
        ),
        see_also=("VAL301", "VAL303"),
    ),
    Rule(
        id="VAL303",
        name="downstream-stricter",
        family="VAL",
        profile="consistency",
        default_level=Level.INFO,
        safety=None,
        trigger="A limit becomes looser, and another document still keeps to a stricter one.",
        why=(
            "Nothing is violated. But somebody may do more than is needed only because nobody "
            "told them."
        ),
        breaking="the other document says that it follows exactly this section",
        review="the other document names this section as the reason for its value",
        info="the other document is simply stricter",
        before='MSA §8.3  "within 24 hours"',
        after='MSA §8.3  "within 72 hours"',
        breaks='SOP-021 §4  "The customer is told within 12 hours."',
        what_to_do="Usually nothing. Decide whether the stricter value is still wanted.",
        not_reported="the other document repeats the old value as that of this section (VAL301)",
        see_also=("VAL301", "VAL302"),
    ),
)
