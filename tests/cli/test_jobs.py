"""How many processes read: the option, the setting, and what is said of a slip."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param("0", id="none"),
        pytest.param("-1", id="less than none"),
        pytest.param("many", id="a word"),
        pytest.param("2.5", id="a part"),
        pytest.param("1025", id="more than anybody means"),
        pytest.param("9" * 5000, id="no number that fits"),
        pytest.param("²", id="a digit that is no number"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_slip_is_said_plainly(company: Path, cli: Cli, given: str) -> None:  # noqa: ARG001
    ran = cli("update", f"--jobs={given}")
    assert ran.code == 2
    assert f"{given!r} is no number of processes; give one from 1 to 1024" in ran.err


@pytest.mark.parametrize("name", ["init", "update", "check", "impact", "verify"])
@pytest.mark.parametrize("given", ["1", "2", "1024"])
def test_a_number_is_taken(company: Path, cli: Cli, name: str, given: str) -> None:  # noqa: ARG001
    assert cli("init").code == 0
    assert cli(name, "--jobs", given).code in {0, 1}


@pytest.mark.parametrize(
    "given",
    [
        pytest.param("0", id="none"),
        pytest.param("'four'", id="a word"),
        pytest.param("true", id="yes"),
        pytest.param("2.0", id="a part"),
        pytest.param("1025", id="more than anybody means"),
    ],
)
def test_a_wrong_setting_names_its_line(company: Path, cli: Cli, given: str) -> None:
    (company / "depgraph.toml").write_text(f"fail_on = 'review'\njobs = {given}\n")
    ran = cli("update")
    assert (ran.code, ran.err) == (
        2,
        "depgraph: depgraph.toml:2: jobs needs a number from 1 to 1024\n",
    )


def test_the_setting_is_shown(company: Path, cli: Cli) -> None:
    (company / "depgraph.toml").write_text("jobs = 3\n")
    shown = json.loads(cli("config", "--format", "json").out)["settings"]["jobs"]
    assert shown == {"value": "3", "origin": "depgraph.toml:1"}


_RUN = """
import sys
sys.argv[0] = "depgraph"
from depgraph.cli.main import run
code = run(sys.argv[1:])
print("depgraph.tracker.engines.workers" in sys.modules, "distributed" in sys.modules, code)
"""


@pytest.mark.parametrize(
    ("setting", "option", "elsewhere"),
    [
        pytest.param("", ("--jobs", "1"), False, id="one"),
        pytest.param("", ("--jobs", "2"), True, id="two"),
        pytest.param("jobs = 1", (), False, id="one by a setting"),
        pytest.param("jobs = 2", (), True, id="two by a setting"),
        pytest.param("jobs = 1", ("--jobs", "2"), True, id="what is typed wins"),
        pytest.param("jobs = 2", ("--jobs", "1"), False, id="what is typed wins, with one"),
    ],
)
def test_one_job_is_this_process(
    tmp_path: Path,
    setting: str,
    option: tuple[str, ...],
    elsewhere: bool,  # noqa: FBT001
) -> None:
    for number in range(50):
        (tmp_path / f"p{number}.md").write_text(f"# POL-{number} Policy\n")
    (tmp_path / "depgraph.toml").write_text(setting)
    done = subprocess.run(
        [sys.executable, "-c", _RUN, "update", "-q", *option],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == f"{elsewhere} False 0", done.stderr


@pytest.mark.parametrize(
    "given",
    [
        pytest.param("mill:8786", id="no kind"),
        pytest.param("spark://mill:7077", id="another kind"),
        pytest.param("dask://", id="no host"),
        pytest.param("dask://mill:port", id="no number"),
        pytest.param("dask://ann@mill:8786", id="a person"),
        pytest.param("dask://mill:8786/jobs", id="a path"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_wrong_engine_is_said_plainly(company: Path, cli: Cli, given: str) -> None:  # noqa: ARG001
    ran = cli("update", f"--engine={given}")
    assert ran.code == 2
    assert f"{given!r} names no cluster; write dask://HOST:PORT" in ran.err
