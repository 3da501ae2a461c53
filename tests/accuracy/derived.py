"""Further rows from judgements made already: wrong targets, precision beside recall."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from tests.accuracy.scores import Bar, Figure, Judged, Outcome

Again = Callable[[Judged], Judged]


@dataclass(frozen=True, slots=True)
class Derived:
    """A *bar* that looks at the judgements of the bar named *of*, each as *again* sees it."""

    of: str
    bar: Bar
    again: Again

    def judge(self, judged: Iterable[Judged]) -> Iterator[Judged]:
        """Return the judgements of the other bar as this one counts them."""
        return map(self.again, judged)


def _same(judged: Judged) -> Judged:
    return judged


def _led_elsewhere(judged: Judged) -> Judged:
    """Count as false only what leads to another place; what leads nowhere is a miss."""
    if judged.outcome is Outcome.RIGHT:
        return judged
    elsewhere = judged.shape.endswith("another document")
    return replace(judged, outcome=Outcome.FALSE if elsewhere else Outcome.MISS)


def _wrong(name: str, of: str, again: Again = _same) -> Derived:
    return Derived(of, Bar(f"{name}: wrong targets", Figure.WRONG, 0.0), again)


DERIVED = (
    _wrong("regulations", "regulations: right provision of the right document"),
    _wrong("law", "law: right provision of the right document"),
    _wrong("handbook", "handbook: link status", _led_elsewhere),
    _wrong("guidebook", "guidebook: link status", _led_elsewhere),
    _wrong("eips", "eips: declared numbers lead to their document"),
    Derived(
        "law: what relies on a section",
        Bar(
            "law: what relies on a section, precision",
            Figure.PRECISION,
            0.98,
            "notes leave out some sections",
        ),
        _same,
    ),
)
