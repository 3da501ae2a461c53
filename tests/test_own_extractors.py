"""Our own extractors are found without the library for packages, and always the same ones."""

import sys
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from depgraph.extraction import DUTIES, GROUP
from depgraph.extraction.listed import own_objects


def installed_in(folder: Path, package: str, points: str) -> str:
    info = folder / package
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: others\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(points)
    return str(folder)


@pytest.mark.parametrize(
    "group", [pytest.param(GROUP, id="extractors"), pytest.param(DUTIES, id="duties")]
)
def test_ours_are_those_that_the_library_finds(group: str) -> None:
    named = tuple((point.name, point.value) for point in sorted(entry_points(group=group)))
    assert own_objects(group) == named != ()


def _others(folder: Path) -> str:
    return installed_in(folder, "others-1.0.dist-info", f"[{GROUP}]\nnotes = others:reader\n")


def _twice(folder: Path) -> str:
    return installed_in(folder, "depgraph-9.dist-info", f"[{GROUP}]\ntext = others:reader\n")


def _archive(folder: Path) -> str:
    (folder / "packages.zip").write_bytes(b"PK")
    return str(folder / "packages.zip")


def _egg(folder: Path) -> str:
    (folder / "others.egg").mkdir()
    return str(folder / "others.egg")


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(_others, id="another package names the group"),
        pytest.param(_twice, id="we are installed twice"),
        pytest.param(_archive, id="an archive may hold packages"),
        pytest.param(_egg, id="an old kind of package"),
    ],
)
def test_the_library_is_asked_where_it_may_know_more(
    made: Callable[[Path], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, made(tmp_path)])
    assert own_objects(GROUP) is None


def test_the_library_is_asked_where_packages_come_from_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Elsewhere:
        find_distributions = None

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Elsewhere()])
    assert own_objects(GROUP) is None


@pytest.mark.parametrize(
    ("package", "points"),
    [
        pytest.param("others-1.0.dist-info", "[console_scripts]\nx = y:z\n", id="another group"),
        pytest.param("others-1.0.data", f"[{GROUP}]\nx = y:z\n", id="no package"),
    ],
)
def test_what_names_no_extractor_changes_nothing(
    package: str, points: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = own_objects(GROUP)
    gone = str(tmp_path / "gone")
    added = [installed_in(tmp_path, package, points), gone]
    monkeypatch.setattr(sys, "path", [*sys.path, *added])
    assert own_objects(GROUP) == before
