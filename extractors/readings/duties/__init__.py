"""Duties: who must, should, may or must not do what, read when somebody asks.

spaCy is loaded by the first text that needs it; nothing that cannot hold a duty is parsed.
"""

from collections.abc import Sequence
from functools import cached_property

from depgraph.model.duties import Duty, Passage
from extractors.readings.duties.gate import might_hold
from extractors.readings.duties.language import model

VERSION = 2


class Reader:
    """Reads duties from English text by rules, helped by an English model where one is there."""

    name = "duties"

    @cached_property
    def version(self) -> str:
        """What, besides the passage, decides what is read: the rules' version and the model."""
        return " ".join(filter(None, (str(VERSION), *model())))

    def might_hold(self, passage: Passage) -> bool:
        """Return whether *passage* has a word that can bind; costs next to nothing."""
        return might_hold(passage)

    def read(self, passages: Sequence[Passage]) -> list[tuple[Duty, ...]]:
        """Return the duties of each of *passages*, in order."""
        wanted = [number for number, each in enumerate(passages) if might_hold(each)]
        found: list[tuple[Duty, ...]] = [()] * len(passages)
        if wanted:
            from extractors.readings.duties.passages import duties_of

            done = duties_of([passages[number] for number in wanted], model()[0])
            for number, duties in zip(wanted, done, strict=True):
                found[number] = duties
        return found


reader = Reader()
