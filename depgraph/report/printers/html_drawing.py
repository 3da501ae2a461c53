"""The neighbourhood as a drawing inside the page, narrow enough for a phone.

What is changed stands on top, what rests on it below, worst first, then what is not affected.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import combining, east_asian_width

from depgraph.model.findings import LEVELS, Level
from depgraph.report.neighbourhood import Arrow, Neighbour, Neighbourhood, folded
from depgraph.report.plain import ELLIPSIS, plain, plural
from depgraph.report.printers.html_style import LIGHT
from depgraph.report.printers.html_text import text

SHOWN = 24
"""Documents that are drawn each by itself; of more, those of a folder are one box."""
_CAUSES, _CLEARED = 8, 6
"""Boxes of what is changed, and of what is not affected; a line says how many there are more."""
_LETTERS = 42
_WIDTH, _BOX, _HEIGHT, _GAP, _LINE = 400, 330, 40, 7, 24
_LOW = 24
"""How high a box of one line is."""
_LEFT, _TOP = 46, 4
_LANES, _LANE, _NEAR = 5, 6, 16
_FILL = f'fill="{LIGHT["raised"]}"'
_HEADS = {
    Level.BREAKING: "Becomes wrong",
    Level.REVIEW: "Is to be read by a person",
    Level.INFO: "For information",
}


@dataclass(frozen=True, slots=True)
class _Row:
    """What is drawn at one height: a box, or a line of words."""

    y: int
    node: Neighbour | None = None
    said: str = ""
    faint: bool = False

    @property
    def height(self) -> int:
        """Return how much room it takes, without the gap below."""
        if self.node is None:
            return _LINE - _GAP
        return _LOW if self.faint else _HEIGHT

    @property
    def middle(self) -> int:
        """Return where an arrow ends."""
        return self.y + self.height // 2


def drawing(whole: Neighbourhood) -> str:
    """Return the figure, described in words for those who do not see it."""
    around = folded(whole, _CAUSES, SHOWN)
    rows = list(_rows(around))
    height = rows[-1].y + rows[-1].height + _TOP
    spots = {row.node.path: row.middle for row in rows if row.node}
    causes = [row.node.path for row in rows if row.node in around.causes and row.node]
    named = 'role="img" aria-labelledby="drawing-title drawing-text"'
    lines = [
        f'<figure><svg viewBox="0 0 {_WIDTH} {height}" {named}>',
        '<title id="drawing-title">Who is affected by what</title>',
        f'<desc id="drawing-text">{text(_described(around))}</desc>',
        *(line for arrow in reversed(around.arrows) for line in _line(arrow, spots, causes)),
        *(_drawn(row, changed=row.node in around.causes) for row in rows),
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


def _rows(around: Neighbourhood) -> Iterator[_Row]:
    """Yield what is drawn from top to bottom."""
    y = _TOP
    for head, nodes, limit in _parts(around):
        rows = [_Row(0, said=head)] if head else []
        rows += [_Row(0, node, faint=node in around.cleared) for node in nodes[:limit]]
        if len(nodes) > limit:
            rows.append(_Row(0, said=f"and {len(nodes) - limit} more", faint=True))
        y += _GAP * bool(head)
        for row in rows:
            yield replace(row, y=y)
            y += row.height + _GAP


def _parts(around: Neighbourhood) -> Iterator[tuple[str, tuple[Neighbour, ...], int]]:
    """Yield the boxes of each group with its heading and how many of them are drawn."""
    yield "", around.causes, _CAUSES
    for level in LEVELS:
        nodes = tuple(node for node in around.affected if node.level is level)
        if nodes:
            number = sum(node.docs for node in nodes)
            yield f"{_HEADS[level]}: {plural(number, 'document')}", nodes, SHOWN
    if around.cleared:
        told = f"Not affected: {plural(len(around.cleared), 'document')}"
        yield told, around.cleared, _CLEARED


def _drawn(row: _Row, *, changed: bool) -> str:
    node = row.node
    if node is None:
        kind = "small" if row.faint else "head"
        return f'<text class="{kind}" x="{_LEFT}" y="{row.y + 12}">{text(row.said)}</text>'
    told = "changed" if changed and node.level is None else node.told
    name = node.doc if node.docs == 1 else f"{node.doc} ({node.docs} documents)"
    box = f'x="{_LEFT}" y="{row.y}" width="{_BOX}" height="{row.height}" rx="4" {_FILL}'
    below = f'<text class="small" x="{_LEFT + 10}" y="{row.y + 33}">{text(told)}</text>'
    below = "" if row.faint else below
    kind = ' class="cause"' if changed else ' class="faded"' if row.faint else ""
    return (
        f"<g{kind}><title>{text(node.path if node.docs == 1 else name)}</title>"
        f"<rect{_stroke(node.level)} {box}/>"
        f'<text x="{_LEFT + 10}" y="{row.y + 17}">{text(shortened(name))}</text>{below}</g>'
    )


def _line(arrow: Arrow, spots: dict[str, int], causes: Sequence[str]) -> Iterator[str]:
    """Yield a way with round corners: from a cause on the left, from what rests on it right."""
    if not {arrow.source, arrow.target} <= spots.keys():
        return
    start, end = spots[arrow.source], spots[arrow.target]
    bend = 5 if end > start else -5
    if arrow.source in causes:
        edge, lane = _LEFT, _LEFT - _NEAR - _LANE * (causes.index(arrow.source) % _LANES)
        turn = lane + 5
    else:
        edge, lane = _LEFT + _BOX, _LEFT + _BOX + 14
        turn = lane - 5
    way = f"M{edge} {start}H{turn}Q{lane} {start} {lane} {start + bend}V{end - bend}"
    yield f'<path{_stroke(arrow.level)} fill="none" d="{way}Q{lane} {end} {turn} {end}H{edge}"/>'
    tip = edge - 6 if lane < edge else edge + 6
    head = f"M{edge} {end}L{tip} {end - 4}V{end + 4}Z"
    level = arrow.level.value
    yield f'<path class="tip is-{level}" fill="{LIGHT[level]}" d="{head}"/>'


def _stroke(level: Level | None) -> str:
    """Return the class, and a colour for programs that apply no style to drawings."""
    if level is None:
        return f' stroke="{LIGHT["line"]}"'
    return f' class="is-{level.value}" stroke="{LIGHT[level.value]}"'


def _described(around: Neighbourhood) -> str:
    told = [f"{plain(node.doc)}: {node.told}" for node in around.affected]
    return f"{_names(around.causes)} on top. Below, {'; '.join(told) or 'nothing'}."


def _names(nodes: Sequence[Neighbour]) -> str:
    return ", ".join(plain(node.doc) for node in nodes) or "Nothing"


def _caption(around: Neighbourhood) -> str:
    said = "On top: what is changed or cited. Below: what rests on it."
    if any(node.docs > 1 for node in (*around.causes, *around.affected)):
        said += " Where they are many, the documents of a folder are one box."
    return said
