"""What the store could not do. Its text says what is wrong and what to type next."""

from depgraph.errors import DepgraphError


class StoreVersionError(DepgraphError):
    """The store was written by a newer depgraph."""

    exit_code = 4

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path!r} was written by a newer depgraph; upgrade with `pip install -U depgraph`"
        )


class StoreBrokenError(DepgraphError):
    """The store is not a database that depgraph wrote, or no longer."""

    exit_code = 4

    def __init__(self, path: str, said: str, *, kept: bool) -> None:
        rest = (
            "delete this file and run `depgraph update`: everything is read anew, and what was "
            "accepted is kept in a file beside it"
            if kept
            else "put it back from a backup, or delete it and run `depgraph update`; without git, "
            "`depgraph init` must then say again which texts are in force"
        )
        super().__init__(f"{path!r} is damaged ({said}); {rest}")


class AcceptedBrokenError(DepgraphError):
    """The copy of what is in force is damaged, and the index it would mend is gone."""

    exit_code = 4

    def __init__(self, path: str, said: str) -> None:
        super().__init__(
            f"'.depgraph/{path}' says which texts are in force, and it is damaged ({said}); "
            "put it back from a backup, or delete it and accept the texts as they are now with "
            "`depgraph init`"
        )


class StoreBusyError(DepgraphError):
    """Another process has been writing all the time."""

    exit_code = 4

    def __init__(self, path: str) -> None:
        super().__init__(
            f"another depgraph is writing {path!r}; wait until it is done and ask again"
        )


class StoreFullError(DepgraphError):
    """There is no room for what is to be kept."""

    exit_code = 4

    def __init__(self, path: str, said: str) -> None:
        super().__init__(
            f"{path!r} cannot be written ({said}); make room on the disk and ask again"
        )


class StoreUnwritableError(DepgraphError):
    """The store cannot be opened."""

    exit_code = 4

    def __init__(self, path: str, said: str) -> None:
        super().__init__(
            f"{path!r} cannot be opened ({said}); see that you may write there and ask again"
        )


class StoreLinkedError(DepgraphError):
    """The place of the store is a link to somewhere else."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path!r} is a link that leads out of the folder, and nothing is written there; "
            "delete the link and ask again"
        )


class StoreChangedError(DepgraphError):
    """Another process removed what this one was about to read."""

    exit_code = 4

    def __init__(self) -> None:
        super().__init__("another depgraph changed the index at this moment; ask again")


class NotKeptError(DepgraphError):
    """What is accepted would be forgotten at once."""

    exit_code = 4

    def __init__(self, why: str) -> None:
        super().__init__(f"what is accepted cannot be kept: {why}; mend that and ask again")
