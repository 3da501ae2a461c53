"""What is laid down in a clause in the style of a heading is judged like any other text."""

import pytest

from tests.memory import judged, said

UP = """# Framework Agreement

Agreement No. FA-100

## 5.3 Meaning. “Aged Tin Bucket” means a tin bucket that is older than 9 weeks.

## 5.4 Inspection. The Porter inspects each tin cup that comes back within 10 days.

## 5.5 Storage of tin pans and of the lids that belong to them
"""
DOWN = """# Order

Terms have the meaning given in FA-100.

Each Aged Tin Bucket is marked before it leaves.

FA-100 §5.4 says: “The Porter inspects each tin cup that comes back within 10 days.”

FA-100 §5.5 is called “Storage of tin pans and of the lids that belong to them”.
"""


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        pytest.param(
            "“Aged Tin Bucket” means a", "There may be a", {"DEF201"}, id="definition removed"
        ),
        pytest.param("Aged Tin Bucket", "Old Tin Bucket", {"DEF202"}, id="term renamed"),
        pytest.param("9 weeks", "12 weeks", {"DEF203"}, id="meaning changed"),
        pytest.param("cup that comes", "cup, wet or dry, that comes", {"TXT802"}, id="quotation"),
        pytest.param("", "", set(), id="near miss: nothing changed"),
        pytest.param("“Aged Tin Bucket”", '"Aged Tin Bucket"', set(), id="near miss: marks"),
        pytest.param("that belong to", "made for", set(), id="near miss: a heading quoted"),
    ],
)
def test_an_edit_of_the_clause_is_told(old: str, new: str, rules: set[str]) -> None:
    proposed = UP.replace(old, new) if old else UP
    found = said(judged({"FA-100.md": UP, "order.md": DOWN}, {"FA-100.md": proposed}))
    assert {rule for rule, _, path in found if path == "order.md"} == rules
