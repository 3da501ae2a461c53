"""How people phrase a citation: inside the document, of another document, and of law."""

import pytest

from tests.readings.test_citations import read

OWN, LAW = "", "law:"
"""Whose the part is: this document's, or law and standards; else the name of the document."""


def cited(text: str) -> list[tuple[str, str]]:
    """Return whose part each reference cites, and its label; ``-`` is the whole."""
    found = []
    for item in read(text):
        name = item.documents[0].split(":", 1)[1] if item.documents else OWN
        found.append(((LAW + name) if item.external else name, item.label or "-"))
    return found


def own(*labels: str) -> list[tuple[str, str]]:
    return [(OWN, label if ":" in label else f"section:{label}") for label in labels]


INSIDE = {
    "number": ("as Section 6.3(b)(iv) permits", own("6.3(b)(iv)")),
    "echo": ("under Section 7.1 (Pricing) the fee", own("7.1")),
    "list of echoes": ("Section 8.2 (Storage), Section 14 (Insurance)", own("8.2", "14")),
    "either of two echoes": ("Section 3 (Pause) or Section 9 (Renewal) applies", own("3", "9")),
    "two": ("Sections 2.4.1 and 6.5.2 apply", own("2.4.1", "6.5.2")),
    "list with parts": ("Sections 2(B), 5, 7(A) or 7(C)", own("2(B)", "5", "7(A)", "7(C)")),
    "long list": ("Sections 3, 4, 6, 8 and 14.5 survive", own("3", "4", "6", "8", "14.5")),
    "range": (
        "Articles 41 to 44 apply",
        own("article:41", "article:42", "article:43", "article:44"),
    ),
    "range of lettered exhibits": (
        "Exhibit C-1 to C-3",
        own("exhibit:C-1", "exhibit:C-2", "exhibit:C-3"),
    ),
    "letter": ("Section C(4) governs", own("C(4)")),
    "bare letter": ("see section D, first", own("D")),
    "above": ("Section 3 (Purpose and Scope of Use) above", own("3")),
    "this Section": ("under this Section 2.3(d)", own("2.3(d)")),
    "this Section with echo": ("This Section 6 (Warranty) is all", own("6")),
    "preceding sentence": ("the preceding sentence applies", []),
    "preceding paragraph": ("in the preceding paragraph", []),
    "foregoing clauses": ("the foregoing clauses (i), (iii) or (v)", []),
    "of a definition": ("clause (ii) or clause (iii) of the definition of “Excluded Loss”", []),
    "of this definition": ("clause (i) of this definition", []),
    "clauses above": ("clause (i) or (ii) above", []),
    "this clause": ("this clause 8 applies", own("8")),
    "article": ("under Article 7 (Removal; Cause)", own("article:7")),
    "schedule": ("on Schedule 2 (Service Hours)", own("schedule:2")),
    "exhibit": ("in line with Exhibit B", own("exhibit:B")),
    "under a heading": ("Exhibit C under the heading “Closing Shares”", own("exhibit:C")),
    "disclosure schedule": (
        "Section 3.14 of the Disclosure Schedule",
        [("disclosure-schedule", "section:3.14")],
    ),
    "note": ("see Note 3", own("note:3")),
    "part of a part": ("Appendix A, Part I, Paragraph D", own("section:D")),
    "schedules and paragraphs": (
        "Schedule 1, paragraph 4, Schedule 2, paragraph 5",
        own("4", "5"),
    ),
    "appendix and title": ("See APPENDIX D – “LIST OF SITES”", own("appendix:D")),
    "the only appendix": ("as section IX of the appendix to this plan shows", own("IX")),
    "a point": ("Article 13(2), point (f) applies", own("article:13(2)(f)")),
    "this point": ("at this point (not before)", []),
}

