"""Documents of one set mean one another, and are ranked as the settings say."""

from pathlib import Path

import pytest

from depgraph import tracker

SETS = (
    '[[documents]]\npaths = ["contracts/**"]\nset = "customer-{dir}"\n'
    '[[precedence]]\nset = "customer-*"\norder = ["MSA", "SOW"]\n'
)
MSA = (
    "---\ntitle: MSA\n---\n# MSA\n\n## 3 Payment\n\n### 3.2 Term\n\n"
    "Invoices are payable within {days} days of receipt.\n"
)
SOW = (
    "---\ntitle: SOW\n---\n# SOW\n\n## 4 Invoices\n\n"
    "Invoices are payable within {days} days of receipt (MSA section 3.2).\n"
)


def company(root: Path, settings: str) -> None:
    for customer in ("acme", "beta"):
        folder = root / "contracts" / customer
        folder.mkdir(parents=True)
        (folder / "MSA.md").write_text(MSA.format(days=30))
        (folder / "SOW.md").write_text(SOW.format(days=30))
    (root / "depgraph.toml").write_text(settings)


def broken(root: Path, path: str, text: str) -> list[tuple[str, str, str]]:
    question = tracker.ImpactQuestion(paths=(root / path,), stdin=text.encode())
    report = tracker.impact(tracker.open_workspace(root), question, tracker.Silent())
    return [(f.rule, f.level.value, f.effect.path) for f in report.findings if f.rule != "TXT801"]


def test_a_name_that_each_set_has_means_that_of_the_own_set(tmp_path: Path) -> None:
    company(tmp_path, SETS.split("[[prec", maxsplit=1)[0])
    assert broken(tmp_path, "contracts/acme/MSA.md", MSA.format(days=45)) == [
        ("VAL301", "breaking", "contracts/acme/SOW.md")
    ]


def test_without_sets_it_is_a_question(tmp_path: Path) -> None:
    company(tmp_path, "")
    found = broken(tmp_path, "contracts/acme/MSA.md", MSA.format(days=45))
    assert "breaking" not in [level for _, level, _ in found]


def test_what_prevails_is_told_by_the_order_that_is_set(tmp_path: Path) -> None:
    company(tmp_path, SETS)
    found = broken(tmp_path, "contracts/acme/MSA.md", MSA.format(days=45))
    assert ("GRA702", "breaking", "contracts/acme/SOW.md") in found
    question = tracker.ImpactQuestion(
        paths=(tmp_path / "contracts/acme/MSA.md",), stdin=MSA.format(days=45).encode()
    )
    report = tracker.impact(tracker.open_workspace(tmp_path), question, tracker.Silent())
    (finding,) = (f for f in report.findings if f.rule == "GRA702")
    assert finding.path[0].evidence == "MSA prevails over SOW (depgraph.toml:4)"


DEFINING = '# {name}\n\n## 1 Terms\n\n"Working Day" means a day on which {what} are open.\n'


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param(SETS, [], id="sets do not define for each other"),
        pytest.param(
            SETS.replace("{dir}", "all"),
            [("DEF206", "review", "contracts/acme/GLO2.md")],
            id="one set",
        ),
    ],
)
def test_a_term_is_compared_within_the_set(
    tmp_path: Path, settings: str, expected: list[tuple[str, str, str]]
) -> None:
    company(tmp_path, settings)
    glossary = DEFINING.format(name="Glossary", what="banks")
    (tmp_path / "contracts/beta/GLO.md").write_text(glossary)
    text = DEFINING.format(name="Service Glossary", what="shops and offices in Bern")
    (tmp_path / "contracts/acme/GLO2.md").write_text("# Service Glossary\n")
    found = broken(tmp_path, "contracts/acme/GLO2.md", text)
    assert [each for each in found if each[0] == "DEF206"] == expected


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param("", [], id="which one is a question"),
        pytest.param(
            '[[documents]]\npaths = ["drafts/**"]\nclass = "draft"\n',
            [("VAL301", "breaking", "x.md")],
            id="a draft is never meant while a text in force is there",
        ),
    ],
)
def test_a_name_means_the_text_in_force(
    tmp_path: Path, settings: str, expected: list[tuple[str, str, str]]
) -> None:
    policy = "---\nnumber: POL-1\n---\n# P\n\n## 4 Time\n\nKept for {years} years.\n"
    for folder in ("policies", "drafts"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "POL-1.md").write_text(policy.format(years=7))
    (tmp_path / "x.md").write_text("Kept for 7 years (POL-1 section 4).\n")
    (tmp_path / "depgraph.toml").write_text(settings)
    found = broken(tmp_path, "policies/POL-1.md", policy.format(years=5))
    assert [each for each in found if each[1] == "breaking"] == expected
