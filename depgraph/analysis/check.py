"""What is wrong now in a set of documents, without any proposal. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from depgraph.analysis.case import Draft
from depgraph.analysis.corpus import Corpus
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.levels import Settings, numbered_apart, settled
from depgraph.analysis.resolve import resolve
from depgraph.analysis.rules.added import added
from depgraph.analysis.standing import standing_rule
from depgraph.model.findings import Change, ChangeClass, Finding, Level
from depgraph.model.links import Dangling, Gap

_STANDING = "as it stands"


def check(
    paths: Iterable[str], corpus: Corpus, settings: Settings
) -> tuple[tuple[Change, ...], tuple[Finding, ...], int]:
    """Return a cause a document, all findings, and how many references were resolved."""
    changes: list[Change] = []
    findings: list[Finding] = []
    count = 0
    for path in paths:
        document = corpus.document(path)
        if document is None:
            continue
        count += len(document.facts.references)
        found = [
            finding
            for draft in _drafts(document, corpus)
            if (finding := settled(draft, f"c{len(changes) + 1}", document, settings))
        ]
        if found:
            name = document.name if document.name == path else f"{document.name} ({path})"
            changes.append(
                Change(
                    f"c{len(changes) + 1}",
                    document.name,
                    "standing",
                    ChangeClass.UNKNOWN,
                    f"{name} {_STANDING}",
                )
            )
            findings += sorted(
                found, key=lambda f: (list(Level).index(f.level), f.effect.place.line or 0)
            )
    return tuple(changes), tuple(numbered_apart(findings)), count


def _drafts(document: Indexed, corpus: Corpus) -> Iterator[Draft]:
    for reference in document.facts.references:
        outcome = resolve(reference, document, corpus)
        for draft in added(document, reference, outcome, corpus):
            rule = standing_rule(draft.rule, reference)
            outside = isinstance(outcome, Dangling) and outcome.gap is Gap.NO_DOCUMENT
            if outside and draft.level is Level.REVIEW:
                # A document that is kept elsewhere is no fault of a set that stands.
                yield replace(draft, rule=rule, level=Level.INFO)
            else:
                yield replace(draft, rule=rule)
