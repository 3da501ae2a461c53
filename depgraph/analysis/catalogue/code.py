"""COD: documents, and the programs and settings that they describe or that carry them out."""

from depgraph.analysis.catalogue.rule import Rule
from depgraph.model.findings import Safety

RULES = (
    Rule(
        id="COD601",
        name="code-symbol-removed-or-renamed",
        family="COD",
        profile="consistency",
        safety=Safety.SAFE,
        trigger="A function, command or name in code that a document mentions is gone or renamed.",
        why=(
            "The document tells people to call, set or look for something that is not there. A "
            "runbook is read when there is no time to search."
        ),
        breaking="a document names it as existing",
        review="another file has something of that name; or the document is for reference only",
        info="the name is also an everyday word; or the document is a draft",
        before="src/upload.py  def retry_upload(): ...",
        after="src/upload.py  def upload_with_retry(): ...",
        breaks='RUN-004 §2  "Then call retry_upload()."',
        what_to_do="Write the new name in the document, or keep the old one in the code.",
        not_reported="no document mentions it",
        see_also=("COD602", "COD603"),
    ),
    Rule(
        id="COD602",
        name="constant-value-changed",
        family="COD",
        profile="consistency",
        trigger="A value in code changes, and a document states the old one.",
        why=(
            "The document describes a system that no longer exists. If the document is a policy, "
            "the system now breaks it."
        ),
        breaking=(
            "the document states the old value and names the constant, or the code names the "
            "section"
        ),
        review="the document is for reference only",
        info="the name is also an everyday word; or the document is a draft",
        before="src/ret.py  RETENTION_DAYS = 2555  # POL-002 4.1",
        after="src/ret.py  RETENTION_DAYS = 1825  # POL-002 4.1",
        breaks='POL-002 §4.1  "Batch records shall be kept for at least 7 years."',
        what_to_do="Put the value in the code back, or change the document first.",
        not_reported="no document names the constant and the code names no section",
        see_also=("COD606", "VAL301"),
    ),
    Rule(
        id="COD603",
        name="config-key-changed",
        family="COD",
        profile="consistency",
        safety=Safety.SAFE,
        trigger=(
            "A setting, environment variable or flag that a document mentions is gone or renamed."
        ),
        why=(
            "People set what the document tells them to set, and nothing happens: an unknown "
            "setting is ignored without a word."
        ),
        breaking="a document names the setting as existing",
        review="another file has a setting of that name; or the document is for reference only",
        info="the name is also an everyday word; or the document is a draft",
        before="config/mail.env  SMTP_HOST=mail.example",
        after="config/mail.env  MAIL_HOST=mail.example",
        breaks='RUN-002 §3  "Set SMTP_HOST to the new relay."',
        what_to_do="Write the new name in the document, or let the system accept both.",
        not_reported="no document mentions it",
        see_also=("COD601", "COD602"),
    ),
    Rule(
        id="COD606",
        name="document-ahead-of-code",
        family="COD",
        profile="consistency",
        trigger=(
            "A document changes a value that code carries out, and the code still holds the old "
            "one."
        ),
        why=(
            "From the day the document is in force, the system does something else than the "
            "document says, and nothing about either looks wrong."
        ),
        breaking="the code names this section in a comment or text and holds the old value",
        review="the code belongs to documents that are for reference only",
        info="the code belongs to a draft",
        before='MSA §3.2  "within 30 days"',
        after='MSA §3.2  "within 45 days"',
        breaks="src/terms.py, line 12  PAYMENT_TERM_DAYS = 30  # MSA 3.2",
        what_to_do=(
            "Change the code together with the document, or open a task with a date before the "
            "document is in force."
        ),
        not_reported="the code names no section; it holds the new value already",
        see_also=("COD602", "VAL301"),
    ),
)
