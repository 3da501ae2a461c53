"""Edits of a document as a whole, and of code: DOC501 to 507, 511, COD601 to 603."""

from collections.abc import Iterator
from dataclasses import replace

from depgraph.model.findings import Level
from tests.accuracy.mutating.mutation import Expected, Mutation
from tests.accuracy.mutating.positions import Edited, appended, edited
from tests.accuracy.mutating.programs import SUFFIXES, code_path, names, written
from tests.accuracy.mutating.words import DAYS
from tests.accuracy.mutating.worlds import World

_PIN = "The indigo cart is built as {name} Rev. 3 says."


def mutations(world: World) -> Iterator[Mutation]:
    """Yield the edits of this family."""
    for each in edited(world):
        if world.site.name != "company":  # whose documents others of the company name as well
            yield from _documents(each)
        yield from _code(each)


def _documents(each: Edited) -> Iterator[Mutation]:
    world, outline, path = each.world, each.outline, each.path
    everyone = [c for c in each.citing if c.path != path and c.by_number]
    named = tuple(Expected(("DOC501",), c.path, c.needle) for c in everyone)
    aside = frozenset({"DEF201", "DEF202", "DOC501"})
    yield Mutation(f"{path} removed", "DOC501", path, {path: None}, named, aside)
    number = f"{outline.name[:-3]}9{outline.name[-2:]}"
    moved = f"{path.rpartition('/')[0]}/{number}.{path.rpartition('.')[2]}"
    other = replace(outline, name=number, control={**(outline.control or {})})
    renamed = tuple(Expected(("DOC502",), c.path, c.needle) for c in everyone)
    changed = {path: None, moved: world.written(path, other)}
    yield Mutation(f"{path} renamed", "DOC502", path, changed, renamed, frozenset({"DOC502"}))
    for status in ("Superseded", "Withdrawn", "Obsolete"):
        retired = replace(outline, control={**(outline.control or {}), "Status": status})
        seen = tuple(Expected(("DOC503",), c.path, c.needle) for c in everyone)
        made = each.mutation(f"status {status}", "DOC503", retired, *seen)
        yield replace(made, allowed=frozenset({"DOC503"}))
    yield from _revisions(each)
    if path.endswith(".md"):
        yield from _record(each)


def _revisions(each: Edited) -> Iterator[Mutation]:
    outline = each.outline
    later = replace(outline, control={**(outline.control or {}), "Revision": "4"})
    pinning = each.relying("days").path
    pinned = appended(each.world, pinning, _PIN.format(name=outline.name))
    want = Expected(("DOC504",), pinning, "indigo cart", Level.REVIEW)
    made = each.mutation("next revision, pinned elsewhere", "DOC504", later, want)
    yield replace(made, base={pinning: pinned})
    old, new = DAYS[each.place % len(DAYS)]
    text = outline.clause("days").text.replace(f"{old} days", f"{new} days")
    broken = each.seen("days", "VAL301", "VAL302")
    same = outline.with_text("days", text)
    own = Expected(("DOC507",), each.path, "")
    yield each.mutation("value with the same revision", "DOC507", same, broken, own)
    raised = later.with_text("days", text)
    made = each.mutation("value with the next revision", "none", raised, broken)
    yield replace(made, strict=True)


def _record(each: Edited) -> Iterator[Mutation]:
    """Yield an edit of a document that says of itself that it is a record."""
    outline = replace(each.outline, control={**(each.outline.control or {}), "Class": "record"})
    old, new = DAYS[each.place % len(DAYS)]
    text = outline.clause("days").text.replace(f"{old} days", f"{new} days")
    own = Expected(("DOC511",), each.path, "")
    broken = each.seen("days", "VAL301", "VAL302")
    made = each.mutation("record edited", "DOC511", outline.with_text("days", text), own, broken)
    yield replace(made, base={each.path: each.world.written(each.path, outline)})


def _code(each: Edited) -> Iterator[Mutation]:
    world, place = each.world, each.place
    path, (lock, function) = code_path(world, place), names(place)
    suffix = SUFFIXES[place % len(SUFFIXES)]
    host = world.site.citing[place % len(world.site.citing)]
    constant = Expected(("COD602",), host.path, lock)
    data = written(world, place, value="77").encode()
    clause = Expected(("COD602", "COD606"), each.path, "locked after")
    told = f"value in {path}"
    yield Mutation(told, "COD602", path, {path: data}, (constant, clause))
    name = f"{lock}_new" if lock.islower() else f"{lock}_NEW"
    data = written(world, place, name=name).encode()
    rule = "COD601" if suffix == "py" else "COD603"
    gone = Expected((rule,), host.path, lock)
    yield Mutation(f"name in {path}", rule, path, {path: data}, (gone,))
    if suffix == "py":
        data = written(world, place, function="tell_goods").encode()
        gone = Expected(("COD601",), host.path, function)
        yield Mutation(f"function in {path}", "COD601", path, {path: data}, (gone,))
    gone = Expected((rule,), host.path, lock)
    yield Mutation(f"{path} removed", rule, path, {path: None}, (gone,), frozenset({"COD601"}))
