"""A small company, and the command line run inside it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from depgraph.cli.main import run
from tests.cli.watching import folder, start, watch

__all__ = ["folder", "start", "watch"]

FILES = {
    "policies/POL-002.md": (
        "---\nnumber: POL-002\ntitle: Retention Policy\nrevision: 6\nstatus: in force\n---\n\n"
        "# POL-002 Retention Policy\n\n## 4 Periods\n\n### 4.1 Batch records\n\n"
        "Batch records are kept for 7 years from the release of the batch.\n\n"
        "### 4.2 Training records\n\nTraining records are kept for 3 years.\n\n"
        "## 5 Owner\n\nThe Record Keeper keeps this policy.\n"
    ),
    "sops/SOP-014.md": (
        "---\nnumber: SOP-014\ntitle: Archive\nrevision: 2\nstatus: in force\n---\n\n"
        "# SOP-014 Archive\n\n## 3 Storage\n\n### 3.2 Batch records\n\n"
        "The archivist keeps batch records for 7 years (POL-002 §4.1).\n\n"
        "## 4 Training\n\nFor training records see POL-002 §4.2.\n"
    ),
    "src/ret.py": '"""Retention."""\n\nRETENTION_YEARS = 7  # POL-002 §4.1\n',
    "handbook/lunch.md": "# Lunch\n\nThe canteen opens at noon.\n",
}


@dataclass(frozen=True)
class Ran:
    """What one run of the command line left behind."""

    code: int
    out: str
    err: str


Cli = Callable[..., Ran]


@pytest.fixture
def cli(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Cli:
    """Run the command line in a folder of its own and return its code and both outputs."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Ran:
        capsys.readouterr()
        code = run(list(arguments))
        out, err = capsys.readouterr()
        return Ran(int(code), out, err)

    return call


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a company without git, and the person standing in it."""
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def edited(company: Path, cli: Cli) -> Path:
    """The company after it accepted its texts and someone shortened one period."""
    assert cli("init").code == 0
    policy = company / "policies" / "POL-002.md"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace("for 7 years", "for 5 years"), encoding="utf-8")
    return company
