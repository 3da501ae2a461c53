"""Directives that docutils lacks or must not run here. None opens a file, all keep their text."""

from collections.abc import Callable
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from docutils.statemachine import StringList

from extractors.formats.rst.roles import INSERTED, page, titled

NAVIGATION_CLASS = "depgraph-navigation"
_CODE_WORDS = """code code-block sourcecode raw productionlist doctest testcode testoutput
    testsetup testcleanup graphviz digraph graph mermaid uml plantuml ipython prompt
    jupyter-execute code-cell highlight-block command-output program-output"""
_CODE = frozenset(_CODE_WORDS.split())
_FILES = frozenset({"include", "literalinclude"})
_DROPPED_WORDS = """index highlight currentmodule tabularcolumns default-domain role default-role
    date meta title sphinx-autobuild restructuredtext-test-directive"""
_DROPPED = frozenset(_DROPPED_WORDS.split())
_SIGNATURE_WORDS = """function method class attribute data exception module option envvar
    program describe object staticmethod classmethod decorator property confval automodule
    autoclass autofunction automethod autodata autoattribute autoexception"""
_SIGNATURES = frozenset(_SIGNATURE_WORDS.split())
_CONDITIONS = frozenset({"only", "ifconfig"})
_LEADS = {
    "versionadded": "Added in version",
    "versionchanged": "Changed in version",
    "deprecated": "Deprecated since version",
    "versionremoved": "Removed in version",
    "deprecated-removed": "Deprecated since version",
}


class _AnyOption(dict[str, Callable[[str], Any]]):
    """Accepts every option of a directive as it is written."""

    def __missing__(self, name: str) -> Callable[[str], Any]:
        return directives.unchanged


class Fallback(Directive):
    """Keeps the argument and the content of a directive that nothing here knows."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = _AnyOption({"class": directives.unchanged})

    def run(self) -> list[nodes.Node]:
        """Return the argument as a paragraph, then the content, read like any text."""
        container = nodes.container()
        begun = self._begun()
        if begun:
            self.state.nested_parse(StringList(begun, source=""), self.lineno, container)
        else:
            container += self._argument()
        self.state.nested_parse(self.content, self.content_offset, container)
        return [container]

    def _begun(self) -> list[str]:
        """Return the lines of an argument that begins below the name: content without a blank."""
        below = self.block_text.split("\n", 1)[0].rstrip().endswith("::")
        return self.arguments[0].split("\n") if below and self.arguments else []

    def _argument(self) -> list[nodes.Node]:
        written = self.arguments[0] if self.arguments else ""
        short = self.name.rsplit(":", 1)[-1].lower()
        if not written or short in _CONDITIONS:
            return []
        if ":" in self.name or short in _SIGNATURES:
            lines = [line.strip() for line in written.split("\n")]
            return [self._paragraph([nodes.literal(line, line)]) for line in lines]
        lead = _LEADS.get(short)
        shown = f"{lead} {written}" if lead else written
        inline, messages = self.state.inline_text(shown, self.lineno)
        return [self._paragraph(inline), *messages]

    def _paragraph(self, inline: list[nodes.Node]) -> nodes.paragraph:
        paragraph = nodes.paragraph("", "", *inline)
        paragraph.line = self.lineno
        return paragraph


class _Code(Fallback):
    """Keeps content as it is written."""

    def run(self) -> list[nodes.Node]:
        begun = self._begun()
        text = "\n".join([*begun, *([""] if begun and self.content else []), *self.content])
        if not text.strip():
            return self._file()
        block = nodes.literal_block(text, text)
        block.line = self.lineno + 1 if begun else self.content_offset + 1
        return [block]

    def _file(self) -> list[nodes.Node]:
        path = str(self.options.get("file", ""))
        return [self._paragraph([nodes.reference(path, path, refuri=path)])] if path else []


class _File(Fallback):
    """Leads to a file that would be inserted; it is read on its own, when it is in the set."""

    def run(self) -> list[nodes.Node]:
        path = " ".join("".join(self.arguments).split())
        if not path or path.startswith("<"):
            return []
        return [self._paragraph([nodes.reference(path, path, refuri=path, **{INSERTED: True})])]


class _Contents(Fallback):
    """Leads to the pages that a table of contents of Sphinx lists."""

    def run(self) -> list[nodes.Node]:
        return [
            self._entry(line.strip(), self.content_offset + at)
            for at, line in enumerate(self.content, start=1)
            if line.strip() and not set(line) & set("*?[")
        ]

    def _entry(self, line: str, at: int) -> nodes.Node:
        title, target = titled(line)
        written = target if "://" in target or target.endswith(".rst") else page(target)
        leads = target != "self"
        node = nodes.reference(line, title, refuri=written) if leads else nodes.Text(title)
        paragraph = nodes.paragraph("", "", node, classes=[NAVIGATION_CLASS])
        paragraph.line = at
        return paragraph


class _Nothing(Fallback):
    """Shows nothing to a reader."""

    def run(self) -> list[nodes.Node]:
        if self.name.lower() == "role":
            self._note_role("".join(self.arguments))
        # A substitution must stand for something: the day of reading is left empty.
        return [nodes.inline()] if self.name.lower() == "date" else []

    def _note_role(self, written: str) -> None:
        name, _, base = written.partition("(")
        inliner: Any = self.state.memo.inliner
        inliner.bases[name.strip().lower()] = base.rstrip(") ").lower() or "plain"


def own_directive(name: str) -> type[Directive] | None:
    """Return the directive called *name* when it is read here instead of by docutils."""
    known = name.lower()
    if known == "toctree":
        return _Contents
    if known in _CODE:
        return _Code
    if known in _FILES:
        return _File
    return _Nothing if known in _DROPPED else None
