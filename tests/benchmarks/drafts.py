"""What an invented document says before it has a format: its parts, citations, terms and values.

Everything follows from the number of the document, so that any one of them can be made alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from tests.benchmarks import prose

PAGE = 2_900
"""Characters of text on a page."""
RELYING = 12
"""Documents that restate the payment term of the first one, whatever the size of the corpus."""
CLAUSES = 3
"""Paragraphs of a section; each has a number of its own."""
PROSE = frozenset({"docx", "pdf", "md"})
"""Formats of documents that have sections to cite."""

_SUBJECTS = (
    *("fee", "delivery", "retention", "training", "access", "incident", "supplier", "audit"),
    *("change", "sampling", "storage", "release", "calibration", "complaint", "backup", "travel"),
)
_NOUNS = ("Control", "Review", "Handling", "Approval", "Notice", "Record", "Inspection", "Report")
_TERMS = (
    ("Guarded", "Shared", "Primary", "Listed", "Covered", "Retained", "Approved", "Managed"),
    ("Asset", "Item", "Location", "Material", "Process", "Service", "System", "Account"),
)
_OWN = re.compile(r"\x02(?P<number>\d+)\x03")


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part: its title, its numbered paragraphs, and the rows of a table, if any."""

    title: str
    clauses: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before it has a format. *dangling* are its citations of what is not there."""

    number: str
    title: str
    sections: tuple[Section, ...]
    dangling: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """How large a corpus is and what it is made of, formats by their share of a hundred."""

    documents: int
    sections: int = 6
    formats: tuple[tuple[str, int], ...] = (
        *(("docx", 28), ("pdf", 10), ("md", 44), ("py", 8)),
        *(("json", 4), ("yaml", 4), ("env", 2)),
    )
    broken: int = 1
    """How many documents in a hundred are damaged."""
    dangling: int = 1
    """How many citations in a hundred lead nowhere."""
    first_pages: int = 0
    """With any, the first document is a Word file of so many pages."""


SMALL = Plan(0, sections=2)
"""The plan of a corpus of many small files; set its number of documents."""


def number_of(index: int) -> str:
    """Return the control number of document number *index*."""
    return f"SOP-{1000 + index}"


def suffix_of(index: int, plan: Plan) -> str:
    """Return the format of document number *index*."""
    if not index:
        return "docx" if plan.first_pages else plan.formats[0][0]
    at = index * 37 % 100
    for suffix, share in plan.formats:
        if at < share:
            return suffix
        at -= share
    return plan.formats[0][0]


def is_damaged(index: int, plan: Plan) -> bool:
    """Return whether document number *index* is written as a file that is cut off."""
    return index > RELYING and index % 100 < plan.broken


def draft(index: int, plan: Plan, pages: int = 0, days: int = 30) -> Draft:
    """Return the text of document number *index*, of at least so many *pages*.

    *days* are the payment term, where it states one.
    """
    random = Random(index)
    dangling: list[str] = []
    sections: list[Section] = []
    length, wanted = 0, pages * PAGE
    while length < wanted if wanted else len(sections) < plan.sections:
        at = len(sections) + 1
        sections.append(_section(index, at, plan, random, dangling))
        length += _length(sections[-1])
    if index <= RELYING and sections:
        sections[0] = _with_payment(sections[0], index, days)
    return Draft(number_of(index), _title(index), tuple(sections), tuple(dangling))


def years_of(index: int, at: int) -> int:
    """Return the years that section *at* of document number *index* states."""
    return 2 + (index * 7 + at * 3) % 15


def subject_of(index: int, at: int) -> str:
    """Return what the period in section *at* of document number *index* is about."""
    return prose.subject(Random(index * 1_000 + at))


def symbol_of(index: int) -> str:
    """Return the name that code or configuration number *index* gives its period."""
    return f"{'_'.join(subject_of(index, 1).split())}_years_{index}"


def target_of(random: Random, index: int, plan: Plan) -> int:
    """Return the number of another document that can be cited, else 0."""
    for _ in range(50):
        other = int(random.random() * plan.documents)
        readable = not is_damaged(other, plan) and suffix_of(other, plan) in PROSE
        if other != index and readable:
            return other
    return 0


def marked(text: str) -> str:
    """Return *text* as it stands in Markdown, with the numbers of its own sections."""
    return _OWN.sub(r"\g<number>", text)


def plainly(text: str) -> str:
    """Return *text* as it stands on paper: without the ticks of names of code."""
    return marked(text).replace("`", "")


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield *text* in pieces, each with whether it is the number of an own section."""
    for at, piece in enumerate(_OWN.split(text.replace("`", ""))):
        if piece:
            yield piece, at % 2 == 1


