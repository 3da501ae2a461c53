"""Names of code and configuration are candidates wherever they cannot be English."""

import pytest

from depgraph.model.documents import Block, BlockKind, Document, Mark, MarkKind
from depgraph.model.facts import Reference, ReferenceKind, Span, Strength
from depgraph.model.keys import Key
from extractors.readings.mentions import mentions


def block_of(text: str) -> Block:
    """Make a block of *text*, whose ticks become marks."""
    pieces = text.split("`")
    marks, plain = [], ""
    for number, piece in enumerate(pieces):
        if number % 2:
            marks.append(Mark(MarkKind.CODE, len(plain), len(plain) + len(piece)))
        plain += piece
    return Block(plain, marks=tuple(marks))


def mentioned(text: str) -> list[tuple[str, str]]:
    found = mentions(Document("md", (block_of(text),)))
    return [(reference.text, reference.key or reference.path) for reference in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("run `retry`", [("retry", "symbol:retry")], id="word in ticks"),
        pytest.param(
            "`retryUpload`", [("retryUpload", "symbol:retryUpload")], id="humps in ticks"
        ),
        pytest.param("run `retry(x, 1)`", [("retry(x, 1)", "symbol:retry")], id="call in ticks"),
        pytest.param("`a.b.days`", [("a.b.days", "symbol:days")], id="dotted key in ticks"),
        pytest.param("`ret::Keep`", [("ret::Keep", "symbol:Keep")], id="other separator"),
        pytest.param("use `--force`", [("--force", "symbol:--force")], id="flag in ticks"),
        pytest.param(
            "`retention-days`", [("retention-days", "symbol:retention-days")], id="kebab"
        ),
        pytest.param("`DAYS=30`", [("DAYS", "symbol:DAYS")], id="assignment in ticks"),
        pytest.param("`KEEP_DAYS: 30`", [("KEEP_DAYS", "symbol:KEEP_DAYS")], id="key and value"),
        pytest.param("`${KEEP_DAYS}`", [("KEEP_DAYS", "symbol:KEEP_DAYS")], id="variable"),
        pytest.param("set KEEP_DAYS, then", [("KEEP_DAYS", "symbol:KEEP_DAYS")], id="constant"),
        pytest.param(
            "by retry_upload.", [("retry_upload", "symbol:retry_upload")], id="snake case"
        ),
        pytest.param("(calls retry())", [("retry()", "symbol:retry")], id="call in plain text"),
        pytest.param(
            "key backup.keep_days", [("backup.keep_days", "symbol:keep_days")], id="dotted"
        ),
        pytest.param(
            "in src/pay/terms.py.", [("src/pay/terms.py", "src/pay/terms.py")], id="path"
        ),
        pytest.param("`terms.py`", [("terms.py", "terms.py")], id="file in ticks"),
        pytest.param(
            "`a_b` and c_d `e_f`",
            [("a_b", "symbol:a_b"), ("c_d", "symbol:c_d"), ("e_f", "symbol:e_f")],
            id="in reading order",
        ),
    ],
)
def test_mentions(text: str, expected: list[tuple[str, str]]) -> None:
    assert mentioned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Net terms apply and/or survive.", id="English"),
        pytest.param("retryUpload runs", id="humps alone may be a brand"),
        pytest.param("Node.js and e.g. this", id="dotted words without underscore"),
        pytest.param("signed: ______ date: __/__/____", id="blanks to fill in"),
        pytest.param("[_] or [__]", id="placeholder"),
        pytest.param("a --dash-- and -- force", id="dashes"),
        pytest.param("https://x.org/a_b?c_d=e_f", id="inside a web address"),
        pytest.param("a_b@x.org", id="mail address"),
        pytest.param("`x`", id="one letter"),
        pytest.param("`SOP-014`", id="a control number is cited, not mentioned"),
        pytest.param("`4.2`", id="a number"),
        pytest.param("set it to `True` or `null`", id="values"),
        pytest.param("terms.py", id="a bare file name may be a name"),
        pytest.param("function (s)", id="plural in brackets"),
        pytest.param("employee(s)", id="optional plural"),
        pytest.param("`two words`", id="two words in ticks"),
    ],
)
def test_does_not_mention(text: str) -> None:
    assert mentioned(text) == []


def test_whole_references() -> None:
    found = mentions(Document("md", (Block("x"), block_of("run `a_b()` in `c/d.py`"))))
    assert found == (
        Reference(
            ReferenceKind.MENTION,
            "a_b()",
            Span(1, 4, 9),
            key=Key("symbol:a_b"),
            strength=Strength.SHAPED,
        ),
        Reference(
            ReferenceKind.LINK,
            "c/d.py",
            Span(1, 13, 19),
            documents=(Key("file:d"),),
            path="c/d.py",
            strength=Strength.SHAPED,
        ),
    )


def test_a_link_is_not_mentioned_again() -> None:
    marks = (Mark(MarkKind.LINK, 4, 7, "a.md"),)
    assert mentions(Document("md", (Block("see a_b", marks=marks),))) == ()


def test_running_lines_mention_nothing() -> None:
    assert mentions(Document("md", (Block("form_a_1", BlockKind.RUNNING),))) == ()


def test_many_links_and_names_take_no_time() -> None:
    text = "a_b " * 50_000
    marks = tuple(Mark(MarkKind.LINK, at, at + 1, "x") for at in range(3, len(text), 4))
    assert len(mentions(Document("md", (Block(text, marks=marks),)))) == 50_000
