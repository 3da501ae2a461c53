"""``depgraph rules``: the whole catalogue."""

import click

from depgraph.cli.documented import Documented
from depgraph.cli.options import formats, outputs_of
from depgraph.cli.output import publish
from depgraph.report.look import Look

EPILOG = """\
Example:
  depgraph rules
  depgraph rules --format json
"""


@click.command("rules", cls=Documented, epilog=EPILOG)
@formats("text", "json")
@click.pass_context
def command(ctx: click.Context, /, **_: object) -> None:
    """List all rules.

    The level shown is the highest that the rule gives; `depgraph explain RULE` tells when it
    gives a lower one.
    """
    from depgraph.analysis.catalogue import RULES, RULESET
    from depgraph.report.explain import rules_as_json, rules_text

    def render(name: str, look: Look) -> str:
        return rules_as_json(RULES, RULESET) if name == "json" else rules_text(RULES, look)

    publish(outputs_of(ctx), render)
