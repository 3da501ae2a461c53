"""Where a number leads that another file of the same set provides, and where it must not lead."""

import pytest

from depgraph.analysis.resolve import resolve
from depgraph.model.facts import ReferenceKind
from depgraph.model.links import Ambiguous, Gap, Link
from tests.memory import MemoryCorpus

CODE = {
    "code/title-1/contents.md": "# Title 1. Water.\n\n## Chapter 1. Wells.\n\n"
    "### Subchapter I. Digging.\n\n- § 1-101.01. Permits.\n\n### Subchapter II. Closing.\n\n"
    "- § 1-102.01. Notice.\n\n## Chapter 2. Canals.\n\n### Subchapter I. Boats.\n\n"
    "#### Part A. Locks.\n\n- § 1-201.01. Locks.\n",
    "code/title-2/contents.md": "# Title 2. Roads.\n\n## Chapter 1. Tolls.\n\n- § 2-101.01.\n",
    "code/title-1/1-102.01.md": "# § 1-102.01. Notice.\n\n(a) Words.\n\n(b) More.\n",
    "part-1105/contents.md": "# 7 CFR Part 1105: Wells\n\n- § 1105.3 Permits.\n",
    "part-1105/1105.3.md": "# § 1105.3 Permits.\n\n(a) *First.* Words.\n\n(b) *Second.* Words.\n",
    "part-1105/comment-1105.3.md": "# Supplement I to Part 1105—Official Interpretations\n\n"
    "## Section 1105.3—Permits\n\n### 3(a) First.\n\n1. *Wells.* Words.\n\n2. *Ponds.* Words.\n",
    "part-1105/appendix-a.md": "# Appendix A to Part 1105—Forms\n\n## I. Permit\n\nWords.\n\n"
    "## II. Notice\n\nWords.\n",
    "deals/lease.md": "# Lease\n\n1. Rent. See Exhibit B.\n\n2. Term. Words.\n",
    "deals/exhibit-b.md": "# Exhibit B\n\n1. Plan. Words.\n\n2. Site. Words.\n",
    "deals/hosting.md": "# Hosting Agreement\n\n1. Start. Words.\n\n2. Fees. Words.\n",
}


def ends(path: str, text: str) -> list[str]:
    """Return where each citation of *text*, read at *path*, leads: path and label, or why not."""
    corpus = MemoryCorpus({**CODE, path: text})
    here = corpus.documents[path]
    found = []
    for reference in here.facts.references:
        if reference.kind is ReferenceKind.CITATION:
            match resolve(reference, here, corpus):
                case Link(path=target, provision=number):
                    document = corpus.documents[target]
                    part = document.provisions[number] if number is not None else None
                    label = (part.label or part.title) if part else "-"
                    found.append(f"{target.split('/', 1)[1]} {label}")
                case Ambiguous():
                    found.append("ambiguous")
                case gap:
                    found.append(Gap(gap.gap).name)
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            "Chapter 1 of Title 2", ["title-2/contents.md chapter:1"], id="of another title"
        ),
        pytest.param("Chapter 2 of this title", ["title-1/contents.md chapter:2"], id="of this"),
        pytest.param(
            "subchapter I of Chapter 2 of Title 1",
            ["title-1/contents.md Subchapter I. Boats"],
            id="subchapter of a chapter",
        ),
        pytest.param(
            "subchapter I of this chapter",
            ["title-1/contents.md Subchapter I. Digging"],
            id="subchapter of the chapter that lists this section",
        ),
        pytest.param("Chapter 9 of Title 2", ["EXTERNAL"], id="a chapter that is not there"),
        pytest.param(
            "Chapter 1 of Title 2, United States Code", ["EXTERNAL"], id="title of another code"
        ),
        pytest.param("Chapter 1 of Title 7", ["EXTERNAL"], id="title that is not there"),
        pytest.param("subchapter VII of this chapter", ["NO_PROVISION"], id="no such subchapter"),
    ],
)
def test_divisions_of_a_code(words: str, expected: list[str]) -> None:
    found = ends("code/title-1/1-101.01.md", f"# § 1-101.01. Permits.\n\nSubject to {words}.\n")
    assert [_untitled(each) for each in found] == [_untitled(each) for each in expected]


