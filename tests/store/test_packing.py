"""What is packed opens as it was, also when another version of the model packed it."""

import zlib
from dataclasses import replace

import msgspec
import pytest

from depgraph.model.documents import Block, BlockKind, Document, Mark, MarkKind, Place
from depgraph.model.facts import (
    Definition,
    Facts,
    Provision,
    Reading,
    Reference,
    ReferenceKind,
    Span,
    Symbol,
    SymbolKind,
    Value,
    ValueKind,
)
from depgraph.model.keys import Key
from depgraph.model.labels import label_of
from depgraph.store import packing

HEADING = Block("4 Credits", BlockKind.HEADING, Place(line=7), level=2, anchors=("credits",))
BODY = Block(
    "A Service Credit is due within 30 days.",
    place=Place(line=9, part="box"),
    marks=(Mark(MarkKind.LINK, 2, 16, "#credits"),),
    lines=((0, 9), (20, 10)),
)
PART = Provision(label_of("section", "4"), "4 Credits", 0, 2, 2, anchors=("credits",))
USE = Reference(
    ReferenceKind.USE, "Service Credits", Span(1, 2, 16), key=Key("term:service credit")
)
READING = Reading(
    Document("markdown", (HEADING, BODY), (("title", "Credits"),)),
    Facts(
        provisions=(PART, replace(PART, title="Credits", first=1, parent=0, anchors=())),
        definitions=(Definition("Service Credit", Span(1, 2, 16), "is due"),),
        values=(Value(ValueKind.DURATION, "30", "day", Span(1, 31, 38), "30 days"),),
        symbols=(Symbol("credit", SymbolKind.KEY, Span(1, 2, 16)),),
        references=(USE, replace(USE, text="Service Credit"), replace(USE, key=None)),
    ),
)


def with_references(*references: Reference) -> Reading:
    return replace(READING, facts=replace(READING.facts, references=references))


@pytest.mark.parametrize(
    "reading",
    [
        pytest.param(READING, id="everything"),
        pytest.param(Reading(Document("text")), id="nothing"),
        pytest.param(with_references(replace(USE, text="")), id="no words"),
        pytest.param(with_references(replace(USE, key=Key(""))), id="an empty key"),
        pytest.param(with_references(replace(USE, key=Key("term:"))), id="an empty term"),
        pytest.param(
            with_references(replace(USE, text="İstanbul", key=Key("term:i̇stanbul"))),
            id="letters that grow when they are made small",
        ),
        pytest.param(with_references(replace(USE, span=Span(9, 0, 1))), id="beyond the blocks"),
        pytest.param(with_references(replace(USE, span=Span(-1, 0, 1))), id="before the blocks"),
        pytest.param(with_references(replace(USE, span=Span(1, 9, 3))), id="backwards"),
        pytest.param(
            replace(READING, facts=Facts(provisions=(replace(PART, first=8),))),
            id="a part beyond the blocks",
        ),
    ],
)
def test_what_was_packed_is_what_opens(reading: Reading) -> None:
    _, data = packing.packed(reading)
    sample = packing.sample([data] * 20)
    small = packing.squeezed(data, sample)
    released = packing.released(small, {packing.number_of(sample): sample}.__getitem__)
    assert repr(packing.unpacked(released)) == repr(reading)


def test_words_that_stand_there_are_not_kept_twice() -> None:
    once = with_references(replace(USE, text="Service Credit"))
    other = with_references(replace(USE, text="Service Charge"))
    assert len(packing.packed(once)[1]) < len(packing.packed(other)[1]) - 14


def test_what_was_packed_with_names_opens() -> None:
    old = zlib.compress(msgspec.msgpack.encode(READING), 1)
    assert packing.unpacked(packing.released(old, {}.__getitem__)) == READING


def test_what_was_packed_before_the_model_grew_opens() -> None:
    layout = packing._own_layout()
    small = layout.replace(b" column lines;", b" column;")
    shape = packing._shape_of(small)
    body = msgspec.convert(READING, shape, from_attributes=True)
    packing.into_distances(body)
    data = small + b"\n" + msgspec.msgpack.encode(body)
    blocks = (HEADING, replace(BODY, lines=()))
    assert small != layout
    assert packing.unpacked(data) == replace(
        READING, document=replace(READING.document, blocks=blocks)
    )
    assert packing.renewed(data) == packing.packed(packing.unpacked(data))[1]


def test_what_was_packed_with_a_field_that_is_gone_opens() -> None:
    layout, _, body = packing.packed(READING)[1].partition(b"\n")
    large = layout.replace(b"Document format ", b"Document scent format ")
    (form, *rest), *others = msgspec.msgpack.decode(body)
    data = large + b"\n" + msgspec.msgpack.encode([["sweet", form, *rest], *others])
    assert packing.unpacked(data) == READING


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"no layout", id="no layout"),
        pytest.param(b"Reading document\n\xff", id="a layout without its classes"),
        pytest.param(packing.packed(READING)[1][:-9], id="cut off"),
        pytest.param(b"\xff\xfe\n\x90", id="no text"),
    ],
)
def test_what_is_no_reading_is_told(data: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        packing.unpacked(data)


def test_what_is_cut_off_is_told() -> None:
    with pytest.raises(zlib.error, match="the end is missing"):
        packing.released(packing.squeezed(b"a" * 99, b"")[:-3], {}.__getitem__)
