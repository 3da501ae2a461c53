"""Which documents a waiver names, and which documents a finding is about."""

import difflib
import hashlib

from depgraph.analysis.corpus import Corpus
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.resolve import resolve
from depgraph.model.findings import Finding
from depgraph.model.keys import folded, name_key
from depgraph.model.links import Ambiguous, Dangling, Link, Outcome

_GLOB = frozenset("*?[")
_NEAR = 0.6
_MANY = 2_000
"""Documents up to which the nearest name is looked for among control numbers as well."""


class Names:
    """The documents of one or two *states* by what people call them; *paths* are all of them."""

    def __init__(self, paths: tuple[str, ...], *states: Corpus) -> None:
        self._paths, self._known, self._states = paths, frozenset(paths), states

    def meant(self, said: str) -> frozenset[str]:
        """Return the paths that *said* names: a path, a control number or a glob."""
        if said in self._known:
            return frozenset({said})
        homes = {path for state in self._states for path in state.homes(name_key(said))}
        numbered = {path for path in homes if self._is_number(said, path)}
        return frozenset(numbered or homes or self._matching(said))

    def revisions(self, paths: frozenset[str]) -> tuple[str, ...]:
        """Return the present revision of each of *paths* in words, sorted."""
        return tuple(sorted(self.revision(path) for path in paths))

    def revision(self, path: str) -> str:
        """Return ``POL-002 rev 6``; a document that states no revision is known by its text."""
        document = self._document(path)
        if document is None:
            return f"{path} gone"
        stated = document.facts.identity.revision
        if stated:
            return f"{document.name} rev {stated}"
        return f"{document.name} text {text_digest(document)}"

    def cite(self, paths: frozenset[str], name: str) -> bool:
        """Return whether a reference of one of *paths* holds *name*."""
        documents = [d for path in sorted(paths) if (d := self._document(path))]
        return any(
            _holds(reference.text, name) for d in documents for reference in d.facts.references
        )

    def nearest(self, said: str, cutoff: float = _NEAR) -> str:
        """Return the path or control number nearest to *said*, or nothing."""
        known = {path.casefold(): path for path in self._paths}
        for path in self._paths if len(self._paths) <= _MANY else ():
            document = self._document(path)
            if document is not None:
                known.setdefault(document.name.casefold(), document.name)
        near = difflib.get_close_matches(said.casefold(), known, 1, cutoff)
        return known[near[0]] if near else ""

    def _is_number(self, said: str, path: str) -> bool:
        found = (state.document(path) for state in self._states)
        return any(d and name_key(d.facts.identity.number) == name_key(said) for d in found)

    def _matching(self, said: str) -> frozenset[str]:
        if not looks_like_path(said):
            return frozenset()
        from pathspec import GitIgnoreSpec

        return frozenset(GitIgnoreSpec.from_lines([said]).match_files(self._paths))

    def _document(self, path: str) -> Indexed | None:
        return next((d for state in self._states if (d := state.document(path))), None)


def looks_like_path(said: str) -> bool:
    """Return whether *said* can only be meant as a path or a glob."""
    return "/" in said or not _GLOB.isdisjoint(said)


def text_digest(document: Indexed) -> str:
    """Return what stands for the revision of a document that states none; re-wrapping keeps it."""
    words = "\n".join(folded(block.text) for block in document.blocks if block.text.strip())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def relied_on(finding: Finding, corpus: Corpus) -> frozenset[str]:
    """Return the paths that the sentence of *finding* relies on; none of what is not tracked.

    A finding about a text as it stands has no change elsewhere; its citation says what is meant.
    """
    here = finding.effect.path
    if finding.cause.path != here:
        return frozenset({finding.cause.path})
    document, span = corpus.document(here), finding.effect.span
    if document is None or span is None:
        return frozenset({here})
    cited = [
        _ends(resolve(reference, document, corpus))
        for reference in document.references_by_block.get(span.block, ())
        if reference.span == span
    ]
    return frozenset().union(*cited) if cited else frozenset({here})


def cites_outside(finding: Finding, name: str) -> bool:
    """Return whether the words that make *finding* name a source called *name*."""
    said = (finding.cause.doc, *(step.evidence for step in finding.path))
    return any(_holds(text, name) for text in said)


def _holds(text: str, name: str) -> bool:
    wanted = name_key(name).removeprefix("name:")
    return bool(wanted) and f"-{wanted}-" in f"-{name_key(text).removeprefix('name:')}-"


def _ends(outcome: Outcome) -> set[str]:
    match outcome:
        case Link(path=path):
            return {path}
        case Dangling(path=path):
            return {path} if path else set()
        case Ambiguous(candidates=links):
            return {link.path for link in links}
