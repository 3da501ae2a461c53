"""Corpora that are written once and used by every measure of this and of later runs.

They lie in the folder for temporary files, under a name that follows from their plan and from the
code that makes them. A measure that changes a file must put it back.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from tests.benchmarks import drafts, generate, paper, plain, prose, word, word_parts
from tests.benchmarks.drafts import SMALL, Plan

COMMAND = Path(sys.executable).with_name("depgraph")
PAGES = 20
FIRST_DAMAGED = 100
"""The number of the first document that is cut off."""
STORE = ".depgraph"
_MAKERS = (drafts, generate, paper, plain, prose, word, word_parts)
_QUIET = ("-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0", "-c", "commit.gpgsign=false")
_PERSON = ("-c", "user.name=B", "-c", "user.email=b@example.org")


def company(documents: int) -> Plan:
    """Return the plan of a company whose first document is a Word file of twenty pages."""
    return replace(SMALL, documents=documents, first_pages=PAGES)


def first_of(plan: Plan) -> str:
    """Return the path of the document that others rely on."""
    return generate.path_of(0, plan)


def edited(plan: Plan, days: int) -> bytes:
    """Return the first document of a company with another payment term."""
    return generate.long_document(PAGES, days, plan=plan)


def home() -> Path:
    """Return the folder of all corpora."""
    return Path(tempfile.gettempdir()).resolve() / "depgraph-benchmarks"


def written(plan: Plan) -> Path:
    """Return the folder that holds the corpus of *plan*; it is written when it is not there."""
    folder = home() / f"{plan.documents}-{_name(plan)}"
    if not folder.exists():
        unfinished = folder.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        generate.write(unfinished, plan)
        unfinished.rename(folder)
    return folder


def forget() -> None:
    """Remove all corpora."""
    shutil.rmtree(home(), ignore_errors=True)


def git(folder: Path, *words: str) -> None:
    """Run git in *folder*, with no settings but ours."""
    surroundings = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ("git", *_PERSON, *_QUIET, *words)
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=surroundings)


def leave(folder: Path) -> None:
    """Take away what a measure left behind."""
    for name in (STORE, ".git"):
        shutil.rmtree(folder / name, ignore_errors=True)


@cache
def _name(plan: Plan) -> str:
    """Return what tells this corpus from any other: its plan, and the code that writes it."""
    hashed = hashlib.sha256(repr(plan).encode())
    for module in _MAKERS:
        hashed.update(Path(str(module.__file__)).read_bytes())
    return hashed.hexdigest()[:12]
