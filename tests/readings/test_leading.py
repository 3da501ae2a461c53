"""Whose parts a list speaks of: those of the text that its lead-in names, or our own."""

import pytest

from depgraph.model.documents import Block, BlockKind
from depgraph.model.facts import Strength
from tests.readings.test_citations import NUMBERED, read

ITEM = Block("In Clause 7 the option does not apply;", BlockKind.ITEM, level=2)
OURS = ("", "section:7", Strength.EXPLICIT)


def cited(*blocks: Block | str) -> tuple[str, str, Strength]:
    """Return the document, the label and the strength of the last reference."""
    last = read(*NUMBERED, *blocks)[-1]
    name = last.documents[0].split(":", 1)[1] if last.documents else ""
    return name, last.label or "", last.strength


def led(name: str) -> tuple[str, str, Strength]:
    return name, "section:7", Strength.SHAPED


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        pytest.param(
            "The transfer is made under the Model Clauses, which are completed as follows:",
            led("model-clauses"),
            id="completed",
        ),
        pytest.param("The RTCs shall be amended as follows:", led("rtcs"), id="initials"),
        pytest.param(
            "The parties supplement the Harbour Lease Terms as follows:",
            led("harbour-lease-terms"),
            id="active",
        ),
        pytest.param(
            "The following changes apply to the Model Clauses:",
            led("model-clauses"),
            id="following",
        ),
        pytest.param("For the purposes of the Model Clauses:", led("model-clauses"), id="purpose"),
        pytest.param(
            "The Model Clauses apply with the following changes:", led("model-clauses"), id="with"
        ),
        pytest.param("This Agreement is amended as follows:", OURS, id="this"),
        pytest.param("The Agreement is amended as follows:", OURS, id="a kind, no name"),
        pytest.param("The Tanks are modified as follows:", OURS, id="no text"),
        pytest.param("The parties agree as follows:", OURS, id="no name"),
        pytest.param("In the Territory:", OURS, id="a place"),
        pytest.param("The Model Clauses are completed as follows.", OURS, id="no colon"),
        pytest.param(
            "The Model Clauses are completed. The parties shall:", OURS, id="another sentence"
        ),
    ],
)
def test_a_lead_in_says_whose_parts_its_list_speaks_of(
    lead: str, expected: tuple[str, str, Strength]
) -> None:
    assert cited(lead, ITEM) == expected


LEAD = "The Model Clauses are completed as follows:"


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param((LEAD, ITEM, ITEM), led("model-clauses"), id="every item"),
        pytest.param((f"{LEAD} in Clause 7, none.",), led("model-clauses"), id="same paragraph"),
        pytest.param(
            ("10. Moving. " + LEAD, "(a) For each part:", "(i) Clause 7 is left out;"),
            led("model-clauses"),
            id="a list in a list",
        ),
        pytest.param((LEAD, ITEM, "Under Section 7 all is well."), OURS, id="behind the list"),
        pytest.param(
            ("10. Moving. " + LEAD, "(a) none;", "11. Fees. Under Section 7, none."),
            OURS,
            id="another part",
        ),
        pytest.param(
            (LEAD, Block("Section 7 of this Agreement stays;", BlockKind.ITEM, level=2)),
            OURS,
            id="said to be ours",
        ),
    ],
)
def test_a_lead_in_ends_with_its_list(
    blocks: tuple[Block | str, ...], expected: tuple[str, str, Strength]
) -> None:
    assert cited(*blocks) == expected


@pytest.mark.parametrize(
    ("others", "text", "strength"),
    [
        pytest.param(
            ("See Section 2, Section 3 and Section 4.",),
            "as in Clause 7",
            Strength.SHAPED,
            id="once",
        ),
        pytest.param(
            ("Section 2 of this Deed applies. Clause 4 of the Model Rules applies.",),
            "as in Clause 7",
            Strength.SHAPED,
            id="of another",
        ),
        pytest.param(
            ("See Section 2 and Clause 3.",), "as in Clause 7", Strength.EXPLICIT, id="both words"
        ),
        pytest.param(
            ("See Section 2, Section 3 and Section 4.", "This Clause 5 holds."),
            "as in Clause 7",
            Strength.EXPLICIT,
            id="of this one",
        ),
        pytest.param(
            ("Clause 4 of the Model Rules applies.",),
            "as in Clause 7",
            Strength.EXPLICIT,
            id="one word",
        ),
        pytest.param(
            ("See Section 2, Section 3 and Section 4.",),
            "as in Section 7",
            Strength.EXPLICIT,
            id="ours",
        ),
    ],
)
def test_a_unit_word_that_we_never_use_for_ourselves_is_not_certain(
    others: tuple[str, ...], text: str, strength: Strength
) -> None:
    assert cited(*others, text) == ("", "section:7", strength)
