"""What stops a command. What is merely wrong in a document is a ``Problem`` instead."""


class DepgraphError(Exception):
    """A request that cannot be answered; its text is one sentence and what to type next."""

    exit_code = 2
    lines: tuple[str, ...] = ()
    """What is told below the sentence, each on a line of its own."""


class NoSuchFileError(DepgraphError):
    """The path given is not there."""

    def __init__(self, path: str) -> None:
        super().__init__(f"no file at {path!r}; check the spelling, or give the path from here")


class OutsideRootError(DepgraphError):
    """The path given lies outside the folder that depgraph keeps."""

    def __init__(self, path: str, root: str) -> None:
        super().__init__(
            f"{path!r} lies outside {root!r}; run depgraph in its folder, or use --root"
        )


class TooWideError(DepgraphError):
    """The folder found is a home folder or a whole disk, and nobody named it."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"{folder!r} holds more than documents, and all below it would be read; go to the "
            f"folder of the documents, or type `--root {folder}` if it is meant"
        )


class NotADocumentError(DepgraphError):
    """No extractor claims the file."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path!r} is not a kind of file that depgraph reads; see `depgraph update -v`"
        )


class UnknownDocumentError(DepgraphError):
    """No tracked document answers to the name."""

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        known = "`depgraph stats -v` lists them"
        hint = f"did you mean {', '.join(nearest)}?" if nearest else known
        super().__init__(f"no tracked document is called {name!r}; {hint}")


class AmbiguousDocumentError(DepgraphError):
    """Several tracked documents answer to the name."""

    def __init__(self, name: str, paths: tuple[str, ...]) -> None:
        super().__init__(f"{name!r} could be {', '.join(paths)}; give the path")


class NothingAcceptedError(DepgraphError):
    """Nothing says which text is in force."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"nothing says which text of {path!r} is in force, so there is nothing to compare "
            f"with. Give the new text with `depgraph impact {path} --proposed NEW`, or type "
            "`depgraph init` to accept all texts as they are now and ask again after the next edit"
        )


class NoRepositoryError(DepgraphError):
    """A git revision was asked for where there is no git repository."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"{folder!r} is not in a git repository; leave out --range, --staged and --against, "
            "or give a file with --against FILE"
        )


class GitError(DepgraphError):
    """git could not answer."""

    def __init__(self, what: str, said: str) -> None:
        super().__init__(f"git could not {what}: {said}")


class GitMissingError(GitError):
    """The folder is kept by git, and git is not installed."""

    exit_code = 3

    def __init__(self) -> None:
        DepgraphError.__init__(
            self,
            "this folder is kept by git, but git is not installed here, so nothing says which "
            "text is in force; install git, or give the text in force with --against FILE",
        )


class GitRefusedError(GitError):
    """git does not trust the folder, because somebody else owns it."""

    exit_code = 3

    def __init__(self, command: str) -> None:
        DepgraphError.__init__(
            self,
            "git refuses to look at this folder because another user owns it; if you trust it, "
            f"type `{command or 'git config --global --add safe.directory FOLDER'}`",
        )


class NoWorkingCopyError(DepgraphError):
    """The repository has no files beside it."""

    exit_code = 3

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"{folder!r} is git's own folder, without the files; go to a working copy, or make "
            "one with `git worktree add ../files`"
        )


class UnrelatedHistoriesError(DepgraphError):
    """Two revisions have no common ancestor."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            f"{one} and {other} have no history in common; compare them as they are with "
            f"`--range {one}..{other}`"
        )


class UnknownRevisionError(DepgraphError):
    """git knows no such revision."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"git knows no revision {ref!r}; `git log --oneline` lists them")


class ShallowHistoryError(DepgraphError):
    """The comparison base is not in this clone."""

    exit_code = 3

    def __init__(self, ref: str) -> None:
        super().__init__(
            f"git has no commit {ref!r} here; in a shallow clone, fetch the history first "
            "(`git fetch --unshallow`)"
        )


class CannotWriteError(DepgraphError):
    """A file cannot be written."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"cannot write {name!r} ({reason}); check its permissions and try again")


class MissingExtraError(DepgraphError):
    """What was asked for needs a library that is not installed."""

    def __init__(self, what: str, library: str, extra: str, instead: str) -> None:
        super().__init__(
            f"{what} needs {library}, which is not installed; type "
            f"`pip install 'depgraph[{extra}]'`, or use {instead}"
        )


class NothingInCommonError(DepgraphError):
    """A folder of drafts holds no document at the path of one that is tracked."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"no document in {folder!r} lies where one lies here; give the folder whose files "
            "have the same paths as those below this one"
        )


class PatchError(DepgraphError):
    """A patch cannot be read as a proposal."""

    def __init__(self, what: str) -> None:
        super().__init__(f"the patch {what}")


class UnknownRuleError(DepgraphError):
    """No rule has the given id."""

    def __init__(self, rule: str, nearest: tuple[str, ...]) -> None:
        hint = (
            f"; did you mean {', '.join(nearest)}?" if nearest else "; `depgraph rules` lists them"
        )
        super().__init__(f"no rule is called {rule!r}{hint}")


class BrokenExtractorError(DepgraphError):
    """An installed extractor cannot be loaded."""

    exit_code = 4

    def __init__(self, name: str, said: str) -> None:
        super().__init__(
            f"the extractor {name!r} cannot be loaded ({said}); install it again, or remove it"
        )


class WaiverError(DepgraphError):
    """A waiver, or a line of the baseline, says something that depgraph does not understand."""

    def __init__(self, path: str, line: int | None, what: str) -> None:
        super().__init__(f"{path}:{line}: {what}" if line else f"{path}: {what}")
        self.line = line


class NoSuchFindingError(DepgraphError):
    """No finding has the given id or stands at the given place."""

    def __init__(self, said: str) -> None:
        super().__init__(
            f"no finding is called {said!r} or stands there; give its place as `depgraph check` "
            "prints it, or its id as `depgraph check -v` and `depgraph impact -v` do"
        )


class AmbiguousFindingError(DepgraphError):
    """Several findings have the given id or stand at the given place."""

    def __init__(self, said: str, findings: tuple[str, ...]) -> None:
        super().__init__(f"{said!r} could be one of these, so give the id in front:")
        self.lines = findings


class CannotWaiveError(DepgraphError):
    """The finding, or the waiver asked for, is none that there can be."""

    def __init__(self, why: str) -> None:
        super().__init__(why)


class BadClockError(DepgraphError):
    """The day that the environment names is none."""

    def __init__(self, variable: str, said: str) -> None:
        super().__init__(
            f"{variable} is {said!r}, which is no number of seconds; take it out, or set it to "
            "what `date +%s` prints"
        )


class ConfigurationError(DepgraphError):
    """The configuration file says something that depgraph does not understand."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(f"{path}: {what}")


class NothingMatchesError(ConfigurationError):
    """The configuration names documents by a path, and none lies there."""

    def __init__(
        self, place: str, key: str, pattern: str, nearest: str, things: str = "document"
    ) -> None:
        hint = f"did you mean {nearest!r}?" if nearest else "take it out, or mend it"
        super().__init__(place, f"{key} {pattern!r} matches no {things}; {hint}")
