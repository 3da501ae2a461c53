"""The matrix for a terminal: what is relied on, and under it who does."""

from itertools import groupby

from depgraph.report.look import Look, painted
from depgraph.report.matrix import OUTCOMES, Matrix, Party, Reliance, counted, crossed
from depgraph.report.places import clickable
from depgraph.report.plain import excerpt, plain, plural, wrapped

_QUOTE = 160
_TITLES = {
    "nowhere": "Leads nowhere",
    "several": "Could be several",
    "outside": "Outside these documents",
    "not read": "Not read in full, so what it relies on may be missing above",
}


def matrix_text(matrix: Matrix, look: Look, *, cross: bool) -> str:
    """Return the long list grouped by what is relied on, or documents by documents."""
    lines = _crossed(matrix) if cross else _long(matrix, look)
    return "".join(line.rstrip() + "\n" for line in [*lines, *_last(matrix)])


def _long(matrix: Matrix, look: Look) -> list[str]:
    lines: list[str] = []
    found = [row for row in matrix.rows if row.outcome == "found"]
    for _, rows in groupby(found, key=lambda row: row.upstream and row.upstream.path):
        several = list(rows)
        upstream = several[0].upstream
        if upstream is not None:
            lines += [painted(_titled(upstream), "strong", look), *_sections(several, look), ""]
    for outcome, title in _TITLES.items():
        these = [row for row in matrix.rows if row.outcome == outcome]
        if these:
            lines += [painted(title, "strong", look)]
            lines += [line for row in these for line in _loose(row, look)] + [""]
    return lines


def _titled(party: Party) -> str:
    revision = f"(rev {party.revision})" if party.revision else ""
    words = (party.number, party.title, revision) if party.number else (party.title,)
    return plain("  ".join(filter(None, (" ".join(filter(None, words)), party.path))))


def _sections(rows: list[Reliance], look: Look) -> list[str]:
    lines: list[str] = []
    for (label, what, text), group in groupby(rows, key=_part):
        head = " ".join(filter(None, (plain(label), "" if what == "section" else f"({what})")))
        said = excerpt(text, limit=_QUOTE) if what != "document" else ""
        lines += wrapped(said, look.width, first=f"  {head}  ") or [f"  {head}"]
        for row in group:
            lines += _relying(row, look)
    return lines


def _part(row: Reliance) -> tuple[str, str, str]:
    return (row.target.label if row.target else "", row.what, row.text)


def _relying(row: Reliance, look: Look) -> list[str]:
    told = ", ".join(filter(None, (row.how, row.confidence, row.reason)))
    both = f"  both: {plain(', '.join(row.values))}" if row.values else ""
    lead = f"    <- {_place(row)}  ({plain(told)}){both}"
    return [lead, *_quote(row, look)]


def _quote(row: Reliance, look: Look) -> list[str]:
    said = excerpt(row.source.quote, limit=_QUOTE)
    return wrapped(f'"{said}"', look.width, first=" " * 7) if said else []


def _loose(row: Reliance, look: Look) -> list[str]:
    asks = f'"{excerpt(row.text, limit=80)}"  ' if row.text else ""
    lines = wrapped(f"{_place(row)}  {asks}{plain(row.reason)}", look.width, first="  ")
    return [*lines, *_quote(row, look)]


def _place(row: Reliance) -> str:
    number = f"{plain(row.relying.number)} " if row.relying.number else ""
    label = f" {plain(row.source.label)}" if row.source.place.line is not None else ""
    return f"{number}{clickable(row.source)}{label}".rstrip()


def _crossed(matrix: Matrix) -> list[str]:
    cross = crossed(matrix)
    lines = []
    for on, pairs in groupby(cross.counts.items(), key=lambda pair: pair[0][0]):
        several = [(by, count) for (_, by), count in pairs]
        lines.append(f"{on}  {plural(sum(count for _, count in several), 'place')}")
        lines += [f"  {count:5}  {by}" for by, count in sorted(several, key=_most)]
    return [*lines, ""] if lines else []


def _most(pair: tuple[str, int]) -> tuple[int, str]:
    return (-pair[1], pair[0])


def _last(matrix: Matrix) -> list[str]:
    """Return the totals, and what to type next."""
    if not matrix.rows:
        about = f" of {' and '.join(map(plain, matrix.asked))}" if matrix.asked else ""
        return [f"nothing relies on anything{about}"]
    told = ", ".join(f"{count} {OUTCOMES[name]}" for name, count in counted(matrix).items())
    return [
        f"{plural(len(matrix.rows), 'row')}: {told}",
        "next  depgraph matrix --format xlsx:../matrix.xlsx    the same for Excel, with filters",
    ]
