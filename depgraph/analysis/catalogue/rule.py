"""What is told of one rule: when it speaks, how loudly, why it matters, and what to do."""

from dataclasses import dataclass

from depgraph.model.findings import Level, Safety


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of consequence, described for the people who have to decide about it.

    *default_level* is the level of a plain citation in a document in force. *breaking*,
    *review* and *info* say when each level is given and are empty when the rule never gives it.
    *before*, *after* and *breaks* are one example. *safety* is ``None`` where no edit can help.
    """

    id: str
    name: str
    family: str
    tier: int = 1
    profile: str
    default_level: Level = Level.BREAKING
    safety: Safety | None = Safety.MANUAL
    trigger: str
    why: str
    breaking: str = ""
    review: str = ""
    info: str = ""
    before: str
    after: str
    breaks: str
    what_to_do: str
    not_reported: str
    see_also: tuple[str, ...] = ()
