"""Terms of other documents are found by their shape; own terms and ordinary capitals are none."""

import time

import pytest

from depgraph.model.documents import Block, BlockKind, Document, Mark, MarkKind
from depgraph.model.facts import Reference, ReferenceKind, Span, Strength
from depgraph.model.keys import name_key, term_key
from extractors.readings.definitions import definitions
from extractors.readings.uses import uses


def read(*blocks: Block, citations: tuple[Reference, ...] = ()) -> tuple[Reference, ...]:
    document = Document("text", blocks)
    return uses(document, definitions(document, ()), citations)


def used(text: str) -> list[str]:
    return [one.text for one in read(Block(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It pays a Service Credit now.", ["Service Credit"], id="two words"),
        pytest.param("It pays the Supplier.", ["Supplier"], id="one word inside a sentence"),
        pytest.param(
            "Service Credits are paid.", ["Service Credits"], id="two words at the start"
        ),
        pytest.param("within ten Business Days", ["Business Days"], id="plural"),
        pytest.param("the Buyer’s stock", ["Buyer"], id="possessive"),
        pytest.param("the Non-Public Data here", ["Non-Public Data"], id="hyphen"),
        pytest.param("a Statement of Work applies", ["Statement of Work"], id="of inside"),
        pytest.param(
            "the Availability of the Service",
            ["Availability", "Availability of the Service", "Service"],
            id="of the, perhaps two terms",
        ),
        pytest.param(
            "the Buyer and Seller agree",
            ["Buyer", "Buyer and Seller", "Seller"],
            id="and, perhaps two terms",
        ),
        pytest.param(
            "any Monthly Service Credit",
            ["Monthly Service Credit", "Service Credit"],
            id="a term behind an adjective",
        ),
        pytest.param(
            "Such Service Credit is paid.", ["Service Credit"], id="leading function word"
        ),
        pytest.param("the term “uptime” in the schedule", ["uptime"], id="quoted"),
        pytest.param("the SLA is met", ["SLA"], id="acronym"),
        pytest.param("a Fee, the Fee, then the Fee", ["Fee", "Fee", "Fee"], id="each time"),
    ],
)
def test_finds_terms(text: str, expected: list[str]) -> None:
    assert used(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Payment is due.", id="first word of a sentence"),
        pytest.param("It ends. Payment is due.", id="first word of another sentence"),
        pytest.param("(a) Payment is due", id="first word of an item"),
        pytest.param("on Monday in March", id="weekday and month"),
        pytest.param("by Mr and Mrs", id="person titles"),
        pytest.param("under Section 4 and Exhibit B", id="provisions"),
        pytest.param("see SOP-014 there", id="control number"),
        pytest.param("in USD or EUR", id="currencies"),
        pytest.param("THE SUPPLIER SHALL PAY", id="capitals throughout"),
        pytest.param("an ordinary sentence", id="no capitals"),
        pytest.param("write to Ann@example.org", id="address"),
    ],
)
def test_finds_no_term(text: str) -> None:
    assert used(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the “uptime” here", id="curly"),
        pytest.param("the „uptime” here", id="low"),
        pytest.param('the "uptime" here', id="straight"),
        pytest.param("the «uptime» here", id="angle"),
        pytest.param("the ‘uptime’ here", id="single curly"),
        pytest.param("the 'uptime' here", id="single straight"),
    ],
)
def test_finds_what_any_quotation_marks_set_off(text: str) -> None:
    assert used(text) == ["uptime"]


def test_bold_words_define_and_use_nothing() -> None:
    assert read(Block("the uptime here", marks=(Mark(MarkKind.STRONG, 4, 10),))) == ()


def test_the_first_word_counts_when_it_is_seen_inside_a_sentence() -> None:
    found = read(Block("Uptime is measured."), Block("They report the Uptime."))
    assert [(one.span.block, one.text) for one in found] == [(0, "Uptime"), (1, "Uptime")]


def test_own_terms_are_no_uses() -> None:
    found = read(Block("“Buyer” means whoever buys."), Block("the Buyers and the Buyer Group"))
    assert [one.text for one in found] == ["Buyers and the Buyer Group", "Buyer Group"]


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(BlockKind.HEADING, id="heading"),
        pytest.param(BlockKind.CODE, id="code"),
        pytest.param(BlockKind.RUNNING, id="page header"),
    ],
)
def test_these_blocks_use_no_terms(kind: BlockKind) -> None:
    assert read(Block("pay a Service Credit", kind)) == ()


@pytest.mark.parametrize(
    "kind", [pytest.param(MarkKind.LINK, id="link"), pytest.param(MarkKind.CODE, id="code")]
)
def test_links_and_code_inside_a_block_are_no_uses(kind: MarkKind) -> None:
    block = Block("read the Style Guide and a Fee", marks=(Mark(kind, 9, 20),))
    assert [one.text for one in read(block)] == ["Fee"]


def test_a_use_has_the_key_of_its_term() -> None:
    assert read(Block("pay Service Credits")) == (
        Reference(
            ReferenceKind.USE,
            "Service Credits",
            Span(0, 4, 19),
            key=term_key("Service Credit"),
            strength=Strength.SHAPED,
        ),
    )


MSA = (name_key("MSA"),)


def cited(block: int, start: int, end: int) -> Reference:
    return Reference(ReferenceKind.CITATION, "the MSA", Span(block, start, end), documents=MSA)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("pay Service Credits (as defined in the MSA) now", id="as defined in"),
        pytest.param("pay “Service Credits”, as such term is defined in the MSA", id="such term"),
        pytest.param("pay Service Credits within the meaning of the MSA", id="the meaning of"),
    ],
)
def test_a_use_names_the_document_that_defines_it(text: str) -> None:
    at = text.index("the MSA")
    found = read(Block(text), citations=(cited(0, at, at + 7),))
    (use,) = [one for one in found if one.key == term_key("Service Credit")]
    assert (use.documents, use.strength) == (MSA, Strength.EXPLICIT)


def test_a_citation_further_on_defines_nothing() -> None:
    text = "pay Service Credits under the MSA"
    found = read(Block(text), citations=(cited(0, 26, 33),))
    assert [one.strength for one in found] == [Strength.SHAPED, Strength.SHAPED]


def test_a_definition_that_points_at_a_document_is_a_use_of_its_term() -> None:
    text = "“Uptime” has the meaning given in the MSA."
    at = text.index("the MSA")
    found = read(Block(text), citations=(cited(0, at, at + 7),))
    assert [(one.text, one.documents) for one in found if one.documents] == [("Uptime", MSA)]


def test_each_term_of_a_common_pointer_is_a_use() -> None:
    text = "“Uptime” and “Fee” have the meaning given in the MSA."
    at = text.index("the MSA")
    found = read(Block(text), citations=(cited(0, at, at + 7),))
    assert [one.text for one in found if one.documents == MSA] == ["Uptime", "Fee"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A" * 1_000_000, id="capitals"),
        pytest.param("Aa " * 100_000, id="capitalised words"),
        pytest.param("A" + " " * 1_000_000 + "B", id="spaces"),
        pytest.param("(" * 1_000_000, id="brackets"),
        pytest.param("“" * 1_000_000, id="quotes"),
    ],
)
def test_reads_in_linear_time(text: str) -> None:
    began = time.process_time()
    uses(Document("text", (Block(text),)), ())
    assert time.process_time() - began < 5
