"""Markdown source as tokens, each with its place in the text. Addresses stay as written."""

from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import heading
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from depgraph.model.patterns import regex
from extractors.formats.markdown.rules import gate

NESTING = 60
"""Containers inside containers; deeper ones are left out and reported."""
BRACKETS = 20
"""Brackets inside brackets in one block; deeper ones are plain text."""
CROWDED = 20_000
"""Marks of markup in one block from which on it is read as plain text: no person wrote it."""
_MARKS = "*_`[]\\<&~!"
_MARKUP = regex(r"[*`\[\\]|\b_|_\b|<[A-Za-z/!?]|&[#A-Za-z]|~~|  \n")
_MAYBE_MARKUP = regex(r"[*`\[\\_<&~]|  \n")
_PAIRED = regex(r"[*_~]")
"""What two of stand around words, so that it is looked at again when all is known."""


class _Markdown(MarkdownIt):
    """A parser that leaves addresses as they are written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  # the library's name
        """Return *url* unchanged."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802  # the library's name
        """Accept every *url*: whether it is safe to follow is not asked here."""
        return isinstance(url, str)


class _Inline(StateInline):
    """Notes for each token where in the source of the block it was made."""

    def pushPending(self) -> Token:  # noqa: N802  # the library's name
        """Add the text so far, with its place."""
        token = super().pushPending()
        token.map = [self.pos]
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token with its place."""
        token = super().push(ttype, tag, nesting)
        token.map = [self.pos]
        return token


@cache
def _parser(deepest: int) -> MarkdownIt:
    made = _Markdown("commonmark", {"html": True, "maxNesting": deepest})
    made.enable(["table", "strikethrough"])
    made.use(footnote_plugin, inline=False, move_to_end=False)
    made.core.ruler.disable(["inline", "text_join"])
    # A line that begins with "#" can be nothing else, so it is not offered to the other rules.
    endings: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}
    made.block.ruler.before("table", "numbersign", heading, endings)
    made.disable("heading")
    gate(made)
    return made


class Parser:
    """Parses one document: first its blocks, then on demand what stands in each."""

    def __init__(self, source: str) -> None:
        self._inner = _parser(BRACKETS)
        self._env: dict[str, object] = {}
        self.tokens: list[Token] = []
        outer = _parser(NESTING)
        outer.block.parse(source, outer, self._env, self.tokens)
        self.crowded_line: int | None = None
        """The first line of a block that is read as plain text because it is too crowded."""

    @property
    def deepest_line(self) -> int | None:
        """Return the first line whose content was left out because it is nested too deeply."""
        deep = (
            token
            for token in self.tokens
            if token.level >= NESTING - 1 and (token.nesting > 0 or token.type == "paragraph")
        )
        return next((token.map[0] + 1 for token in deep if token.map), None)

    def is_plain(self, content: str, line: int) -> bool:
        """Tell whether the text of the block that begins on source line *line* has no markup."""
        if not _MAYBE_MARKUP.search(content) or not _MARKUP.search(content):
            return True
        if len(content) <= CROWDED or sum(map(content.count, _MARKS)) <= CROWDED:
            return False
        if self.crowded_line is None:
            self.crowded_line = line
        return True

    def inline(self, content: str) -> list[Token]:
        """Return the tokens of the text of one block."""
        state = _Inline(content, self._inner, self._env, [])
        self._inner.inline.tokenize(state)
        if _PAIRED.search(content):
            for rule in self._inner.inline.ruler2.getRules(""):
                rule(state)
        return state.tokens
