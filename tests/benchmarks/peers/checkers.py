"""Checkers of links in Markdown: remark-validate-links, md-dead-link-check, mdlinkcheck."""

import re
from collections.abc import Iterator

from tests.benchmarks.peers.corpus import Document
from tests.benchmarks.peers.markdown import path_of, text_of
from tests.benchmarks.peers.tool import CACHE, Tool

_FILE = re.compile(r"(?P<number>SOP-\d+)\.md\b")
_GIT: tuple[tuple[str, ...], ...] = (("git", "init", "-q"), ("git", "add", "-A"))


def texts(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the one Markdown file of *document*."""
    yield path_of(document.index), text_of(document)


def _remark_named(output: str) -> frozenset[str]:
    """Return the files that a warning stands below; a file without one is only listed."""
    named, current = set(), ""
    for line in output.splitlines():
        if " warning " in line or " error " in line:
            named.add(current)
        elif found := _FILE.search(line):
            current = found["number"]
    return frozenset(named)


def _first_of_lines(output: str, mark: str) -> frozenset[str]:
    lines = (line for line in output.splitlines() if mark in line)
    return frozenset(found["number"] for line in lines if (found := _FILE.search(line)))


REMARK = Tool(
    "remark-validate-links",
    "remark --use validate-links --quiet --frail .",
    (
        CACHE / "remark-validate-links/node_modules/.bin/remark",
        *("--no-stdout", "--quiet", "--frail", "--no-color"),
        *("--use", "remark-validate-links=repository:false", "."),
    ),
    texts,
    _remark_named,
    packages=("npm:remark-cli@12.0.1", "npm:remark-validate-links@13.1.0"),
    links=("node_modules",),
)
DEAD_LINKS = Tool(
    "md-dead-link-check",
    "md-dead-link-check",
    (CACHE / "md-dead-link-check/bin/md-dead-link-check", "--no-color"),
    texts,
    lambda output: _first_of_lines(output, "Error:"),
    before=_GIT,
    staged=_GIT[1:],
    packages=("md-dead-link-check==1.3.0",),
)
LINK_CHECK = Tool(
    "mdlinkcheck",
    "mdlinkcheck",
    (CACHE / "mdlinkcheck/bin/mdlinkcheck",),
    texts,
    lambda output: _first_of_lines(output, ".md:"),
    before=_GIT,
    staged=_GIT[1:],
    packages=("mdlinkcheck==0.2.0",),
)
