"""Passages cut into sentences, each sentence into words, and the duties of all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from depgraph.model.duties import Duty, Passage
from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from depgraph.model.sentences import sentences
from extractors.readings.duties.gate import binds
from extractors.readings.duties.language import parsed
from extractors.readings.duties.sentence import Sentence, duties_in
from extractors.readings.duties.words import words_of

_MARK = regex(
    r"\s*(?:(?:\(\w{1,4}\)|(?:[A-Za-z]|[ivx]{1,4}|\d{1,3}(?:\.\d{1,3}){0,4})[.)])\s*){1,3}(?=\S)"
)
"""The number or letter that a person typed before a sentence."""
_LONGEST = 6000
"""Characters of a sentence that are read; what is longer is no sentence."""


@immutable
class _Piece:
    """Characters *start* to *end* of passage number *passage*, with what leads them in."""

    passage: int
    start: int
    end: int
    lead: str = ""


def duties_of(passages: Sequence[Passage], model: str) -> list[tuple[Duty, ...]]:
    """Return the duties of each of *passages*, read with the model of that name, if any."""
    pieces = [piece for number, each in enumerate(passages) for piece in _pieces(number, each)]
    texts = [passages[piece.passage].text[piece.start : piece.end] for piece in pieces]
    leads = sorted({piece.lead for piece in pieces if piece.lead})
    docs = parsed([*texts, *leads], model)
    lead_docs = dict(zip(leads, docs[len(texts) :], strict=True))
    found: list[list[Duty]] = [[] for _ in passages]
    for piece, doc in zip(pieces, docs, strict=False):
        passage = passages[piece.passage]
        own = words_of(doc, piece.start)
        before = words_of(lead_docs[piece.lead], len(passage.text) + 1) if piece.lead else []
        shifted = [replace(w, head=w.head + len(before) if w.head >= 0 else -1) for w in own]
        text = f"{passage.text}\n{piece.lead}"
        sentence = Sentence([*before, *shifted], text, len(before))
        duties = duties_in(sentence, passage.responsible, steps=passage.steps) if own else []
        found[piece.passage] += [_quoted(duty, passage.text) for duty in duties]
    return [tuple(duties) for duties in found]


def _pieces(number: int, passage: Passage) -> Iterator[_Piece]:
    """Yield the sentences that are worth parsing; the first one with what leads it in."""
    for at, (low, end) in enumerate(sentences(passage.text)):
        lead = passage.lead if at == 0 else ""
        mark = _MARK.match(passage.text, low, end)
        start = mark.end() if mark else low
        said = passage.text[start:end]
        if end - start <= _LONGEST and binds(said, lead, steps=passage.steps):
            yield _Piece(number, start, end, lead[-_LONGEST:])


def _quoted(duty: Duty, text: str) -> Duty:
    return replace(duty, sentence=" ".join(text[duty.start : duty.end].split()))
