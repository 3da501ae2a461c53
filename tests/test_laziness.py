"""Extractors are cheap to find: what reads a format is loaded when its first file is read."""

import json
import subprocess
import sys

import pytest

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
