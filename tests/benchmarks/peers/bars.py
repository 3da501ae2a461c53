"""The comparison as rows of the benchmark."""

import sys
from collections.abc import Iterator, Sequence

from tests.benchmarks.peers.comparing import Outcome, Trial, compare
from tests.benchmarks.peers.corpus import dangling_links
from tests.benchmarks.peers.keeping import keep, merged
from tests.benchmarks.peers.ours import OURS
from tests.benchmarks.peers.roster import ROSTER
from tests.benchmarks.peers.table import cell
from tests.benchmarks.timing import Row, Series, bar, not_measured, row

TRIALS = (Trial(1_000, rounds=3, limit=900), Trial(10_000))
GOAL = 0.5
"""Of the fastest that finds the same broken links, among the smaller number of documents."""


def rows() -> Iterator[Row]:
    """Yield the bars of the whole comparison, and write its tables to the cache of the tools."""
    outcomes: list[Outcome] = []
    for trial in TRIALS:
        for outcome in compare(ROSTER, trial, say):
            outcomes.append(outcome)
            keep((outcome,))
    yield from of(outcomes)


def of(outcomes: Sequence[Outcome]) -> Iterator[Row]:
    """Yield the rows that *outcomes* come to; the last one of a tool counts."""
    last = merged((), outcomes)
    for size in sorted({outcome.documents for outcome in last}):
        those = [outcome for outcome in last if outcome.documents == size]
        peers = [outcome for outcome in those if outcome.tool != OURS.name]
        for ours in those:
            if ours not in peers:
                yield from _speed(ours, peers)
                yield _edits(ours)
                yield from _asked(ours)


def _speed(ours: Outcome, peers: Sequence[Outcome]) -> Iterator[Row]:
    """Yield the ratio to each peer, those first that find all planted links; then who is out."""
    links = len(dangling_links(ours.documents))
    done = [one for one in peers if one.rounds]
    goal: float | None = GOAL if ours.documents == TRIALS[0].documents else None
    for peer in sorted(done, key=lambda one: (one.links < links, min(one.rounds))):
        found = f"broken links found {ours.links} and {peer.links}, "
        found += f"broken citations in words {ours.words} and {peer.words}"
        yield row(_name(ours, peer), _ratio(ours, peer), "ratio", goal, found)
        goal = None
    for peer in peers:
        if not peer.rounds:
            name, why = _name(ours, peer), f"not measured: {peer.why}"
            yield Row(name, 0.0, "ratio", None, None, None, 0, why)


def _name(ours: Outcome, peer: Outcome) -> str:
    return f"cold check of {ours.documents} documents / {peer.tool}"


def _ratio(ours: Outcome, peer: Outcome) -> Series:
    """Return the ratio of processor time in each round; who was run once has one for all."""
    theirs = peer.rounds
    if peer.whole and (peer.whole is not peer.cold or len(theirs) < len(ours.rounds)):
        theirs = (peer.whole.processor,) * len(ours.rounds)
    return Series(tuple(own / other for own, other in zip(ours.rounds, theirs, strict=False)))


def _edits(ours: Outcome) -> Row:
    name = f"documents missed or falsely named by five edits among {ours.documents}"
    if not ours.edits:
        return not_measured(name, "documents", 0, ours.why)
    wrong = sum(one.right - one.found + one.false for one in ours.edits)
    told = "; ".join(f"{one.edit}: {cell(one)} of {one.right}" for one in ours.edits)
    return bar(name, wrong, "documents", 0, told)


def _asked(ours: Outcome) -> Iterator[Row]:
    """Yield what one edit costs, with everything read before and with nothing."""
    if ours.edits and ours.begun:
        asked = Series(tuple(one.spent.processor for one in ours.edits))
        first = asked.median + ours.begun.processor
        told = f"processor time of each of the five; {first:.1f} s when nothing was read before"
        yield row(f"impact of an edit among {ours.documents}", asked, "s", None, told)


def say(told: str) -> None:
    """Tell how far the comparison is."""
    print(told, file=sys.stderr, flush=True)
