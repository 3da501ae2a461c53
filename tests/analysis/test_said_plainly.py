"""What a finding says names what is wrong: where a link points, what a document is called now."""

import pytest

from tests.memory import judged

SOP = (
    "---\nnumber: SOP-014\n---\n# Keeping of files\n\n"
    "## 1 Scope\n\nAll files.\n\n## 4 End\n\nIt ends.\n"
)


def told(downstream: str, proposed: dict[str, str]) -> list[tuple[str, str, str]]:
    before = {"sop-014-files.md": SOP, "x.md": f"# X\n\n{downstream}\n"}
    findings = judged(before, proposed).findings
    return [(f.rule, f.level.value, f.message) for f in findings if f.level != "info"]


@pytest.mark.parametrize(
    ("added", "message"),
    [
        pytest.param(
            "See [our plan](plans/fire.md).",
            "links to plans/fire.md, which is not there",
            id="a file",
        ),
        pytest.param(
            "See [our end](sop-014-files.md#ends).",
            "links to #ends, and SOP-014 has no such part",
            id="a heading",
        ),
        pytest.param(
            "See SOP-014 §9.",
            "cites §9, and SOP-014 has no such part; SOP-014 ends with §4",
            id="behind the last part",
        ),
        pytest.param(
            "See SOP-014 §3.",
            "cites §3, and SOP-014 has no such part; nearest: §1",
            id="a part between",
        ),
        pytest.param("See [our files](sop-014-files.md).", None, id="a file that is there"),
        pytest.param("See SOP-014 §4.", None, id="a part that is there"),
    ],
)
def test_what_an_added_reference_leads_to(added: str, message: str | None) -> None:
    found = [said for _, _, said in told("Text.", {"x.md": f"# X\n\nText.\n\n{added}\n"})]
    assert found == ([message] if message else [])


@pytest.mark.parametrize(
    ("downstream", "front", "expected"),
    [
        pytest.param(
            "Kept as SOP-014 says.",
            "number: SOP-114",
            [
                (
                    "DOC502",
                    "breaking",
                    "names SOP-014, now SOP-114; only the file is still called SOP-014",
                )
            ],
            id="another number in an old file",
        ),
        pytest.param(
            "Kept as SOP-014 §4 says.",
            "number: SOP-114",
            [
                (
                    "DOC502",
                    "breaking",
                    "names SOP-014, now SOP-114; only the file is still called SOP-014",
                )
            ],
            id="a part of it",
        ),
        pytest.param("See [it](sop-014-files.md).", "number: SOP-114", [], id="a link"),
        pytest.param(
            "Kept as SOP-014 says.", "number: SOP-114\naliases: [SOP-014]", [], id="an alias"
        ),
        pytest.param("Kept as SOP-014 says.", "title: Files", [], id="no number declared"),
        pytest.param("Kept as SOP-014 says.", "number: SOP 014", [], id="the same number"),
    ],
)
def test_the_declared_number_decides(
    downstream: str, front: str, expected: list[tuple[str, str, str]]
) -> None:
    after = SOP.replace("number: SOP-014", front)
    assert told(downstream, {"sop-014-files.md": after}) == expected
