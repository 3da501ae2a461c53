"""Each phrasing in which documents define a term is read, with its names; near misses are not."""

import pytest

from depgraph.model.documents import Block, BlockKind, Document, Mark, MarkKind
from depgraph.model.facts import Definition, Provision
from depgraph.model.labels import Label
from extractors.readings.definitions import definitions
from extractors.readings.provisions import provisions


def read(*blocks: Block) -> tuple[Definition, ...]:
    document = Document("text", blocks)
    return definitions(document, provisions(document))


def named(text: str) -> list[tuple[str, ...]]:
    """Return each term with its further names."""
    return [(one.term, *one.names) for one in read(Block(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“Stop Event” means (a) the line stands still or (b) an alarm.",
            [("Stop Event",)],
            id="means, with a list",
        ),
        pytest.param(
            "“Net Gain” means the same as the term “net profit” in the manual.",
            [("Net Gain",)],
            id="the same as another term",
        ),
        pytest.param('"Vendor" or "We" means Alder GmbH.', [("Vendor", "We")], id="two or one"),
        pytest.param("The term “rag” means cloth.", [("rag",)], id="the term"),
        pytest.param("The term ‘Swiss body’ means—", [("Swiss body",)], id="a dash"),
        pytest.param(
            "The term ‘waste water’ does not include cooling water.",
            [("waste water",)],
            id="does not include",
        ),
        pytest.param(
            "The terms “lift”, “hoist” and “tow” have the meaning that the manual gives them.",
            [("lift",), ("hoist",), ("tow",)],
            id="several terms",
        ),
        pytest.param(
            "The seller makes a promise (the “Quality Promise”).",
            [("Quality Promise",)],
            id="the, in brackets",
        ),
        pytest.param("A fund is added (each, a “Sister Fund”).", [("Sister Fund",)], id="each, a"),
        pytest.param(
            'The banks named (collectively, the "Banks" and each a "Bank") lend.',
            [("Banks", "Bank")],
            id="collectively and each",
        ),
        pytest.param(
            "The persons named (each a “Taker” and together the “Takers”) sign.",
            [("Taker", "Takers")],
            id="each and together",
        ),
        pytest.param(
            "There are more deliveries (each such delivery, a “Later Delivery”).",
            [("Later Delivery",)],
            id="each such thing, a",
        ),
        pytest.param(
            "A taker answers (each, a “Willing Taker,” and such answer, the “Acceptance”).",
            [("Willing Taker",), ("Acceptance",)],
            id="two things in one bracket",
        ),
        pytest.param(
            'These rules (the “Rules of Use” or the "Rules") apply.',
            [("Rules of Use", "Rules")],
            id="or another name",
        ),
        pytest.param('The contract (hereinafter called "Hire") ends.', [("Hire",)], id="called"),
        pytest.param(
            "Birch Tools AG, referred to herein as “BIRCH”, sells.",
            [("BIRCH",)],
            id="referred to herein as",
        ),
        pytest.param(
            'plus interest (any such sums, the "Set Sums").', [("Set Sums",)], id="any such, the"
        ),
        pytest.param("The text (this “Charter”) binds.", [("Charter",)], id="this"),
        pytest.param(
            "Small files (also known as “Stored Objects” or “SOs”) are kept.",
            [("Stored Objects", "SOs")],
            id="also known as",
        ),
        pytest.param(
            'Wishes (also referred to as "user needs") are written down.',
            [("user needs",)],
            id="also referred to as",
        ),
        pytest.param("Previews means programs not yet sold.", [("Previews",)], id="no marks"),
        pytest.param(
            "Notary, in relation to a deed, means the person who signs it.",
            [("Notary",)],
            id="in relation to",
        ),
        pytest.param(
            "“Affiliate” of any Person means any company that it owns.",
            [("Affiliate",)],
            id="of any person",
        ),
        pytest.param(
            "“Affiliate,” as applied to any Person, means any company that it owns.",
            [("Affiliate",)],
            id="as applied to",
        ),
        pytest.param(
            'Global Trade Number ("GTN") is given.', [("GTN",)], id="an abbreviation in quotes"
        ),
        pytest.param(
            "The Batch Record System (BRS) holds it.",
            [("BRS", "Batch Record System")],
            id="an abbreviation without quotes",
        ),
        pytest.param(
            'Birch Tools AG ("Birch", "we", "us" or "our") sells.',
            [("Birch",), ("we",), ("us", "our")],
            id="we, us or our",
        ),
        pytest.param(
            "The words “person” and “whoever” include companies.",
            [("person",), ("whoever",)],
            id="words in the plural",
        ),
        pytest.param(
            "“A Plan” means a plan for a year (a “Year Plan”) or for a month (a “Month Plan”).",
            [("A Plan",), ("Year Plan",), ("Month Plan",)],
            id="definitions inside a definition",
        ),
        pytest.param(
            "“control” (including the terms “controlling” and “controlled by”) means power.",
            [("control", "controlling", "controlled by")],
            id="further forms in brackets",
        ),
        pytest.param(
            "“Works” (singular “Work”) means drawings.",
            [("Works", "Work")],
            id="the singular in brackets",
        ),
        pytest.param(
            "“Cost” means what is paid, provided that “Cost” does not include tax.",
            [("Cost",)],
            id="an exclusion in the same sentence is no second definition",
        ),
        pytest.param("the sum so paid being the “Base Sum”.", [("Base Sum",)], id="being the"),
        pytest.param("We call this the “Cooling Period”.", [("Cooling Period",)], id="we call"),
        pytest.param(
            "SOP stands for Standard Operating Procedure.", [("SOP",)], id="stands for, no marks"
        ),
        pytest.param(
            "“Mark” shall be construed as a reference to any sign.", [("Mark",)], id="construed"
        ),
        pytest.param(
            "References to “days” are to calendar days.", [("days",)], id="references are to"
        ),
        pytest.param("“Mark” signifies a sign.", [("Mark",)], id="signifies"),
        pytest.param("“Mark” comprises words and pictures.", [("Mark",)], id="comprises"),
    ],
)
def test_reads_the_phrasing(text: str, expected: list[tuple[str, ...]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“Extra Fee” has the meaning set forth in Section 5.1.4.", id="set forth"),
        pytest.param(
            "“Losses” has the meaning set forth in Tax Regulations Section 1.7.", id="of a law"
        ),
        pytest.param(
            '"Duty of Care" has the meaning given to it in clause 10.11(b) of these Terms.',
            id="given to it",
        ),
        pytest.param(
            '"Hurt Party" has the meaning given to it in Clause 15.1 (Outside Events);',
            id="with the title of the clause",
        ),
        pytest.param(
            "CONTRACT has the meaning given to it in clause 1.2.", id="capitals, no marks"
        ),
        pytest.param("“Mark” shall bear the meaning set out in Annex 2.", id="bears the meaning"),
        pytest.param("“Mark” is used as defined in Annex 2.", id="used as defined"),
        pytest.param("“Closing” is defined in Section 3.2.", id="is defined in"),
        pytest.param("“Deposit”: see Section 4.1.", id="see"),
        pytest.param(
            "“Expert” shall have the meaning ascribed thereto in the Main Contract.", id="ascribed"
        ),
    ],
)
def test_reads_a_pointer_to_the_definition(text: str) -> None:
    assert [one.pointer for one in read(Block(text))] == [True]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Section 8 (Confidentiality) applies.", id="the title of a section"),
        pytest.param("Clause 4.2 (the “as is” sale) applies.", id="an idiom"),
        pytest.param("The label says “Handle with care”.", id="a label"),
        pytest.param("He said “yes” and means it.", id="a quotation inside a sentence"),
        pytest.param("By electronic means a copy is sent.", id="the noun"),
        pytest.param("The plan includes a test.", id="includes without a term"),
        pytest.param("The gauge (see “Checks” above) is read.", id="see, in brackets"),
        pytest.param("Use a word such as (“hot”) on the sign.", id="an example in brackets"),
        pytest.param("References to drawings are to be updated.", id="references without a term"),
        pytest.param("The alarm stands for ten seconds.", id="stands"),
        pytest.param("The “old” route is to be closed.", id="is to, without references"),
        pytest.param("The mark bears a number.", id="bears"),
    ],
)
def test_reads_no_definition(text: str) -> None:
    assert named(text) == []


