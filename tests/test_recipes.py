"""The recipes of README are run: what a service would run, with the variables that it sets."""

import configparser
import json
import os
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from tests.working_copies import Ended, Repository, environment, repository

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


YAML = [yaml.safe_load(block) for block in blocks("yaml")]
(GITHUB,) = (found for found in YAML if "steps" in found)
(GITLAB,) = (found["depgraph"] for found in YAML if "depgraph" in found)
UNITS = blocks("ini")
TASKS = blocks("powershell")

POLICY = (
    "---\nnumber: POL-002\n---\n\n# POL-002 Retention Policy\n\n"
    "## 1 Batch records\n\nBatch records are kept for 7 years.\n"
)
PROCEDURE = "# SOP-014 Archive\n\nBatch records are kept for 7 years (POL-002 §1).\n"


def breaking(made: Repository) -> None:
    made.write("POL-002.md", POLICY.replace("7 years", "5 years"))


def clean(made: Repository) -> None:
    made.write("lunch.md", "# Lunch\n\nThe canteen opens at noon.\n")


@pytest.fixture
def server(tmp_path: Path) -> Repository:
    """The repository of a service, with a main branch that has gone on since the proposal."""
    made = repository(tmp_path / "server", tmp_path / "home")
    made.git("config", "uploadpack.allowAnySHA1InWant", "true")
    made.write("POL-002.md", POLICY)
    made.write("SOP-014.md", PROCEDURE)
    made.git("add", "-A")
    made.commit("first")
    return made


def propose(server: Repository, edit: Callable[[Repository], None]) -> None:
    """Make a branch with one edit, its merge as GitHub makes it, and a commit on main."""
    server.git("checkout", "-q", "-b", "proposal")
    edit(server)
    server.git("add", "-A")
    server.commit("proposal")
    server.git("checkout", "-q", "main")
    server.write("other.md", "# Other\n\nNothing of interest.\n")
    server.git("add", "-A")
    server.commit("meanwhile")
    server.git("checkout", "-q", "--detach")
    server.git("merge", "-q", "--no-edit", "proposal")
    server.git("update-ref", "refs/pull/1/merge", "HEAD")
    server.git("checkout", "-q", "main")


def runner(server: Repository, tmp_path: Path, ref: str, depth: int) -> Repository:
    """Return the working copy that a service makes of *ref*, whole when *depth* is 0."""
    made = repository(tmp_path / "runner", tmp_path / "home", CI="true")
    made.git("remote", "add", "origin", server.folder.as_uri())
    if depth:
        made.git("fetch", "-q", f"--depth={depth}", "origin", f"+{ref}:refs/remotes/asked")
    else:
        made.git("fetch", "-q", "origin", "+refs/heads/*:refs/remotes/origin/*")
        made.git("fetch", "-q", "origin", f"+{ref}:refs/remotes/asked")
    made.git("checkout", "-q", "--detach", "refs/remotes/asked")
    return made


def programs(tmp_path: Path) -> str:
    """Return a PATH on which installers do nothing and depgraph is the one that is tested."""
    place = tmp_path / "programs"
    place.mkdir()
    for name in ("pip", "pipx"):
        (place / name).write_text('#!/bin/sh\ntest "$*" = "install depgraph"\n')
        (place / name).chmod(0o755)
    return os.pathsep.join((str(place), environment(tmp_path / "home")["PATH"]))


def run_lines(made: Repository, shell: str, lines: list[str], **more: str) -> Ended:
    """Run *lines* as a service does: the first one that fails ends the job."""
    found = shutil.which(shell)
    assert found is not None
    return made.run(found, "-e", "-c", "\n".join(lines), **more)


def github(server: Repository, tmp_path: Path, depth: int) -> tuple[Ended, Repository]:
    made = runner(server, tmp_path, "refs/pull/1/merge", depth)
    lines = [step["run"] for step in GITHUB["steps"] if "run" in step and "if" not in step]
    assert not any("${{" in line for line in lines), "what a service pastes in is not safe"
    ended = run_lines(
        made,
        "bash",
        lines,
        PATH=programs(tmp_path),
        GITHUB_ACTIONS="true",
        GITHUB_EVENT_NAME="pull_request",
        GITHUB_BASE_REF="main",
        GITHUB_REF="refs/pull/1/merge",
        GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"),
        GITHUB_OUTPUT=str(tmp_path / "output"),
    )
    return ended, made


def gitlab(server: Repository, tmp_path: Path, depth: int) -> tuple[Ended, Repository]:
    made = runner(server, tmp_path, "refs/heads/proposal", depth)
    ended = run_lines(
        made,
        "sh",
        GITLAB["script"],
        PATH=programs(tmp_path),
        GITLAB_CI="true",
        CI_MERGE_REQUEST_IID="1",
        CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main",
    )
    return ended, made


SERVICES = [pytest.param(github, id="GitHub"), pytest.param(gitlab, id="GitLab")]
Service = Callable[[Repository, Path, int], tuple[Ended, Repository]]