def _untitled(end: str) -> str:
    """Fold what a subchapter is called, by its label or by its title."""
    names = {"Subchapter I. Boats": "subchapter:1", "Subchapter I. Digging": "subchapter:1"}
    for title, label in names.items():
        end = end.replace(title, label)
    return end


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("7 CFR 1105.3(b)", ["1105.3.md section:1105.3(b)"], id="our own code"),
        pytest.param("9 CFR 1105.3(b)", ["EXTERNAL"], id="another code with that number"),
        pytest.param("7 CFR 1188.3(b)", ["EXTERNAL"], id="another part of it"),
        pytest.param("comment 3(a)-2", ["comment-1105.3.md comment:3(a)-2"], id="comment"),
        pytest.param("comment 3(a)-9", ["NO_PROVISION"], id="no such comment"),
        pytest.param("Appendix A of this part", ["appendix-a.md appendix:A"], id="appendix"),
        pytest.param("Appendix C of this part", ["NO_PROVISION"], id="no such appendix"),
        pytest.param(
            "section II of the appendix to this part",
            ["appendix-a.md section:II"],
            id="part of the only appendix",
        ),
    ],
)
def test_parts_of_a_regulation(words: str, expected: list[str]) -> None:
    text = f"# § 1105.4 Fees.\n\nThis follows {words}.\n"
    assert ends("part-1105/1105.4.md", text) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("See Exhibit B", ["exhibit-b.md exhibit:B"], id="whole"),
        pytest.param("See section 2 of Exhibit B", ["exhibit-b.md section:2"], id="part"),
        pytest.param("See section 2 of Exhibit C", ["NO_PROVISION"], id="never our own section 2"),
        pytest.param("See section 2 (Hosting Agreement)", ["hosting.md section:2"], id="bracket"),
        pytest.param("See section 2 (Parking Agreement)", ["depot.md section:2"], id="own title"),
    ],
)
def test_attachments_and_documents_beside(words: str, expected: list[str]) -> None:
    text = f"# Depot\n\n1. Start. {words}.\n\n2. Fees. Words.\n"
    assert ends("deals/depot.md", text) == expected


def test_an_attachment_of_another_document_or_folder_is_not_ours() -> None:
    text = "# Depot\n\n1. Start. See Exhibit B.\n"
    assert ends("other/depot.md", text) == ["NO_PROVISION"]
    corpus = {"deals/exhibit-b.md": "# Exhibit B to the Hosting Agreement\n\n1. Plan. Words.\n"}
    here = MemoryCorpus({**CODE, **corpus, "deals/depot.md": text})
    (found,) = here.documents["deals/depot.md"].facts.references
    outcome = resolve(found, here.documents["deals/depot.md"], here)
    assert not isinstance(outcome, Link)


BOOK = {
    "part-1105/appendix-a.md": "# Appendix A to Part 1105—Sums\n\n## Part I. Wells\n\n"
    "### A. Depth\n\nWords.\n\n### B. Width\n\nWords.\n\n### C. Water\n\nWords.\n\n"
    "## Part II. Ponds\n\n### A. Area\n\nWords.\n\n### B. Reeds\n\nWords.\n",
    "part-1105/appendix-b.md": "# Appendix B to Part 1105—Forms\n\n## B-1—Permit\n\nWords.\n\n"
    "## B-10—Sample Form\n\nWords.\n",
}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("section C of Appendix A", "part-1105/appendix-a.md part:1(C)", id="letter"),
        pytest.param("section B of Appendix A", "", id="a letter that stands twice"),
        pytest.param("section D of Appendix A", "", id="no such letter"),
        pytest.param(
            "Sample Form B-10 in Appendix B", "part-1105/appendix-b.md B-10—Sample Form", id="form"
        ),
        pytest.param("Sample Form B-11 in Appendix B", "", id="no such form"),
    ],
)
def test_a_part_of_an_appendix_goes_by_its_heading(words: str, expected: str) -> None:
    path = "part-1105/1105.4.md"
    corpus = MemoryCorpus({**CODE, **BOOK, path: f"# § 1105.4 Fees.\n\nThis follows {words}.\n"})
    here = corpus.documents[path]
    found = ""
    for reference in here.facts.references:
        outcome = resolve(reference, here, corpus)
        if isinstance(outcome, Link) and outcome.provision is not None and reference.label:
            part = corpus.documents[outcome.path].provisions[outcome.provision]
            found = f"{outcome.path} {part.label or part.title}"
    assert found == expected


def test_a_commentary_is_about_the_section_that_its_heading_names() -> None:
    corpus = MemoryCorpus(CODE)
    here = corpus.documents["part-1105/comment-1105.3.md"]
    about = [each for each in here.facts.references if each.label == "section:1105.3"]
    assert [resolve(each, here, corpus) for each in about] == [Link("part-1105/1105.3.md", 0)]
