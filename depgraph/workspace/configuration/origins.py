"""At which line of a TOML file a setting stands; the parser does not say."""

from depgraph.model.patterns import regex

_HEADER = regex(r"\s*(?P<open>\[\[?)\s*(?P<name>[^\]]+?)\s*\]\]?")
_KEY = regex(r"""\s*(?P<key>"[^"]+"|'[^']+'|[A-Za-z0-9_.-]+)\s*=""")
_TOKEN = regex(r"""(?P<text>"(?:[^"\\]|\\.)*"|'[^']*')|(?P<remark>#.*)|(?P<bracket>[\[\]])""")

Key = tuple[str | int, ...]
"""``("rules", "VAL301")``, ``("documents", 0, "paths")``, with a number the text in that list."""


def lines_of(text: str, table: tuple[str, ...]) -> dict[Key, int]:
    """Return the line of each key below *table*; what is written in another way is left out."""
    found: dict[Key, int] = {}
    counts: dict[Key, int] = {}
    here: Key | None = () if not table else None
    listed: _List | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if listed is not None and listed.is_open:
            listed.take(line, number)
        elif header := _HEADER.match(line):
            here = _below(tuple(_bare(part) for part in header["name"].split(".")), table)
            if here is not None and header["open"] == "[[":
                counts[here] = counts.get(here, -1) + 1
                here = (*here, counts[here])
            if here:
                found.setdefault(here, number)
        elif here is not None and (key := _KEY.match(line)):
            name = (*here, *map(_bare, _parts(key["key"])))
            found.setdefault(name, number)
            listed = _List(name, found)
            listed.take(line[key.end() :], number)
    return found


class _List:
    """The texts in a list that is called *name*, each with its line, until the list ends."""

    def __init__(self, name: Key, found: dict[Key, int]) -> None:
        self._name, self._found = name, found
        self._depth = self._count = 0

    @property
    def is_open(self) -> bool:
        """Return whether the list goes on in the next line."""
        return self._depth > 0

    def take(self, line: str, number: int) -> None:
        """Take over what stands in *line*."""
        for token in _TOKEN.finditer(line):
            match token[0][0]:
                case "[":
                    self._depth += 1
                case "]":
                    self._depth -= 1
                case '"' | "'" if self._depth == 1:
                    self._found.setdefault((*self._name, self._count), number)
                    self._count += 1
                case _:
                    continue


def _below(name: tuple[str, ...], table: tuple[str, ...]) -> Key | None:
    return name[len(table) :] if name[: len(table)] == table else None


def _parts(key: str) -> list[str]:
    return [key] if key[0] in "\"'" else key.split(".")


def _bare(part: str) -> str:
    return part.strip().strip("\"'")
