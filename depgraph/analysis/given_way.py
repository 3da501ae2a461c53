"""Words of a text that gave way to others, where a sentence elsewhere still repeats them."""

from collections.abc import Iterator, Sequence

from depgraph.model.patterns import regex
from depgraph.model.sentences import sentence_at

_WORD = regex(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALLER = (
    "also been each every from have into other such than that their them then there these they "
    "this those when where which will with"
)
_SMALL = frozenset(_SMALLER.split())
_SHORT = 3
_PHRASE, _SHARED = 2, 2
"""Words with a meaning that a phrase has at least, and that a repetition shares beside it."""


def repeated(before: str, after: str, sentence: str) -> str:
    """Return the phrase of *before* that *after* has no more and *sentence* still repeats.

    It is a phrase of two words that mean something, and *sentence* says half of what else the
    sentence says that it was taken from: one word alone is exchanged for style too often.
    """
    said = _words(sentence)
    for start, end, instead in _exchanged(before, after):
        phrase = _words(before[start:end])
        core = _meaningful(phrase)
        low, high = sentence_at(before, start, end)
        rest = _meaningful(_words(before[low:high])) - core
        shared = rest & set(said)
        if (
            len(core) >= _PHRASE
            and _stands_in(phrase, said)
            and not _stands_in(instead, said)
            and len(shared) >= max(_SHARED, len(rest) / 2)
        ):
            return before[start:end]
    return ""


def _words(text: str) -> list[str]:
    return [found[0].casefold() for found in _WORD.finditer(text)]


def _meaningful(words: Sequence[str]) -> set[str]:
    return {word for word in words if len(word) > _SHORT and word not in _SMALL}


def _exchanged(before: str, after: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield where words of *before* stand that others stand for in *after*, and those others.

    Runs begin and end with a word that means something; small words between them do not part.
    """
    from rapidfuzz.distance import LCSseq

    places = [found.span() for found in _WORD.finditer(before)]
    old, new = _words(before), _words(after)
    run: tuple[int, int] | None = None
    for step in LCSseq.opcodes(old, new):
        if step.tag != "equal":
            run = run or (step.src_start, step.dest_start)
        elif run and _meaningful(old[step.src_start : step.src_end]):
            yield from _trimmed(places, old, new, (*run, step.src_start, step.dest_start))
            run = None
    if run:
        yield from _trimmed(places, old, new, (*run, len(old), len(new)))


def _trimmed(
    places: list[tuple[int, int]], old: list[str], new: list[str], run: tuple[int, int, int, int]
) -> Iterator[tuple[int, int, list[str]]]:
    first, begin, last, end = run
    at = [n for n in range(first, last) if _meaningful(old[n : n + 1])]
    instead = [n for n in range(begin, end) if _meaningful(new[n : n + 1])]
    if at and instead:
        yield places[at[0]][0], places[at[-1]][1], new[instead[0] : instead[-1] + 1]


def _stands_in(phrase: list[str], words: list[str]) -> bool:
    size = len(phrase)
    return any(words[at : at + size] == phrase for at in range(len(words)))
