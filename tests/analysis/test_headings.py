"""A heading that is worded anew, and who notices."""

import pytest

from tests.memory import judged

AGREEMENT = (
    "---\nnumber: PSA-01\n---\n# Supply\n\n## 12 General\n\n### 12.6 Language\n\nEnglish.\n\n"
    "### 12.7 Notices\n\nNotices are in writing.\n\n### 12.8 Waiver\n\nNone.\n"
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("As PSA-01 §12.7 says.", [("TXT801", "info")], id="by number"),
        pytest.param(
            "As Section 12.7 (Notices) of PSA-01 says.",
            [("REF112", "review")],
            id="with its title",
        ),
        pytest.param("See [it](psa.md#127-notices).", [("REF104", "breaking")], id="by anchor"),
        pytest.param("As PSA-01 §12.6 says.", [], id="its neighbour"),
        pytest.param("As PSA-01 says.", [], id="the document"),
    ],
)
def test_a_new_title_over_the_same_text(words: str, expected: list[tuple[str, str]]) -> None:
    before = {"psa.md": AGREEMENT, "x.md": f"# X\n\n{words}\n"}
    after = {"psa.md": AGREEMENT.replace("12.7 Notices", "12.7 Formal Communication")}
    found = judged(before, after).findings
    assert [(f.rule, f.level.value) for f in found] == expected
