"""Words that gave way to others are told where a citing sentence still repeats them."""

import pytest

from depgraph.analysis.given_way import repeated
from tests.memory import judged

OLD = "The head of quality signs each release form. Forms stay in the archive."
NEW = "The site director signs each release form. Forms stay in the archive."
CITING = "As POL-1 §2 requires, the head of quality signs each release form."


@pytest.mark.parametrize(
    ("before", "after", "sentence", "phrase"),
    [
        pytest.param(OLD, NEW, CITING, "head of quality", id="who does it"),
        pytest.param(
            OLD,
            OLD.replace("release form", "batch record"),
            CITING,
            "release form",
            id="what it is done to",
        ),
        pytest.param(
            "Samples are stored in the north hall until the test is done.",
            "Samples are stored in the cold store until the test is done.",
            "Samples are stored in the north hall until the test (POL-1 §2).",
            "north hall",
            id="where",
        ),
        pytest.param(
            OLD, NEW, "The head of quality reads POL-1 §2 weekly.", "", id="not restated"
        ),
        pytest.param(
            OLD, NEW, CITING.replace("head of quality", "site director"), "", id="mended"
        ),
        pytest.param(
            OLD,
            NEW,
            "The head of quality, now the site director, signs each release form (POL-1 §2).",
            "",
            id="says both",
        ),
        pytest.param(OLD, OLD.replace("signs", "approves"), CITING, "", id="one word for style"),
        pytest.param(OLD, OLD.replace("head of quality", "it"), CITING, "", id="nothing instead"),
        pytest.param(OLD, OLD + " Copies are numbered.", CITING, "", id="only added to"),
        pytest.param(
            OLD, OLD.replace("in the archive", "at the front desk"), CITING, "", id="elsewhere"
        ),
        pytest.param("", "", "", "", id="nothing"),
    ],
)
def test_a_phrase_is_repeated(before: str, after: str, sentence: str, phrase: str) -> None:
    assert repeated(before, after, sentence) == phrase


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        pytest.param(CITING, "TXT801 review", id="it repeats them"),
        pytest.param("See POL-1 §2 for release forms.", "TXT801 info", id="it does not"),
    ],
)
def test_the_level_of_a_rewording(sentence: str, said: str) -> None:
    policy = "# POL-1 Release\n\n## 2 Forms\n\n{}\n"
    sop = f"# SOP-1 Packing\n\n## 1 Packing\n\n{sentence}\n"
    before = {"POL-1.md": policy.format(OLD), "SOP-1.md": sop}
    found = judged(before, {"POL-1.md": policy.format(NEW)})
    assert [f"{finding.rule} {finding.level}" for finding in found.findings] == [said]
