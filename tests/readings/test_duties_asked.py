"""Duties are read when somebody asks, once, and the language library only where a word binds."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from depgraph.analysis.passages import Passages
from depgraph.extraction import Source, duty_reader, extractor_for, installed, read
from depgraph.model.duties import Passage
from depgraph.model.facts import Kind, Reading
from depgraph.store import Store
from depgraph.store.duties import digest_of_passage
from depgraph.tracker.duties import duties_of
from extractors.readings.duties import reader

POLICY = """\
# Badge Policy

Staff must wear badges.

The Guard shall:

- check every badge; and
- log each visit.

## Responsibilities

### Site Lead

- Review the log every month.

| Step | Responsible | What |
|------|-------------|------|
| 1    | Front Desk  | Print the visitor badge. |
"""


def reading_of(text: str, kind: Kind | None = Kind.POLICY) -> Reading:
    """Return what is read from *text* as Markdown."""
    extractor = extractor_for("a.md", installed())
    assert extractor is not None
    return read(Source("a.md", text.encode(), kind=kind), extractor)


def test_the_reader_is_installed() -> None:
    assert duty_reader() is reader


def test_blocks_are_read_with_what_stands_around_them() -> None:
    found = duties_of(reading_of(POLICY), None)
    said = [(d.actor, d.modality.value, d.action.head) for many in found.values() for d in many]
    assert said == [
        ("Staff", "must", "wear"),
        ("Guard", "must", "check"),
        ("Guard", "must", "log"),
        ("Site Lead", "must", "review"),
        ("Front Desk", "must", "print"),
    ]


def test_a_contract_has_no_instructions() -> None:
    passages = dict(Passages(reading_of("- Record the weight.\n", Kind.CONTRACT)).all())
    assert [passage.steps for passage in passages.values()] == [False]


def test_what_was_read_once_is_taken_from_the_store() -> None:
    store, reading = Store(None), reading_of(POLICY)
    first = duties_of(reading, store)
    block = min(first)
    passage = Passages(reading).of(block)
    assert passage is not None
    with store.transaction():
        store.keep_duties(reader.version, {digest_of_passage(passage): ()})
    again = duties_of(reading, store)
    assert block not in again
    assert {number: again[number] for number in again} == {
        number: duties for number, duties in first.items() if number != block
    }


def test_another_reader_reads_again() -> None:
    store = Store(None)
    passage = Passage("Staff must wear badges.")
    (duties,) = reader.read([passage])
    digest = digest_of_passage(passage)
    with store.transaction():
        store.keep_duties("1", {digest: duties})
    assert store.duties("1", [digest]) == {digest: duties}
    assert store.duties("2", [digest]) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(Passage("keep it"), Passage("keep it", lead="Staff must:"), id="lead"),
        pytest.param(Passage("Keep it."), Passage("Keep it.", responsible="Guard"), id="who"),
        pytest.param(Passage("Keep it."), Passage("Keep it.", steps=True), id="steps"),
    ],
)
def test_what_stands_around_is_part_of_the_digest(one: Passage, other: Passage) -> None:
    assert digest_of_passage(one) != digest_of_passage(other)


@pytest.mark.parametrize(
    ("text", "steps", "held"),
    [
        pytest.param("The Vendor shall pay.", False, True, id="modal"),
        pytest.param("Visitors won't smoke.", False, True, id="contraction"),
        pytest.param("Record the weight.", True, True, id="instruction"),
        pytest.param("Record the weight.", False, False, id="none expected"),
        pytest.param("The marshal mustered a cannery.", True, False, id="modals inside words"),
        pytest.param("", True, False, id="nothing"),
    ],
)
def test_a_text_that_might_hold_a_duty(text: str, steps: bool, held: bool) -> None:  # noqa: FBT001
    assert reader.might_hold(Passage(text, steps=steps)) is held


_ASKED = """
import json, sys
from pathlib import Path
from depgraph.cli import main
try:
    main()
except SystemExit:
    pass
print(json.dumps([name in sys.modules for name in ("spacy", "extractors.readings.duties.words")]))
"""


def loaded(folder: Path, *arguments: str) -> list[bool]:
    """Return whether spaCy and what uses it are imported by a command."""
    done = subprocess.run(
        [sys.executable, "-c", _ASKED, *arguments], cwd=folder, capture_output=True, check=True
    )
    flags: list[bool] = json.loads(done.stdout.splitlines()[-1])
    return flags


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "depgraph.toml").write_text("")
    (tmp_path / "a.md").write_text(POLICY)
    (tmp_path / "b.md").write_text("# Colours\n\nThe door is red.\n")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["--help"], False, id="help"),
        pytest.param(["init"], False, id="init"),
        pytest.param(["update"], False, id="update"),
        pytest.param(["facts", "a.md"], False, id="facts without duties"),
        pytest.param(["facts", "b.md", "--duties"], False, id="a text that binds nobody"),
        pytest.param(["facts", "a.md", "--duties"], True, id="a text that binds"),
    ],
)
def test_the_language_library_is_loaded(
    folder: Path, arguments: list[str], *, expected: bool
) -> None:
    assert loaded(folder, *arguments) == [expected, expected]


def test_impact_of_an_edit_without_a_binding_word_loads_none(folder: Path) -> None:
    loaded(folder, "init")
    (folder / "b.md").write_text("# Colours\n\nThe door is green.\n")
    assert loaded(folder, "impact", "b.md") == [False, False]


def test_duties_that_are_kept_need_no_language_library(folder: Path) -> None:
    loaded(folder, "init")
    assert loaded(folder, "facts", "a.md", "--duties") == [True, True]
    assert loaded(folder, "facts", "a.md", "--duties") == [False, False]


def test_json_with_duties_follows_its_schema(folder: Path) -> None:
    import jsonschema

    done = subprocess.run(
        [sys.executable, "-m", "depgraph", "facts", "a.md", "--duties", "--format", "json"],
        cwd=folder,
        capture_output=True,
        check=True,
    )
    schema = subprocess.run(
        [sys.executable, "-m", "depgraph", "schema", "facts"], capture_output=True, check=True
    )
    answer = json.loads(done.stdout)
    jsonschema.validate(answer, json.loads(schema.stdout))
    assert [duty["actor"] for duty in answer["duties"]][:2] == ["Staff", "Guard"]


def test_people_see_who_must_do_what(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "depgraph", "facts", "a.md", "--duties"],
        cwd=folder,
        capture_output=True,
        check=True,
        text=True,
    )
    table = done.stdout.partition("duties  5")[2].split("\n")
    assert table[1].split() == ["Staff", "must", "line", "3", "Staff", "must", "wear", "badges."]