def _title(index: int) -> str:
    noun, subject = divmod(index, len(_SUBJECTS))
    return f"{_SUBJECTS[subject].capitalize()} {_NOUNS[noun % len(_NOUNS)]} {index}"


def _section(index: int, at: int, plan: Plan, random: Random, dangling: list[str]) -> Section:
    """Return one section; citations that lead nowhere are added to *dangling*."""
    facts = (
        _defined(index) if at == 1 else f"This follows Section \x02{1 + (at * 5) % (at - 1)}\x03.",
        f"The {subject_of(index, at)}s are kept for at least {years_of(index, at)} years.",
        _citing(index, at, plan, random, dangling),
    )
    clauses = tuple(
        " ".join((fact, *(prose.sentence(random) for _ in range(1 + int(random.random() * 3)))))
        for fact in facts
    )
    rows = _rows(random) if at % 5 == 3 else ()  # one section in five
    note = prose.sentence(random) if at % 6 == 4 else ""  # one in six
    return Section(prose.title(random), clauses, rows, note)


def _defined(index: int) -> str:
    first, second = _TERMS
    one = f"{first[index % 8]} {second[index // 8 % 8]}"
    return f'"{one}" X. Each {one} has an owner.'


def _citing(index: int, at: int, plan: Plan, random: Random, dangling: list[str]) -> str:
    other = target_of(random, index, plan)
    part = 1 + int(random.random() * plan.sections)
    chance = random.random()
    if chance * 100 < plan.dangling:
        nowhere = _nowhere(index, at, other)
        dangling.append(nowhere)
        return f"The details are laid down in {nowhere}."
    if chance < 0.45:  # a little less than half of them restate
        return (
            f"The {subject_of(other, part)}s are kept for at least {years_of(other, part)} "
            f"years, as Section {part} of {number_of(other)} requires."
        )
    if chance < 0.6 and (code := _code_before(index, plan)):  # a few name code
        return f"The period is set as `{symbol_of(code)}` in `{file_name(code, plan)}`."
    clause = 1 + int(random.random() * CLAUSES)
    return f"The same is done under Section {part}.{clause} of {number_of(other)}."


def _nowhere(index: int, at: int, other: int) -> str:
    if at % 2:
        return f"Section {900 + at} of {number_of(other)}"
    return f"SOP-{9_000_000 + index * 10 + at}"


@lru_cache(maxsize=64)
def _code_before(index: int, plan: Plan) -> int:
    """Return the number of the last code or configuration before *index*, else 0."""
    before = (at for at in range(index - 1, max(0, index - 30), -1))
    return next((at for at in before if _is_code(at, plan)), 0)


def _is_code(index: int, plan: Plan) -> bool:
    return suffix_of(index, plan) not in PROSE and not is_damaged(index, plan)


def file_name(index: int, plan: Plan) -> str:
    """Return the name of the file of document number *index*."""
    suffix = suffix_of(index, plan)
    if suffix in PROSE:
        return f"{number_of(index)}.{suffix}"
    return f"{'settings' if suffix != 'py' else 'tool'}_{index}.{suffix}"


def _rows(random: Random) -> tuple[tuple[str, ...], ...]:
    head = ("Part", "Keeper", "Remark")
    return (head, *(tuple(prose.phrase(random) for _ in head) for _ in range(4)))


def _with_payment(section: Section, index: int, days: int) -> Section:
    """Return the first section of a document that states or restates the payment term."""
    said = f"Each invoice is payable within {days} days after receipt."
    if index:
        said = (
            f"Invoices are payable within 30 days after receipt (see {number_of(0)}, Section 1)."
        )
    first, *others = section.clauses
    return Section(section.title, (f"{said} {first}", *others), section.rows, section.note)


def _length(section: Section) -> int:
    cells = sum(len(cell) for cells in section.rows for cell in cells)
    return len(section.title) + sum(map(len, section.clauses)) + cells + len(section.note)
