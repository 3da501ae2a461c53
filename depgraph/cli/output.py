"""Where an answer goes: the terminal, a pipe, or files; and how it looks there."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from depgraph.cli.files import write_whole
from depgraph.cli.pipes import say
from depgraph.model.immutable import immutable
from depgraph.report.look import Detail, Look

Render = Callable[[str, Look], str | bytes]
"""Makes the answer in the named format; bytes are for files alone."""


@immutable
class Target:
    """One output format, to *file* or, without one, to standard output."""

    format: str
    file: Path | None = None


@immutable
class Outputs:
    """All that ``--format``, ``--output``, ``-q`` and ``-v`` say together."""

    targets: tuple[Target, ...]
    detail: Detail


def publish(outputs: Outputs, render: Render) -> None:
    """Write the answer in every format that was asked for."""
    for target in outputs.targets:
        if target.file:
            answer = render(target.format, Look(detail=outputs.detail))
            write_whole(target.file, _bytes(answer))
        else:
            say(str(render(target.format, terminal_look(outputs.detail))))


def _bytes(answer: str | bytes) -> bytes:
    """Return *answer* as a file holds it; a name of a file need not be text."""
    return answer if isinstance(answer, bytes) else answer.encode("utf-8", "backslashreplace")


def terminal_look(detail: Detail) -> Look:
    """Return the look that fits standard output; colour and width only for a terminal."""
    if not sys.stdout.isatty():
        return Look(detail=detail)
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Look(width=_width(), colour=colour, detail=detail)


def _width() -> int:
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        return Look().width
    return max(columns, 40) if columns else Look().width
