"""Write the binary files of the invented company, and what is known of them.

Run ``python tests/fixture_makers/company.py`` from the root of the project; it gives
the same bytes every time. The text files of the company are written by hand and are not touched.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from tarnwell import (
    agreements,
    dpa,
    gold,
    mark,
    msa,
    open_text,
    page,
    parity,
    sheets,
    sops,
    sow,
    word,
)
from tarnwell.effects import effects
from tarnwell.paper import Paper
from tarnwell.shelf import shelf

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
GOLD = ROOT / "tests" / "gold"
WRITERS = {"docx": word.docx, "pdf": page.pdf, "md": mark.markdown, "odt": open_text.odt}


def papers() -> Iterator[Paper]:
    """Yield every paper of the company and of its drafts that has no tracked changes."""
    yield msa.accepted()
    yield msa.proposed()
    yield sow.sow_03()
    yield sow.sow_04()
    yield agreements.sla()
    yield agreements.nda()
    yield agreements.distribution()
    yield dpa.dpa()
    yield from sops.procedures()
    yield from parity.parity()


def redlined() -> Iterator[Paper]:
    """Yield the papers with tracked changes, in their final view."""
    yield sow.sow_04_redline()
    yield sow.amendment()


def files() -> Iterator[tuple[str, bytes]]:
    """Yield every generated file as its path below the fixtures folder and its bytes."""
    for paper in (*papers(), *redlined()):
        yield paper.path, WRITERS[paper.path.rsplit(".", 1)[1]](paper)
    yield sheets.fees().path, sheets.xlsx(sheets.fees())


def known() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the files below ``tests/gold`` with their lines."""
    volumes = shelf(FIXTURES, (*papers(), *redlined()), (sheets.fees(),))
    words = [paper for paper in papers() if paper.path.endswith(".docx")]
    views = [
        replace(paper, view=view) for paper in redlined() for view in ("original", "accepted")
    ]
    yield "company_links.jsonl", tuple(gold.link_rows(volumes))
    yield "fixture_numbers.jsonl", tuple(gold.number_rows(words))
    yield "redline_numbers.jsonl", tuple(gold.number_rows(views, with_view=True))
    yield "proposal_effects.jsonl", tuple(one.row() for one in effects(volumes))


def main() -> None:
    """Write all generated files."""
    for path, data in files():
        target = FIXTURES / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    GOLD.mkdir(parents=True, exist_ok=True)
    for name, rows in known():
        (GOLD / name).write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
