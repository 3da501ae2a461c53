"""The neighbourhood as a drawing inside the page: causes on the left, what rests on them right."""

from collections.abc import Sequence
from unicodedata import combining, east_asian_width

from depgraph.model.findings import Level
from depgraph.report.neighbourhood import Arrow, Neighbour, Neighbourhood
from depgraph.report.plain import ELLIPSIS, plain, plural
from depgraph.report.printers.html_style import LIGHT
from depgraph.report.printers.html_text import text

SHOWN = 40
"""Boxes of a column; a line says how many are not drawn."""
_LETTERS = 38
_WIDTH, _HEIGHT, _GAP = 300, 46, 14
_LEFT, _RIGHT, _TOP = 40, 560, 10
_FILL = f'fill="{LIGHT["raised"]}"'
_TOTAL = _RIGHT + _WIDTH + 40


def drawing(around: Neighbourhood) -> str:
    """Return the figure, described in words for those who do not see it."""
    left, right = around.causes[:SHOWN], around.affected[:SHOWN]
    rows = max(len(left), len(right), 1)
    height = _TOP * 2 + rows * (_HEIGHT + _GAP)
    spots = {node.path: (_LEFT, _top(at)) for at, node in enumerate(left)}
    spots |= {node.path: (_RIGHT, _top(at)) for at, node in enumerate(right)}
    drawn = [arrow for arrow in around.arrows if {arrow.source, arrow.target} <= spots.keys()]
    named = 'role="img" aria-labelledby="drawing-title drawing-text"'
    lines = [
        f'<figure><svg viewBox="0 0 {_TOTAL} {height}" {named}>',
        '<title id="drawing-title">Who is affected by what</title>',
        f'<desc id="drawing-text">{text(_described(around))}</desc>',
        *(_line(arrow, spots) for arrow in drawn),
        *(_box(node, spots[node.path]) for node in (*left, *right)),
        "</svg>",
        f"<figcaption>{text(_caption(around))}</figcaption></figure>",
    ]
    return "\n".join(lines)


def shortened(name: str, letters: int = _LETTERS) -> str:
    """Return *name* in the room of so many letters, its end kept, for there the file's name is."""
    whole = plain(name)
    if sum(map(_room, whole)) <= letters:
        return whole
    kept, used = 0, 1
    for letter in reversed(whole):
        used += _room(letter)
        if used > letters:
            break
        kept += 1
    return ELLIPSIS + whole[len(whole) - kept :]


def _room(letter: str) -> int:
    if combining(letter):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def _top(row: int) -> int:
    return _TOP + row * (_HEIGHT + _GAP)


def _box(node: Neighbour, spot: tuple[int, int]) -> str:
    x, y = spot
    told = node.told if node.level or x == _RIGHT else "changed"
    box = f'x="{x}" y="{y}" width="{_WIDTH}" height="{_HEIGHT}" rx="4" {_FILL}'
    return (
        f"<g><title>{text(node.path)}</title><rect{_stroke(node.level)} {box}/>"
        f'<text x="{x + 10}" y="{y + 19}">{text(shortened(node.doc))}</text>'
        f'<text class="small" x="{x + 10}" y="{y + 36}">{text(told)}</text></g>'
    )


def _line(arrow: Arrow, spots: dict[str, tuple[int, int]]) -> str:
    """Return a curve from the cause; inside a column it runs on the outer side."""
    (x, y), (to_x, to_y) = spots[arrow.source], spots[arrow.target]
    start, end = y + _HEIGHT // 2, to_y + _HEIGHT // 2
    if x == to_x:
        edge, outside = (x, x - 36) if x == _LEFT else (x + _WIDTH, x + _WIDTH + 36)
        curve = f"M{edge} {start}C{outside} {start} {outside} {end} {edge} {end}"
    else:
        near, far = (x + _WIDTH, to_x) if x < to_x else (x, to_x + _WIDTH)
        middle = (near + far) // 2
        curve = f"M{near} {start}C{middle} {start} {middle} {end} {far} {end}"
    return f'<path{_stroke(arrow.level)} fill="none" d="{curve}"/>'


def _stroke(level: Level | None) -> str:
    """Return the class, and a colour for programs that apply no style to drawings."""
    if level is None:
        return f' stroke="{LIGHT["line"]}"'
    return f' class="is-{level.value}" stroke="{LIGHT[level.value]}"'


def _described(around: Neighbourhood) -> str:
    told = [f"{plain(node.doc)}: {node.told}" for node in around.affected]
    return f"{_names(around.causes)} on the left. On the right, {'; '.join(told) or 'nothing'}."


def _names(nodes: Sequence[Neighbour]) -> str:
    return ", ".join(plain(node.doc) for node in nodes) or "Nothing"


def _caption(around: Neighbourhood) -> str:
    hidden = sum(max(len(nodes) - SHOWN, 0) for nodes in (around.causes, around.affected))
    said = "Left: what is changed or cited. Right: what rests on it, worst first."
    if hidden:
        said += f" {plural(hidden, 'more document is', 'more documents are')} not drawn."
    if around.cleared:
        said += f" {plural(len(around.cleared), 'more is', 'more are')} not affected."
    return said
