"""A word that gives way to its opposite is never editorial; a rewording for style is."""

import pytest

from depgraph.analysis.wording import is_weighty
from tests.memory import judged

FRAME = "The branch {} of the file as the plan says, and the clerk at the desk signs for it."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("keeps a minimum", "keeps a maximum", id="minimum and maximum"),
        pytest.param("keeps at least half", "keeps at most half", id="at least and at most"),
        pytest.param("keeps up to half", "keeps at least half", id="up to and at least"),
        pytest.param("needs no more than half", "needs no less than half", id="more and less"),
        pytest.param("needs more than half", "needs less than half", id="more than, less than"),
        pytest.param("is told before the loss", "is told after the loss", id="before and after"),
        pytest.param("is told within a day", "is told after a day", id="within and after"),
        pytest.param("keeps the whole until loss", "keeps the whole from loss", id="until, from"),
        pytest.param("keeps the top and the end", "keeps the top or the end", id="and, or"),
        pytest.param("keeps the top and/or end", "keeps the top or end", id="and/or, or"),
        pytest.param("may see a part", "must see a part", id="may and must"),
        pytest.param("may see a part", "may not see a part", id="not"),
        pytest.param("sees copies including that", "sees copies excluding that", id="including"),
        pytest.param("sees parts", "sees only parts", id="only"),
        pytest.param("sees each part", "sees any part", id="each and any"),
        pytest.param("sees all parts", "sees both parts", id="all and both"),
        pytest.param("acts on the business day", "acts on the day", id="business day"),
        pytest.param("acts on the business day", "acts on the calendar day", id="calendar day"),
        pytest.param("pays a fee per copy", "pays a fee total copy", id="per and total"),
        pytest.param("holds a lawful copy", "holds an unlawful copy", id="lawful and unlawful"),
        pytest.param("has an exclusive copy", "has a non-exclusive copy", id="non-exclusive"),
        pytest.param("acts on the earlier date", "acts on the later date", id="earlier, later"),
        pytest.param("gets it from Acme to Beta", "gets it from Beta to Acme", id="who to whom"),
        pytest.param("may copy and must keep", "must copy and may keep", id="modals swapped"),
        pytest.param("acts in the second month", "acts in the third month", id="second and third"),
    ],
)
def test_a_word_that_turns_the_meaning_is_never_editorial(before: str, after: str) -> None:
    assert is_weighty(FRAME.format(before), FRAME.format(after))
    assert is_weighty(FRAME.format(after), FRAME.format(before))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("keeps a maximum of half", "keeps at most half", id="maximum, at most"),
        pytest.param("keeps a minimum of half", "keeps at least half", id="minimum, at least"),
        pytest.param("keeps no less than half", "keeps at least half", id="no less, at least"),
        pytest.param("keeps no more than half", "keeps up to half", id="no more than, up to"),
        pytest.param("needs not more than half", "needs no more than half", id="not, no more"),
        pytest.param("needs in excess of half", "needs more than half", id="in excess of"),
        pytest.param("is told prior to loss", "is told before loss", id="prior to and before"),
        pytest.param("is told upon loss", "is told on loss", id="upon"),
        pytest.param("acts under the plan", "acts pursuant to the plan", id="pursuant to"),
        pytest.param("acts in order to see parts", "acts to see parts", id="in order to"),
        pytest.param("sees the top and the end", "sees the top and end", id="an article less"),
        pytest.param("sees copies including that", "sees copies that include", id="include"),
        pytest.param("keeps a copy", "retains a copy", id="another verb"),
        pytest.param("keeps a copy", "keeps one copy", id="one for a"),
        pytest.param("keeps an up-to-date copy", "keeps a current copy", id="up-to-date"),
        pytest.param("keeps the list up to date", "keeps the list current", id="up to date"),
        pytest.param("quickly sees a part", "sees a part quickly", id="another order"),
        pytest.param("sees, in Bern, a part", "sees a part, in Bern,", id="a name moves along"),
        pytest.param("acts on the day", "acts on that day", id="that day"),
        pytest.param("works each day", "works on each day", id="on each day"),
        pytest.param("pays a fee per copy", "pays a fee for copies", id="for copies"),
        pytest.param("holds a lawful copy", "holds a legal copy", id="another adjective"),
        pytest.param("sees the vote", "sees the voice", id="no prefix"),
        pytest.param("acts on the first page", "acts upon the first page", id="the same first"),
        pytest.param("starts with a copy", "begins with a copy", id="start and begin"),
    ],
)
def test_a_rewording_for_style_is_editorial(before: str, after: str) -> None:
    assert not is_weighty(FRAME.format(before), FRAME.format(after))
    assert not is_weighty(FRAME.format(after), FRAME.format(before))


