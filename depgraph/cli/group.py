"""The group of all commands. A command's module is imported when that command runs."""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from depgraph.cli.documented import Documented
from depgraph.cli.pipes import silence
from depgraph.cli.suggesting import Suggesting
from depgraph.cli.table import COMMANDS, SECTIONS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class LazyGroup(Documented, Suggesting):
    """Knows its commands by the table and loads one by its name."""

    def list_commands(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's own signature
    ) -> list[str]:
        """Return the names of all commands in the order of the help page."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's own signature
        cmd_name: str,
    ) -> click.Command | None:
        """Return the command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"depgraph.cli.commands.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Return what a shell offers, by the table: a key that was pressed imports no command."""
        from click.shell_completion import CompletionItem

        names = [entry for entry in COMMANDS.values() if entry.name.startswith(incomplete)]
        offered = [CompletionItem(entry.name, help=entry.help) for entry in names]
        return offered + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's own signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the table, which needs no command to be imported."""
        for title, entries in SECTIONS:
            with formatter.section(title):
                formatter.write_dl([(entry.name, entry.help) for entry in entries])

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401  # click's own signature
    ) -> click.Context:
        """Read the arguments; the help page is printed here, perhaps to nobody."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except BrokenPipeError:
            silence()
            raise click.exceptions.Exit(0) from None

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a reader that stops reading is no fault."""
        try:
            answer: object = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            silence()
            return None
        finally:
            _tell_faults()
        return answer


def _tell_faults() -> None:
    """Say which installed extractors cannot be used, where the command asked for extractors."""
    extraction = sys.modules.get("depgraph.extraction")
    for fault in extraction.faults() if extraction else ():
        click.echo(f"depgraph: {fault}", err=True)
