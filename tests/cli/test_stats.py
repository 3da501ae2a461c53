"""``depgraph stats`` in small companies: counts, what stands out, circles, reviews, problems."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from depgraph.graph import Circle, circles
from depgraph.report.look import Look
from depgraph.report.schemas import schema_text
from depgraph.report.stats import stats_text
from depgraph.tracker.stats import Stats

Golden = Callable[[str, str], None]
Cli = Callable[..., Any]


def stats(cli: Cli) -> dict[str, Any]:
    found = json.loads(cli("stats", "--format", "json").out)
    schema = Draft202012Validator(json.loads(schema_text("stats")))
    assert list(schema.iter_errors(found)) == []
    assert isinstance(found, dict)
    return found


def controlled(number: str, text: str, more: str = "") -> str:
    return (
        f"---\nnumber: {number}\ntitle: Rules\nstatus: effective\n{more}---\n\n# Rules\n\n{text}\n"
    )


@pytest.fixture
def circle(company: Path) -> Path:
    """The company with three policies in a circle, a lost reference and an unread file."""
    policies = company / "policies"
    for number, other in (("POL-010", "POL-011"), ("POL-011", "POL-012"), ("POL-012", "POL-010")):
        text = controlled(number, f"## 1 Scope\n\nThis follows {other} in all cases.")
        (policies / f"{number}.md").write_text(text, encoding="utf-8")
    (company / "sops/SOP-015.md").write_text(
        controlled("SOP-015", "See POL-002 §9 and SOP-999."), encoding="utf-8"
    )
    (company / "sops/SOP-016.docx").write_bytes(b"PK\x03\x04 cut off")
    return company


@pytest.mark.usefixtures("circle")
def test_stats_as_a_whole(cli: Cli, golden: Golden) -> None:
    text, found = cli("stats").out, cli("stats", "--format", "json").out
    # How large the file of a database is depends on more than on the documents.
    golden("cli/stats.txt", re.sub(r"(?<=  index       ).*", "...", text))
    golden("cli/stats.json", re.sub(r'(?<="bytes": )[0-9]+', "0", found))


def test_the_size_of_the_index_is_told(circle: Path, cli: Cli) -> None:
    (circle / "depgraph.toml").write_text("")
    index = stats(cli)["index"]
    each, share = index["bytes"] / 9 / 1000, index["bytes"] / index["text"]
    assert index["text"] == 913
    said = f"{index['bytes'] / 1000:.1f} KB ({each:.1f} KB a document, {share:.1f} of the text"
    assert f"\n  index       {said} read)\n" in cli("stats").out


@pytest.mark.parametrize(
    ("size", "documents", "text", "expected"),
    [
        pytest.param(3_100_000, 10_000, 3_875_000, "3.1 MB (310 bytes a document, 0.8", id="MB"),
        pytest.param(2_500_000_000, 200_000, 2_500_000_000, "2.5 GB (12.5 KB a doc", id="GB"),
        pytest.param(900, 0, 0, "900 bytes (900 bytes a document)", id="nothing read"),
    ],
)
def test_sizes_are_told_in_fitting_units(
    size: int, documents: int, text: int, expected: str
) -> None:
    nothing = ((),) * 13
    said = stats_text(Stats(documents, *nothing, size, text), Look())
    assert f"  index       {expected}" in said


@pytest.mark.usefixtures("circle")
def test_a_second_run_says_the_same(cli: Cli) -> None:
    assert cli("stats", "-v").out == cli("stats", "-v").out


@pytest.mark.usefixtures("circle")
def test_a_circle_is_told_with_its_sentences(cli: Cli) -> None:
    (found,) = stats(cli)["circles"]
    assert (found["documents"], found["paths"]) == (
        3,
        ["policies/POL-010.md", "policies/POL-011.md", "policies/POL-012.md"],
    )
    assert [(step["from"], step["to"], step["evidence"]) for step in found["steps"]] == [
        ("POL-010 §1", "POL-011", "This follows POL-011 in all cases."),
        ("POL-011 §1", "POL-012", "This follows POL-012 in all cases."),
        ("POL-012 §1", "POL-010", "This follows POL-010 in all cases."),
    ]


def test_a_folder_without_documents(cli: Cli) -> None:
    assert stats(cli)["documents"] == 0
    assert cli("stats").out.startswith("0 documents\n  kinds       none\n")


@pytest.mark.parametrize(
    ("more", "text", "expected"),
    [
        pytest.param("next review: 2027-03-01\n", "", ("next review", "2027-03-01"), id="front"),
        pytest.param("review_date: 2027-03-01\n", "", ("next review", "2027-03-01"), id="key"),
        pytest.param("last reviewed: 2025-03-01\n", "", ("last reviewed", "2025-03-01"), id="-"),
        pytest.param(
            "last reviewed: 2025-03-01\nnext review: 2027-03-01\n",
            "",
            ("next review", "2027-03-01"),
            id="the next one counts",
        ),
        pytest.param("", "Next review: 1 March 2027", ("next review", "2027-03-01"), id="line"),
        pytest.param(
            "",
            "| Owner | Ann |\n|---|---|\n| Review due | 2027-03-01 |",
            ("next review", "2027-03-01"),
            id="a table",
        ),
        pytest.param("effective date: 2024-01-01\n", "", None, id="effective is no review"),
        pytest.param("", "The review of 1 March 2027 found nothing.", None, id="some review"),
        pytest.param("", "The draft was reviewed. It holds from 1 May 2027.", None, id="far off"),
        pytest.param("next review: soon\n", "", None, id="no day"),
    ],
)
def test_days_of_review(
    tmp_path: Path, cli: Cli, more: str, text: str, expected: tuple[str, str] | None
) -> None:
    (tmp_path / "POL-001.md").write_text(controlled("POL-001", text, more), encoding="utf-8")
    found = stats(cli)
    assert [(r["what"], r["date"]) for r in found["reviews"]] == ([expected] if expected else [])
    assert found["unreviewed"] == ([] if expected else ["POL-001.md"])


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param([("a", "b"), ("b", "c")], [], id="none"),
        pytest.param([("a", "a")], [], id="on itself"),
        pytest.param([("b", "a"), ("a", "b")], [Circle(("a", "b"), 2)], id="two"),
        pytest.param(
            [("c", "a"), ("a", "b"), ("b", "c")], [Circle(("a", "b", "c"), 3)], id="three"
        ),
        pytest.param(
            [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("c", "b")],
            [Circle(("b", "c"), 4)],
            id="the shortest way round",
        ),
        pytest.param(
            [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("d", "b")],
            [Circle(("b", "c", "d"), 4)],
            id="three of four",
        ),
        pytest.param(
            [("x", "y"), ("y", "x"), *zip("abc", "bca", strict=True)],
            [Circle(("a", "b", "c"), 3), Circle(("x", "y"), 2)],
            id="the largest first",
        ),
    ],
)
def test_circles(pairs: list[tuple[str, str]], expected: list[Circle]) -> None:
    assert list(circles(pairs)) == expected
    assert list(circles(reversed(pairs))) == expected
