"""The rules of markdown-it, each asked only about lines and characters that it can begin with.

What they find is the same: a rule that begins with another character refuses at once, but asking
all of them takes longer than all else.
"""

from collections.abc import Mapping
from typing import TypeVar

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from depgraph.model.patterns import regex
from extractors.formats.markdown.paragraphs import paragraph

_LINES = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*-+0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "numbersign": "#",
    "table": "#",
}
"""What a line begins with that a rule can take; a table, with anything, but after this one."""
_CHARACTERS = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "footnote_ref": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}
_UNDER_TABLE_HEAD = frozenset("|-:")
_STOPS = regex(r"[\n\\`~*_\[\]!<&]")
_CHAINS = ("", "paragraph", "reference", "blockquote", "list")
Rule = TypeVar("Rule")


def gate(parser: MarkdownIt) -> None:
    """Let the rules of *parser* be asked only where they can begin; none is added after this."""
    parser.block.ruler = _BlockRules(parser.block.ruler)
    parser.inline.ruler = _InlineRules(parser.inline.ruler)
    parser.inline.terminator_re = _STOPS


class _BlockRules(Ruler[RuleFuncBlockType]):
    """One rule for each chain of *rules*, which asks those that can begin."""

    def __init__(self, rules: Ruler[RuleFuncBlockType]) -> None:
        super().__init__()
        self._active = rules.get_active_rules()
        names = dict(zip(rules.getRules(), self._active, strict=True))
        self._chains = {
            chain: [_line_rule({names[rule]: rule for rule in rules.getRules(chain)})]
            for chain in _CHAINS
        }

    def getRules(self, chainName: str = "") -> list[RuleFuncBlockType]:  # noqa: N802, N803
        """Return the one rule of a chain."""
        return self._chains[chainName]

    def get_active_rules(self) -> list[str]:
        """Return the names of the rules that are asked."""
        return self._active


class _InlineRules(Ruler[RuleFuncInlineType]):
    """One rule, which asks those of *rules* that can begin."""

    def __init__(self, rules: Ruler[RuleFuncInlineType]) -> None:
        super().__init__()
        named = zip(rules.get_active_rules(), rules.getRules(), strict=True)
        self._rules = [_character_rule(dict(named))]

    def getRules(self, chainName: str = "") -> list[RuleFuncInlineType]:  # noqa: ARG002, N802, N803
        """Return the one rule."""
        return self._rules


def _line_rule(rules: dict[str, RuleFuncBlockType]) -> RuleFuncBlockType:
    table, code = rules.get("table"), rules.pop("code", None)
    if rules.pop("lheading", None):
        rules["paragraph"] = paragraph
    asked, others = _by_first(rules, _LINES)

    def ask(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        if state.sCount[line] - state.blkIndent >= 4:  # noqa: PLR2004  # it can only be code
            return code is not None and code(state, line, end, silent)
        source, begins, shifts = state.src, state.bMarks, state.tShift
        at = begins[line] + shifts[line]
        first = source[at : at + 1]
        if table and first != "#":
            below = begins[line + 1] + shifts[line + 1]
            ruled = source[below : below + 1] in _UNDER_TABLE_HEAD
            if ruled and table(state, line, end, silent):
                return True
        for rule in asked.get(first, others):  # noqa: SIM110  # any() is slower
            if rule(state, line, end, silent):
                return True
        return False

    return ask


def _character_rule(rules: dict[str, RuleFuncInlineType]) -> RuleFuncInlineType:
    text = rules.pop("text")
    asked, _ = _by_first(rules, _CHARACTERS)
    plain = (text,)

    def ask(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        for rule in asked.get(state.src[state.pos], plain):  # noqa: SIM110  # any() is slower
            if rule(state, silent):
                return True
        return False

    return ask


def _by_first(
    rules: Mapping[str, Rule], firsts: Mapping[str, str]
) -> tuple[dict[str, tuple[Rule, ...]], tuple[Rule, ...]]:
    """Return the rules to ask by first character, and those to ask at any other."""
    asked = {
        first: tuple(rule for name, rule in rules.items() if first in firsts.get(name, first))
        for first in sorted(set("".join(firsts.values())))
    }
    return asked, tuple(rule for name, rule in rules.items() if name not in firsts)
