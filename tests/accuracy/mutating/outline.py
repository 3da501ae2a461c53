"""What is planted in a document: a numbered part with clauses, and where each is cited.

It is independent of any format, so that an edit of it is the same edit in all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

_STYLES = (
    "{name} §{number}",
    "section {number} of {name}",
    "{name}, Section {number}",
    "clause {number} of {name}",
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the planted part; *slug* names it whatever number it has."""

    slug: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The planted part of the document called *name*: its clauses are numbered from *part*.1."""

    name: str
    part: int
    title: str
    clauses: tuple[Clause, ...]
    general: tuple[Clause, ...] = ()
    """The clauses of the part behind it, which cite the first one."""
    attachments: tuple[Clause, ...] = ()
    letters: str = "ABCD"
    before: tuple[Clause, ...] = ()
    """A part that an edit puts in front."""
    control: Mapping[str, str] | None = None
    """What the head of the document says of it: revision, status."""

    def numbers(self) -> dict[str, str]:
        """Return the number or letter of each clause and attachment, by its slug."""
        parts = [part for part in (self.before, self.clauses, self.general) if part]
        found = {
            clause.slug: f"{self.part + ahead}.{place}"
            for ahead, part in enumerate(parts)
            for place, clause in enumerate(part, 1)
        }
        lettered = zip(self.letters, self.attachments, strict=False)
        return found | {each.slug: letter for letter, each in lettered}

    def cited(self, slug: str, style: int) -> str:
        """Return a citation of a clause as the *style*-th sort of writer puts it."""
        number = self.numbers()[slug]
        if any(each.slug == slug for each in self.attachments):
            form = ("Exhibit {number} of {name}", "{name}, Exhibit {number}")[style % 2]
        else:
            form = _STYLES[style % len(_STYLES)]
        return form.format(name=self.name, number=number)

    def clause(self, slug: str) -> Clause:
        """Return the clause or attachment of that slug."""
        return next(c for c in (*self.clauses, *self.attachments) if c.slug == slug)

    def without(self, slug: str) -> "Outline":
        """Return the part with one clause less; those behind it move up."""
        return replace(self, clauses=tuple(c for c in self.clauses if c.slug != slug))

    def with_text(self, slug: str, text: str) -> "Outline":
        """Return the part with other words in one clause or attachment."""
        return self._with(slug, replace(self.clause(slug), text=text))

    def with_title(self, slug: str, title: str) -> "Outline":
        """Return the part with another title of one clause or attachment."""
        return self._with(slug, replace(self.clause(slug), title=title))

    def _with(self, slug: str, new: Clause) -> "Outline":
        return replace(
            self,
            clauses=tuple(new if c.slug == slug else c for c in self.clauses),
            attachments=tuple(new if c.slug == slug else c for c in self.attachments),
        )

    def inserted(self, slug: str, new: Clause) -> "Outline":
        """Return the part with *new* in front of the clause of that slug."""
        made = [each for c in self.clauses for each in ((new, c) if c.slug == slug else (c,))]
        return replace(self, clauses=tuple(made))

    def moved(self, slug: str, before: str) -> "Outline":
        """Return the part with one clause moved in front of another."""
        return self.without(slug).inserted(before, self.clause(slug))


@dataclass(frozen=True, slots=True)
class Citing:
    """A planted *sentence* of the document at *path* that cites clause *slug* of *of*.

    *needle* are words that only this sentence of that document holds.
    """

    of: str
    slug: str
    path: str
    sentence: str
    needle: str
    by_number: bool = True
    cited: str = ""
    """The citation in the sentence."""

    def renumbered(self, old: str, new: str) -> str:
        """Return the sentence with another number in its citation."""
        return self.sentence.replace(self.cited, self.cited.replace(old, new))
