"""What is printed of everything that is read from one file."""

import json
from collections.abc import Callable
from dataclasses import replace
from time import process_time

import pytest
from jsonschema import Draft202012Validator

from depgraph.model.documents import Block, BlockKind, Document, Place, Problem, ProblemKind
from depgraph.model.facts import (
    Bound,
    Definition,
    Facts,
    Identity,
    Kind,
    Provision,
    Reading,
    Reference,
    ReferenceKind,
    Span,
    Symbol,
    SymbolKind,
    Value,
    ValueKind,
)
from depgraph.model.keys import name_key
from depgraph.model.labels import label_of
from depgraph.report.facts import facts_text
from depgraph.report.facts_json import render_facts_json
from depgraph.report.look import Detail, Look
from depgraph.report.schemas import schema_text
from depgraph.report.sites import Sites

Golden = Callable[[str, str], None]

TEXT = "Records are kept. They are kept for at least 7 years; (a) on paper; (b) see SOP-014 §3.2."
PAPER = TEXT.index("(a)"), TEXT.index("(b)")
LAST = TEXT.index("(b)"), len(TEXT)
READING = Reading(
    Document(
        "markdown",
        (
            Block("Retention", BlockKind.HEADING, Place(line=3), "4.1", "4.1", 2),
            Block(TEXT, BlockKind.PARAGRAPH, Place(line=5), lines=((0, 5), (40, 6))),
            Block("RETENTION_DAYS = 2555", BlockKind.CODE, Place(line=9)),
        ),
        (("title", "Retention"),),
        revisions=2,
    ),
    Facts(
        Kind.POLICY,
        Identity("POL-002", "Retention", ("the Policy",), "6", "in force", "2026-03-01"),
        (
            Provision(label_of("§", "4.1"), "Retention", 0, 3, 3, anchors=("retention",)),
            Provision(label_of("§", "4.1(a)"), "", 1, 2, 2, 0, inline=PAPER),
            Provision(label_of("§", "4.1(b)"), "", 1, 2, 2, 0, inline=LAST),
        ),
        (Definition("Records", Span(1, 0, 7), "what is kept"),),
        (
            Value(
                ValueKind.DURATION,
                "7",
                "year",
                Span(1, 45, 52),
                "7 years",
                "",
                Bound.AT_LEAST,
                ("record", "keep"),
            ),
        ),
        (Symbol("RETENTION_DAYS", SymbolKind.CONSTANT, Span(2, 0, 14), "2555"),),
        (
            Reference(
                ReferenceKind.CITATION,
                "SOP-014 §3.2",
                Span(1, TEXT.index("SOP"), len(TEXT) - 1),
                (name_key("SOP-014"),),
                label_of("§", "3.2"),
            ),
        ),
        (
            Problem(ProblemKind.NOTE, "has 2 tracked changes"),
            Problem(ProblemKind.PARTIAL, "page 3 is a picture", Place(page=3)),
        ),
    ),
)


@pytest.mark.parametrize(
    ("name", "look"),
    [
        pytest.param("facts.txt", Look(), id="a pipe"),
        pytest.param("facts-narrow.txt", Look(width=60), id="a narrow terminal"),
    ],
)
def test_facts_as_a_whole(name: str, look: Look, golden: Golden) -> None:
    golden(f"answers/{name}", facts_text("policies/POL-002.md", READING, look))


def test_facts_for_programs_as_a_whole(golden: Golden) -> None:
    text = render_facts_json("policies/POL-002.md", READING)
    golden("answers/facts.json", text)
    schema = Draft202012Validator(json.loads(schema_text("facts")))
    assert [error.message for error in schema.iter_errors(json.loads(text))] == []


def test_many_facts_are_capped_unless_all_are_asked_for() -> None:
    facts = replace(READING.facts, values=READING.facts.values * 50)
    many = replace(READING, facts=facts)
    assert "and 30 more (-v)" in facts_text("a.md", many, Look())
    assert "more (-v)" not in facts_text("a.md", many, Look(detail=Detail.ALL))


@pytest.mark.parametrize(
    ("span", "section", "line"),
    [
        pytest.param(Span(0, 0, 1), "§4.1", 3, id="the heading"),
        pytest.param(Span(1, 0, 7), "§4.1", 5, id="before the first inline part"),
        pytest.param(Span(1, PAPER[0], PAPER[0] + 1), "§4.1(a)", 6, id="begins an inline part"),
        pytest.param(Span(1, PAPER[1] - 1, PAPER[1]), "§4.1(a)", 6, id="ends an inline part"),
        pytest.param(Span(1, LAST[0], LAST[0] + 1), "§4.1(b)", 6, id="the next inline part"),
        pytest.param(Span(2, 0, 1), "§4.1", 9, id="after the inline parts"),
    ],
)
def test_the_innermost_section_is_named(span: Span, section: str, line: int) -> None:
    sites = Sites(READING)
    assert (sites.section(span), sites.place(span.block, span.start).line) == (section, line)


@pytest.mark.parametrize(
    ("span", "quote"),
    [
        pytest.param(Span(1, 0, 7), "Records are kept.", id="the first sentence"),
        pytest.param(Span(1, 45, 52), TEXT[18:], id="the last sentence"),
        pytest.param(Span(1, 5, 30), TEXT, id="over the border of two"),
        pytest.param(Span(9, 0, 1), "", id="a block that is not there"),
    ],
)
def test_the_whole_sentence_is_quoted(span: Span, quote: str) -> None:
    assert Sites(READING).quote(span) == quote


def test_a_million_characters_with_many_references_are_printed_at_once() -> None:
    text = "see SOP-014 and so on " * 45_000
    one = READING.facts.references[0]
    references = tuple(replace(one, span=Span(0, at * 22, at * 22 + 12)) for at in range(2_000))
    reading = Reading(Document("text", (Block(text),)), Facts(references=references))
    started = process_time()
    assert len(render_facts_json("a.txt", reading)) > 1_000
    assert process_time() - started < 5
