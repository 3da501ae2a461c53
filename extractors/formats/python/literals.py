"""The value of an expression as text, when it says the same on every machine. Calls nothing."""

import ast
import operator
from collections.abc import Callable

LARGEST = 10**18
"""Integers beyond this are left as they are written."""
_EXACT: dict[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
}


def literal(node: ast.expr) -> str | None:
    """Return *node* as text: a string bare, whole numbers in digits, all else in one spelling.

    ``None`` when it holds more than literals, constants, arithmetic and calls on these.
    """
    try:
        if not _is_literal(node):
            return None
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        number = _whole(node)
        return ast.unparse(node) if number is None else str(number)
    except (RecursionError, ValueError):
        return None


def _is_literal(node: ast.expr) -> bool:
    match node:
        case ast.Constant():
            return node.value is not ...
        case ast.UnaryOp(operand=inner):
            return _is_literal(inner)
        case ast.BinOp(left=left, right=right):
            return _is_literal(left) and _is_literal(right)
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
            return all(_is_literal(part) for part in parts)
        case ast.Dict(keys=keys, values=values):
            parts = [*filter(None, keys), *values]
            return len(parts) == 2 * len(values) and all(map(_is_literal, parts))
        case ast.Name(id=name):
            return name.isupper()
        case ast.Call(func=ast.Name() | ast.Attribute(), args=args, keywords=named):
            given = [*args, *(keyword.value for keyword in named)]
            return bool(given) and all(map(_is_literal, given))
        case _:
            return False


def _whole(node: ast.expr) -> int | None:
    match node:
        case ast.Constant(value=bool()):
            return None
        case ast.Constant(value=int() as number):
            return _small(number)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            positive = _whole(inner)
            return None if positive is None else -positive
        case ast.BinOp(left=left, op=how, right=right) if type(how) in _EXACT:
            first, second = _whole(left), _whole(right)
            if first is None or second is None:
                return None
            return _small(_EXACT[type(how)](first, second))
        case _:
            return None


def _small(number: int) -> int | None:
    return number if abs(number) <= LARGEST else None
