"""Edits that move numbers: REF101, 102, 106, 108, 110, 112, by clause, part and exhibit."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from depgraph.model.findings import Level
from tests.accuracy.mutating.mutation import Expected, Mutation
from tests.accuracy.mutating.outline import Citing, Clause, Outline
from tests.accuracy.mutating.worlds import World
from tests.accuracy.mutating.writing import with_sentences

_NEW = Clause("new", "Opening hours", "The loft is open from Tuesday to Friday.")


@dataclass(frozen=True, slots=True)
class Edited:
    """A cited document of a world and its outline, to be edited."""

    world: World
    path: str
    outline: Outline
    place: int

    @property
    def citing(self) -> tuple[Citing, ...]:
        """Return every sentence that cites a clause of this document."""
        both = (*self.world.citing, *self.world.own)
        return tuple(each for each in both if each.of == self.outline.name)

    def relying(self, slug: str) -> Citing:
        """Return the one sentence of another document that cites a clause."""
        return next(e for e in self.citing if e.slug == slug and e.path != self.path)

    def seen(self, slug: str, *rules: str, level: Level = Level.BREAKING) -> Expected:
        """Return the expectation at the sentence of another document that relies on a clause."""
        found = self.relying(slug)
        return Expected(rules, found.path, found.needle, level)

    def mutation(
        self, name: str, rule: str, new: Outline, *expected: Expected, **more: object
    ) -> Mutation:
        """Return the mutation that writes *new* in place of the outline."""
        changed = {self.path: self.world.written(self.path, new)}
        told = f"{name} in {self.path}"
        return replace(Mutation(told, rule, self.path, changed, expected), **more)  # type: ignore[arg-type]

    def shifted(self, name: str, rule: str, new: Outline, *more: Expected) -> Mutation:
        """Return a mutation that moves numbers; what every citation makes of it is counted out."""
        before, after = self.outline.numbers(), new.numbers()
        expected, repaired = list(more), {}
        for each in self.citing:
            number = after.get(each.slug)
            if number == before[each.slug] or not each.by_number:
                continue
            rules = _rules(before[each.slug], number, after)
            expected.append(Expected(rules, each.path, each.needle))
            if number is not None:
                words = each.renumbered(before[each.slug], number)
                repaired.setdefault(each.path, {})[each.sentence] = words
        made = self.mutation(name, rule, new, *expected)
        return replace(made, repaired=repaired)


def _rules(old: str, new: str | None, after: dict[str, str]) -> tuple[str, ...]:
    attached = not old[0].isdigit()
    if new is None:
        return ("REF106",) if attached else ("REF101",)
    if attached:
        return ("REF107", "REF110", "REF102")
    return ("REF110",) if old in after.values() else ("REF102",)


def edited(world: World) -> Iterator[Edited]:
    """Yield each cited document of *world*."""
    for place, (path, outline) in enumerate(world.outlines.items()):
        yield Edited(world, path, outline, place)


def mutations(world: World) -> Iterator[Mutation]:
    """Yield the edits of this family."""
    for each in edited(world):
        yield from _clauses(each)
        yield from _exhibits(each)
        yield from _added(each)
        yield from _titles(each)


def _clauses(each: Edited) -> Iterator[Mutation]:
    outline = each.outline
    yield each.shifted("last clause removed", "REF101", outline.without("last"))
    yield each.shifted("clause removed, others move up", "REF101", outline.without("gone"))
    yield each.shifted("clause inserted", "REF110", outline.inserted("gone", _NEW))
    yield each.shifted("clause inserted late", "REF110", outline.inserted("last", _NEW))
    yield each.shifted("clause inserted at the end", "REF110", _ended(outline))
    yield each.shifted("clause moved up", "REF110", outline.moved("last", "days"))
    yield each.shifted("clause moved down", "REF110", outline.moved("store", "last"))
    yield each.shifted("part put in front", "REF102", replace(outline, before=(_NEW,)))


def _ended(outline: Outline) -> Outline:
    return replace(outline, clauses=(*outline.clauses, _NEW))


def _exhibits(each: Edited) -> Iterator[Mutation]:
    outline = each.outline
    first, second, third = outline.attachments
    dropped = replace(outline, attachments=(first, second))
    yield each.shifted("last exhibit removed", "REF106", dropped)
    lettered = replace(outline, attachments=(first, third), letters="AC")
    yield each.shifted("exhibit removed, letters stay", "REF106", lettered)
    moved_up = replace(outline, attachments=(second, third))
    yield each.shifted("first exhibit removed, others re-lettered", "REF106", moved_up)


def _added(each: Edited) -> Iterator[Mutation]:
    other = next(o for o in each.world.outlines.values() if o.name != each.outline.name)
    for name, cited in (
        ("an unknown document", f"{_series(other.name)}-998 §2"),
        ("a clause that a document does not have", f"section {other.part}.77 of {other.name}"),
        ("an exhibit that it does not have itself", "Exhibit X"),
        ("a clause that it does not have itself", f"Section {each.outline.part}.88"),
    ):
        text = f"{each.outline.clause('reword').text} The purple finial is cut as {cited} says."
        new = each.outline.with_text("reword", text)
        want = Expected(("REF108",), each.path, "purple finial")
        made = each.mutation(f"cites {name}", "REF108", new, want)
        yield replace(made, allowed=frozenset({"TXT801"}))


def _series(name: str) -> str:
    """Return how the control numbers of the documents at hand begin."""
    return name.split("-", 1)[0]


def _titles(each: Edited) -> Iterator[Mutation]:
    """Yield a clause under another title, and a citing document that names a wrong one."""
    renamed = each.outline.with_title("echo", "Markings")
    seen, want = each.relying("echo"), each.seen("echo", "REF112", level=Level.REVIEW)
    yield each.mutation("title changed", "REF112", renamed, want)
    wrong = each.outline.cited("store", each.place)
    data = appended(each.world, seen.path, f"The violet crate follows {wrong} (Labels).")
    want = Expected(("REF112",), seen.path, "violet crate")
    told = f"wrong title of {each.path} in {seen.path}"
    yield Mutation(told, "REF112", seen.path, {seen.path: data}, (want,))


def appended(world: World, path: str, *more: str) -> bytes:
    """Return the citing document at *path* with some sentences more."""
    return with_sentences(world.host(path), [*world.sentences(path), *more])
