"""What is looked at before any pattern never hides what the patterns behind it would find."""

import pytest

from depgraph.model.documents import Block, Document
from depgraph.model.facts import Identity
from extractors.readings.citations import citations
from extractors.readings.citations.gate import held
from extractors.readings.citations.names import holders
from extractors.readings.citations.sight import Sight, seen
from extractors.readings.citations.titles import titles
from extractors.readings.citations.units import chains


def units(text: str) -> list[tuple[str, str]]:
    return [(chain.unit, item.number) for chain in chains(text) for item in chain.items]


def named(text: str) -> list[str]:
    return [mention.keys[0].removeprefix("name:") for mention in seen(text).noted]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("See Section 4.", {"section"}, id="in another case"),
        pytest.param("a sub-section", {"section"}, id="behind a hyphen"),
        pytest.param("dissection", set(), id="inside a word"),
        pytest.param("section4", set(), id="glued to a digit"),
        pytest.param("\u0345section 4", {"section", "plan"}, id="a sign that folds to a letter"),
        pytest.param(
            "sect\u0131on 4", {"section", "plan"}, id="a letter that patterns take for i"
        ),
    ],
)
def test_held(text: str, words: set[str]) -> None:
    assert held(text, frozenset({"section", "plan"})) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("subsection 4", ("subsection", "4"), id="sub"),
        pytest.param("Sub-Sections 4", ("subsections", "4"), id="sub and a hyphen"),
        pytest.param("SECTION 4", ("section", "4"), id="capitals"),
        pytest.param("(Section 4)", ("section", "4"), id="behind a bracket"),
        pytest.param("\u0345Section 4", ("section", "4"), id="behind a sign that folds"),
        pytest.param("section\u017f 4", ("sections", "4"), id="an old s"),
        pytest.param("§4", ("§", "4"), id="sign"),
        pytest.param("§§ 4", ("§§", "4"), id="two signs"),
        pytest.param("Annexes 4", ("annexes", "4"), id="plural in es"),
        pytest.param("Annexure 4", ("annexure", "4"), id="annexure"),
        pytest.param("Appendices A", ("appendices", "A"), id="plural in ices"),
        pytest.param("Addendum A", ("addendum", "A"), id="addendum"),
        pytest.param("sec. 4", ("sec", "4"), id="sec"),
        pytest.param("secs. 4", ("secs", "4"), id="secs"),
        pytest.param("Art. 4", ("art", "4"), id="art"),
        pytest.param("paras 4", ("paras", "4"), id="paras"),
        pytest.param("cl. 4", ("cl", "4"), id="cl"),
        pytest.param("Fig. 4", ("fig", "4"), id="fig"),
        pytest.param("Form F-4", ("form", "F-4"), id="form"),
        pytest.param("Part IV", ("part", "IV"), id="roman numeral"),
        pytest.param("part party parts 4", ("parts", "4"), id="behind look-alikes"),
    ],
)
def test_finds_each_unit_word(text: str, expected: tuple[str, str]) -> None:
    assert units(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("dissection 4", id="another word ends so"),
        pytest.param("sectional 4", id="another word begins so"),
        pytest.param("platform 4", id="form inside a word"),
        pytest.param("the party 4", id="part inside a word"),
        pytest.param("appended 4", id="append"),
        pytest.param("_section 4", id="a name in code"),
        pytest.param("section four", id="no number"),
    ],
)
def test_finds_no_unit_word(text: str) -> None:
    assert units(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the Cold Chain Plan", ["cold-chain-plan"], id="plan"),
        pytest.param("the Cold Chain Plan.", ["cold-chain-plan"], id="at the end of a sentence"),
        pytest.param("the Lab Playbook, the Bay Plan", ["lab-playbook", "bay-plan"], id="order"),
        pytest.param("a Statement of Work", ["statement-of-work"], id="a fixed title"),
        pytest.param("the Code of Conduct", ["code-of-conduct"], id="another"),
        pytest.param("Terms of Supply", ["terms-of-supply"], id="a third"),
        pytest.param("of the Supply Terms", ["supply-terms"], id="joining words before"),
    ],
)
def test_finds_titles(text: str, expected: list[str]) -> None:
    assert [one.keys[0].removeprefix("name:") for one in titles(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("this Agreement", id="a small word before"),
        pytest.param("of any Agreement", id="another"),
        pytest.param("the Agreement", id="article"),
        pytest.param("the Cold Chain Planning", id="the noun goes on"),
        pytest.param("the cold chain plan", id="no capitals"),
        pytest.param("Agreement", id="nothing before"),
        pytest.param(" Plan", id="a blank before"),
    ],
)
def test_finds_no_titles(text: str) -> None:
    assert list(titles(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("SOP014 and SOP 15", ["sop014", "sop-15"], id="no hyphen"),
        pytest.param("under the MSA", ["msa"], id="usual abbreviation"),
        pytest.param("read 12USC 5 there", ["12-usc"], id="code glued to its title"),
        pytest.param("read 12 U. S. C. 5 there", ["12-usc"], id="code with blanks"),
        pytest.param("read 7 C.F.R. 5 there", ["7-cfr"], id="regulations"),
        pytest.param("by ISO9001 only", ["iso9001"], id="standard glued to its number"),
        pytest.param("by RFC2119 only", ["rfc2119"], id="request for comments, glued"),
        pytest.param("by 9 Pa. C.S. § 31 only", ["9-pacs"], id="body of law with a sign"),
        pytest.param("by Pub. L. 104-19 only", ["pub-l-104-19"], id="public law"),
        pytest.param("at 80 FR 1234 it says", ["80-fr"], id="register"),
        pytest.param("at 66 Stat. 12 it says", ["66-stat"], id="statutes"),
        pytest.param("by Executive Order 12345 only", ["executive-order-12345"], id="order"),
        pytest.param("by Directive 95/46/EC only", ["directive-95-46-ec"], id="directive"),
        pytest.param("by A/RES/70/1 only", ["a-res-70-1"], id="resolution"),
        pytest.param("by MDCG 2019-9 only", ["mdcg-2019-9"], id="guidance"),
        pytest.param("under D.C. Law 5-10 now", ["d-c-law-5-10"], id="numbered law"),
        pytest.param("by the Boats Act now", ["boats-act"], id="act without a number"),
    ],
)
def test_names_by_number_and_by_shape(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They agree to pay when due.", id="no telling word"),
        pytest.param("They may act on it.", id="a telling word in another sense"),
        pytest.param("They pay 30 days after it.", id="a digit"),
        pytest.param("FACTS.mdx, ISOLATED", id="signs inside words"),
        pytest.param("", id="nothing"),
    ],
)
def test_sees_nothing(text: str) -> None:
    assert seen(text) == Sight()


