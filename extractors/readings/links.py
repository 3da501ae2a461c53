"""Hyperlinks and live fields as references. Looks at marks; never looks for the target.

Some site builders also read Markdown inside HTML: a link that is left in the words counts if it
leads somewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from depgraph.model.documents import Block, BlockKind, Document, Mark, MarkKind
from depgraph.model.facts import Reference, ReferenceKind, Span, Strength
from depgraph.model.keys import file_key
from depgraph.model.patterns import regex

_SCHEME = regex(r"[A-Za-z][A-Za-z0-9+.\-]{1,30}:|//")
_ASSET = regex(
    r"\.(?:png|jpe?g|gif|svg|webp|bmp|ico|tiff?|mp4|mov|webm|mp3|wav|zip|gz|tgz|tar|7z|css|js"
    r"|woff2?|ttf|exe|dmg|pkg)$",
    re.IGNORECASE,
)
_WRITTEN = regex(r"\[(?P<text>[^\[\]\n]{1,200})\]\((?P<target>[^()\s]{1,300})\)")
_LEADING = frozenset({MarkKind.LINK, MarkKind.FIELD})
_REFERRING = frozenset({"REF", "PAGEREF", "NOTEREF", "HYPERLINK"})
_BOOKMARK = regex(r"[ \t](?:\\l[ \t]+)?\"?(?P<name>[^\s\"\\]+)")


def links(document: Document) -> tuple[Reference, ...]:
    """Return one reference for each link and each field of *document*, in reading order."""
    is_markdown = document.format == "markdown"
    found: list[Reference] = []
    for number, block in enumerate(document.blocks):
        for mark in block.marks:
            if mark.kind in _LEADING:
                found.extend(_references(block, number, mark))
        if is_markdown and "](" in block.text:
            found.extend(_left_in_words(block, number))
    return tuple(found)


def _left_in_words(block: Block, number: int) -> Iterator[Reference]:
    if block.kind is BlockKind.CODE:
        return
    code = [mark for mark in block.marks if mark.kind is MarkKind.CODE]
    for written in _WRITTEN.finditer(block.text):
        start, end = written.span()
        if not any(mark.start < end and start < mark.end for mark in code):
            link = _link(written["target"], written["text"], Span(number, *written.span("text")))
            yield link if link.external else replace(link, strength=Strength.SHAPED)


def _references(block: Block, number: int, mark: Mark) -> Iterator[Reference]:
    span = Span(number, mark.start, mark.end)
    text = block.text[mark.start : mark.end]
    if mark.kind is MarkKind.LINK and mark.target.strip():
        yield _link(mark.target.strip(), text, span)
    elif mark.kind is MarkKind.FIELD and _refers(mark):
        yield _field(mark, text, span)


def _refers(mark: Mark) -> bool:
    """Return whether a field leads to a place; the others print properties, dates, page counts."""
    return not mark.code.strip() or mark.code.split()[0].upper() in _REFERRING


def _link(target: str, text: str, span: Span) -> Reference:
    if _SCHEME.match(target):
        return Reference(ReferenceKind.LINK, text, span, path=target, external=True)
    address, _, fragment = target.partition("#")
    path = unquote(address.partition("?")[0])
    return Reference(
        ReferenceKind.LINK,
        text,
        span,
        documents=(file_key(path),) if path else (),
        anchor=unquote(fragment),
        path=path,
        strength=Strength.SHAPED if _ASSET.search(path) else Strength.EXPLICIT,
    )


def _field(mark: Mark, text: str, span: Span) -> Reference:
    anchor = mark.target.removeprefix("#")
    if not anchor:
        named = _BOOKMARK.search(mark.code.strip())
        anchor = named["name"] if named else ""
    return Reference(ReferenceKind.FIELD, text, span, anchor=anchor, shown=text)
