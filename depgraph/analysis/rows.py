"""Which row of a table carries what an old row carried: by what it is of, not by its numbers."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator

from depgraph.analysis.indexed import Indexed

_Table = dict[int, dict[int, int]]
"""The block in each column of each row."""
_MOST = 20
"""What stands in more rows than this names none of them."""


def pair_rows(
    before: Indexed,
    after: Indexed,
    texts: tuple[tuple[str, ...], tuple[str, ...]],
    pairs: dict[int, int],
) -> None:
    """Pair the cells of tables again in *pairs*, row by row and column by column."""
    old, new = _tables(before, texts[0]), _tables(after, texts[1])
    for ours, theirs in _same_tables(before, after, pairs):
        columns = _columns(old[ours], new[theirs], texts)
        rows = _same_rows(before, old[ours], new[theirs], columns, texts) if columns else {}
        found = {
            number: new[theirs][other][columns[column]]
            for row, other in rows.items()
            for column, number in old[ours][row].items()
            if columns.get(column) in new[theirs][other]
        }
        cells = {number for row in rows for number in old[ours][row].values()}
        taken = {number for row in rows.values() for number in new[theirs][row].values()}
        for number in [n for n, to in pairs.items() if n in cells or to in taken]:
            del pairs[number]
        pairs.update(found)


def _tables(document: Indexed, texts: tuple[str, ...]) -> dict[int, _Table]:
    """Return the tables without the columns that only count their rows."""
    found: defaultdict[int, defaultdict[int, dict[int, int]]]
    found = defaultdict(lambda: defaultdict(dict))
    for number, block in enumerate(document.blocks):
        if block.table is not None and block.row is not None and block.column is not None:
            found[block.table][block.row][block.column] = number
    return {table: _uncounted(rows, texts) for table, rows in found.items()}


def _uncounted(rows: _Table, texts: tuple[str, ...]) -> _Table:
    counting = {
        column
        for column in rows.get(1, {})
        if all(
            column in cells and texts[cells[column]].rstrip(".)") == str(row)
            for row, cells in rows.items()
            if row
        )
    }
    return {
        row: {column: number for column, number in cells.items() if column not in counting}
        for row, cells in rows.items()
    }


def _same_tables(
    before: Indexed, after: Indexed, pairs: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the tables whose cells went most from the one to the other, and not unchanged."""
    votes: Counter[tuple[int, int]] = Counter()
    for number, other in pairs.items():
        ours, theirs = before.blocks[number], after.blocks[other]
        if None not in {
            ours.table,
            ours.row,
            ours.column,
            theirs.table,
            theirs.row,
            theirs.column,
        }:
            votes[ours.table or 0, theirs.table or 0] += 1
    told: tuple[set[int], set[int]] = set(), set()
    for (one, other), _count in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if one not in told[0] and other not in told[1]:
            told[0].add(one)
            told[1].add(other)
            yield one, other


def _columns(
    old: _Table, new: _Table, texts: tuple[tuple[str, ...], tuple[str, ...]]
) -> dict[int, int]:
    """Return the new column of each old one, by the words on top and else by the order."""
    ours, theirs = old.get(0, {}), new.get(0, {})
    names = Counter(texts[0][number] for number in ours.values())
    others = Counter(texts[1][number] for number in theirs.values())
    at = {texts[1][number]: column for column, number in theirs.items()}
    found = {
        column: at[text]
        for column, number in ours.items()
        if (text := texts[0][number]) and names[text] == others[text] == 1
    }
    rest = sorted({c for row in old.values() for c in row} - found.keys())
    free = sorted({c for row in new.values() for c in row} - set(found.values()))
    return {**found, **(dict(zip(rest, free, strict=True)) if len(rest) == len(free) else {})}


def _same_rows(
    before: Indexed,
    old: _Table,
    new: _Table,
    columns: dict[int, int],
    texts: tuple[tuple[str, ...], tuple[str, ...]],
) -> dict[int, int]:
    """Return the new row of each old one: first those that stay, then those of the same thing."""
    back = {to: column for column, to in columns.items()}
    waiting: defaultdict[tuple[tuple[int, str], ...], deque[int]] = defaultdict(deque)
    for row, cells in new.items():
        waiting[_signed({back.get(c, -c - 1): n for c, n in cells.items()}, texts[1])].append(row)
    found: dict[int, int] = {}
    for row, cells in old.items():
        if same := waiting.get(_signed(cells, texts[0])):
            found[row] = same.popleft()
    left = sorted(set(new) - set(found.values()))
    named: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for row in left:
        for column, number in new[row].items():
            named[column, texts[1][number]].append(row)
    stated = {value.span.block for value in before.facts.values}
    taken: set[int] = set()
    for row in [row for row in old if row not in found]:
        votes: Counter[int] = Counter()
        for column, number in old[row].items():
            text = texts[0][number]
            rows = named.get((columns.get(column, -1), text), ())
            if number in stated or not any(c.isalpha() for c in text) or len(rows) > _MOST:
                continue
            votes.update({other: len(text) for other in rows if other not in taken})
        if votes:
            found[row] = max(votes, key=lambda other: (votes[other], -abs(other - row), -other))
            taken.add(found[row])
    return found


def _signed(cells: dict[int, int], texts: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    return tuple(sorted((column, texts[number]) for column, number in cells.items()))
