"""The matrix for programs; its shape is ``schema/matrix.json``."""

from depgraph.report.json import Json, dumped, place_as_json
from depgraph.report.matrix import Matrix, Party, Reliance, counted, crossed


def matrix_json(matrix: Matrix, *, cross: bool) -> str:
    """Return the long list, or documents by documents."""
    answer: dict[str, Json] = {"asked": list(matrix.asked), "summary": counted(matrix)}
    if not cross:
        return dumped({**answer, "rows": [_row(row) for row in matrix.rows]})
    found = crossed(matrix)
    counts: list[Json] = [
        {"relied_on": on, "relying": by, "count": count}
        for (on, by), count in found.counts.items()
    ]
    return dumped({**answer, "cross": counts})


def _row(row: Reliance) -> dict[str, Json]:
    return {
        "outcome": row.outcome,
        "relied_on": {**_party(row.upstream), "kind": row.what} if row.upstream else None,
        "target": place_as_json(row.target) if row.target else None,
        "text": row.text,
        "relying": _party(row.relying),
        "source": place_as_json(row.source),
        "how": row.how,
        "values": list(row.values),
        "confidence": row.confidence,
        "remark": row.reason,
    }


def _party(party: Party) -> dict[str, Json]:
    return {
        "path": party.path,
        "number": party.number,
        "title": party.title,
        "revision": party.revision,
    }
