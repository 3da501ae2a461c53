"""Definitions are read in every shape that documents use, and ordinary text defines nothing."""

import time

import pytest

from depgraph.model.documents import Block, BlockKind, Document, Mark, MarkKind
from depgraph.model.facts import Definition, Provision
from depgraph.model.labels import Label
from extractors.readings.definitions import definitions


def read(*blocks: Block, provisions: tuple[Provision, ...] = ()) -> tuple[Definition, ...]:
    return definitions(Document("text", blocks), provisions)


def defined(text: str) -> list[tuple[str, str]]:
    return [(one.term, one.meaning) for one in read(Block(text))]


def terms(text: str) -> list[str]:
    return [one.term for one in read(Block(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“Outage” means a loss of service. It is logged.",
            [("Outage", "a loss of service.")],
            id="curly quotes, to the end of the sentence",
        ),
        pytest.param(
            '"Order" shall mean a signed order form',
            [("Order", "a signed order form")],
            id="straight quotes",
        ),
        pytest.param(
            "The term ‘Asset’ means—land.", [("Asset", "land.")], id="single quotes and a dash"
        ),
        pytest.param(
            "«Site» refers to the plant in Basel.",
            [("Site", "the plant in Basel.")],
            id="guillemets",
        ),
        pytest.param(
            "(a) Batch means one lot of product.",
            [("Batch", "one lot of product.")],
            id="no quotes after a label",
        ),
        pytest.param(
            "Critical Supplier means a supplier of active material.",
            [("Critical Supplier", "a supplier of active material.")],
            id="no quotes, title case",
        ),
        pytest.param(
            "4.2 Negative result, in relation to a sample, means no growth.",
            [("Negative result", "no growth.")],
            id="words between the term and the verb",
        ),
        pytest.param(
            "(q) Lend and lending mean giving on loan.",
            [("Lend", "giving on loan."), ("lending", "giving on loan.")],
            id="two terms with a plural verb",
        ),
        pytest.param(
            "“A-Data” means numbers; and “B-Data” means letters.",
            [("A-Data", "numbers"), ("B-Data", "letters.")],
            id="two definitions in one sentence",
        ),
        pytest.param(
            "“Release” is defined as a version for sale.",
            [("Release", "a version for sale.")],
            id="is defined as",
        ),
        pytest.param(
            "The term “unpaid” includes sums in dispute.",
            [("unpaid", "sums in dispute.")],
            id="includes, when nothing else defines it",
        ),
        pytest.param(
            "We use a Key Risk Indicator (KRI) here.",
            [("KRI", "Key Risk Indicator")],
            id="initials in brackets",
        ),
        pytest.param(
            "The Bill of Materials (BOM) is kept.",
            [("BOM", "Bill of Materials")],
            id="a small word that counts as a letter",
        ),
        pytest.param(
            "The Office of Budget and Audit (OBA) decides.",
            [("OBA", "Office of Budget and Audit")],
            id="small words that do not count as letters",
        ),
    ],
)
def test_defines_with_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert defined(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Acme Ltd, a company of Kent (the “Supplier”), and Bolt AG (the “Buyer”) agree.",
            [("Supplier", "Acme Ltd, a company of Kent"), ("Buyer", "Bolt AG")],
            id="each bracket names what stands before it",
        ),
        pytest.param(
            "Each fund (each, a “Parallel Fund”) pays.",
            [("Parallel Fund", "Each fund")],
            id="each, a",
        ),
        pytest.param(
            "The banks (collectively, the “Lenders” and each a “Lender”) pay.",
            [("Lenders", "The banks")],
            id="plural and singular are one term",
        ),
        pytest.param(
            "A buyer (each, a “Ready Buyer,” and such notice, the “Gap Notice”) may act.",
            [("Ready Buyer", "A buyer"), ("Gap Notice", "such notice")],
            id="two terms in one bracket",
        ),
        pytest.param(
            "The rent ((i) and (ii) together, the “Rent”) is due.",
            [("Rent", "The rent")],
            id="brackets inside the bracket",
        ),
        pytest.param(
            "Northwind GmbH (hereinafter called “Northwind”) sells.",
            [("Northwind", "Northwind GmbH")],
            id="hereinafter called",
        ),
        pytest.param(
            "Digital Subscriber Line (“DSL”) is used.",
            [("DSL", "Digital Subscriber Line")],
            id="nothing but the name",
        ),
        pytest.param(
            "such sums, referred to herein as the “Fixed Sums”, are due.",
            [("Fixed Sums", "such sums")],
            id="without a bracket",
        ),
        pytest.param(
            "The text (this “Agreement”) binds.",
            [("Agreement", "The text")],
            id="this",
        ),
    ],
)
def test_defines_by_naming(text: str, expected: list[tuple[str, str]]) -> None:
    assert defined(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Section 12 (Confidentiality) survives.", id="title echo"),
        pytest.param("Goods are sold “as is” and the parties agree.", id="as is"),
        pytest.param("The goods (sold “as is”) are used.", id="as is in a bracket"),
        pytest.param("He said “never” to the offer.", id="quotation"),
        pytest.param("This means that nobody may enter.", id="this means"),
        pytest.param(
            "Failure to reply within 5 days means consent.", id="a sentence about effects"
        ),
        pytest.param("Electronic means of payment are accepted.", id="the noun means"),
        pytest.param("Any losses (see “Costs”) are shared.", id="see"),
        pytest.param("Some fields (e.g., “Name”) are blank.", id="example"),
        pytest.param("Use the menu (the “Save As” entry) to keep it.", id="quote before a noun"),
        pytest.param("The mail is sent (using the “Send” button).", id="using"),
        pytest.param("Loans (often referred to as “soft loans”) are rare.", id="casual name"),
        pytest.param("The committee (five people) meets.", id="bracket without a name"),
        pytest.param("The plant in Basel (CH) is closed.", id="letters that spell nothing"),
        pytest.param("Section 4 refers to the policy.", id="a citation with a verb"),
    ],
)
def test_defines_nothing(text: str) -> None:
    assert defined(text) == []


