"""The basic form of an English verb, without a dictionary: enough to compare two texts."""

from extractors.readings.duties.lexicon import IRREGULAR, VERBS

_DOUBLED = "bdgklmnprtv"
_VOWELS = "aeiou"
_NEEDS_E = (
    "at",
    "iz",
    "is",
    "v",
    "c",
    "u",
    "g",
    "dl",
    "bl",
    "pl",
    "tl",
    "fl",
    "rs",
    "ns",
    "ps",
    "lud",
    "pos",
    "sid",
    "cid",
)
_SHORT = 3


def base_of(word: str) -> str:
    """Return the basic form of the folded verb *word*: ``notified`` gives ``notify``."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in VERBS or len(word) <= _SHORT:
        return word
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 2:  # noqa: PLR2004
            return _undone(word, ending)
    return word


def is_participle(word: str) -> bool:
    """Return whether the folded *word* can follow "be" in a passive."""
    if word in {"need", "speed", "feed", "seed", "indeed", "deed", "red", "bed", "naked"}:
        return False
    return word.endswith("ed") or (word in IRREGULAR and word not in {"is", "are", "was", "were"})


def _undone(word: str, ending: str) -> str:
    stem = word[: -len(ending)]
    if ending == "s":
        return word if word.endswith(("ss", "us", "is")) else stem
    if ending in {"ed", "es"} and stem.endswith("i"):
        return stem[:-1] + "y"
    for candidate in (stem, stem + "e", _single(stem)):
        if candidate in VERBS:
            return candidate
    if ending == "es":
        return stem if stem.endswith(("sh", "ch", "x", "ss", "o")) else stem + "e"
    return _guessed(stem)


def _single(stem: str) -> str:
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED  # noqa: PLR2004
    return stem[:-1] if doubled else stem


def _guessed(stem: str) -> str:
    """Return a stem that no list knows with its silent e, or without its doubled letter."""
    if stem.endswith(("ss", "ll")):
        return stem
    if _single(stem) != stem:
        return _single(stem)
    if stem.endswith(_NEEDS_E) and not stem.endswith(("ous", "eat", "oat", "ait")):
        return stem + "e"
    if len(stem) > 2 and stem[-1] in "rdkmnlt" and stem[-2] in "aiou":  # noqa: PLR2004
        return stem + "e" if stem[-3] not in _VOWELS and stem[-1] in "rkm" else stem
    return stem
