"""The company of the fixtures, whole: its citations, and what the draft of its contract breaks.

The expected rows are known by construction: the makers of the fixtures write them down.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from depgraph import tracker
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.resolve import resolve
from depgraph.model.documents import Place
from depgraph.model.findings import Report
from depgraph.model.links import Dangling, Gap, Link
from depgraph.store import StoredCorpus
from depgraph.workspace import Workspace

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
PROPOSALS = ROOT / "fixtures" / "proposals"
_MISSED_LINKS = 0.02


def rows(name: str) -> list[dict[str, str]]:
    text = (GOLD / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("company")
    shutil.copytree(ROOT / "fixtures" / "company", folder, dirs_exist_ok=True)
    workspace = tracker.open_workspace(folder, folder)
    tracker.update(workspace, tracker.Silent())
    return workspace


@pytest.fixture(scope="module")
def draft(company: Workspace) -> Report:
    question = tracker.ImpactQuestion(
        paths=(company.root / "contracts" / "MSA-2024-017.docx",),
        proposed=PROPOSALS / "MSA-2024-017.docx",
    )
    return tracker.impact(company, question, tracker.Silent())


def resolved(company: Workspace) -> Iterator[tuple[str, str, str]]:
    """Path, target and every name of the part that each citation leads to."""
    corpus = StoredCorpus(company.store)
    for path in corpus.paths():
        here = corpus.document(path)
        for reference in here.facts.references if here else ():
            outcome = resolve(reference, here, corpus)
            if isinstance(outcome, Link):
                target = corpus.document(outcome.path)
                for name in names(target, outcome) | {reference.anchor}:
                    yield path, outcome.path, name
            elif isinstance(outcome, Dangling) and outcome.gap is Gap.EXTERNAL:
                yield path, "", ""


def names(target: Indexed, link: Link) -> set[str]:
    if link.symbol is not None:
        return {f"symbol:{target.facts.symbols[link.symbol].name}"}
    if link.provision is None:
        return {""}
    return {str(target.provisions[link.provision].label or "")}


def test_citations_lead_where_their_authors_meant(company: Workspace) -> None:
    found = set(resolved(company))
    wanted = {
        tuple(
            (row["path"], row["target"], row[name])
            for name in ("label", "narrower")
            if name in row
        )
        for row in rows("company_links.jsonl")
    }
    missed = sorted(ends for ends in wanted if found.isdisjoint(ends))
    assert len(missed) <= _MISSED_LINKS * len(wanted), missed


def test_nothing_is_wrong_in_a_set_that_is_right(company: Workspace) -> None:
    report = tracker.check(company, (), tracker.Silent())
    assert [f for f in report.findings if f.level == "breaking"] == []


def where(place: Place) -> int | str | None:
    """Return the line, the paragraph, or in a workbook the cell."""
    return place.line or place.para or place.cell


def effect(row: dict[str, str]) -> str:
    return f"{row['path']} {row['text']}"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=f"{row['rules'][0]} {row['path']} {row['at']}")
        for row in rows("proposal_effects.jsonl")
        if row["level"] == "breaking" and row["rules"] != ["DEF202"]
    ],
)
def test_the_draft_breaks(draft: Report, row: dict[str, str]) -> None:
    at = row["at"]
    found = [
        (f.rule, f.level)
        for f in draft.findings
        if f.effect.path == row["path"]
        and at in {f.effect.place.line, f.effect.place.para, f.effect.place.cell}
    ]
    assert [(rule, "breaking") for rule in row["rules"] if (rule, "breaking") in found], found


def test_every_use_of_the_renamed_term_is_named(draft: Report) -> None:
    heading = ("contracts/SLA.docx", 46)
    wanted = {
        (row["path"], row["at"])
        for row in rows("proposal_effects.jsonl")
        if row["rules"] == ["DEF202"] and row["level"] == "breaking"
    } - {heading}
    found = {
        (place.path, place.place.para)
        for f in draft.findings
        if f.rule == "DEF202" and f.level == "breaking"
        for place in (f.effect, *f.also)
    }
    assert found == wanted


def test_the_draft_breaks_nothing_else(draft: Report) -> None:
    known = {row["path"] for row in rows("proposal_effects.jsonl")}
    breaking = [f for f in draft.findings if f.level == "breaking"]
    assert {f.effect.path for f in breaking} <= known
    wanted = {
        (rule, row["path"], row["at"])
        for row in rows("proposal_effects.jsonl")
        for rule in row["rules"]
    }
    found = [(f.rule, f.effect.path, where(f.effect.place), f.message) for f in breaking]
    extra = [row for row in found if row[:3] not in wanted]
    assert extra == []


@pytest.mark.parametrize(
    "path",
    sorted(
        str(path.relative_to(ROOT / "fixtures" / "company"))
        for path in (ROOT / "fixtures" / "company").rglob("*.*")
        if path.is_file()
    ),
)
def test_a_document_against_itself_breaks_nothing(company: Workspace, path: str) -> None:
    if path.startswith("drafts/"):
        pytest.skip("holds tracked changes: it is its own proposal")
    whole = company.root / path
    question = tracker.ImpactQuestion(paths=(whole,), proposed=whole)
    report = tracker.impact(company, question, tracker.Silent())
    assert (report.findings, report.changes) == ((), ())
