"""Who must, should, may or must not do what, on which condition. Read on demand, not in Facts."""

from enum import StrEnum

from depgraph.model.immutable import immutable


class Modality(StrEnum):
    """How a sentence binds its actor."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"
    MUST_NOT = "must not"
    SHOULD_NOT = "should not"
    MAY_NOT = "may not"
    """Permission is denied: it binds like a prohibition."""
    NEED_NOT = "need not"
    BEST_EFFORTS = "best efforts"
    """"shall use reasonable efforts to", "endeavours to"."""
    AIM = "aim"
    """"aims to", "intends to"."""


_FORCE = {
    Modality.MUST: 4,
    Modality.MUST_NOT: 4,
    Modality.MAY_NOT: 4,
    Modality.BEST_EFFORTS: 3,
    Modality.SHOULD: 2,
    Modality.SHOULD_NOT: 2,
    Modality.AIM: 1,
    Modality.MAY: 0,
    Modality.NEED_NOT: 0,
}
_NEGATIVE = frozenset({Modality.MUST_NOT, Modality.SHOULD_NOT, Modality.MAY_NOT})


def force(modality: Modality) -> int:
    """Return how strongly *modality* binds: 4 is a full duty or ban, 0 leaves a choice."""
    return _FORCE[modality]


def is_negative(modality: Modality) -> bool:
    """Return whether *modality* says what is not to be done."""
    return modality in _NEGATIVE


class ConditionKind(StrEnum):
    """How a condition limits a duty."""

    IF = "if"
    """"if", "when", "provided that", "subject to", "upon"."""
    EXCEPT = "except"
    """"unless", "except", "other than"."""
    TIME = "time"
    """"within", "before", "no later than"."""


@immutable
class Condition:
    """One condition as written, its opening word included."""

    kind: ConditionKind
    text: str


@immutable
class Action:
    """What is to be done. *head* is the verb in its basic form, "give notice" is ``notify``.

    *words* are the folded content words of the object and *also* further verbs that the same
    modal governs ("shall inspect and test": ``test``).
    """

    head: str
    words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@immutable
class Duty:
    """*actor* is bound by *modality* to *action*.

    *actor* is empty where a passive or an imperative names nobody; *object* is then what the
    action is done to. *start* and *end* bound the sentence in the passage it was read from and
    *at* the words that bind ("shall not"); *at* is empty, at the start of the item, where the
    words that bind stand in the sentence that leads the list in. *scope* holds "only", "each"
    and the like, folded.
    """

    modality: Modality
    actor: str
    action: Action
    sentence: str
    start: int
    end: int
    at: tuple[int, int]
    object: str = ""
    conditions: tuple[Condition, ...] = ()
    scope: tuple[str, ...] = ()


@immutable
class Passage:
    """A text to be read for duties, with what the blocks around it say.

    *lead* is the sentence that leads a list in ("The Supplier shall:"), *responsible* who is
    named as responsible for the part the text stands in, and *steps* whether a sentence
    without a subject ("Record the weight.") is an instruction here.
    """

    text: str
    lead: str = ""
    responsible: str = ""
    steps: bool = False
