"""Write the binary files of the invented company; the same bytes every time.

Run ``python tests/fixture_makers/company.py`` from the root of the project. The text files of
the company are written by hand and are not touched.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from tarnwell import agreements, dpa, mark, msa, page, parity, sops, sow, word
from tarnwell.paper import Paper

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
WRITERS = {"docx": word.docx, "pdf": page.pdf, "md": mark.markdown}


def papers() -> Iterator[Paper]:
    """Yield every paper of the company and of its drafts."""
    yield msa.accepted()
    yield msa.proposed()
    yield sow.sow_03()
    yield sow.sow_04()
    yield sow.sow_04_redline()
    yield sow.amendment()
    yield agreements.sla()
    yield agreements.nda()
    yield dpa.dpa()
    yield from sops.procedures()
    yield from parity.parity()


def files() -> Iterator[tuple[str, bytes]]:
    """Yield every generated file as its path below the fixtures folder and its bytes."""
    for paper in papers():
        yield paper.path, WRITERS[paper.path.rsplit(".", 1)[1]](paper)


def main() -> None:
    """Write all generated files."""
    for path, data in files():
        target = FIXTURES / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


if __name__ == "__main__":
    main()
