"""What LibreOffice shows of mended Word files; nothing where it is not installed."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.accuracy.mutating.repairing import Repair

_LIMIT = 120
"""Seconds after which it is not waited for."""
_NUMBERED = re.compile(r"(?P<before>\D*)(?P<number>\d[\d.]*\d|\d)(?P<after>.*)", re.DOTALL)


def shown(repairs: Sequence[Repair]) -> Iterator[tuple[str, str]]:
    """Yield the name and the fault of each mended file as another program reads it.

    It prints what is deleted in front of what is inserted.
    """
    program = shutil.which("soffice")
    if program is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for place, repair in enumerate(repairs):
            (root / f"old-{place}.docx").write_bytes(repair.old)
            (root / f"new-{place}.docx").write_bytes(repair.data)
        if not _converted(program, root):
            return
        for place, repair in enumerate(repairs):
            expected = _words(root / f"old-{place}.txt")
            for old, new in repair.words:
                expected = expected.replace(old, _both(old, new))
            same = _words(root / f"new-{place}.txt") == expected
            yield repair.mutation, "" if same else "another program shows other words"


def _converted(program: str, root: Path) -> bool:
    profile = f"-env:UserInstallation={(root / 'profile').as_uri()}"
    files = sorted(str(path) for path in root.glob("*.docx"))
    command = [program, "--headless", profile, "--convert-to", "txt:Text (encoded):UTF8"]
    try:
        subprocess.run(
            [*command, "--outdir", str(root), *files],
            check=True,
            capture_output=True,
            timeout=_LIMIT,
        )
    except (subprocess.SubprocessError, OSError):
        return False
    return all(path.with_suffix(".txt").is_file() for path in root.glob("*.docx"))


def _words(path: Path) -> str:
    return " ".join(path.read_text("utf-8-sig").split())


def _both(old: str, new: str) -> str:
    """Return the sentence with the old number and the new one behind it."""
    words = zip(old.split(), new.split(), strict=True)
    return " ".join(one if one == other else _joined(one, other) for one, other in words)


def _joined(one: str, other: str) -> str:
    before, after = _NUMBERED.fullmatch(one), _NUMBERED.fullmatch(other)
    if before is None or after is None:
        return other
    return f"{before['before']}{before['number']}{after['number']}{before['after']}"
