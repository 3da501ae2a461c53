"""A group of commands that answers a mistyped name with the nearest ones."""

import click


class Suggesting(click.Group):
    """Says which of its commands was perhaps meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that *args* name; one that is not there ends with the nearest."""
        given = args[0]
        known = self.list_commands(ctx)
        if given in known or ctx.resilient_parsing or given.startswith("-"):
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches

        near = get_close_matches(given.casefold(), known, n=2)
        hint = f"did you mean {' or '.join(map(repr, near))}?" if near else f"see `{_help(ctx)}`"
        message = f"there is no command {given!r}; {hint}"
        raise click.UsageError(message, ctx)


def _help(ctx: click.Context) -> str:
    return f"{ctx.command_path} --help"
