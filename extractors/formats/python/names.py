"""The names that a Python module binds for others to mention. Function bodies are not entered."""

import ast
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from depgraph.model.facts import SymbolKind
from depgraph.model.patterns import regex
from extractors.formats.comments import Commented
from extractors.formats.listing import Named
from extractors.formats.python.literals import literal

_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_DEFINITION = regex(r"(?:async )?(?P<what>def|class) (?P<name>[A-Za-z_]\w*)")
_CONSTANT = regex(r"[A-Z][A-Z0-9_]*\s*(?::[^=#]{1,80})?=[^=]")


def parsed(text: str) -> tuple[ast.Module | None, int | None]:
    """Return the tree of *text*, or ``None`` and the line of the fault."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text), None
    except SyntaxError as error:
        return None, max(1, min(error.lineno or 1, text.count("\n") + 1))
    except (ValueError, RecursionError, MemoryError):
        return None, 1


@dataclass(slots=True)
class Names:
    """Adds to *code* the statements that bind names, and the docstrings."""

    code: Commented

    def module(self, tree: ast.Module) -> None:
        """Add everything of the module *tree*."""
        self._docstring(tree)
        self._body(tree.body, "", in_class=False)

    def salvage(self) -> None:
        """Add the definitions and constants that stand on one line of a module with a fault."""
        for number, line in enumerate(self.code.listing.lines, start=1):
            found = _DEFINITION.match(line)
            if found:
                kind = SymbolKind.CLASS if found["what"] == "class" else SymbolKind.FUNCTION
                name = Named(found["name"], kind, number, found.start("name"))
                self.code.code(number, number, (name,))
            elif _CONSTANT.match(line):
                tree, _ = parsed(line)
                self._body(_moved(tree, number) if tree else [], "", in_class=False)

    def _body(self, body: list[ast.stmt], prefix: str, *, in_class: bool) -> None:
        for node, following in zip(body, [*body[1:], None], strict=False):
            match node:
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    self._definition(node, prefix, SymbolKind.FUNCTION)
                    self._docstring(node)
                case ast.ClassDef():
                    self._definition(node, prefix, SymbolKind.CLASS)
                    self._docstring(node)
                    self._body(node.body, f"{prefix}{node.name}.", in_class=True)
                case ast.If() | ast.Try() | ast.With():
                    for inner in _branches(node):
                        self._body(inner, prefix, in_class=in_class)
                case ast.Assign() | ast.AnnAssign():
                    self._assignment(node, prefix, in_class=in_class)
                    self._with_docstring(node, following)

    def _definition(self, node: _Definition, prefix: str, kind: SymbolKind) -> None:
        first = _first_line(node)
        last = max(node.lineno, _first_line(node.body[0]) - 1)
        while last > node.lineno and self.code.is_empty(last):
            last -= 1
        column = self.code.column(node.lineno, node.col_offset, node.name)
        name = Named(node.name, kind, node.lineno, column, "", prefix + node.name)
        self.code.code(first, last, (name,))

    def _assignment(
        self, node: ast.Assign | ast.AnnAssign, prefix: str, *, in_class: bool
    ) -> None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = [target for target in targets if isinstance(target, ast.Name)]
        names = [name for name in names if not name.id.startswith("__")]
        value = literal(node.value) if node.value else "" if in_class else None
        if not names or value is None:
            return
        entries = _entries(node.value)
        made = tuple(self._constant(name, prefix, "" if entries else value) for name in names)
        last = node.value.lineno if entries and node.value else node.end_lineno
        self.code.code(node.lineno, last or node.lineno, made)
        self._entries(entries, prefix + names[0].id)

    def _constant(self, name: ast.Name, prefix: str, value: str) -> Named:
        column = self.code.column(name.lineno, name.col_offset, name.id)
        kind = SymbolKind.CONSTANT
        return Named(name.id, kind, name.lineno, column, value, prefix + name.id)

    def _entries(self, entries: list[tuple[ast.Constant, ast.expr]], owner: str) -> None:
        for key, value in entries:
            text = str(key.value)
            column = self.code.column(key.lineno, key.col_offset, text)
            full = f"{owner}.{text}"
            held = literal(value) or ""
            name = Named(text, SymbolKind.KEY, key.lineno, column, held, full)
            self.code.code(key.lineno, value.end_lineno or key.lineno, (name,))

    def _with_docstring(
        self, node: ast.Assign | ast.AnnAssign, following: ast.stmt | None
    ) -> None:
        """Add the string right behind the assignment *node*, as one block with it.

        The entries of a dictionary that have comments of their own stay apart from it.
        """
        if following is None or not _is_string(following):
            return
        last = node.end_lineno or node.lineno
        rows = range(node.lineno, last + 1)
        if node.value and _entries(node.value) and any(row in self.code.comments for row in rows):
            rows = range(node.lineno, node.value.lineno + 1)
        end = following.end_lineno or following.lineno
        self.code.together([*rows, *range(max(last, following.lineno), end + 1)])

    def _docstring(self, node: ast.Module | _Definition) -> None:
        match node.body[:1]:
            case [ast.Expr(value=ast.Constant(value=str() as text) as written)]:
                self.code.listing.prose([*_numbered(written, text)])


def _numbered(written: ast.Constant, text: str) -> Iterator[tuple[int, str]]:
    lines = text.split("\n")
    known = (written.end_lineno or written.lineno) - written.lineno + 1 == len(lines)
    for at, line in enumerate(lines):
        yield written.lineno + (at if known else 0), line


def _is_string(node: ast.stmt) -> bool:
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            return True
        case _:
            return False


def _moved(tree: ast.Module, line: int) -> list[ast.stmt]:
    return [ast.increment_lineno(node, line - 1) for node in tree.body]


def _branches(node: ast.If | ast.Try | ast.With) -> Iterator[list[ast.stmt]]:
    yield node.body
    if isinstance(node, ast.Try):
        for handler in node.handlers:
            yield handler.body
        yield node.finalbody
    if not isinstance(node, ast.With):
        yield node.orelse


def _first_line(node: ast.stmt) -> int:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return min([node.lineno, *(mark.lineno for mark in node.decorator_list)])
        case _:
            return node.lineno


def _entries(node: ast.expr | None) -> list[tuple[ast.Constant, ast.expr]]:
    """Return the entries of a dictionary whose keys are words, each on a line of its own."""
    if not isinstance(node, ast.Dict):
        return []
    found: list[tuple[ast.Constant, ast.expr]] = []
    last = node.lineno
    for key, value in zip(node.keys, node.values, strict=True):
        if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
            return []
        if key.lineno <= last:
            return []
        last = value.end_lineno or value.lineno
        found.append((key, value))
    return found
