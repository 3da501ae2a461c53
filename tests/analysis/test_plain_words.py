"""A phrase in plainer words says the same; a word that limits does not."""

import pytest

from tests.memory import judged

CLAUSE = "---\nnumber: MSA-1\n---\n# M\n\n## 1 A\n\nOne.\n\n## 2 B\n\n{}\n"
CITING = "# X\n\nSupplier shall test it and inform Customer as required by MSA-1 §2.\n"


@pytest.mark.parametrize(
    ("before", "after", "quiet"),
    [
        pytest.param(
            "Supplier shall inform Customer prior to a change of site.",
            "Supplier shall inform Customer before a change of site.",
            True,
            id="prior to",
        ),
        pytest.param(
            "In the event that a part fails, Supplier shall replace it.",
            "If a part fails, Supplier shall replace it.",
            True,
            id="in the event that",
        ),
        pytest.param(
            "Supplier shall test the pump subsequent to its return.",
            "Supplier shall test the pump after its return.",
            True,
            id="subsequent to",
        ),
        pytest.param(
            "Supplier shall test the pump in accordance with the plan.",
            "Supplier shall test the pump pursuant to the plan.",
            True,
            id="in accordance with",
        ),
        pytest.param(
            "Supplier shall inform Customer before a change of site.",
            "Supplier shall inform Customer after a change of site.",
            False,
            id="before and after",
        ),
        pytest.param(
            "If a part fails, Supplier shall replace it.",
            "Unless a part fails, Supplier shall replace it.",
            False,
            id="if and unless",
        ),
    ],
)
def test_plainer_words_are_no_change(before: str, after: str, quiet: bool) -> None:  # noqa: FBT001
    old, new = CLAUSE.format(before), CLAUSE.format(after)
    found = judged({"m.md": old, "x.md": CITING}, {"m.md": new}).findings
    assert all(finding.level.value == "info" for finding in found) is quiet
