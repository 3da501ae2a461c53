"""What the harness makes of its numbers: medians, ratios, verdicts, and what is kept of them."""

import json
import sys
from pathlib import Path

import pytest

from tests.benchmarks import __main__ as program
from tests.benchmarks import memory, results
from tests.benchmarks.catalogue import MEASURES, chosen
from tests.benchmarks.timing import Row, Series, bar, in_turns, milliseconds, not_measured, row


def rows_of(measure: str, *values: float) -> list[results.Kept]:
    """Return rows as they are kept."""
    return results.kept(
        (bar(f"{measure} {at}", v, "ms", 1, "") for at, v in enumerate(values)), measure
    )


@pytest.mark.parametrize(
    ("value", "holds"),
    [
        pytest.param(2.0, True, id="at the goal"),
        pytest.param(1.9, True, id="below"),
        pytest.param(2.1, False, id="above"),
    ],
)
def test_a_bar_holds_at_its_goal_and_not_above(value: float, holds: bool) -> None:  # noqa: FBT001
    assert bar("x", value, "ratio", 2.0, "").holds is holds


def test_a_row_without_a_goal_neither_holds_nor_fails() -> None:
    assert bar("x", 3.0, "ms", None, "").holds is None


def test_what_was_not_measured_does_not_hold() -> None:
    assert not_measured("x", "ratio", 2.0, "why") == Row(
        "x", 0.0, "ratio", 2.0, holds=False, spread=None, n=0, detail="not measured: why"
    )


def test_a_row_is_the_median_with_the_quartiles_around_it() -> None:
    measured = Series((5.0, 1.0, 3.0, 2.0, 4.0))
    assert row("x", measured, "ms", 3.0, "d") == Row(
        "x", 3.0, "ms", 3.0, holds=True, spread=(2.0, 4.0), n=5, detail="d"
    )


def test_one_round_has_no_spread() -> None:
    assert Series((2.0,)).quartiles is None


def test_a_ratio_is_taken_round_by_round() -> None:
    slow_moment = Series((2.0, 20.0, 2.0)).over(Series((1.0, 10.0, 1.0)))
    assert slow_moment.values == (2.0, 2.0, 2.0)


def test_rounds_of_different_number_are_no_ratio() -> None:
    with pytest.raises(ValueError, match="zip"):
        Series((1.0,)).over(Series((1.0, 2.0)))


@pytest.mark.parametrize(
    ("unsettled", "expected"),
    [
        pytest.param(False, {"a": (3.0, 5.0), "b": (4.0, 6.0)}, id="a first round is left out"),
        pytest.param(True, {"a": (1.0, 3.0), "b": (2.0, 4.0)}, id="all count"),
    ],
)
def test_works_take_turns(unsettled: bool, expected: dict[str, tuple[float, ...]]) -> None:  # noqa: FBT001
    clock = iter(range(1, 100))
    found = in_turns(
        {"a": lambda: float(next(clock)), "b": lambda: float(next(clock))}, 2, unsettled=unsettled
    )
    assert {name: series.values for name, series in found.items()} == expected


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        pytest.param(0.1234, "123 ms", id="whole ones"),
        pytest.param(0.00234, "2.3 ms", id="two digits"),
    ],
)
def test_milliseconds_are_said_shortly(seconds: float, said: str) -> None:
    assert milliseconds(Series((seconds,))) == said


def test_a_measure_that_was_run_again_replaces_its_rows_and_no_others() -> None:
    old = [*rows_of("one", 1, 2, 3), *rows_of("two", 4)]
    assert results.merged(old, rows_of("one", 9), ["one", "two"]) == [
        *rows_of("one", 9),
        *rows_of("two", 4),
    ]


def test_rows_stand_in_the_order_of_the_measures() -> None:
    merged = results.merged(rows_of("two", 1), rows_of("one", 2), ["one", "two"])
    assert [each["measure"] for each in merged] == ["one", "two"]


def test_rows_of_a_measure_that_is_no_more_are_dropped() -> None:
    assert results.merged(rows_of("gone", 1), rows_of("one", 2), ["one"]) == rows_of("one", 2)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    rows = rows_of("one", 1, 2)
    results.save(tmp_path / "build/bench.json", rows)
    assert results.loaded(tmp_path / "build/bench.json") == rows


def test_rows_of_an_older_form_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "bench.json"
    file.write_text(json.dumps([{"name": "x", "value": 1}]), "utf-8")
    assert results.loaded(file) == []


def test_nothing_is_loaded_from_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert results.loaded(tmp_path / "bench.json") == []


@pytest.mark.parametrize(
    ("given", "line"),
    [
        pytest.param(
            Row("a / b", 1.234, "ratio", 1.2, False, (1.1, 1.3), 9, "5 ms against 4 ms"),
            "| a / b (5 ms against 4 ms) | 1.23 | 1.1 to 1.3 | 1.2 | **no** |",
            id="a ratio that does not hold",
        ),
        pytest.param(
            Row("peak", 151.6, "MB", 300, True, None, 1, ""),
            "| peak | 152 MB |  | 300 MB | yes |",
            id="a number with its unit",
        ),
        pytest.param(
            Row("info", 2, "ms", None, None, None, 1, ""), "| info | 2 ms |  |  |  |", id="no goal"
        ),
    ],
)
def test_a_row_of_the_table(given: Row, line: str) -> None:
    assert results.line(results.kept([given], "m")[0]) == line


def test_only_rows_with_a_goal_count_for_the_verdict() -> None:
    rows = [bar("x", 1, "ms", 2, ""), bar("y", 3, "ms", 2, ""), bar("z", 3, "ms", None, "")]
    assert results.verdict(results.kept(rows, "m")) == "1 of 2 bars hold"


def test_without_names_all_but_the_long_measures_are_run() -> None:
    assert [each for each in MEASURES if each not in chosen([])] == [
        each for each in MEASURES if each.long
    ]


def test_a_long_measure_is_run_by_its_name() -> None:
    assert [each.name for each in chosen(["impact-200000"])] == ["impact-200000"]


def test_measures_are_listed_with_what_they_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [each.name for each in MEASURES]
    assert all(each.says in line for each, line in zip(MEASURES, lines, strict=True))


def test_a_mistyped_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        program.main(["impct"])
    assert "no measure is called 'impct'; --list names them all" in capsys.readouterr().err


@pytest.mark.skipif(not memory.can_be_measured(), reason="this system does not tell it")
def test_the_peak_is_that_of_a_process_and_of_what_it_starts(tmp_path: Path) -> None:
    held = "import time; held = b'x' * 60_000_000; time.sleep(0.5)"
    starts = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {held!r}])"
    found, code = memory.peak([sys.executable, "-c", starts], tmp_path)
    assert code == 0
    assert found.parent < 50 < found.worker < 120
    assert found.largest == found.worker
