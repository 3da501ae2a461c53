"""What the measuring shows: a line a bar with both halves, rows from judgements made already."""

import pytest

from tests.accuracy.__main__ import measures
from tests.accuracy.derived import DERIVED
from tests.accuracy.report import Result, details, table
from tests.accuracy.scores import HEAD, Bar, Figure, Half, Judged, Outcome, half_of

DEVELOPMENT = next(name for name in "abcdef" if half_of(name) is Half.DEVELOPMENT)
CHECK = next(name for name in "abcdef" if half_of(name) is Half.CHECK)


def judged(file: str, right: int = 0, miss: int = 0, false: int = 0) -> tuple[Judged, ...]:
    """Return so many judgements of each outcome."""
    return (
        *(Judged(file, Outcome.RIGHT) for _ in range(right)),
        *(Judged(file, Outcome.MISS, "a miss") for _ in range(miss)),
        *(Judged(file, Outcome.FALSE, "another document") for _ in range(false)),
    )


@pytest.mark.parametrize(
    ("figure", "goal", "judgements", "line"),
    [
        pytest.param(
            Figure.F1,
            0.9,
            judged(DEVELOPMENT, 9, 1) + judged(CHECK, 4),
            "0.947 (P 1.000, R 0.900, of 10) | 1.000 (P 1.000, R 1.000, of 4) | ≥ 0.9 | yes |",
            id="both hold",
        ),
        pytest.param(
            Figure.RECALL,
            0.95,
            judged(DEVELOPMENT, 9, 1) + judged(CHECK, 4),
            "0.900 (of 10) | 1.000 (of 4) | ≥ 0.95 | no |",
            id="one half does not hold",
        ),
        pytest.param(
            Figure.WRONG,
            0.0,
            judged(DEVELOPMENT, 999, 50, 1) + judged(CHECK, 4, 9),
            "1.000 (of 1049) | 0.000 (of 13) | ≤ 0 | no |",
            id="one wrong target in 1,000",
        ),
        pytest.param(
            Figure.RECALL,
            0.9,
            judged(DEVELOPMENT, 9),
            "1.000 (of 9) | nothing | ≥ 0.9 | yes |",
            id="a half without files",
        ),
        pytest.param(
            Figure.RECALL,
            0.9,
            (Judged(DEVELOPMENT, Outcome.SKIPPED, "changed"),),
            "nothing | nothing | ≥ 0.9 | no |",
            id="nothing was judged",
        ),
    ],
)
def test_a_line_holds_when_each_half_that_has_files_holds(
    figure: Figure, goal: float, judgements: tuple[Judged, ...], line: str
) -> None:
    shown = table([Result(Bar("set: it", figure, goal), judgements)])
    assert shown == f"{HEAD}\n| set: it | {figure.value} | {line}"


def test_details_name_the_noise_and_count_the_misses_that_may_be_seen() -> None:
    both = judged(DEVELOPMENT, 1, 2) + judged(CHECK, 1, 5)
    result = Result(Bar("set: it", Figure.F1, 0.9, "2 of 9"), both)
    assert details([result]).splitlines() == [
        *("", "### set: it", "", "Noise of this gold: 2 of 9."),
        *("", "Most frequent missed:", "", "- 2 x a miss"),
    ]


def test_a_link_to_nowhere_is_no_wrong_target() -> None:
    derived = next(each for each in DERIVED if each.bar.name == "handbook: wrong targets")
    made = (
        Judged("a", Outcome.RIGHT),
        Judged("b", Outcome.FALSE, "resolves (nothing special): dangling"),
        Judged("c", Outcome.MISS, "no such document (nothing special): another document"),
    )
    assert [each.outcome for each in derived.judge(made)] == [
        *(Outcome.RIGHT, Outcome.MISS, Outcome.FALSE)
    ]


def test_every_derived_row_looks_at_a_bar_that_is_measured() -> None:
    measured = {measure.bar.name for measure in measures()}
    assert {each.of for each in DERIVED} <= measured
