"""Run every mutation of every site; each site in a process of its own."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from tests.accuracy.mutating import editorial, lifecycle, meanings, positions
from tests.accuracy.mutating.hosts import sites
from tests.accuracy.mutating.mutation import Mutation, Verdict, judged
from tests.accuracy.mutating.repairing import Repair, repairs
from tests.accuracy.mutating.worlds import World

_FAMILIES = (positions, meanings, lifecycle, editorial)
_REPAIRED = ("clause inserted in", "clause moved up", "first exhibit")
_NUMBERED = "clause inserted in"
_KEPT = 6
"""So many mended Word files of a site are shown to another program."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of all mutations, and of the repairs behind those that have a safe one."""

    verdicts: tuple[Verdict, ...]
    repairs: tuple[Repair, ...]


@cache
def ran(corpora: Path) -> Ran:
    """Return what came of every mutation, run once."""
    names = tuple(site.name for site in sites(corpora))
    with ProcessPoolExecutor() as pool:
        parts = tuple(pool.map(partial(_of_site, corpora), names))
    return Ran(
        tuple(verdict for part in parts for verdict in part.verdicts),
        tuple(repair for part in parts for repair in part.repairs),
    )


def _of_site(corpora: Path, name: str) -> Ran:
    world = World(next(site for site in sites(corpora) if site.name == name))
    verdicts, mended = [], []
    for mutation in mutations(world):
        verdicts.append(judged(world, mutation))
        if mutation.name.startswith(_REPAIRED):
            mended += [_light(each, mended) for each in repairs(world, mutation)]
    return Ran(tuple(verdicts), tuple(mended))


def _light(repair: Repair, others: list[Repair]) -> Repair:
    """Return *repair* with its bytes only where it is one of the few that are looked at again."""
    kept = sum(bool(other.data) for other in others)
    numbered = _NUMBERED in repair.mutation and repair.format == "docx"
    return repair if numbered and kept < _KEPT else replace(repair, old=b"", data=b"")


def mutations(world: World) -> Iterator[Mutation]:
    """Yield every mutation of *world*."""
    for family in _FAMILIES:
        yield from family.mutations(world)
