"""What rests on a broken sentence is shown from afar, by the part it cites and nothing else."""

import pytest

from depgraph.analysis.impact import impact
from depgraph.analysis.pairs import pairs
from depgraph.analysis.situation import Context
from depgraph.model.findings import Finding
from tests.memory import MemoryCorpus, settings

POLICY = (
    "---\nnumber: POL-7\n---\n# Filing\n\n## 1 Scope\n\nAll records.\n\n"
    "## 2 Period\n\nRecords are kept for 7 years.\n"
)
PROCEDURE = (
    "---\nnumber: SOP-8\n---\n# Archive\n\n## 1 Boxes\n\nUse grey boxes.\n\n"
    "## 2 Shelves\n\nBoxes stay on the shelf for 7 years (POL-7 §2).\n"
)


def found(downstream: dict[str, str], depth: int) -> list[Finding]:
    before = {"pol.md": POLICY, "sop.md": PROCEDURE, **downstream}
    after = {**before, "pol.md": POLICY.replace("7 years", "5 years")}
    old, new = MemoryCorpus(before), MemoryCorpus(after)
    changed = pairs(["pol.md"], old, new)
    return list(
        impact(old, new, changed, frozenset({"pol.md"}), settings(), Context(depth=depth)).findings
    )


def told(findings: list[Finding]) -> list[tuple[str, str, str, int]]:
    return [(f.rule, f.level.value, f.effect.path, f.distance) for f in findings]


FIRST = ("VAL301", "breaking", "sop.md", 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Clear the shelf as SOP-8 §2 says.", True, id="cites the part"),
        pytest.param("Clear the shelf as SOP-8 says.", False, id="cites the document"),
        pytest.param("Take a box (SOP-8 §1).", False, id="cites another part"),
        pytest.param("See [shelves](sop.md#2-shelves).", True, id="links to the part"),
        pytest.param("See [boxes](sop.md).", False, id="links to the document"),
        pytest.param("Clear the shelf.", False, id="cites nothing"),
    ],
)
def test_only_what_cites_the_broken_part_follows(text: str, expected: bool) -> None:  # noqa: FBT001
    more = [("VAL301", "review", "form.md", 2)] if expected else []
    assert told(found({"form.md": f"# Form\n\n{text}\n"}, 2)) == [FIRST, *more]


def test_the_way_and_the_reason_are_told() -> None:
    last = found({"form.md": "# Form\n\nClear the shelf as SOP-8 §2 says.\n"}, 2)[-1]
    assert [step.source for step in last.path] == ['form.md "Form"', "SOP-8 §2"]
    assert [step.target for step in last.path] == ["SOP-8 §2", "POL-7 §2"]
    assert last.message == (
        "relies on SOP-8 §2, which would be wrong itself: it states 7 years; POL-7 §2 would say "
        "5 years"
    )


@pytest.mark.parametrize(
    ("depth", "paths"),
    [
        pytest.param(1, ["sop.md"], id="one step"),
        pytest.param(2, ["sop.md", "form.md"], id="two steps"),
        pytest.param(3, ["sop.md", "form.md", "guide.md"], id="three steps"),
        pytest.param(9, ["sop.md", "form.md", "guide.md"], id="a circle ends"),
    ],
)
def test_depth_limits_the_way(depth: int, paths: list[str]) -> None:
    downstream = {
        "form.md": (
            "---\nnumber: FRM-03\n---\n# Form\n\n## 4 Shelf\n\nSee SOP-8 §2, GDL-05 §1.\n"
        ),
        "guide.md": "---\nnumber: GDL-05\n---\n# Guide\n\n## 1 Forms\n\nFill in FRM-03 §4.\n",
    }
    assert [f.effect.path for f in found(downstream, depth)] == paths


def test_what_already_has_a_finding_of_its_own_is_not_told_twice() -> None:
    text = "# Form\n\nKeep it for 7 years (POL-7 §2, SOP-8 §2).\n"
    assert {f[2:] for f in told(found({"form.md": text}, 2))} == {("form.md", 1), ("sop.md", 1)}
