"""Extractors are cheap to find: what reads a format is loaded when its first file is read."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repositories import POLICY, SOP, Repository, settle

_LISTED = """
import json, sys
from importlib.metadata import entry_points
points = entry_points(group="depgraph.extractors")
for point in points:
    point.load()
print(json.dumps([sorted(point.module for point in points), sorted(sys.modules)]))
"""
_SHARED = {"extractors", "extractors.formats", "extractors.formats.source.languages"}


@pytest.fixture(scope="module")
def loaded() -> tuple[set[str], set[str]]:
    """Return the modules of the extractors, and all modules once they are imported."""
    done = subprocess.run([sys.executable, "-c", _LISTED], capture_output=True, check=True)
    named, modules = json.loads(done.stdout)
    return {name for name in named if name.startswith("extractors.")}, set(modules)


def test_an_extractor_loads_nothing_but_itself(loaded: tuple[set[str], set[str]]) -> None:
    named, modules = loaded
    assert {name for name in modules if name.startswith("extractors")} == named | _SHARED


@pytest.mark.parametrize(
    "library",
    [
        pytest.param("lxml", id="Word"),
        pytest.param("pypdfium2", id="PDF"),
        pytest.param("pypdf", id="PDF, its links"),
        pytest.param("markdown_it", id="Markdown"),
        pytest.param("mdit_py_plugins", id="Markdown, its footnotes"),
        pytest.param("selectolax", id="HTML"),
        pytest.param("html", id="HTML, its entities"),
        pytest.param("yaml", id="YAML"),
        pytest.param("tomllib", id="TOML"),
        pytest.param("tree_sitter", id="source code"),
        pytest.param("networkx", id="the graph"),
        pytest.param("sqlite3", id="the store"),
    ],
)
def test_no_library_is_loaded(loaded: tuple[set[str], set[str]], library: str) -> None:
    assert library not in loaded[1]


@pytest.mark.parametrize(
    "module",
    [
        pytest.param("depgraph.extraction", id="the port"),
        pytest.param("depgraph.model.facts", id="the model"),
    ],
)
def test_what_is_needed_is_loaded(loaded: tuple[set[str], set[str]], module: str) -> None:
    assert module in loaded[1]


_RUN = """
import atexit, json, sys
from pathlib import Path
into = Path(sys.argv.pop(1))
atexit.register(lambda: into.write_text(json.dumps(sorted(sys.modules))))
from depgraph.cli import main
main()
"""
_NOT_FOR_TEXT_ALREADY_READ = (
    *("lxml", "pypdfium2", "markdown_it", "selectolax", "html", "yaml", "docutils", "spacy"),
    *("numpy", "openpyxl", "tree_sitter", "networkx", "pathspec", "sqlite_utils", "unidiff"),
    *("importlib.metadata", "email", "zipfile", "asyncio", "logging", "multiprocessing"),
    *("concurrent.futures", "watchdog", "extractors.prose", "extractors.readings"),
)
_NOT_FOR_A_PLAIN_QUESTION = (
    *("subprocess", "tempfile", "shutil", "tomllib", "base64", "shlex"),
    *("unidiff", "depgraph.report.json"),
)
"""What only git, settings, waivers, mistyped words and reports for programs need."""
_NOT_FOR_NOTHING = ("msgspec", "rapidfuzz", "sqlite3", "hashlib", "depgraph.store")


_COMPILED = """
import re, sys
compiled, original = set(), re.compile
def counted(pattern, flags=0):
    caller = sys._getframe(1).f_globals["__name__"]
    if caller == "depgraph.model.patterns":
        compiled.add(pattern)
    return original(pattern, flags)
re.compile = counted
from depgraph.cli import main
try:
    main()
finally:
    print(len(compiled), file=sys.stderr)
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Return a repository with a policy, a procedure that cites it, and nothing staged."""
    settle(monkeypatch)
    made = Repository.at(tmp_path / "documents")
    made.put("POL-002.md", POLICY.format(years=7))
    made.put("SOP-014.md", SOP.format(years=7))
    made.git("add", ".")
    made.git("commit", "-q", "-m", "all")
    return made


def modules_of(repository: Repository, *words: str, code: int) -> set[str]:
    """Return the modules that a command has loaded when it ends."""
    into = repository.folder.parent / "modules.json"
    done = subprocess.run(
        [sys.executable, "-c", _RUN, into, *words],
        cwd=repository.folder,
        capture_output=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    return set(json.loads(into.read_text()))


def ours(modules: set[str]) -> int:
    return sum(name.split(".")[0] in {"depgraph", "extractors"} for name in modules)


def test_the_help_page_loads_no_command(repository: Repository) -> None:
    modules = modules_of(repository, "--help", code=0)
    assert modules.isdisjoint((*_NOT_FOR_TEXT_ALREADY_READ, *_NOT_FOR_NOTHING))
    assert ours(modules) <= 14


def test_a_hook_with_nothing_staged_judges_nothing(repository: Repository) -> None:
    (repository.folder / "logo.png").write_bytes(b"\x89PNG")
    repository.git("add", "logo.png")
    modules = modules_of(repository, "impact", "--staged", code=0)
    assert modules.isdisjoint((*_NOT_FOR_TEXT_ALREADY_READ, *_NOT_FOR_NOTHING))
    assert ours(modules) <= 110


def test_a_hook_loads_no_reader_for_what_was_read(repository: Repository) -> None:
    repository.put("POL-002.md", POLICY.format(years=5))
    repository.git("add", ".")
    modules_of(repository, "impact", "--staged", code=1)
    modules = modules_of(repository, "impact", "--staged", code=1)
    assert modules.isdisjoint(_NOT_FOR_TEXT_ALREADY_READ)
    assert ours(modules) <= 240


@pytest.fixture
def folder(repository: Repository) -> Repository:
    """Return a folder without git or settings, in which one change was read before."""
    shutil.rmtree(repository.folder / ".git")
    modules_of(repository, "init", code=0)
    repository.put("POL-002.md", POLICY.format(years=5))
    modules_of(repository, "impact", "POL-002.md", code=1)
    return repository


def test_a_plain_question_loads_no_library_it_does_not_need(folder: Repository) -> None:
    modules = modules_of(folder, "impact", "POL-002.md", code=1)
    needless = (*_NOT_FOR_TEXT_ALREADY_READ, *_NOT_FOR_A_PLAIN_QUESTION)
    assert modules.isdisjoint(needless)
    assert ours(modules) <= 232


def test_a_plain_question_compiles_few_patterns(folder: Repository) -> None:
    command = [sys.executable, "-c", _COMPILED, "impact", "POL-002.md"]
    done = subprocess.run(command, cwd=folder.folder, capture_output=True, check=False, text=True)
    assert done.returncode == 1, done.stderr
    assert int(done.stderr.split()[-1]) <= 60
