"""A citation follows the whole number of a part, and never to a document that nobody named."""

import pytest

from tests.memory import judged, said

CLAUSES = (
    *("Lamps hang in the hall.", "Ropes dry on the rail.", "Sails lie in the loft."),
    *("Oars stand at the wall.", "Nets are mended at night.", "Tar is kept in the shed."),
    *("Anchors stay outside.", "Flags are folded flat.", "Bells are rung at noon."),
    *("Maps are rolled up.", "Hooks are counted weekly."),
)


def boats(*clauses: str, part: int = 1) -> str:
    made = (f"### {part}.{n} {text[:4]}\n\n{text}\n" for n, text in enumerate(clauses, 1))
    return "\n".join(["---\nnumber: BT-7\n---\n# Boats\n", f"## {part} Store\n", *made])


@pytest.mark.parametrize(
    ("cited", "order", "rule"),
    [
        pytest.param("1.1", (1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 10), "REF110", id="1.1 becomes 1.10"),
        pytest.param("1.1", (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0), "REF110", id="1.1 becomes 1.11"),
        pytest.param("1.10", (9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 10), "REF110", id="1.10 becomes 1.1"),
        pytest.param("1.2", (0, 1, 2, 4, 3, 5, 6, 7, 8, 9, 10), "", id="others change places"),
        pytest.param("1.1", (0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 9), "", id="1.10 and 1.11 do"),
    ],
)
def test_a_number_that_begins_like_the_old_one_is_another(
    cited: str, order: tuple[int, ...], rule: str
) -> None:
    before = {"b.md": boats(*CLAUSES), "x.md": f"The yard follows BT-7 §{cited}."}
    after = {"b.md": boats(*(CLAUSES[n] for n in order))}
    found = [each[0] for each in said(judged(before, after)) if each[2] == "x.md"]
    assert found == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        pytest.param(10, [("REF101", "breaking", "b.md")], id="the last one is removed"),
        pytest.param(11, [], id="nothing is removed"),
    ],
)
def test_a_part_of_its_own_that_is_gone_is_not_found_in_another_document(
    left: int, expected: list[tuple[str, str, str]]
) -> None:
    own = "\n## 2 Use\n\nHooks are lent as Section 1.11 says, and as BT-9 says.\n"
    other = boats(*CLAUSES).replace("BT-7", "BT-9").replace("# Boats", "# Barges")
    before = {"b.md": boats(*CLAUSES) + own, "c.md": other}
    after = {"b.md": boats(*CLAUSES[:left]) + own}
    assert said(judged(before, after)) == expected
