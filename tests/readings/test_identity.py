"""A document says what it is in properties, page headers, tables, cover lines and its title."""

import pytest

from depgraph.model.documents import (
    FRONT_MATTER,
    Block,
    BlockKind,
    Document,
    Mark,
    MarkKind,
    Place,
)
from depgraph.model.facts import Identity
from extractors.readings.identity import identity

HEADING, RUNNING = BlockKind.HEADING, BlockKind.RUNNING


def read(
    *blocks: Block, properties: tuple[tuple[str, str], ...] = (), form: str = "docx"
) -> Identity:
    return identity(Document(form, blocks, properties))


def heading(text: str) -> Block:
    return Block(text, HEADING, level=1)


def bold(text: str) -> Block:
    return Block(text, marks=(Mark(MarkKind.STRONG, 0, len(text)),))


def cells(*rows: tuple[str, ...], table: int = 1) -> tuple[Block, ...]:
    return tuple(
        Block(text, BlockKind.CELL, table=table, row=row, column=column)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )


CONTROLLED = Identity(
    number="SOP-014", title="Change Control", revision="3", effective="2026-03-01"
)


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(
            (
                Block("Document No. SOP-014 | Rev. 3 | Effective 1 March 2026", RUNNING),
                heading("Change Control"),
            ),
            id="page header with bars",
        ),
        pytest.param(
            (
                Block("SOP-014 Rev. 3 Effective: 01.03.2026 Page 1 of 4", RUNNING),
                heading("Change Control"),
            ),
            id="page header without bars",
        ),
        pytest.param(
            (
                *cells(
                    ("Document Number", "SOP-014"),
                    ("Title", "Change Control"),
                    ("Revision", "3"),
                    ("Effective Date", "March 1, 2026"),
                ),
                heading("1. Purpose"),
            ),
            id="table with labels beside",
        ),
        pytest.param(
            (
                *cells(("Doc No.", "Rev.", "Effective date"), ("SOP-014", "3", "2026-03-01")),
                heading("Change Control"),
            ),
            id="table with labels above",
        ),
        pytest.param(
            (
                *cells(("Doc. No.: SOP-014", "Rev.: 3"), ("Effective: 2026-03-01", "")),
                heading("Change Control"),
            ),
            id="table with labels inside",
        ),
        pytest.param(
            (
                heading("SOP-014: Change Control"),
                Block("Version: 3\nEffective Date: 1 March 2026"),
            ),
            id="cover lines",
        ),
        pytest.param(
            (
                heading("Change Control (SOP-014)"),
                Block("Effective Date: 1 March 2026"),
                *cells(
                    ("Rev", "Date", "Description"),
                    ("1", "2024-01-01", "New"),
                    ("3", "2026-02-20", "Third"),
                    ("2", "2025-01-01", "Second"),
                ),
            ),
            id="newest row of the history",
        ),
    ],
)
def test_reads_control_data(blocks: tuple[Block, ...]) -> None:
    assert read(*blocks) == CONTROLLED


def test_reads_front_matter() -> None:
    properties = (
        ("id", "POL-002"),
        ("title", "Data Retention Policy"),
        ("rev", "5"),
        ("status", "Approved"),
        ("effective date", "1 March 2026"),
        ("owner", "Head of Quality"),
        ("class", "Controlled"),
        ("aliases", "Retention Policy, Keeping"),
    )
    assert read(heading("Purpose"), properties=properties, form="markdown") == Identity(
        number="POL-002",
        title="Data Retention Policy",
        aliases=("Retention Policy", "Keeping", "DRP"),
        revision="5",
        status="approved",
        effective="2026-03-01",
        owner="Head of Quality",
        document_class="controlled",
    )


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        pytest.param((("status", "Draft"),), "draft", id="draft"),
        pytest.param((("status", "Draft"), ("class", "record")), "record", id="class wins"),
        pytest.param((("status", "Final"),), "", id="not said"),
    ],
)
def test_a_draft_is_a_class(properties: tuple[tuple[str, str], ...], expected: str) -> None:
    assert read(properties=properties).document_class == expected


