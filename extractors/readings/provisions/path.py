"""The provisions that are open while a tree grows, and the depth at which the next one lies."""

from depgraph.model.labels import Label
from extractors.readings.provisions.candidates import Candidate
from extractors.readings.provisions.nodes import Node
from extractors.readings.provisions.numbering import Form, components
from extractors.readings.provisions.sequences import Counted


class Path:
    """All provisions so far, and the path from the root to the one that is being read."""

    def __init__(self) -> None:
        """Begin without any provision."""
        self.nodes: list[Node] = []
        self.path: list[int] = []
        self._aside: Node | None = None
        self._first: Node | None = None

    def close(self, end: int) -> None:
        """End every open provision before block *end*."""
        self._end_aside(end)
        self._cut(0, end)

    def _begin_aside(self, candidate: Candidate) -> None:
        """Add a part up to the next one that changes no depth: nothing can lie below it."""
        self._push(candidate, None, len(self.path))
        self._cut(len(self.path) - 1, candidate.at + 1)
        self._aside = self.nodes[-1]

    def _end_aside(self, end: int) -> None:
        if self._aside is not None:
            self._aside.end = max(end, self._aside.candidate.at + 1)
            self._aside = None

    def _mark_depth(self, candidate: Candidate) -> int:
        """Return the depth of a mark that begins a series: below all but its equals in heading.

        Bracketed marks nest by their sequence: "(1)" as a heading stays in the paragraph "(b)".
        """
        numbering = candidate.numbering
        if not candidate.level or numbering is None or not numbering.style.endswith("()"):
            return self._begin_depth(candidate)
        for at, index in enumerate(self.path):
            node = self.nodes[index]
            marked = node.form is Form.LETTER or node.attached
            if node.level >= candidate.level and not marked:
                return at
        return len(self.path)

    def _prefix_depth(self, parts: tuple[str, ...]) -> int | None:
        for at in range(len(self.path) - 1, -1, -1):
            node = self.nodes[self.path[at]]
            own = components(node.number)
            if node.space == "section" and len(own) < len(parts) and parts[: len(own)] == own:
                return at + 1
            if node.space == "article" and own[:1] == parts[:1]:
                return at + 1
            numbering = node.candidate.numbering
            if node.level and numbering and numbering.roman and str(numbering.roman) == parts[0]:
                return at + 1
        return None

    def _sibling_depth(self, parts: tuple[str, ...]) -> int | None:
        for at in range(len(self.path) - 1, -1, -1):
            node = self.nodes[self.path[at]]
            if node.form is Form.DECIMAL and len(components(node.number)) == len(parts):
                return at
        return None

    def _outside_depth(self, candidate: Candidate) -> int:
        """Return the depth outside of every open section, step and enumeration."""
        if candidate.level:
            return self._heading_depth(candidate.level, keep=True)
        depth = len(self.path)
        while depth and self.nodes[self.path[depth - 1]].space in ("section", "step"):
            depth -= 1
        return depth

    def _begin_depth(self, candidate: Candidate) -> int:
        if candidate.level:
            return self._heading_depth(candidate.level, keep=True)
        return len(self.path)

    def _recital_depth(self, depth: int) -> int:
        """Return the depth outside of untitled "A.", "B.": no titled number lies in a recital."""
        for at, index in enumerate(self.path[:depth]):
            node = self.nodes[index]
            if node.form is Form.LETTER and not node.candidate.title and node.number.isupper():
                return at
        return depth

    def _heading_depth(self, level: int, *, keep: bool) -> int:
        """Return the depth under the headings above *level*; *keep* stays in an attachment."""
        depth = 0
        for at, index in enumerate(self.path):
            node = self.nodes[index]
            inside = 0 < node.level < level
            if inside or (node.attached and (not node.level or (keep and node.level <= level))):
                depth = at + 1
        return depth

    def _push(
        self, candidate: Candidate, label: Label | None, depth: int, counts: Counted | None = None
    ) -> None:
        self._cut(depth, candidate.at)
        parent = self.path[-1] if self.path else None
        if parent is not None and candidate.at > self.nodes[parent].candidate.at:
            above = self.nodes[parent]
            above.first_child = candidate.at if above.first_child is None else above.first_child
        self.path.append(len(self.nodes))
        self.nodes.append(Node(candidate, label, parent, counts))
        if self._first is None and not candidate.aside:
            self._first = self.nodes[-1]

    def _cut(self, depth: int, at: int) -> None:
        """Close the nodes below *depth* before block *at*; no part outlives its parent."""
        inner = 0
        for index in reversed(self.path[depth:]):
            node = self.nodes[index]
            node.end = max(node.candidate.at + 1, min(at, node.candidate.limit or at), inner)
            inner = node.end
        del self.path[depth:]

    def _leave(self, at: int) -> None:
        for depth, index in enumerate(self.path):
            candidate = self.nodes[index].candidate
            left = candidate.enclosed and candidate.at < at
            if left or 0 < candidate.limit <= at:
                self._cut(depth, at)
                return
