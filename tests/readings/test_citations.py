"""What a text cites: which provision, whose it is, and where exactly the words stand."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depgraph.model.documents import Block, BlockKind, Document, Mark, MarkKind
from depgraph.model.facts import Identity, Reference, ReferenceKind, Span, Strength
from depgraph.model.keys import Key, file_key, name_key
from depgraph.model.labels import Label
from extractors.readings.citations import citations
from extractors.readings.provisions import provisions

NUMBERED = tuple(f"{number}. Part. It is so." for number in range(1, 10))


def read(*blocks: Block | str, identity: Identity | None = None) -> tuple[Reference, ...]:
    made = tuple(Block(block) if isinstance(block, str) else block for block in blocks)
    document = Document("text", made)
    return citations(document, provisions(document), identity or Identity())


def labels(*blocks: Block | str) -> list[str]:
    return [reference.label or "-" for reference in read(*blocks)]


def sections(*blocks: Block | str) -> list[str]:
    return [label.removeprefix("section:") for label in labels(*blocks)]


def names(reference: Reference) -> list[str]:
    return [key.split(":", 1)[1] for key in reference.documents]


def cited(text: str) -> list[tuple[str, str, str]]:
    """Return the first name, the label and the words of each reference of *text*."""
    return [(*names(item)[:1], item.label or "-", item.text) for item in read(text)]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("see Section 1.2(c)(ii) first", ["1.2(c)(ii)"], id="sub-references"),
        pytest.param("see Sections 5.6.2 and 7.3.3", ["5.6.2", "7.3.3"], id="two"),
        pytest.param(
            "in Sections 1, 2, 5, 7, 8, 9 and 12.5",
            ["1", "2", "5", "7", "8", "9", "12.5"],
            id="long list",
        ),
        pytest.param("in Sections 3(A), 4, 5(A) or 5(B)", ["3(A)", "4", "5(A)", "5(B)"], id="or"),
        pytest.param("Clauses 7 to 10 apply", ["7", "8", "9", "10"], id="range"),
        pytest.param("sections 4.1–4.3 apply", ["4.1", "4.2", "4.3"], id="range with a dash"),
        pytest.param("sections 3 to 900", ["3", "900"], id="wide range"),
        pytest.param("see § 7-204.03.", ["7-204.03"], id="dashed number"),
        pytest.param("under §§ 2-402 to 2-404", ["2-402", "2-403", "2-404"], id="dashed range"),
        pytest.param("Sections 812.3, .4, and .5", ["812.3", "812.4", "812.5"], id="elided head"),
        pytest.param(
            "§ 812.9(a)(5) (i), (ii), or (iii)",
            ["812.9(a)(5)(i)", "812.9(a)(5)(ii)", "812.9(a)(5)(iii)"],
            id="spaced brackets",
        ),
        pytest.param("section 26(a)(1) and (2)", ["26(a)(1)", "26(a)(2)"], id="deepest level"),
        pytest.param("section 26(a)(1) and (b)", ["26(a)(1)", "26(b)"], id="level above"),
        pytest.param("section 26(a)(10)(i) and (b)", ["26(a)(10)(i)", "26(b)"], id="two above"),
        pytest.param(
            "Section 1.2(1)(a),(c) to (e), (f)(ii) and (2)",
            ["1.2(1)(a)", "1.2(1)(c)", "1.2(1)(d)", "1.2(1)(e)", "1.2(1)(f)(ii)", "1.2(2)"],
            id="all at once",
        ),
        pytest.param("Section B(5) says", ["B(5)"], id="letter"),
        pytest.param("under paragraph 2.C here", ["2(C)"], id="letter behind a stop"),
        pytest.param("Section 5.0 is open", ["5"], id="round number"),
        pytest.param("this Section 4.2", ["4.2"], id="this"),
        pytest.param("sec. 4.2 and cl. 5", ["4.2", "5"], id="short unit words"),
        pytest.param("§ 38-3101(f-1) says", ["38-3101(f-1)"], id="inserted letter"),
        pytest.param(
            "Sections 1.2 (Fees) for work done, 3 (Term), and 4 (Notice).",
            ["1.2", "3", "4"],
            id="words between echoes",
        ),
        pytest.param("Section 4, 30 days after", ["4"], id="days are no section"),
        pytest.param("Sections 4 and 10 business days", ["4"], id="nor business days"),
        pytest.param("under this Section 6; (ii) money", ["6"], id="next item of an enumeration"),
        pytest.param("under Section 6, and (b) in a month", ["6"], id="enumeration with and"),
        pytest.param("see Section 4 Section 5", ["4", "5"], id="without comma"),
        pytest.param("in this section I describe", [], id="pronoun"),
        pytest.param("a section of the road", [], id="no number"),
        pytest.param("intersection 4 is busy", [], id="inside a word"),
        pytest.param("the sectional 4.2 view", [], id="longer word"),
    ],
)
def test_sections(text: str, expected: list[str]) -> None:
    assert sections(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("see Exhibit A", ["exhibit:A"], id="exhibit"),
        pytest.param("see Exhibits A to C", ["exhibit:A", "exhibit:B", "exhibit:C"], id="range"),
        pytest.param("Schedules 1 and 2", ["schedule:1", "schedule:2"], id="schedules"),
        pytest.param("see Annex II", ["annex:II"], id="annex"),
        pytest.param("Appendices B and C", ["appendix:B", "appendix:C"], id="appendices"),
        pytest.param("Table 4 and Figure 2", ["table:4", "figure:2"], id="table and figure"),
        pytest.param("use Form F-07", ["form:F-07"], id="form"),
        pytest.param("repeat steps 3 to 5", ["step:3", "step:4", "step:5"], id="steps"),
        pytest.param("Articles IV and V", ["article:4", "article:5"], id="roman articles"),
        pytest.param("see Note 1", ["note:1"], id="note"),
        pytest.param(
            "comments 5(b)(3)-1 through -3",
            ["comment:5(b)(3)-1", "comment:5(b)(3)-2", "comment:5(b)(3)-3"],
            id="numbered comments",
        ),
        pytest.param("the form 2 people use", [], id="a form is no Form"),
        pytest.param("schedule a call", [], id="verb"),
        pytest.param("to exhibit a picture", [], id="another verb"),
        pytest.param("the table on page 4", [], id="furniture"),
        pytest.param("part of it", [], id="part of"),
    ],
)
def test_other_number_spaces(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "echo"),
    [
        pytest.param("Section 13.1 (Fees)", "Fees", id="title"),
        pytest.param("Article 11 (Key Event; Pause)", "Key Event; Pause", id="two titles"),
        pytest.param("see APPENDIX C – “SUMMARY OF TERMS”", "SUMMARY OF TERMS", id="quoted title"),
        pytest.param("Section 5 (Payment & Taxes)", "Payment & Taxes", id="ampersand"),
        pytest.param("Section 5 entitled “Fees and Taxes”", "Fees and Taxes", id="entitled"),
        pytest.param('Section 5, headed "Fees," or', "Fees", id="headed, with a comma inside"),
        pytest.param("Section 5 (the “Cap”)", "", id="defined term"),
        pytest.param("Section 5 (“Cap”)", "", id="a term that it may define"),
        pytest.param("Section 5 is entitled to “Fees”", "", id="entitled to something"),
        pytest.param("Section 5 (as amended)", "", id="remark"),
        pytest.param("Section 5 (SOP-014)", "", id="document"),
        pytest.param("Section 5 (b)", "", id="sub-reference"),
        pytest.param("section 8.17 of SOP-027 (Labels)", "Labels", id="behind a number"),
        pytest.param("clause 8.17 of the Supply Agreement (Labels)", "Labels", id="behind a name"),
        pytest.param("§ 8.17 in SOP-027 (Labels & Seals).", "Labels & Seals", id="two nouns"),
        pytest.param(
            "Section 2 of Exhibit A of the Supply Agreement (Labels)", "Labels", id="behind both"
        ),
        pytest.param(
            "clause 9 of the Supply Agreement (Final Provisions)",
            "Final Provisions",
            id="final as part of a title",
        ),
        pytest.param(
            "clause 9 of the Supply Agreement (Company Property)",
            "Company Property",
            id="company as part of a title",
        ),
        pytest.param("clause 9 of the Supply Agreement (SA-027)", "", id="its control number"),
        pytest.param("section 9 of SOP-027 (Rev C)", "", id="its revision"),
        pytest.param("clause 9 of the Supply Agreement (May)", "", id="its date"),
        pytest.param("clause 9 of the Supply Agreement (Birch Ltd)", "", id="its party"),
        pytest.param("clause 9 of the Supply Agreement (Thirty days)", "", id="value"),
        pytest.param("clause 9 of the Supply Agreement (“Labels”)", "", id="its alias"),
        pytest.param("clause 9 of the Supply Agreement (SA)", "", id="its initials"),
        pytest.param("section 9 of SOP-027 (Labelling Procedure)", "", id="its own title"),
        pytest.param("clauses 8 and 9 of the Supply Agreement (Labels)", "", id="title of which"),
        pytest.param("section 9 of the Sale Act (Labels)", "", id="law"),
    ],
)
def test_title_echo(text: str, echo: str) -> None:
    assert read(text)[0].echo == echo


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Sections 4.2(b) and 7 to 9 of the MSA",
            [("msa", f"section:{number}") for number in ("4.2(b)", "7", "8", "9")],
            id="list of the MSA",
        ),
        pytest.param(
            "section 26 and section 31(a) of the MSA",
            [("msa", "section:26"), ("msa", "section:31(a)")],
            id="shared by neighbours",
        ),
        pytest.param(
            "Section 2 of the MSA and Section 5 of the DPA",
            [("msa", "section:2"), ("dpa", "section:5")],
            id="each its own",
        ),
        pytest.param("MSA §3.2 applies", [("msa", "section:3.2")], id="sign behind a short form"),
        pytest.param("MSA 3.2 applies", [("msa", "section:3.2")], id="bare number behind it"),
        pytest.param("the MSA's Section 4", [("msa", "section:4")], id="possessive"),
        pytest.param("Section 8.3 (MSA)", [("msa", "section:8.3")], id="in brackets"),
        pytest.param("SOP-02 §8.3", [("sop-02", "section:8.3")], id="control number"),
        pytest.param("SOP-014, section 5.2", [("sop-014", "section:5.2")], id="comma"),
        pytest.param(
            "(POL-002, sections 4.1 and 4.3)",
            [("pol-002", "section:4.1"), ("pol-002", "section:4.3")],
            id="list behind a control number",
        ),
        pytest.param("per SOP-014 step 3", [("sop-014", "step:3")], id="step"),
        pytest.param("MSA Exhibit C", [("msa", "exhibit:C")], id="exhibit"),
        pytest.param(
            "Section 2 of the Access Control Policy",
            [("access-control-policy", "section:2")],
            id="title",
        ),
        pytest.param(
            "Section 2.1 of the Disclosure Schedule",
            [("disclosure-schedule", "section:2.1")],
            id="capitalised words",
        ),
        pytest.param("See retention-policy.md §4", [("retention-policy", "section:4")], id="file"),
        pytest.param(
            "The prices in Exhibit B of the Supply Agreement apply.",
            [("supply-agreement", "exhibit:B")],
            id="a lettered exhibit is no part of the title",
        ),
        pytest.param(
            "See Schedule C to the Birch Supply Agreement.",
            [("birch-supply-agreement", "schedule:C")],
            id="schedule to a document",
        ),
        pytest.param(
            "See Article IV of the Supply Agreement.",
            [("supply-agreement", "article:4")],
            id="roman article of a document",
        ),
        pytest.param(
            "See Appendix C-2 to the Quality Plan.",
            [("quality-plan", "appendix:C-2")],
            id="letter and number",
        ),
        pytest.param(
            "See the Vitamin B and C Plan.",
            [("vitamin-b-and-c-plan", None)],
            id="letters inside a title",
        ),
        pytest.param(
            "See the Part Supply Agreement.",
            [("part-supply-agreement", None)],
            id="a unit word without a number",
        ),
        pytest.param("Exhibit B to the Supply Agreement", [], id="the title line of an exhibit"),
        pytest.param(
            "See the Exhibit Hall B Plan.",
            [("exhibit-hall-b-plan", None)],
            id="a letter that is no exhibit's",
        ),
    ],
)
def test_whose_section(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(names(item)[0], item.label) for item in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("(Hosting Agreement, Section 3.2)", ["3.2"], id="comma"),
        pytest.param("(Hosting Agreement Section 3.2)", ["3.2"], id="blank"),
        pytest.param("(Hosting Agreement §3.2)", ["3.2"], id="sign"),
        pytest.param("[Hosting Agreement, Section 3.2]", ["3.2"], id="square brackets"),
        pytest.param("(the Hosting Agreement, Section 3.2)", ["3.2"], id="article before it"),
        pytest.param("It is so (Hosting Agreement, §§ 3.2, 4).", ["3.2", "4"], id="list"),
        pytest.param("(Hosting Agreement, Section 3; Section 4)", ["3", "4"], id="semicolon"),
        pytest.param("(Hosting Agreement (Section 3.2))", ["3.2"], id="brackets in brackets"),
        pytest.param("Fees rise—Hosting Agreement, Section 3.2", ["3.2"], id="tight dash"),
        pytest.param("Source: Hosting Agreement, Section 3.2", ["3.2"], id="colon"),
        pytest.param("Hosting Agreement | Section 3.2", ["3.2"], id="bar"),
        pytest.param("“Hosting Agreement,” Section 3.2", ["3.2"], id="quoted"),
        pytest.param("(“Hosting Agreement”, Section 3.2)", ["3.2"], id="quoted in brackets"),
        pytest.param("Section 3.2 of the “Hosting Agreement”", ["3.2"], id="of the quoted"),
        pytest.param(
            "(Hosting Agreement dated 3 May 2024, Section 3.2)", ["3.2"], id="date between"
        ),
        pytest.param("(Hosting Agreement v2.1 §3.2)", ["3.2"], id="version between"),
        pytest.param("(Hosting Agreement, p. 4, Section 3.2)", ["3.2"], id="page between"),
        pytest.param("(Section 3.2, Hosting Agreement)", ["3.2"], id="behind a comma"),
        pytest.param("[§3.2, Hosting Agreement]", ["3.2"], id="sign and behind a comma"),
        pytest.param("See Section 3.2, Hosting Agreement.", ["3.2"], id="end of sentence"),
        pytest.param(
            "(Sections 3.2 and 4, the Hosting Agreement)", ["3.2", "4"], id="list before it"
        ),
        pytest.param("(Section 3.2 (Rates), Hosting Agreement)", ["3.2"], id="echo before it"),
        pytest.param("Under Section 3.2, the Hosting Agreement ends.", [None], id="next clause"),
        pytest.param(
            "see Section 3.2, the Hosting Agreement and the MSA", [None], id="list of equals"
        ),
        pytest.param("(Hosting Agreement). Section 3.2 stays.", [None], id="closed before"),
        pytest.param("(Hosting Agreement, and Section 3.2)", [None], id="two things in brackets"),
        pytest.param("(Agreement, Section 3.2)", [None], id="noun alone"),
        pytest.param("(This Hosting Agreement, Section 3.2)", [None], id="this one"),
    ],
)
def test_a_title_beside_a_section_is_whose_it_is(text: str, expected: list[str | None]) -> None:
    found = [item for item in read(text) if item.label]
    hosting = (name_key("Hosting Agreement"),)
    own = [item.label for item in found if item.documents != hosting]
    theirs = [(item.label or "")[8:] for item in found if item.documents == hosting]
    assert theirs == [number for number in expected if number]
    assert len(own) == expected.count(None)


@pytest.mark.parametrize("kind", [BlockKind.CELL, BlockKind.ITEM, BlockKind.PARAGRAPH])
@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("Hosting Agreement, Section 3.2", name_key("hosting agreement"), id="title"),
        pytest.param("Section 3.2, Hosting Agreement", name_key("hosting agreement"), id="behind"),
        pytest.param("host.docx, Section 3.2", file_key("host.docx"), id="file"),
        pytest.param("(host.docx, Section 3.2)", file_key("host.docx"), id="file in brackets"),
        pytest.param("(Section 3.2, host.docx)", file_key("host.docx"), id="file behind"),
        pytest.param("(POL-002, section 3.2)", name_key("POL-002"), id="control number"),
        pytest.param("(Section 3.2, POL-002)", name_key("POL-002"), id="control number behind"),
    ],
)
def test_a_citation_may_be_all_that_a_block_holds(text: str, key: Key, kind: BlockKind) -> None:
    assert [(item.documents, item.label) for item in read(Block(text, kind))] == [
        ((key,), "section:3.2")
    ]


FEED = "the Grain and Feed Act (“GFA”) applies."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("17 NYRR § 204", [("17-nyrr", "section:204")], id="title and section"),
        pytest.param(
            "9 Pa. C.S. §§ 30 and 31",
            [("9-pacs", "section:30"), ("9-pacs", "section:31")],
            id="several sections",
        ),
        pytest.param("17 NYRR § 204 et seq.", [("17-nyrr", "section:204")], id="and following"),
        pytest.param(f"{FEED} Section 8(b) of GFA", [("gfa", "section:8(b)")], id="alias"),
        pytest.param(f"{FEED} Section 8 of the GFA", [("gfa", "section:8")], id="alias with the"),
        pytest.param(
            "Section 4 of the Bluebell industry standard",
            [("bluebell-industry-standard", "section:4")],
            id="standard of an industry",
        ),
        pytest.param(
            "Section 706(a) of the Act binds us. Section 706(c) does not.",
            [("act", "section:706(a)"), ("act", "section:706(c)")],
            id="a number that the text gave to one law",
        ),
        pytest.param(
            "Section 6 of the Act binds us. Section 6(c) does not.",
            [("act", "section:6")],
            id="a number that is our own too",
        ),
        pytest.param(
            "Section 706 of the Act, Section 706 of the Zinc Act and Section 706(c) bind us.",
            [("act", "section:706"), ("zinc-act", "section:706")],
            id="a number of two laws",
        ),
    ],
)
def test_whose_law(text: str, expected: list[tuple[str, str]]) -> None:
    found = [item for item in read(*NUMBERED, text) if item.label and item.external]
    assert [(names(item)[-1], str(item.label)) for item in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("see 12 SOP § 3", id="a control number's letters"),
        pytest.param("Section 2 of the standard", id="the standard in small letters"),
        pytest.param("SECTION 2 OF THIS AGREEMENT APPLIES", id="all in capitals"),
        pytest.param("Section 2 of QAP", id="initials may be a document's"),
    ],
)
def test_whose_law_is_not_said(text: str) -> None:
    assert [item for item in read(*NUMBERED, text) if item.external] == []


def test_initials_behind_a_number_name_a_document_that_may_be_ours() -> None:
    (found,) = read(*NUMBERED, "Section 2 of QAP")
    assert (found.documents, found.strength) == ((name_key("QAP"),), Strength.SHAPED)


def test_the_title_of_our_own_part_beside_its_number_is_no_document() -> None:
    rows = (*NUMBERED[:2], "3. Service Terms. It is so.")
    assert [item.documents for item in read(*rows, "(Service Terms, Section 3)")] == [()]
    assert [item.documents for item in read(*rows, "(Service Terms, Section 2)")] == [
        (name_key("Service Terms"),)
    ]


@pytest.mark.parametrize(
    ("text", "key", "strength"),
    [
        pytest.param("(Order Form, Section 3)", "order-form", Strength.SHAPED, id="perhaps one"),
        pytest.param("(Rates, Section 3)", None, Strength.EXPLICIT, id="any word"),
        pytest.param("use the form, Section 3", None, Strength.EXPLICIT, id="lower case"),
    ],
)
def test_what_may_be_a_title_beside_a_section(
    text: str, key: str | None, strength: Strength
) -> None:
    (found,) = read(*NUMBERED, text)
    assert (names(found), found.strength) == ([key] if key else [], strength)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Section 3.2 of this Agreement", id="this Agreement"),
        pytest.param("Section 3.2 of this DPA", id="this DPA"),
        pytest.param("Section 3.2 hereof", id="hereof"),
        pytest.param("Section 3.2 above", id="above"),
        pytest.param("Section 3.2 of this Data Processing Agreement", id="this and a title"),
        pytest.param("Section 3.2 of the agreement", id="lower case"),
        pytest.param("The MSA ends. Section 3.2 stays.", id="next sentence"),
    ],
)
def test_own_section(text: str) -> None:
    own = [item for item in read(*NUMBERED, text) if item.label == "section:3.2"]
    assert [(item.documents, item.external) for item in own] == [((), False)]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        pytest.param("45 CFR 164.308(a)(1)", "45-cfr", "section:164.308(a)(1)", id="regulations"),
        pytest.param("5CFR, part 575", "5-cfr", "part:575", id="without blank"),
        pytest.param("26 U.S.C. 501", "26-usc", "section:501", id="code of the union"),
        pytest.param("(Section 4, Bank Act)", "bank-act", "section:4", id="act behind a comma"),
        pytest.param("Public Law 115–72", "public-law-115-72", None, id="public law"),
        pytest.param("63 Stat. 687", "63-stat", None, id="statutes"),
        pytest.param("56 Fed. Reg. 46191", "56-fed-reg", None, id="register"),
        pytest.param("Executive Order 14117", "executive-order-14117", None, id="order"),
        pytest.param("Directive 2002/58/EC", "directive-2002-58-ec", None, id="directive"),
        pytest.param("Regulation (EU) No 648/2012", "regulation-eu-no-648-2012", None, id="eu"),
        pytest.param("ISO 13485:2016, 4.2.4", "iso-13485-2016", None, id="standard and clause"),
        pytest.param("IEC 62304:2006", "iec-62304-2006", None, id="standard"),
        pytest.param("RFC 2119", "rfc-2119", None, id="request for comments"),
        pytest.param("Article 28(3) GDPR", "gdpr", "article:28(3)", id="name behind"),
        pytest.param("Article 9(2) of the GDPR", "gdpr", "article:9(2)", id="of the name"),
        pytest.param("Code Section 705(a)", "code", "section:705(a)", id="name before"),
        pytest.param("Code § 4975", "code", "section:4975", id="name before a sign"),
        pytest.param("Section 4(k) of the Bank Act", "bank-act", "section:4(k)", id="act"),
        pytest.param(
            "Section 4(k) of the Bank Act of 1956", "bank-act-of-1956", "section:4(k)", id="year"
        ),
        pytest.param("chapter 5 of title 2", "title-2", "chapter:5", id="title of a code"),
        pytest.param(
            "section 130(a) of title 23", "title-23", "section:130(a)", id="section of it"
        ),
        pytest.param("§ 8 Abs. 1 Satz 1 UWG", "uwg", "section:8", id="another country"),
        pytest.param("FAR section 12.212", "far", "section:12.212", id="abbreviation before"),
        pytest.param("Section 7 of that Act", "that-act", "section:7", id="that act"),
    ],
)
def test_law_is_external(text: str, name: str, label: str | None) -> None:
    (found,) = read(text)
    assert (names(found), found.label, found.external) == ([name], label, True)


@pytest.mark.parametrize(
    ("text", "key", "revision", "strength"),
    [
        pytest.param("per SOP-QA-001", "sop-qa-001", "", Strength.EXPLICIT, id="prefix and part"),
        pytest.param("(SOP-QA-03 v2.0)", "sop-qa-03", "2.0", Strength.EXPLICIT, id="version"),
        pytest.param("SOP-014 rev 3 is", "sop-014", "3", Strength.EXPLICIT, id="revision"),
        pytest.param("SOP-014 (Rev. C)", "sop-014", "C", Strength.EXPLICIT, id="revision letter"),
        pytest.param("in SOP-00087", "sop-00087", "", Strength.EXPLICIT, id="five digits"),
        pytest.param("in SOP 014", "sop-014", "", Strength.EXPLICIT, id="blank"),
        pytest.param("under MSA-2024-017", "msa-2024-017", "", Strength.EXPLICIT, id="year"),
        pytest.param("on FRM-QA-07", "frm-qa-07", "", Strength.EXPLICIT, id="form"),
        pytest.param("the TW-200 box", "tw-200", "", Strength.SHAPED, id="unknown prefix"),
        pytest.param(
            "the Access Control Policy", "access-control-policy", "", Strength.SHAPED, id="title"
        ),
        pytest.param(
            "any Statement of Work", "statement-of-work", "", Strength.SHAPED, id="fixed title"
        ),
        pytest.param("the NDA ends", "nda", "", Strength.SHAPED, id="short form"),
    ],
)
def test_documents_as_a_whole(text: str, key: str, revision: str, strength: Strength) -> None:
    (found,) = read(text)
    assert (found.documents[0], found.label) == (name_key(key), None)
    assert (found.revision, found.strength) == (revision, strength)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("CVE-2024-1234 is fixed", id="vulnerability"),
        pytest.param("UTF-8 and SHA-256", id="encoding and hash"),
        pytest.param("since COVID-19", id="illness"),
        pytest.param("AES-256 and TLS-1", id="ciphers"),
        pytest.param("xSOP-014", id="inside a word"),
        pytest.param("SOPS-", id="no number"),
        pytest.param("https://example.org/a.md", id="web address"),
        pytest.param("The Policy applies.", id="noun alone"),
        pytest.param("This Policy applies.", id="the document itself"),
        pytest.param("the “Retention Policy” means", id="term in quotes"),
        pytest.param("an agreement and a plan", id="lower case"),
        pytest.param("the MSAs", id="longer word"),
    ],
)
def test_names_no_document(text: str) -> None:
    assert read(text) == ()


def test_an_alias_means_its_document_from_then_on() -> None:
    found = read(
        "The Master Services Agreement dated 3 May 2024 (MSA-2024-017) (the “MSA”) is signed.",
        "Section 4.2 of the MSA applies, and so does the MSA.",
    )
    keys = (
        name_key("MSA-2024-017"),
        name_key("Master Services Agreement"),
        name_key("MSA"),
    )
    assert [(item.documents, item.label) for item in found] == [
        (keys[:2], None),
        (keys, "section:4.2"),
        (keys, None),
    ]


@pytest.mark.parametrize(
    ("introduction", "use", "expected"),
    [
        pytest.param(
            "the Data Processing Agreement (DPA) applies", "the DPA", "dpa", id="initials"
        ),
        pytest.param(
            "the Data Processing Agreement (the “Addendum”)",
            "the Addendum ends",
            "data-processing-agreement",
            id="noun",
        ),
        pytest.param(
            "the Supply Agreement between Ada Ltd and Bo Ltd (the “Supplier”)",
            "the Supplier pays",
            None,
            id="a party is no document",
        ),
        pytest.param(
            "a Ledger of Spares Notice (LSPN) hangs there",
            "the LSPN is read",
            None,
            id="letters that are neither initials nor in the title",
        ),
        pytest.param(
            "the Supply Agreement (an “Update”)", "the Update comes", None, id="one of many"
        ),
        pytest.param(
            "This Supply Agreement (the “Agreement”)", "the Agreement ends", None, id="itself"
        ),
    ],
)
def test_aliases(introduction: str, use: str, expected: str | None) -> None:
    found = [item for item in read(introduction, use) if item.span.block == 1]
    assert [expected in names(item) for item in found] == ([True] if expected else [])


def test_own_names_are_no_citation() -> None:
    own = Identity(number="SOP-014", title="Records Plan")
    found = read(*NUMBERED, "SOP-014 and the Records Plan", "SOP-014 §4", identity=own)
    assert [(item.documents, item.label) for item in found] == [((), "section:4")]


@pytest.mark.parametrize(
    ("text", "label", "within"),
    [
        pytest.param("step 3 of section 5", "step:3", "section:5", id="step of a section"),
        pytest.param(
            "Section 2 of Exhibit A", "section:2", "exhibit:A", id="section of an exhibit"
        ),
        pytest.param("Exhibit C, C.2", "section:C.2", "exhibit:C", id="number behind an exhibit"),
        pytest.param("Annex XIV, 6.2", "section:6.2", "annex:XIV", id="number behind an annex"),
        pytest.param("Schedule 1, paragraph 4", "section:4", "schedule:1", id="comma and unit"),
        pytest.param(
            "paragraph (a) of section 5", "section:5(a)", None, id="bracket of a section"
        ),
        pytest.param("clause (iv) of Section 4.2(b)", "section:4.2(b)(iv)", None, id="deeper"),
        pytest.param(
            "paragraph 2 of Article 5", "article:5(2)", None, id="paragraph of an article"
        ),
        pytest.param(
            "item 1, paragraph (2) of subsection (b) of § 7-301",
            "section:7-301(b)(2)",
            None,
            id="three levels",
        ),
    ],
)
def test_parts_of_parts(text: str, label: str, within: str | None) -> None:
    (found,) = read(text)
    assert (found.label, found.within) == (label, within)


RULES = (
    "§ 812.3 Exempt persons.",
    "(a) First rule.",
    "(1) See paragraph (b) of this section.",
    "(2) See paragraph (a)(1) and paragraph (z).",
    "(b) Second rule, but not paragraph (1).",
)


def test_relative_citations_get_the_label_of_the_section_around_them() -> None:
    assert labels(*RULES) == ["section:812.3(b)", "section:812.3(a)(1)"]


@pytest.mark.parametrize(
    ("text", "name", "strength", "external"),
    [
        pytest.param(
            "Section 3 of the respective Sponsor’s Sponsor Booth Agreement",
            "sponsor-s-sponsor-booth-agreement",
            Strength.SHAPED,
            False,
            id="owner and title",
        ),
        pytest.param(
            "Section 3 of such Sponsor's Booth Agreement",
            "sponsor-s-booth-agreement",
            Strength.SHAPED,
            False,
            id="such an owner's",
        ),
        pytest.param(
            "Section 3 of the sponsors' Booth Agreement",
            "booth-agreement",
            Strength.EXPLICIT,
            False,
            id="owners in lower case",
        ),
        pytest.param(
            "Section 3 of the existing Booth Agreement",
            "booth-agreement",
            Strength.EXPLICIT,
            False,
            id="adjective",
        ),
        pytest.param(
            "Section 3 of that certain Booth Agreement",
            "booth-agreement",
            Strength.EXPLICIT,
            False,
            id="that certain",
        ),
        pytest.param(
            "Section 3 of their respective Booth Agreements",
            "booth-agreements",
            Strength.SHAPED,
            False,
            id="plural",
        ),
        pytest.param(
            "Section 3 of each of the Booth Agreements",
            "booth-agreements",
            Strength.SHAPED,
            False,
            id="each of the",
        ),
        pytest.param(
            "Section 3 of the prior agreement",
            "prior-agreement",
            Strength.EXPLICIT,
            True,
            id="another without a name",
        ),
        pytest.param(
            "Section 3 of the Sponsor’s booth agreement",
            "sponsor-s-booth-agreement",
            Strength.EXPLICIT,
            True,
            id="another of an owner",
        ),
        pytest.param(
            "Section 3 of the original Act",
            "act",
            Strength.EXPLICIT,
            True,
            id="law behind an adjective",
        ),
    ],
)
def test_another_agreement_is_never_this_one(
    text: str, name: str, strength: Strength, *, external: bool
) -> None:
    (found,) = read(*NUMBERED, text)
    assert (names(found)[0], found.label) == (name, "section:3")
    assert (found.strength, found.external) == (strength, external)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Section 3 of the agreement", id="this one in lower case"),
        pytest.param("Section 3 of this Agreement and the prior agreement", id="this one first"),
        pytest.param("Section 3, and the prior agreement ends", id="another sentence part"),
        pytest.param("Section 3 on the other party's duties", id="no document at all"),
    ],
)
def test_another_agreement_elsewhere_changes_nothing(text: str) -> None:
    assert [(item.documents, item.external) for item in read(*NUMBERED, text)] == [((), False)]


def test_an_owner_is_no_part_of_what_a_document_answers_to() -> None:
    (found,) = read("Section 3 of the Sponsor's Booth Agreement")
    assert names(found) == ["sponsor-s-booth-agreement", "booth-agreement"]


LAYERED = (
    "§ 9 Fees.",
    "(a) One.",
    "(1) First.",
    "(b) Two.",
    "(1) First.",
    "(2) Second.",
    "(A) Alpha.",
    "(i) Iota.",
    "(ii) Of note.",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("paragraph (1) of this subsection", ["9(b)(1)"], id="of the subsection"),
        pytest.param(
            "paragraphs (1) and (2) of this subsection", ["9(b)(1)", "9(b)(2)"], id="two"
        ),
        pytest.param("subparagraph (A) of this paragraph", ["9(b)(2)(A)"], id="of the paragraph"),
        pytest.param("clause (i) of this subparagraph", ["9(b)(2)(A)(i)"], id="one deeper"),
        pytest.param("paragraph (7) of this subsection", ["9(b)(7)"], id="one that is gone"),
        pytest.param("subsection (a) of this section", ["9(a)"], id="of the section"),
        pytest.param("subsection (a)(1) of this section", ["9(a)(1)"], id="two levels"),
        pytest.param("paragraph (b) of this section", ["9(b)"], id="paragraphs right below"),
        pytest.param("subsection (a) of this subsection", ["9(a)"], id="a slip of the pen"),
    ],
)
def test_parts_of_this_part_are_counted_from_the_right_depth(
    text: str, expected: list[str]
) -> None:
    assert sections(*LAYERED, f"(iii) See {text}.") == expected


def test_this_subsection_of_a_decimal_number_is_the_whole_number() -> None:
    rows = ("4.2 Fees. They rise.", "(a) first", "(b) as paragraph (a) of this subsection says")
    assert sections(*rows) == ["4.2(a)"]
    assert sections(*rows, "(c) as paragraph (x) of this subsection says") == ["4.2(a)"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("clause (iv) of the definition of “Fee”", id="of a definition"),
        pytest.param("paragraph (a) of this section", id="no section around"),
        pytest.param("Section 4(k) thereof", id="nothing named before"),
        pytest.param("the preceding paragraph", id="no number"),
    ],
)
def test_what_is_not_certain_is_left_out(text: str) -> None:
    assert read(text) == ()


def test_thereof_and_its_mean_the_document_named_before() -> None:
    found = read(
        "The MSA applies, and Section 4 thereof too.", "The DPA ends. Its Section 9 stays."
    )
    assert [(names(item)[0], item.label) for item in found] == [
        ("msa", None),
        ("msa", "section:4"),
        ("dpa", None),
        ("dpa", "section:9"),
    ]


def test_a_section_may_be_an_article_or_a_numeral() -> None:
    assert labels("Article 4 – Fees", "See Section 4.", "Article 5 – Term") == ["article:4"]
    assert labels(Block("IV. Fees", BlockKind.HEADING, level=1), "See Section 4.") == [
        "section:IV"
    ]
    assert labels("1. Fees", "Article 4 – Term", "See Section 4.") == ["section:4"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Capitalised terms used but not defined herein have the meanings given in the MSA.",
            id="given",
        ),
        pytest.param(
            "Capitalized terms not otherwise defined in this SOW shall have the meaning ascribed"
            " to them in the MSA.",
            id="ascribed",
        ),
        pytest.param("Terms defined in the MSA have the same meaning in this SOW.", id="same"),
        pytest.param("The definitions in the MSA apply to this SOW.", id="apply"),
        pytest.param(
            "Any capitalized term used in this Addendum and not defined is defined in the MSA.",
            id="defined in",
        ),
    ],
)
def test_incorporation(text: str) -> None:
    found = [item for item in read(text) if "msa" in names(item)]
    assert [item.kind for item in found] == [ReferenceKind.INCORPORATION]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Fees are as defined in the MSA.", id="one term"),
        pytest.param("The MSA has the meaning of a frame.", id="meaning"),
        pytest.param("The terms of the MSA apply.", id="terms"),
    ],
)
def test_no_incorporation(text: str) -> None:
    assert [item.kind for item in read(text)] == [ReferenceKind.CITATION]


def test_as_defined_in_keeps_its_words() -> None:
    (found,) = read("Confidential Information (as defined in the MSA) is safe.")
    assert (found.text, found.span) == ("as defined in the MSA", Span(0, 26, 47))


def test_every_number_has_its_own_place() -> None:
    text = "Sections 4.2(b) (Fees) and 7 to 9 of the MSA apply."
    found = read(text)
    assert [text[item.span.start : item.span.end] for item in found] == [
        "Sections 4.2(b)",
        "7",
        "to",
        "9",
    ]
    assert {item.text for item in found} == {"Sections 4.2(b) (Fees) and 7 to 9 of the MSA"}


def test_whole_reference() -> None:
    (found,) = read("as set out in SOP-014 rev 3, Section 5.2 (Storage), and")
    assert found == Reference(
        ReferenceKind.CITATION,
        "SOP-014 rev 3, Section 5.2 (Storage)",
        Span(0, 29, 40),
        documents=(Key("name:sop-014"),),
        label=Label("section:5.2"),
        echo="Storage",
        revision="3",
    )


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(("Section 4.2 Retention", "Words."), id="own number"),
        pytest.param(("Table 4: Limits",), id="caption"),
        pytest.param(("Contents", "Section 4 Fees 3", "Section 4 Fees"), id="table of contents"),
        pytest.param((Block("POL-002 Section 4", BlockKind.RUNNING),), id="page header"),
        pytest.param((Block("Access Control Policy", BlockKind.HEADING, level=1),), id="title"),
        pytest.param(("7.2 Entire Agreement. This is all.",), id="title of a part"),
    ],
)
def test_a_heading_cites_nothing(blocks: tuple[Block | str, ...]) -> None:
    assert read(*blocks) == ()


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("pol.md#four", [(file_key("pol.md"),)], id="into a file"),
        pytest.param("#four", [()], id="into this document"),
        pytest.param("https://example.org/law", [], id="out of the files"),
    ],
)
def test_a_number_in_a_link_belongs_to_its_target(
    target: str, expected: list[tuple[Key, ...]]
) -> None:
    block = Block("see Section 4 now", marks=(Mark(MarkKind.LINK, 4, 13, target),))
    assert [item.documents for item in read(block)] == expected


@pytest.mark.parametrize(
    ("block", "strength"),
    [
        pytest.param(Block("see Section 4", BlockKind.COMMENT), Strength.SHAPED, id="comment"),
        pytest.param(Block("# POL-002 §4", BlockKind.COMMENT), Strength.EXPLICIT, id="named"),
        pytest.param(Block("see Section 4"), Strength.EXPLICIT, id="prose"),
        pytest.param(Block("see Section 409A"), Strength.SHAPED, id="far above our own"),
        pytest.param(Block("see Exhibit Q"), Strength.EXPLICIT, id="exhibit"),
        pytest.param(Block("see Section 1 of the Merger"), Strength.SHAPED, id="perhaps a name"),
    ],
)
def test_strength(block: Block, strength: Strength) -> None:
    (found,) = [item for item in read(*NUMBERED, block) if item.span.block == len(NUMBERED)]
    assert found.strength is strength


def test_an_amendment_speaks_of_another_text() -> None:
    own = Identity(title="Amendment No. 2 to the Lease")
    found = read(*NUMBERED, "Section 3 and Section 14.2 change.", identity=own)
    assert [item.strength for item in found] == [Strength.EXPLICIT, Strength.SHAPED]


@given(
    st.lists(
        st.sampled_from(
            [
                "Sections",
                "Section",
                "4.2",
                "(b)",
                "and",
                "to",
                ",",
                "of",
                "the",
                "MSA",
                "SOP-014",
                "(Fees)",
                "this",
                "Exhibit",
                "A",
                "§",
                "12 CFR 3",
                "Act",
                "paragraph",
                "7",
                "thereof",
            ]
        ),
        max_size=14,
    )
)
def test_places_are_exact_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    taken: set[tuple[int, int]] = set()
    for item in read(*NUMBERED, text):
        start, end = item.span.start, item.span.end
        assert 0 <= start < end <= len(text)
        assert all(
            (start, end) == other or end <= other[0] or other[1] <= start for other in taken
        )
        taken.add((start, end))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("Sections 1-50, ", 2, id="dash"),
        pytest.param("Sections 1 to 50 and ", 2, id="words"),
        pytest.param("MSA 4.1-4.50; ", 2, id="behind a name"),
    ],
)
def test_too_many_ranges_in_one_block_give_their_ends_only(text: str, written: int) -> None:
    assert len(read(text * 40)) == 40 * 50
    many = read(text * 4_000)
    assert 2_000 < len(many) - 4_000 * written < 2_100
    assert many == read(text * 4_000)


def test_the_ranges_of_another_block_are_expanded_again() -> None:
    found = read("Sections 1-50, " * 100, "Sections 4-7 and Section 9")
    assert [item.label for item in found if item.span.block == 1] == [
        f"section:{number}" for number in (4, 5, 6, 7, 9)
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1" * 1_000_000, id="digits"),
        pytest.param("(" * 1_000_000, id="brackets"),
        pytest.param(" " * 1_000_000, id="blanks"),
        pytest.param("A-" * 500_000, id="dashes"),
        pytest.param("(the “" * 150_000, id="quotes"),
        pytest.param("a/" * 500_000, id="paths"),
        pytest.param("capitalised terms defined " * 40_000, id="terms"),
    ],
)
def test_a_megabyte_of_noise_takes_no_time(text: str) -> None:
    start = time.process_time()
    assert read(text) == ()
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Issued under SOP-077 §2.3", ["SOP-077 2.3"], id="another document"),
        pytest.param("FRM-001 Rev 4, page 2", [], id="its own number"),
        pytest.param("Section 4 Payment", [], id="a running head of its own"),
        pytest.param("Supply Agreement", [], id="a title"),
    ],
)
def test_page_headers_and_footers_cite_other_documents_only(
    text: str, expected: list[str]
) -> None:
    block = Block(text, BlockKind.RUNNING)
    found = read(*NUMBERED, block, identity=Identity(number="FRM-001"))
    told = [f"{item.text}".replace("§", "") for item in found]
    assert [" ".join(each.split()) for each in told] == expected
