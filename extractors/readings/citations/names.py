"""Find the documents that a text names: by number, title, abbreviation, alias or file name."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from extractors.readings.citations.controls import controls, files, shorts
from extractors.readings.citations.mention import Mention, apart
from extractors.readings.citations.titles import titles


def mentions(text: str, aliases: Mapping[str, Mention]) -> list[Mention]:
    """Return the documents that *text* names, apart from each other, in order."""
    found = [*controls(text), *_aliased(text, aliases)]
    if "." in text:
        found.extend(files(text))
    found.extend(titles(text))
    found.extend(shorts(text, aliases))
    return apart(found)


def _aliased(text: str, aliases: Mapping[str, Mention]) -> Iterator[Mention]:
    for alias, meant in aliases.items():
        at = text.find(alias)
        while at >= 0:
            end = at + len(alias)
            if _stands_alone(text, at, end) and _is_named(text, at, alias):
                yield replace(meant, start=at, end=end)
            at = text.find(alias, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
    if before.isalnum() or behind.isalnum() or before in ("-", "_", "/", "“", '"'):
        return False
    return behind not in ("-", "_", "”") or not text[end + 1 : end + 2].isalnum()


def _is_named(text: str, start: int, alias: str) -> bool:
    """Say whether the alias is used as a name; a common word needs "the" before it."""
    if alias.isupper() or " " in alias:
        return True
    return text[max(0, start - 4) : start].casefold() == "the "
