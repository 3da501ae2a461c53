"""Find the passages that a text quotes word for word. Refuses names, titles and single words."""

import re
from collections.abc import Iterator

from depgraph.analysis.indexed import Indexed
from depgraph.model.facts import Span
from depgraph.model.immutable import immutable
from depgraph.model.keys import folded
from depgraph.model.patterns import regex

_QUOTED = regex(
    r"“(?P<curly>[^“”]{12,1200})”|(?<![\w\"])\"(?P<plain>[^\"\n]{12,1200})\"(?!\w)"
    r"|«\s?(?P<french>[^«»]{12,1200}?)\s?»"
)
_CUT = regex(r"\s*(?:\[[^\]]{0,40}\]|\(?\.\s?\.\s?\.\)?|…)\s*")
_WORD = regex(r"[^\W_]+(?:['’.,:/-][^\W_]+)*")
_SOURCE = regex(r"\s{0,3}(?:[—–―]|-{1,3}\s|\(?(?:source|from|quoted\s+from)\b)", re.IGNORECASE)
_LEAST = 4
_LEAST_APART = 7
_LEAST_OF_A_PART = 2
_MARKS = ".,;:!? '\""


@immutable
class Quotation:
    """The words *text* that stand at *span* between quotation marks."""

    span: Span
    text: str

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the folded stretches between what the writer left out or put in brackets."""
        cut = (folded(part).strip(_MARKS) for part in _CUT.split(self.text))
        return tuple(part for part in cut if len(part.split()) >= _LEAST_OF_A_PART)


def quotations(document: Indexed, passages: tuple[Span, ...]) -> Iterator[Quotation]:
    """Yield the quotations that *passages* of *document* overlap, in order."""
    for passage in passages:
        text = document.blocks[passage.block].text
        for match in _QUOTED.finditer(text):
            start, end = match.span(match.lastgroup or 0)
            if start < passage.end and passage.start < end and _is_passage(text[start:end]):
                yield Quotation(Span(passage.block, start, end), text[start:end])


def set_apart(document: Indexed, passages: tuple[Span, ...]) -> Iterator[Quotation]:
    """Yield the paragraph that *passages* lead to with a colon, or that they name the source of.

    Whether it is a quotation at all only its source can tell.
    """
    for passage in passages:
        block = document.blocks[passage.block]
        if block.row is not None:
            continue
        ends = passage.end >= len(block.text.rstrip())
        if ends and block.text.rstrip().endswith(":"):
            yield from _paragraph(document, passage.block + 1)
        elif passage.start == 0 and _SOURCE.match(block.text):
            yield from _paragraph(document, passage.block - 1)


def _paragraph(document: Indexed, number: int) -> Iterator[Quotation]:
    text = document.blocks[number].text if 0 <= number < len(document.blocks) else ""
    plain = text.strip('“”"» «')
    if len(plain.split()) >= _LEAST_APART:
        start = text.index(plain)
        yield Quotation(Span(number, start, start + len(plain)), plain)


def _is_passage(words: str) -> bool:
    """Return whether *words* read as running text, not as a title or a name."""
    found = _WORD.findall(words)
    small = [word for word in found if word[:1].islower()]
    return len(found) >= _LEAST and len(small) * 2 >= len(found)


def holds(text: str, quotation: Quotation) -> bool:
    """Return whether *text*, folded, holds each part of *quotation* in order."""
    at = 0
    for part in quotation.parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return bool(quotation.parts)


def bare(text: str) -> str:
    """Return the words of *text* alone, without the marks between them."""
    return " ".join(_WORD.findall(folded(text).replace("-", " ")))
