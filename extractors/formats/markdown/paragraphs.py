"""Paragraphs and underlined headings as a rule of markdown-it: one pass over their lines."""

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

_BLANKS = "\t\n\v\f\r \xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_UNDERLINES = {"=": 1, "-": 2}


class Passage(Token):
    """A whole paragraph in one token, of which only what is read later is set."""

    __slots__ = ()

    def __init__(self, content: str, level: int, lines: tuple[int, int]) -> None:
        self.type = "paragraph"
        self.tag = "p"
        self.nesting = 0
        self.content = content
        self.level = level
        self.map = [*lines]


def paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001
    """Add the paragraph or the underlined heading that begins on line *start*."""
    last, level = _extent(state, start, end)
    content = state.getLines(start, last, state.blkIndent, False).strip(_BLANKS)
    if not level:
        state.line = last
        state.tokens.append(Passage(content, state.level, (start, last)))
        return True
    state.line = last + 1
    state.push("heading_open", f"h{level}", 1).map = [start, state.line]
    inline = state.push("inline", "", 0)
    inline.content, inline.map = content, [start, last]
    state.push("heading_close", f"h{level}", -1)
    return True


def _extent(state: StateBlock, start: int, end: int) -> tuple[int, int]:
    """Return the line that ends it, and the level of the heading when that line is under one."""
    above, state.parentType = state.parentType, "paragraph"
    rules = state.md.block.ruler.getRules("paragraph")
    line = start + 1
    level = 0
    while line < state.lineMax and not state.isEmpty(line):
        indent = state.sCount[line]
        if indent - state.blkIndent <= 3:  # noqa: PLR2004  # deeper lines only go on
            level = _underlined(state, line) if line < end and indent >= state.blkIndent else 0
            if level:
                break
            if indent >= 0 and any(rule(state, line, state.lineMax, True) for rule in rules):
                break
        line += 1
    state.parentType = above
    return line, level


def _underlined(state: StateBlock, line: int) -> int:
    """Return the level of the heading that *line* underlines, 0 for any other line."""
    at = state.bMarks[line] + state.tShift[line]
    level = _UNDERLINES.get(state.src[at], 0)
    if not level:
        return 0
    shown = state.src[at : state.eMarks[line]].rstrip(" \t")
    return level if shown == shown[0] * len(shown) else 0
