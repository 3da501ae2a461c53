"""How long work tells how far it is. Drawing it is the caller's business."""

from typing import Protocol


class Progress(Protocol):
    """Told before, during and after long work."""

    def start(self, total: int, what: str) -> None:
        """Announce *total* steps of *what* ("reading documents")."""

    def step(self, path: str) -> None:
        """Announce that *path* is done."""

    def finish(self) -> None:
        """Announce the end."""


class Silent:
    """A progress that shows nothing."""

    def start(self, total: int, what: str) -> None:
        """Show nothing."""

    def step(self, path: str) -> None:
        """Show nothing."""

    def finish(self) -> None:
        """Show nothing."""
