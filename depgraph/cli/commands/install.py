"""``depgraph install``: put depgraph where people already work."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from depgraph.cli.documented import Documented
from depgraph.cli.pipes import say
from depgraph.cli.suggesting import Suggesting

if TYPE_CHECKING:
    from depgraph.workspace.installing import Said

EPILOG = """\
Example:
  depgraph install git-diff
  depgraph install pre-commit
"""
_GIT_DIFF = """\
Example:
  depgraph install git-diff              write .gitattributes for the team, settings for this clone
  depgraph install git-diff --global     for all your repositories
  depgraph install git-diff --remove
"""
_PRE_COMMIT = """\
Example:
  depgraph install pre-commit
  depgraph install pre-commit --remove
  SKIP=depgraph git commit               commit without asking, once
"""
_FRAMEWORK = """\
  - repo: local
    hooks:
      - id: depgraph
        name: depgraph impact of staged documents
        entry: depgraph impact --staged --incomplete changed
        language: system
        pass_filenames: false
        always_run: true
        require_serial: true
        stages: [pre-commit, pre-merge-commit]
"""


class _Group(Documented, Suggesting):
    """The things that can be installed."""


@click.group("install", cls=_Group, epilog=EPILOG)
def command() -> None:
    """Let git show documents as text, and judge them before a commit."""


@command.command("git-diff", cls=Documented, epilog=_GIT_DIFF)
@click.option(
    "--global",
    "person",
    is_flag=True,
    help="For all your repositories on this machine instead of this one.",
)
@click.option(
    "--private",
    is_flag=True,
    help="Write nothing that is part of the repository: this clone only.",
)
@click.option("--remove", is_flag=True, help="Take away what was written, with the same options.")
def git_diff(*, person: bool, private: bool, remove: bool) -> None:
    """Show Word, PDF and other documents as text in git.

    `git diff`, `git log -p`, `git show` and `git blame` then print each paragraph with the number
    that Word computes for it. Which files are meant stands in .gitattributes, for the whole team;
    how they are shown is a setting of git that everybody installs once.
    """
    from depgraph.extraction import binary_endings
    from depgraph.workspace.installing import Reach, install_git_diff, remove_git_diff

    if person and private:
        message = "--global and --private each say for whom; give one of them"
        raise click.UsageError(message)
    reach = Reach.PERSON if person else Reach.CLONE if private else Reach.TEAM
    if remove:
        _tell(remove_git_diff(Path.cwd(), reach), "there was nothing of depgraph to take away")
        return
    _tell(install_git_diff(Path.cwd(), reach, binary_endings()))


@command.command("pre-commit", cls=Documented, epilog=_PRE_COMMIT)
@click.option("--remove", is_flag=True, help="Take away what was written; other hooks stay.")
def pre_commit(*, remove: bool) -> None:
    """Judge what is staged before each commit and each merge.

    A commit that makes a sentence in another document wrong is stopped, and the sentence shown.
    A hook that stands there already stays and is asked afterwards.
    """
    from depgraph.workspace.installing import install_hooks, remove_hooks
    from depgraph.workspace.installing.errors import FrameworkHookError

    if remove:
        _tell(remove_hooks(Path.cwd()), "there was nothing of depgraph to take away")
        return
    try:
        _tell(install_hooks(Path.cwd()))
    except FrameworkHookError:
        say(_FRAMEWORK)
        raise


def _tell(all_said: "tuple[Said, ...]", nothing: str = "") -> None:
    from depgraph.report.plain import plain

    width = max((len(said.place) for said in all_said), default=0)
    lines = [f"{said.what:<9} {plain(said.place):<{width}}  {said.why}" for said in all_said]
    say("".join(line.rstrip() + "\n" for line in lines or [nothing]))
