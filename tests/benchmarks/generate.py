"""Invented companies of any size: contracts, procedures, policies and code that cite each other.

`python -m tests.benchmarks.generate FOLDER COUNT` writes one, document by document. The same count
gives the same bytes.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks import paper, plain, word
from tests.benchmarks.drafts import PROSE, Draft, Plan, draft, file_name, is_damaged, suffix_of

_A_FOLDER, _AN_AREA = 50, 40
"""Documents in a folder, and folders in an area: a larger company has more folders."""
_LONG = Plan(200)


def path_of(index: int, plan: Plan) -> str:
    """Return the path of document number *index*."""
    area, folder = divmod(index // _A_FOLDER, _AN_AREA)
    return f"{area:03}/{folder:02}/{file_name(index, plan)}"


def documents(plan: Plan) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each document, damaged where the plan says so."""
    for index in range(plan.documents):
        data = data_of(index, plan)
        yield path_of(index, plan), _damaged(data) if is_damaged(index, plan) else data


def write(folder: Path, plan: Plan) -> None:
    """Write the whole corpus below *folder*; no more than one document is held at a time."""
    for path, data in documents(plan):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def data_of(index: int, plan: Plan) -> bytes:
    """Return the bytes of document number *index*, undamaged."""
    return _WRITERS[suffix_of(index, plan)](_draft(index, plan), index, plan)


def long_document(
    pages: int, days: int = 30, suffix: str = "docx", index: int = 0, plan: Plan = _LONG
) -> bytes:
    """Return a document of so many *pages*; the first one's payment term is *days*."""
    return _WRITERS[suffix](draft(index, plan, pages, days), index, plan)


def dangling(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield each citation of the corpus that leads nowhere: the path and the cited words."""
    for index in range(plan.documents):
        if not is_damaged(index, plan) and suffix_of(index, plan) in PROSE:
            path = path_of(index, plan)
            yield from ((path, cited) for cited in _draft(index, plan).dangling)


def _draft(index: int, plan: Plan) -> Draft:
    return draft(index, plan, 0 if index else plan.first_pages)


def _damaged(data: bytes) -> bytes:
    return data[: len(data) // 2] + b"\xff\xff"


def _word(text: Draft, _index: int, _plan: Plan) -> bytes:
    return word.package(text)


def _pdf(text: Draft, _index: int, _plan: Plan) -> bytes:
    return paper.pages(text)


_WRITERS: dict[str, Callable[[Draft, int, Plan], bytes]] = {
    "docx": _word,
    "pdf": _pdf,
    "md": plain.markdown,
    "py": plain.python,
    "json": plain.json_text,
    "yaml": plain.yaml_text,
    "env": plain.env_text,
}


if __name__ == "__main__":
    write(Path(sys.argv[1]), Plan(int(sys.argv[2])))
