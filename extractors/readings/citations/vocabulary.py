"""Words that tell documents, law and technical identifiers apart. English only."""

from extractors.readings.words import word_set

PREFIXES = word_set(
    "SOP POL WI WIN FRM FORM FM PROC PRO PRC PR MSA SOW DPA NDA SLA BAA QM QP QMS QSP QA QC STD PLN PLAN",
    "REC TMP TPL TMPL GDL GL GUI MAN POLICY CTR CON AGR AGMT ADD AMD ORD PO SPEC SPC URS FRS DOC DCP",
    "CAPA NCR DEV VAL VP VMP IQ OQ PQ MP BMR TM TR RA RMP DPIA ISP BCP DRP IRP HB LTR MEMO",
)
"""What the control number of a document usually begins with."""

TECHNICAL = word_set(
    "CVE CWE UTF ISO IEC SHA RFC AES RSA TLS SSL HTTP IEEE NIST SP FIPS GMT UTC COVID SARS USD EUR GBP",
    "EN DIN ASTM ANSI BS PCI SOC CC MD EU US UK COM OJ CAS PMID DOI ISBN ISSN UTF ASCII IP IPV PH",
    "WIN X Y Z MP A B C D E F G H USB HDMI DDR PS SQL JSON YAML CSS HTML ES PY PEP LATIN BASE CP WPA CRC",
    "ECMA ITU BCP ID AC AU CM IA SI SC PE PL PM PS RA MA MP IR CA CP AT GV PR DE RS RC AM BE DP AN SA",
    "CPU GPU AWS GCP GPT MPEG MP H I O R S T V W K Q J L M N U GB MB KB TB KW CO PM FY Q H1 H2 SEC RAM MS",
    "BC AD NO NOS PART APP TEL FAX ZIP CA NY TX MIT GPL LGPL AGPL BSD CDDL EPL MPL APACHE CC0 ICD CPT",
) - word_set("WIN MP RA PR PL CP BCP")
"""What looks like a control number and is none."""

SHORT_FORMS = word_set(
    "MSA SOW DPA NDA MNDA SLA BAA EULA TOS AUP PSA CSA MPA LOI MOU DPIA QMS ISMS SOP"
)
"""Abbreviations that stand for a document wherever they occur."""

DOCUMENT_NOUNS = word_set(
    "Policy Procedure Agreement Plan Standard Manual Handbook Guideline Guidelines Addendum Protocol",
    "Charter Contract Lease Indenture Guide Playbook Specification Instruction Instructions Amendment",
    "Terms Runbook Programme Program Notice",
)
"""Words that end the title of a document."""

LAW_NOUNS = word_set(
    "Act Law Code Regulation Regulations Directive Ordinance Constitution Treaty Convention Statute",
    "Statutes Decree GDPR HIPAA CCPA UCC ERISA FAR DFARS Reg Regs Stat Ann Order Rules Rule Circular",
    "Proclamation Bylaws Charter CFR USC Title UWG BGB HGB DSGVO",
) - word_set("Charter Bylaws Order")
"""Words that end the name of a law."""

OWN_NOUNS = word_set(
    "agreement policy procedure plan standard manual handbook guideline guidelines addendum document",
    "contract schedule exhibit annex appendix sop section article clause paragraph chapter part lease",
    "statement order form amendment protocol charter instruction attachment deed letter msa dpa nda",
    "sow baa regulation directive act title code specification guide guidance paper terms program eula",
)
"""What a document calls itself after "this"."""
