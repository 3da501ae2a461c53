"""The sentences that are planted: what a clause says, and how another document relies on it."""

from dataclasses import dataclass

from tests.accuracy.mutating.outline import Clause

_MATERIALS = ("copper", "oaken", "linen", "marble", "wicker", "pewter")
_THINGS = (
    *("lantern", "kettle", "ladder", "barrel", "anvil", "loom", "wagon", "candle", "saddle"),
    *("quill", "mallet", "chisel", "pulley", "paddle", "tent", "drum", "basket", "kite"),
    *("mirror", "trunk", "whistle", "sledge", "goblet", "banner", "hammock", "flute"),
)
DAYS = ((30, 45), (10, 15), (60, 40), (21, 28), (90, 120), (12, 11))
"""What a clause says for each document in turn, and what an edit makes of it."""
FEES = (
    *(("1,240", "1,310"), ("85", "95"), ("12,000", "14,500")),
    *(("640", "600"), ("75", "80"), ("3,900", "4,100")),
)
LEAST = ((7, 10, 5), (12, 18, 9), (24, 30, 18), (36, 48, 20), (6, 9, 4), (8, 11, 3))
"""A floor, a stricter one and a looser one."""
MOST = ((20, 10, 25), (40, 30, 50), (15, 8, 18), (91, 63, 99), (50, 35, 70), (26, 19, 33))
"""A ceiling, a stricter one and a looser one."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One clause and the sentence that cites it; ``{n}`` is the thing that both are about."""

    slug: str
    title: str
    says: str
    relies: str


SCENES = (
    Scene(
        "store",
        "Storage",
        "The Keeper keeps each {n} in the north loft.",
        "Each {n} is kept as {c} describes.",
    ),
    Scene(
        "gone",
        "Cleaning",
        "The Keeper cleans each {n} with warm water and no soap.",
        "The {n} is cleaned under {c}.",
    ),
    Scene(
        "term",
        "Meaning",
        '"{T}" means a {n} that is older than {least} months.',
        "A {T} shall be put aside and marked with a red label.",
    ),
    Scene(
        "days",
        "Replacement",
        "The Keeper replaces each {n} within {days} days of its failure.",
        "A {n} that failed is replaced within {days} days ({c}).",
    ),
    Scene(
        "fee",
        "Charge",
        "The Hirer pays a charge of GBP {fee} for each {n}.",
        "The charge for a {n} is GBP {fee} ({c}).",
    ),
    Scene(
        "least",
        "Records",
        "Records of each {n} are kept for at least {least} years.",
        "The records of each {n} are kept for {kept} years, as {c} requires.",
    ),
    Scene(
        "most",
        "Idle time",
        "A {n} stands idle for no more than {most} days.",
        "Here a {n} stands idle for {idle} days ({c}).",
    ),
    Scene(
        "shall",
        "Inspection",
        "The Keeper shall inspect each {n} before it is hired out.",
        "The Keeper shall inspect each {n} before it is hired out ({c}).",
    ),
    Scene(
        "may",
        "Early return",
        "The Hirer may return a {n} early.",
        "The Hirer may return a {n} early ({c}).",
    ),
    Scene(
        "lend",
        "Lending",
        "The Hirer may lend a {n} to a third party.",
        "The Hirer may lend a {n} to a third party ({c}).",
    ),
    Scene(
        "role",
        "Repair",
        "The Loft Manager shall approve the repair of each {n}.",
        "The Loft Manager approves the repair of each {n} ({c}).",
    ),
    Scene(
        "duty",
        "Weighing",
        "Each {n} carries a brass plate. The Keeper shall weigh each {n} on its return.",
        "The Keeper weighs each {n} on its return ({c}).",
    ),
    Scene(
        "control",
        "Scrapping",
        (
            "The Keeper lists each {n} for scrap. A second person shall review and sign the "
            "list before a {n} is scrapped."
        ),
        "A second person reviews and signs the list before a {n} is scrapped ({c}).",
    ),
    Scene(
        "quote",
        "Damage",
        "A {n} that was dropped is never hired out again.",
        ('The rule for damage reads: "A {n} that was dropped is never hired out again" ({c}).'),
    ),
    Scene(
        "reword",
        "Wrapping",
        "The {n} is wrapped in oiled cloth and laid flat on the lowest shelf of the store.",
        "The wrapping of the {n} follows {c}.",
    ),
    Scene(
        "twin",
        "Return",
        "A {w} is returned within {twin} days of the end of the hire.",
        (
            "A {w} with its {n} is returned within {twin} days of the end of the hire ({c} "
            "and {d})."
        ),
    ),
    Scene(
        "echo",
        "Labels",
        "Each {n} carries a paper label with its number.",
        "The label of the {n} is described in {c} (Labels).",
    ),
    Scene(
        "lock",
        "Locking",
        "The loft of the {n} is locked after {lock} minutes without a visit.",
        "",
    ),
    Scene(
        "list",
        "Covered goods",
        '"{L}" means a {n} with its fittings, including the strap, the hook and the lid.',
        "The {L} and its hook are insured, and each {L} shall be counted twice.",
    ),
    Scene(
        "last",
        "Disposal",
        "What is left of a {n} is given to the parish.",
        "The rest of a {n} is disposed of as {c} says.",
    ),
)

ATTACHED = (
    Scene(
        "first",
        "Hire forms",
        "The form for the {n} has two pages.",
        "The {n} is listed on the form in {c}.",
    ),
    Scene(
        "second",
        "Opening plan",
        "The {n} is shown on Sundays in the small hall.",
        "On Sundays the {n} is shown as {c} says.",
    ),
    Scene(
        "third",
        "Price list",
        "The {n} stands in the last row of the list.",
        "The price of the {n} is found in {c}.",
    ),
)

GENERAL = ("store", "fee", "last")
"""The clauses that the document itself cites in the part behind."""


DEFINED = frozenset({"term", "list"})
"""The clauses that define a term: others use it, and cite the document for all its terms."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the planted sentences of the *place*-th cited document speak of."""

    place: int

    def noun(self, slug: str) -> str:
        """Return the thing that a clause is about; no other planted sentence names it."""
        slugs = [scene.slug for scene in (*SCENES, *ATTACHED)]
        thing = _THINGS[(slugs.index(slug) + 5 * self.place) % len(_THINGS)]
        return f"{_MATERIALS[self.place % len(_MATERIALS)]} {thing}"

    def term(self, slug: str) -> str:
        """Return the term that a clause defines."""
        return (
            f"Seasoned {self.noun(slug).title()}"
            if slug == "term"
            else f"Full {self.noun(slug).title()}"
        )

    def facts(self, slug: str) -> dict[str, object]:
        """Return what fills the sentences of a clause."""
        least, most = LEAST[self.place % len(LEAST)], MOST[self.place % len(MOST)]
        return {
            "n": self.noun(slug),
            "w": "silver coach",
            "T": self.term(slug),
            "L": self.term(slug),
            "days": DAYS[self.place % len(DAYS)][0],
            "fee": FEES[self.place % len(FEES)][0],
            "least": least[0],
            "kept": least[0] + 1,
            "most": most[0],
            "idle": most[0] - 1,
            "twin": 14,
            "lock": 35 + self.place,
        }

    def clause(self, scene: Scene) -> Clause:
        """Return the clause that a scene plants."""
        return Clause(scene.slug, scene.title, scene.says.format(**self.facts(scene.slug)))

    def needle(self, slug: str) -> str:
        """Return the words by which the sentence that relies on a clause is known."""
        return self.term(slug) if slug in DEFINED else self.noun(slug)
