"""What people ran into while they used it; each row once went wrong."""

import pytest

from tests.memory import judged

POLICY = (
    "---\nid: POL-1\n---\n# Root policy\n\n## 1 Rules\n\n1.1 Access is reviewed every 30 days.\n\n"
    "1.2 Travel is booked early.\n\n1.3 Other.\n"
)
MASTER = (
    "---\nid: MSA-1\n---\n# Master\n\n## 1 Definitions\n\n"
    '"Change Order" means a written order.\n\n'
    "## 2 Work\n\nEach Change Order is signed.\n"
)


def found(before: dict[str, str], after: dict[str, str]) -> list[tuple[str, str]]:
    judgement = judged(before, after)
    return [(f.rule, f.level.value) for f in judgement.findings if f.level.value != "info"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("We hold 30-day reviews (POL-1 §1.1).", [("VAL301", "review")], id="hyphen"),
        pytest.param("Due 30 days after it (POL-1 §1.1).", [("VAL301", "review")], id="how long"),
        pytest.param("Due every 30 days (POL-1 §1.1).", [("VAL301", "breaking")], id="how often"),
        pytest.param("Due 60 days after it (POL-1 §1.1).", [], id="another time"),
        pytest.param("See POL-1 §1.1.", [], id="no time"),
        pytest.param("Due 30 days after it (POL-1 §1.2).", [], id="another clause"),
    ],
)
def test_how_long_and_how_often_are_one_period(
    words: str, expected: list[tuple[str, str]]
) -> None:
    before = {"pol.md": POLICY, "x.md": f"# X\n\n{words}\n"}
    assert found(before, {"pol.md": POLICY.replace("30 days", "14 days")}) == expected


def test_a_number_that_stands_there_twice_is_a_question_and_not_lost() -> None:
    twice = POLICY.replace("1.2 Travel", "1.2 Fraud is reported.\n\n1.3 Travel")
    before = {"pol.md": POLICY, "x.md": "# X\n\nSee POL-1 §1.3.\n"}
    assert found(before, {"pol.md": twice}) == [("REF109", "review")]


def test_a_text_that_adopts_a_term_is_renamed_throughout() -> None:
    adopting = (
        "# S\n\nChange Orders are kept. A Change Order is signed.\n\n"
        '"Change Order" has the meaning given in MSA-1.\n'
    )
    before = {"msa.md": MASTER, "s.md": adopting}
    after = {"msa.md": MASTER.replace("Change Order", "Variation")}
    findings = judged(before, after).findings
    assert [f.rule for f in findings] == ["DEF202"]
    edits = findings[0].fixes[0].edits
    assert sorted(edit.after for edit in edits) == ["Variation", "Variation", "Variations"]


KEEPING = (
    "---\nnumber: POL-004\n---\n# Keeping\n\n## 1 Lists\n\nOne.\n\n## 7 Tools\n\n"
    "7.12 The Keeper shall weigh each chisel on its return. The shop opens at nine.\n"
)
DUTY = "The Keeper shall weigh each chisel on its return. "


@pytest.mark.parametrize(
    ("words", "level"),
    [
        pytest.param("The Keeper weighs each chisel (POL-004 §7.12).", "breaking", id="does it"),
        pytest.param("The Keeper weighs it, see POL-004 §7.12.", "review", id="only see"),
        pytest.param("The Porter weighs each chisel (POL-004 §7.12).", "review", id="another"),
        pytest.param("The shop opens at nine (POL-004 §7.12).", "review", id="something else"),
        pytest.param("The Keeper opens at nine (POL-004 §7.12).", "review", id="another act"),
    ],
)
def test_who_gives_a_lost_duty_as_the_source(words: str, level: str) -> None:
    before = {"pol.md": KEEPING, "x.md": f"# X\n\n{words}\n"}
    assert found(before, {"pol.md": KEEPING.replace(DUTY, "")}) == [("OBL403", level)]