OTHERS = {
    "titled": ("Section 9 of the Quality Requirements", [("quality-requirements", "section:9")]),
    "this one": ("Section 4.1 of this DPA", own("4.1")),
    "defined in": ("as defined in the Validation Plan has been", [("validation-plan", "-")]),
    "defined in and under": ("as defined in and under the Master Lease", [("master-lease", "-")]),
    "incorporated by reference": ("incorporated by reference", []),
    "a plan": ("See AUD - Internal Audit Plan", [("internal-audit-plan", "-")]),
    "terms of": ("as defined in our Terms of Use (TOU)", [("terms-of-use", "-")]),
    "a version of nothing": ("Version 3.2, which are posted at", []),
    "order or statement": ("in an Order or Statement of Work", [("statement-of-work", "-")]),
    "number": ("per SOP-QC-014", [("sop-qc-014", "-")]),
    "number and version": ("(SOP-QC-07 v3.0)", [("sop-qc-07", "-")]),
    "number and echo": ("under SOP-SEC-031 (Key Rotation)", [("sop-sec-031", "-")]),
    "number and bare title": ("under SOP-011 Change Control", [("sop-011", "-")]),
    "number and section": ("In line with SOP-06 §4.2", [("sop-06", "section:4.2")]),
    "five digits": ("in accordance with SOP-00412", [("sop-00412", "-")]),
    "fragment": ("SOP-QC-014#c5", [("sop-qc-014", "-")]),
    "master agreement": ("(as defined in the Master Agreement)", [("master-agreement", "-")]),
    "of the MSA": ("governed by Section 4.9 of the MSA", [("msa", "section:4.9")]),
    "possessive": ("the MSA's Exhibit B", [("msa", "exhibit:B")]),
    "schedule of ours": ("see Schedule D", own("schedule:D")),
    "to": ("Schedule 3 to the Supply Agreement", [("supply-agreement", "schedule:3")]),
    "in": ("Annex 2 in the Quality Agreement", [("quality-agreement", "annex:2")]),
    "bracket that names it": (
        "Section 2.1 (Hosting Agreement) and",
        [("hosting-agreement", "section:2.1")],
    ),
    "exhibits to a number": (
        "Exhibits A and B to AA-1000",
        [("aa-1000", "exhibit:A"), ("aa-1000", "exhibit:B")],
    ),
    "table": ("as Table 4 of SOP-014 shows", [("sop-014", "table:4")]),
    "figure": ("Figure 2 in the Site Plan", [("site-plan", "figure:2")]),
    "step": ("Step 4 of SOP-014", [("sop-014", "step:4")]),
    "elided": ("Sections 1105.3, .4, and .5", own("1105.3", "1105.4", "1105.5")),
    "file": ("see supply.md §4", [("supply", "section:4")]),
}

LAWS = {
    "code": ("5 U.S.C. 706(2)(A)", [("5-usc", "section:706(2)(A)")]),
    "et seq": ("29 U.S.C. 2101 et seq.", [("29-usc", "section:2101")]),
    "note": ("25 U.S.C. 4103 note", [("25-usc", "section:4103")]),
    "two": ("5 U.S.C. §§ 8401 and 8412", [("5-usc", "section:8401"), ("5-usc", "section:8412")]),
    "no third": ("12 U.S.C. 5481, and 3 banks", [("12-usc", "section:5481")]),
    "prose": ("section 112(b) of title 35, United States Code", [("35-usc", "section:112(b)")]),
    "subchapter": ("subchapter II of chapter 51 of title 5", [("title-5", "subchapter:2")]),
    "public law": ("section 12 of Public Law 104–191", [("public-law-104-191", "section:12")]),
    "division": (
        "section 7 of division B of Public Law 110–329",
        [("public-law-110-329", "section:7")],
    ),
    "statutes": ("71 Stat. 540", [("71-stat", "-")]),
    "register": ("60 Fed. Reg. 30112", [("60-fed-reg", "-")]),
    "order": ("Executive Order 13526", [("executive-order-13526", "-")]),
    "regulations in prose": (
        "section 302.4 of title 21, Code of Federal Regulations",
        [("21-cfr", "section:302.4")],
    ),
    "regulations": ("48 C.F.R. §31.205, consisting of", [("48-cfr", "section:31.205")]),
    "list of regulations": (
        "12 CFR 34.5(b) and (c) apply",
        [("12-cfr", "section:34.5(b)"), ("12-cfr", "section:34.5(c)")],
    ),
    "part": ("45 CFR Part 46", [("45-cfr", "part:46")]),
    "no blank": ("7CFR, part 205", [("7-cfr", "part:205")]),
    "name before": (
        "Regulations Sections 1.482-1(b)(2) and 1.482-7(d)",
        [("regulations", "section:1.482-1(b)(2)"), ("regulations", "section:1.482-7(d)")],
    ),
    "code before": ("Code Section 482(b)(1)", [("code", "section:482(b)(1)")]),
    "sign": ("Code § 409A", [("code", "section:409A")]),
    "of the code": (
        "Section 861(a) of the Code (disregarding Section 863 of the Code)",
        [("code", "section:861(a)"), ("code", "section:863")],
    ),
    "state": (
        "Minn. Rev. Stat. Ann. § 12-2201 et seq. (West 2011)",
        [("minn-rev-stat-ann", "section:12-2201")],
    ),
    "of the GDPR": ("Article 17(3) of the GDPR", [("gdpr", "article:17(3)")]),
    "GDPR behind": ("Article 28(3) GDPR", [("gdpr", "article:28(3)")]),
    "point of a regulation": (
        "in Article 4, point (7), of Regulation (EU) No 910/2014",
        [("regulation-eu-no-910-2014", "article:4(7)")],
    ),
    "points": (
        "points (a) and (b) of Article 6(1) GDPR",
        [("gdpr", "article:6(1)(a)"), ("gdpr", "article:6(1)(b)")],
    ),
    "point first": (
        "point 12 of Article 3 of that Directive",
        [("that-directive", "article:3(12)")],
    ),
    "several regulations": (
        "Regulations (EU) No 575/2013, (EU) No 648/2012",
        [("regulation-eu-no-575-2013", "-"), ("regulation-eu-no-648-2012", "-")],
    ),
    "directive": ("Directive (EU) 2019/1937", [("directive-eu-2019-1937", "-")]),
    "old directive": ("Directive 2001/83/EC", [("directive-2001-83-ec", "-")]),
    "that directive": ("Article 5 of that Directive", [("that-directive", "article:5")]),
    "german": ("§ 5 Abs. 2 Satz 1 BDSG", [("bdsg", "section:5")]),
    "german book first": ("SGB § 35 Abs 2 gilt", [("sgb", "section:35")]),
    "german both": (
        "nach § 80 VwGO i.V.m. §§ 167 Nr. 2, 709 ZPO",
        [("vwgo", "section:80"), ("zpo", "section:167")],
    ),
    "act": (
        "section 44(2) of the Housing, Grants and Regeneration Act 1996",
        [("housing-grants-and-regeneration-act-1996", "section:44(2)")],
    ),
    "year's act": ("the 1996 Act", [("1996-act", "-")]),
    "the act": ("complies with the Act or this part", [("act", "-")]),
    "act by number": ("Act no. 71 of 2008", [("act-no-71-of-2008", "-")]),
    "resolution": ("see ACHPR/Res. 275 (LV) 2014", [("achpr-res-275", "-")]),
    "standard and paragraph": ("ISO 14971, para. 7.4.", [("iso-14971", "-")]),
    "standard": ("IEC 60601-1:2012", [("iec-60601-1-2012", "-")]),
    "standard and clause": ("ISO 13485:2016, 4.2.4", [("iso-13485-2016", "-")]),
    "standard and clauses": (
        "(ISO 26262-6:2018, Clauses 7 and 9)",
        [("iso-26262-6-2018", "section:7"), ("iso-26262-6-2018", "section:9")],
    ),
    "guidance": ("MDCG 2019-11 says", [("mdcg-2019-11", "-")]),
    "publication": ("NIST SP 800-171 Controls", [("nist-sp-800-171", "-")]),
    "of that proclamation": (
        "section 7 of that Proclamation",
        [("that-proclamation", "section:7")],
    ),
    "of a named act": (
        "section 31(a)(ii) of the Health Act",
        [("health-act", "section:31(a)(ii)")],
    ),
    "schedule of an act": (
        "Schedule 1 to the Companies Act 2006",
        [("companies-act-2006", "schedule:1")],
    ),
}

