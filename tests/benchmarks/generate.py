"""Invented companies of any size: contracts, procedures, policies and code that cite each other.

`python -m tests.benchmarks.generate FOLDER COUNT` writes one. The same count gives the same bytes.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.benchmarks import paper, word

_SUBJECTS = (
    *("Fees", "Delivery", "Retention", "Training", "Access", "Incident", "Supplier", "Audit"),
    *("Change", "Sampling", "Storage", "Release", "Calibration", "Complaint", "Backup", "Travel"),
)
_NOUNS = ("Control", "Review", "Handling", "Approval", "Notice", "Record", "Inspection", "Report")
_FILLER = (
    "The responsible person keeps a written record of each step and of its outcome.",
    "Exceptions are agreed in advance with the owner of the process and noted with their reason.",
    "Copies that leave the site carry the date of printing and are not updated afterwards.",
    "Nothing here limits a duty that applicable law places on either party.",
    "Each party bears its own cost of meeting this requirement unless both agree otherwise.",
    "Questions about the meaning of a term go to the document owner before work begins.",
)
RELYING = 12
"""Documents that restate the payment term of the first one, whatever the size of the corpus."""


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part: its title and its sentences."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before it has a format."""

    number: str
    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How large a corpus is and what it is made of, formats by their share of a hundred."""

    documents: int
    sections: int = 8
    formats: tuple[tuple[str, int], ...] = (("docx", 25), ("pdf", 10), ("md", 50), ("py", 15))
    broken: int = 1
    """How many in a hundred are damaged."""


SMALL_TEXTS = Plan(0, sections=3, formats=(("md", 100),), broken=0)
"""The plan of a corpus of many small Markdown files; set its number of documents."""


def path_of(index: int, plan: Plan) -> str:
    """Return the path of document number *index*."""
    return f"{index % 40:02}/{number_of(index)}.{_suffix(index, plan)}"


def number_of(index: int) -> str:
    """Return the control number of document number *index*."""
    return f"SOP-{1000 + index}"


def write(folder: Path, plan: Plan) -> list[str]:
    """Write the whole corpus below *folder* and return its paths."""
    paths = [path_of(index, plan) for index in range(plan.documents)]
    for index, path in enumerate(paths):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        data = data_of(index, plan)
        target.write_bytes(_damaged(data) if index and index % 100 < plan.broken else data)
    return paths


def data_of(index: int, plan: Plan) -> bytes:
    """Return the bytes of document number *index*, undamaged."""
    return _WRITERS[_suffix(index, plan)](draft(index, plan))


def draft(index: int, plan: Plan) -> Draft:
    """Return the text of document number *index*."""
    random = Random(index)  # reproducible, not secret
    sections = tuple(_section(index, at, plan, random) for at in range(1, plan.sections + 1))
    return Draft(number_of(index), _title(index), sections)


def _title(index: int) -> str:
    noun, subject = divmod(index, len(_SUBJECTS))
    return f"{_SUBJECTS[subject]} {_NOUNS[noun % len(_NOUNS)]} {index}"


def _section(index: int, at: int, plan: Plan, random: Random) -> Section:
    title = f"{random.choice(_SUBJECTS)} {random.choice(_NOUNS)}"
    return Section(title, (*_facts(index, at, plan, random), *random.sample(_FILLER, 3)))


def _facts(index: int, at: int, plan: Plan, random: Random) -> Iterator[str]:
    if at == 1 and index == 0:
        yield "Each invoice is payable within 30 days after receipt."
    elif at == 1 and index <= RELYING:
        yield f"Invoices are payable within 30 days after receipt (see {number_of(0)}, Section 1)."
    if at > 1:
        yield f"This follows Section {random.randint(1, at - 1)}."
    other = random.randrange(1, plan.documents) if plan.documents > 1 else 0
    yield (
        f"The {_SUBJECTS[at % len(_SUBJECTS)].lower()} files are kept for at least "
        f"{random.randint(1, 10)} years, as Section {random.randint(1, plan.sections)} "
        f"of {number_of(other)} requires."
    )


def _suffix(index: int, plan: Plan) -> str:
    at = index * 37 % 100 if index else 0
    for suffix, share in plan.formats:
        if at < share:
            return suffix
        at -= share
    return plan.formats[0][0]


def _damaged(data: bytes) -> bytes:
    return data[: len(data) // 2] + b"\xff\xff"


def _markdown(text: Draft) -> bytes:
    lines = [f"---\nid: {text.number}\ntitle: {text.title}\n---\n\n# {text.title}\n"]
    for at, section in enumerate(text.sections, 1):
        lines.append(f"## {at}. {section.title}\n\n" + " ".join(section.sentences) + "\n")
    return "\n".join(lines).encode()


def _python(text: Draft) -> bytes:
    lines = [f'"""Carries out {text.number}, {text.title}."""\n']
    for at, section in enumerate(text.sections, 1):
        name = "_".join(section.title.upper().split())
        lines.append(f"# {text.number} Section {at}\n{name}_{at}_DAYS = {at * 15}\n")
    return "\n".join(lines).encode()


def _word(text: Draft) -> bytes:
    return word.package(text.number, text.title, _parts(text))


def _pdf(text: Draft) -> bytes:
    return paper.pages(text.number, text.title, _parts(text))


def _parts(text: Draft) -> list[tuple[str, tuple[str, ...]]]:
    return [(section.title, section.sentences) for section in text.sections]


_WRITERS: dict[str, Callable[[Draft], bytes]] = {
    "docx": _word,
    "pdf": _pdf,
    "md": _markdown,
    "py": _python,
}


if __name__ == "__main__":
    write(Path(sys.argv[1]), Plan(int(sys.argv[2])))