KEEPING = "---\nnumber: SOP-1\n---\n# Keeping\n\n## 1 Files\n\nFiles are kept {} after the sale.\n"


def told(before: str, after: str, words: str) -> list[tuple[str, str, str]]:
    texts = {"k.md": KEEPING.format(before), "x.md": f"# X\n\n{words}\n"}
    findings = judged(texts, {"k.md": KEEPING.format(after)}).findings
    return [(f.rule, f.level.value, f.message) for f in findings if f.rule != "DOC507"]


@pytest.mark.parametrize(
    ("before", "after", "words", "expected"),
    [
        pytest.param(
            "for at least two years",
            "for at most two years",
            "Files are kept for at least two years (SOP-1 §1).",
            (
                "VAL301",
                "breaking",
                (
                    "states at least two years; SOP-1 §1 would say at most two years, "
                    "until now at least two years"
                ),
            ),
            id="the old limit is restated",
        ),
        pytest.param(
            "for a minimum of two years",
            "for a maximum of two years",
            "Files are kept for two years (SOP-1 §1).",
            (
                "VAL301",
                "review",
                (
                    "states two years; SOP-1 §1 would say at most two years, "
                    "until now at least two years"
                ),
            ),
            id="only the amount is restated",
        ),
        pytest.param(
            "for two years",
            "for at most two years",
            "Files are kept for two years (SOP-1 §1).",
            (
                "VAL301",
                "review",
                "states two years; SOP-1 §1 would say at most two years, until now two years",
            ),
            id="a limit is added",
        ),
        pytest.param(
            "for two years",
            "for at most two years",
            "Files are kept as SOP-1 §1 says.",
            ("TXT801", "review", "cites SOP-1 §1, which is worded differently"),
            id="no amount is restated",
        ),
    ],
)
def test_a_limit_that_turns_is_told(
    before: str, after: str, words: str, expected: tuple[str, str, str]
) -> None:
    assert told(before, after, words) == [expected]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        pytest.param(
            "for at least two years",
            "for not less than two years",
            "Files are kept for at least two years (SOP-1 §1).",
            id="the same limit in other words",
        ),
        pytest.param(
            "for two years",
            "for exactly two years",
            "Files are kept for two years (SOP-1 §9).",
            id="another part is cited",
        ),
        pytest.param(
            "for at least two years",
            "for at most two years",
            "Files are kept for at least two years.",
            id="nobody is cited",
        ),
        pytest.param(
            "for two years or more",
            "for a minimum of two years",
            "Files are kept for two years (SOP-1 §1).",
            id="or more and minimum",
        ),
    ],
)
def test_a_limit_that_stays_is_not_told(before: str, after: str, words: str) -> None:
    assert [f for f in told(before, after, words) if f[1] != "info"] == []


def test_a_long_paragraph_is_quoted_where_it_differs() -> None:
    before = KEEPING.format("as the plan says. Copies go to the clerk")
    after = before.replace("to the clerk", "from the clerk")
    change = judged({"k.md": before}, {"k.md": after}).changes[0]
    quotes = [place.quote for place in (change.before, change.after) if place]
    assert quotes == [
        "Copies go to the clerk after the sale.",
        "Copies go from the clerk after the sale.",
    ]
