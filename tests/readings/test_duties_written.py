"""Duties as contracts and rules really put them: insertions, capitals, headings, and no duty."""

import pytest

from depgraph.analysis.passages import Passages
from depgraph.extraction import Source, extractor_for, installed, read
from depgraph.model.duties import Passage
from extractors.readings.duties import reader


def bound(text: str, lead: str = "") -> list[str]:
    """Return who is bound, how and to what, one line a duty."""
    return [
        f"{duty.actor or '-'} {duty.modality.value}: {duty.action.head}"
        for duty in reader.read([Passage(text, lead)])[0]
    ]


def passages_of(text: str) -> Passages:
    """Return the passages of *text* as Markdown."""
    extractor = extractor_for("a.md", installed())
    assert extractor is not None
    return Passages(read(Source("a.md", text.encode()), extractor))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Bank may, in its discretion, whether or not by request of a client, audit it.",
            ["Bank may: audit"],
            id="two insertions in a row",
        ),
        pytest.param(
            "The Warden may, after posting a note and giving every tenant a chance to object "
            "within ten days of the date on which the note was posted there, close the gate.",
            ["Warden may: close"],
            id="a long insertion",
        ),
        pytest.param(
            "[FOR RESALE ONLY - VENDOR WILL PAY THE FEE]",
            ["VENDOR must: pay"],
            id="capitals after a dash",
        ),
        pytest.param("We each will guard the keys.", ["We must: guard"], id="we each"),
        pytest.param(
            "Vendor Two warrants that for a period of two years from signing it will not "
            "both sell tools and rent rooms.",
            ["Vendor Two must not: sell"],
            id="what the party warrants that it will do",
        ),
        pytest.param("The Borough may charge a fee.", ["Borough may: charge"], id="a body"),
        pytest.param(
            "The Vendor will no longer store the data.",
            ["Vendor must not: store"],
            id="no longer",
        ),
        pytest.param(
            "No permit is required to enter the yard.",
            ["permit need not: enter"],
            id="none required",
        ),
        pytest.param(
            "Payment of the bonus shall not begin before the release is signed.",
            ["Payment of the bonus must not: begin"],
            id="what is not to begin yet",
        ),
    ],
)
def test_what_binds(text: str, expected: list[str]) -> None:
    assert bound(text) == expected


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        pytest.param("Payment shall be contingent upon a release.", "", id="a condition"),
        pytest.param("The sum is fair and will be liquidated damages.", "", id="what a sum is"),
        pytest.param(
            "Stating that a charge may be levied would satisfy the rule.", "", id="what is stated"
        ),
        pytest.param("Small repairs.", "No notice is required for:", id="an item freed"),
        pytest.param("Clients may be required to send details.", "", id="a chance of a duty"),
        pytest.param(
            "This is done so Vendor can install the parts.", "", id="what is made possible"
        ),
        pytest.param("The method that it will use is open.", "", id="a relative clause"),
        pytest.param("The Agreement may lapse.", "", id="a thing with a capital"),
        pytest.param("It shall be conditional on a permit.", "", id="conditional"),
    ],
)
def test_what_binds_nobody(text: str, lead: str) -> None:
    assert bound(text, lead) == []


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        pytest.param("4.2 Records. The Vendor must keep records.", True, id="a whole clause"),
        pytest.param("4.2 The Vendor must, at its own cost:", True, id="what leads a list in"),
        pytest.param("What the Vendor must do", False, id="a title"),
        pytest.param("Vendors must register before they are paid", False, id="a long title"),
        pytest.param("4.2. Duties.", False, id="a short title with stops"),
    ],
)
def test_a_heading_is_read_where_it_holds_sentences(text: str, *, is_read: bool) -> None:
    found = [passage for _, passage in passages_of(f"# {text}\n").all()]
    assert found == ([Passage(text)] if is_read else [])


def test_a_title_gives_no_steps() -> None:
    text = "# Handle the goods with care. Keep every one of them dry.\n"
    assert [passage.steps for _, passage in passages_of(text).all()] == [False]
