"""What a document says it is: number, title, revision, status, effective date, owner, class."""

import re
from collections.abc import Iterator, Sequence

from depgraph.model.documents import FRONT_MATTER, NAVIGATION, Block, BlockKind, Document
from depgraph.model.facts import Identity
from depgraph.model.keys import name_key
from depgraph.model.patterns import regex
from extractors.readings.measuring.dates import dates
from extractors.readings.naming.fields import (
    NUMBER,
    Field,
    field_named,
    first_of,
    labelled,
    value_of,
)
from extractors.readings.naming.tables import control_fields, newest_revision, tables_of
from extractors.readings.naming.titles import (
    dependent_title,
    initials_of,
    self_names,
    shown_title,
    split_alias,
    stated_title,
    without_number,
)

_KEPT_BY_PROGRAMS = frozenset({"docx", "pdf", "html", "odt", "xlsx"})
"""Formats whose title property is often left over from another file."""
_COVER_BLOCKS = 25
_LONGEST_COVER_LINE = 160
_AGREED = regex(r"\([^()]{0,20}[“\"]Effective\s+Date[”\"]\)")
_ONLY_REVISION = regex(
    r"(?:version|revision|rev\.?|v\.?)\s?\d{1,3}(?:\.\d{1,3}){0,3}"
    r"\s{0,3}(?:$|[,(–—-]\s?(?:[A-Z][a-z]{2,8}\b|\d))",
    re.IGNORECASE,
)
"""A line of a cover that holds the revision, perhaps with its date, and nothing else."""
_LONGEST_RUNNING = 100
"""A longer header or footer is a notice, and a number in it may be of something else."""
_NUMBERED = regex(r"[a-z]{2,6}")
_ORDINARY = frozenset(
    {"order", "weight", "page", "part", "year", "day", "rank", "size", "level", "toc", "nav", "id"}
)
_LEADS_TO_NUMBER = regex(
    r"^$|[(|–:-]\s*$|\b(?:agreement|contract|amendment|addendum|policy|procedure|sop|no\.?)\s*$",
    re.IGNORECASE,
)

_UNREAD = frozenset({NAVIGATION, FRONT_MATTER})
"""What front matter says is among the properties, under a key that tells whose it is."""
_COVER_LINES = 6
"""How many blocks from the top a control number may stand alone on its line."""


def identity(document: Document) -> Identity:
    """Return the names and the control data that *document* gives itself."""
    blocks = [block for block in document.blocks if block.place.part not in _UNREAD]
    stated = _stated(document)
    tables = tables_of(blocks)
    running = first_of(_running(blocks))
    control = first_of(control_fields(tables))
    cover = first_of(_cover(blocks))
    history = newest_revision(tables)
    known = first_of(
        (field, value)
        for source in (stated, control, running, cover, history, _agreed(blocks))
        for field, value in source.items()
    )
    shown = dependent_title(blocks) or shown_title(blocks)
    number = known.get(Field.NUMBER, "") or _bare_number(blocks, shown)
    title, short = split_alias(without_number(_title(document, known, shown), number))
    status = known.get(Field.STATUS, "") or _marked_draft(blocks)
    return Identity(
        number=number,
        title=title,
        aliases=_aliases(blocks, title, number, (*known.get(Field.ALIASES, "").split(","), short)),
        revision=known.get(Field.REVISION, ""),
        status=status,
        effective=known.get(Field.EFFECTIVE, ""),
        owner=known.get(Field.OWNER, ""),
        document_class=stated.get(Field.CLASS, "") or ("draft" if "draft" in status else ""),
    )


def _stated(document: Document) -> dict[Field, str]:
    """Return the fields of the properties; a program's own title is no statement."""
    found: list[tuple[Field, str]] = []
    for at, (name, written) in enumerate(document.properties):
        field = field_named(name)
        if field is Field.TITLE and document.format in _KEPT_BY_PROGRAMS:
            continue
        if field and (value := value_of(field, written)):
            found.append((field, value))
        elif at == 0 and written.isdigit() and _NUMBERED.fullmatch(name) and name not in _ORDINARY:
            found.append((Field.NUMBER, f"{name.upper()}-{written}"))
    return first_of(found)


def _running(blocks: Sequence[Block]) -> Iterator[tuple[Field, str]]:
    for block in blocks:
        if block.kind is BlockKind.RUNNING:
            yield from labelled(block.text)


def _cover(blocks: Sequence[Block]) -> Iterator[tuple[Field, str]]:
    """Yield the fields of short labelled lines at the start, such as "Effective Date: ..."."""
    for block in blocks[:_COVER_BLOCKS]:
        text = block.text
        if block.kind is BlockKind.RUNNING or block.table is not None:
            continue
        for line in text.splitlines() if len(text) < _LONGEST_COVER_LINE * 4 else ():
            bare = line.replace("**", "").strip()
            if len(bare) > _LONGEST_COVER_LINE:
                continue
            if ":" in bare or "|" in bare:
                yield from labelled(bare)
            elif _ONLY_REVISION.match(bare):
                yield Field.REVISION, value_of(Field.REVISION, bare)


def _agreed(blocks: Sequence[Block]) -> dict[Field, str]:
    """Return the date right before (the "Effective Date") in the opening of a contract."""
    for block in blocks[:_COVER_BLOCKS]:
        match = _AGREED.search(block.text)
        if match:
            before = [
                date
                for date in dates(block.text[: match.start()])
                if date.end + 3 >= match.start()
            ]
            return {Field.EFFECTIVE: before[-1].iso} if before else {}
    return {}


def _bare_number(blocks: Sequence[Block], shown: str) -> str:
    """Return the control number that stands without a label in a running line or the title."""
    running = (
        block.text
        for block in blocks
        if block.kind is BlockKind.RUNNING and len(block.text) <= _LONGEST_RUNNING
    )
    for text in (shown, *running):
        match = NUMBER.search(text[:300])
        if match and _LEADS_TO_NUMBER.search(text[: match.start()]):
            return match["number"]
    for block in blocks[:_COVER_LINES]:
        match = NUMBER.fullmatch(block.text.strip())
        if match and block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
            return match["number"]
    return ""


def _title(document: Document, known: dict[Field, str], shown: str) -> str:
    kept = next((value for name, value in document.properties if name == "title"), "")
    return stated_title(known.get(Field.TITLE, "")) or shown or stated_title(kept)


def _marked_draft(blocks: Sequence[Block]) -> str:
    running = (block.text for block in blocks if block.kind is BlockKind.RUNNING)
    return "draft" if any(re.search(r"\bDRAFT\b", text) for text in running) else ""


def _aliases(
    blocks: Sequence[Block], title: str, number: str, stated: Sequence[str]
) -> tuple[str, ...]:
    """Return the other names, stated ones first; none repeats the title or the number."""
    names = [name.strip() for name in stated]
    names += self_names(blocks, title)
    initials = initials_of(title)
    names.append(initials)
    taken = {name_key(title), name_key(number), name_key("")}
    kept: dict[str, str] = {}
    for name in names:
        key = name_key(name)
        if key not in taken:
            kept.setdefault(key, name)
    return tuple(kept.values())
