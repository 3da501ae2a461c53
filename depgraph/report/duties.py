"""Duties as a table for people, and in the order they are printed in."""

from collections.abc import Iterator, Mapping

from depgraph.model.duties import Duty
from depgraph.model.facts import Span
from depgraph.report.places import spot_of
from depgraph.report.plain import excerpt, plain
from depgraph.report.sites import Sites

Duties = Mapping[int, tuple[Duty, ...]]


def duty_rows(duties: Duties, sites: Sites, limit: int) -> list[tuple[str, ...]]:
    """Return a row for each duty: who, how, what, where."""
    return [
        (
            excerpt(_who(duty), limit=40),
            duty.modality.value,
            _where(span, sites),
            excerpt(duty.sentence, limit=limit),
        )
        for span, duty in placed(duties)
    ]


def _who(duty: Duty) -> str:
    """Return the actor, else in brackets what the duty is about."""
    about = duty.object or " ".join(duty.action.words[:3])
    return duty.actor or f"({about})"


def placed(duties: Duties) -> Iterator[tuple[Span, Duty]]:
    """Yield each duty with the bounds of its sentence, in reading order."""
    for block in sorted(duties):
        for duty in duties[block]:
            yield Span(block, duty.start, duty.end), duty


def _where(span: Span, sites: Sites) -> str:
    spot = spot_of(sites.place(span.block, span.start))
    return plain(", ".join(part for part in (sites.section(span), spot) if part))
