"""Readings as few bytes, and back. What an older depgraph packed opens for ever.

They are written without the names of fields. A layout in front says which fields there were, in
order: fields that are new since then take their default, those that are gone are left out.
"""

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

import msgspec

from depgraph.extraction.storing import encoded
from depgraph.model.facts import Reading
from depgraph.store.distances import LEFT_OUT, into_distances, out_of_distances

Layout = Mapping[str, tuple[str, ...]]
"""The fields of each class, by the name of the class."""
_LEVEL = 6
_SAMPLE = 16_000
_SHARE = 2_000
"""How much of the texts of a set is kept to pack the others by, and how much of one of them."""
_HAS_SAMPLE = 0x20
_WITH_NAMES = range(0x80, 0x90)
"""How a reading began that was packed with the names of its fields."""


def packed(reading: Reading) -> tuple[Reading, bytes]:
    """Return *reading* as it can be kept, and its bytes, which are not squeezed yet."""
    return encoded(reading, _encoded)


def unpacked(data: bytes) -> Reading:
    """Return the reading that :func:`packed` made *data* from."""
    if data[0] in _WITH_NAMES:
        return _named().decode(data)
    layout, _, _ = data.partition(b"\n")
    try:
        found = _decoder(layout).decode(memoryview(data)[len(layout) + 1 :])
        out_of_distances(found)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise msgspec.ValidationError(str(error)) from error
    return msgspec.convert(found, Reading, from_attributes=True)


def renewed(data: bytes) -> bytes:
    """Return packed *data* as it would be packed today."""
    return data if data.startswith(_own_layout() + b"\n") else _encoded(unpacked(data))


def sample(packs: Sequence[bytes]) -> bytes:
    """Return what *packs*, readings of one set, have in common with others of it."""
    head = _own_layout() + b"\n"
    step = max(1, len(packs) * _SHARE // _SAMPLE)
    bodies = [pack.removeprefix(head) for pack in packs[::step]]
    half = _SHARE // 2
    parts = [body if len(body) <= _SHARE else body[:half] + body[-half:] for body in bodies]
    return b"".join(parts)[-_SAMPLE:] + head


def squeezed(data: bytes, sample: bytes) -> bytes:
    """Return *data* in few bytes; they open with the *sample* alone, when that is not empty."""
    press = zlib.compressobj(_LEVEL, zdict=sample) if sample else zlib.compressobj(_LEVEL)
    return press.compress(data) + press.flush()


def number_of(sample: bytes) -> int:
    """Return the number by which what was squeezed with *sample* asks for it."""
    return zlib.adler32(sample)


def released(data: bytes, sample_of: Callable[[int], bytes]) -> bytes:
    """Return what was squeezed into *data*."""
    if len(data) > 1 and data[1] & _HAS_SAMPLE:
        press = zlib.decompressobj(zdict=sample_of(int.from_bytes(data[2:6], "big")))
    else:
        press = zlib.decompressobj()
    found = press.decompress(data)
    if not press.eof:
        message = "the end is missing"
        raise zlib.error(message)
    return found


def _encoded(reading: Reading) -> bytes:
    own = _own_layout()
    found = msgspec.convert(reading, _shape_of(own), from_attributes=True)
    into_distances(found)
    return own + b"\n" + msgspec.msgpack.encode(found)


@cache
def _shape_of(layout: bytes) -> type[msgspec.Struct]:
    return _shape(Reading, _layout_of(layout), {})


@cache
def _decoder(layout: bytes) -> msgspec.msgpack.Decoder[msgspec.Struct]:
    return msgspec.msgpack.Decoder(_shape_of(layout))


@cache
def _named() -> msgspec.msgpack.Decoder[Reading]:
    return msgspec.msgpack.Decoder(Reading)


@cache
def _own_layout() -> bytes:
    """Return the layout of the model as it is now, as it is written."""
    found: dict[str, tuple[str, ...]] = {}
    _look(Reading, found)
    return ";".join(" ".join((name, *names)) for name, names in sorted(found.items())).encode()


def _layout_of(written: bytes) -> Layout:
    """Return the layout that was *written*."""
    parts = (part.split(" ") for part in written.decode().split(";"))
    return {name: tuple(names) for name, *names in parts}


def _look(kind: type, found: dict[str, tuple[str, ...]]) -> None:
    if kind.__name__ in found:
        return
    found[kind.__name__] = tuple(field.name for field in fields(kind))
    for field in fields(kind):
        for part in _parts(field.type):
            _look(part, found)


def _parts(said: Any) -> list[type]:  # noqa: ANN401  # whatever stands behind a field
    """Return the classes of the model in the type *said*."""
    if isinstance(said, type) and is_dataclass(said):
        return [said]
    return [part for each in get_args(said) for part in _parts(each)]


def _shape(
    kind: type, layout: Layout, made: dict[type, type[msgspec.Struct]]
) -> type[msgspec.Struct]:
    if kind not in made:
        types = {field.name: field.type for field in fields(kind)}
        shapes = []
        for name in layout[kind.__name__]:
            one = _typed(types.get(name, Any), layout, made)
            if (kind.__name__, name) in LEFT_OUT:
                one |= LEFT_OUT[kind.__name__, name]
            shapes.append((name, one))
        made[kind] = msgspec.defstruct(kind.__name__, shapes, array_like=True, gc=False)
    return made[kind]


def _typed(said: Any, layout: Layout, made: dict[type, type[msgspec.Struct]]) -> Any:  # noqa: ANN401
    """Return the type *said* with the shapes of the classes in it."""
    if hasattr(said, "__supertype__"):
        return _typed(said.__supertype__, layout, made)
    if get_origin(said) in {Union, UnionType}:
        return Union[tuple(_typed(each, layout, made) for each in get_args(said))]  # noqa: UP007
    if get_origin(said) is tuple:
        parts = (each if each is ... else _typed(each, layout, made) for each in get_args(said))
        return tuple[tuple(parts)]  # type: ignore[misc]
    if is_dataclass(said) and isinstance(said, type):
        return _shape(said, layout, made)
    return said
