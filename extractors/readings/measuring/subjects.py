"""What a value is about: the content words near it, then those of the heading above it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from depgraph.model.keys import singular
from depgraph.model.patterns import regex
from extractors.readings.measuring.spelled import NUMBER_WORDS
from extractors.readings.measuring.tables import UNIT_WORDS
from extractors.readings.remembered import remembered
from extractors.readings.words import FUNCTION_WORDS, MONTHS, word_set

_WORDS = 4096
"""Words are said over and over."""
_MOST = 12
_NEAR = 9
_WINDOW = 160
_WORD = regex(r"[^\W\d_]{3,}")
_IDLE = (
    FUNCTION_WORDS
    | UNIT_WORDS
    | NUMBER_WORDS
    | frozenset(MONTHS)
    | word_set(
        "iii vii viii inc ltd least less fewer minimum maximum exceed exceeding exactly",
        "approximately period term time date business working calendar consecutive once twice",
        "every annually annual yearly quarterly monthly weekly daily hourly one two three",
        "four five six seven eight nine ten twelve fifteen twenty thirty forty fifty sixty",
        "ninety section clause article paragraph including include includes without",
        "limitation event following cent percent accordance pursuant subject agreement per",
        "later earlier longer greater prior first last next days",
    )
)

_MATTERS = {
    word: matter
    for matter, words in {
        "payment": "pay paid paying payable repay repayment repaid repayable due remit remittance",
        "retention": "retain retained retaining keep kept keeping store stored storage archive"
        " archived archiving archival preserve preserved",
        "notice": "notify notified notifying notification notifie",
        "termination": "terminate terminated terminating",
        "review": "reviewed reviewing",
        "delivery": "deliver delivered delivering",
        "renewal": "renew renewed renewing",
        "report": "reported reporting",
        "training": "train trained trainee retraining",
        "response": "respond responded responding",
        "approval": "approve approved approving",
        "insurance": "insure insured insuring",
        "expiry": "expire expired expiration expiring",
        "deletion": "delete deleted deleting erase erased erasure",
        "cure": "cured curing remedy remedied",
        "submission": "submit submitted submitting",
        "calibration": "calibrate calibrated calibrating",
        "acknowledgement": "acknowledge acknowledged acknowledgment",
        "lockout": "lock locked locking",
    }.items()
    for word in words.split()
}
"""Forms of one word, so that "invoices are payable" and "payment term" are about one matter."""


def near(text: str, start: int, end: int, bounds: tuple[int, int]) -> tuple[str, ...]:
    """Return the words nearest to the value at *start* to *end*, in its sentence at *bounds*."""
    low, high = max(bounds[0], start - _WINDOW), min(bounds[1], end + _WINDOW)
    words = [(start - match.end(), match[0]) for match in _WORD.finditer(text, low, start)]
    words.reverse()  # Two runs in order are sorted at once.
    words += [(match.start() - end, match[0]) for match in _WORD.finditer(text, end, high)]
    words.sort()
    return tuple(_content([word for _, word in words], _NEAR))


def subject_of(beside: Sequence[str], around: Iterable[str]) -> tuple[str, ...]:
    """Return the words that say what a value is about, in alphabetical order.

    *beside* are those near it; *around* are the heading and, in a table, the cells that name its
    row and column.
    """
    named = dict.fromkeys(word for text in around for word in _words(text))
    return tuple(sorted(set([*beside, *named][:_MOST])))


@remembered
def _words(text: str) -> tuple[str, ...]:
    return tuple(_content(_WORD.findall(text[:_WINDOW])))


def _content(words: Iterable[str], most: int = 0) -> list[str]:
    """Return the content words among *words*, folded and singular, each once; *most* at most."""
    found: dict[str, None] = {}
    for written in words:
        word = _matter(written)
        if word and word not in found:
            found[word] = None
            if len(found) == most:
                break
    return list(found)


@lru_cache(maxsize=_WORDS)
def _matter(written: str) -> str:
    """Return the content word that *written* is a form of, empty when it is none."""
    plain = written.casefold()
    if plain in _IDLE:
        return ""
    bare = singular(plain)
    return _MATTERS.get(bare, bare)
