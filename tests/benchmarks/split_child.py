"""Run one command in this process and print, as JSON, how long each of its phases took.

Each moment counts for the innermost phase it belongs to. ``split`` runs this.
"""

import builtins
import importlib
import json
import sys
import time
from collections.abc import Callable

_PHASES = (
    ("compiling patterns", "re._compiler", "compile"),
    ("opening the store", "depgraph.store.opening", "opened"),
    ("walking the folder", "depgraph.workspace.walk", "walk"),
    ("asking git", "depgraph.workspace.git.running", "run"),
    ("comparing files with the store", "depgraph.tracker.updating", "_planned"),
    ("opening the file", "depgraph.tracker.reading", "bounded"),
    ("reading: blocks", "extractors.formats.docx.document", "read_document"),
    ("reading: facts", "extractors.prose", "facts_of"),
    ("packing facts", "depgraph.store.rows", "packed"),
    ("writing to the store", "depgraph.store.writing", "insert_readings"),
    ("forgetting old readings", "depgraph.store.writing", "prune"),
    ("bringing up to date: the rest", "depgraph.tracker.updating", "update"),
    ("finding both states", "depgraph.tracker.states", "states"),
    ("unpacking facts", "depgraph.store.rows", "unpacked"),
    ("pairing old and new text", "depgraph.analysis.pairs", "pairs"),
    ("judging", "depgraph.analysis.impact", "impact"),
    ("what is allowed", "depgraph.tracker.allowing", "allowed_in_impact"),
    ("printing", "depgraph.cli.output", "publish"),
)
_IMPORTS, _REST = "importing modules", "everything else"
_spent: dict[str, float] = {}
_within = [_REST]
_BEGAN = _since = time.perf_counter()


def _charge() -> None:
    global _since  # noqa: PLW0603  # one clock for one process
    now = time.perf_counter()
    _spent[_within[-1]] = _spent.get(_within[-1], 0.0) + now - _since
    _since = now


def _timed(label: str, work: Callable[..., object]) -> Callable[..., object]:
    def run(*given: object, **named: object) -> object:
        _charge()
        _within.append(label)
        try:
            return work(*given, **named)
        finally:
            _charge()
            _within.pop()

    return run


def _watch_imports() -> None:
    plain, by_name = builtins.__import__, importlib.import_module
    slow, slow_by_name = _timed(_IMPORTS, plain), _timed(_IMPORTS, by_name)

    def imported(name: str, *given: object, **named: object) -> object:
        known = name in sys.modules and not _level(given, named)
        return (plain if known else slow)(name, *given, **named)  # type: ignore[arg-type]

    builtins.__import__ = imported  # type: ignore[assignment]
    importlib.import_module = slow_by_name  # type: ignore[assignment]


def _level(given: tuple[object, ...], named: dict[str, object]) -> object:
    return named.get("level", given[3] if len(given) > 3 else 0)  # its place


def _watch(label: str, home: str, name: str) -> None:
    """Time every call of a function, wherever it was imported to."""
    work = getattr(importlib.import_module(home), name, None)
    if work is None:
        return
    timed = _timed(label, work)
    for module in list(sys.modules.values()):
        if getattr(module, name, None) is work:
            setattr(module, name, timed)


def _run(words: list[str]) -> None:
    _watch_imports()
    from depgraph.cli import main

    for phase in _PHASES:
        _watch(*phase)
    try:
        main(words)
    except SystemExit:
        _charge()
    print(json.dumps({"began": _BEGAN, "ended": time.perf_counter(), **_spent}), file=sys.stderr)


if __name__ == "__main__":
    _run(sys.argv[1:])
