"""What is special to each programming language: its comments, its strings, its grammar."""

from depgraph.model.immutable import immutable

_DOUBLE = r"\"(?:[^\"\\\n]|\\.)*\"?"
_SINGLE = r"'(?:[^'\\\n]|\\.)*'?"
_LETTER = r"'(?:\\[^\n]{1,10}|[^'\\\n])'"
_BACKTICK = r"`(?:[^`\\]|\\.)*`?"
_SLASHES = r"(?P<line>(?<!:)//[^\n]*)"
_NEVER = r"(?P<block>(?!))"
_STARS = r"(?P<block>/\*.*?(?:\*/|\Z))"


@immutable
class Language:
    """One language. *grammar* is the module and function that give its tree-sitter grammar."""

    name: str
    grammar: tuple[str, str]
    tokens: str
    """A pattern of comments (groups ``line`` and ``block``) and strings (group ``string``)."""


def _tokens(strings: str, *comments: str) -> str:
    return "|".join((*comments, f"(?P<string>{strings})"))


_C = _tokens(f"{_DOUBLE}|{_LETTER}", _SLASHES, _STARS)
_SCRIPT = _tokens(f"{_DOUBLE}|{_SINGLE}|{_BACKTICK}", _SLASHES, _STARS)
_GO = _tokens(f"{_DOUBLE}|{_LETTER}|`[^`]*`?", _SLASHES, _STARS)
_HASH = _tokens(f"{_DOUBLE}|{_SINGLE}", r"(?:(?<=\s)|\A)(?P<line>\#[^\n]*)", _NEVER)
_SQL = _tokens(_SINGLE, r"(?P<line>--[^\n]*)", _STARS)

_JAVASCRIPT = Language("JavaScript", ("tree_sitter_javascript", "language"), _SCRIPT)
_TYPESCRIPT = Language("TypeScript", ("tree_sitter_typescript", "language_typescript"), _SCRIPT)
_CPP = Language("C++", ("tree_sitter_cpp", "language"), _C)
_C_ONLY = Language("C", ("tree_sitter_c", "language"), _C)
_SHELL = Language("shell", ("tree_sitter_bash", "language"), _HASH)

LANGUAGES: dict[str, Language] = {
    ".js": _JAVASCRIPT,
    ".jsx": _JAVASCRIPT,
    ".mjs": _JAVASCRIPT,
    ".cjs": _JAVASCRIPT,
    ".ts": _TYPESCRIPT,
    ".mts": _TYPESCRIPT,
    ".tsx": Language("TypeScript", ("tree_sitter_typescript", "language_tsx"), _SCRIPT),
    ".java": Language("Java", ("tree_sitter_java", "language"), _C),
    ".go": Language("Go", ("tree_sitter_go", "language"), _GO),
    ".rs": Language("Rust", ("tree_sitter_rust", "language"), _C),
    ".c": _C_ONLY,
    ".h": _CPP,
    ".cc": _CPP,
    ".cpp": _CPP,
    ".hpp": _CPP,
    ".cs": Language("C#", ("tree_sitter_c_sharp", "language"), _C),
    ".rb": Language("Ruby", ("tree_sitter_ruby", "language"), _HASH),
    ".sh": _SHELL,
    ".bash": _SHELL,
    ".sql": Language("SQL", ("tree_sitter_sql", "language"), _SQL),
}
"""Languages by the ending of a file's name."""
