"""Text as paragraphs between blank lines, for a file whose markup cannot be read."""

from collections.abc import Iterator

from depgraph.model.documents import Block, Place


def paragraphs(text: str) -> tuple[Block, ...]:
    """Return each run of lines that are not blank as one paragraph."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    group: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip():
            group.append(line.strip())
        elif group:
            yield _block(group, number - len(group))
            group = []


def _block(group: list[str], first: int) -> Block:
    at = 0
    lines: list[tuple[int, int]] = []
    for number, line in enumerate(group, start=first):
        lines.append((at, number))
        at += len(line) + 1
    many = tuple(lines) if len(lines) > 1 else ()
    return Block(" ".join(group), place=Place(line=first), lines=many)
