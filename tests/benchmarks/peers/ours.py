"""depgraph itself, asked as its users ask it."""

import json
from collections.abc import Iterator
from typing import Any

from tests.benchmarks.corpora import COMMAND
from tests.benchmarks.peers.checkers import texts
from tests.benchmarks.peers.markdown import path_of
from tests.benchmarks.peers.tool import Tool

_JSON = ("--format", "json")


def _findings(output: str) -> Iterator[tuple[str, int]]:
    """Yield the document and the distance of each finding that is more than a note."""
    start = output.find("\n{") + 1 if not output.startswith("{") else 0
    report: dict[str, Any] = json.JSONDecoder().raw_decode(output, start)[0]
    for finding in report["findings"]:
        if finding["level"] != "info":
            stem = finding["effect"]["path"].rpartition("/")[2]
            yield stem.removesuffix(".md"), finding["distance"]


def named(output: str) -> frozenset[str]:
    """Return the documents whose own sentence is said to become wrong."""
    return frozenset(document for document, distance in _findings(output) if distance < 2)


def onward(output: str) -> frozenset[str]:
    """Return the documents that are only said to rest on a sentence that becomes wrong."""
    return frozenset(document for document, _ in _findings(output)) - named(output)


OURS = Tool(
    "depgraph",
    "depgraph check; depgraph impact FILE",
    (COMMAND, "check", *_JSON),
    texts,
    named,
    before=((COMMAND, "init", "--quiet"),),
    store=(".depgraph",),
    remembers=True,
    judge=(COMMAND, "impact", path_of(0), *_JSON),
    onward=onward,
)
