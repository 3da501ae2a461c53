"""Where the words of a citation begin and end, and the file that a link around them leads to."""

from depgraph.model.documents import Block, MarkKind
from depgraph.model.facts import Span
from depgraph.model.keys import Key, file_key
from extractors.readings.citations.labelling import Cited
from extractors.readings.citations.ranges import Item
from extractors.readings.citations.units import Chain

WIDEST = 200
"""The words of a citation are never shown longer than this."""
_NEAR = 30


def end_of(chain: Chain, item: Item, cited: Cited, limit: int) -> int:
    """Return where the words of a citation end; law is shown with its name."""
    mention = cited.mention
    if item is not chain.items[-1] or mention is None or not mention.external:
        return cited.end
    return mention.end if chain.end <= mention.start and mention.end <= limit else cited.end


def words_of(text: str, chain: Chain, cited: Cited, span: Span) -> str:
    """Return the words of the whole citation: its list, its echo, and the document's name."""
    start, end = min(chain.start, span.start), max(chain.end, span.end)
    mention = cited.mention
    if mention is not None and mention.keys:
        if 0 <= start - mention.end < _NEAR:
            start = mention.start
        elif 0 <= mention.start - end < _NEAR:
            end = mention.end
    return text[start:end] if end - start < WIDEST else text[span.start : span.end]


def linked(block: Block, span: Span) -> tuple[Key, ...] | None:
    """Return the file that a link around *span* leads to; ``None`` when it leaves the files."""
    for mark in block.marks:
        if mark.kind is MarkKind.LINK and mark.start <= span.start and span.end <= mark.end:
            path = mark.target.partition("#")[0]
            if ":" in path or path.startswith("//"):
                return None
            return (file_key(path),) if path else ()
    return ()