def written(made: Repository) -> dict[str, Any]:
    """Return what was written for the service to show: findings by file."""
    found: dict[str, Any] = {}
    for name in ("depgraph.sarif", "quality.json"):
        file = made.folder / name
        if file.is_file():
            found[name] = json.loads(file.read_text("utf-8"))
    file = made.folder / "depgraph.xml"
    if file.is_file():
        found[file.name] = ET.parse(file).getroot()  # noqa: S314  # we wrote it
    return found


@pytest.mark.parametrize("service", SERVICES)
def test_a_proposal_that_breaks_a_sentence_fails(
    server: Repository, tmp_path: Path, service: Service
) -> None:
    propose(server, breaking)
    ended, made = service(server, tmp_path, 0)
    assert ended.code == 1, ended.said
    files = written(made)
    if service is github:
        assert re.search(r"^::error .*VAL301", ended.out, re.MULTILINE)
        (run,) = files["depgraph.sarif"]["runs"]
        assert [result["ruleId"] for result in run["results"]] == ["VAL301"]
        return
    assert [found["check_name"] for found in files["quality.json"]] == ["VAL301"]
    assert len(files["depgraph.xml"].findall(".//failure")) == 1


@pytest.mark.parametrize("service", SERVICES)
def test_a_proposal_that_breaks_nothing_passes(
    server: Repository, tmp_path: Path, service: Service
) -> None:
    propose(server, clean)
    ended, made = service(server, tmp_path, 0)
    assert ended.code == 0, ended.said
    assert "::error" not in ended.out
    files = written(made)
    if service is github:
        (run,) = files["depgraph.sarif"]["runs"]
        assert run["results"] == []
        return
    assert files["quality.json"] == []
    assert files["depgraph.xml"].findall(".//failure") == []


@pytest.mark.parametrize("service", SERVICES)
def test_without_its_history_nothing_is_called_clean(
    server: Repository, tmp_path: Path, service: Service
) -> None:
    propose(server, breaking)
    ended, _ = service(server, tmp_path, 1)
    assert ended.code == 3, ended.said
    assert "git fetch" in ended.err


def test_the_recipes_fetch_the_whole_history() -> None:
    (checkout,) = (step for step in GITHUB["steps"] if "actions/checkout@" in step.get("uses", ""))
    assert checkout["with"]["fetch-depth"] == 0
    assert GITLAB["variables"]["GIT_DEPTH"] == "0"


def test_what_is_written_is_what_is_handed_over() -> None:
    (upload,) = (
        s for s in GITHUB["steps"] if s.get("uses", "").startswith("github/codeql-action")
    )
    assert upload["with"]["sarif_file"] == "depgraph.sarif"
    assert (upload["if"], GITHUB["permissions"]["security-events"]) == ("always()", "write")
    reports = GITLAB["artifacts"]["reports"]
    assert reports == {"codequality": "quality.json", "junit": "depgraph.xml"}
    assert GITLAB["artifacts"]["when"] == "always"


def understood(words: list[str]) -> dict[str, Any]:
    """Return the options that the command line *words* gives, as click reads them."""
    command = import_module(f"depgraph.cli.commands.{words[0]}").command
    assert isinstance(command, click.Command)
    with command.make_context(words[0], words[1:]) as ctx:
        return ctx.params


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_of_systemd(unit: str, tmp_path: Path) -> None:
    parsed = configparser.ConfigParser(interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read_string(unit)
    assert set(parsed.sections()) == {"Unit", "Service", "Install"}
    program, *words = parsed["Service"]["ExecStart"].split()
    assert program == "%h/.local/bin/depgraph"
    assert understood(words)["notify"] is True
    assert parsed["Service"]["WorkingDirectory"].startswith("%h/")
    assert parsed["Install"]["WantedBy"] == "default.target"
    analyse = shutil.which("systemd-analyze")
    if analyse is None:
        return
    variables = environment(tmp_path / "home", XDG_RUNTIME_DIR=str(tmp_path))
    made = Repository(tmp_path, variables)
    script = made.write("home/.local/bin/depgraph", "#!/bin/sh\n")
    script.chmod(0o755)
    file = made.write("depgraph-watch.service", unit)
    ended = made.run(analyse, "verify", "--user", "--man=no", file)
    assert (ended.code, "depgraph" in ended.said) == (0, False), ended.said


@pytest.mark.parametrize("task", TASKS)
def test_a_task_of_windows(task: str) -> None:
    cmdlets = re.findall(r"\b(?:New|Register)-ScheduledTask\w*", task)
    assert cmdlets == [
        "New-ScheduledTaskAction",
        "New-ScheduledTaskTrigger",
        "New-ScheduledTaskSettingsSet",
        "Register-ScheduledTask",
    ]
    made = re.findall(r"^(\$\w+) = ", task, re.MULTILINE)
    assert all(re.search(rf"-\w+ {re.escape(name)}(?:\s|$)", task) for name in made)
    (arguments,) = re.findall(r'-Argument "([^"]*)"', task)
    assert understood(arguments.split())["notify"] is True
    for needed in (
        "-AtLogOn",
        "-ExecutionTimeLimit ([TimeSpan]::Zero)",
        "-AllowStartIfOnBatteries",
    ):
        assert needed in task
    assert task.count('"') % 2 == 0
