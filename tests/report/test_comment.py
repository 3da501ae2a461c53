"""The comment for a pull request."""

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from depgraph.model.documents import Place
from depgraph.model.findings import Change, Report, Where
from depgraph.report.look import Look
from depgraph.report.printers.inert import inert, inert_marked
from depgraph.report.printers.markdown import LIMIT, render
from depgraph.report.setting import Setting
from depgraph.report.verdict import verdict_line
from tests.report.test_formats import spoilt

SETTING = Setting("1.2.3")
OWN = {"b", "/b", "del", "/del", "ins", "/ins", "code", "/code"}
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def inline(text: str) -> str:
    return MARKDOWN.renderInline(text)


def comment(report: Report) -> str:
    return render(report, SETTING)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("**bold** _it_ ~~out~~", id="emphasis"),
        pytest.param("`code` ``x``", id="code"),
        pytest.param("[a](http://x) ![b](c)", id="links and pictures"),
        pytest.param("a | b", id="a cell of a table"),
        pytest.param('"><script>alert(1)</script>', id="a script"),
        pytest.param("<!-- x --> &lt; &amp;lt;", id="comments and entities"),
        pytest.param("\\* \\\\", id="backslashes"),
        pytest.param("$x$ $$y$$", id="formulas"),
        pytest.param("{% include %}", id="templates"),
        pytest.param("plain text § 3 (a)! At 10:30:45: GH- x", id="nothing special"),
    ],
)
def test_text_of_documents_stays_text(text: str) -> None:
    shown = inline(inert(text))
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        shown = shown.replace(name, sign)
    assert shown == text


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        pytest.param("ask @legal now", "@legal", id="a mention"),
        pytest.param("see #12", "#12", id="an issue"),
        pytest.param("see GH-12", "GH-12", id="an issue by its short name"),
        pytest.param("see !12", "!12", id="a merge request"),
        pytest.param("so :smile: it", ":smile:", id="an emoji"),
        pytest.param("https://x.example", "://", id="an address"),
        pytest.param("www.x.example", "www.", id="a host"),
        pytest.param("a@b.example", "@b", id="mail"),
    ],
)
def test_nobody_is_called_and_nothing_is_linked(text: str, refused: str) -> None:
    assert refused not in inert(text)


def test_the_evidence_is_bold() -> None:
    assert inert_marked("as (MSA §3.2) says", "MSA §3.2") == '"as (<b>MSA §3.2</b>) says"'
    assert inert_marked("as it says", "MSA §3.2") == '"as it says"'


@pytest.mark.parametrize(
    "evil",
    [
        pytest.param('"><script>alert(1)</script>', id="a script"),
        pytest.param("x |\n| y | z", id="another row"),
        pytest.param("</details></td><img src=x onerror=y>", id="leaves its place"),
        pytest.param("```\n# x", id="a fence"),
        pytest.param("- [ ] x\n\n1. y", id="lists"),
        pytest.param("--> <!-- ", id="the marker"),
    ],
)
def test_no_text_of_a_document_leaves_its_place(breaking: Report, evil: str) -> None:
    text = comment(spoilt(breaking, evil))
    kinds = ("html_inline", "heading_open", "td_open", "tr_open", "fence")
    plain = comment(spoilt(breaking, "x"))
    found, expected = outline(text, kinds), outline(plain, kinds)
    assert found == expected
    assert {tag.strip("<>") for tag in found if tag.startswith("<")} <= OWN


def outline(text: str, kinds: tuple[str, ...]) -> list[str]:
    tokens = MARKDOWN.parse(text)
    every = [inner for token in tokens for inner in (token, *(token.children or ()))]
    return [
        token.content if token.type == "html_inline" else token.type
        for token in every
        if token.type in kinds
    ]


def test_the_marker_is_first_so_that_a_comment_can_be_found_again(breaking: Report) -> None:
    assert comment(breaking).startswith("<!-- depgraph:impact im_5e0c2f7a91d4b386 -->\n")


def test_a_clean_comment_is_short(clean: Report) -> None:
    verdict, _, said = verdict_line(clean, Look()).partition("   ")
    assert comment(replace(clean, cleared=())) == (
        f"<!-- depgraph:impact -->\n### depgraph: {verdict}\n\n**{said}**\n\n"
        "POL-002: working copy, against HEAD (9f2c1aa)\n"
    )


def crowded(report: Report, causes: int, places: int, letter: str) -> Report:
    base, first = report.changes[0], report.findings[0]
    changes: tuple[Change, ...] = tuple(replace(base, id=f"c{n}") for n in range(causes))
    findings = tuple(
        replace(
            first,
            change=f"c{number}",
            message=letter * 500,
            effect=Where("D", f"{letter * 40}/{at}.md", "", Place(line=at), letter * 1000),
        )
        for number in range(causes)
        for at in range(1, places + 1)
    )
    return replace(report, changes=changes, findings=findings)


@pytest.mark.parametrize(
    ("causes", "places"),
    [(1, 40), (1, 1000), (60, 3), (300, 1)],
)
@pytest.mark.parametrize("letter", ["a", "["])
def test_a_comment_fits_and_says_how_much_is_left_out(
    breaking: Report, causes: int, places: int, letter: str
) -> None:
    text = comment(crowded(breaking, causes, places, letter))
    assert len(text) <= LIMIT
    told = f"**{causes * places} review all in "
    assert told in text
    shown = text.count("| review `VAL301` |")
    if shown < causes * places:
        assert "…and " in text or "see another format" in text


def test_levels_below_the_worst_are_folded(breaking: Report) -> None:
    text = comment(breaking)
    assert text.index("| breaking `VAL301` |") < text.index("<details><summary>1 review</summary>")
    only = replace(breaking, findings=breaking.findings[:1])
    assert "<summary>1 review</summary>" not in comment(only)


def test_what_needs_nothing_stands_together_at_the_end(breaking: Report) -> None:
    noted = replace(breaking, findings=(breaking.findings[-1],))
    assert "<details><summary>1 for information</summary>" in comment(noted)
    assert "####" not in comment(noted)
