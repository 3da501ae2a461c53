"""How a set of documents hangs together, for a person and for programs."""

from collections.abc import Iterable, Sequence

from depgraph.report.findings import arrow
from depgraph.report.json import Json, dumped
from depgraph.report.look import Look, painted
from depgraph.report.plain import excerpt, plain, plural, wrapped
from depgraph.report.stats_shapes import Counts, Ranked, Review, Ring, Stats, Trouble

_SHOWN = 5
_MESSAGE = 160


def stats_text(stats: Stats, look: Look) -> str:
    """Return the counts, what stands out, and what to type next."""
    lines = [
        painted(plural(stats.documents, "document"), "strong", look),
        *_counted("kinds", stats.kinds, look),
        *_counted("classes", stats.classes, look),
        *_counted("facts", stats.facts, look),
        *_counted("references", stats.references, look),
        *_room(stats, look),
        *_ranked("Relied on by most documents", stats.relied_on, look),
        *_ranked("Sections and definitions relied on by most", stats.parts, look),
        *_block("Largest", _rows((f"{r.count} words", r.path) for r in stats.largest), look),
        *_block("Rely on no other document, and none on them", map(plain, stats.alone), look),
        *_rings(stats.rings, look),
        *_reviews(stats, look),
        *_troubles(stats.troubles, look),
        "",
        *_next(stats),
    ]
    return "".join(line.rstrip() + "\n" for line in lines)


def stats_as_json(stats: Stats) -> str:
    """Return everything as JSON; its shape is ``schema/stats.json``."""
    answer: dict[str, Json] = {
        "documents": stats.documents,
        "kinds": dict(stats.kinds),
        "classes": dict(stats.classes),
        "facts": dict(stats.facts),
        "references": dict(stats.references),
        "largest": [{"path": r.path, "doc": r.doc, "words": r.count} for r in stats.largest],
        "relied_on": [_relied(r) for r in stats.relied_on],
        "parts": [{**_relied(r), "part": r.label} for r in stats.parts],
        "alone": list(stats.alone),
        "circles": [_ring(ring) for ring in stats.rings],
        "reviews": [_review(review) for review in stats.reviews],
        "unreviewed": list(stats.unreviewed),
        "effective": [_review(review) for review in stats.effective],
        "index": {"bytes": stats.index, "text": stats.text},
        "problems": [
            {"kind": t.kind, "message": t.message, "paths": list(t.paths)} for t in stats.troubles
        ],
    }
    return dumped(answer)


def _counted(name: str, counts: Counts, look: Look) -> list[str]:
    said = ", ".join(f"{count} {plain(what)}" for what, count in counts if count) or "none"
    return wrapped(said, look.width, first=f"  {name:<12}")


def _room(stats: Stats, look: Look) -> list[str]:
    """Return what the index takes, a document and next to the text in it."""
    each = stats.index // max(1, stats.documents)
    share = f", {stats.index / stats.text:.1f} of the text read" if stats.text else ""
    said = f"{_bytes(stats.index)} ({_bytes(each)} a document{share})"
    return wrapped(said, look.width, first=f"  {'index':<12}")


def _bytes(count: int) -> str:
    for size, unit in ((10**9, "GB"), (10**6, "MB"), (10**3, "KB")):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} bytes"


def _ranked(title: str, ranked: Sequence[Ranked], look: Look) -> list[str]:
    rows = (
        (plural(r.documents, "document"), plural(r.count, "place"), _called(r)) for r in ranked
    )
    return _block(title, _rows(rows), look)


def _called(ranked: Ranked) -> str:
    name = f"{ranked.doc} {ranked.label}".strip()
    return plain(name if ranked.doc == ranked.path else f"{name}  {ranked.path}")


def _rows(rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Return *rows* with the numbers before the last cell under each other."""
    made = [tuple(plain(cell) for cell in row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*made, strict=True)]
    return [
        "  ".join([*(c.rjust(w) for c, w in zip(row, widths[:-1], strict=False)), row[-1]])
        for row in made
    ]


def _block(title: str, rows: Iterable[str], look: Look) -> list[str]:
    """Return *rows* under their *title*, cut unless everything is asked for."""
    every = list(rows)
    if not every:
        return []
    shown = every if look.everything else every[:_SHOWN]
    head = f"{title} ({len(every)})" if len(every) > len(shown) else title
    more = [f"  and {len(every) - len(shown)} more (-v)"] if len(every) > len(shown) else []
    return ["", painted(head, "strong", look), *(f"  {row}" for row in shown), *more]


def _rings(rings: Sequence[Ring], look: Look) -> list[str]:
    if not rings:
        return []
    shown = rings if look.everything else rings[:_SHOWN]
    lines = ["", painted("Circles: documents that rely on each other", "strong", look)]
    for ring in shown:
        way = " -> ".join(plain(path) for path in (*ring.paths, ring.paths[0]))
        about = plural(ring.members, "document")
        lines += wrapped(f"{about}; a shortest way round: {way}", look.width, first="  ")
        for step in ring.steps:
            lines += wrapped(arrow(step), look.width, first="    ", rest=" " * 6)
    if len(rings) > len(shown):
        lines.append(f"  and {len(rings) - len(shown)} more (-v)")
    return lines


def _reviews(stats: Stats, look: Look) -> list[str]:
    days = _rows((r.date, r.what, _named(r)) for r in stats.reviews)
    oldest = _rows((r.date, _named(r)) for r in stats.effective)
    title = "Controlled documents that give no day of review"
    return [
        *_block("Days of review, the oldest first", days, look),
        *_block(title, map(plain, stats.unreviewed), look),
        *_block("Longest in effect", oldest, look),
    ]


def _named(review: Review) -> str:
    return review.path if review.doc == review.path else f"{review.doc}  {review.path}"


def _troubles(troubles: Sequence[Trouble], look: Look) -> list[str]:
    rows = (
        f"{plural(len(t.paths), 'document')}  {t.kind}: {excerpt(t.message, limit=_MESSAGE)}"
        f"  ({plain(t.paths[0])}{', ...' if len(t.paths) > 1 else ''})"
        for t in troubles
    )
    return _block("What readers say", rows, look)


def _next(stats: Stats) -> list[str]:
    lost = sum(count for name, count in stats.references if name in {"nowhere", "several"})
    steps = [("depgraph links --dangling", "the references that lead nowhere")] if lost else []
    if stats.relied_on:
        name = stats.relied_on[0].doc
        steps.append((f"depgraph deps {plain(name)}", "what others rely on in it"))
    steps.append(("depgraph graph --format svg:../documents.svg", "all of it as a picture"))
    wide = max(len(command) for command, _ in steps)
    return [
        f"{'next' if at == 0 else '':<4}  {command.ljust(wide)}  {why}"
        for at, (command, why) in enumerate(steps)
    ]


def _relied(ranked: Ranked) -> dict[str, Json]:
    return {
        "path": ranked.path,
        "doc": ranked.doc,
        "documents": ranked.documents,
        "places": ranked.count,
    }


def _ring(ring: Ring) -> dict[str, Json]:
    steps: list[Json] = [
        {
            "from": step.source,
            "to": step.target,
            "edge": step.edge,
            "evidence": step.evidence,
            "confidence": step.confidence.value,
        }
        for step in ring.steps
    ]
    return {"documents": ring.members, "paths": list(ring.paths), "steps": steps}


def _review(review: Review) -> dict[str, Json]:
    return {"date": review.date, "what": review.what, "path": review.path, "doc": review.doc}
