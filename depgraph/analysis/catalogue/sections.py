"""REF: citations of a section, clause, article or step."""

from depgraph.analysis.catalogue.rule import Rule
from depgraph.model.findings import Safety

RULES = (
    Rule(
        id="REF101",
        name="section-removed",
        family="REF",
        profile="references",
        trigger=(
            "A section, clause, article or step that others cite is gone, and its text stands "
            "nowhere else in the document."
        ),
        why=(
            "The citing document sends its reader to a text that does not exist. A duty that "
            "rests on it loses its ground, and nobody sees it until the day somebody looks the "
            "clause up."
        ),
        breaking="another document cites the section",
        review="the citation is likely, not explicit",
        info="the citing document is a draft",
        before='MSA §7.4  "Audits. Customer may audit Supplier once a year."',
        after="MSA §7.4  (removed)",
        breaks='SOW-03 §9  "The audit right is subject to MSA §7.4."',
        what_to_do=(
            "Remove the citation, or cite the section that took over; or keep the section with "
            'the word "Reserved", so that its number stays.'
        ),
        not_reported=(
            "the section only got another number (REF102, REF110); nobody cites it; it is an "
            "exhibit, schedule or table (REF106)"
        ),
        see_also=("REF102", "REF106", "REF110"),
    ),
    Rule(
        id="REF102",
        name="section-renumbered",
        family="REF",
        profile="references",
        safety=Safety.SAFE,
        trigger=(
            "A section stays but gets another number, because something was inserted, removed or "
            "moved, and the old number is not used any more."
        ),
        why=(
            "The citation names a number that no longer exists. The reader has to guess which "
            "section was meant, and two readers may guess differently."
        ),
        breaking="another document cites the old number",
        review="the citation is likely, not explicit",
        info="the citing document is a draft",
        before='MSA §11  "Insurance"  (the last section)',
        after='MSA §10  "Insurance"  (an earlier section was removed)',
        breaks='SOW-03 §6  "Insurance is kept as set out in MSA §11."',
        what_to_do=(
            "Write the new number in each citing place. The new number is part of the finding."
        ),
        not_reported=(
            "the citation is a live cross-reference inside the same document, which follows by "
            "itself; the old number now belongs to other text (REF110)"
        ),
        see_also=("REF101", "REF110", "REF113"),
    ),
    Rule(
        id="REF103",
        name="section-moved",
        family="REF",
        tier=2,
        profile="references",
        safety=Safety.SAFE,
        trigger=(
            "A section that others cite stands under another parent, or in another document that "
            "is changed at the same time."
        ),
        why=(
            "The text is still in force, but the citation leads to nothing or to other text. "
            "Its reader concludes that the duty is gone."
        ),
        breaking="another document cites the old place, and finds nothing or other text there",
        review="the citation is likely, not explicit",
        info="the citing document is a draft",
        before='MSA §8.3  "Breach notice"',
        after='DPA §5  "Breach notice"  (MSA has no §8.3 any more)',
        breaks='SOP-021 §4  "We notify as set out in MSA §8.3."',
        what_to_do="Cite the new place. Document and number are part of the finding.",
        not_reported=(
            "the text stays under the same parent and only its number differs (REF102, REF110); "
            "a link to its heading still finds it"
        ),
        see_also=("REF101", "REF102", "REF105"),
    ),
    Rule(
        id="REF104",
        name="heading-renamed",
        family="REF",
        tier=2,
        profile="references",
        safety=Safety.SAFE,
        trigger=(
            "A heading has another text, and the links that name it by its old text lead nowhere."
        ),
        why=(
            "In web pages and Markdown a link to a section is made of its heading. When the "
            "heading changes, the link opens the page at its top, or not at all, and says "
            "nothing."
        ),
        breaking="another document, or this one, links to the old heading",
        review="the link is likely, not explicit",
        info="the citing document is a draft",
        before='POL-002  "## Escalation"',
        after='POL-002  "## Escalation and notice"',
        breaks="SOP-021, line 40  [who to call](POL-002.md#escalation)",
        what_to_do=(
            "Write the new anchor in each link, or give the heading its old anchor as well."
        ),
        not_reported="nobody links to the heading; an anchor of the old name is kept",
        see_also=("REF102", "REF111", "DOC502"),
    ),
    Rule(
        id="REF105",
        name="section-split-or-joined",
        family="REF",
        tier=3,
        profile="references",
        trigger=(
            "A section that others cite becomes two, or becomes part of another one and loses "
            "its own number."
        ),
        why=(
            "What was cited as one text stands in two places, or under a number that says more. "
            "Only the author of the citation knows which of it was meant."
        ),
        breaking="the number cited is gone, and its text is part of another section",
        review="the number cited stays, and some of its text has a new number",
        info="the citing document is a draft",
        before="MSA §4.2  Supplier shall keep logs. Supplier shall report each failure.",
        after="MSA §4.2  Supplier shall keep logs.  MSA §4.3  Supplier shall report each failure.",
        breaks='SLA §6  "Failures are reported under MSA §4.2."',
        what_to_do="Cite the part that carries what is meant, or both.",
        not_reported=(
            "the section only gets parts of its own below its number; nobody cites it by number"
        ),
        see_also=("REF101", "REF103"),
    ),
    Rule(
        id="REF110",
        name="reference-retargeted",
        family="REF",
        profile="references",
        safety=Safety.SAFE,
        trigger=(
            "A citation still finds a section of that number, but it is another section, because "
            "the number was given to other text."
        ),
        why=(
            "This is the most dangerous fault of all: nothing looks broken. Every link works, "
            "every number exists, and the citing document now says something that nobody ever "
            "agreed to."
        ),
        breaking="another document cites the number and means the text that stood there",
        review="the citation is likely, not explicit",
        info="the citing document is a draft",
        before='MSA §8.3  "Breach notice"',
        after='MSA §8.3  "Insurance"  (a section was inserted; breach notice is now §9.3)',
        breaks=(
            'DPA §5.1  "Supplier shall notify Customer within 24 hours as required by MSA §8.3."'
        ),
        what_to_do=(
            "Write the number that the text has now. It is part of the finding. Or insert new "
            "sections at the end, or as §6A, so that no number moves."
        ),
        not_reported=(
            "the citation is a live cross-reference inside the same document, which follows by "
            "itself; the citation names the whole document or a section above"
        ),
        see_also=("REF101", "REF102", "REF112"),
    ),
    Rule(
        id="REF112",
        name="title-echo-mismatch",
        family="REF",
        profile="references",
        safety=Safety.SAFE,
        trigger="A citation gives a number and a title, and the two name different sections.",
        why=(
            "One of the two is wrong. A court or an auditor may hold the writer to either, and "
            "the usual cause is a renumbering that somebody followed only in part."
        ),
        breaking="the number leads to one section and the title to another of the same document",
        review="no section has that title",
        info="the title differs only a little from the section's own",
        before='MSA §10  "Confidentiality"    MSA §12  "General terms"',
        after="(nothing has to change)",
        breaks='SOW-03 §8  "a breach of Section 12 (Confidentiality) of the MSA"',
        what_to_do="Find out which section was meant, and write its number and its title.",
        not_reported=(
            "the title is that of a section above or below the one cited; the section has no title"
        ),
        see_also=("REF110", "REF108"),
    ),
    Rule(
        id="REF113",
        name="field-reference-lost-or-stale",
        family="REF",
        profile="references",
        safety=Safety.MANUAL,
        trigger=(
            "A live cross-reference of a Word document points at a bookmark that is gone, or "
            "shows a number that its target no longer has."
        ),
        why=(
            'At the next update of fields Word prints "Error! Reference source not found." in '
            "the middle of the sentence. Until then the document shows a number that is no "
            "longer true."
        ),
        breaking="the bookmark is gone",
        review="the number shown is old, and the document goes out as PDF or on paper",
        info="the number shown is old and becomes right at the next update of fields",
        before='MSA §12.4  "as set out in Section 8.3"  (a live cross-reference)',
        after="MSA §8.3  (deleted together with its bookmark)",
        breaks='MSA §12.4  "as set out in Error! Reference source not found."',
        what_to_do=(
            "Insert the cross-reference again, or update all fields (Ctrl+A, F9) before the "
            "document is issued."
        ),
        not_reported="the number was typed by hand (REF101, REF102, REF110)",
        see_also=("REF101", "REF102"),
    ),
)
