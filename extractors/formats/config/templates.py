"""The text of a configuration file without the template language around it. Evaluates nothing."""

import re
from collections.abc import Iterator

from depgraph.model.patterns import regex

_PAIRS = (("{{%", "%}}"), ("{%", "%}"), ("{{#", "#}}"), ("{#", "#}"))
_BEGIN = regex(r"\{\{?[%#]")
_LONE = regex(r"^[ \t]*\{\{[^\n]*\}\}[ \t]*$", re.MULTILINE)
_EXPRESSION = regex(r"\{{2,3}[^{}\n]{0,300}\}{2,3}")
_PLAIN = str.maketrans("{}\"'#:&*", "<>______")


def without_templates(text: str) -> str:
    """Return *text* with statements blanked and expressions made plain; lines keep their place."""
    bare = "".join(_statements_blanked(text))
    bare = _LONE.sub("", bare)
    return _EXPRESSION.sub(lambda found: found[0].translate(_PLAIN), bare)


def _statements_blanked(text: str) -> Iterator[str]:
    at = 0
    for begin in _BEGIN.finditer(text):
        if begin.start() < at:
            continue
        closing = next(end for start, end in _PAIRS if begin[0] == start)
        end = text.find(closing, begin.end())
        if end < 0:
            break
        yield text[at : begin.start()]
        at = end + len(closing)
        yield "\n" * text.count("\n", begin.start(), at)
    yield text[at:]
