"""The comments of Python source, with their places; also when the source is not valid."""

import io
import re
import tokenize
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractors.formats.listing import Listing

_LINE = re.compile(r"(?P<before>[^#\"']*)(?P<comment>#.*)")
_MACHINE = re.compile(
    r"#!|#\s*(?:-\*-|vim:|type:\s*ignore|noqa\b|fmt:|isort:|pragma:|pylint:|mypy:|ruff:)"
)


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment of line *line*; *alone* when nothing stands before it."""

    line: int
    column: int
    text: str
    alone: bool


def comments_of(text: str) -> dict[int, Comment]:
    """Return the comments of *text* by line, without those that are addressed to programs."""
    if "#" not in text:
        return {}
    try:
        found = list(_by_tokens(text))
    except (tokenize.TokenError, SyntaxError, RecursionError):
        found = list(_by_lines(text))
    return {comment.line: comment for comment in found if not _MACHINE.match(comment.text)}


def _by_tokens(text: str) -> Iterable[Comment]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            line, column = token.start
            yield Comment(line, column, token.string, not token.line[:column].strip())


def _by_lines(text: str) -> Iterable[Comment]:
    for number, line in enumerate(text.split("\n"), start=1):
        match = _LINE.fullmatch(line)
        if match:
            before = match["before"]
            yield Comment(number, len(before), match["comment"], not before.strip())


def list_comments(comments: Mapping[int, Comment], listing: Listing, owned: set[int]) -> None:
    """Add the comments outside the lines *owned*; one behind code brings its line with it."""
    run: list[Comment] = []
    for line in sorted(comments.keys() - owned):
        comment = comments[line]
        if not comment.alone:
            listing.code(line, line)
            continue
        if run and (run[-1].line + 1 != line or run[-1].column != comment.column):
            _list_run(run, listing)
            run = []
        run.append(comment)
    _list_run(run, listing)


def _list_run(run: list[Comment], listing: Listing) -> None:
    listing.prose([(comment.line, comment.text.lstrip("#:!").strip()) for comment in run])
