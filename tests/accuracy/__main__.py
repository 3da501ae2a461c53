"""Measure everything or some sets; print it as Markdown; write build/accuracy.md and .json."""

import argparse
import json
import pkgutil
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from pathlib import Path
from string import ascii_lowercase

from tests.accuracy import sets
from tests.accuracy.corpora import PROJECT, Corpora, Measure, folder
from tests.accuracy.derived import DERIVED
from tests.accuracy.report import Result, details, table
from tests.accuracy.scores import Bar, Judged, Outcome, half_of

_ASKING = "history"
"""The set whose measures ask the command and share no readings: they run beside the others."""


def main(arguments: Sequence[str]) -> int:
    """Run the measures that *arguments* name, or all of them."""
    options = _options(arguments)
    root = folder()
    if not root.is_dir():
        print(f"no corpora at {root}: nothing to measure; name the folder in DEPGRAPH_CORPORA")
        return 0
    wanted = [each for each in measures() if _is_wanted(each.bar, options)]
    results = tuple(_results(wanted, root))
    text = f"{table(results)}\n{details(results)}\n"
    print(text)
    if not options.set and not options.name:
        _write(text, results)
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    known = sorted({name for measure in measures() for name in _sets_of(measure.bar)})
    parser = argparse.ArgumentParser("tests.accuracy", description=__doc__)
    parser.add_argument(
        "--set", nargs="+", default=(), metavar="SET", choices=known, help=", ".join(known)
    )
    parser.add_argument("name", nargs="*", help="how the name of a bar begins")
    return parser.parse_args(arguments)


def measures() -> list[Measure]:
    """Return the measures of every module of sets, those that ask the command last."""
    names = sorted(module.name for module in pkgutil.iter_modules(sets.__path__))
    modules = [import_module(f"{sets.__name__}.{name}") for name in names]
    found = [measure for module in modules for measure in module.MEASURES]
    return sorted(found, key=lambda measure: _ASKING in _sets_of(measure.bar))


def _sets_of(bar: Bar) -> list[str]:
    return bar.name.split(": ", 1)[0].split(", ")


def _is_wanted(bar: Bar, options: argparse.Namespace) -> bool:
    if options.name and not bar.name.startswith(tuple(options.name)):
        return False
    return not options.set or not set(options.set).isdisjoint(_sets_of(bar))


def _results(wanted: Sequence[Measure], root: Path) -> Iterator[Result]:
    """Yield the result of each measure, and behind it those that are derived from it."""
    with ProcessPoolExecutor() as pool, ProcessPoolExecutor(1) as beside:
        asked = {
            measure.bar.name: beside.submit(_asked, measure.bar.name, root)
            for measure in wanted
            if _ASKING in _sets_of(measure.bar)
        }
        corpora = Corpora(root, pool)
        for measure in wanted:
            began = time.monotonic()
            waiting = asked.get(measure.bar.name)
            judged = waiting.result() if waiting else _judged(measure, corpora)
            yield Result(measure.bar, judged)
            for derived in DERIVED:
                if derived.of == measure.bar.name:
                    yield Result(derived.bar, tuple(derived.judge(judged)))
            print(f"{measure.bar.name}: {time.monotonic() - began:.0f} s", file=sys.stderr)


def _asked(name: str, root: Path) -> tuple[Judged, ...]:
    """Return the judgements of the measure of that name, in a process of its own."""
    with ProcessPoolExecutor(1) as pool:
        measure = next(each for each in measures() if each.bar.name == name)
        return _judged(measure, Corpora(root, pool))


def _judged(measure: Measure, corpora: Corpora) -> tuple[Judged, ...]:
    """Return all judgements; one that cannot run holds no bar, the others still count."""
    try:
        return tuple(measure.judge(corpora))
    except Exception as error:  # noqa: BLE001  # the other bars are still worth knowing
        failed = f"not measured: {type(error).__name__}: {error}"
        names = {half_of(letter): letter for letter in ascii_lowercase}
        wrong = (Outcome.MISS, Outcome.FALSE)
        return tuple(Judged(name, each, failed) for name in names.values() for each in wrong)


def _write(text: str, results: Sequence[Result]) -> None:
    rows = [row.as_json() for result in results for row in result.rows()]
    build = PROJECT / "build"
    build.mkdir(exist_ok=True)
    (build / "accuracy.md").write_text(text, "utf-8")
    (build / "accuracy.json").write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    print("\nwritten: build/accuracy.md, build/accuracy.json", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
