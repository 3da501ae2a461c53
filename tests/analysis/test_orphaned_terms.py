"""A document that goes on using a term which it defines no more; or does not."""

import pytest

from tests.memory import judged

HEAD = "---\nnumber: MSA-1\n---\n# Master\n\n## 1 Definitions\n\n"
OTHERS = '"Fee" means the price of the work.\n\n"Site" means a place where work is done.\n\n'
STORM = '"Storm Event" means a wind that stops all cranes of the port for a day or longer.\n\n'
USES = (
    "## 2 Delay\n\nNo party answers for a Storm Event.\n\n"
    "## 3 End\n\nA long Storm Event ends it.\n"
)
ONE = '"Yard" means the ground behind the mill, with all that stands on it.\n\n'
YARD = "## 2 Keys\n\nThe clerk locks the Yard.\n\n## 3 Light\n\nLamps in the Yard stay on.\n"


def told(before: str, after: str, **others: str) -> list[tuple[str, str, str, int]]:
    texts = {f"{name}.md": text for name, text in others.items()}
    findings = judged({"m.md": before, **texts}, {"m.md": after}).findings
    return [
        (f.rule, f.level.value, f.message, len(f.also))
        for f in findings
        if f.level != "info" and f.rule != "DOC507"
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            OTHERS + STORM + USES,
            OTHERS + USES,
            (
                "DEF201",
                "breaking",
                '2 uses of "Storm Event", which nothing here would define any more',
                1,
            ),
            id="the definition is gone",
        ),
        pytest.param(
            OTHERS + STORM + USES,
            OTHERS + STORM.replace("Storm Event", "Act of God") + USES,
            (
                "DEF202",
                "breaking",
                '2 uses of "Storm Event", which is called "Act of God" now',
                1,
            ),
            id="the term has another name",
        ),
        pytest.param(
            OTHERS + STORM + USES,
            OTHERS + USES.replace("a Storm Event.", "loss."),
            (
                "DEF201",
                "breaking",
                '1 use of "Storm Event", which nothing here would define any more',
                0,
            ),
            id="one use stays",
        ),
        pytest.param(
            OTHERS + STORM + USES.replace("a Storm Event", "any of the Storm Events"),
            OTHERS + USES.replace("a Storm Event", "any of the Storm Events"),
            (
                "DEF201",
                "breaking",
                '2 uses of "Storm Event", which nothing here would define any more',
                1,
            ),
            id="a plural",
        ),
        pytest.param(
            OTHERS + ONE + YARD,
            OTHERS + YARD,
            (
                "DEF201",
                "breaking",
                '2 uses of "Yard", which nothing here would define any more',
                1,
            ),
            id="one word",
        ),
        pytest.param(
            OTHERS + ONE + YARD,
            OTHERS + YARD.replace("in the Yard", "outside"),
            ("DEF201", "review", '1 use of "Yard", which nothing here would define any more', 0),
            id="one word, used once",
        ),
        pytest.param(
            OTHERS + STORM + USES,
            OTHERS + USES.replace("No party", 'In a storm (a "Storm Event") no party'),
            None,
            id="defined where it is used",
        ),
        pytest.param(
            OTHERS + STORM + USES,
            OTHERS + USES.replace("Storm Event", "storm"),
            None,
            id="the uses are gone, too",
        ),
        pytest.param(
            OTHERS + STORM + USES,
            OTHERS
            + STORM.replace("Storm Event", "Storm Events").replace("a wind", "winds")
            + USES,
            None,
            id="the plural is defined",
        ),
        pytest.param(
            OTHERS + STORM + "## 2 Storm Event\n\nWork stops.\n",
            OTHERS + "## 2 Storm Event\n\nWork stops.\n",
            None,
            id="only a heading",
        ),
        pytest.param(
            OTHERS + ONE + "## 2 Keys\n\nYard keys are kept.\n",
            OTHERS + "## 2 Keys\n\nYard keys are kept.\n",
            None,
            id="only the start of a sentence",
        ),
        pytest.param(
            OTHERS + ONE + "## 2 Keys\n\nThe clerk calls Yard Masters of Basel.\n",
            OTHERS + "## 2 Keys\n\nThe clerk calls Yard Masters of Basel.\n",
            None,
            id="part of a longer name",
        ),
        pytest.param(
            OTHERS + STORM + "## 2 Forms\n\nNotice of Storm Event\n",
            OTHERS + "## 2 Forms\n\nNotice of Storm Event\n",
            None,
            id="title case",
        ),
        pytest.param(
            OTHERS + ONE + YARD,
            OTHERS + ONE.replace("Yard", "Mill Yard") + YARD.replace("Yard", "Mill Yard"),
            None,
            id="a longer term, used throughout",
        ),
    ],
)
def test_a_term_that_is_used_on(
    before: str, after: str, expected: tuple[str, str, str, int] | None
) -> None:
    assert told(HEAD + before, HEAD + after) == ([expected] if expected else [])


def test_a_definition_taken_over_counts() -> None:
    taken = "Capitalised terms used but not defined here have the meaning given in GEN-1.\n\n"
    general = f"---\nnumber: GEN-1\n---\n# General\n\n## 1 Definitions\n\n{STORM}"
    before, after = HEAD + OTHERS + taken + STORM + USES, HEAD + OTHERS + taken + USES
    assert told(before, after, gen=general) == []
    assert [f[:2] for f in told(before, after)] == [("DEF201", "breaking")]


def test_a_rename_is_finished_by_its_fix() -> None:
    before = HEAD + OTHERS + STORM + USES
    after = before.replace('"Storm Event" means', '"Act of God" means')
    findings = judged({"m.md": before}, {"m.md": after}).findings
    fixes = [fix for f in findings if f.rule == "DEF202" for fix in f.fixes]
    assert [(fix.safety.value, [e.after for e in fix.edits]) for fix in fixes] == [
        ("unsafe", ["Act of God", "Act of God"])
    ]


MOOR = '"Moor" or "Mooring" means the act of tying a boat to the quay.\n\n'
QUAY = "## 2 Quay\n\nThe guest may Moor the boat.\n\n## 3 Fee\n\nNobody may Moor twice.\n"


@pytest.mark.parametrize("marks", ["“{}”", "”{}”", "„{}“", "«{}»", "‘{}’", "{}"])
def test_other_quotation_marks_are_no_loss(marks: str) -> None:
    other = MOOR
    for word in ("Moor", "Mooring"):
        other = other.replace(f'"{word}"', marks.format(word))
    assert told(HEAD + OTHERS + MOOR + QUAY, HEAD + OTHERS + other + QUAY) == []
