"""Help pages that end with an example, printed line by line as it was written."""

import click


class Documented(click.Command):
    """A command whose epilog is its example."""

    def format_epilog(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's own signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the epilog with its own line breaks."""
        formatter.write("\n" + (self.epilog or ""))
