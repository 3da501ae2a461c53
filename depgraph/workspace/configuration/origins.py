"""At which line of a TOML file a setting stands; the parser does not say."""

import re

_HEADER = re.compile(r"\s*(?P<open>\[\[?)\s*(?P<name>[^\]]+?)\s*\]\]?")
_KEY = re.compile(r"""\s*(?P<key>"[^"]+"|'[^']+'|[A-Za-z0-9_.-]+)\s*=""")

Key = tuple[str | int, ...]
"""``("rules", "VAL301")``, ``("documents", 0, "paths")``."""


def lines_of(text: str, table: tuple[str, ...]) -> dict[Key, int]:
    """Return the line of each key below *table*; what is written in another way is left out."""
    found: dict[Key, int] = {}
    counts: dict[Key, int] = {}
    here: Key | None = () if not table else None
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            here = _below(tuple(_bare(part) for part in header["name"].split(".")), table)
            if here is not None and header["open"] == "[[":
                counts[here] = counts.get(here, -1) + 1
                here = (*here, counts[here])
            if here:
                found.setdefault(here, number)
        elif here is not None and (key := _KEY.match(line)):
            found.setdefault((*here, *map(_bare, _parts(key["key"]))), number)
    return found


def _below(name: tuple[str, ...], table: tuple[str, ...]) -> Key | None:
    return name[len(table) :] if name[: len(table)] == table else None


def _parts(key: str) -> list[str]:
    return [key] if key[0] in "\"'" else key.split(".")


def _bare(part: str) -> str:
    return part.strip().strip("\"'")
