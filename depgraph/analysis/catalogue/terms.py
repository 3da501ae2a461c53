"""DEF: defined terms and the documents that use them."""

from depgraph.analysis.catalogue.rule import Rule
from depgraph.model.findings import Level, Safety

RULES = (
    Rule(
        id="DEF201",
        name="term-removed",
        family="DEF",
        profile="consistency",
        trigger="A defined term loses its definition, and other documents use the term.",
        why=(
            "A capitalised word without a definition means what each reader thinks it means. In "
            "a contract that is the beginning of a dispute."
        ),
        breaking="another document uses the term and takes its meaning from here",
        review="the connection to this definition is likely, not stated",
        info="the document that uses it is a draft",
        before='MSA §1.2  "Business Day" means a day on which banks in Bern are open.',
        after="MSA §1.2  (removed)",
        breaks='SLA §3  "Credits are paid within ten Business Days."',
        what_to_do="Restore the definition, or define the term in the document that uses it.",
        not_reported=(
            "the document that uses it defines the term itself; the definition only got another "
            "name (DEF202) or another place"
        ),
        see_also=("DEF202", "DEF203"),
    ),
    Rule(
        id="DEF202",
        name="term-renamed",
        family="DEF",
        profile="consistency",
        safety=Safety.UNSAFE,
        trigger=(
            "A definition stays, but the term has another name, and other documents use the old "
            "one."
        ),
        why=(
            "The old name has no meaning any more. Readers may even think that two different "
            "things are meant."
        ),
        breaking="another document uses the old name and takes its meaning from here",
        review="the connection to this definition is likely, not stated",
        info="the document that uses it is a draft",
        before='MSA §1.14  "Service Credit" means a credit against the monthly fee.',
        after='MSA §1.14  "Availability Credit" means a credit against the monthly fee.',
        breaks='SLA §4  "A Service Credit of 5 % is due for each full hour."',
        what_to_do=(
            "Write the new name in each use. Look at every sentence: plurals, hyphens and "
            "quotations need a person."
        ),
        not_reported=(
            "the old name is kept as a second name; the document that uses it defines the term "
            "itself"
        ),
        see_also=("DEF201", "DEF203"),
    ),
    Rule(
        id="DEF203",
        name="term-redefined",
        family="DEF",
        profile="consistency",
        trigger="A defined term keeps its name and gets another meaning.",
        why=(
            "Every sentence that uses the term changes its meaning without a single letter of it "
            "being touched."
        ),
        breaking=(
            "a number inside the definition changed, and another document counts or binds "
            "someone with the term"
        ),
        review="the wording changed, and another document uses the term",
        info="the document that uses it is a draft",
        before='MSA §1.6  "Critical Incident" means a failure that lasts more than 4 hours.',
        after='MSA §1.6  "Critical Incident" means a failure that lasts more than 8 hours.',
        breaks='SLA §2  "Each Critical Incident shall be reported within 30 minutes."',
        what_to_do=(
            "Read each use again with the new meaning. Where the old one was meant, say so there."
        ),
        not_reported=(
            "only spelling or punctuation changed; the document that uses it defines the term "
            "itself"
        ),
        see_also=("DEF201", "DEF202"),
    ),
    Rule(
        id="DEF204",
        name="definition-list-narrowed",
        family="DEF",
        tier=2,
        profile="consistency",
        trigger=(
            'A list inside a definition ("including", "excluding", or lettered items) loses or '
            "gains an item, and other documents use the term."
        ),
        why=(
            "A sentence that counts the item among what the term covers now says something that "
            "the definition does not."
        ),
        breaking="another document names the item that was dropped as covered by the term",
        review="another document uses the term and does not name the item",
        info="the document that uses it is a draft",
        before='MSA §1.9  "Personal Data" means any information, including names and device ids.',
        after='MSA §1.9  "Personal Data" means any information, including names.',
        breaks='DPA §2  "Supplier deletes Personal Data such as device ids after a year."',
        what_to_do=(
            "Name the item in the document that counts on it, or restore it in the definition."
        ),
        not_reported=(
            "the item is only worded otherwise (DEF203); the document that uses the term defines "
            "it itself; nobody uses the term"
        ),
        see_also=("DEF203",),
    ),
    Rule(
        id="DEF205",
        name="undefined-term-added",
        family="DEF",
        tier=2,
        profile="consistency",
        default_level=Level.REVIEW,
        trigger=(
            "The change writes words with capitals, as a defined term is written, twice or more, "
            "and no document in its scope defines them."
        ),
        why=(
            "Capitals tell the reader that the words mean something special. When nothing says "
            "what, each reader supplies a meaning, or takes another term to be meant."
        ),
        review="the words are used as a term twice or more, and nothing defines them",
        info="the document is set to be told of it for the record only",
        before="MSA §9  (no such words)",
        after='MSA §9  "Supplier shall report each Covered Event. A Covered Event ends ..."',
        breaks='MSA §9  "Supplier shall report each Covered Event."',
        what_to_do="Define the term, or write the defined one that is meant.",
        not_reported=(
            "the words stood there before; they are the name of a person, a body, a place, a law, "
            "a role or a document, or the title of a part; the document defines hardly any terms"
        ),
        see_also=("DEF201", "DEF206"),
    ),
    Rule(
        id="DEF206",
        name="conflicting-definitions",
        family="DEF",
        tier=2,
        profile="consistency",
        default_level=Level.REVIEW,
        trigger=(
            "A definition is added or changed, and another document of the same set defines the "
            "same term differently."
        ),
        why=(
            "Both documents are read together. Each reader takes the definition that suits him, "
            "and nothing says which one counts."
        ),
        breaking=(
            "one document takes over the definitions of the other, a number differs, and neither "
            "says which text prevails"
        ),
        review="the words differ, the two only cite one another, or one says which text prevails",
        info="the document that defines it is a draft",
        before='SLA §1  "Critical Incident" means a failure that lasts more than 24 hours.',
        after='SLA §1  "Critical Incident" means a failure that lasts more than 72 hours.',
        breaks='MSA §1.6  "Critical Incident" means a failure that lasts more than 24 hours.',
        what_to_do="Keep one of the definitions, and refer to it in the other document.",
        not_reported=(
            "the documents belong to different sets; the definition is for one section, names a "
            "party, or names the other document; the two differed before"
        ),
        see_also=("DEF203", "DEF204"),
    ),
    Rule(
        id="DEF207",
        name="abbreviation-changed",
        family="DEF",
        tier=3,
        profile="consistency",
        safety=Safety.UNSAFE,
        trigger=(
            "A term keeps its definition and loses or changes its abbreviation, or an "
            "abbreviation stands for something else, and other documents use it."
        ),
        why="Letters that nobody explains any more are read as whatever the reader knows.",
        breaking="another document uses the old abbreviation and nowhere writes it out",
        review="it writes the long form too, or the abbreviation now stands for other words",
        info="the document that uses it is a draft",
        before='MSA §1.14  "Service Credit" or "SC" means a credit against the monthly fee.',
        after='MSA §1.14  "Service Credit" or "SCR" means a credit against the monthly fee.',
        breaks='SLA §4  "An SC is due for each full hour."',
        what_to_do="Write the new abbreviation, or write out what is meant.",
        not_reported=(
            "the old abbreviation is kept beside the new one; the document that uses it explains "
            "it itself"
        ),
        see_also=("DEF202",),
    ),
)
