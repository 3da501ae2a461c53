"""Control data in tables: a label beside or above its value, and the newest row of a history."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from depgraph.model.documents import Block
from depgraph.model.keys import folded
from depgraph.model.patterns import regex
from extractors.readings.measuring.dates import iso_date
from extractors.readings.naming.fields import Field, field_named, labelled, value_of

Grid = Mapping[tuple[int, int], str]
"""Texts of one table by row and column."""

_CONTROL = frozenset({Field.NUMBER, Field.REVISION, Field.EFFECTIVE})
_FIRST_BLOCKS = 150
_LONGEST_HEAD = 80
_HISTORY = regex(
    r"\b(?:description|change|changes|summary|reason|author|approved|approval|comments?"
    r"|nature|details)\b"
)
_DATE = regex(r"\b(?:date|effective|issued|released)\b")
_NUMBERS = regex(r"\d+")


def tables_of(blocks: Sequence[Block]) -> list[tuple[int, Grid]]:
    """Return each table with the number of its first block, in order."""
    first: dict[int, int] = {}
    cells: dict[int, dict[tuple[int, int], list[str]]] = defaultdict(lambda: defaultdict(list))
    for number, block in enumerate(blocks):
        if block.table is None or block.row is None or block.column is None:
            continue
        first.setdefault(block.table, number)
        cells[block.table][block.row, block.column].append(block.text)
    return [
        (first[table], {place: "\n".join(texts).strip() for place, texts in cells[table].items()})
        for table in sorted(first, key=first.__getitem__)
    ]


def control_fields(tables: Sequence[tuple[int, Grid]]) -> Iterator[tuple[Field, str]]:
    """Yield the fields of the tables near the start that control the document."""
    for first, grid in tables:
        if first < _FIRST_BLOCKS and not is_history(grid):
            found = list(_fields(grid))
            if _CONTROL.intersection(field for field, _ in found):
                yield from found


def newest_revision(tables: Sequence[tuple[int, Grid]]) -> dict[Field, str]:
    """Return the revision of the newest row of a history, and its effective date if it has one."""
    for _, grid in tables:
        if is_history(grid):
            return _newest(grid)
    return {}


def is_history(grid: Grid) -> bool:
    """Say whether *grid* lists the revisions of a document, one a row."""
    top = min(grid)[0]
    head = [folded(text[:_LONGEST_HEAD]) for (row, _), text in sorted(grid.items()) if row == top]
    return (
        any(field_named(name) is Field.REVISION for name in head)
        and any(_HISTORY.search(name) for name in head)
        and any(_DATE.search(name) for name in head)
    )


def _fields(grid: Grid) -> Iterator[tuple[Field, str]]:
    used: set[tuple[int, int]] = set()
    for (row, column), text in sorted(grid.items()):
        field = field_named(text)
        if field is None:
            if (row, column) not in used:
                yield from labelled(text)
            continue
        for place in ((row, column + 1), (row + 1, column)):
            beside = grid.get(place, "")
            if beside and field_named(beside) is None and not any(labelled(beside)):
                used.add(place)
                if value := value_of(field, beside):
                    yield field, value
                break


def _newest(grid: Grid) -> dict[Field, str]:
    top = min(grid)[0]
    columns = {column: text for (row, column), text in grid.items() if row == top}
    revision = next(
        at for at, text in sorted(columns.items()) if field_named(text) is Field.REVISION
    )
    dated = [at for at, text in sorted(columns.items()) if _DATE.search(folded(text))]
    rows = sorted({row for row, _ in grid if row > top})
    ranked = [
        (_rank(grid, row, revision, dated[0]), row)
        for row in rows
        if value_of(Field.REVISION, grid.get((row, revision), ""))
    ]
    if not ranked:
        return {}
    row = max(ranked)[1]
    found = {Field.REVISION: value_of(Field.REVISION, grid[row, revision])}
    effective = [at for at in dated if "effective" in folded(columns[at])]
    if effective and (value := value_of(Field.EFFECTIVE, grid.get((row, effective[0]), ""))):
        found[Field.EFFECTIVE] = value
    return found


def _rank(grid: Grid, row: int, revision: int, dated: int) -> tuple[tuple[int, ...], str, str]:
    written = value_of(Field.REVISION, grid.get((row, revision), ""))
    date = iso_date(grid.get((row, dated), ""))
    return tuple(int(part) for part in _NUMBERS.findall(written)), written, date
