"""The walk finds what can be a document; hidden files are none unless they are known by name."""

import os
from pathlib import Path

import pytest

from depgraph.workspace.walk import walk


def walked(root: Path) -> list[str]:
    return list(walk(root, lambda _name: True).files)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(".env", id="environment"),
        pytest.param(".env.example", id="example of an environment"),
        pytest.param(".env.sample", id="sample of an environment"),
        pytest.param(".env.template", id="template of an environment"),
        pytest.param(".env.dist", id="distributed environment"),
        pytest.param("a.md", id="not hidden"),
    ],
)
def test_found(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"A=1\n")
    assert walked(tmp_path) == [name]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(".env.local", id="secrets of one machine"),
        pytest.param(".env~", id="backup of an editor"),
        pytest.param(".envrc", id="another program's file"),
        pytest.param(".hidden.md", id="hidden document"),
        pytest.param("~$a.docx", id="lock file of Word"),
        pytest.param(".git/a.md", id="hidden folder"),
        pytest.param("node_modules/a.md", id="installed packages"),
    ],
)
def test_left_out(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"A=1\n")
    assert walked(tmp_path) == []


def test_a_name_that_is_no_text_is_told_and_harms_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n")
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.md")).write_text("# B\n")
    except OSError:
        pytest.skip("this file system refuses such names")
    found = walk(tmp_path, lambda _name: True)
    assert found.files == ["a.md"]
    assert [said for _, said in found.refused] == ["has a name that is no valid text; rename it"]