NEAR_LAW = {
    "comment": ("see comment 18(b)(3)-2.", own("comment:18(b)(3)-2")),
    "part of a comment": ("in comment 8(a)-10.v.", own("comment:8(a)-10.v")),
    "comments": (
        "comments 7(c)(1)-2, or 7(e)-1 through -3",
        own("comment:7(c)(1)-2", "comment:7(e)-1", "comment:7(e)-2", "comment:7(e)-3"),
    ),
    "commentary": ("See the commentary to § 1105.3(a)(3).", own("comment:3(a)(3)")),
    "appendix and part": ("appendix J, part III says", own("part:3")),
    "subchapter of this chapter": ("subchapter V of this chapter", own("subchapter:5")),
    "subchapter I": ("subchapter I of Chapter 10 of this title", own("subchapter:1")),
    "lettered subchapter": ("subchapter IX-A of Chapter 2 of this title", own("subchapter:IX-A")),
    "part of a subchapter": ("part A of this subchapter", own("part:A")),
    "annex and number": ("Annex VII, 4.3", own("4.3")),
    "annex": ("Annex II (Technical File)", own("annex:II")),
    "thereof": ("Section 6(b) thereof", []),
    "shared thereof": ("section 26 and section 31(a) thereof", []),
    "criteria": ("CC6.1, CC6.2", []),
    "controls": ("A.8.12-A.8.15", []),
    "requirement": ("Req. 10.2", []),
    "fact": ("They act on the fact, the actor and Action 4.", []),
}


def _table(
    rows: dict[str, tuple[str, list[tuple[str, str]]]], *, law: bool = False
) -> list[object]:
    prefix = LAW if law else ""
    return [
        pytest.param(text, [(prefix + name, label) for name, label in found], id=reason)
        for reason, (text, found) in rows.items()
    ]


@pytest.mark.parametrize(("text", "expected"), _table(INSIDE))
def test_inside(text: str, expected: list[tuple[str, str]]) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(("text", "expected"), _table(OTHERS))
def test_of_another_document(text: str, expected: list[tuple[str, str]]) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(("text", "expected"), _table(LAWS, law=True))
def test_of_law(text: str, expected: list[tuple[str, str]]) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(("text", "expected"), _table(NEAR_LAW))
def test_of_a_code_that_may_be_ours(text: str, expected: list[tuple[str, str]]) -> None:
    assert cited(text) == expected
