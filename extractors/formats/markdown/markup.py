"""HTML inside Markdown, as tags and text. Comments are dropped; nothing is judged or repaired."""

import html
import re
from collections.abc import Iterator

from depgraph.model.documents import MarkKind
from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.formats.markdown.text import TextBuilder

_TAG = regex(r"<(?P<close>/?)(?P<name>[A-Za-z][\w:.-]*)(?P<rest>(?:[\s/][^<>]*)?)>")
_VALUE = (
    r"""[ \t\n]{0,9}=[ \t\n]{0,9}(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))"""
)
_HREF = regex(r"(?:^|\s)href" + _VALUE, re.IGNORECASE)
_ID = regex(r"(?:^|\s)id" + _VALUE, re.IGNORECASE)
_NAME = regex(r"(?:^|\s)name" + _VALUE, re.IGNORECASE)
_MARKED = {
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
    "code": MarkKind.CODE,
    "kbd": MarkKind.CODE,
    "samp": MarkKind.CODE,
    "tt": MarkKind.CODE,
}
_SILENT = frozenset({"script", "style", "template"})


@immutable
class Tag:
    """A tag as written: its folded *name*, whether it closes, and the raw *attributes*."""

    name: str
    closing: bool
    attributes: str

    @property
    def anchors(self) -> tuple[str, ...]:
        """Return the names that a link can point at."""
        found = [_value(_ID, self.attributes)]
        if self.name == "a":
            found.append(_value(_NAME, self.attributes))
        return tuple(name for name in found if name)

    @property
    def target(self) -> str:
        """Return where it links to, empty for no link."""
        return _value(_HREF, self.attributes) if self.name == "a" else ""


@immutable
class Piece:
    """A tag or a stretch of text of an HTML source, and the offset where it begins."""

    content: Tag | str
    at: int


def _value(pattern: re.Pattern[str], attributes: str) -> str:
    match = pattern.search(attributes)
    return (
        html.unescape(match["double"] or match["single"] or match["bare"] or "") if match else ""
    )


def tag_of(source: str) -> Tag | None:
    """Return the tag that *source* is, ``None`` for a comment or anything else."""
    match = _TAG.fullmatch(source)
    return Tag(match["name"].lower(), bool(match["close"]), match["rest"]) if match else None


def pieces(source: str) -> Iterator[Piece]:
    """Yield tags and unescaped text of *source* in order, without comments and scripts."""
    at = 0
    while at < len(source):
        begin = source.find("<", at)
        begin = len(source) if begin < 0 else begin
        if begin > at:
            yield Piece(html.unescape(source[at:begin]), at)
        if begin == len(source):
            return
        tag = _TAG.match(source, begin)
        if tag:
            found = Tag(tag["name"].lower(), bool(tag["close"]), tag["rest"])
            yield Piece(found, begin)
            at = _after_silent(source, found, tag.end())
        elif source.startswith(("<!", "<?"), begin):
            at = _after_declaration(source, begin)
        else:
            yield Piece("<", begin)
            at = begin + 1


def _after_silent(source: str, tag: Tag, end: int) -> int:
    if tag.closing or tag.name not in _SILENT:
        return end
    closing = regex(f"</{tag.name}", re.IGNORECASE).search(source, end)
    return closing.start() if closing else len(source)


def _after_declaration(source: str, begin: int) -> int:
    mark = "-->" if source.startswith("<!--", begin) else ">"
    end = source.find(mark, begin + 2)
    return len(source) if end < 0 else end + len(mark)


def apply_inline(builder: TextBuilder, tag: Tag) -> None:
    """Let *tag* mark, break or name the text that is being built."""
    if not tag.closing:
        builder.anchors.extend(tag.anchors)
    kind = _MARKED.get(tag.name)
    if tag.name == "br":
        builder.break_line()
    elif tag.name == "a":
        if tag.closing:
            builder.close(MarkKind.LINK)
        elif tag.target:
            builder.open(MarkKind.LINK, tag.target)
    elif kind and tag.closing:
        builder.close(kind)
    elif kind and not tag.attributes.endswith("/"):
        builder.open(kind)
