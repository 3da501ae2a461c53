"""What holds for any documents: one outcome each, no order, no finding where nothing changed."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depgraph.analysis.check import check
from depgraph.analysis.resolve import resolve
from depgraph.model.facts import Strength
from depgraph.model.links import Ambiguous, Dangling, Link
from tests.memory import MemoryCorpus, judged
from tests.memory import settings as rules

SENTENCES = (
    "See POL-1 section 4.1 and POL-2 §3.",
    "As [said](p2.md#4-periods) elsewhere.",
    'The "Record Owner" means the person in charge.',
    "The Record Owner keeps it for 7 years (POL-1 §4).",
    "Subject to Section 4.1(b) of the Records Policy and Exhibit A.",
    "Call `keep_days` or see section 9.9.",
    "## 4 Periods",
    "### 4.1 Batches",
    "(a) first; (b) second",
    "| Term | Meaning |\n|---|---|\n| Site | a place |",
)
texts = st.lists(st.sampled_from(SENTENCES), max_size=8).map("\n\n".join)
corpora = st.lists(texts, min_size=1, max_size=4).map(
    lambda bodies: {
        f"p{n}.md": f"---\nnumber: POL-{n}\ntitle: Records Policy\n---\n\n{body}\n"
        for n, body in enumerate(bodies, 1)
    }
)


@settings(max_examples=60, deadline=None)
@given(corpora)
def test_a_reference_comes_to_exactly_one_thing(documents: dict[str, str]) -> None:
    corpus = MemoryCorpus(documents)
    for document in corpus.documents.values():
        for reference in document.facts.references:
            outcome = resolve(reference, document, corpus)
            match outcome:
                case Link(path=path):
                    assert path in corpus.documents or path.endswith("/")
                case Ambiguous(candidates=candidates):
                    assert len(set(candidates)) > 1
                case Dangling():
                    assert reference.strength in Strength


@settings(max_examples=40, deadline=None)
@given(corpora, st.randoms())
def test_the_order_of_documents_changes_nothing(
    documents: dict[str, str], chance: random.Random
) -> None:
    shuffled = list(documents.items())
    chance.shuffle(shuffled)
    answers = [
        check(sorted(each), MemoryCorpus(each), rules()) for each in (documents, dict(shuffled))
    ]
    assert answers[0] == answers[1]


@settings(max_examples=40, deadline=None)
@given(corpora)
def test_documents_against_themselves_have_no_finding(documents: dict[str, str]) -> None:
    judgement = judged(documents, documents)
    assert (judgement.findings, judgement.changes) == ((), ())


@settings(max_examples=40, deadline=None)
@given(corpora, corpora)
def test_a_breaking_finding_has_its_witness(before: dict[str, str], after: dict[str, str]) -> None:
    for finding in judged(before, {**dict.fromkeys(before), **after}).findings:
        if finding.level == "breaking":
            assert finding.effect.quote
            assert finding.now_false
            assert finding.path


@pytest.mark.parametrize("number", range(4))
def test_an_edit_undone_leaves_nothing(number: int) -> None:
    chance = random.Random(number)
    body = "\n\n".join(chance.sample(SENTENCES, 6))
    before = {"p1.md": f"---\nnumber: POL-1\n---\n\n{body}\n", "p2.md": "See POL-1 §4.1.\n"}
    edited = {"p1.md": before["p1.md"].replace("4.1", "4.2")}
    assert judged({**before, **edited}, {"p1.md": before["p1.md"]}) is not None
    assert judged(before, before).findings == ()
