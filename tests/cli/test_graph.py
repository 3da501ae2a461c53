"""``depgraph graph`` of a part: by direction, depth and kind; a part is as in the whole."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from depgraph.graph import Direction, DocumentGraph, Edge, Node, around

Cli = Callable[..., Any]
COMPANY = Path(__file__).parents[2] / "fixtures" / "company"
SOP, CODE, POLICY = "sops/SOP-014.md", "src/ret.py", "policies/POL-002.md"


@pytest.mark.parametrize(
    ("arguments", "paths", "edges"),
    [
        pytest.param([], [POLICY, SOP, CODE], 2, id="both"),
        pytest.param(["--direction", "downstream"], [POLICY, SOP, CODE], 2, id="downstream"),
        pytest.param(["--direction", "upstream"], [POLICY], 0, id="upstream"),
        pytest.param(["--kind", "cites"], [POLICY, SOP, CODE], 2, id="cites"),
        pytest.param(["--kind", "links"], [POLICY], 0, id="links"),
    ],
)
@pytest.mark.usefixtures("company")
def test_around_a_document(cli: Cli, arguments: list[str], paths: list[str], edges: int) -> None:
    found = json.loads(cli("graph", "POL-002", "--depth", "1", *arguments, "-f", "json").out)
    assert found["about"] == POLICY
    assert [node["path"] for node in found["nodes"]] == paths
    assert len(found["edges"]) == edges


def asked(cli: Cli, *arguments: str) -> DocumentGraph:
    found = json.loads(cli("graph", *arguments, "--format", "json").out)
    return DocumentGraph(
        tuple(Node(n["path"], n["doc"], n["kind"], n["title"]) for n in found["nodes"]),
        tuple(Edge(e["source"], e["target"], e["kind"], e["count"]) for e in found["edges"]),
        found["about"],
    )


def test_a_part_is_what_the_whole_has_there(tmp_path: Path, cli: Cli) -> None:
    shutil.copytree(COMPANY, tmp_path, dirs_exist_ok=True)
    whole = asked(cli)
    for path in ("contracts/MSA-2024-017.docx", "sops/SOP-022.pdf", "config/backup.yaml"):
        for direction in Direction:
            for depth in (1, 2):
                part = asked(cli, path, "--depth", str(depth), "--direction", direction.value)
                assert part == around(whole, path, depth, direction)


@pytest.mark.usefixtures("company")
def test_a_kind_misspelt(cli: Cli) -> None:
    ran = cli("graph", "--kind", "uses,cits")
    assert (ran.code, ran.out) == (2, "")
    assert "'cits' is not one of cites, takes, links, refers, uses, names" in ran.err


@pytest.mark.usefixtures("company")
def test_a_picture_goes_to_a_file(cli: Cli, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("out") / "all.svg"
    assert cli("graph", "-f", f"svg:{file}").code == 0
    first = file.read_bytes()
    assert cli("graph", "-f", f"svg:{file}").code == 0
    assert first.startswith(b"<svg ")
    assert file.read_bytes() == first
