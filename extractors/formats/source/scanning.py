"""Comments and long strings of source code, found without a grammar."""

import re
from bisect import bisect_right

from depgraph.model.patterns import regex
from extractors.formats.comments import Comment
from extractors.formats.source.languages import Language

WORDS = 4
"""Words from which on a string may cite something."""
LONGEST = 10_000
"""Characters of the comments of one line that are kept."""


def scanned(text: str, language: Language) -> tuple[dict[int, Comment], tuple[int, ...]]:
    """Return the comments of *text* by line, and the lines on which long strings begin."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    comments: dict[int, Comment] = {}
    strings: dict[int, None] = {}
    for token in regex(language.tokens, re.DOTALL).finditer(text):
        group = "block" if token["block"] else "line" if token["line"] else "string"
        line = bisect_right(starts, token.start(group))
        if group != "string":
            _add(comments, text, starts[line - 1], token.span(group), line)
        elif len(token["string"].split(None, WORDS)) >= WORDS:
            strings[line] = None
    return comments, tuple(strings)


def _add(
    comments: dict[int, Comment], text: str, begin: int, span: tuple[int, int], line: int
) -> None:
    """Add the comment at *span*, whose line begins at *begin*, line by line."""
    at, end = span
    if not at and text.startswith("#!"):
        return
    first = comments.get(line)
    if first and len(first.text) > LONGEST:
        return
    alone = first.alone if first else not text[begin:at].strip()
    for number, written in enumerate(text[at:end].split("\n"), start=line):
        words = written.strip().removeprefix("--").lstrip(" \t/*#!").rstrip(" \t*/")
        if number == line and first:
            words = f"{first.text} {words}"
        comments[number] = Comment(number, at - begin, words, alone or number > line)
