"""A kind is recognised from number, title and wording, and never when two are as likely."""

import pytest

from depgraph.model.documents import Block, BlockKind, Document, Problem, ProblemKind
from depgraph.model.facts import Kind, Reference, ReferenceKind, Span, Strength
from depgraph.model.keys import file_key, name_key
from depgraph.model.labels import Label
from extractors.overlaps import settled
from extractors.prose import facts_of


def heading(text: str) -> Block:
    return Block(text, BlockKind.HEADING, level=1)


def kind_of(*blocks: Block, properties: tuple[tuple[str, str], ...] = ()) -> Kind:
    return facts_of(Document("text", blocks, properties)).kind


@pytest.mark.parametrize(
    ("blocks", "kind"),
    [
        pytest.param((heading("Supply Agreement"),), Kind.CONTRACT, id="contract title"),
        pytest.param(
            (Block("This Agreement is made and entered into by and between A and B."),),
            Kind.CONTRACT,
            id="contract opening",
        ),
        pytest.param((heading("SOP-014 Cleaning"),), Kind.SOP, id="sop number"),
        pytest.param(
            (heading("Scope"), heading("Responsibilities"), heading("Procedure")),
            Kind.SOP,
            id="sop headings",
        ),
        pytest.param((heading("Data Retention Policy"),), Kind.POLICY, id="policy title"),
        pytest.param((heading("POL-002 Travel"),), Kind.POLICY, id="policy number"),
        pytest.param((heading("Meeting notes"), Block("We met.")), Kind.OTHER, id="neither"),
        pytest.param((heading("Policies and procedures"),), Kind.POLICY, id="policy first"),
        pytest.param((), Kind.OTHER, id="empty"),
    ],
)
def test_recognises(blocks: tuple[Block, ...], kind: Kind) -> None:
    assert kind_of(*blocks) is kind


def test_a_given_kind_is_kept() -> None:
    assert facts_of(Document("text", (heading("Supply Agreement"),)), Kind.SOP).kind is Kind.SOP


def test_code_defines_no_terms_and_has_no_title() -> None:
    block = Block("“Fee” means a price of 30 days in SOP-014.")
    facts = facts_of(Document("text", (block,)), Kind.CODE)
    assert facts.kind is Kind.CODE
    assert (facts.definitions, facts.identity.title) == ((), "")
    assert [value.amount for value in facts.values] == ["30"]
    assert [one.kind for one in facts.references] == [ReferenceKind.CITATION]


def test_problems_of_the_file_and_of_its_values_are_kept() -> None:
    broken = Problem(ProblemKind.PARTIAL, "Page 3 could not be read.")
    document = Document("text", (Block("thirty (45) days"),), problems=(broken,))
    assert [one.kind for one in facts_of(document).problems] == [
        ProblemKind.PARTIAL,
        ProblemKind.NOTE,
    ]


def at(kind: ReferenceKind, start: int, end: int, **more: object) -> Reference:
    return Reference(kind, "x", Span(0, start, end), **more)  # type: ignore[arg-type]


SECTION = Label("section:4.2")


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        pytest.param(
            at(ReferenceKind.CITATION, 0, 20, label=SECTION, echo="Scope"),
            at(ReferenceKind.FIELD, 8, 11, anchor="_Ref1"),
            (at(ReferenceKind.FIELD, 8, 11, anchor="_Ref1", echo="Scope"),),
            id="a field takes the place and the title of a citation",
        ),
        pytest.param(
            at(ReferenceKind.CITATION, 0, 11, label=SECTION),
            at(ReferenceKind.LINK, 0, 11, anchor="42-scope"),
            (at(ReferenceKind.LINK, 0, 11, anchor="42-scope"),),
            id="a link to the section cited",
        ),
        pytest.param(
            at(ReferenceKind.CITATION, 0, 7, documents=(name_key("SOP-014"),)),
            at(ReferenceKind.LINK, 0, 7, path="x/sop-014-change.md"),
            (at(ReferenceKind.LINK, 0, 7, path="x/sop-014-change.md"),),
            id="a link to the document cited",
        ),
        pytest.param(
            at(ReferenceKind.MENTION, 0, 7),
            at(ReferenceKind.USE, 2, 5),
            (at(ReferenceKind.MENTION, 0, 7),),
            id="a use inside something surer",
        ),
    ],
)
def test_drops_what_a_better_reference_says(
    first: Reference, second: Reference, kept: tuple[Reference, ...]
) -> None:
    assert settled([second, first]) == kept
    assert settled([first, second]) == kept


