"""Formats that are not read say so, and say what to do instead."""

import pytest

from depgraph.extraction import Source, extractor_for
from depgraph.model.documents import ProblemKind
from extractors.formats.refused import extractor, read_document


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param(
            "legacy/msa.doc",
            "is an old Word file (.doc); open it in Word and save it as .docx",
            id="doc",
        ),
        pytest.param(
            "MSA.RTF", "is a rich text file (.rtf); open it in Word and save it as .docx", id="rtf"
        ),
        pytest.param(
            "a.b.xls",
            "is an old Excel file (.xls); open it in Excel and save it as .xlsx",
            id="xls",
        ),
        pytest.param(
            "a.msg",
            "is an Outlook message (.msg); open it in Outlook and save it as text or PDF",
            id="msg",
        ),
        pytest.param(
            "a.eml",
            "is an e-mail message (.eml); open it in a mail program and save it as text or PDF",
            id="eml",
        ),
    ],
)
def test_the_problem_names_the_format_and_the_way_out(path: str, said: str) -> None:
    reading = extractor.extract(Source(path, b"\xd0\xcf\x11\xe0"))
    assert [(p.kind, p.message) for p in reading.facts.problems] == [
        (ProblemKind.UNREADABLE, said)
    ]
    assert reading.document.problems == reading.facts.problems
    assert reading.document.blocks == ()


@pytest.mark.parametrize("suffix", sorted(extractor.suffixes))
def test_every_suffix_is_named_in_its_problem(suffix: str) -> None:
    (problem,) = read_document(Source(f"x/a{suffix}", b"")).problems
    assert suffix in problem.message
    assert "save it as" in problem.message or "export it as" in problem.message


@pytest.mark.parametrize(
    "path", ["a.docx", "a.pdf", "a.odt", "a.xlsx", "a.xlsm", "a.rst", "a.docs", "doc", "a.doc.txt"]
)
def test_what_is_read_elsewhere_is_not_claimed(path: str) -> None:
    assert extractor_for(path, [extractor]) is None
