"""The walk finds what can be a document; hidden files are none unless they are known by name."""

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
