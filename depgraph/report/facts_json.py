"""Everything read from one file, for programs; its shape is ``schema/facts.json``."""

from depgraph.model.documents import Place, Problem
from depgraph.model.facts import (
    Definition,
    Identity,
    Provision,
    Reading,
    Reference,
    Span,
    Symbol,
    Value,
)
from depgraph.model.labels import shown
from depgraph.report.duties import Duties, placed
from depgraph.report.json import FORMAT_VERSION, Json, dumped
from depgraph.report.sites import Sites


def render_facts_json(path: str, reading: Reading, duties: Duties | None = None) -> str:
    """Return all facts of the file at *path* as JSON; duties only when they were read."""
    facts = facts_as_json(path, reading)
    if duties is not None:
        facts["duties"] = _duties(duties, Sites(reading))
    return dumped(facts)


def facts_as_json(path: str, reading: Reading) -> dict[str, Json]:
    """Return all facts as a mapping that follows the schema."""
    facts, sites = reading.facts, Sites(reading)
    return {
        "format_version": FORMAT_VERSION,
        "path": path,
        "format": reading.document.format,
        "kind": facts.kind.value,
        "blocks": len(reading.document.blocks),
        "revisions": reading.document.revisions,
        "properties": dict(sorted(reading.document.properties)),
        "identity": _identity(facts.identity),
        "provisions": [_provision(item, sites) for item in facts.provisions],
        "definitions": [_definition(item, sites) for item in facts.definitions],
        "values": [_value(item, sites) for item in facts.values],
        "symbols": [_symbol(item, sites) for item in facts.symbols],
        "references": [_reference(item, sites) for item in facts.references],
        "problems": [problem_as_json(item) for item in facts.problems],
    }


def place_of(place: Place) -> dict[str, Json]:
    """Return what is known of *place*."""
    known: dict[str, Json] = {
        "line": place.line,
        "page": place.page,
        "para": place.para,
        "cell": place.cell,
        "part": place.part,
    }
    return {key: value for key, value in known.items() if value not in ("", None)}


def problem_as_json(problem: Problem) -> dict[str, Json]:
    """Return *problem* with its kind, its sentence and its place."""
    return {
        "kind": problem.kind.value,
        "message": problem.message,
        "place": place_of(problem.place),
    }


def _identity(identity: Identity) -> dict[str, Json]:
    return {
        "number": identity.number,
        "title": identity.title,
        "aliases": list(identity.aliases),
        "revision": identity.revision,
        "status": identity.status,
        "effective": identity.effective,
        "owner": identity.owner,
        "class": identity.document_class,
    }


def _site(span: Span, sites: Sites) -> dict[str, Json]:
    return {
        "place": place_of(sites.place(span.block, span.start)),
        "section": sites.section(span),
        "quote": sites.quote(span),
        "span": {"block": span.block, "start": span.start, "end": span.end},
    }


def _provision(item: Provision, sites: Sites) -> dict[str, Json]:
    return {
        "label": item.label or "",
        "shown": shown(item.label) if item.label else "",
        "title": item.title,
        "place": place_of(sites.start(item)),
        "parent": item.parent,
        "anchors": list(item.anchors),
        "typed": item.typed,
        "first": item.first,
        "end": item.end,
    }


def _definition(item: Definition, sites: Sites) -> dict[str, Json]:
    return {
        "term": item.term,
        "meaning": item.meaning,
        "pointer": item.pointer,
        "names": list(item.names),
        "scope": item.scope,
        **_site(item.span, sites),
    }


def _value(item: Value, sites: Sites) -> dict[str, Json]:
    return {
        "kind": item.kind.value,
        "amount": item.amount,
        "unit": item.unit,
        "qualifier": item.qualifier,
        "bound": item.bound.value,
        "text": item.text,
        "subject": list(item.subject),
        **_site(item.span, sites),
    }


def _symbol(item: Symbol, sites: Sites) -> dict[str, Json]:
    return {
        "name": item.name,
        "kind": item.kind.value,
        "value": item.value,
        "qualified": item.qualified,
        **_site(item.span, sites),
    }


def _reference(item: Reference, sites: Sites) -> dict[str, Json]:
    return {
        "kind": item.kind.value,
        "text": item.text,
        "documents": list(item.documents),
        "label": item.label or "",
        "cites": shown(item.label) if item.label else "",
        "anchor": item.anchor,
        "path": item.path,
        "echo": item.echo,
        "key": item.key or "",
        "strength": item.strength.value,
        "external": item.external,
        "shown": item.shown,
        "revision": item.revision,
        **_site(item.span, sites),
    }


def _duties(duties: Duties, sites: Sites) -> list[Json]:
    return [
        {
            "actor": duty.actor,
            "modality": duty.modality.value,
            "action": {
                "head": duty.action.head,
                "words": list(duty.action.words),
                "also": list(duty.action.also),
            },
            "object": duty.object,
            "conditions": [
                {"kind": condition.kind.value, "text": condition.text}
                for condition in duty.conditions
            ],
            "scope": list(duty.scope),
            "place": place_of(sites.place(span.block, span.start)),
            "section": sites.section(span),
            "quote": duty.sentence,
            "span": {"block": span.block, "start": span.start, "end": span.end},
        }
        for span, duty in placed(duties)
    ]