def test_a_header_that_says_draft_makes_a_draft() -> None:
    found = read(Block("SOP-014 | DRAFT", RUNNING))
    assert (found.number, found.status, found.document_class) == ("SOP-014", "draft", "draft")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("Document No. SOP-014", "SOP-014", id="prefix and number"),
        pytest.param("Contract No.: MSA-2024-017", "MSA-2024-017", id="year inside"),
        pytest.param("Doc ID: QP-07.01", "QP-07.01", id="dot"),
        pytest.param("Document Number: SOP-QA-001", "SOP-QA-001", id="two prefixes"),
        pytest.param("SOP No. SOP 12", "SOP 12", id="blank"),
        pytest.param("Form No. F-07", "F-07", id="one letter, with a label"),
        pytest.param("Hosting Agreement HA-2019-002", "HA-2019-002", id="behind its kind"),
        pytest.param("see F-07", "", id="one letter, without a label"),
        pytest.param("Version 2.0", "", id="version is no number"),
        pytest.param("Exhibit 10.3", "", id="exhibit is no number"),
        pytest.param("certified to ISO 13485", "", id="standard"),
        pytest.param("replaces SOP-013 of last year", "", id="another document"),
        pytest.param("Document No. [to be assigned]", "", id="placeholder"),
    ],
)
def test_reads_the_number_of_a_page_header(text: str, number: str) -> None:
    assert read(Block(text, RUNNING)).number == number


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Microsoft Word - change.docx", "", id="printed from Word"),
        pytest.param("Document1", "", id="default name"),
        pytest.param("change-control.docx", "", id="file name"),
        pytest.param("Change Control", "Change Control", id="a real title"),
    ],
)
def test_default_titles_are_none(title: str, expected: str) -> None:
    assert read(properties=(("title", title),)).title == expected


def test_headings_of_a_text_file_are_whole_titles() -> None:
    lines = (Block(text, HEADING, Place(line=at), level=1) for at, text in enumerate(("A", "B")))
    assert read(*lines, form="markdown").title == "A"


@pytest.mark.parametrize("form", ["docx", "pdf", "html", "odt", "xlsx"])
def test_the_title_that_a_program_kept_gives_way(form: str) -> None:
    found = read(heading("Change Control"), properties=(("title", "Template A"),), form=form)
    assert found.title == "Change Control"


def test_the_shown_title_wins_over_what_a_program_kept() -> None:
    assert read(heading("Change Control"), properties=(("title", "Template A"),)).title == (
        "Change Control"
    )


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        pytest.param((Block("SUPPLY LEASE"), Block("text")), "SUPPLY LEASE", id="capitals"),
        pytest.param((Block("Exhibit 10.3"), Block("A LEASE")), "A LEASE", id="part of a filing"),
        pytest.param((Block("Travel Policy"), Block("text")), "Travel Policy", id="its kind"),
        pytest.param((heading("1. Purpose"),), "", id="numbered heading"),
        pytest.param((heading("Introduction"),), "", id="general heading"),
        pytest.param((Block("All staff must read this policy."),), "", id="sentence"),
        pytest.param(
            (heading("Cold Store"), heading("Handling of Goods"), Block("text")),
            "Cold Store Handling of Goods",
            id="over two lines in the style of the title",
        ),
        pytest.param(
            (heading("Cold Store"), heading("Loading"), Block("text"), heading("Unloading")),
            "Cold Store",
            id="headings of sections share the style",
        ),
        pytest.param(
            (heading("Guide to Cold Stores"), heading("Third Edition"), Block("text")),
            "Guide to Cold Stores",
            id="the edition is no part of it",
        ),
        pytest.param(
            (heading("Store Rules for"), heading("Quillmere Limited"), heading("Introduction")),
            "Store Rules for Quillmere Limited",
            id="breaks off before the name of a company",
        ),
        pytest.param(
            (Block("COLD CHAIN"), heading("Recommended Practices"), Block("text")),
            "Recommended Practices",
            id="capitals above the one top heading",
        ),
        pytest.param(
            (Block("COLD CHAIN RULES"), heading("Storage"), Block("text"), heading("Carriage")),
            "COLD CHAIN RULES",
            id="capitals above the first of several headings",
        ),
        pytest.param(
            (bold("Rostering"), heading("Introduction"), Block("text")),
            "Rostering",
            id="one bold word above a heading",
        ),
        pytest.param(
            (bold("How goods are kept cold"), heading("Introduction")),
            "How goods are kept cold",
            id="a bold line above a heading",
        ),
        pytest.param(
            (bold("Written by the quality team"), heading("Introduction")), "", id="who wrote it"
        ),
        pytest.param(
            (bold("Read this with care."), heading("Introduction")), "", id="a bold sentence"
        ),
        pytest.param(
            (bold("Rostering"), Block("text")), "", id="one bold word above text is no title"
        ),
        pytest.param(
            (Block("Rostering"), heading("Introduction")), "", id="one plain word is no title"
        ),
    ],
)
def test_reads_the_title(blocks: tuple[Block, ...], title: str) -> None:
    assert read(*blocks).title == title


