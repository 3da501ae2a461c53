"""``depgraph schema``: the shape of an output, for programs."""

import click

from depgraph.cli.documented import Documented
from depgraph.cli.pipes import say

NAMES = ("report", "facts", "links", "graph", "matrix", "stats", "rules")

EPILOG = """\
Example:
  depgraph schema report > report.schema.json
"""


@click.command("schema", cls=Documented, epilog=EPILOG)
@click.argument("name", type=click.Choice(NAMES))
def command(name: str) -> None:
    """Print the JSON Schema of an output."""
    from depgraph.report.schemas import schema_text

    say(schema_text(name))
