"""The corpora that speed is measured on are what they claim to be."""

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from depgraph import tracker
from tests.benchmarks import generate
from tests.benchmarks.drafts import (
    PAGE,
    RELYING,
    Plan,
    draft,
    is_damaged,
    number_of,
    plainly,
    suffix_of,
    target_of,
)

PLAN = Plan(120, sections=2)
SENTENCE = re.compile(r"[A-Z][^.]*\.")


def text_of(index: int, plan: Plan) -> str:
    """Return everything that a draft says."""
    sections = draft(index, plan).sections
    return "\n".join(plainly(clause) for section in sections for clause in section.clauses)


def body_of(data: bytes) -> str:
    """Return the XML of the text of a Word file."""
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert dict(generate.documents(PLAN)) == dict(generate.documents(PLAN))


def test_a_document_does_not_depend_on_those_before_it() -> None:
    written = dict(generate.documents(PLAN))
    alone = generate.data_of(77, PLAN)
    assert written[generate.path_of(77, PLAN)] == alone


def test_what_is_written_is_what_is_generated(tmp_path: Path) -> None:
    generate.write(tmp_path, PLAN)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    found = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in files}
    assert found == dict(generate.documents(PLAN))


def test_a_large_corpus_is_given_document_by_document() -> None:
    endless = generate.documents(Plan(10**12, sections=1))
    assert next(endless)[0] == "000/00/SOP-1000.docx"


def test_formats_come_in_their_shares() -> None:
    assert Counter(suffix_of(index, PLAN) for index in range(100)) == dict(PLAN.formats)


def test_a_folder_holds_fifty_documents() -> None:
    folders = Counter(generate.path_of(at, Plan(4_000)).rpartition("/")[0] for at in range(4_000))
    assert set(folders.values()) == {50}


def test_one_file_in_a_hundred_is_cut_off() -> None:
    plan = Plan(230, sections=1)
    written = dict(generate.documents(plan))
    broken = [
        index
        for index in range(plan.documents)
        if written[generate.path_of(index, plan)] != generate.data_of(index, plan)
    ]
    assert broken == [100, 200]


def test_nobody_cites_code_or_a_file_that_is_cut_off() -> None:
    from random import Random

    random = Random(1)
    targets = {target_of(random, 7, PLAN) for _ in range(2_000)}
    assert not any(is_damaged(at, PLAN) for at in targets)
    assert {suffix_of(at, PLAN) for at in targets} == {"docx", "pdf", "md"}


def test_one_citation_in_a_hundred_leads_nowhere() -> None:
    plan = Plan(1_000)
    planted = sum(len(draft(index, plan).dangling) for index in range(1_000))
    cited = 1_000 * plan.sections
    assert 0.007 < planted / cited < 0.013


@pytest.mark.parametrize("share", [pytest.param(3, id="few"), pytest.param(12, id="many")])
def test_check_finds_exactly_the_citations_that_were_planted(tmp_path: Path, share: int) -> None:
    plan = replace(Plan(40), dangling=share)
    generate.write(tmp_path, plan)
    workspace = tracker.open_workspace(tmp_path, tmp_path)
    report = tracker.check(workspace, (), tracker.Silent())
    workspace.store.close()
    found = Counter(finding.effect.path for finding in report.findings)
    assert found == Counter(path for path, _ in generate.dangling(plan))
    assert report.complete


@pytest.mark.parametrize("documents", [20, 200])
def test_as_many_documents_restate_the_first_whatever_the_size(documents: int) -> None:
    plan = Plan(documents, sections=2, formats=(("md", 100),))
    texts = [generate.data_of(index, plan).decode() for index in range(documents)]
    restating = [text for text in texts if f"see {number_of(0)}, Section 1" in text]
    assert len(restating) == RELYING


def test_no_sentence_stands_twice_but_those_that_restate_another_document() -> None:
    plan = Plan(300, formats=(("md", 100),))
    sentences = [
        sentence
        for index in range(plan.documents)
        for sentence in SENTENCE.findall(text_of(index, plan))
        if len(sentence) > 60 and "SOP-" not in sentence
    ]
    assert len(sentences) > 8_000
    assert len(set(sentences)) > len(sentences) - 3


def test_hardly_a_paragraph_stands_twice() -> None:
    clauses = [
        clause
        for index in range(400)
        for section in draft(index, PLAN).sections
        for clause in section.clauses
    ]
    assert len(set(clauses)) == len(clauses)


def test_twenty_pages_are_as_long_as_those_of_a_contract() -> None:
    pages = 20
    body = body_of(generate.long_document(pages))
    letters = sum(map(len, re.findall(r"<w:t [^>]*>([^<]*)<", body)))
    package = zipfile.ZipFile(io.BytesIO(generate.long_document(pages)))
    xml = sum(part.file_size for part in package.infolist() if part.filename.endswith(".xml"))
    assert abs(letters - pages * PAGE) < PAGE
    assert 800_000 < xml < 1_000_000


def test_two_payment_terms_make_two_documents_that_differ_in_nothing_else() -> None:
    first, second = (body_of(generate.long_document(3, days)) for days in (30, 45))
    assert first.replace("within 30 ", "within 45 ") == second
    assert first != second


def test_a_word_file_is_numbered_by_the_program_and_cites_by_fields() -> None:
    number = next(i for i in range(1, 9) if suffix_of(i, PLAN) == "docx")
    body = body_of(generate.data_of(number, PLAN))
    assert body.count('<w:pStyle w:val="Heading1"/>') == PLAN.sections
    assert " REF _Ref100001 " in body
    assert ">1." not in body


def test_a_long_word_file_has_tables_and_footnotes() -> None:
    body = body_of(generate.long_document(5))
    assert "<w:tbl>" in body
    assert "<w:footnoteReference " in body
