"""Make of each waiver and each comment a question to a finding: is it covered, and till when."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from depgraph.analysis.allowances.comments import Note
from depgraph.analysis.allowances.naming import (
    Names,
    cites_outside,
    looks_like_path,
    relied_on,
)
from depgraph.analysis.allowances.values import REVISION, STANDING, Run, Waiver
from depgraph.analysis.corpus import Corpus
from depgraph.errors import WaiverError
from depgraph.model.findings import Allowance, Finding
from depgraph.model.immutable import immutable

_MISSPELT = 0.8
"""How alike a name that no document bears is to one that some document does."""


@immutable
class Permit:
    """*covers* says whether a finding is meant, *ended* why it no longer holds for one.

    *decided* is true where a run that found nothing to cover has looked at all that it is about.
    *is_pinned* is true of one that names a single finding.
    """

    allowance: Allowance
    rule: str
    what: str
    covers: Callable[[Finding], bool]
    ended: Callable[[Finding | None], str]
    decided: bool
    hint: str = ""
    is_pinned: bool = False

    def words(self, covered: Finding) -> str:
        """Return what it allows; of a pinned one, the place that it is for."""
        if not self.is_pinned:
            return self.what
        where = covered.effect
        return f"{covered.rule} in {where.path} {where.label}".rstrip()

    @property
    def rank(self) -> tuple[bool, str, str, str]:
        """Return what decides between several that cover one finding: the one that lasts."""
        said = self.allowance
        dated = said.until != REVISION
        return (dated, said.until or "9", said.reason, said.owner)


def permits_of_waivers(
    waivers: Iterable[Waiver], names: Names, corpus: Corpus, run: Run
) -> Iterator[Permit]:
    """Yield a permit for each of *waivers*; raise for one that names nothing that is there."""
    for waiver in waivers:
        sources = _sources(waiver, names)
        targets = _targets(waiver, names)
        yield Permit(
            waiver.allowance,
            waiver.rule,
            waiver.what,
            _covering(waiver, sources, targets, corpus),
            _ending(waiver, names, corpus, run.today),
            _is_decided(waiver.rule, sources, targets, run),
            _hint(waiver, targets, names),
            is_pinned=bool(waiver.fingerprint) and not (waiver.source or waiver.target),
        )


def permits_of_notes(notes: Mapping[str, Iterable[Note]], run: Run) -> Iterator[Permit]:
    """Yield a permit for each comment of *notes*, by the path of its file."""
    for path, found in sorted(notes.items()):
        for note in found:
            yield Permit(
                note.allowance,
                note.rule,
                f"{note.rule} in {path}",
                _noted(note, path),
                _dated(note.allowance.until, run.today),
                run.standing and note.rule in STANDING and path not in run.unread,
            )


def _sources(waiver: Waiver, names: Names) -> frozenset[str] | None:
    if not waiver.source:
        return None
    found = names.meant(waiver.source)
    if not found:
        raise _nothing(waiver, "from", waiver.source, names)
    return _one(waiver, "from", waiver.source, found)


def _targets(waiver: Waiver, names: Names) -> frozenset[str] | None:
    """Return the documents named, none for a source that is kept elsewhere."""
    if not waiver.target:
        return None
    found = names.meant(waiver.target)
    if not found and (looks_like_path(waiver.target) or _is_misspelt(waiver, names)):
        raise _nothing(waiver, "to", waiver.target, names)
    return _one(waiver, "to", waiver.target, found)


def _is_misspelt(waiver: Waiver, names: Names) -> bool:
    """Return whether a document is called almost so, and those waived do not cite this name."""
    if not names.nearest(waiver.target, _MISSPELT):
        return False
    sources = names.meant(waiver.source) if waiver.source else frozenset()
    return bool(sources) and not names.cite(sources, waiver.target)


def _one(waiver: Waiver, key: str, said: str, found: frozenset[str]) -> frozenset[str]:
    """Refuse a control number that several documents bear; a path or glob means what it says."""
    if len(found) > 1 and not looks_like_path(said):
        told = f"{key} = {said!r} could be {', '.join(sorted(found))}; give the path"
        raise WaiverError(waiver.allowance.path, waiver.allowance.place.line, told)
    return found


def _nothing(waiver: Waiver, key: str, said: str, names: Names) -> WaiverError:
    near = names.nearest(said)
    hint = f"; did you mean {near!r}?" if near else "; `depgraph update -v` lists the documents"
    told = f"{key} = {said!r} matches no document{hint}"
    return WaiverError(waiver.allowance.path, waiver.allowance.place.line, told)


def _covering(
    waiver: Waiver,
    sources: frozenset[str] | None,
    targets: frozenset[str] | None,
    corpus: Corpus,
) -> Callable[[Finding], bool]:
    def covers(finding: Finding) -> bool:
        if waiver.fingerprint and finding.fingerprint != waiver.fingerprint:
            return False
        if waiver.rule and waiver.rule not in finding.names:
            return False
        if sources is not None and finding.effect.path not in sources:
            return False
        if targets is None:
            return True
        if targets:
            return not targets.isdisjoint(relied_on(finding, corpus))
        return cites_outside(finding, waiver.target)

    return covers


def _ending(
    waiver: Waiver, names: Names, corpus: Corpus, today: date
) -> Callable[[Finding | None], str]:
    if waiver.allowance.until != REVISION:
        return _dated(waiver.allowance.until, today)

    def ended(finding: Finding | None) -> str:
        if finding is None:
            return ""
        paths = relied_on(finding, corpus) | {finding.effect.path}
        now = [said for said in names.revisions(paths) if said not in waiver.given]
        return f"was given for {_listed(waiver.given)}; now there is {_listed(now)}" if now else ""

    return ended


def _dated(until: str, today: date) -> Callable[[Finding | None], str]:
    ended = f"ended on {until}" if until and date.fromisoformat(until) < today else ""
    return lambda _: ended


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(texts) or "no revision"


def _is_decided(
    rule: str, sources: frozenset[str] | None, targets: frozenset[str] | None, run: Run
) -> bool:
    if not run.whole or not _were_read(sources, targets, run.unread):
        return False
    if run.standing:
        return not rule or rule in STANDING
    found_by_changes = bool(rule) and rule not in STANDING
    return found_by_changes and bool(targets) and not run.judged.isdisjoint(targets or ())


def _were_read(
    sources: frozenset[str] | None, targets: frozenset[str] | None, unread: frozenset[str]
) -> bool:
    """Return whether nothing that it could be about was left unread."""
    if sources is None:
        return not unread
    return unread.isdisjoint(sources | (targets or frozenset()))


def _hint(waiver: Waiver, targets: frozenset[str] | None, names: Names) -> str:
    """Return what may be wrong with a name that no document bears."""
    if targets is None or targets:
        return ""
    near = names.nearest(waiver.target)
    told = f"no document is called {waiver.target!r}"
    return f"{told}; did you mean {near!r}?" if near else told


def _noted(note: Note, path: str) -> Callable[[Finding], bool]:
    def covers(finding: Finding) -> bool:
        if note.rule not in finding.names or finding.effect.path != path:
            return False
        places = (finding.effect, *finding.also)
        return all(where.path == path and note.covers(where.place.line) for where in places)

    return covers
