"""One edit, what it must cause, and what the engine says of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from depgraph.analysis.catalogue import RULES
from depgraph.analysis.impact import impact
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.levels import Settings
from depgraph.analysis.pairs import pairs
from depgraph.analysis.situation import Context
from depgraph.model.findings import DocumentClass, Finding, Level
from depgraph.tracker.duties import duties_of
from tests.accuracy.mutating.worlds import World, indexed


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding with one of *rules*, at the sentence with *needle* in the document at *path*."""

    rules: tuple[str, ...]
    path: str
    needle: str
    level: Level = Level.BREAKING


@dataclass(frozen=True, slots=True)
class Mutation:
    """One edit of a world: *changed* files (``None`` is removed) and what it must cause.

    *repaired* is the text of each citing sentence behind ``fix --safe``, where something is.
    """

    name: str
    rule: str
    path: str
    changed: Mapping[str, bytes | None]
    expected: tuple[Expected, ...] = ()
    allowed: frozenset[str] = frozenset()
    repaired: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By path of a document, planted sentences and what becomes of them."""
    base: Mapping[str, bytes] = field(default_factory=dict)
    """Documents that are other than planted already before the edit."""
    strict: bool = False
    """Whether what speaks of the edited document itself counts too."""

    @property
    def format(self) -> str:
        """Return the format of the document that is edited."""
        return self.path.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one mutation: expectations met, missed, of another level; and false ones."""

    mutation: str
    rule: str
    format: str
    right: tuple[tuple[str, str], ...] = ()
    missed: tuple[tuple[str, str], ...] = ()
    level: tuple[tuple[str, str], ...] = ()
    false: tuple[tuple[str, str], ...] = ()
    missing: bool = False
    """The rule is not in the catalogue."""


ASIDE = frozenset({"DOC507"})
"""Speaks of the edited document itself whenever something breaks; it has a family of its own."""


def settings() -> Settings:
    """Return what holds without a configuration: documents are what they say they are."""
    return Settings(
        _class_of, lambda _: (), lambda _r, _p: None, lambda _r, _p: False, lambda r: r
    )


def _class_of(document: Indexed) -> DocumentClass:
    stated = document.facts.identity.document_class
    return DocumentClass(stated) if stated in tuple(DocumentClass) else DocumentClass.CONTROLLED


def findings(
    world: World,
    changed: Mapping[str, bytes | None],
    base: Mapping[str, bytes] = MappingProxyType({}),
) -> tuple[Finding, ...]:
    """Return what accepting *changed* breaks where *base* is in force."""
    laid = {path: None if data is None else indexed(path, data) for path, data in changed.items()}
    held = {path: indexed(path, data) for path, data in base.items()}
    before, after = world.after(held) if held else world.before, world.after(held | laid)
    context = Context(
        duties=lambda document, blocks: duties_of(document.reading, world.store, blocks)
    )
    edits = pairs(changed, before, after)
    return impact(before, after, edits, frozenset(changed), settings(), context).findings


def judged(world: World, mutation: Mutation) -> Verdict:
    """Return what the engine makes of *mutation*."""
    make = partial(Verdict, f"{world.site.name}: {mutation.name}", mutation.rule, mutation.format)
    if mutation.rule in RULES or mutation.rule == "none":
        return _compared(make, mutation, findings(world, mutation.changed, mutation.base))
    return make(missing=True)


def _compared(make: partial[Verdict], mutation: Mutation, found: tuple[Finding, ...]) -> Verdict:
    loud = [each for each in found if each.level is not Level.INFO]
    right, missed, level = [], [], []
    claimed: set[int] = set()
    for want in mutation.expected:
        here = [n for n, each in enumerate(loud) if _is_at(each, want)]
        claimed |= set(here)
        told = (want.rules[0], f"{want.path}: {want.needle}")
        named = [loud[n] for n in here if loud[n].rule in want.rules]
        if any(each.level is want.level for each in named):
            right.append(told)
        elif named:
            level.append((want.rules[0], f"{told[1]} ({named[0].level} for {want.level})"))
        else:
            others = ", ".join(sorted({loud[n].rule for n in here})) or "silent"
            missed.append((want.rules[0], f"{told[1]} ({others})"))
    quiet = mutation.allowed if mutation.strict else mutation.allowed | ASIDE
    false = tuple(
        (each.rule, f"{each.effect.path} {each.level}: {each.effect.quote[:90]} | {each.message}")
        for n, each in enumerate(loud)
        if n not in claimed and each.rule not in quiet
    )
    return make(tuple(right), tuple(missed), tuple(level), false)


def _is_at(finding: Finding, want: Expected) -> bool:
    needle = want.needle.casefold()
    return any(
        where.path == want.path and needle in " ".join(where.quote.casefold().split())
        for where in (finding.effect, *finding.also)
    )
