"""A report that is written among the documents is none of them."""

from pathlib import Path

import pytest

from depgraph.extraction import Source, extractor_for, installed, read
from depgraph.model.documents import ProblemKind
from tests.cli.conftest import Cli


@pytest.mark.parametrize("name", ["report.html", "report.md", "report.json"])
@pytest.mark.usefixtures("edited")
def test_a_report_changes_no_later_answer(cli: Cli, name: str) -> None:
    form = {"md": "markdown"}.get(name.rpartition(".")[2], name.rpartition(".")[2])
    first = cli("impact", "--format", "line").out
    assert "VAL301" in first
    cli("impact", "--format", f"{form}:{name}")
    cli("check", "--format", f"{form}:check-{name}")
    assert cli("impact", "policies/POL-002.md", "--format", "line").out == first
    assert "wrote; nothing is read from it" in cli("update", "-v").out


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.md", "See `<!-- depgraph: allow -->` there.\n", id="told of"),
        pytest.param("a.md", "<!-- depgraph: allow REF101 -->\n\nSee SOP-9.\n", id="allow"),
        pytest.param("a.json", '{"tool": {"name": "depgraph"}}' + " " * 300, id="tools"),
        pytest.param("a.html", "<p>generator depgraph</p>", id="a page that names it"),
    ],
)
def test_a_document_that_speaks_of_depgraph_is_read(name: str, text: str) -> None:
    extractor = extractor_for(name, installed())
    assert extractor is not None
    reading = read(Source(name, text.encode()), extractor)
    assert reading.document.blocks
    assert all(problem.kind is not ProblemKind.NOTE for problem in reading.facts.problems)


def test_the_note_is_no_fault(tmp_path: Path) -> None:
    text = b"<!-- depgraph:check -->\n### depgraph: BREAKING\n\nSOP-9 cites POL-1 section 4.\n"
    extractor = extractor_for("dg.md", installed())
    assert extractor is not None
    reading = read(Source(str(tmp_path / "dg.md"), text), extractor)
    assert (reading.document.blocks, [p.kind for p in reading.facts.problems]) == (
        (),
        [ProblemKind.NOTE],
    )
