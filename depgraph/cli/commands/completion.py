"""``depgraph completion``: the shell's own script, made by click."""

import click
from click.shell_completion import ShellComplete, get_completion_class

from depgraph.cli.documented import Documented
from depgraph.cli.pipes import say

EPILOG = """\
Example:
  depgraph completion bash > ~/.local/share/bash-completion/completions/depgraph
  depgraph completion zsh > ~/.zfunc/_depgraph
  depgraph completion fish > ~/.config/fish/completions/depgraph.fish
"""


@click.command("completion", cls=Documented, epilog=EPILOG)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the script that completes commands in a shell."""
    from depgraph.cli.main import depgraph

    found = get_completion_class(shell)
    if found is None:
        message = f"this version of click cannot complete in {shell}"
        raise click.UsageError(message)
    # The class asks the installed shell for its version first, which printing does not need.
    say(ShellComplete.source(found(depgraph, {}, "depgraph", "_DEPGRAPH_COMPLETE")) + "\n")
