"""A document as Markdown, with the numbers that its program would show written out."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from depgraph.model.documents import Block, BlockKind, Document, MarkKind
from depgraph.model.patterns import regex
from depgraph.report.plain import plain, plain_lines

_SPECIAL = regex(
    r"[\\`*<>~]"
    r"|\](?=[(\[:])"
    r"|_+"
    r"|&(?=#?\w{1,32};)"
    r"|!(?=\[)"
)
_LEADING = regex(r"(?P<sign>#{1,6}(?=\s|$)|[-+=](?=[-+=\s]|$)|\d{1,9}[.)](?=\s|$))")
_RULE = regex(r"[\s_]+")
_BULLET = regex(r"[^\w(]*")


def document_markdown(document: Document) -> str:
    """Return all blocks of *document*; a table stands where its first cell stood."""
    tables = _tables(document.blocks)
    parts: list[str] = []
    for kind, group in groupby(_stream(document.blocks), key=_group):
        blocks = list(group)
        match kind[0]:
            case "table":
                parts.append(_table(tables[kind[1]]))
            case "code":
                parts.append(_fence(blocks))
            case "item":
                top = min(block.level for block in blocks)
                parts.append("\n".join(_item(block, block.level - top) for block in blocks))
            case _:
                parts += [_paragraph(block) for block in blocks]
    return "".join(part + "\n\n" for part in parts if part).rstrip("\n") + "\n"


def _stream(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks, of each table only the first."""
    seen: set[int] = set()
    for block in blocks:
        if block.table is None:
            yield block
        elif block.table not in seen:
            seen.add(block.table)
            yield block


def _group(block: Block) -> tuple[str, int]:
    if block.table is not None:
        return "table", block.table
    if block.kind in (BlockKind.CODE, BlockKind.COMMENT):
        return "code", 0
    return ("item", 0) if block.kind is BlockKind.ITEM else ("text", 0)


def _tables(blocks: Iterable[Block]) -> dict[int, list[Block]]:
    tables: dict[int, list[Block]] = {}
    for block in blocks:
        if block.table is not None:
            tables.setdefault(block.table, []).append(block)
    return tables


def _paragraph(block: Block) -> str:
    text = _numbered(block)
    if not text:
        return ""
    match block.kind:
        case BlockKind.HEADING:
            return "#" * min(max(block.level, 1), 6) + " " + text
        case BlockKind.RUNNING | BlockKind.NOTE:
            part = f"{plain(block.place.part)}: " if block.place.part else ""
            return f"> {part}{text}"
        case _:
            return _led(text)


def _item(block: Block, depth: int) -> str:
    """Return the item *depth* levels below the first; deeper alone would be code to Markdown."""
    indent = "  " * depth
    text = _inline(block)
    if _BULLET.fullmatch(block.label):
        return f"{indent}- {_led(text)}"
    return f"{indent}- {_led(f'{plain(block.label)} {text}'.rstrip())}"


def _numbered(block: Block) -> str:
    """Return the text behind its number, as the program shows it."""
    return f"{plain(block.label)} {_inline(block)}".strip()


def _table(cells: list[Block]) -> str:
    grid: dict[int, dict[int, str]] = {}
    for cell in cells:
        row = grid.setdefault(cell.row or 0, {})
        column = cell.column or 0
        text = _numbered(cell).replace("|", "\\|")
        row[column] = f"{row[column]}<br>{text}" if column in row else text
    width = max(max(row) for row in grid.values()) + 1
    lines = [_row(grid[number], width) for number in sorted(grid)]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _row(row: dict[int, str], width: int) -> str:
    return "|" + "".join(f" {row.get(column, '')} |" for column in range(width))


def _fence(blocks: list[Block]) -> str:
    text = "\n".join(plain_lines(block.text.rstrip("\n")) for block in blocks)
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def _inline(block: Block) -> str:
    """Return the text of *block* on one line, its links, emphasis and code marked."""
    strong = block.kind is not BlockKind.HEADING
    parts: list[str] = []
    at = 0
    for mark in sorted(block.marks, key=lambda m: (m.start, -m.end)):
        if mark.start < at or mark.end <= mark.start or mark.kind is MarkKind.FIELD:
            continue
        parts.append(_escaped(block.text[at : mark.start]))
        inside = block.text[mark.start : mark.end]
        parts.append(_marked(inside, mark.kind, mark.target, strong=strong))
        at = mark.end
    parts.append(_escaped(block.text[at:]))
    return "".join(parts).strip()


def _marked(text: str, kind: MarkKind, target: str, *, strong: bool) -> str:
    inner = text.strip()
    if not inner:
        return text
    head, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    match kind:
        case MarkKind.LINK:
            address = plain(target).replace(" ", "%20").replace(")", "%29").replace("(", "%28")
            body = f"[{_escaped(inner)}]({address})"
        case MarkKind.CODE if "`" not in inner:
            body = f"`{plain(inner)}`"
        case MarkKind.STRONG if strong:
            body = f"**{_escaped(inner)}**"
        case _:
            body = _escaped(inner)
    return head + body + tail


def _escaped(text: str) -> str:
    """Return *text* so that Markdown shows it as it is."""
    if not text.strip():
        return " " if text else ""
    if _RULE.fullmatch(text) and "_" in text:
        return plain(text).replace("_", "\\_")
    head = " " if text[0].isspace() else ""
    tail = " " if text[-1].isspace() else ""
    return head + _SPECIAL.sub(_slashed, plain(text)) + tail


def _slashed(found: re.Match[str]) -> str:
    """Return the sign found with a backslash; underscores that Markdown leaves alone stay."""
    text, start, end = found.string, found.start(), found.end()
    sides = text[max(start - 1, 0) : start], text[end : end + 1]
    if found[0][0] == "_" and (
        all(side.isalnum() for side in sides) or not "".join(sides).strip()
    ):
        return found[0]
    return "".join("\\" + letter for letter in found[0])


def _led(text: str) -> str:
    """Return *text* so that its beginning starts no heading and no list of Markdown's own."""
    found = _LEADING.match(text)
    if not found:
        return text
    sign = found["sign"]
    return text[: len(sign) - 1] + "\\" + text[len(sign) - 1 :] if sign[0] != "#" else "\\" + text
