"""``depgraph explain``: one rule in plain words."""

import click
from click.shell_completion import CompletionItem

from depgraph.cli.documented import Documented
from depgraph.cli.options import formats, outputs_of
from depgraph.cli.output import publish
from depgraph.report.look import Look


def _complete(
    _ctx: click.Context, /, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from depgraph.analysis.catalogue import RULES

    return [
        CompletionItem(rule.id, help=rule.name)
        for rule in RULES.values()
        if rule.id.startswith(incomplete.upper())
    ]


EPILOG = """\
Example:
  depgraph explain VAL301
  depgraph explain reference-retargeted
"""


@click.command("explain", cls=Documented, epilog=EPILOG)
@click.argument("rule", shell_complete=_complete)
@formats("text", "json")
@click.pass_context
def command(ctx: click.Context, /, rule: str, **_: object) -> None:
    """Explain one rule in plain words.

    RULE is an id such as VAL301 or a name such as restated-value-differs.
    """
    from depgraph.analysis.catalogue import RULES, rule_named
    from depgraph.report.explain import rule_as_json, rule_text

    found = rule_named(rule)

    def render(name: str, look: Look) -> str:
        return rule_as_json(found) if name == "json" else rule_text(found, RULES, look)

    publish(outputs_of(ctx), render)
