"""The comments of Python source, with their places; also when the source is not valid."""

import io
import tokenize
from collections.abc import Iterable
from dataclasses import replace

from depgraph.model.patterns import regex
from extractors.formats.comments import Comment

_LINE = regex(r"(?P<before>[^#\"']*)(?P<comment>#.*)")
_MACHINE = regex(
    r"#!|#\s*(?:-\*-|vim:|type:\s*ignore|noqa\b|fmt:|isort:|pragma:|pylint:|mypy:|ruff:)"
)


def comments_of(text: str) -> dict[int, Comment]:
    """Return the comments of *text* by line, without those that are addressed to programs."""
    if "#" not in text:
        return {}
    try:
        found = list(_by_tokens(text))
    except (tokenize.TokenError, SyntaxError, RecursionError):
        found = list(_by_lines(text))
    kept = (comment for comment in found if not _MACHINE.match(comment.text))
    return {
        comment.line: replace(comment, text=comment.text.lstrip("#:!").strip()) for comment in kept
    }


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
