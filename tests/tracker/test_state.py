"""The readings of a folder at one moment, compared with those of another."""

import pytest

from depgraph.tracker.state import Readings, State

BEFORE: Readings = {"a.md": 1, "in/b.md": 2, "in/c.md": 3, "in/deep/d.md": 4}


@pytest.mark.parametrize(
    ("now", "then", "there"),
    [
        pytest.param(BEFORE, {}, {}, id="nothing differs"),
        pytest.param({**BEFORE, "a.md": 9}, {"a.md": 1}, {"a.md": 9}, id="a reading"),
        pytest.param(
            {**BEFORE, "in/e.md": 5},
            {"in/b.md": 2, "in/c.md": 3},
            {"in/b.md": 2, "in/c.md": 3, "in/e.md": 5},
            id="a document more",
        ),
        pytest.param({**BEFORE, "new/f.md": 6}, {}, {"new/f.md": 6}, id="a folder more"),
        pytest.param({}, BEFORE, {}, id="all gone"),
    ],
)
def test_what_differs_is_told_by_folder(now: Readings, then: Readings, there: Readings) -> None:
    assert State.of(now).since(State.of(BEFORE)) == (then, there)
    assert (State.of(now) == State.of(BEFORE)) is (now == BEFORE)


def test_folders_are_replaced_or_go() -> None:
    before = State.of(BEFORE)
    after = before.replaced({"in/": {"in/b.md": 7}, "in/deep/": {}})
    assert after == State.of({"a.md": 1, "in/b.md": 7})
    assert before == State.of(BEFORE)


def test_a_state_knows_its_documents() -> None:
    state = State.of(BEFORE)
    assert (len(state), "in/b.md" in state, "b.md" in state, "no/b.md" in state) == (
        4,
        True,
        False,
        False,
    )
    assert not State()
