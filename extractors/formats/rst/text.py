"""The visible text of one node, with marks and lines at exact offsets."""

from dataclasses import dataclass, field

from docutils import nodes

from depgraph.model.documents import Mark, MarkKind
from depgraph.model.patterns import regex

_BLANKS = regex(r"[ \t\n\f]+")
_DEEPEST = 20
_MOST_SUBSTITUTIONS = 500
"""In one paragraph; one that stands for several others must not grow without end."""


@dataclass(slots=True)
class Text:
    """Collects what a reader sees of inline nodes, from source line *line* on."""

    tree: nodes.document
    line: int | None
    anchors: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _passed: int = 0
    _depth: int = 0
    _substitutions: int = 0

    def add(self, node: nodes.Node) -> None:
        """Add *node* and all below it."""
        if isinstance(node, nodes.Text):
            self._words(str(node))
            return
        if not isinstance(node, nodes.Element) or self._depth > _DEEPEST:
            return
        if isinstance(node, nodes.target) and "refuri" in node:
            # The address behind a link's words: the link has counted its lines.
            return
        before = self._passed
        self._depth += 1
        self._element(node)
        self._depth -= 1
        self._go_to(max(self._passed, before + node.rawsource.count("\n")))

    def finish(self) -> str:
        """Return the text without blanks at its end; marks that lie behind it are shortened."""
        text = "".join(self._pieces).rstrip()
        end = len(text)
        shortened = (
            Mark(mark.kind, min(mark.start, end), min(mark.end, end), mark.target)
            for mark in sorted(self.marks, key=lambda mark: (mark.start, -mark.end))
        )
        self.marks = [mark for mark in shortened if mark.end > mark.start]
        self.lines = [pair for pair in self.lines if pair[0] < end]
        return text

    @property
    def source_lines(self) -> tuple[tuple[int, int], ...]:
        """Return the lines that the text runs over, nothing when it is a single one."""
        return ((0, self.line), *self.lines) if self.lines and self.line else ()

    def _element(self, node: nodes.Element) -> None:
        match node:
            case nodes.footnote_reference():
                self._drop_blank()
            case nodes.raw() | nodes.system_message():
                pass
            case nodes.substitution_reference():
                self._substituted(node)
            case nodes.image():
                self._words(str(node.get("alt", "")))
            case nodes.citation_reference():
                self._marked(node, MarkKind.LINK, _target(node), "[]")
            case nodes.reference():
                self._marked(node, MarkKind.LINK, _target(node))
            case nodes.strong():
                self._marked(node, MarkKind.STRONG)
            case nodes.literal():
                self._marked(node, MarkKind.CODE)
            case nodes.target():
                self.anchors += node["ids"]
                self._children(node)
            case _:
                self._children(node)

    def _children(self, node: nodes.Element) -> None:
        for child in node:
            self.add(child)

    def _marked(
        self,
        node: nodes.Element,
        kind: MarkKind,
        target: str = "",
        around: str = "",
    ) -> None:
        start = self._length
        self._words(around[:1])
        self._children(node)
        self._words(around[1:])
        if self._length > start and (target or kind is not MarkKind.LINK):
            self.marks.append(Mark(kind, start, self._length, target))

    def _substituted(self, node: nodes.Element) -> None:
        """Add what a substitution stands for; its name as written when nothing defines it."""
        name = node.get("refname", "")
        found = self.tree.substitution_defs
        known = found.get(name) or found.get(self.tree.substitution_names.get(name.lower(), ""))
        if known is None or self._substitutions > _MOST_SUBSTITUTIONS:
            self._words(f"|{node.astext()}|")
            return
        self._substitutions += 1
        before = self._passed
        self._children(known)
        self._passed = before

    def _words(self, text: str) -> None:
        for at, line in enumerate(text.split("\n")):
            if at:
                self._go_to(self._passed + 1)
                self._append(" ")
            self._append(line)

    def _append(self, text: str) -> None:
        folded = _BLANKS.sub(" ", text)
        if folded.startswith(" ") and (not self._length or self._pieces[-1].endswith(" ")):
            folded = folded[1:]
        if folded:
            self._pieces.append(folded)
            self._length += len(folded)

    def _go_to(self, passed: int) -> None:
        """Say that what follows stands *passed* lines below the first."""
        if passed <= self._passed:
            return
        self._passed = passed
        if self.line is None:
            return
        line = self.line + passed
        if not self._length:
            return
        at = self._length + (0 if self._pieces[-1].endswith(" ") else 1)
        if self.lines and self.lines[-1][0] == at:
            self.lines[-1] = (at, line)
        else:
            self.lines.append((at, line))

    def _drop_blank(self) -> None:
        """Forget the blank before the mark of a footnote."""
        if self._pieces and self._pieces[-1].endswith(" "):
            self._pieces[-1] = self._pieces[-1][:-1]
            self._length -= 1
            if not self._pieces[-1]:
                self._pieces.pop()


def _target(node: nodes.Element) -> str:
    if node.get("refuri"):
        return str(node["refuri"])
    return f"#{node['refid']}" if node.get("refid") else ""
