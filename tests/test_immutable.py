"""A cheap frozen value is, to all who ask, the frozen dataclass that it stands for."""

import copy
import inspect
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace
from functools import cached_property

import msgspec
import pytest

from depgraph.model.immutable import immutable, immutable_ordered, immutable_with_room


@immutable
class Cheap:
    """A value."""

    one: int
    two: tuple[str, ...] = ()
    aside: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Usual:
    """A value."""

    one: int
    two: tuple[str, ...] = ()
    aside: str = field(default="", compare=False)


@immutable
class Single:
    """A value of one field."""

    only: str


@immutable
class Empty:
    """A value of no field."""


@immutable
class Inner(Single):
    """A value with a field more than its base."""

    more: int = 0


@immutable
class Worded:
    """A value that says itself how it is shown."""

    one: int

    def __repr__(self) -> str:
        return "worded"


@immutable_ordered
class Ranked:
    """A value that has its place among others."""

    first: int
    aside: str = field(default="", compare=False)
    then: str = ""


@immutable_with_room
class Roomy:
    """A value that finds out something about itself."""

    words: str
    aside: str = field(default="", compare=False)

    @cached_property
    def count(self) -> int:
        """Return how many words there are."""
        return len(self.words.split())


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda kind: repr(kind(1, ("a",))), id="shown"),
        pytest.param(lambda kind: kind(1) == kind(1, aside="x"), id="equal but for what is aside"),
        pytest.param(lambda kind: kind(1) == kind(2), id="not equal"),
        pytest.param(lambda kind: kind(1) == 1, id="something else"),
        pytest.param(lambda kind: len({kind(1), kind(1, aside="x"), kind(2)}), id="in a set"),
        pytest.param(lambda kind: replace(kind(1), one=2).one, id="replaced"),
        pytest.param(lambda kind: asdict(kind(1)), id="as a dictionary"),
        pytest.param(lambda kind: astuple(copy.deepcopy(kind(1, ("a",)))), id="copied"),
        pytest.param(lambda kind: astuple(kind(two=("a",), one=1)), id="by name"),
        pytest.param(lambda kind: [each.name for each in fields(kind)], id="its fields"),
        pytest.param(lambda kind: kind.__match_args__, id="matched by position"),
        pytest.param(lambda kind: kind.__slots__, id="its slots"),
        pytest.param(lambda kind: hasattr(kind(1), "__dict__"), id="no room for more"),
        pytest.param(lambda kind: list(inspect.signature(kind).parameters), id="how it is made"),
        pytest.param(lambda kind: msgspec.json.encode(kind(1)), id="written"),
        pytest.param(
            lambda kind: astuple(msgspec.json.decode(b'{"one": 1, "two": ["a"]}', type=kind)),
            id="read",
        ),
    ],
)
def test_it_answers_as_the_usual_one_does(ask: Callable[[type], object]) -> None:
    answered, expected = ask(Cheap), ask(Usual)
    if isinstance(answered, str):
        answered = answered.replace("Cheap", "Usual")
    assert answered == expected


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda value: setattr(value, "one", 2), id="set"),
        pytest.param(lambda value: setattr(value, "new", 2), id="added"),
        pytest.param(lambda value: delattr(value, "one"), id="taken away"),
    ],
)
@pytest.mark.parametrize(
    "kind", [pytest.param(Cheap, id="cheap"), pytest.param(Usual, id="usual")]
)
def test_nothing_changes_it(kind: type, change: Callable[[object], None]) -> None:
    value = kind(1)
    # Python's own slotted classes answer a new name with a TypeError.
    with pytest.raises((FrozenInstanceError, TypeError)):
        change(value)
    assert value == kind(1)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(Cheap(1, ("a",), "x"), id="three fields"),
        pytest.param(Single("a"), id="one field"),
        pytest.param(Empty(), id="no field"),
        pytest.param(Inner("a", 1), id="a field of its base"),
    ],
)
def test_it_travels_whole(value: object) -> None:
    again = pickle.loads(pickle.dumps(value))  # noqa: S301  # our own bytes
    assert (again, hash(again), repr(again)) == (value, hash(value), repr(value))


def test_ordered_ones_are_sorted_field_by_field() -> None:
    values = [Ranked(2, "a", "x"), Ranked(1, "z", "b"), Ranked(1, "y", "a")]
    assert sorted(values) == [values[2], values[1], values[0]]
    assert Ranked(1, "a") <= Ranked(1, "b") >= Ranked(1)


def test_different_kinds_have_no_order() -> None:
    with pytest.raises(TypeError):
        _ = Ranked(1) < Single("a")


def test_one_with_room_finds_out_once_and_forgets_that_when_it_travels() -> None:
    value = Roomy("two words", "x")
    assert (value.count, value.__dict__["count"]) == (2, 2)
    again = pickle.loads(pickle.dumps(value))  # noqa: S301  # our own bytes
    assert again.__dict__ == {"words": "two words", "aside": "x"}
    with pytest.raises(FrozenInstanceError):
        value.words = "other"  # type: ignore[misc]


def test_a_field_without_a_default_after_one_with_a_default_is_refused() -> None:
    made = type("Mixed", (), {"__annotations__": {"one": int, "two": int}, "one": 1})
    with pytest.raises(TypeError, match=r"Mixed\.two has no default"):
        immutable(made)


def test_what_is_missing_is_named() -> None:
    with pytest.raises(TypeError, match=r"Cheap\.__init__\(\) missing .* 'one'"):
        Cheap()  # type: ignore[call-arg]


def test_two_kinds_are_never_equal() -> None:
    assert Single("a") != Inner("a")


def test_what_a_class_says_itself_stays() -> None:
    assert repr(Worded(1)) == "worded"


@pytest.mark.parametrize(
    "special",
    [
        pytest.param(field(default_factory=list), id="made each time"),
        pytest.param(field(default=None, init=False), id="not given"),
        pytest.param(field(default=None, kw_only=True), id="by name alone"),
    ],
)
def test_a_field_that_is_made_otherwise_is_refused(special: object) -> None:
    made = type("Special", (), {"__annotations__": {"found": object}, "found": special})
    with pytest.raises(TypeError, match=r"Special\.found needs a dataclass"):
        immutable(made)
