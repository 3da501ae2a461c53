"""What front matter declares is a reference that says how the document leans on the other one."""

import pytest

from depgraph.model.documents import FRONT_MATTER, Block, BlockKind, Document, Place
from depgraph.model.facts import Identity, Reference, Relation, Strength
from extractors.readings.declared import declared

EXPLICIT, SHAPED = Strength.EXPLICIT, Strength.SHAPED


def read(text: str, number: str = "QP-031", part: str = FRONT_MATTER) -> tuple[Reference, ...]:
    block = Block(text, BlockKind.RUNNING, Place(line=2, part=part))
    return declared(Document("markdown", (block,)), Identity(number))


def named(text: str, number: str = "QP-031") -> list[tuple[str, tuple[str, ...], Strength]]:
    return [(found.text, found.documents, found.strength) for found in read(text, number)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "requires: 7, 112",
            [("7", ("name:qp-7", "name:qp-007"), EXPLICIT), ("112", ("name:qp-112",), EXPLICIT)],
            id="bare numbers are of the own series",
        ),
        pytest.param(
            "Superseded-By: SOP-014 rev 2",
            [("SOP-014 rev 2", ("name:sop-014",), EXPLICIT)],
            id="control number and revision",
        ),
        pytest.param(
            "related:\n- Cleaning, Drying and Storage\n- ../forms/intake.md#scope",
            [
                (
                    "Cleaning, Drying and Storage",
                    ("name:cleaning-drying-and-storage",),
                    SHAPED,
                ),
                ("../forms/intake.md#scope", ("file:intake",), EXPLICIT),
            ],
            id="an item of a list keeps its commas; a path",
        ),
        pytest.param(
            "procedures:\n- title: Line Clearance\nurl: https://example.org/x\nupdated: May",
            [("Line Clearance", ("name:line-clearance",), SHAPED)],
            id="of an item only what names the document",
        ),
        pytest.param(
            "satisfies: {HQS: [B4.2]}",
            [("B4.2", ("name:b4-2", "name:hqs-b4-2", "name:hqs"), SHAPED)],
            id="part of a standard",
        ),
        pytest.param(
            'see_also: [tank-wash.md, "Ice, Snow"]  # both',
            [
                ("tank-wash.md", ("file:tank-wash",), SHAPED),
                ("Ice, Snow", ("name:ice-snow",), SHAPED),
            ],
            id="a list on one line, quoted, with a comment",
        ),
    ],
)
def test_declares(text: str, expected: list[tuple[str, tuple[str, ...], Strength]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("weight: 7", "QP-031", id="no relation"),
        pytest.param("requires: 7", "", id="a number without a series"),
        pytest.param("references: https://example.org/QP.md", "QP-031", id="web address"),
        pytest.param("policy: Policy", "QP-031", id="a kind names no single document"),
        pytest.param("requires:", "QP-031", id="nothing"),
        pytest.param("requires: -", "QP-031", id="a dash is nothing"),
    ],
)
def test_declares_nothing(text: str, number: str) -> None:
    assert named(text, number) == []


def test_only_front_matter_declares() -> None:
    assert read("requires: 7", part="header") == ()


@pytest.mark.parametrize(
    ("key", "relation"),
    [
        pytest.param("requires", Relation.REQUIRES, id="requires"),
        pytest.param("depends_on", Relation.REQUIRES, id="underscore"),
        pytest.param("Superseded-By", Relation.SUPERSEDED_BY, id="hyphen, capitals"),
        pytest.param("obsoletes", Relation.SUPERSEDES, id="obsoletes"),
        pytest.param("updates", Relation.AMENDS, id="updates"),
        pytest.param("parent", Relation.PART_OF, id="parent"),
        pytest.param("see also", Relation.RELATED, id="see also"),
    ],
)
def test_relation(key: str, relation: Relation) -> None:
    assert [found.relation for found in read(f"{key}: QP-007")] == [relation]


def test_standard_is_outside_unless_it_is_there() -> None:
    [found] = read("satisfies:\nHQS:\n- B4.2")
    assert (found.external, found.relation) == (True, Relation.SATISFIES)