@pytest.mark.parametrize(
    ("blocks", "aliases"),
    [
        pytest.param(
            (Block("This Frame Contract (the “FC-1”) is made."),), ("FC-1",), id="names itself"
        ),
        pytest.param(
            (Block("This Supply Agreement (this “Agreement” or the “SUA”) is made."),),
            ("SUA",),
            id="second name",
        ),
        pytest.param((heading("Master Services Agreement"),), ("MSA",), id="initials"),
        pytest.param((heading("Mutual Non-Disclosure Agreement"),), ("MNDA",), id="hyphen"),
        pytest.param((heading("Supply Frame (SUFRA)"),), ("SUFRA",), id="behind the title"),
        pytest.param((Block("This Lease (the “Agreement”) is made."),), (), id="generic name"),
        pytest.param((Block("This Lease is made by Acme (the “Tenant”)."),), (), id="a party"),
        pytest.param((heading("Supply Agreement"),), (), id="two words"),
        pytest.param((heading("How we change documents"),), (), id="no kind of document"),
    ],
)
def test_reads_other_names(blocks: tuple[Block, ...], aliases: tuple[str, ...]) -> None:
    assert read(*blocks).aliases == aliases


def test_a_numbered_series_numbers_its_documents() -> None:
    found = read(properties=(("adr", "12"), ("title", "Use tables")), form="markdown")
    assert (found.number, found.title) == ("ADR-12", "Use tables")


def test_an_ordinary_counter_is_no_number() -> None:
    assert read(properties=(("weight", "12"),), form="markdown").number == ""


def test_the_agreed_effective_date_is_read() -> None:
    text = "This Lease is made as of March 1, 2026 (the “Effective Date”) by A and B."
    assert read(Block(text)).effective == "2026-03-01"


def test_other_tables_control_nothing() -> None:
    table = cells(("Status", "Owner"), ("open", "Ann"))
    assert read(*table) == Identity()


def test_says_nothing_of_an_empty_document() -> None:
    assert read() == Identity()


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        pytest.param(
            (heading("Standard Operating Procedure"), Block("Cleaning of Tanks")),
            "Cleaning of Tanks",
            id="the kind, then the title",
        ),
        pytest.param(
            (heading("Work Instruction"), Block("Approved by: M. Okafor")),
            "Work Instruction",
            id="the kind, then a signature",
        ),
        pytest.param(
            (heading("Official Checklist"), Block("Tarnwell Labs Ltd")),
            "Official Checklist",
            id="the kind, then a company",
        ),
        pytest.param(
            (heading("Privacy Policy"), Block("Cleaning of Tanks")),
            "Privacy Policy",
            id="a title that ends in its kind",
        ),
        pytest.param(
            (heading("Guide to"), heading("Cold Storage")),
            "Guide to Cold Storage",
            id="a title on two lines",
        ),
        pytest.param(
            (heading(""), heading("Cold Storage")), "Cold Storage", id="an empty heading"
        ),
        pytest.param(
            (Block("ORDER FORM", RUNNING, Place(part="header")), heading("Tank Lease Agreement")),
            "ORDER FORM",
            id="the header of an order form",
        ),
        pytest.param(
            (
                Block("ORDER FORM", RUNNING, Place(part="header")),
                Block("STANDARD TERMS", RUNNING, Place(part="header")),
                heading("Tank Lease Agreement"),
            ),
            "Tank Lease Agreement",
            id="an order form with the agreement behind it",
        ),
    ],
)
def test_title_above_the_text(blocks: tuple[Block, ...], title: str) -> None:
    assert read(*blocks).title == title


def test_cover_page_has_the_name_of_what_it_covers() -> None:
    assert read(properties=(("title", "Cover Page for Tank Lease"),)).title == "Tank Lease"


@pytest.mark.parametrize(
    ("text", "revision"),
    [
        pytest.param("Version 1.0", "1.0", id="alone on its line"),
        pytest.param("Revision 4\n2026-03-01", "4", id="with its date below"),
        pytest.param("Rev. 2, March 2026", "2", id="with its date"),
        pytest.param("Version 2 adds a chapter on storage", "", id="in a sentence"),
        pytest.param("Specification Version 2.1 (cold chain): tanks", "", id="of something else"),
        pytest.param("Revision of: the tank plan", "", id="a word is no revision"),
    ],
)
def test_revision_on_the_cover(text: str, revision: str) -> None:
    assert read(heading("Tanks"), Block(text)).revision == revision


def test_number_in_a_notice_is_not_ours() -> None:
    notice = "This text is provided under the terms of the open licence of the makers (CB-4), and"
    assert read(Block(f"{notice} may be copied freely.", RUNNING)).number == ""


@pytest.mark.parametrize("key", ["requires", "supersedes", "related", "implements", "applies_to"])
def test_a_number_that_front_matter_names_for_another_document_is_not_ours(key: str) -> None:
    named = Block(f"{key}: POL-002", RUNNING, place=Place(part=FRONT_MATTER))
    assert read(named, heading("Filing"), properties=((key, "POL-002"),)).number == ""
