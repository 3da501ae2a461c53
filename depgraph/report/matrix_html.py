"""The matrix as one page to print: no script, nothing loaded, every text of a document inert."""

import base64
import hashlib
from collections.abc import Iterable, Sequence

from depgraph.model.patterns import regex
from depgraph.report.matrix import OUTCOMES, Matrix, cells, counted, crossed
from depgraph.report.plain import plain, plural
from depgraph.report.printers.html_text import text

_STYLE = """
body{font:13px/1.4 system-ui,sans-serif;margin:1.5em;color:#1c1c1a;background:#fff}
h1{font-size:1.5em;margin:0 0 .3em}h2{font-size:1.15em;margin:1.6em 0 .4em}
p{margin:.3em 0}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #c9c9c4;padding:.25em .4em;text-align:left;vertical-align:top}
td{overflow-wrap:anywhere}.list{table-layout:fixed}.list td{hyphens:auto}
th{background:#f0f0ec}thead th{position:sticky;top:0}td.n{text-align:right}
.s{color:#5a5a55;font-size:.9em}
.w1{width:4.5em}.w2{width:7em}.w3{width:11em}.w4{width:auto}
.cross{width:auto}.cross thead th{position:static;writing-mode:vertical-rl;font-weight:normal}
@media print{@page{size:A4 landscape;margin:12mm}body{margin:0;font-size:8pt}
thead{display:table-header-group}tr{break-inside:avoid}thead th{position:static}}
"""
_DIGEST = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"
_COLUMNS = (
    ("Relied on", (1, 2, 3, 6), "w3"),
    ("Section", (4,), "w2"),
    ("Relied-on text", (5,), "w4"),
    ("Relies", (7, 8, 9, 13), "w3"),
    ("Section, place", (10, 11), "w2"),
    ("Relying text", (12,), "w4"),
    ("How", (14, 16), "w1"),
    ("Both state", (15,), "w2"),
    ("Remark", (17,), "w3"),
)
"""The columns of a page, each of some cells of :data:`depgraph.report.matrix.HEADS`; how wide."""
_BREAK = regex(r"(?<=[/_])(?=\w)")
"""Where a path may go on in the next line."""
_REVISIONS = (3, 9)
_TITLES = {
    "found": "Who relies on what",
    "nowhere": "Leads nowhere",
    "several": "Could be several",
    "outside": "Outside these documents",
    "not read": "Not read in full: what these rely on may be missing",
}


def matrix_html(matrix: Matrix, *, cross: bool) -> str:
    """Return the whole page."""
    told = ", ".join(f"{count} {OUTCOMES[name]}" for name, count in counted(matrix).items())
    title = "Traceability matrix" + (f" of {', '.join(matrix.asked)}" if matrix.asked else "")
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="generator" content="depgraph">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{text(title)}</title>",
        f"<style>{_STYLE}</style></head><body>",
        f"<h1>{text(title)}</h1>",
        f"<p>{plural(len(matrix.rows), 'row')}{': ' if told else ''}{text(told)}</p>",
        *(_crossed(matrix) if cross else ()),
        *_sections(matrix, without="found" if cross else ""),
        "</body></html>",
    ]
    return "".join(part + "\n" for part in parts)


def _sections(matrix: Matrix, without: str) -> Iterable[str]:
    for outcome, title in _TITLES.items():
        rows = [_with_revision(cells(row)) for row in matrix.rows if row.outcome == outcome]
        if rows and outcome != without:
            yield f"<h2>{title}</h2>"
            yield from _table(rows)


def _table(rows: Sequence[tuple[str, ...]]) -> Iterable[str]:
    """Yield a table of columns that fit on a page, without those that are empty in all *rows*."""
    used = [each for each in _COLUMNS if any(row[n] for row in rows for n in each[1])]
    head = "".join(f'<th scope="col" class="{wide}">{name}</th>' for name, _, wide in used)
    yield f'<table class="list"><thead><tr>{head}</tr></thead><tbody>'
    for row in rows:
        made = (_cell([row[n] for n in at]) for _, at, _ in used)
        yield "<tr>" + "".join(made) + "</tr>"
    yield "</tbody></table>"


def _with_revision(row: tuple[str, ...]) -> tuple[str, ...]:
    """Return *row* with the word "rev" before each revision, for no head tells it here."""
    return tuple(
        f"rev {cell}" if at in _REVISIONS and cell else cell for at, cell in enumerate(row)
    )


def _cell(words: Sequence[str]) -> str:
    """Return a cell: what comes first, and the rest in small letters below it."""
    first, *rest = list(dict.fromkeys(filter(None, words))) or [""]
    below = "".join(f'<div class="s">{_breakable(word)}</div>' for word in rest)
    return f"<td>{_breakable(first)}{below}</td>"


def _breakable(word: str) -> str:
    """Return *word* for the page; a path goes on in the next line behind a stroke."""
    return text(word) if " " in word else "<wbr>".join(map(text, _BREAK.split(word)))


def _crossed(matrix: Matrix) -> Iterable[str]:
    cross = crossed(matrix)
    yield "<h2>Documents by documents</h2>"
    yield "<p>Rows: what is relied on. Columns: what relies on it. Each cell: how many places.</p>"
    heads = "".join(f'<th scope="col">{text(name)}</th>' for name in cross.relying)
    yield f'<table class="cross"><thead><tr><td></td>{heads}</tr></thead><tbody>'
    for on in cross.relied:
        counts = (cross.counts.get((on, by), 0) for by in cross.relying)
        made = "".join(f'<td class="n">{count or ""}</td>' for count in counts)
        yield f'<tr><th scope="row">{text(plain(on))}</th>{made}</tr>'
    yield "</tbody></table>"
