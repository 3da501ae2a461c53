"""Rules of markdown-it that are asked only where they can begin find what all of them find."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from extractors.formats.markdown.rules import gate

BEGINNINGS = (
    *("", "", "a", "# a", "####### a", "- a", "-a", "+ ", "* * *", "---", "==", "= =", "- -", "_"),
    *("1. a", "2) a", "1.a", "> a", ">", "```", "~~~ a", "| a | b |", "|-|-|", ":-: | -", "-|-"),
    *("[a]: b", "[^a]: b", "[a", "<div>", "<a", "<!-- a", "-->", "\t", "    a", "  a", " \t a"),
)
WORDS = (
    *("a", "a", "b ", " ", "  ", "\\", "\\*", "*", "**", "_", "~~", "`", "``", "[", "](c)", "[a]"),
    *("[^a]", "![", "!", "<b>", "</b>", "<c:d>", "<", ">", "&amp;", "&", "]", "(", ")", "\u00a0"),
)


def made(*core: str) -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.core.ruler.enableOnly(core)
    return parser


ALL, GATED = made("normalize", "block"), made("normalize", "block")
gate(GATED)


def shown(tokens: list[Token]) -> list[tuple[str, str, list[int] | None]]:
    """What tokens say; a paragraph is one."""
    found = []
    for above, token in pairwise([Token("", "", 0), *tokens]):
        kind = "paragraph" if above.type == "paragraph_open" else token.type
        if kind not in ("paragraph_open", "paragraph_close"):
            found.append((kind, token.content, token.map))
    return found


def agreed(text: str) -> bool:
    return shown(GATED.parse(text)) == shown(ALL.parse(text))


def inside(parser: MarkdownIt, text: str) -> list[tuple[str, str, dict[str, str | int | float]]]:
    env = {
        "references": {"A": {"href": "b", "title": ""}},
        "footnotes": {"refs": {":a": -1}, "list": {}},
    }
    found = parser.inline.parse(text, parser, env, [])
    return [(one.type, one.content, one.attrs) for one in found]


@given(
    st.lists(
        st.tuples(st.sampled_from(("", "> ", "- ", "  ", "    ")), st.sampled_from(BEGINNINGS))
    )
)
@example([("", "# a|b"), ("", "-|-")])
def test_the_same_blocks(lines: list[tuple[str, str]]) -> None:
    assert agreed("\n".join(f"{before}{line}" for before, line in lines))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# a|b\n-|-\nc|d", id="a heading before a table"),
        pytest.param("a|b\n-|-\n# c", id="a heading behind a table"),
        pytest.param("a\nb|c\n-|-", id="a table ends a paragraph"),
        pytest.param("> a\nb\n===\nc", id="an underline that is none in a quotation"),
        pytest.param("- a\n  ===\n- b\n===", id="underlines in and out of an item"),
        pytest.param("a\n    ===\n  --- \t", id="an underline may be followed by blanks"),
        pytest.param("a\n- b\n2. c\n1. d", id="what ends a paragraph"),
        pytest.param("a\n<b>\n<div>\n</div>", id="a tag that ends none"),
        pytest.param("\u00a0a\u2003\n\u3000", id="other blanks"),
        pytest.param("a\n-", id="the last line"),
    ],
)
def test_the_same_blocks_at_borders(text: str) -> None:
    assert agreed(text)


@given(st.lists(st.sampled_from((*WORDS, "\n")), max_size=30).map("".join))
def test_the_same_inside_a_block(text: str) -> None:
    assert inside(GATED, text) == inside(ALL, text)
