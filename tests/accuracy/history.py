"""Real edits that broke other documents; `depgraph impact` is asked about each."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

LIMIT = 120
"""Seconds after which an answer is no answer."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the JSON of one finding says, as far as the gold can be compared with it."""

    rule: str
    level: str
    path: str
    line: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The findings of one case; *failure* says why there are none to trust."""

    findings: tuple[Finding, ...] = ()
    failure: str = ""


@cache
def answers(corpus: Path) -> dict[str, Answer]:
    """Return the answer to each case of the breakages below *corpus*, asked once."""
    cases = [*rows(corpus, "cases"), *rows(corpus, "hand")]
    by_bundle: dict[str, dict[str, dict[str, Any]]] = {}
    for case in cases:
        by_bundle.setdefault(case["bundle"], {})[case["case"]] = case
    with ThreadPoolExecutor() as pool:
        jobs = [
            pool.submit(_of_bundle, corpus / "breakages" / bundle, tuple(wanted.values()))
            for bundle, wanted in by_bundle.items()
        ]
        return {case: answer for job in jobs for case, answer in job.result()}


def rows(corpus: Path, name: str) -> list[dict[str, Any]]:
    """Return the rows of a gold file of the breakages."""
    text = (corpus / f"breakages/{name}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _of_bundle(bundle: Path, cases: Iterable[dict[str, Any]]) -> list[tuple[str, Answer]]:
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / bundle.stem
        subprocess.run(["git", "clone", "--quiet", bundle, clone], check=True)
        return [(case["case"], _asked(clone, case["base"], case["change"])) for case in cases]


def _asked(clone: Path, base: str, change: str) -> Answer:
    # People stand on the change they ask about; what did not change is read once for all cases.
    subprocess.run(["git", "checkout", "--quiet", "--detach", change], cwd=clone, check=True)
    command = str(Path(sys.executable).with_name("depgraph"))
    told = [command, "impact", "--range", f"{base}..{change}", "--format", "json"]
    try:
        done = subprocess.run(
            told, cwd=clone, capture_output=True, text=True, timeout=LIMIT, check=False
        )
        report = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return Answer(failure=f"no answer within {LIMIT} s")
    except FileNotFoundError:
        return Answer(failure="the command is not installed")
    except ValueError:
        return Answer(failure=f"exit {done.returncode}: {_last_line(done.stderr)}")
    return Answer(tuple(_findings(report)))


def _findings(report: dict[str, Any]) -> Iterator[Finding]:
    for each in report["findings"]:
        effect = each["effect"]
        line = effect.get("line")
        yield Finding(each["rule"], each["level"], effect["path"], line, effect.get("quote", ""))


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1][:100] if lines else "nothing said"
