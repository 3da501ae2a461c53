"""GRA701 to GRA703: who prevails, and who leaves a meaning to whom."""

import pytest

from depgraph.analysis.precedence import orders
from tests.memory import MemoryCorpus, judged

MSA = (
    "---\nnumber: MSA-1\n---\n# Master Agreement\n\n## 1 Term\n\nInvoices are due in 30 days.\n\n"
)
SOW = "---\nnumber: SOW-2\n---\n# Statement of Work\n\n## 1 Fees\n\nThere is a fee.\n\n"
RULES = ("GRA701", "GRA702", "GRA703")


def told(before: dict[str, str], proposed: dict[str, str]) -> list[tuple[str, str, str, str]]:
    found = judged(before, dict(proposed)).findings
    return [(f.rule, f.level.value, f.effect.path, f.message) for f in found if f.rule in RULES]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "In the event of a conflict, MSA-1 prevails over this SOW.", ["m>s"], id="over"
        ),
        pytest.param(
            "In any conflict between this Statement of Work and MSA-1, MSA-1 shall prevail.",
            ["m>s"],
            id="between",
        ),
        pytest.param(
            "If this SOW is inconsistent with MSA-1, this SOW controls.", ["s>m"], id="controls"
        ),
        pytest.param("This SOW takes precedence over MSA-1.", ["s>m"], id="precedence"),
        pytest.param("If MSA-1 and this SOW differ, MSA-1 governs.", ["m>s"], id="governs"),
        pytest.param("The order of precedence is: (1) MSA-1; (2) this SOW.", ["m>s"], id="ranked"),
        pytest.param(
            "The following order of precedence applies:\n\n- MSA-1\n- this SOW", ["m>s"], id="list"
        ),
        pytest.param("MSA-1 governs this SOW.", [], id="without a conflict"),
        pytest.param("This SOW shall not prevail over MSA-1.", [], id="denied"),
        pytest.param("Section 1 of MSA-1 prevails over this SOW.", [], id="only a part"),
        pytest.param("Any conflict with MSA-1 is reported.", [], id="nobody prevails"),
        pytest.param(
            "In the event of a conflict, MSA-1 prevails.", [], id="over whom is not said"
        ),
        pytest.param("A conflict of interest under MSA-1 is avoided.", [], id="another conflict"),
    ],
)
def test_who_prevails(text: str, expected: list[str]) -> None:
    corpus = MemoryCorpus({"m.md": MSA, "s.md": SOW + text + "\n"})
    document = corpus.document("s.md")
    assert document is not None
    assert [f"{o.winner[0]}>{o.loser[0]}" for o in orders(document, corpus)] == expected


OURS = "In the event of a conflict, this Agreement prevails over SOW-2.\n"
THEIRS = "In the event of a conflict, MSA-1 prevails over this SOW.\n"
TURNED = "In the event of a conflict, this SOW prevails over MSA-1.\n"
LOOP = "says that SOW-2 prevails; MSA-1 would say MSA-1 does"


@pytest.mark.parametrize(
    ("theirs", "old", "new", "expected"),
    [
        pytest.param(TURNED, "", OURS, [("GRA701", "breaking", "s.md", LOOP)], id="each itself"),
        pytest.param(
            THEIRS,
            "",
            "In the event of a conflict, SOW-2 prevails over this Agreement.\n",
            [
                (
                    "GRA701",
                    "breaking",
                    "s.md",
                    "says that MSA-1 prevails; MSA-1 would say SOW-2 does",
                )
            ],
            id="each the other",
        ),
        pytest.param(
            "See MSA-1 section 1.\n",
            OURS,
            "In the event of a conflict, SOW-2 prevails over this Agreement.\n",
            [("GRA703", "review", "s.md", "ranks with MSA-1, and now SOW-2 would prevail")],
            id="turned round",
        ),
        pytest.param(
            "Invoices are due in 20 days (MSA-1 §1).\n",
            OURS,
            "In the event of a conflict, SOW-2 prevails over this Agreement.\n",
            [
                (
                    "GRA703",
                    "breaking",
                    "s.md",
                    "states 20 days, MSA-1 30 days; SOW-2 would prevail",
                )
            ],
            id="turned round with a conflict",
        ),
        pytest.param(
            "Invoices are due in 20 days (MSA-1 §1).\n",
            "",
            OURS,
            [
                (
                    "GRA703",
                    "breaking",
                    "s.md",
                    "states 20 days, MSA-1 30 days; MSA-1 would prevail",
                )
            ],
            id="inserted where they differ",
        ),
        pytest.param(THEIRS, "", OURS, [], id="both say the same"),
        pytest.param(TURNED, OURS, OURS + "\nMore.\n", [], id="it was so before"),
        pytest.param("See MSA-1 section 1.\n", "", OURS, [], id="nothing differs"),
        pytest.param("See MSA-1 section 1.\n", OURS, "", [], id="no clause any more"),
        pytest.param(
            "See MSA-1.\n", "See SOW-2.\n", "Also see SOW-2.\n", [], id="a loop of citations"
        ),
        pytest.param(
            "Invoices are due in 30 days (MSA-1 §1).\n", "", OURS, [], id="they state the same"
        ),
    ],
)
def test_a_clause_on_precedence_changes(
    theirs: str, old: str, new: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert told({"m.md": MSA + old, "s.md": SOW + theirs}, {"m.md": MSA + new}) == expected


SAYS = "states 30 days; MSA-1 §1 would say 45 days, and MSA-1 prevails over SOW-2"


@pytest.mark.parametrize(
    ("theirs", "clause", "expected"),
    [
        pytest.param("Due in 30 days (MSA-1 §1).\n", OURS, ["breaking"], id="it binds"),
        pytest.param(
            "Subject to MSA-1, due in 30 days (MSA-1 §1).\n", OURS, ["review"], id="it yields"
        ),
        pytest.param(
            "Due in 30 days (MSA-1 §1).\n\nPaid in 30 days (MSA-1 §1).\n",
            OURS,
            ["breaking"],
            id="once a document",
        ),
        pytest.param("Due in 30 days (MSA-1 §1).\n", "", [], id="nobody prevails"),
        pytest.param("Due in 60 days (MSA-1 §1).\n", OURS, [], id="no conflict comes up"),
        pytest.param("Due as MSA-1 §1 says.\n", OURS, [], id="no value"),
    ],
)
def test_a_lower_document_would_contradict_a_higher_one(
    theirs: str, clause: str, expected: list[str]
) -> None:
    text = MSA + clause
    found = told({"m.md": text, "s.md": SOW + theirs}, {"m.md": text.replace("30", "45")})
    assert [(level, says) for rule, level, _, says in found if rule == "GRA702"] == [
        (level, SAYS) for level in expected
    ]


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [
        pytest.param(
            '"Site" has the meaning given in MSA-1.\n',
            [
                (
                    "GRA701",
                    "breaking",
                    "s.md",
                    'leaves "Site" to MSA-1, which would leave it to SOW-2',
                )
            ],
            id="a loop",
        ),
        pytest.param('"Site" means a plant of the Customer.\n', [], id="it is defined there"),
        pytest.param('"Plant" has the meaning given in MSA-1.\n', [], id="another term"),
        pytest.param("See MSA-1.\n", [], id="no definition"),
    ],
)
def test_a_meaning_that_each_leaves_to_the_other(
    theirs: str, expected: list[tuple[str, str, str, str]]
) -> None:
    before = {"m.md": MSA + '"Site" means a building.\n', "s.md": SOW + theirs}
    assert told(before, {"m.md": MSA + '"Site" has the meaning given in SOW-2.\n'}) == expected
