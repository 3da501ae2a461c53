"""The corpora that speed is measured on are what they claim to be."""

import io
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.benchmarks import generate
from tests.benchmarks.timing import Row, bar, not_measured

PLAN = generate.Plan(120, sections=3)


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    first = generate.write(tmp_path / "first", PLAN)
    second = generate.write(tmp_path / "second", PLAN)
    assert first == second
    assert all(
        (tmp_path / "first" / path).read_bytes() == (tmp_path / "second" / path).read_bytes()
        for path in first
    )


def test_formats_come_in_their_shares() -> None:
    suffixes = Counter(generate.path_of(index, PLAN).rsplit(".", 1)[1] for index in range(100))
    assert suffixes == {"docx": 25, "pdf": 10, "md": 50, "py": 15}


def test_one_in_a_hundred_is_broken(tmp_path: Path) -> None:
    paths = generate.write(tmp_path, PLAN)
    broken = [
        index
        for index, path in enumerate(paths)
        if (tmp_path / path).read_bytes() != generate.data_of(index, PLAN)
    ]
    assert broken == [100]


@pytest.mark.parametrize("documents", [20, 200])
def test_as_many_documents_restate_the_first_whatever_the_size(documents: int) -> None:
    plan = replace(generate.SMALL_TEXTS, documents=documents)
    texts = [generate.data_of(index, plan).decode() for index in range(documents)]
    restating = [text for text in texts if f"see {generate.number_of(0)}, Section 1" in text]
    assert len(restating) == generate.RELYING


def test_a_word_file_is_numbered_by_the_program() -> None:
    number = next(i for i in range(1, 9) if generate.path_of(i, PLAN).endswith("docx"))
    package = zipfile.ZipFile(io.BytesIO(generate.data_of(number, PLAN)))
    body = package.read("word/document.xml").decode()
    assert body.count('<w:pStyle w:val="Heading1"/>') == PLAN.sections
    assert " REF _Ref100000 " in body
    assert "<w:t" in body
    assert ">1." not in body


def test_a_bar_holds_at_its_goal_and_not_above() -> None:
    assert bar("x", 2.0, "ratio", 2.0, "").holds
    assert not bar("x", 2.1, "ratio", 2.0, "").holds


def test_what_was_not_measured_does_not_hold() -> None:
    assert not_measured("x", "ratio", 2.0, "why") == Row(
        "x", 0.0, "ratio", 2.0, "lower", holds=False, detail="not measured: why"
    )
