"""DEF205: words with capitals that nothing defines."""

import pytest

from tests.memory import judged

TERMS = (
    '"Service" means what Supplier hosts. "Fault" means a failure of it. "Window" means the hours '
    'of the night. "Covered Item" means a part of the hosting that is listed.'
)
USED = (
    "Supplier shall report each Covered Event. A Covered Event is closed by Customer in writing."
)


def contract(*lines: str) -> str:
    return "---\nnumber: MSA-1\n---\n# Master\n\n## 1 Words\n\n" + "\n\n".join(lines) + "\n"


def told(old: str | None, new: str, **others: str) -> list[tuple[str, str]]:
    """Return level and message of each undefined term when *old* becomes *new*."""
    texts = {f"{name}.md": text for name, text in others.items()}
    before = texts if old is None else {**texts, "msa.md": old}
    found = judged(before, {"msa.md": new}).findings
    return [(f.level.value, f.message) for f in found if f.rule == "DEF205"]


def hit(term: str, times: int, near: str = "") -> list[tuple[str, str]]:
    message = f'uses "{term}" {times} times, and nothing in its scope defines it'
    return [("review", message + (f'; nearest: "{near}"' if near else ""))]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(None, contract(TERMS, USED), hit("Covered Event", 2, ""), id="a new text"),
        pytest.param(
            contract(TERMS), contract(TERMS, USED), hit("Covered Event", 2, ""), id="a new passage"
        ),
        pytest.param(
            contract(TERMS, "Supplier shall report each Fault."),
            contract(TERMS, "Supplier shall report each Covered Event, and end a Covered Event."),
            hit("Covered Event", 2, ""),
            id="a sentence reworded",
        ),
        pytest.param(
            contract(TERMS),
            contract(TERMS, "Each listed Covered Items Set is kept; any Covered Items Set ends."),
            [],
            id="built of a defined term",
        ),
        pytest.param(
            contract(TERMS),
            contract(TERMS, "We list any Covered Itex. Every Covered Itex is kept."),
            hit("Covered Itex", 2, "Covered Item"),
            id="the nearest term is named",
        ),
        pytest.param(
            contract(TERMS),
            contract(TERMS, "We note all Covered Events. We close all Covered Events at night."),
            hit("Covered Events", 2, ""),
            id="in the plural",
        ),
        pytest.param(
            contract(TERMS),
            contract(TERMS, USED, "We close a Quiet Period. Any Quiet Period ends."),
            [*hit("Covered Event", 2, ""), *hit("Quiet Period", 2)],
            id="two terms",
        ),
    ],
)
def test_a_term_that_nothing_defines(
    old: str | None, new: str, expected: list[tuple[str, str]]
) -> None:
    assert told(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(contract(TERMS, USED), contract(TERMS, USED, "We agree."), id="it stood"),
        pytest.param(
            contract(TERMS),
            contract(TERMS, '"Covered Event" means a large fault.', USED),
            id="it is defined",
        ),
        pytest.param(
            contract(TERMS), contract(TERMS, "We close each Covered Event."), id="said once"
        ),
        pytest.param(None, contract(USED), id="a document without defined terms"),
        pytest.param(
            contract(TERMS),
            contract(TERMS, "The River Thames floods. We watch the River Thames."),
            id="a name, which is no kind of thing",
        ),
        pytest.param(
            contract(TERMS),
            contract(TERMS, "Each Data Officer signs. We ask a Data Officer."),
            id="a role",
        ),
        pytest.param(
            contract(TERMS),
            contract(
                TERMS,
                "We close any Covered Event.\n\n## 2 Covered Event\n\nEach Covered Event ends.",
            ),
            id="the title of a part",
        ),
        pytest.param(
            contract(TERMS),
            contract(
                TERMS, "We close any Covered Event (as defined by law). A Covered Event ends."
            ),
            id="said to be defined elsewhere",
        ),
        pytest.param(
            contract(TERMS),
            contract(TERMS, "Variables have the meanings given on a cover page.", USED),
            id="terms have their meaning from a text that is not here",
        ),
        pytest.param(
            contract(TERMS),
            contract(TERMS, "It is a North Sea port. We know a North Sea storm."),
            id="a place",
        ),
    ],
)
def test_no_undefined_term(old: str | None, new: str) -> None:
    assert told(old, new) == []


def test_a_term_of_the_document_whose_terms_are_taken_over_is_defined() -> None:
    taken = "Capitalised terms used but not defined here have the meaning given in DPA-1."
    dpa = '---\nnumber: DPA-1\n---\n# Data\n\n"Covered Event" means a large fault.\n'
    assert told(contract(TERMS), contract(TERMS, taken, USED), dpa=dpa) == []
