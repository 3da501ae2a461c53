"""GRA704: two sources of one sentence agreed, and do not any more."""

import pytest

from tests.memory import judged

POL = "---\nnumber: POL-2\n---\n# Filing\n\n## 1 Period\n\nBatch records are kept for 7 years.\n"
DPA = "---\nnumber: DPA-4\n---\n# Data\n\n## 6 Return\n\nBatch records are kept for 7 years.\n"
BOTH = "Batch records are kept for 7 years (POL-2 §1, DPA-4 §6).\n"
EDIT = ("7 years", "5 years")
MESSAGE = "follows POL-2 §1 and DPA-4 §6, which would say 5 years and 7 years"


def told(citing: str, dpa: str = DPA) -> list[tuple[str, str, str]]:
    before = {"pol.md": POL, "dpa.md": dpa, "x.md": citing}
    found = judged(before, {"pol.md": POL.replace(*EDIT)}).findings
    return [(f.level.value, f.effect.path, f.message) for f in found if f.rule == "GRA704"]


@pytest.mark.parametrize(
    ("citing", "level"),
    [
        pytest.param(BOTH, "breaking", id="in brackets"),
        pytest.param("POL-2 §1 and DPA-4 §6 ask for 7 years.\n", "breaking", id="before it"),
        pytest.param("As DPA-4 §6 and POL-2 §1 say, 7 years.\n", "breaking", id="in turn"),
        pytest.param(
            "| Kept | From |\n|---|---|\n| 7 years | POL-2 §1, DPA-4 §6 |\n", "breaking", id="row"
        ),
        pytest.param(
            "Batch records are kept as POL-2 §1 and DPA-4 §6 say.\n", "review", id="none"
        ),
        pytest.param("[One](pol.md#1-period) and [two](dpa.md#6-return).\n", "review", id="links"),
    ],
)
def test_one_of_two_sources_changes(citing: str, level: str) -> None:
    assert told(citing) == [(level, "x.md", MESSAGE)]


@pytest.mark.parametrize(
    ("citing", "dpa"),
    [
        pytest.param("Kept for 7 years (POL-2 §1).\n\nSee DPA-4 §6.\n", DPA, id="two sentences"),
        pytest.param(BOTH, DPA.replace("7", "9"), id="they never agreed"),
        pytest.param(BOTH, DPA.replace("7", "5"), id="now they agree"),
        pytest.param("Kept for 7 years (POL-2 §1).\n", DPA, id="one source"),
        pytest.param("Kept for 7 years (POL-2, DPA-4 §6).\n", DPA, id="a whole document"),
        pytest.param("Kept for 7 years (POL-2 §1, DPA-4).\n", DPA, id="the other one whole"),
        pytest.param(
            BOTH,
            DPA.replace("Batch records", "Keys expire after 1 year, and the lease"),
            id="of another thing",
        ),
    ],
)
def test_the_sources_are_not_torn_apart(citing: str, dpa: str) -> None:
    assert told(citing, dpa) == []


def test_both_sources_change_alike() -> None:
    before = {"pol.md": POL, "dpa.md": DPA, "x.md": BOTH}
    proposed = {"pol.md": POL.replace(*EDIT), "dpa.md": DPA.replace(*EDIT)}
    assert [f.rule for f in judged(before, proposed).findings if f.rule == "GRA704"] == []


def test_the_old_value_is_still_told_beside_it() -> None:
    before = {"pol.md": POL, "dpa.md": DPA, "x.md": BOTH}
    found = judged(before, {"pol.md": POL.replace(*EDIT)}).findings
    assert sorted(f.rule for f in found if f.effect.path == "x.md") == ["GRA704", "VAL301"]
