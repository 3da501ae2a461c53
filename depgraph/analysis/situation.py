"""A changed document with everyone who relies on it: what rules about whole documents look at."""

from collections.abc import Callable, Iterable, Mapping

from depgraph.analysis.case import Case, Draft
from depgraph.analysis.diff import Comparison
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.levels import Settings
from depgraph.analysis.transition import InForce, Transition
from depgraph.model.duties import Duty
from depgraph.model.immutable import immutable

DutiesOf = Callable[[Indexed, Iterable[int]], Mapping[int, tuple[Duty, ...]]]
"""Reads the duties in the given blocks of a document, by block; dear, so ask for few."""


@immutable
class Context:
    """What an answer may ask for beyond the two states.

    *depth* is how many steps away from the change is looked.
    """

    in_force: InForce = lambda _path: None
    duties: DutiesOf = lambda _document, _blocks: {}
    depth: int = 1


@immutable
class Situation:
    """One changed document.

    For a document that is *new*, both sides of the comparison are its text and nobody relies on it
    yet; for one that is removed, the comparison has no *after*. *cases* hold each reliance on it,
    and *judged* what the rules about single references said of them.
    """

    comparison: Comparison
    new: bool
    cases: tuple[Case, ...]
    judged: tuple[Draft, ...]
    transition: Transition
    settings: Settings
    duties: DutiesOf
