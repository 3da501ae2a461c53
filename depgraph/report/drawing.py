"""Boxes and arrows as SVG: no script, nothing loaded, every text inert, the same bytes each time.

What is relied on stands left, what relies on it right. Kinds of lines differ by their strokes,
not by colour alone. Widths of the text are reckoned, so that none leaves its box.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from depgraph.report.drawing_layout import BOX, Layout, Spot, Tie, Way, laid_out
from depgraph.report.drawing_text import fitted, width_of, xml

_SIZE, _SMALL = 13, 11
_PAD = 10
_LEAST, _MOST = 110, 300
_MARGIN = 24
_LINE = 18
_INK, _FAINT, _FILL, _STACK = "#1c1c1a", "#5a5a55", "#f4f4f2", "#dededa"
_STROKES = ("", "8 4", "1 4", "10 4 2 4", "4 4", "14 3 2 3 2 3", "24 3")
_FONT = "font-family=\"'DejaVu Sans', Verdana, Arial, sans-serif\""


@dataclass(frozen=True, slots=True)
class Box:
    """A document, or several: its *name*, a second line, and what is told of it on request."""

    id: str
    name: str
    note: str = ""
    told: str = ""
    strong: bool = False
    many: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """*downstream* relies on *upstream*; *kind* decides the stroke, *count* the breadth."""

    upstream: str
    downstream: str
    kind: str = ""
    count: int = 1
    told: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn; *remarks* stand above it, *kinds* in the legend below it."""

    title: str
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    remarks: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    described: str = ""


def svg(picture: Picture, prefix: str = "depgraph") -> str:
    """Return *picture* as an ``svg`` element; *prefix* keeps its ids apart from others' ids."""
    joined = {end for line in picture.lines for end in (line.upstream, line.downstream)}
    widths = {box.id: _width(box) for box in picture.boxes if box.id in joined}
    lines = sorted(picture.lines, key=lambda line: (line.upstream, line.downstream, line.kind))
    layout = laid_out(widths, [Tie(line.upstream, line.downstream, line.kind) for line in lines])
    alone = [box for box in picture.boxes if box.id not in joined]
    room = max([layout.width, 640.0, *(width_of(r, _SMALL) for r in _words(picture))])
    grid = _grid(alone, room)
    top = _MARGIN + _LINE * (len(picture.remarks) + 1) + 14
    below = top + layout.height + (30 if layout.spots else 0)
    deep = below + (max((s.y + BOX for s in grid.values()), default=0.0) + 34 if grid else 0)
    legend = _legend(picture, deep + 12)
    high = deep + (_LINE * 2 if legend else 0) + _MARGIN
    parts = [
        _opening(room + 2 * _MARGIN, high, picture, prefix),
        *_heading(picture),
        f'<g transform="translate({_MARGIN} {_n(top)})">',
        *_arrows(lines, layout, _strokes(picture)),
        *(_drawn(box, layout.spots[box.id]) for box in picture.boxes if box.id in joined),
        "</g>",
        f'<g transform="translate({_MARGIN} {_n(below)})">',
        *_lonely(alone, grid),
        "</g>",
        *legend,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _opening(width: float, height: float, picture: Picture, prefix: str) -> str:
    named = f'aria-labelledby="{prefix}-title {prefix}-desc"'
    size = f'width="{_n(width)}" height="{_n(height)}" viewBox="0 0 {_n(width)} {_n(height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" {named} {_FONT}>\n'
        f'<title id="{prefix}-title">{xml(picture.title)}</title>\n'
        f'<desc id="{prefix}-desc">{xml(picture.described)}</desc>\n'
        f'<rect width="{_n(width)}" height="{_n(height)}" fill="#ffffff"/>'
    )


def _words(picture: Picture) -> Iterable[str]:
    return (picture.title + "  ", *picture.remarks)


def _heading(picture: Picture) -> list[str]:
    lines = [_text(_MARGIN, _MARGIN + 10, picture.title, 15)]
    lines += [
        _text(_MARGIN, _MARGIN + 12 + _LINE * at, remark, _SMALL, colour=_FAINT)
        for at, remark in enumerate(picture.remarks, 1)
    ]
    return lines


