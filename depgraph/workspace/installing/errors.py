"""What stops an installation, and what to do instead."""

from depgraph.errors import DepgraphError


class NoGitError(DepgraphError):
    """The program git is not there."""

    def __init__(self) -> None:
        super().__init__("git is not installed here; install git, open a new terminal, try again")


class NotInRepositoryError(DepgraphError):
    """Something for git is to be installed where there is no working copy."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"{folder!r} is in no working copy of a git repository; go to the folder of the "
            "repository, or type `git init` first"
        )


class FrameworkHookError(DepgraphError):
    """The hooks of a repository are kept by pre-commit."""

    def __init__(self, file: str) -> None:
        super().__init__(
            f"the hooks here are kept by pre-commit; put the lines above under `repos:` in {file} "
            "and type `pre-commit install -t pre-commit -t pre-merge-commit`"
        )


class HookByOthersError(DepgraphError):
    """The hooks of a repository are kept by another program."""

    def __init__(self, file: str) -> None:
        super().__init__(
            "another program keeps the hooks here; put the line "
            f"`depgraph impact --staged --incomplete changed` into {file} instead"
        )


class UnreadableHookError(DepgraphError):
    """A hook stands there already that is no shell script."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"the {name} hook here is no shell script, so nothing was added to it; let it run "
            "`depgraph impact --staged --incomplete changed` and stop when that ends with another "
            "code than 0"
        )


class CannotReadError(DepgraphError):
    """A file cannot be read."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"cannot read {name!r} ({reason}); check its permissions and try again")
