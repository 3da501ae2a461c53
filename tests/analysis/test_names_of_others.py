"""How sure a name is: a title that many have, a term filled in, a part of the same file."""

import pytest

from depgraph.analysis.resolve import resolve
from depgraph.model.facts import ReferenceKind
from depgraph.model.links import Link
from tests.memory import MemoryCorpus

OTHERS = {
    "house/safety.md": "# Safety Policy\n\n1. Gates. This policy shuts them.\n",
    "house/POL-003.md": "# POL-003 Records Retention Policy\n\n1. Files. Words.\n",
    "deals/storage.md": "# Storage Agreement\n\n1. Sheds. Words.\n",
}
CONTRACT = "# Hosting Agreement\n\nThis Agreement is made by and between the parties.\n\n"
MEANING = "1. Terms. “Safety Policy” means the rules that Provider names.\n\n"
CELLS = "| Name | Text |\n|---|---|\n| Safety Policy | {url} |\n\n"


def sure(path: str, text: str) -> list[str]:
    """Return where each citation leads, and how sure it is."""
    corpus = MemoryCorpus({**OTHERS, path: text})
    here = corpus.documents[path]
    found = []
    for reference in here.facts.references:
        if reference.kind is ReferenceKind.CITATION:
            outcome = resolve(reference, here, corpus)
            if isinstance(outcome, Link):
                found.append(f"{outcome.path} {outcome.confidence}")
    return list(dict.fromkeys(found))


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param(
            "deals/host.md",
            CONTRACT + "2. Work. Provider follows the Safety Policy.\n",
            ["house/safety.md likely"],
            id="a contract names a title",
        ),
        pytest.param(
            "deals/host.md",
            CONTRACT + MEANING + "2. Work. Provider follows the Safety Policy.\n",
            ["house/safety.md possible"],
            id="a term of the contract",
        ),
        pytest.param(
            "deals/host.md",
            CONTRACT + CELLS + "2. Work. Provider follows the Safety Policy.\n",
            ["house/safety.md possible"],
            id="a row that is filled in",
        ),
        pytest.param(
            "deals/host.md",
            CONTRACT + "2. Work. As POL-003 and the Records Retention Policy say.\n",
            ["house/POL-003.md certain"],
            id="a number, and a title that has one",
        ),
        pytest.param(
            "house/host.md",
            CONTRACT + "2. Work. Provider follows the Safety Policy.\n",
            ["house/safety.md certain"],
            id="the same folder",
        ),
        pytest.param(
            "deals/host.md",
            CONTRACT + "2. Work. As the Storage Agreement says.\n",
            ["deals/storage.md likely"],
            id="two contracts",
        ),
        pytest.param(
            "steps/SOP-001.md",
            "# SOP-001 Gates\n\n1. Purpose. This procedure follows the Safety Policy.\n",
            ["house/safety.md certain"],
            id="a procedure of the house",
        ),
    ],
)
def test_a_title_is_certain_where_one_house_speaks(
    path: str, text: str, expected: list[str]
) -> None:
    assert sure(path, text) == expected


PARTS = (
    "# Hosting Agreement\n\nThis Agreement has a Cover Page.\n\n{}\n\n"
    "## Standard Terms\n\n1. Work. It is done.\n"
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            "See Section 1 of the Standard Terms.", ["deals/host.md likely"], id="heading"
        ),
        pytest.param(
            "See Section 1 of the Hosting Agreement Standard Terms.",
            ["deals/host.md likely"],
            id="own name before it",
        ),
        pytest.param("See Section 7 of the Standard Terms.", [], id="no such section"),
        pytest.param("See Section 1 of the Parking Standard Terms.", [], id="those of another"),
        pytest.param("See Section 1 of the General Terms.", [], id="no such part"),
    ],
)
def test_a_part_of_the_same_file_is_meant(words: str, expected: list[str]) -> None:
    assert sure("deals/host.md", PARTS.format(words)) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("forms/acme-storage-agreement.md", True, id="own file name"),
        pytest.param("forms/other.md", False, id="another file name"),
    ],
)
def test_a_title_that_is_our_own_prevails_over_its_abbreviation(
    path: str, *, expected: bool
) -> None:
    text = "# Cover\n\nFor the Acme Storage Agreement (SA).\n"
    storage = "# Storage Agreement\n\nThis Storage Agreement (“SA”) is made by the parties.\n"
    corpus = MemoryCorpus({"deals/storage.md": storage, path: text})
    here = corpus.documents[path]
    cited = (each for each in here.facts.references if each.kind is ReferenceKind.CITATION)
    found = [each for item in cited if isinstance(each := resolve(item, here, corpus), Link)]
    assert (path in [each.path for each in found]) is expected
