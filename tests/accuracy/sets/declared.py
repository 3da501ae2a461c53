"""Dependencies that a header or a configuration declares: standards, policies, controls."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from depgraph.analysis.indexed import Indexed
from depgraph.analysis.resolve import resolve
from depgraph.model.documents import line_at
from depgraph.model.facts import Reference
from depgraph.model.links import Link
from depgraph.store.corpus import StoredCorpus
from tests.accuracy.corpora import Corpora, GoldRow, GoldSet, Measure
from tests.accuracy.memory import whole_of
from tests.accuracy.scores import Bar, Figure, Judged, Outcome

_SUFFIXES = {"eips": ".md", "peps": ".rst", "policies/program": ".md", "policy-and-code": ".yml"}


def _whole(opened: GoldSet, name: str) -> StoredCorpus:
    return whole_of(opened.readings(opened.files(_SUFFIXES[name])))


def _numbered(name: str, corpora: Corpora) -> Iterator[Judged]:
    """Judge whether each declared dependency inside the set is known as an edge."""
    opened = corpora.set(name)
    whole = _whole(opened, name)
    for row in opened.gold("gold.jsonl"):
        if row["target"]:
            where = "also in the body" if row["also_in_body"] else "only in the header"
            yield _edge(row["file"], row["target"], whole, where)


def _procedures(corpora: Corpora) -> Iterator[Judged]:
    """Judge whether each policy is known to be tied to its procedures, in either direction."""
    opened = corpora.set("policies/program")
    whole = _whole(opened, "policies/program")
    for row in opened.gold("gold.jsonl"):
        policy, procedure = row["policy_file"], row["procedure_file"]
        tied = procedure in _targets(policy, whole) or policy in _targets(procedure, whole)
        yield Judged(policy, Outcome.RIGHT if tied else Outcome.MISS, "declared outside the texts")


def _rules(corpora: Corpora) -> Iterator[Judged]:
    """Judge whether each rule that a control names is known as an edge to the rule's file."""
    opened = corpora.set("policy-and-code")
    whole = _whole(opened, "policy-and-code")
    for row in opened.gold("gold.jsonl"):
        if row["kind"] == "rule" and row.get("rule_file"):
            judged = _edge(row["file"], row["rule_file"], whole, "rule of a control")
            # There are four control files; halves by rule are halves.
            yield replace(judged, file=row["rule_file"])


def _criteria(corpora: Corpora) -> Iterator[Judged]:
    """Judge whether each criterion that a front matter names is read as a reference."""
    opened = corpora.set("policies/soc2")
    rows = opened.gold("gold.jsonl")
    for file, reading in opened.readings(row["file"] for row in rows).items():
        references = reading.facts.references if reading else ()
        here = Indexed(file, reading) if reading else None
        for row in rows:
            if row["file"] == file:
                seen = any(here and _names(each, row, here) for each in references)
                yield Judged(
                    file, Outcome.RIGHT if seen else Outcome.MISS, "criterion in front matter"
                )


def _names(reference: Reference, row: GoldRow, here: Indexed) -> bool:
    line = line_at(here.blocks[reference.span.block], reference.span.start)
    return row["text"] in reference.text and line == row["line"]


def _edge(file: str, target: str, whole: StoredCorpus, shape: str) -> Judged:
    if whole.document(file) is None:
        return Judged(file, Outcome.MISS, "not read: no extractor claims the format")
    found = target in _targets(file, whole)
    return Judged(file, Outcome.RIGHT if found else Outcome.MISS, shape)


def _targets(path: str, whole: StoredCorpus) -> frozenset[str]:
    here = whole.document(path)
    if here is None:
        return frozenset()
    outcomes = (resolve(reference, here, whole) for reference in here.facts.references)
    return frozenset(outcome.path for outcome in outcomes if isinstance(outcome, Link))


MEASURES = (
    Measure(Bar("eips: declared dependencies", Figure.RECALL, 0.99), partial(_numbered, "eips")),
    Measure(Bar("peps: declared dependencies", Figure.RECALL, 0.99), partial(_numbered, "peps")),
    Measure(
        Bar("policies: policy to procedure", Figure.RECALL, 0.5, "the texts often name nothing"),
        _procedures,
    ),
    Measure(Bar("policies: criteria in front matter", Figure.RECALL, 0.99), _criteria),
    Measure(Bar("policy-and-code: control to rule", Figure.RECALL, 0.99), _rules),
)