def _arrows(lines: Sequence[Line], layout: Layout, strokes: dict[str, str]) -> list[str]:
    made = []
    for line, way in zip(lines, layout.ways, strict=True):
        back = layout.spots[line.upstream].x > layout.spots[line.downstream].x
        colour = line.colour or _FAINT
        dash = f' stroke-dasharray="{found}"' if (found := strokes.get(line.kind, "")) else ""
        broad = _n(min(1.0 + 0.35 * (line.count - 1), 3.0))
        made.append(
            f"<g><title>{xml(line.told)}</title>"
            f'<path d="{_curve(way)}" fill="none" stroke="{colour}" stroke-width="{broad}"{dash}/>'
            f'<path d="{_head(way, back=back)}" fill="{colour}"/></g>'
        )
    return made


def _curve(way: Way) -> str:
    made = [f"M{_n(way[0][0])} {_n(way[0][1])}"]
    for at, ((x, y), (to_x, to_y)) in enumerate(pairwise(way)):
        if at % 2:
            made.append(f"L{_n(to_x)} {_n(to_y)}")
        else:
            middle = _n((x + to_x) / 2)
            made.append(f"C{middle} {_n(y)} {middle} {_n(to_y)} {_n(to_x)} {_n(to_y)}")
    return "".join(made)


def _head(way: Way, *, back: bool) -> str:
    x, y = way[0] if back else way[-1]
    return f"M{_n(x)} {_n(y)}l{8 if back else -8} -3.5v7z"


def _drawn(box: Box, spot: Spot) -> str:
    x, y, width = _n(spot.x), _n(spot.y), _n(spot.width)
    stroke = box.colour or (_INK if box.strong else "#8a8a84")
    size = f'width="{width}" height="{_n(BOX)}" rx="4"'
    under = f'x="{_n(spot.x + 4)}" y="{_n(spot.y + 4)}" fill="{_STACK}" stroke="{stroke}"'
    behind = f"<rect {under} {size}/>" if box.many else ""
    room = spot.width - 2 * _PAD
    broad = "2.5" if box.strong else "1"
    return (
        f"<g><title>{xml(box.told or box.name)}</title>{behind}"
        f'<rect x="{x}" y="{y}" {size} fill="{_FILL}" stroke="{stroke}" stroke-width="{broad}"/>'
        + _text(spot.x + _PAD, spot.y + 18, fitted(box.name, _SIZE, room), _SIZE)
        + _text(
            spot.x + _PAD,
            spot.y + 35,
            fitted(box.note, _SMALL, room, end=True),
            _SMALL,
            colour=_FAINT,
        )
        + "</g>"
    )


def _width(box: Box) -> float:
    widest = max(width_of(box.name, _SIZE), width_of(box.note, _SMALL)) + 2 * _PAD + 2
    return round(min(max(widest, _LEAST), _MOST))


def _grid(alone: Sequence[Box], room: float) -> dict[str, Spot]:
    """Return the spots of what has no line: in rows, below a sentence that says so."""
    across = max(int((room + 16) // (_MOST + 16)), 1)
    return {
        box.id: Spot(at % across * (_MOST + 16.0), 26 + at // across * (BOX + 12), _MOST, BOX)
        for at, box in enumerate(alone)
    }


def _lonely(alone: Sequence[Box], grid: dict[str, Spot]) -> list[str]:
    if not alone:
        return []
    said = _text(0, 12, "Rely on nothing drawn here, and nothing here on them:", _SMALL)
    return [said, *(_drawn(box, grid[box.id]) for box in alone)]


def _strokes(picture: Picture) -> dict[str, str]:
    return {kind: _STROKES[at % len(_STROKES)] for at, kind in enumerate(picture.kinds)}


def _legend(picture: Picture, y: float) -> list[str]:
    """Return each kind of line that is drawn with its stroke."""
    used = {line.kind for line in picture.lines}
    parts, x = [], float(_MARGIN)
    for kind, dash in _strokes(picture).items():
        if kind not in used:
            continue
        shown = f' stroke-dasharray="{dash}"' if dash else ""
        ends = f'x1="{_n(x)}" y1="{_n(y)}" x2="{_n(x + 46)}" y2="{_n(y)}"'
        parts.append(f'<line {ends} stroke="{_FAINT}" stroke-width="1.5"{shown}/>')
        parts.append(_text(x + 52, y + 4, kind, _SMALL))
        x += 52 + width_of(kind, _SMALL) + 24
    return parts


def _text(x: float, y: float, words: str, size: int, *, colour: str = _INK) -> str:
    place = f'x="{_n(x)}" y="{_n(y)}" font-size="{size}"'
    return f'<text {place} fill="{colour}">{xml(words)}</text>'


def _n(number: float) -> str:
    """Return *number* with one decimal at most."""
    return f"{number:.1f}".removesuffix(".0")
