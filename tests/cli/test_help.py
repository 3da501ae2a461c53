"""Every command has its help, with an example, and the table of all commands is true."""

import re
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import click
import pytest

from depgraph.analysis.catalogue import RULES
from depgraph.cli.table import COMMANDS, SECTIONS

HEAVY = ("msgspec", "lxml", "sqlite3", "sqlite_utils", "networkx", "pypdf", "pypdfium2", "yaml")
EACH = [pytest.param(name, id=name) for name in COMMANDS]
START = "from depgraph.cli import main; main()"


def command(name: str) -> click.Command:
    found = import_module(f"depgraph.cli.commands.{name}").command
    assert isinstance(found, click.Command)
    return found


def documented_options(name: str) -> list[str]:
    options = [p for p in command(name).params if isinstance(p, click.Option)]
    return [option.name or "" for option in options if not option.help]


@pytest.mark.parametrize("name", EACH)
def test_the_table_repeats_the_command_s_own_words(name: str) -> None:
    assert COMMANDS[name].help == command(name).get_short_help_str(limit=200)
    assert COMMANDS[name].name == command(name).name == name


@pytest.mark.parametrize("name", EACH)
def test_every_command_has_an_example_of_itself(name: str) -> None:
    epilog = command(name).epilog or ""
    assert epilog.startswith("Example:\n")
    assert re.search(rf"^  depgraph {name}\b", epilog, re.MULTILINE)


@pytest.mark.parametrize("name", EACH)
def test_every_option_is_explained(name: str) -> None:
    assert documented_options(name) == []


@pytest.mark.parametrize("name", EACH)
def test_examples_are_understood(name: str) -> None:
    for line in (command(name).epilog or "").splitlines():
        if line.startswith("  depgraph "):
            words = line.split("  ")[1].split("<")[0].split(">")[0].split()[2:]
            options = {o for p in command(name).params for o in (*p.opts, *p.secondary_opts)}
            assert {w for w in words if w.startswith("-")} <= options, line


def test_every_command_stands_in_one_section() -> None:
    names = [entry.name for _, entries in SECTIONS for entry in entries]
    assert sorted(names) == sorted(set(names)) == sorted(COMMANDS)


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], []])
def test_the_help_page_imports_nothing_heavy(arguments: list[str]) -> None:
    script = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print([m for m in {HEAVY} if m in sys.modules],"
        f" [m for m in sys.modules if m.startswith('depgraph.cli.commands')]))\n{START}"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False
    )
    assert ran.stdout.splitlines()[-1:] == ["[] []"], ran.stderr


@pytest.mark.parametrize("name", EACH)
def test_the_help_of_a_command_imports_nothing_heavy(name: str) -> None:
    script = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print([m for m in {HEAVY} if m in sys.modules]))\n{START}"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, name, "--help"], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (0, "[]")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_complete(shell: str, cli: Callable[..., Any]) -> None:
    ran = cli("completion", shell)
    assert ran.code == 0
    assert f"_DEPGRAPH_COMPLETE={shell}_complete" in ran.out


def test_the_shell_is_offered_commands_and_rules(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def offered(words: str) -> list[str]:
        monkeypatch.setenv("_DEPGRAPH_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(len(words.split(" ")) - 1))
        with pytest.raises(SystemExit):
            import_module("depgraph.cli.main").run()
        return [line.split(",")[1] for line in capsys.readouterr().out.splitlines()]

    assert offered("depgraph ex") == ["explain"]
    assert offered("depgraph explain val") == [rule for rule in RULES if rule.startswith("VAL")]
    assert offered("depgraph impact --format j") == ["json", "jsonl", "junit"]
