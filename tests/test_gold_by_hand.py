"""The gold that was labelled by hand is well formed, and holds places and labels but no text."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.accuracy.by_hand import Passage, passages

GOLD = Path(__file__).parent / "accuracy/gold/passages.jsonl"
ROWS = tuple(json.loads(line) for line in GOLD.read_text("utf-8").splitlines())
BOUNDS = {"", "at least", "at most", "exactly"}
KINDS = {"duration", "money", "percent", "date", "recurrence", "quantity", "count"}
MODALITIES = {"must", "must_not", "should", "should_not", "may", "need_not"}
AMOUNT = re.compile(r"[0-9][0-9.-]{0,15}")
UNIT = re.compile(r"[a-z%]{0,12}")
FILE = re.compile(r"[a-z-]+(?:/[A-Za-z0-9._-]+)+\.(?:txt|md|docx)")
PLACE = {"kind", "start", "end"}
FREE = {"optional", "paragraph"}
FIELDS = {
    "definition": PLACE | {"pointer"},
    "value": PLACE | {"value", "amount", "unit", "qualifier", "bound"},
    "duty": PLACE | {"modality", "actor"},
    "citation": PLACE | {"where"},
}


def faults_of(label: dict[str, Any]) -> list[str]:
    """Return what is wrong with *label*."""
    kind = label.get("kind", "")
    if kind not in FIELDS:
        return ["kind"]
    more = FREE | ({"thing"} if kind == "duty" else set())
    faults = sorted(FIELDS[kind] ^ (set(label) - more))
    if faults:
        return faults
    if not 0 <= label["start"] < label["end"]:
        faults.append("start")
    return faults + _wrong_words(label)


def _wrong_words(label: dict[str, Any]) -> list[str]:
    match label["kind"]:
        case "definition":
            right = {"pointer": isinstance(label["pointer"], bool)}
        case "value":
            right = {
                "value": label["value"] in KINDS,
                "amount": bool(AMOUNT.fullmatch(label["amount"])),
                "unit": bool(UNIT.fullmatch(label["unit"])),
                "qualifier": label["qualifier"] in {"", "business", "calendar", "working"},
                "bound": label["bound"] in BOUNDS,
            }
        case "duty":
            actor = label["actor"]
            numbers = actor is None or all(isinstance(each, int) for each in actor)
            right = {
                "modality": label["modality"] in MODALITIES,
                "actor": numbers and len(actor or (0, 0)) in {2, 3},
            }
        case _:
            right = {"where": label["where"] in {"internal", "external", "either"}}
    return [name for name, holds in right.items() if not holds]


DUTY = {"kind": "duty", "start": 3, "end": 9, "modality": "must", "actor": [3, 5]}
VALUE = {
    "kind": "value",
    "start": 0,
    "end": 7,
    "value": "duration",
    "amount": "30",
    "unit": "day",
    "qualifier": "",
    "bound": "at most",
}


@pytest.mark.parametrize(
    ("label", "faults"),
    [
        pytest.param(DUTY, [], id="a duty"),
        pytest.param(DUTY | {"actor": None, "thing": True}, [], id="a duty of nobody"),
        pytest.param(VALUE, [], id="a value"),
        pytest.param(VALUE | {"paragraph": 4, "optional": True}, [], id="in a Word paragraph"),
        pytest.param(VALUE | {"text": "30 days"}, ["text"], id="the words"),
        pytest.param(VALUE | {"amount": "thirty"}, ["amount"], id="words for an amount"),
        pytest.param(VALUE | {"unit": "days of notice"}, ["unit"], id="words for a unit"),
        pytest.param(DUTY | {"actor": "the Supplier"}, ["actor"], id="words for an actor"),
        pytest.param(DUTY | {"end": 3}, ["start"], id="nothing between"),
        pytest.param(DUTY | {"kind": "promise"}, ["kind"], id="another kind"),
    ],
)
def test_a_label_is_held_to_its_fields(label: dict[str, Any], faults: list[str]) -> None:
    assert faults_of(label) == faults


def test_every_label_is_well_formed() -> None:
    wrong = [
        (number, label, faults)
        for number, row in enumerate(ROWS, 1)
        for label in row["labels"]
        if (faults := faults_of(label))
    ]
    assert wrong == []


def test_every_row_names_a_file_by_its_bytes_and_nothing_else() -> None:
    for row in ROWS:
        place = {"paragraphs"} if row["file"].endswith(".docx") else {"start", "end"}
        assert set(row) == {"file", "sha256", "labels"} | place
        assert FILE.fullmatch(row["file"])
        assert re.fullmatch("[0-9a-f]{64}", row["sha256"])


def test_every_label_stands_in_its_passage_in_order() -> None:
    for passage in passages():
        starts = [label["start"] for label in passage.labels]
        assert starts == sorted(starts)
        assert all(passage.holds((label["start"], label["end"])) for label in passage.labels)
        assert all(label["end"] <= passage.end for label in passage.labels)


def test_a_kind_has_enough_labels_to_be_measured() -> None:
    counted = Counter(
        label["kind"] for row in ROWS for label in row["labels"] if not label.get("optional")
    )
    assert len(ROWS) >= 60
    assert len({row["file"] for row in ROWS}) >= 20
    assert counted["definition"] >= 60
    assert counted["value"] >= 100
    assert counted["duty"] >= 100
    assert counted["citation"] >= 60


def test_places_of_word_files_count_by_paragraph() -> None:
    passage = Passage("contracts/a.docx", "", 2_000_000, 4_000_000, ())
    assert [passage.holds((at, at)) for at in (1_999_999, 2_000_000, 3_000_050, 4_000_000)] == [
        *(False, True),
        *(True, False),
    ]
