"""Decide what an enumerator counts: "(i)" follows "(h)", or begins "(i), (ii)"."""

from collections.abc import Iterable, Iterator, Sequence

from depgraph.model.immutable import immutable
from extractors.readings.provisions.numbering import Numbering

_LETTERS = 26
_FAR = 6
"""Doubled letters ("ii" behind "hh") come after "z"; so many before it may be missing."""


@immutable
class Counted:
    """An enumerator in its series: *series* never mixes letters with roman numerals."""

    series: str
    value: int

    @property
    def lettered(self) -> bool:
        """Say whether it counts in letters ("z", "aa")."""
        return self.series[0] in "aA" and self.series[-1] != "r"


def readings(numbering: Numbering) -> tuple[Counted, ...]:
    """Return what *numbering* can count, letter first."""
    found = []
    if numbering.alpha:
        found.append(Counted(numbering.style, numbering.alpha))
    if numbering.roman and not numbering.number.isdigit():
        found.append(Counted(numbering.style + "r", numbering.roman))
    return tuple(found)


def counted(
    numbering: Numbering, following: Sequence[Numbering], opened: Iterable[Counted]
) -> Counted | None:
    """Return how *numbering* counts after the *opened* series, innermost first, or ``None``.

    A successor wins, then a beginning, then a gap; *following* settles "(i)" after "(h)".
    """
    known = tuple(opened)
    choices = readings(numbering)
    if numbering.inserted:
        return next((before for before in known if before in choices), None)
    if len(choices) == 2 and _begins_roman(choices, following, known):  # noqa: PLR2004
        return choices[1]
    successor = next((item for item in _after(known, choices) if item.value > 1), None)
    begun = next((choice for choice in reversed(choices) if choice.value == 1), None)
    return successor or begun or next(_later(known, choices), None)


def _after(known: tuple[Counted, ...], choices: tuple[Counted, ...]) -> Iterator[Counted]:
    for before in known:
        for choice in choices:
            if before.series == choice.series and before.value + 1 == choice.value:
                yield choice


def _later(known: tuple[Counted, ...], choices: tuple[Counted, ...]) -> Iterator[Counted]:
    for before in known:
        for choice in choices:
            doubled = choice.lettered and choice.value > _LETTERS
            far = doubled and before.value < _LETTERS - _FAR
            if before.series == choice.series and before.value < choice.value and not far:
                yield choice


def _begins_roman(
    choices: tuple[Counted, ...], following: Sequence[Numbering], known: tuple[Counted, ...]
) -> bool:
    letter, roman = choices
    if roman.value != 1 or Counted(letter.series, letter.value - 1) not in known:
        return False
    for later in following[:40]:
        values = {(choice.series, choice.value) for choice in readings(later)}
        if (roman.series, 2) in values:
            return True
        if (letter.series, letter.value + 1) in values:
            return False
    return False