def test_an_exclusion_says_that_it_is_one() -> None:
    (one,) = read(Block("The term “tool” does not include a knife."))
    assert one.meaning == "does not include a knife."


def test_what_a_term_includes_belongs_to_its_meaning_wherever_it_stands() -> None:
    (one,) = read(
        Block("“Tool” means what a hand holds."), Block("The term “tool” includes a knife.")
    )
    assert one.meaning == "what a hand holds. a knife."


def test_the_next_sentence_about_the_term_belongs_to_the_meaning() -> None:
    (one,) = read(
        Block("“Tool” means what a hand holds. It does not include a knife. It is sold.")
    )
    assert one.meaning == "what a hand holds. It does not include a knife."


def test_the_meaning_of_one_entry_ends_where_the_next_begins() -> None:
    found = read(
        Block("Definitions", BlockKind.HEADING, level=1),
        Block("(a) Tool means:"),
        Block("(1) a hammer; or"),
        Block("(2) a saw."),
        Block("(b) Knife means a blade."),
    )
    assert [(one.term, one.meaning) for one in found] == [
        ("Tool", "(1) a hammer; or (2) a saw."),
        ("Knife", "a blade."),
    ]


@pytest.mark.parametrize(
    ("words", "scope", "reach"),
    [
        pytest.param(
            "For the purposes of this part, “tool” means a saw.", None, "part", id="part"
        ),
        pytest.param("In this Act, “tool” means a saw.", None, "act", id="act"),
        pytest.param("In these Regulations, “tool” means a saw.", None, "regulation", id="plural"),
        pytest.param("As used in these policies, “tool” means a saw.", None, "policies", id="set"),
        pytest.param(
            "“Tool”, as used in this chapter, means a saw.", None, "chapter", id="behind"
        ),
        pytest.param("In this section, “tool” means a saw.", 0, "", id="section"),
        pytest.param("In this Agreement, “tool” means a saw.", None, "", id="the document"),
        pytest.param(
            "“Tool” means a saw in this part of the plant.", None, "", id="in the meaning"
        ),
    ],
)
def test_reads_how_far_a_definition_reaches(words: str, scope: int | None, reach: str) -> None:
    (one,) = read(Block("4 Tools", BlockKind.HEADING, level=1), Block(words))
    assert (one.scope, one.reach) == (scope, reach)


