"""The spaCy pipeline that cuts words: the plain English one, or an installed English model's.

Which model is installed is known without importing spaCy, since it decides what is cached.
"""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_CORE = "en_core_web"
_GROUP = "spacy_models"
_UNUSED = ("ner", "lemmatizer", "senter")
_LONGEST = 200_000


@cache
def model() -> tuple[str, str]:
    """Return name and version of the installed English model, or two empty strings."""
    from importlib.metadata import entry_points

    found = sorted(
        (point.name, point.dist.version if point.dist else "")
        for point in entry_points(group=_GROUP)
        if point.name.startswith(_CORE)
    )
    return found[0] if found else ("", "")


@cache
def pipeline(name: str) -> "Language":
    """Return the model called *name*, else the plain English pipeline."""
    import spacy

    if not name:
        return spacy.blank("en")
    return spacy.load(name, exclude=list(_UNUSED))


def parsed(texts: Iterable[str], name: str) -> "list[Doc]":
    """Return *texts* cut into words, parsed too when *name* is a model."""
    language = pipeline(name)
    return list(language.pipe((text[:_LONGEST] for text in texts), batch_size=64))
