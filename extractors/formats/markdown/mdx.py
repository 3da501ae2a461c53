"""MDX as Markdown: its code is blanked, so that lines keep their numbers. Runs no component."""

import re
from collections.abc import Iterator

from depgraph.model.patterns import regex

_MODULE = regex(
    r"^(?:import[ \t]+[^'\"\n]*['\"][^'\"\n]*['\"];?"
    r"|export[ \t]+(?:const|let|default|function)\b[^\n]*)$",
    re.MULTILINE,
)


def without_code(text: str) -> str:
    """Return *text* without imports, exports and ``{/* comments */}``."""
    return _MODULE.sub("", "".join(_without_comments(text)))


def _without_comments(text: str) -> Iterator[str]:
    at = 0
    while (begin := text.find("{/*", at)) >= 0:
        end = text.find("*/}", begin)
        if end < 0:
            break
        yield text[at:begin]
        at = end + len("*/}")
        yield "\n" * text.count("\n", begin, at)
    yield text[at:]
