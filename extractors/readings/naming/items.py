"""The values below one key of front matter, with the key they stand under. Reads no meaning."""

from collections.abc import Iterator

from depgraph.model.immutable import immutable
from depgraph.model.keys import folded
from depgraph.model.patterns import regex

KEY = regex(r"(?P<key>[^\s:#=\-\[{\"'][^:=\n]{0,80}?)[ \t]*[:=](?=\s|$)[ \t]*")
"""The key at the start of a block of front matter."""
_INNER = regex(r"(?:-[ \t]+)?(?P<key>[A-Za-z][\w .-]{0,40}):(?=\s|$)[ \t]*")
_DASH = regex(r"-[ \t]+")
_TOLD = frozenset(
    {"title", "name", "id", "number", "document", "doc", "path", "file", "ref", "href", "link"}
)
"""Keys within an item that say which document it is."""
_PIECE = regex(r"\"[^\"\n]*\"|'[^'\n]*'|[^\s,;\[\]{}\"'][^,;\[\]{}\n]*")
_WHOLE = regex(r"\"[^\"\n]*\"|'[^'\n]*'|[^\s\[\]{}\"'][^\[\]{}\n]*")
_WORDS = regex(r"[\w.()/#-]+(?:[ \t]*[,;][ \t]*[\w.()/#-]+)+")
_COMMENT = regex(r"[ \t]#[^\n]*")
_AROUND = " \t\"'"


@immutable
class Item:
    """The characters *start* to *end* are one value; *holder* is the inner key above it."""

    start: int
    end: int
    holder: str = ""


def items(text: str) -> Iterator[Item]:
    """Yield each value in *text*, a block of front matter, in reading order."""
    first = KEY.match(text)
    at = first.end() if first else 0
    yield from _pieces(text, at, _end(text, at), "")
    at, holder = _line_end(text, at) + 1, ""
    while at < len(text):
        end = _end(text, at)
        inner = _INNER.match(text, at, end)
        if inner and inner.end() >= end:
            holder = inner["key"]
        elif inner and text[inner.end()] == "[":
            yield from _pieces(text, inner.end(), end, inner["key"])
        elif inner is None or folded(inner["key"]) in _TOLD:
            dash = inner or _DASH.match(text, at, end)
            yield from _pieces(text, dash.end() if dash else at, end, holder, whole=bool(dash))
        at = _line_end(text, at) + 1


def _pieces(
    text: str, start: int, end: int, holder: str, *, whole: bool = False
) -> Iterator[Item]:
    """Yield what stands between *start* and *end*; an item of a list keeps its commas."""
    pattern = _WHOLE if whole and not _WORDS.fullmatch(text, start, end) else _PIECE
    for piece in pattern.finditer(text, start, end):
        bare = piece[0].strip(_AROUND)
        if bare.endswith(":"):
            holder = bare[:-1]
        elif any(letter.isalnum() for letter in bare):
            low = piece.start() + piece[0].index(bare)
            yield Item(low, low + len(bare), holder)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _end(text: str, at: int) -> int:
    """Return where the line at *at* ends, or the comment on it begins."""
    end = _line_end(text, at)
    comment = _COMMENT.search(text, at, end)
    return comment.start() if comment else end
