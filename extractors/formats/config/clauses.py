"""Which settings a clause speaks for that a key of their own mapping names. Never looks it up."""

from collections.abc import Iterator, Sequence

from depgraph.model.documents import Block, BlockKind, Document
from depgraph.model.facts import Identity
from extractors.formats.entries import Entry

NAMES = frozenset({"clause", "source", "reference", "ref", "see", "policy", "section", "basis"})
"""Keys, folded, whose value says where the other values of the mapping come from."""
_Rows = tuple[int, int]


def spoken_for(
    entries: Sequence[Entry], firsts: Sequence[int], lines: Sequence[str]
) -> Iterator[list[int]]:
    """Yield the rows (from 1) of all settings that one clause speaks for, mapping by mapping.

    *firsts* holds the first line (from 0) of each entry with its comments. A setting whose own
    lines cite something else is spoken for by that, and stays apart.
    """
    mappings = [
        held for held in _mappings(entries) if any(_names_clause(entries[n]) for n in held)
    ]
    rows = {n: (firsts[n], _last(entries[n], lines)) for held in mappings for n in held}
    citing = _citing(sorted(set(rows.values())), lines)
    for held in mappings:
        clauses = [n for n in held if _names_clause(entries[n]) and rows[n] in citing]
        if clauses:
            joined = {*clauses, *(n for n in held if rows[n] not in citing)}
            yield sorted({row + 1 for n in joined for row in range(rows[n][0], rows[n][1] + 1)})


def _mappings(entries: Sequence[Entry]) -> Iterator[list[int]]:
    """Yield the numbers of the plain values of each mapping that a clause is named in."""
    found: dict[tuple[object, ...], list[int]] = {}
    for number, entry in enumerate(entries):
        plain = entry.value is not None and not entry.in_list and not entry.spot.prose
        if plain and entry.holder is not None:
            found.setdefault((entry.holder, entry.path[:-1]), []).append(number)
    for held in found.values():
        if len(held) > 1 and any(_names_clause(entries[number]) for number in held):
            yield held


def _names_clause(entry: Entry) -> bool:
    return entry.path[-1].casefold() in NAMES


def _last(entry: Entry, lines: Sequence[str]) -> int:
    return min(entry.spot.end_line, len(lines) - 1)


def _citing(rows: Sequence[_Rows], lines: Sequence[str]) -> frozenset[_Rows]:
    """Return those of *rows* that cite another document."""
    from extractors.readings.citations import citations

    texts = ("\n".join(lines[first : last + 1]) for first, last in rows)
    blocks = tuple(Block(text, BlockKind.CODE) for text in texts)
    cited = citations(Document("config", blocks), (), Identity()) if blocks else ()
    return frozenset(rows[r.span.block] for r in cited if r.documents and not r.external)
