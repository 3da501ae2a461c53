"""Which blocks were only cut in two or put together, without a word that differs. Pure."""

from collections import defaultdict
from collections.abc import Sequence

_KEY = 16
_TRIED = 20
"""How many blocks with one beginning are looked at."""


def recut(
    old: Sequence[str], new: Sequence[str], pairs: dict[int, int]
) -> tuple[frozenset[int], frozenset[int]]:
    """Return the old blocks and the new ones that hold the same words in other portions."""
    theirs = {n for n, to in pairs.items() if old[n] == new[to]}
    loose = [n for n, text in enumerate(old) if text and n not in theirs]
    settled = {pairs[n] for n in theirs}
    free = [n for n, text in enumerate(new) if text and n not in settled]
    whole, parts = _cut(old, loose, new, free)
    joined, pieces = _cut(new, [n for n in free if n not in parts], old, loose)
    return frozenset(whole | pieces), frozenset(parts | joined)


def _cut(
    wholes: Sequence[str], at: list[int], parts: Sequence[str], loose: list[int]
) -> tuple[set[int], set[int]]:
    """Return the *wholes* that neighbours of *parts* make up, and those neighbours."""
    beginning: defaultdict[str, list[int]] = defaultdict(list)
    for position, number in enumerate(loose):
        beginning[parts[number][:_KEY]].append(position)
    found: tuple[set[int], set[int]] = set(), set()
    for number in at:
        for position in beginning.get(wholes[number][:_KEY], ())[:_TRIED]:
            run = _run(wholes[number], position, parts, loose)
            if len(run) > 1 and found[1].isdisjoint(run):
                found[0].add(number)
                found[1].update(run)
                break
    return found


def _run(whole: str, position: int, parts: Sequence[str], loose: list[int]) -> list[int]:
    """Return the neighbours from *position* on that say just *whole*; none if they do not."""
    at, run = 0, []
    for number in loose[position:]:
        if not whole.startswith(parts[number], at):
            return []
        run.append(number)
        at += len(parts[number])
        if at == len(whole):
            return run
        at += whole[at] == " "
    return []
