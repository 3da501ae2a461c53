"""Words that tell documents, law and technical identifiers apart. English only."""

from depgraph.model.patterns import regex
from extractors.readings.words import word_set

PREFIXES = word_set(
    "SOP POL WI WIN FRM FORM FM PROC PRO PRC PR MSA SOW DPA NDA SLA BAA QM QP QMS QSP QA QC",
    "STD PLN PLAN REC TMP TPL TMPL GDL GL GUI MAN POLICY CTR CON AGR AGMT ADD AMD ORD PO",
    "SPEC SPC URS FRS DOC DCP CAPA NCR DEV VAL VP VMP IQ OQ PQ MP BMR TM TR RA RMP DPIA ISP",
    "BCP DRP IRP HB LTR MEMO",
)
"""What the control number of a document usually begins with."""

TECHNICAL = word_set(
    "CVE CWE UTF ISO IEC SHA RFC AES RSA TLS SSL HTTP IEEE NIST SP FIPS GMT UTC COVID SARS",
    "USD EUR GBP EN DIN ASTM ANSI BS PCI SOC CC MD EU US UK COM OJ CAS PMID DOI ISBN ISSN",
    "ASCII IP IPV PH USB HDMI DDR PS SQL JSON YAML CSS HTML ES PY LATIN BASE CP WPA CRC ECMA",
    "ITU ID AC AU CM IA SI SC PE PM IR CA AT GV DE RS RC AM BE DP AN SA CPU GPU AWS GCP GPT",
    "MPEG GB MB KB TB KW CO FY SEC RAM MS BC AD NO NOS PART APP TEL FAX ZIP NY TX MIT GPL",
    "LGPL AGPL BSD CDDL EPL MPL APACHE ICD CPT ARM RTX HK AK",
)
"""What looks like a control number and is none."""

SHORT_FORMS = word_set(
    "MSA SOW DPA NDA MNDA SLA BAA EULA TOS AUP PSA CSA MPA LOI MOU DPIA QMS ISMS"
)
"""Abbreviations that stand for a document wherever they occur."""

DOCUMENT_NOUNS = word_set(
    "Policy Procedure Agreement Plan Standard Manual Handbook Guideline Guidelines Addendum",
    "Protocol Charter Contract Lease Indenture Guide Playbook Specification Instruction",
    "Instructions Amendment Terms Runbook Programme Program Notice",
)
"""Words that end the title of a document."""

LAW_NOUNS = word_set(
    "Act Law Code Regulation Regulations Directive Ordinance Constitution Treaty Convention",
    "Statute Statutes Decree GDPR HIPAA CCPA UCC ERISA FAR DFAR DFARS Reg Regs Stat Ann Rules",
    "Rule Circular Proclamation CFR USC Title UWG BGB HGB DSGVO",
)
"""Words that end the name of a law."""

OWN_NOUNS = word_set(
    "agreement policy procedure plan standard manual handbook guideline guidelines addendum",
    "document contract schedule exhibit annex appendix sop section article clause paragraph",
    "chapter part lease statement order form amendment protocol charter instruction attachment",
    "deed letter msa dpa nda sow baa regulation directive act title code specification guide",
    "guidance paper terms program eula",
)
"""What a document calls itself after "this"."""

LEADERS = word_set(
    "this that such each any every all our your their its the a an no if when where under in",
    "see per as by with for and or of to on at from either neither both these those other",
    "another said",
)
"""Words before a title that are no part of it."""

AUTHORITY_FORM = regex(
    r"form:(?:I-[0-9]{1,3}[A-Z]?|W-[0-9][A-Z]{0,4}|10(?:40|99)(?:-[A-Z]{1,4})?|94[0-5]"
    r"|(?:SF|DS|SS)-[0-9]{1,4}|(?:6|8|10|20|40)-[FKQ](?:/A)?|P(?:11D|45|60))"
)
"""Labels of forms that tax, labour and securities authorities publish."""
