"""What a person who clones the project relies on before reading any code."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TARGETS = (
    *("help", "demo", "test", "check", "format", "lint", "types", "imports", "cov"),
    *("bench", "accuracy", "fixtures", "clean"),
)
MACHINE_PATH = re.compile(
    rb"(?<![\w.$}>-])/(?:work|root|home/\w+|Users/\w+)/\w|\b[A-Za-z]:\\\\?Users\\\\?\w", re.ASCII
)


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_says_what_it_does(target: str) -> None:
    assert re.search(rf"^  make {target} +\S", _help(), re.MULTILINE)


def test_help_lists_no_target_that_is_not_there() -> None:
    assert set(re.findall(r"^  make (\w+)", _help(), re.MULTILINE)) == set(TARGETS)


def _help() -> str:
    return subprocess.run(
        ["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


def test_ci_runs_the_tests() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    assert re.search(r"^make test$", script.read_text("utf-8"), re.MULTILINE)


def test_the_licence_is_the_whole_text() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License\n                           Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert "APPENDIX: How to apply the Apache License to your work." in text


def test_the_wheel_holds_both_packages_and_nothing_else(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert tops == {"depgraph", "extractors"}
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_no_tracked_file_names_a_place_on_one_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    assert [path.name for path in paths if path.is_file() and _names_a_machine(path)] == []


def _names_a_machine(path: Path) -> bool:
    if MACHINE_PATH.search(path.read_bytes()):
        return True
    if path.suffix != ".docx" or not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as package:
        small = (info for info in package.infolist() if info.file_size < 10_000_000)
        try:
            return any(MACHINE_PATH.search(package.read(info)) for info in small)
        except (RuntimeError, zipfile.BadZipFile, NotImplementedError, EOFError):
            return False  # A broken fixture has no parts to look into.


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("see /home/" + "ann/notes", True, id="somebody's folder"),
        pytest.param("C:\\Use" + "rs\\ann", True, id="somebody's folder on Windows"),
        pytest.param("docs/home/index.md", False, id="a relative path"),
        pytest.param("https://example.com/home/page", False, id="an address"),
        pytest.param("the /home page", False, id="a word"),
    ],
)
def test_a_machine_path(text: str, names: bool) -> None:  # noqa: FBT001
    assert bool(MACHINE_PATH.search(text.encode())) is names
