"""The printers of everything that is no report: dependencies, ways, links, updates."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO

import pytest
from jsonschema import Draft202012Validator

from depgraph.model.documents import Place, Problem, ProblemKind
from depgraph.model.findings import Step, Where
from depgraph.model.links import Confidence
from depgraph.report.contract import contract_as_json, contract_text
from depgraph.report.links import link_as_json, link_line
from depgraph.report.look import Detail, Look
from depgraph.report.schemas import schema_text
from depgraph.report.updated import updated_as_json, updated_text
from depgraph.report.verified import verified_as_json, verified_text
from depgraph.report.why import why_as_json, why_text

Golden = Callable[[str, str], None]


@dataclass(frozen=True)
class Relied:
    label: str
    what: str
    by: tuple[str, ...]


@dataclass(frozen=True)
class Contract:
    relied: tuple[Relied, ...]
    doc: str = "POL-002"
    path: str = "policies/POL-002.md"


@dataclass(frozen=True)
class Why:
    paths: tuple[tuple[Step, ...], ...]
    nearest: str = ""
    source: str = "handbook/billing.md"
    target: str = "MSA-2024-017"
    turned: bool = False


@dataclass(frozen=True)
class Row:
    source: Where
    target: Where | None
    kind: str = "citation"
    outcome: str = "link"
    confidence: str = "certain"
    evidence: str = "MSA §3.2"
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Updated:
    documents: int = 46
    read: int = 1
    cached: int = 45
    removed: int = 0
    ignored: int = 0
    problems: tuple[tuple[str, Problem], ...] = ()


@dataclass(frozen=True)
class Verified:
    same: bool
    differences: tuple[str, ...] = ()
    documents: int = 46


RELIED = Contract(
    (
        Relied("§4.1", "retention of batch records: at least 7 years", ("SOP-014 §3.2", "a.py:9")),
        Relied("", "the document as a whole", tuple(f"SOP-{number:03}" for number in range(7))),
    )
)
SOURCE = Where("a.md", "a.md", "§1", Place(line=4), "see MSA §3.2")
TARGET = Where("MSA", "msa.docx", "§3.2", Place(para=7), "Payment")


def test_what_others_rely_on_as_a_whole(golden: Golden) -> None:
    golden("answers/deps.txt", contract_text(RELIED, Look()))


def test_all_who_rely_are_named_when_everything_is_asked_for() -> None:
    assert "SOP-006" not in contract_text(RELIED, Look())
    assert "SOP-006" in contract_text(RELIED, Look(detail=Detail.ALL))


def test_a_document_that_nobody_relies_on() -> None:
    said = "nothing relies on POL-002; it can change without touching another document\n"
    assert contract_text(Contract(()), Look()) == said
    assert json.loads(contract_as_json(Contract(()))) == {
        "doc": "POL-002",
        "path": "policies/POL-002.md",
        "relied": [],
    }


def test_ways_as_a_whole(golden: Golden) -> None:
    near = Step(
        "handbook/billing.md:40",
        "MSA-2024-017 §3.2",
        "restates",
        "customers normally pay within 30 days",
        Confidence.LIKELY,
    )
    far = (
        Step("handbook/billing.md:12", "SOW-03 §4", "cites", "SOW-03 §4", Confidence.CERTAIN),
        Step("SOW-03 §4", "MSA-2024-017 §3.2", "restates", "(MSA §3.2)", Confidence.CERTAIN),
    )
    golden("answers/why.txt", why_text(Why(((near,), far)), Look()))
    golden("answers/why.json", why_as_json(Why(((near,), far))))


@pytest.mark.parametrize(
    ("nearest", "expected"),
    [
        pytest.param("", "", id="nothing near"),
        pytest.param("A -> B (cites)", " Nearest: A -> B (cites)", id="something near"),
    ],
)
def test_no_way(nearest: str, expected: str) -> None:
    assert why_text(Why((), nearest), Look()) == (
        f"no path: handbook/billing.md does not depend on MSA-2024-017.{expected}\n"
    )


@pytest.mark.parametrize(
    ("row", "line"),
    [
        pytest.param(
            Row(SOURCE, TARGET),
            'a.md:4 -> msa.docx §3.2  (citation, certain)  "MSA §3.2"\n',
            id="leads to one place",
        ),
        pytest.param(
            Row(SOURCE, None, outcome="dangling", confidence="", candidates=("no document",)),
            'a.md:4 -> ?  (citation, dangling: no document)  "MSA §3.2"\n',
            id="leads nowhere",
        ),
        pytest.param(
            Row(SOURCE, None, outcome="ambiguous", confidence="", candidates=("a", "b")),
            'a.md:4 -> a or b  (citation, ambiguous)  "MSA §3.2"\n',
            id="leads to two places",
        ),
    ],
)
def test_a_link_on_one_line(row: Row, line: str) -> None:
    assert link_line(row) == line
    schema = Draft202012Validator(json.loads(schema_text("links")))
    text = link_as_json(row)
    assert text.count("\n") == 1
    assert list(schema.iter_errors(json.loads(text))) == []


def test_an_update_as_a_whole(golden: Golden) -> None:
    problems = (
        ("b.docx", Problem(ProblemKind.NOTE, "has 3 comments")),
        ("a.pdf", Problem(ProblemKind.PARTIAL, "page 3 is a picture", Place(page=3))),
        ("z.docx", Problem(ProblemKind.UNREADABLE, "is locked with a password")),
    )
    updated = Updated(removed=2, ignored=1, problems=problems)
    golden("answers/update.txt", updated_text(updated, Look()))
    golden("answers/update-verbose.txt", updated_text(updated, Look(detail=Detail.ALL)))
    golden("answers/update.json", updated_as_json(updated))


def test_an_update_without_problems_is_one_line() -> None:
    assert updated_text(Updated(), Look()) == "46 documents, 1 read, 45 from cache\n"


@pytest.mark.parametrize(
    ("verified", "text"),
    [
        pytest.param(
            Verified(same=True), "SAME   46 documents rebuilt, nothing differs\n", id="the same"
        ),
        pytest.param(
            Verified(same=False, differences=("a.md: other facts",)),
            "DIFFERENT   1 difference in 46 documents\n\n   a.md: other facts\n\n"
            "this is a fault in depgraph; please report it with the lines above\n",
            id="not the same",
        ),
    ],
)
def test_a_rebuild_compared(verified: Verified, text: str) -> None:
    assert verified_text(verified, Look()) == text
    assert json.load(StringIO(verified_as_json(verified)))["same"] is verified.same
