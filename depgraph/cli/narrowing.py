"""Options that narrow what is shown of who relies on whom."""

from collections.abc import Callable
from typing import TypeVar

import click

from depgraph.graph import KINDS, Direction

Command = TypeVar("Command", bound=Callable[..., object])


def kinds(command: Command) -> Command:
    """Add ``--kind``."""
    return click.option(
        "--kind",
        "kinds",
        metavar="KIND",
        multiple=True,
        callback=_kinds,
        shell_complete=lambda _ctx, _param, begun: [n for n in KINDS if n.startswith(begun)],
        help=f"Only these ways to rely on something: {', '.join(KINDS)}. Repeatable.",
    )(command)


def direction(command: Command) -> Command:
    """Add ``--direction``."""
    return click.option(
        "--direction",
        type=click.Choice([item.value for item in Direction]),
        default=Direction.BOTH.value,
        show_default=True,
        callback=lambda _ctx, _param, value: Direction(value),
        help="From DOCUMENT to what it relies on, to what relies on it, or both.",
    )(command)


def _kinds(
    _ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the words, those in one argument taken apart: ``cites,links``."""
    words = tuple(word.strip() for item in value for word in item.split(",") if word.strip())
    for word in words:
        if word not in KINDS:
            from difflib import get_close_matches

            nearest = get_close_matches(word, KINDS, n=1)
            hint = f"; did you mean {nearest[0]!r}?" if nearest else ""
            message = f"{word!r} is not one of {', '.join(KINDS)}{hint}"
            raise click.BadParameter(message)
    return words
