"""Get the compared tools into a cache of their own; the only module here that uses the network.

They are run, never imported, and are no part of depgraph: some have licences that ours is not.
"""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.peers.tool import Tool


def install(tools: Sequence[Tool]) -> Iterator[str]:
    """Install each of *tools* that has packages, and yield a sentence for each."""
    for tool in tools:
        if tool.packages:
            yield f"{tool.name}: {_installed(tool)}"


def _installed(tool: Tool) -> str:
    if Path(tool.command[0]).exists():
        return "there already"
    tool.home.mkdir(parents=True, exist_ok=True)
    for command in _commands(tool):
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except OSError as error:
            return f"not installed: {error}"
        if done.returncode:
            return f"not installed: {done.stderr.strip().splitlines()[-1]}"
    return "installed"


def _commands(tool: Tool) -> Iterator[list[str]]:
    packages = [name.removeprefix("npm:") for name in tool.packages]
    if packages[0] != tool.packages[0]:
        yield ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(tool.home), *packages]
        return
    yield [_python(tool.python), "-m", "venv", str(tool.home)]
    yield [str(tool.home / "bin/pip"), "install", "-q", *packages]


def _python(least: str) -> str:
    """Return a Python that is new enough: ours, one beside it, or the one of that name."""
    if not least:
        return sys.executable
    beside = Path(sys.base_prefix).parent.glob(f"{least}*/bin/python{least}")
    return str(next(beside, f"python{least}"))
