"""What the lists of a data file name: rules, policies, controls. Looks like a name, no more."""

import re
from collections.abc import Iterable, Iterator, Sequence

from depgraph.model.documents import Block
from depgraph.model.facts import Reference, ReferenceKind, Span, Strength
from depgraph.model.keys import Key, folded, is_generic, name_key, singular, tail_key
from depgraph.model.patterns import regex
from extractors.formats.entries import Entry

MOST = 5_000
"""Names of one file that are read; a file with more is data, not configuration."""
_PLURAL = regex(r"[a-z][a-z_-]{2,40}s")
_NAME = regex(r"[A-Za-z][\w.-]{2,119}")
_TITLE = regex(r"[A-Za-z][^\n:=<>{}]{2,119}")
_WORDS = (
    "agreement article contract control criterion document exhibit form guideline instruction"
    " manual policy procedure requirement runbook schedule sop standard template"
)
_DOCUMENTS = frozenset(_WORDS.split())
"""What a list may be of whose elements are documents, wherever these lie."""


def listed(entries: Iterable[Entry], blocks: Sequence[Block]) -> Iterator[Reference]:
    """Yield a reference for each plain element of a list whose key is a plural noun."""
    homes = _homes(blocks)
    seen: dict[int, int] = {}
    count = 0
    for entry in entries:
        names = _names(entry)
        home = homes.get(entry.spot.line + 1) if names else None
        if home is None or entry.value is None:
            continue
        number, low, high = home
        written = entry.value.partition("=")[0].strip()
        start = blocks[number].text.find(written, max(low, seen.get(entry.spot.line, 0)), high)
        if start < 0 or count == MOST:
            continue
        count += 1
        seen[entry.spot.line] = start + len(written)
        yield Reference(
            ReferenceKind.CITATION,
            written,
            Span(number, start, start + len(written)),
            documents=names,
            strength=Strength.SHAPED,
        )


def _names(entry: Entry) -> tuple[Key, ...]:
    """Return the names that an element may have: a file or folder of the kind its list is of."""
    if not entry.in_list or entry.value is None or not entry.path or entry.spot.prose:
        return ()
    kinds = folded(entry.path[-1])
    if not _PLURAL.fullmatch(kinds):
        return ()
    last = re.split(r"[_-]", kinds)[-1]
    kind = singular(last)
    if kind == last:
        return ()
    written = entry.value.partition("=")[0].strip()
    found: list[Key] = []
    if _NAME.fullmatch(written):
        found += [tail_key(written, kind), tail_key(kinds, written), tail_key(kind, written)]
    if kind in _DOCUMENTS and _TITLE.fullmatch(written) and not is_generic(name_key(written)):
        found.append(name_key(written))
    return tuple(dict.fromkeys(found))


def _homes(blocks: Sequence[Block]) -> dict[int, tuple[int, int, int]]:
    """Return block, start and end of the text of each source line."""
    found: dict[int, tuple[int, int, int]] = {}
    for number, block in enumerate(blocks):
        rows = block.lines or ((0, block.place.line or 0),)
        ends = [*(start for start, _ in rows[1:]), len(block.text)]
        for (start, line), end in zip(rows, ends, strict=True):
            found.setdefault(line, (number, start, end))
    return found