@pytest.mark.parametrize(
    "spans",
    [
        pytest.param([(0, 0, 5), (0, 5, 9)], id="they touch"),
        pytest.param([(0, 0, 5), (0, 6, 9)], id="they are apart"),
        pytest.param([(0, 0, 9), (0, 1, 2), (0, 3, 9)], id="two in a longer one"),
        pytest.param([(0, 2, 5), (1, 2, 5), (1, 4, 6)], id="two blocks"),
        pytest.param([(0, 3, 3), (0, 3, 3), (0, 3, 4)], id="empty words"),
    ],
)
def test_references_of_one_kind_are_all_kept_in_order(spans: list[tuple[int, int, int]]) -> None:
    found = [Reference(ReferenceKind.CITATION, "", Span(*span)) for span in spans]
    once = tuple(dict.fromkeys(found))
    assert settled(found) == settled(reversed(found)) == once


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            at(ReferenceKind.CITATION, 0, 11, label=SECTION),
            at(ReferenceKind.LINK, 0, 11, anchor="43-roles"),
            id="a link to another section",
        ),
        pytest.param(
            at(ReferenceKind.CITATION, 0, 7, documents=(name_key("SOP-014"),)),
            at(ReferenceKind.LINK, 0, 7, path="sop-0141.md", documents=(file_key("sop-0141.md"),)),
            id="a link to another document",
        ),
        pytest.param(
            at(ReferenceKind.CITATION, 0, 20, label=SECTION, documents=(name_key("MSA"),)),
            at(ReferenceKind.FIELD, 8, 11, anchor="_Ref1"),
            id="a field inside a citation of another document",
        ),
        pytest.param(
            at(ReferenceKind.CITATION, 0, 5, label=SECTION),
            at(ReferenceKind.USE, 5, 9, strength=Strength.SHAPED),
            id="side by side",
        ),
        pytest.param(
            at(ReferenceKind.CITATION, 0, 9, strength=Strength.SHAPED),
            at(ReferenceKind.USE, 0, 9, strength=Strength.SHAPED),
            id="a use where a title is only guessed",
        ),
        pytest.param(
            at(ReferenceKind.USE, 0, 9),
            at(ReferenceKind.USE, 4, 9, strength=Strength.SHAPED),
            id="two uses",
        ),
    ],
)
def test_keeps_both_when_they_say_different_things(first: Reference, second: Reference) -> None:
    assert settled([second, first]) == (first, second)


def test_a_field_takes_the_place_of_a_citation_of_this_document() -> None:
    field = at(ReferenceKind.FIELD, 8, 11, anchor="_Ref1")
    own = (name_key("MSA"),)
    assert settled([at(ReferenceKind.CITATION, 0, 20, documents=own), field], own) == (field,)


def test_a_link_keeps_the_revision_that_its_words_pin() -> None:
    link = at(ReferenceKind.LINK, 0, 14, path="sop-014.md")
    words = at(ReferenceKind.CITATION, 0, 14, documents=(name_key("SOP-014"),), revision="4")
    assert [one.revision for one in settled([words, link])] == ["4"]


def test_the_same_reference_twice_is_one() -> None:
    one = at(ReferenceKind.LINK, 0, 4, path="a.md")
    assert settled([one, one]) == (one,)
