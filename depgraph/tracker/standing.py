"""The text in force of documents that are not judged themselves but are being edited as well.

A downstream document that was mended for a proposal must not be judged as if its new words had
been in force all along. Its tracked changes, git and what was accepted tell what was.
"""

from functools import cached_property

from depgraph.analysis.indexed import Indexed
from depgraph.errors import GitError, NoWorkingCopyError
from depgraph.model.documents import View
from depgraph.tracker.drafts import document
from depgraph.tracker.questions import States
from depgraph.tracker.revisions import committed
from depgraph.workspace import Git, Workspace


class InForce:
    """Answers for one path at a time, and only when asked."""

    def __init__(self, workspace: Workspace, states: States) -> None:
        self._workspace, self._states = workspace, states

    def __call__(self, path: str) -> Indexed | None:
        """Return the text in force of *path*, or ``None`` when it is the text that is there."""
        found = self._states.after.document(path)
        if found is None:
            return None
        if self._states.against and path in self._states.changed:
            return self._states.before.document(path)
        if found.reading.document.revisions:
            data = self._workspace.bytes_of(path)
            return document(self._workspace, path, data, View.ORIGINAL)
        if self._states.against:
            return None
        if self._git is not None and self._git.status.commit:
            return committed(self._workspace, self._git, path)
        number = self._workspace.store.accepted_at(path)
        return None if number is None else Indexed(path, self._workspace.store.reading(number))

    @cached_property
    def _git(self) -> Git | None:
        """The history, if it can be asked; a draft can be judged where git cannot speak."""
        try:
            return self._workspace.git
        except (GitError, NoWorkingCopyError):
            return None