def test_words_that_open_a_list_say_how_far_its_definitions_reach() -> None:
    found = read(
        Block("4 Tools", BlockKind.HEADING, level=1),
        Block("For the purposes of this part the following definitions apply:"),
        Block("(a) Saw means a blade with teeth."),
        Block("(b) Axe means a blade without."),
    )
    assert [(one.term, one.scope, one.reach) for one in found] == [
        ("Saw", None, "part"),
        ("Axe", None, "part"),
    ]


def test_a_part_that_the_file_holds_is_no_more_than_the_file() -> None:
    found = read(
        Block("Part 3 Tools", BlockKind.HEADING, level=1),
        Block("In this part, “saw” means a blade with teeth."),
    )
    assert [one.reach for one in found] == [""]


def test_a_bold_term_that_a_list_defines_is_read() -> None:
    bold = (Mark(MarkKind.STRONG, 0, 8),)
    found = read(Block("“Basket” has the meaning given to it in clause 2.3.", marks=bold))
    assert [(one.term, one.pointer) for one in found] == [("Basket", True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“Fault” shall be deemed to exist upon a leak of the tank.",
            [("Fault", "a leak of the tank.", False)],
            id="what is deemed to exist",
        ),
        pytest.param(
            '"Handover" shall be deemed to have occurred when both sign.',
            [("Handover", "both sign.", False)],
            id="what is deemed to have occurred",
        ),
        pytest.param(
            "“Extra Works has the meaning given in Section 4.",
            [("Extra Works", "given in Section 4.", True)],
            id="the closing mark is forgotten",
        ),
        pytest.param(
            '1.2 "Extra Works means work that nobody ordered.',
            [("Extra Works", "work that nobody ordered.", False)],
            id="straight marks, one of them forgotten",
        ),
        pytest.param("A fault shall be deemed to exist upon a leak.", [], id="no marks"),
        pytest.param("“Extra Works means work”, she wrote.", [], id="a sentence quoted"),
        pytest.param('"Hello means good day" was said.', [], id="a straight quotation"),
        pytest.param("“Extra works are paid weekly.", [], id="no verb that defines"),
    ],
)
def test_marks_forgotten_and_things_deemed(
    text: str, expected: list[tuple[str, str, bool]]
) -> None:
    found = read(Block(text))
    assert [(one.term, one.meaning, one.pointer) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('Pay under Section 4 ("Fees and Rates").', [], id="the title of a section"),
        pytest.param("Pay under § 4 (“Fees and Rates”).", [], id="behind a section sign"),
        pytest.param(
            'the payments due under this Section 4 ("Fees and Rates") are monthly.',
            ["Fees and Rates"],
            id="what this section is about",
        ),
        pytest.param('Pay the sums in Section 4 (the "Fees").', ["Fees"], id="another name"),
        pytest.param(
            'A list is attached as Exhibit A ("Fees and Rates").',
            ["Fees and Rates"],
            id="an exhibit",
        ),
    ],
)
def test_the_title_of_a_section_is_no_term(text: str, expected: list[str]) -> None:
    heading = Block("4 Fees and Rates", BlockKind.HEADING, level=1)
    part = Provision(Label("section:4"), "Fees and Rates", 0, 2, 2)
    found = definitions(Document("text", (heading, Block(text))), (part,))
    assert [one.term for one in found] == expected
