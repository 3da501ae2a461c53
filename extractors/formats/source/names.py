"""The names that source code binds, by a tree-sitter grammar. Function bodies are not entered."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from depgraph.model.facts import SymbolKind
from depgraph.model.immutable import immutable
from extractors.formats.comments import Commented
from extractors.formats.listing import Named
from extractors.formats.source.languages import Language

LONGEST = 2000
"""Characters of a value that is kept."""
_FUNCTIONS = frozenset({
    "function_declaration", "generator_function_declaration", "function_definition",
    "function_item", "function_signature_item", "method_declaration", "method_definition",
    "method_signature", "abstract_method_signature", "constructor_declaration", "method",
    "singleton_method", "create_function", "create_procedure",
})  # fmt: skip
_CLASSES = frozenset({
    "class_declaration", "abstract_class_declaration", "interface_declaration", "class", "module",
    "enum_declaration", "record_declaration", "struct_declaration", "type_alias_declaration",
    "class_specifier", "struct_specifier", "union_specifier", "enum_specifier", "struct_item",
    "enum_item", "union_item", "trait_item", "type_item", "type_spec", "create_table",
    "create_view", "type_definition",
})  # fmt: skip
_CONSTANTS = frozenset({
    "variable_declarator", "field_definition", "public_field_definition", "enum_assignment",
    "enum_constant", "const_spec", "var_spec", "const_item", "static_item", "preproc_def",
    "init_declarator", "field_declaration", "enumerator", "enum_variant", "assignment",
    "enum_member_declaration", "property_declaration", "property_signature", "pair",
    "variable_assignment", "column_definition",
})  # fmt: skip
_CLOSED = frozenset({
    "block", "statement_block", "compound_statement", "arrow_function", "function_expression",
    "lambda_expression", "closure_expression", "func_literal", "function_body", "call_expression",
    "if_statement", "for_statement", "while_statement", "do_block", "call", "create_query",
})  # fmt: skip
_Node = Any
"""A node of the grammar library, which is an optional part and has no types here."""


def parser_of(language: Language) -> Any | None:  # noqa: ANN401  # the library is optional
    """Return a parser for *language*, or ``None`` when its grammar is not installed."""
    module, function = language.grammar
    try:
        library = import_module("tree_sitter")
        grammar = getattr(import_module(module), function)()
        return library.Parser(library.Language(grammar))
    except (ImportError, AttributeError, ValueError, TypeError):
        return None


@immutable
class _Scope:
    node: _Node
    prefix: str = ""
    in_class: bool = False


def list_names(parser: Any, text: str, code: Commented) -> None:  # noqa: ANN401  # as above
    """Add to *code* every statement of *text* that binds a name."""
    waiting = [_Scope(parser.parse(text.encode()).root_node)]
    while waiting:
        scope = waiting.pop()
        for child in scope.node.named_children:
            waiting += _listed(child, scope, code)


def _listed(node: _Node, scope: _Scope, code: Commented) -> Iterator[_Scope]:
    """Add what *node* binds and yield the scopes in which more may be bound."""
    if node.type in _FUNCTIONS:
        _signature(node, SymbolKind.FUNCTION, scope, code)
    elif node.type in _CLASSES:
        name = _signature(node, SymbolKind.CLASS, scope, code)
        yield _Scope(node, f"{scope.prefix}{name}." if name else scope.prefix, in_class=True)
    elif node.type == "impl_item":
        kind = node.child_by_field_name("type")
        yield _Scope(node, f"{kind.text.decode()}." if kind else "", in_class=True)
    elif node.type in _CONSTANTS and not _holds_declarators(node):
        yield from _constant(node, scope, code)
    elif node.type not in _CLOSED:
        yield _Scope(node, scope.prefix, scope.in_class)


def _signature(node: _Node, kind: SymbolKind, scope: _Scope, code: Commented) -> str:
    name = _name(node)
    if name is None:
        return ""
    body = node.child_by_field_name("body")
    first, least = node.start_point[0] + 1, name.end_point[0] + 1
    last = body.start_point[0] + 1 if body else least
    if body and not body.text.startswith((b"{", b"(")):
        last -= 1
    while last > least and code.is_empty(last):
        last -= 1
    code.code(first, max(least, last), (_named(name, kind, scope, code),))
    return str(name.text.decode())


def _constant(node: _Node, scope: _Scope, code: Commented) -> Iterator[_Scope]:
    name, value = _name(node), _value(node)
    if name is None or (node.type == "assignment" and name.type != "constant"):
        return
    plain = value is not None and _is_plain(value)
    if not plain and not scope.in_class:
        if value is not None and "function" in value.type:
            first = node.start_point[0] + 1
            code.code(first, first, (_named(name, SymbolKind.FUNCTION, scope, code),))
        elif value is None:
            yield _Scope(node, scope.prefix, scope.in_class)
        return
    first, last = node.start_point[0] + 1, node.end_point[0] + (node.end_point[1] > 0)
    many = value is not None and last > first and "object" in value.type
    written = _written(value) if plain and not many else ""
    kind = SymbolKind.KEY if node.type == "pair" else SymbolKind.CONSTANT
    code.code(first, first if many else last, (_named(name, kind, scope, code, written),))
    if many:
        yield _Scope(value, f"{scope.prefix}{name.text.decode()}.", in_class=True)


def _named(
    name: _Node, kind: SymbolKind, scope: _Scope, code: Commented, value: str = ""
) -> Named:
    text = name.text.decode()
    row, offset = name.start_point
    return Named(
        text, kind, row + 1, code.column(row + 1, offset, text), value, scope.prefix + text
    )


def _name(node: _Node) -> _Node | None:
    for field in ("name", "property", "left", "key"):
        found = node.child_by_field_name(field)
        if found is not None:
            return found
    declarator = node.child_by_field_name("declarator")
    if declarator is not None:
        return declarator if not declarator.named_children else _name(declarator)
    named = next(
        (child for child in node.named_children if child.type == "object_reference"), None
    )
    return named.child_by_field_name("name") if named is not None else None


def _value(node: _Node) -> _Node | None:
    for field in ("value", "right", "default_value"):
        found = node.child_by_field_name(field)
        if found is not None:
            return found
    last = node.named_children[-1] if len(node.named_children) > 1 else None
    told = last is not None and ("literal" in last.type or node.type == "variable_declarator")
    return last if told else None


def _is_plain(value: _Node) -> bool:
    """Return whether *value* is made of literals, constants, and calls on these only."""
    waiting = [value]
    while waiting:
        node = waiting.pop()
        if (node.type in _CLOSED and "call" not in node.type) or "function" in node.type:
            return False
        arguments = node.child_by_field_name("arguments")
        if arguments is not None:
            if not arguments.named_children:
                return False
            waiting.append(arguments)
        elif node.named_children:
            waiting += node.named_children
        elif "identifier" in node.type and not _is_constant(node):
            return False
    return True


def _is_constant(node: _Node) -> bool:
    entry = node.parent is not None and node.parent.type == "pair"
    return entry or bool(node.text.decode().isupper())


def _holds_declarators(node: _Node) -> bool:
    kinds = ("variable_declarator", "variable_declaration")
    return any(child.type in kinds for child in node.named_children)


def _written(value: _Node) -> str:
    if value.end_byte - value.start_byte > LONGEST:
        return ""
    text = " ".join(value.text.decode().split())
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'`"
    return text[1:-1] if quoted and text[0] not in text[1:-1] else text
