"""Options that several commands share, each written once."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from depgraph.cli.exits import ExitCode
from depgraph.cli.files import refuse_unwritable
from depgraph.cli.output import Outputs, Target
from depgraph.cli.progress import Progress
from depgraph.model.documents import View
from depgraph.model.engine import MOST_JOBS, Engine, address_of
from depgraph.model.findings import INCOMPLETE
from depgraph.report.look import Detail

Command = TypeVar("Command", bound=Callable[..., object])


_SHORT = {"md": "markdown"}
"""Other names of formats."""


def formats(*names: str) -> Callable[[Command], Command]:
    """Add ``--format`` and ``--output``; the first of *names* is the default."""
    told = ", ".join(names)

    def decorate(command: Command) -> Command:
        output = click.option(
            "--output",
            "-o",
            type=click.Path(path_type=Path),
            help="Write to FILE instead of standard output; keeps the exit code, unlike a pipe.",
        )
        form = click.option(
            "--format",
            "-f",
            "targets",
            metavar="FORMAT[:FILE]",
            multiple=True,
            callback=lambda _ctx, _param, values: tuple(_target(v, names) for v in values),
            shell_complete=lambda _ctx, _param, begun: [n for n in names if n.startswith(begun)],
            help=f"{told}; default {names[0]}. Repeatable: --format {names[1]}:out.{names[1]}",
        )
        return form(output(command))

    return decorate


def root(command: Command) -> Command:
    """Add ``--root``."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="Folder of the documents; found by itself when left out.",
    )(command)


def jobs(command: Command) -> Command:
    """Add ``--jobs``."""
    return click.option(
        "--jobs",
        "-j",
        metavar="N",
        callback=lambda _ctx, _param, value: _count(value),
        help="Read with N processes; 1 reads in this one. As many as there are processors when "
        "neither this nor a setting says else.",
    )(command)


def engine(command: Command) -> Command:
    """Add ``--jobs`` and ``--engine``."""
    return jobs(
        click.option(
            "--engine",
            metavar="dask://HOST:PORT",
            callback=lambda _ctx, _param, value: _cluster(value),
            help="Read on the Dask cluster with this scheduler. It sees the documents and runs "
            "what it is sent, so name only one that is yours.",
        )(command)
    )


def engine_of(ctx: click.Context) -> Engine:
    """Return who is to read."""
    return Engine(ctx.params["jobs"] or 0, ctx.params.get("engine") or "")


def loudness(command: Command) -> Command:
    """Add ``-q`` and ``-v``."""
    quiet = click.option("--quiet", "-q", is_flag=True, help="Print the verdict only.")
    verbose = click.option("--verbose", "-v", is_flag=True, help="Print everything known.")
    return quiet(verbose(command))


def failing(command: Command) -> Command:
    """Add ``--fail-on``, ``--incomplete`` and ``--exit-zero``."""
    level = click.option(
        "--fail-on",
        type=click.Choice(["breaking", "review", "never"]),
        help="Exit with 1 from this level up; breaking when neither this nor a setting says else.",
    )
    unread = click.option(
        "--incomplete",
        type=click.Choice(INCOMPLETE),
        help="Exit with 3 for all that could not be read (fail), for what the change touches "
        "(changed), or never (tell); fail when neither this nor a setting says else.",
    )
    return level(unread(exit_zero(command)))


def exit_zero(command: Command) -> Command:
    """Add ``--exit-zero``."""
    return click.option("--exit-zero", is_flag=True, help="Report everything, but exit with 0.")(
        command
    )


def view(command: Command) -> Command:
    """Add ``--view``."""
    return click.option(
        "--view",
        type=click.Choice([item.value for item in View]),
        callback=lambda _ctx, _param, value: View(value) if value else None,
        help="Which text of a file with tracked changes is meant.",
    )(command)


def only(command: Command) -> Command:
    """Add ``--only``."""
    return click.option(
        "--only",
        metavar="RULES",
        multiple=True,
        callback=_rules,
        help="Only these rules or families: --only REF,VAL301. Repeatable.",
    )(command)


def detail_of(ctx: click.Context) -> Detail:
    """Return how much is to be printed."""
    if ctx.params.get("quiet"):
        return Detail.VERDICT
    return Detail.ALL if ctx.params.get("verbose") else Detail.NORMAL


def outputs_of(ctx: click.Context, default: str = "text") -> Outputs:
    """Return where the answer goes; one format stays on standard output."""
    targets: tuple[Target, ...] = ctx.params["targets"]
    aside = tuple(target for target in targets if target.file)
    main = tuple(target for target in targets if not target.file) or (Target(default),)
    if len(main) > 1:
        names = [target.format for target in main]
        message = (
            f"{' and '.join(names)} cannot share standard output; "
            f"write one to a file with --format {names[1]}:FILE"
        )
        raise click.UsageError(message)
    every = (*aside, Target(main[0].format, _file(ctx.params["output"])))
    refuse_unwritable(target.file for target in every if target.file)
    return Outputs(every, detail_of(ctx))


def progress_of(ctx: click.Context) -> Progress:
    """Return the progress that fits what the person asked to see."""
    return Progress(visible=detail_of(ctx) is not Detail.VERDICT and sys.stderr.isatty())


def failing_code(ctx: click.Context, code: ExitCode) -> ExitCode:
    """Return *code*, or success when ``--exit-zero`` was given."""
    return ExitCode.CLEAN if ctx.params["exit_zero"] else code


def _target(value: str, names: tuple[str, ...]) -> Target:
    """Return the target that ``json`` or ``json:out.json`` names; ``json:-`` is like ``json``."""
    name, named, file = value.partition(":")
    if (long := _SHORT.get(name)) in names:
        name = str(long)
    if name not in names:
        from difflib import get_close_matches

        nearest = get_close_matches(name, names, n=1)
        hint = f"; did you mean {nearest[0]!r}?" if nearest else ""
        message = f"{name!r} is not one of {', '.join(names)}{hint}"
        raise click.BadParameter(message)
    if named and not file:
        message = f"{value!r} names no file; write {name}:FILE, or {name} for standard output"
        raise click.BadParameter(message)
    return Target(name, _file(file))


def _file(named: Path | str | None) -> Path | None:
    """Return the file that is *named*, none for standard output."""
    return Path(named) if named and str(named) != "-" else None


def _count(value: str | None) -> int | None:
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:5]) <= MOST_JOBS):
        message = f"{value!r} is no number of processes; give one from 1 to {MOST_JOBS}"
        raise click.BadParameter(message)
    return int(value)


def _cluster(value: str | None) -> str | None:
    if value is not None and not address_of(value):
        message = f"{value!r} names no cluster; write dask://HOST:PORT, such as dask://mill:8786"
        raise click.BadParameter(message)
    return value


def _rules(
    _ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the ids of all rules named, families spelt out."""
    if not value:
        return ()
    from depgraph.analysis.catalogue import rules_named

    names = [name.strip() for item in value for name in item.split(",") if name.strip()]
    return rules_named(tuple(names))
