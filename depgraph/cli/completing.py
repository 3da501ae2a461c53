"""What a shell offers for the name of a document: what is known already, without reading any."""

import os
from pathlib import Path, PurePosixPath

import click
from click.shell_completion import CompletionItem


def documents(ctx: click.Context, /, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the documents whose path or file name begins with *begun*; files where none does."""
    paths = _known(ctx.params.get("root"))
    names = {PurePosixPath(path).name.partition(".")[0] for path in paths}
    found = [CompletionItem(path) for path in paths if path.startswith(begun)]
    if begun:
        fits = (name for name in names if name.casefold().startswith(begun.casefold()))
        found += map(CompletionItem, sorted(fits))
    return found or [CompletionItem(begun, type="file")]


def _known(root: Path | None) -> list[str]:
    """Return the paths that the index holds, from where the person stands; makes no index."""
    from depgraph.workspace import open_workspace
    from depgraph.workspace.folder import STORE

    try:
        workspace = open_workspace(Path.cwd(), root)
        if not (workspace.root / STORE).is_file():
            return []
        paths = workspace.store.paths()
    except Exception:  # noqa: BLE001  # whatever is wrong, a key that was pressed says nothing
        return []
    return [os.path.relpath(workspace.root / path).replace(os.sep, "/") for path in paths]
