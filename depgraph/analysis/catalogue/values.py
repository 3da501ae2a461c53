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
    Rule(
        id="VAL305",
        name="unit-or-currency-changed",
        family="VAL",
        tier=2,
        profile="consistency",
        safety=Safety.UNSAFE,
        trigger=(
            "A number stays, but what it counts changes: the unit, the currency, or the kind of "
            "days."
        ),
        why=(
            "The number looks right, so nobody stumbles over it. Thirty business days are six "
            "weeks, and thirty dollars are not thirty euros."
        ),
        breaking=(
            "another document gives the number with the old unit and names this section as its "
            "source"
        ),
        review=(
            "the same value of the same subject, but no source is named; or the document is for "
            "reference only"
        ),
        info="the document is a draft",
        before='MSA §3.2  "within 30 calendar days"',
        after='MSA §3.2  "within 30 business days"',
        breaks='SOW-4 §6  "within 30 days (MSA §3.2)"',
        what_to_do="Write number and unit anew, and see whether the number is still meant.",
        not_reported="both values are the same amount (24 hours and 1 day); the number changes as "
        "well (VAL301)",
        see_also=("VAL301",),
    ),
    Rule(
        id="VAL306",
        name="date-conflict",
        family="VAL",
        profile="consistency",
        trigger="A date moves, and something else now begins too early or ends too late.",
        why=(
            "For some days a document would rest on another one that is not in force yet, or no "
            "longer."
        ),
        breaking=(
            "a document that carries out this one takes effect before it; or a start lies before, "
            "or an end after, the one of the section it names"
        ),
        before='POL-002  "Effective: 2026-10-01"',
        after='POL-002  "Effective: 2026-11-01"',
        breaks='SOP-014, effective 2026-10-15: "This procedure implements POL-002."',
        what_to_do="Move the later date, or say what applies in between.",
        not_reported=(
            "a new revision takes effect later than the documents that cite it, as is usual; the "
            "date is repeated word for word (VAL301); a date without its day or year"
        ),
        see_also=("VAL301", "VAL302"),
    ),
    Rule(
        id="VAL307",
        name="identifier-changed",
        family="VAL",
        tier=2,
        profile="consistency",
        safety=Safety.UNSAFE,
        trigger=(
            "An e-mail address, web address, phone number, part number or account number is "
            "replaced, and another document still gives the old one."
        ),
        why="People write to an address that nobody reads, or order a part that is gone.",
        breaking="another document gives the old one and names this document as its source",
        review="another document gives the old one and names no source",
        info=(
            "a web address, or one that very many documents give, without a source; or the "
            "document is a draft"
        ),
        before='POL-031 §5  "Report to security@old.example."',
        after='POL-031 §5  "Report to psirt@new.example."',
        breaks='SOP-020 §2  "Write to security@old.example (POL-031 §5)."',
        what_to_do="Write the new one, after checking that it is meant here as well.",
        not_reported=(
            "the old one still stands elsewhere in the changed document; it went without another "
            "one in its place"
        ),
        see_also=("VAL301",),
    ),
)
