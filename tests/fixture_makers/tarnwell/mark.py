"""Write a paper as Markdown with typed numbers, as our policies are written."""

from .numbers import Numbered
from .paper import Paper
from .source import Block


def _table(paper: Paper, block: Block) -> str:
    head, *rows = (tuple(paper.plain(cell, marked=True) for cell in row) for row in block.rows)
    rule = "|" + "---|" * len(head)
    return "\n".join(["| " + " | ".join(head) + " |", rule, *map(_row, rows)])


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


def _text(paper: Paper, block: Block, number: Numbered | None) -> str:
    text = paper.plain(block.text, number, marked=True)
    if block.kind == "title":
        return f"# {paper.number} {text}"
    if block.kind == "bullet":
        return f"- {text}"
    if number is None:
        return text
    if block.kind in {"clause", "attachment"}:
        style = paper.scheme[block.kind][block.level].style
        if block.level == 0 or style.startswith("Heading"):
            return f"{'#' * (block.level + 2)} {number.shown} {text}"
    return f"{number.shown} {text}"


def markdown(paper: Paper) -> bytes:
    """Return *paper* as Markdown with front matter."""
    front = (
        f"---\nnumber: {paper.number}\ntitle: {paper.title}\nrevision: {paper.revision}\n"
        f"status: {paper.status}\neffective_date: {paper.effective}\nowner: {paper.owner}\n---"
    )
    body = [
        _table(paper, block) if block.kind == "table" else _text(paper, block, number)
        for block, number in zip(paper.blocks, paper.numbers, strict=True)
    ]
    return ("\n\n".join([front, *body]) + "\n").encode()
