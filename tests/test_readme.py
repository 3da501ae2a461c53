"""The sessions that README shows are run, and say what README says they say."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
_SESSION = re.compile(r"```console\n\$ (?P<command>depgraph [^\n]+)\n(?P<shown>.*?)```", re.DOTALL)
SESSIONS = [(match["command"], match["shown"]) for match in _SESSION.finditer(README)]


def run(command: str, folder: Path) -> str:
    words = [sys.executable, "-m", "depgraph", *shlex.split(command)[1:]]
    done = subprocess.run(words, cwd=folder, capture_output=True, check=False, timeout=120)
    return done.stdout.decode("utf-8")


def as_pattern(shown: str) -> re.Pattern[str]:
    """A line ``...`` stands for any lines, ``...`` in a line for any words."""
    lines = [
        r"(?:[^\n]*\n)*?" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + "\n"
        for line in shown.splitlines()
    ]
    return re.compile("".join(lines))


@pytest.mark.parametrize(("command", "shown"), SESSIONS, ids=[c for c, _ in SESSIONS])
def test_session(command: str, shown: str, tmp_path: Path) -> None:
    for folder in ("company", "proposals"):
        shutil.copytree(ROOT / "fixtures" / folder, tmp_path / folder)
    said = run(command, tmp_path / "company")
    assert as_pattern(shown).match(said), said


def test_there_are_sessions() -> None:
    assert len(SESSIONS) >= 2


def test_every_command_is_in_the_table() -> None:
    from depgraph.cli.table import COMMANDS

    missing = [name for name in COMMANDS if f"`depgraph {name}" not in README]
    assert missing == []


def test_the_extractor_shown_reads_a_file() -> None:
    source = re.search(r"```python\n(?P<code>from depgraph\.extraction.*?)```", README, re.DOTALL)
    assert source is not None
    names: dict[str, object] = {}
    exec(source["code"], names)  # noqa: S102
    from depgraph.extraction import Source, read

    reading = read(Source("a.notes", b"one\ntwo"), names["extractor"])  # type: ignore[arg-type]
    assert [block.text for block in reading.document.blocks] == ["one", "two"]


def test_the_settings_shown_are_understood(tmp_path: Path) -> None:
    from depgraph.workspace.configuration import configured

    (shown,) = re.findall(r"```toml\n(profile.*?)```", README, re.DOTALL)
    (tmp_path / "depgraph.toml").write_text(shown, encoding="utf-8")
    found = configured(tmp_path)
    assert found.set_of("contracts/acme/MSA.docx") == "customer-acme"
    assert found.order("customer-acme") is not None
    assert sorted(found.rules) == ["OBL404", "TXT801"]


def test_the_framework_s_recipe_is_the_manifest_with_an_installed_depgraph() -> None:
    import yaml

    (shown,) = (
        yaml.safe_load(b) for b in re.findall(r"```yaml\n(default_.*?)```", README, re.DOTALL)
    )
    (hook,) = shown["repos"][0]["hooks"]
    (ours,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook.pop("language") == "system"
    assert {**ours, **hook} == ours
    assert shown["default_install_hook_types"] == ours["stages"]
