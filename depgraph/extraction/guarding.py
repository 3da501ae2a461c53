"""Extractors of other packages, held to the port: what they get wrong becomes a sentence."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from depgraph.extraction.port import FAILED, Extractor, Source, unreadable
from depgraph.model.facts import Reading, Span

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Extract = Callable[[Source], Reading]


@dataclass(frozen=True, slots=True)
class Guarded:
    """An extractor of somebody else, with the endings that are left for it to claim."""

    name: str
    version: int
    suffixes: frozenset[str]
    extract: Extract
    binary: bool = False


def guarded(
    own: Sequence[Extractor], points: Iterable["EntryPoint"]
) -> tuple[tuple[Extractor, ...], tuple[str, ...]]:
    """Return *own* and those that *points* name, and a sentence for each that is not as it says.

    An ending that two claim is read by the first; one that gives way stands last.
    """
    first = [each for each in own if not getattr(each, "yields", False)]
    last = [each for each in own if getattr(each, "yields", False)]
    claimed = {ending: each.name for each in first for ending in each.suffixes}
    found: list[Extractor] = []
    said: list[str] = []
    broken: list[Guarded] = []
    for point in points:
        loaded = _loaded(point)
        if isinstance(loaded, str):
            said.append(loaded)
            broken.append(_stand_in(point.name, loaded))
            continue
        said += [
            f"the extractors {claimed[ending]!r} and {loaded.name!r} both claim {ending} files; "
            f"{claimed[ending]!r} reads them{_removal(point)}"
            for ending in sorted(loaded.suffixes & claimed.keys())
        ]
        free = loaded.suffixes - claimed.keys()
        claimed |= dict.fromkeys(free, loaded.name)
        found.append(replace(loaded, suffixes=free))
    found += [replace(each, suffixes=each.suffixes - claimed.keys()) for each in broken]
    return (*first, *found, *last), tuple(said)


def _loaded(point: "EntryPoint") -> Guarded | str:
    """Return the extractor that *point* names, or why it cannot be used."""
    try:
        extractor = point.load()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001  # even a module that exits stops no run
        return _unusable(point, f"cannot be loaded ({_told(error)})")
    if isinstance(extractor, type):
        return _unusable(point, f"is the class {extractor.__name__}, not an object of it")
    name, version, suffixes, extract = (
        getattr(extractor, part, None) for part in ("name", "version", "suffixes", "extract")
    )
    if not isinstance(name, str) or not name:
        return _unusable(point, "has no name")
    if not isinstance(version, int):
        return _unusable(point, "has no version, which is a whole number")
    if isinstance(suffixes, str) or not isinstance(suffixes, Iterable):
        return _unusable(point, "has no suffixes, which are a set of endings")
    endings = frozenset(str(each).casefold() for each in suffixes)
    if not callable(extract):
        return _unusable(point, "has no method extract")
    binary = bool(getattr(extractor, "binary", False))
    return Guarded(name, version, endings, _checked(name, extract), binary)


def _checked(name: str, extract: Extract) -> Extract:
    """Return *extract* with its answer looked through; a fault in it is a problem of the file."""

    def checked(source: Source) -> Reading:
        import msgspec

        try:
            # What comes back has the types that the model promises, tuples for lists too.
            packed = msgspec.msgpack.encode(extract(source))
            reading = msgspec.msgpack.decode(packed, type=Reading)
        except (KeyboardInterrupt, RecursionError):
            raise
        except msgspec.ValidationError as error:
            return _failed(name, f"gives no reading: {error}")
        except BaseException as error:  # noqa: BLE001  # a plug-in must not stop the run
            return _failed(name, f"failed ({_told(error)})")
        return reading if _lies_within(reading) else _failed(name, "gives facts beyond its text")

    return checked


def _failed(name: str, why: str) -> Reading:
    return unreadable(
        FAILED, f"could not be read: the {name} reader {why}; tell whoever wrote that reader"
    )


def _stand_in(name: str, said: str) -> Guarded:
    """Return what claims the ending *name* for an extractor that says nothing, and why."""
    message = f"was not read: {said}"
    return Guarded(
        name, 0, frozenset({f".{name.casefold()}"}), lambda _: unreadable(FAILED, message)
    )


def _unusable(point: "EntryPoint", what: str) -> str:
    return f"the extractor {point.name!r} {what}; install it again{_removal(point, ', or ')}"


def _removal(point: "EntryPoint", lead: str = "; to end that, ") -> str:
    package = point.dist.name if point.dist else point.value
    return f"{lead}remove it with `pip uninstall {package}`"


def _told(error: BaseException) -> str:
    lines = str(error).split("\n")
    return f"{type(error).__name__}: {lines[0]}" if lines[0] else type(error).__name__


def _lies_within(reading: Reading) -> bool:
    """Return whether all facts stand in the text that was read."""
    blocks, facts = reading.document.blocks, reading.facts
    parts = facts.provisions
    return (
        all(
            0 <= span.block < len(blocks)
            and 0 <= span.start <= span.end <= len(blocks[span.block].text)
            for span in _spans(reading)
        )
        and all(0 <= p.first <= p.own_end <= p.end <= len(blocks) for p in parts)
        and all(p.parent is None or 0 <= p.parent < len(parts) for p in parts)
        and all(d.scope is None or 0 <= d.scope < len(parts) for d in facts.definitions)
    )


def _spans(reading: Reading) -> Iterator[Span]:
    facts = reading.facts
    for group in (facts.definitions, facts.values, facts.symbols, facts.references):
        yield from (fact.span for fact in group)
