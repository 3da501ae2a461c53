"""What can be cited in a document: labels, titles, nesting, and what is no provision at all."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depgraph.model.documents import Block, BlockKind, Document, Mark, MarkKind
from depgraph.model.facts import Provision
from extractors.readings.provisions import contents_blocks, provisions


def heading(text: str, level: int = 1, label: str = "") -> Block:
    return Block(text, BlockKind.HEADING, level=level, label=label, anchors=(text.lower(),))


def item(text: str, label: str, level: int = 1) -> Block:
    return Block(text, BlockKind.ITEM, level=level, label=label)


def read(*blocks: Block | str) -> tuple[Provision, ...]:
    made = tuple(Block(block) if isinstance(block, str) else block for block in blocks)
    return provisions(Document("text", made))


def labels(*blocks: Block | str) -> list[str]:
    return [provision.label or f"- {provision.title}" for provision in read(*blocks)]


@pytest.mark.parametrize(
    ("block", "label", "title"),
    [
        pytest.param("4.2 Retention", "section:4.2", "Retention", id="decimal"),
        pytest.param("4.2. Retention", "section:4.2", "Retention", id="decimal with a stop"),
        pytest.param("Section 4.2. Retention", "section:4.2", "Retention", id="unit word"),
        pytest.param("§ 3 Scope", "section:3", "Scope", id="section sign"),
        pytest.param("§ 812.4 Meanings.", "section:812.4", "Meanings", id="number of a code"),
        pytest.param("§ 7-204.03. Pay.", "section:7-204.03", "Pay", id="dashed number of a code"),
        pytest.param("ARTICLE IV", "article:4", "", id="article in roman numerals"),
        pytest.param("Article 4 – Fees", "article:4", "Fees", id="article in digits"),
        pytest.param("Exhibit C – Rates", "exhibit:C", "Rates", id="exhibit"),
        pytest.param("EXHIBIT B – PRICES", "exhibit:B", "PRICES", id="exhibit in capitals"),
        pytest.param("Exhibit B", "exhibit:B", "", id="exhibit alone"),
        pytest.param("Schedule 2: Fees", "schedule:2", "Fees", id="schedule with a title"),
        pytest.param("Schedule 1", "schedule:1", "", id="schedule"),
        pytest.param("Annex II: Measures", "annex:II", "Measures", id="annex"),
        pytest.param("Appendix B", "appendix:B", "", id="appendix"),
        pytest.param("Table 4: Limits", "table:4", "Limits", id="table"),
        pytest.param("Figure 2", "figure:2", "", id="figure"),
        pytest.param("Form F-07", "form:F-07", "", id="form"),
        pytest.param("Step 3: Close the valve", "step:3", "", id="typed step"),
        pytest.param("1. Definitions", "section:1", "Definitions", id="plain number"),
        pytest.param(
            "8.3 Leak of Data. Supplier shall say so at once.",
            "section:8.3",
            "Leak of Data",
            id="run-in title",
        ),
        pytest.param(
            "8.3 Supplier shall say so at once.", "section:8.3", "", id="sentence, no title"
        ),
        pytest.param(
            heading("5 Procedure", 2), "section:5", "Procedure", id="number in a heading"
        ),
        pytest.param(heading("Scope", 2), None, "Scope", id="heading without number"),
        pytest.param(
            heading("Support. Provider will answer within a day.", 2, "1.2"),
            "section:1.2",
            "Support",
            id="paragraph in the style of a heading",
        ),
        pytest.param(
            Block(
                "Late fees apply after a month.", label="3.2", marks=(Mark(MarkKind.STRONG, 0, 9),)
            ),
            "section:3.2",
            "",
            id="bold words without a stop are no title",
        ),
        pytest.param(
            Block(
                "Late fees. They apply soon.", label="3.2", marks=(Mark(MarkKind.STRONG, 0, 10),)
            ),
            "section:3.2",
            "Late fees",
            id="bold lead-in",
        ),
        pytest.param(
            Block("Fees", label="Article IV"), "article:4", "Fees", id="automatic article"
        ),
    ],
)
def test_reads_number_and_title(block: Block | str, label: str | None, title: str) -> None:
    first = read(block)[0]
    assert (first.label, first.title) == (label, title)


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("30 days after the notice the account is closed.", id="count of days"),
        pytest.param("4.2 million records were read.", id="quantity"),
        pytest.param("2024 was a good year.", id="year"),
        pytest.param("Section 4.2 of the contract applies.", id="sentence about a section"),
        pytest.param("Section 4.2 shall survive.", id="sentence that begins with a section"),
        pytest.param("Exhibit A is attached.", id="sentence about an exhibit"),
        pytest.param("Exhibit B, Exhibit C", id="list of exhibits"),
        pytest.param("Exhibit B and Exhibit C", id="two exhibits"),
        pytest.param("Annex A ........ 12", id="entry of a table of contents"),
        pytest.param("Schedule 1 (Rates) applies.", id="sentence with an echo"),
        pytest.param("J. Smith signed.", id="initial of a name"),
        pytest.param("U.S. companies only.", id="abbreviation"),
        pytest.param("(see below)", id="brackets"),
        pytest.param("(c) nothing before it", id="third without a second"),
        pytest.param("7. out of sequence", id="seventh without a sixth"),
        pytest.param(Block("1. Install", BlockKind.CODE), id="code"),
        pytest.param(Block("SOP-014 Rev. 3", BlockKind.RUNNING), id="page header"),
        pytest.param(Block("1. See the law.", BlockKind.NOTE), id="footnote"),
    ],
)
def test_is_no_provision(block: Block | str) -> None:
    assert read(block) == ()


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param(
            ["4 Fees", "4.2 Rates. They rise.", "(a) first", "(i) one", "(ii) two", "(b) second"],
            ["4", "4.2", "4.2(a)", "4.2(a)(i)", "4.2(a)(ii)", "4.2(b)"],
            id="enumerations compose",
        ),
        pytest.param(
            ["§ 5 Terms", "(g) x", "(h) x"], ["5"], id="an enumeration that begins late is refused"
        ),
        pytest.param(
            ["§ 5 A", "(a) x", "(1) x", "(A) x", "(B) x", "(a-1) x", "(1) x", "(b) x"],
            ["5", "5(a)", "5(a)(1)", "5(a)(1)(A)", "5(a)(1)(B)", "5(a-1)", "5(a-1)(1)", "5(b)"],
            id="an inserted mark follows the mark that it is named after",
        ),
        pytest.param(
            ["9 Notices", "9.6 Places. They are:", "9 Mill Lane", "9.7 Time. It counts."],
            ["9", "9.6", "9.7"],
            id="a number of a house inside the section of that number",
        ),
        pytest.param(
            ["§ 5 A", "(A) x", "(B) x", "(B-i) x", "(B-ii) x", "(C) x"],
            ["5", "5(A)", "5(B)", "5(B-i)", "5(B-ii)", "5(C)"],
            id="inserted in roman numerals",
        ),
        pytest.param(
            ["§ 5 A", "(a)(1) Repealed.", "(2) x", "1. Rooms", "2. Halls"],
            ["5", "5(a)", "5(a)(1)", "5(a)(2)", "5(a)(2)(1)", "5(a)(2)(2)"],
            id="a list in a bracketed mark is cited with it",
        ),
        pytest.param(
            [
                heading("§ 5 Terms", 1),
                heading("(a) Scope.", 2),
                heading("(a)(1) Rooms.", 3),
                heading("(a)(2) Halls.", 3),
                heading("Paragraph (a)(2)(i).", 4),
                heading("Paragraph (a)(2)(iii).", 4),
                heading("(b)(2)(ii) Yards.", 3),
            ],
            [
                "5",
                "5(a)",
                "5(a)(1)",
                "5(a)(2)",
                "5(a)(2)(i)",
                "5(a)(2)(iii)",
                "5(b)",
                "5(b)(2)",
                "5(b)(2)(ii)",
            ],
            id="headings that repeat the marks above them",
        ),
        pytest.param(
            ["4.1 A", *(f"({letter}) x" for letter in "abcdefghij")],
            ["4.1", *(f"4.1({letter})" for letter in "abcdefghij")],
            id="(i) after (h) and before (j) is a letter",
        ),
        pytest.param(
            ["4.1 A", *(f"({letter}) x" for letter in "abcdefgh"), "(i) x", "(ii) x"],
            ["4.1", *(f"4.1({letter})" for letter in "abcdefgh"), "4.1(h)(i)", "4.1(h)(ii)"],
            id="(i) after (h) and before (ii) is a numeral",
        ),
        pytest.param(
            ["§ 9.1 A", "(c) x", "(a)(1) x", "(2) x", "(i) x", "(A) x", "(1) x", "(2) x", "(B) x"],
            [
                "9.1",
                "9.1(a)",
                "9.1(a)(1)",
                "9.1(a)(2)",
                "9.1(a)(2)(i)",
                "9.1(a)(2)(i)(A)",
                "9.1(a)(2)(i)(A)(1)",
                "9.1(a)(2)(i)(A)(2)",
                "9.1(a)(2)(i)(B)",
            ],
            id="digits may come again inside capital letters",
        ),
        pytest.param(
            ["3.1 A", "(a) x", "(b) x", "Then again:", "(a) y"],
            ["3.1", "3.1(a)", "3.1(b)", "3.1(a)"],
            id="a list that begins again is a sibling",
        ),
        pytest.param(
            ["§ 2 A", "(d) x", "(a) x", "(a-1) x", "(b) x"],
            ["2", "2(a)", "2(a-1)", "2(b)"],
            id="inserted letters",
        ),
        pytest.param(
            [
                heading("§ 8.2 Meanings", 1),
                "(a) Act means the act.",
                "(b) Application",
                heading("(1) In general.", 2),
                "It is a request.",
                heading("(2) Early requests.", 2),
                "(i) first",
                "(ii) second",
                "(c) Branch means a house.",
                heading("(1) Large ones.", 2),
                heading("(i) Very large.", 2),
                heading("(2) Small ones.", 2),
                "(d) Dwelling means a home.",
            ],
            [
                "8.2",
                "8.2(a)",
                "8.2(b)",
                "8.2(b)(1)",
                "8.2(b)(2)",
                "8.2(b)(2)(i)",
                "8.2(b)(2)(ii)",
                "8.2(c)",
                "8.2(c)(1)",
                "8.2(c)(1)(i)",
                "8.2(c)(2)",
                "8.2(d)",
            ],
            id="marks nest by their sequence, whatever the level of a heading",
        ),
        pytest.param(
            [heading("4 A", 1), "(a) x", "(b) x", heading("Other", 1), heading("(1) y", 2)],
            ["4", "4(a)", "4(b)", "- Other", "(1)"],
            id="a heading without a mark ends the marks before it",
        ),
        pytest.param(
            [heading("4 A", 1), "(a) x", "(b) x", heading("A. Names", 2), "(i) y", "(ii) y"],
            ["4", "4(a)", "4(b)", "4(A)", "4(A)(i)", "4(A)(ii)"],
            id="a heading with a letter and a stop has the depth of its level",
        ),
        pytest.param(
            ["§ 8.4 A", "(a) Data.", "(1)", "(i) one", "(ii) two", "(2) more", "(3)", "(i) x"],
            [
                "8.4",
                "8.4(a)",
                "8.4(a)(1)",
                "8.4(a)(1)(i)",
                "8.4(a)(1)(ii)",
                "8.4(a)(2)",
                "8.4(a)(3)",
                "8.4(a)(3)(i)",
            ],
            id="a mark may stand alone on its line",
        ),
        pytest.param(
            ["§ 8.4 A", "(a) Data.", "(1)", "It is so.", "(b) More."],
            ["8.4", "8.4(a)", "8.4(b)"],
            id="a mark alone without a series is the number of a formula",
        ),
        pytest.param(
            ["1. Scope", "2. Fees", "2.1 Rates", "2.2 Rise", "3. Term"],
            ["1", "2", "2.1", "2.2", "3"],
            id="plain numbers with decimals",
        ),
        pytest.param(
            [
                heading("Terms", 1),
                item("Service", "1."),
                item("Access. You may come in.", "1.", 2),
                item("Support. We answer.", "2.", 2),
                item("Limits", "2."),
                item("Use. You must not copy.", "1.", 2),
                item("slowly", "a.", 3),
            ],
            ["- Terms", "1", "1.1", "1.2", "2", "2.1", "2.1(a)"],
            id="a nested list under the title numbers sections",
        ),
        pytest.param(
            [
                heading("Terms", 1),
                heading("Service", 2, "1."),
                "1.1 Access. You may come in.",
                heading("Limits", 2, "2."),
                item("Use. You must not copy.", "1.", 2),
                item("Resale. You must not sell.", "2.", 2),
            ],
            ["- Terms", "1", "1.1", "2", "2.1", "2.2"],
            id="an item that is a heading holds what is numbered below it",
        ),
        pytest.param(
            [heading("1. Service", 2), item("Come in.", "1."), item("Go.", "2.")],
            ["1", "step:1", "step:2"],
            id="a list beside a typed heading is not nested in it",
        ),
        pytest.param(
            [
                heading("One", 1, "1."),
                heading("Sub. It is so.", 3, "1.1"),
                heading("Two", 3, "2."),
                heading("it works", 3, "a."),
            ],
            ["1", "1.1", "2", "2(a)"],
            id="automatic numbers outrank heading levels",
        ),
    ],
)
def test_labels_compose(blocks: list[Block | str], expected: list[str]) -> None:
    assert [label.removeprefix("section:") for label in labels(*blocks)] == expected


def bold(text: str, end: int | None = None) -> Block:
    return Block(text, marks=(Mark(MarkKind.STRONG, 0, len(text) if end is None else end),))


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(bold("Cleaning of the Store"), id="capitals"),
        pytest.param(bold("Cleaning of the store"), id="as a sentence begins"),
        pytest.param(bold("Who cleans"), id="two words"),
    ],
)
def test_words_in_bold_alone_are_a_part(block: Block) -> None:
    assert [(one.title, one.first, one.end) for one in read(block, "It is done daily.")] == [
        (block.text, 0, 2)
    ]


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(bold("Clean the store daily."), id="full stop"),
        pytest.param(bold("Cleaning:"), id="leads to what follows"),
        pytest.param(bold("Goods must be clean"), id="a verb"),
        pytest.param(bold("Cleaning of the store", 8), id="bold in part"),
        pytest.param(bold("and"), id="small letter"),
        pytest.param(bold("Name ________"), id="a blank to fill in"),
        pytest.param(Block("Cleaning of the Store"), id="plain"),
        pytest.param(Block("Rationale:", BlockKind.HEADING, level=3), id="heading that leads on"),
    ],
)
def test_words_in_bold_that_are_no_part(block: Block) -> None:
    assert read(block, "It is done daily.") == ()


def test_words_in_bold_leave_numbers_where_they_are() -> None:
    blocks = (heading("1 Store"), "1.1 Clean.", bold("Notice"), "Text.", "(a) one;", "(b) two.")
    found = read(*blocks, "1.2 Dry.")
    assert [(one.label or one.title, one.first, one.end) for one in found] == [
        ("section:1", 0, 7),
        ("section:1.1", 1, 6),
        ("Notice", 2, 4),
        ("section:1.1(a)", 4, 5),
        ("section:1.1(b)", 5, 6),
        ("section:1.2", 6, 7),
    ]


def test_a_heading_that_leads_on_is_a_part_when_links_can_lead_to_it() -> None:
    assert labels(heading("Rationale:", 3)) == ["- Rationale"]


def test_a_number_with_decimals_below_is_a_section_also_in_another_one() -> None:
    blocks = (heading("Section 3: Requirements"), item("Know", "1"), item("Read it.", "1.1", 2))
    assert labels(*blocks) == ["section:3", "section:1", "section:1.1"]


def test_a_plain_list_under_a_heading_is_steps() -> None:
    found = read(
        heading("SOP-014", 1),
        heading("5 Procedure", 2),
        item("Open the valve.", "1."),
        item("Close the valve.", "2."),
        item("slowly", "a.", 2),
        heading("Records", 2),
        item("File the form.", "1."),
    )
    assert [(item.label, item.parent) for item in found] == [
        (None, None),
        ("section:5", 0),
        ("step:1", 1),
        ("step:2", 1),
        ("step:2(a)", 3),
        (None, 0),
        ("step:1", 5),
    ]


def test_an_attachment_holds_the_numbers_that_begin_again_in_it() -> None:
    found = read("1. Scope", "2. Fees", "Exhibit A – Rates", "1. Days", "2. Nights")
    assert [(item.label, item.parent) for item in found] == [
        ("section:1", None),
        ("section:2", None),
        ("exhibit:A", None),
        ("section:1", 2),
        ("section:2", 2),
    ]


def test_an_article_holds_its_sections() -> None:
    found = read("ARTICLE IV", "FEES", "Section 4.2 Rates. They rise.", "ARTICLE V", "5.1 Term")
    assert [(item.label, item.parent) for item in found] == [
        ("article:4", None),
        ("section:4.2", 0),
        ("article:5", None),
        ("section:5.1", 2),
    ]


def test_paragraphs_of_an_article_compose() -> None:
    found = labels("Article 5 – Duties", "1. The operator keeps a log.", "2. It keeps it safe.")
    assert found == ["article:5", "article:5(1)", "article:5(2)"]


def test_bounds_hold_the_blocks_of_a_part() -> None:
    found = read(
        heading("1 Scope", 1), "Some words.", heading("1.1 Sites", 2), "More words.", "End."
    )
    assert [(item.first, item.own_end, item.end) for item in found] == [(0, 2, 5), (2, 5, 5)]


def test_a_caption_does_not_close_its_section() -> None:
    found = read("4.1 Limits", "Table 2: Levels", "(a) high", "(b) low")
    assert [(item.label, item.first, item.end) for item in found] == [
        ("section:4.1", 0, 4),
        ("table:2", 1, 2),
        ("section:4.1(a)", 2, 3),
        ("section:4.1(b)", 3, 4),
    ]


def test_a_part_that_begins_in_a_table_ends_with_it() -> None:
    found = read(Block("Annex II", BlockKind.CELL, table=1), "1. Scope", "2. Fees")
    assert [(item.label, item.end, item.parent) for item in found] == [
        ("annex:II", 1, None),
        ("section:1", 2, None),
        ("section:2", 3, None),
    ]


def test_typed_numbers_and_anchors_are_kept() -> None:
    typed, automatic = read(heading("1 Scope", 1), heading("Fees", 1, "2."))
    assert (typed.typed, automatic.typed) == (True, False)
    assert (typed.anchors, automatic.anchors) == (("1 scope",), ("fees",))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(
            "8.3 Supplier shall (a) call; (b) write; and (c) wait.",
            [("8.3(a)", "(a) call; "), ("8.3(b)", "(b) write; and "), ("8.3(c)", "(c) wait.")],
            id="letters",
        ),
        pytest.param(
            "8.3 If: (i) paid, or (ii) not, then end.",
            [("8.3(i)", "(i) paid, or "), ("8.3(ii)", "(ii) not, then end.")],
            id="numerals",
        ),
        pytest.param(
            "8.3 Both (a) one (i) x; (ii) y; and (b) two.",
            [
                ("8.3(a)", "(a) one (i) x; (ii) y; and "),
                ("8.3(a)(i)", "(i) x; "),
                ("8.3(a)(ii)", "(ii) y; and "),
                ("8.3(b)", "(b) two."),
            ],
            id="nested",
        ),
        pytest.param("8.3 See paragraphs (a) and (b) of section 4.", [], id="citation"),
        pytest.param("8.3 Under Section 4(a) and Section 4(b) it ends.", [], id="two citations"),
        pytest.param("8.3 Only (a) one item here.", [], id="one alone"),
        pytest.param("“Fee” means (a) the charge; and (b) tax.", [], id="unnumbered definition"),
        pytest.param(
            "8.3 Pay within thirty (30) days or ten (10) days.", [], id="spelled numbers"
        ),
    ],
)
def test_enumerations_inside_a_block(text: str, parts: list[tuple[str, str]]) -> None:
    found = [item for item in read(text) if item.inline]
    shown = [
        (item.label.removeprefix("section:"), text[item.inline[0] : item.inline[1]])
        for item in found
        if item.label and item.inline
    ]
    assert shown == parts


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param(
            ["Contents", "1. Scope 3", "2. Fees 4", "1. Scope", "Words.", "2. Fees"],
            {0, 1, 2},
            id="entries come again",
        ),
        pytest.param(["1. Scope ........ 3", "1. Scope"], {0}, id="leaders"),
        pytest.param(["1. Scope\t3", "1. Scope"], {0}, id="tab and page"),
        pytest.param(["Contents", "Nothing comes again here."], {0}, id="only the caption"),
        pytest.param(["The contents of the box are safe."], set(), id="the word in a sentence"),
        pytest.param(["Wait . . . 3 days"], set(), id="an ellipsis"),
    ],
)
def test_tables_of_contents(blocks: list[str], expected: set[int]) -> None:
    assert contents_blocks(Document("text", tuple(map(Block, blocks)))) == expected


def test_contents_are_no_provisions() -> None:
    found = labels("Contents", "1. Scope 3", "2. Fees 4", "1. Scope", "2. Fees")
    assert found == ["section:1", "section:2"]


@given(
    st.lists(
        st.sampled_from(
            [
                "(a) x",
                "(b) x",
                "(i) x",
                "(ii) x",
                "1. X",
                "2. X",
                "1.1 X",
                "ARTICLE II",
                "Exhibit A",
                "words",
                "(1) x (a) y; (b) z",
                "Section 3 Fees",
                "Contents",
                "(A) x",
            ]
        ),
        max_size=25,
    )
)
def test_the_tree_holds_together(texts: list[str]) -> None:
    found = read(*texts)
    for index, part in enumerate(found):
        assert part.first < part.end <= len(texts)
        assert part.first < part.own_end <= part.end
        if part.parent is not None:
            parent = found[part.parent]
            assert part.parent < index
            assert parent.first <= part.first
            assert part.end <= parent.end


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1" * 1_000_000, id="digits"),
        pytest.param("(" * 1_000_000, id="brackets"),
        pytest.param(" " * 1_000_000, id="blanks"),
        pytest.param("." * 1_000_000, id="stops"),
        pytest.param("(1)" * 300_000, id="marks"),
    ],
)
def test_a_megabyte_of_noise_takes_no_time(text: str) -> None:
    start = time.process_time()
    read(text, heading(text))
    assert time.process_time() - start < 2


def commentary(*blocks: Block | str) -> list[str]:
    title = heading("Supplement I to Part 77 – Official Interpretations", 1)
    return labels(title, heading("Section 77.6 – Rates", 2), *blocks)[1:]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param(
            [heading("6(a) Posting", 3), "1. General. Post it.", "i. At the door.", "A. Or near."],
            ["6", "6(a)", "6(a)-1", "6(a)-1.i", "6(a)-1.i.A"],
            id="what stands below the number of a section is its comment",
        ),
        pytest.param(
            [heading("Paragraph 6(b)(2)(ii).", 3), heading("1. Scope.", 4), heading("2. Use.", 4)],
            ["6", "6(b)(2)(ii)", "6(b)(2)(ii)-1", "6(b)(2)(ii)-2"],
            id="comments with headings of their own",
        ),
        pytest.param(
            [
                heading("6(b) Notice", 3),
                item("Timing. Be early.", "1."),
                "i. By post.",
                "ii. Not.",
            ],
            ["6", "6(b)", "6(b)-1", "6(b)-1.i", "6(b)-1.ii"],
            id="automatic numbers",
        ),
        pytest.param(
            ["1. Scope. All of it.", heading("Appendix C – Forms", 2), "1. Size. Large."],
            ["6", "6-1", "AppendixC", "AppendixC-1"],
            id="comments on a whole section and on an appendix",
        ),
    ],
)
def test_numbers_comments_as_cited(blocks: list[Block | str], expected: list[str]) -> None:
    assert commentary(*blocks) == [f"comment:{number}" for number in expected]


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Part 77 – Rates", id="the rule itself"),
        pytest.param("Interpretation", id="rules of construction in a contract"),
        pytest.param("Requests for official answers", id="no commentary"),
    ],
)
def test_is_no_commentary(title: str) -> None:
    blocks = (heading(title, 1), heading("Section 77.6 – Rates", 2), heading("6(a) Posting", 3))
    assert labels(*blocks)[1:] == ["section:77.6", "section:6(a)"]


SIGNED = ("1. Scope", "IN WITNESS WHEREOF, the parties have signed.")


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        pytest.param([heading("TARN LTD"), "By: Ada Tarn"], [], id="a party above its line"),
        pytest.param(["/s/ Ada Tarn", heading("ADA TARN")], [], id="a name below a signature"),
        pytest.param(
            [heading("TARN LTD"), "By: ______", heading("Exhibit A")], ["exhibit:A"], id="exhibit"
        ),
        pytest.param(
            ["By: ______", heading("LEASE AGREEMENT")], ["- LEASE AGREEMENT"], id="a second text"
        ),
        pytest.param([heading("NOTES"), "Kept dry."], ["- NOTES"], id="nobody signs here"),
    ],
)
def test_names_of_who_signs_are_no_provisions(
    behind: list[Block | str], expected: list[str]
) -> None:
    assert labels(*SIGNED, *behind) == ["section:1", *expected]