def test_names_joined_by_or_are_one_definition() -> None:
    (found,) = read(Block("The terms online (the “Terms of Use” or the “Terms”) apply."))
    assert (found.term, found.names) == ("Terms of Use", ("Terms",))


def test_a_short_form_behind_the_term_is_a_name() -> None:
    (found,) = read(Block("(2) Export Division (ED) means the export unit."))
    assert (found.term, found.names, found.meaning) == (
        "Export Division",
        ("ED",),
        "the export unit.",
    )


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        pytest.param("“Fee” has the meaning given in Section 5.", True, id="given in"),
        pytest.param("“Fee” has the meaning set forth in the Order.", True, id="set forth in"),
        pytest.param("“Fee” is defined in clause 9.", True, id="is defined in"),
        pytest.param("FEE has the meaning given to it in clause 1.", True, id="unquoted capitals"),
        pytest.param("“Fee” has the following meaning: a price.", False, id="following meaning"),
        pytest.param("“Fee” means a price set in Section 5.", False, id="means"),
    ],
)
def test_tells_pointers_from_meanings(text: str, pointer: bool) -> None:  # noqa: FBT001
    (found,) = read(Block(text))
    assert found.pointer is pointer


def test_the_span_covers_the_term_alone() -> None:
    text = "1.1 The term “Due Date” means the last day."
    (found,) = read(Block(text))
    assert text[found.span.start : found.span.end] == "Due Date"


def test_a_list_below_belongs_to_the_meaning() -> None:
    (found,) = read(
        Block("“Costs” means:"),
        Block("fees; and", BlockKind.ITEM, label="(a)", level=1),
        Block("taxes.", BlockKind.ITEM, label="(b)", level=1),
        Block("Costs are shared."),
    )
    assert found.meaning == "(a) fees; and (b) taxes."


def test_bold_terms_and_entries_count_only_where_terms_are_announced() -> None:
    entry = Block("Batch: one lot", marks=(Mark(MarkKind.STRONG, 0, 5),))
    assert read(entry) == ()
    (found,) = read(Block("3 Definitions", BlockKind.HEADING, level=1), entry)
    assert (found.term, found.meaning) == ("Batch", "one lot")


def test_a_provision_that_is_titled_definitions_announces_terms() -> None:
    part = Provision(Label("section:1"), "Definitions", first=0, end=2, own_end=2)
    blocks = (Block("1. Definitions"), Block("Deviation – any departure from a procedure"))
    assert [one.term for one in read(*blocks, provisions=(part,))] == ["Deviation"]


def test_another_heading_ends_the_list_of_terms() -> None:
    found = read(
        Block("Glossary", BlockKind.HEADING, level=2),
        Block("Record: a written account", BlockKind.ITEM),
        Block("Roles", BlockKind.HEADING, level=2),
        Block("Manager: approves", BlockKind.ITEM),
    )
    assert [one.term for one in found] == ["Record"]


def cells(*rows: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(
        Block(text, BlockKind.CELL, table=1, row=row, column=column)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )


def test_reads_tables_of_terms() -> None:
    found = read(*cells(("Term", "Definition"), ("Lot", "one run"), ("Work Order (WO)", "a job")))
    assert [(one.term, one.names, one.meaning) for one in found] == [
        ("Lot", (), "one run"),
        ("Work Order", ("WO",), "a job"),
    ]


def test_reads_no_table_of_other_things() -> None:
    assert read(*cells(("Role", "Person"), ("Owner", "Ann"))) == ()


def test_for_purposes_of_this_section_limits_the_definition() -> None:
    parts = (
        Provision(Label("section:1"), "Terms", first=0, end=2, own_end=1),
        Provision(Label("section:1(a)"), "", first=1, end=2, own_end=2, parent=0),
    )
    text = "For purposes of this Section, “Lot” means one run."
    (found,) = read(Block("1 Terms"), Block(text), provisions=parts)
    assert found.scope == 0


def test_a_definition_without_such_words_is_for_the_whole_document() -> None:
    part = Provision(Label("section:1"), "Terms", first=0, end=1, own_end=1)
    (found,) = read(Block("“Lot” means one run."), provisions=(part,))
    assert found.scope is None


def test_includes_adds_to_a_definition_and_makes_no_second_one() -> None:
    text = "“Secret” means what is not public. The term “Secret” does not include prices."
    assert terms(text) == ["Secret"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("(" * 1_000_000, id="brackets"),
        pytest.param('"' * 1_000_000, id="quotes"),
        pytest.param("“" * 1_000_000, id="opening quotes"),
        pytest.param("1" * 1_000_000, id="digits"),
        pytest.param("“A”" + " " * 1_000_000 + "means b", id="spaces"),
        pytest.param("“A” means b. " * 10_000, id="many definitions in one block"),
        pytest.param("(the “A”) " * 10_000, id="many names in one block"),
    ],
)
def test_reads_in_linear_time(text: str) -> None:
    began = time.process_time()
    definitions(Document("text", (Block(text),)), ())
    assert time.process_time() - began < 4
