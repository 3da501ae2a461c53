"""What a text cites, in whatever document it stands: looked at once, and kept."""

import re
from collections.abc import Sequence

from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.readings.citations.aliases import joined
from extractors.readings.citations.extents import WIDEST
from extractors.readings.citations.gate import held
from extractors.readings.citations.law import ACT_WORD, laws
from extractors.readings.citations.mention import Mention, apart
from extractors.readings.citations.names import NAME_WORDS, mentions
from extractors.readings.citations.sharing import disjoint
from extractors.readings.citations.targets import Targets
from extractors.readings.citations.units import UNIT_WORDS, Chain, chains, numbered_behind
from extractors.readings.citations.wording import Target
from extractors.readings.remembered import remembered

_NEXT_TO = regex(
    r"[\s,]{0,3}(?:(?:dated|effective|as of)\b[^()“”\"]{0,60})?\((?:the\s)?"
    r"|\s?[,:–—-]?\s(?:\(?(?:document\s)?no\.\s)?",
    re.IGNORECASE,
)


@immutable
class Sight:
    """The *chains* of a text, each with one of *targets*, and the documents *named* beside them.

    *noted* are all that are named, also those that share words with a chain.
    """

    chains: tuple[Chain, ...] = ()
    targets: tuple[Target, ...] = ()
    named: tuple[Mention, ...] = ()
    noted: tuple[Mention, ...] = ()


_NOTHING = Sight()
_TELLING = UNIT_WORDS | NAME_WORDS | ACT_WORD
_SIGNS = regex(r"[0-9§]")
"""Without one of these, and of the words that tell, nothing is cited but by an alias."""


@remembered
def seen(text: str, aliased: tuple[Mention, ...] = (), known: tuple[str, ...] = ()) -> Sight:
    """Return what *text* cites.

    What its document adds is what it names by alias, as :func:`names.mentions` takes it.
    """
    if not aliased and not held(text, _TELLING) and not _SIGNS.search(text):
        return _NOTHING
    noted = _named(text, aliased, known)
    found = chains(text)
    if not noted and not found:
        return _NOTHING
    found.extend(numbered_behind(text, noted, found))
    found, named = disjoint(found, noted)
    targets = Targets(text, found, named).all() if found else ()
    return Sight(tuple(found), tuple(targets), tuple(named), tuple(noted))


def _named(text: str, aliased: Sequence[Mention], known: Sequence[str]) -> list[Mention]:
    found = [*mentions(text, aliased, known), *laws(text)]
    if len(found) < 2:  # noqa: PLR2004
        return found
    merged: list[Mention] = []
    for mention in apart(found):
        if merged and _is_number_of(text, merged[-1], mention):
            merged[-1] = joined(merged[-1], mention, text)
        else:
            merged.append(mention)
    return merged


def _is_number_of(text: str, former: Mention, mention: Mention) -> bool:
    """Say whether *mention* in brackets is the number of the title before, or the reverse."""
    if former.titled == mention.titled or mention.external or former.external:
        return False
    if former.path or mention.path or former.echo or mention.end - former.start > WIDEST:
        return False
    return _NEXT_TO.fullmatch(text, former.end, mention.start) is not None
