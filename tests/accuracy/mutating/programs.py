"""Code and settings planted beside the documents, and the sentences that name their symbols."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.accuracy.mutating.words import Words

if TYPE_CHECKING:
    from tests.accuracy.mutating.worlds import World

SUFFIXES = ("py", "toml", "yaml", "json", "env")


def code_of(world: World) -> dict[str, bytes]:
    """Return one file for each cited document; it holds the value of its clause on locking."""
    return {
        code_path(world, place): written(world, place).encode()
        for place, _ in enumerate(world.site.cited)
    }


def code_path(world: World, place: int) -> str:
    """Return where the code beside the *place*-th cited document lies."""
    suffix = SUFFIXES[place % len(SUFFIXES)]
    name = ".env" if suffix == "env" else f"loft.{suffix}"
    return f"tools/{world.site.name}/{place}/{name}"


def names(place: int) -> tuple[str, str]:
    """Return the name of the constant or key, and of the function beside it."""
    noun = Words(place).noun("lock").replace(" ", "_")
    suffix = SUFFIXES[place % len(SUFFIXES)]
    lock = f"{noun}_lock_minutes"
    return (lock.upper() if suffix in {"py", "env"} else lock), f"count_{noun}"


def cited_by(world: World, place: int) -> str:
    """Return the citation that stands beside the value."""
    host = world.site.cited[place]
    return f"{host.name} §{world.outlines[host.path].numbers()['lock']}"


def written(world: World, place: int, **changed: str) -> str:
    """Return the text of the file, with a *name*, *value* or *function* that an edit gives it."""
    lock, function = names(place)
    name = changed.get("name", lock)
    value = changed.get("value", str(Words(place).facts("lock")["lock"]))
    cited = cited_by(world, place)
    match SUFFIXES[place % len(SUFFIXES)]:
        case "py":
            body = changed.get("function", function)
            return (
                f'"""The loft."""\n\n{name} = {value}  # {cited}\n\n\n'
                f"def {body}(goods: list[str]) -> int:\n    return len(goods)\n"
            )
        case "toml":
            return f"[loft]\n{name} = {value}  # {cited}\nfloor = 2\n"
        case "yaml":
            return f"loft:\n  {name}: {value}  # {cited}\n  floor: 2\n"
        case "env":
            return f"# {cited}\n{name}={value}\nFLOOR=2\n"
        case _:
            return f'{{\n  "source": "{cited}",\n  "{name}": {value},\n  "floor": 2\n}}\n'


def sentences(place: int) -> tuple[str, ...]:
    """Return how documents name the constant, and the function where there is one."""
    lock, function = names(place)
    value = Words(place).facts("lock")["lock"]
    said = (f"The caretaker sets `{lock}`, which is {value} minutes.",)
    if SUFFIXES[place % len(SUFFIXES)] == "py":
        return (*said, f"Call `{function}()` before the loft is closed.")
    return said