@pytest.mark.parametrize(
    ("texts", "aliases", "expected"),
    [
        pytest.param(["the MSA", "no", "MSA, MSA"], ["MSA"], {0: ["MSA"], 2: ["MSA"]}, id="once"),
        pytest.param(["a MSA SOW"], ["SOW", "MSA"], {0: ["SOW", "MSA"]}, id="order of aliases"),
        pytest.param(["MS", "A"], ["MSA"], {}, id="never over two texts"),
        pytest.param(["", "x\nMSA", ""], ["MSA"], {1: ["MSA"]}, id="behind a line end"),
        pytest.param(["MSA"], [], {}, id="no aliases"),
    ],
)
def test_holders(texts: list[str], aliases: list[str], expected: dict[int, list[str]]) -> None:
    assert holders(texts, aliases) == expected


def test_what_was_seen_before_is_seen_the_same() -> None:
    texts = ("The Supply Agreement (the “Deal”) holds.", "Section 4 of the Deal applies.")
    document = Document("text", tuple(map(Block, texts)))
    first = citations(document, (), Identity())
    assert citations(document, (), Identity()) == first != ()


def test_an_alias_of_one_document_is_none_of_another() -> None:
    second = Block("Section 4 of the Deal applies.")
    introduced = Document("text", (Block("The Supply Agreement (the “Deal”) holds."), second))
    citations(introduced, (), Identity())
    alone = citations(Document("text", (second,)), (), Identity())
    assert all("name:supply-agreement" not in one.documents for one in alone)
