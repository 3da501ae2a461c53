"""Everything read from one file, for people."""

from collections.abc import Iterable

from depgraph.model.documents import ProblemKind
from depgraph.model.facts import Facts, Reading, Reference, Span
from depgraph.model.labels import shown
from depgraph.report.duties import Duties, duty_rows
from depgraph.report.look import Detail, Look, painted
from depgraph.report.places import spot_of
from depgraph.report.plain import ELLIPSIS, columns, excerpt, plain, plural, quoted, wrapped
from depgraph.report.sites import Sites

_SHOWN = 20
_STYLE = {
    ProblemKind.UNREADABLE: "breaking",
    ProblemKind.PARTIAL: "review",
    ProblemKind.NOTE: "info",
}
Row = tuple[str, ...]


def facts_text(path: str, reading: Reading, look: Look, duties: Duties | None = None) -> str:
    """Return problems first, then what the document says it is, then its facts."""
    facts = reading.facts
    lines = [painted(plain(path), "strong", look), _summary(reading)]
    lines += _problems(facts, look)
    if look.detail is not Detail.VERDICT:
        lines += _identity(facts)
        sites = Sites(reading)
        for title, rows in _tables(facts, sites, look):
            lines += _table(title, rows, look)
        if duties is not None:
            lines += _table("duties", duty_rows(duties, sites, _limit(look)), look)
    return "".join(line.rstrip() + "\n" for line in lines)


def _summary(reading: Reading) -> str:
    facts = reading.facts
    counted = (
        plural(len(facts.provisions), "section"),
        plural(len(facts.definitions), "definition"),
        plural(len(facts.values), "value"),
        plural(len(facts.symbols), "name") if facts.symbols else "",
        plural(len(facts.references), "reference"),
        plural(reading.document.revisions, "tracked change") if reading.document.revisions else "",
    )
    if any(problem.kind is ProblemKind.UNREADABLE for problem in facts.problems):
        return reading.document.format
    kind = f"{reading.document.format}, {facts.kind.value}"
    return f"{kind}: {', '.join(part for part in counted if part)}"


def _problems(facts: Facts, look: Look) -> list[str]:
    if not facts.problems:
        return []
    lines = [""]
    for problem in facts.problems:
        spot = spot_of(problem.place)
        message = plain(problem.message) + (f" ({spot})" if spot else "")
        lead = f"{problem.kind.value:<12}"
        first, *rest = wrapped(message, look.width, first=lead)
        word = painted(problem.kind.value, _STYLE[problem.kind], look)
        lines += [word + first[len(problem.kind.value) :], *rest]
    return lines


def _identity(facts: Facts) -> list[str]:
    identity = facts.identity
    rows = [
        ("number", identity.number),
        ("title", identity.title),
        ("also called", ", ".join(identity.aliases)),
        ("revision", identity.revision),
        ("status", identity.status),
        ("effective", identity.effective),
        ("owner", identity.owner),
        ("class", identity.document_class),
    ]
    known = [(f"  {name}", excerpt(value)) for name, value in rows if value]
    return ["", *columns(known)] if known else []


def _tables(facts: Facts, sites: Sites, look: Look) -> Iterable[tuple[str, list[Row]]]:
    limit = _limit(look)
    yield from _texts(facts, sites, limit)
    yield from _names(facts, sites, limit)


def _limit(look: Look) -> int:
    return 2000 if look.everything else 60


def _texts(facts: Facts, sites: Sites, limit: int) -> Iterable[tuple[str, list[Row]]]:
    yield (
        "sections",
        [
            (
                shown(item.label) if item.label else "",
                excerpt(item.title, limit=limit),
                spot_of(sites.start(item)),
            )
            for item in facts.provisions
        ],
    )
    yield (
        "definitions",
        [
            (
                quoted(item.term, limit=40),
                _at(item.span, sites),
                excerpt(item.meaning, limit=limit),
            )
            for item in facts.definitions
        ],
    )


def _names(facts: Facts, sites: Sites, limit: int) -> Iterable[tuple[str, list[Row]]]:
    yield (
        "values",
        [
            (
                plain(item.text),
                f"{item.bound.value} {item.qualifier}".strip(),
                _at(item.span, sites),
                " ".join(plain(word) for word in item.subject),
            )
            for item in facts.values
        ],
    )
    yield (
        "names",
        [
            (
                plain(item.qualified or item.name),
                item.kind.value,
                excerpt(item.value, limit=40),
                _at(item.span, sites),
            )
            for item in facts.symbols
        ],
    )
    yield (
        "references",
        [
            (item.kind.value, _at(item.span, sites), quoted(item.text, limit=limit), _cited(item))
            for item in facts.references
        ],
    )


def _table(title: str, rows: list[Row], look: Look) -> list[str]:
    if not rows:
        return []
    visible = rows if look.everything else rows[:_SHOWN]
    lines = ["", painted(f"{title}  {len(rows)}", "strong", look)]
    lines += ["  " + _cut(line, look) for line in columns(visible)]
    if len(visible) < len(rows):
        lines.append(f"  and {len(rows) - len(visible)} more (-v)")
    return lines


def _cut(line: str, look: Look) -> str:
    room = look.width - 2
    return line if look.everything or len(line) <= room else line[: room - 1].rstrip() + ELLIPSIS


def _at(span: Span, sites: Sites) -> str:
    spot = spot_of(sites.place(span.block, span.start))
    return ", ".join(part for part in (sites.section(span), spot) if part)


def _cited(reference: Reference) -> str:
    """Return what the reference asks for, best name first."""
    document = plain(reference.documents[0].split(":", 1)[-1]) if reference.documents else ""
    part = shown(reference.label) if reference.label else ""
    anchor = f"#{reference.anchor}" if reference.anchor else ""
    named = plain(reference.key.split(":", 1)[-1]) if reference.key else ""
    asked = " ".join(bit for bit in (document, plain(part or anchor or named)) if bit)
    outside = " (outside)" if reference.external else ""
    return f"-> {asked}{outside}" if asked else ""
