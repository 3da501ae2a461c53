"""Which real documents something is planted in, and the first number that each has left free.

Chosen by the shape of their text alone: a file whose parts are not numbered from 1 on without a
gap, or whose end lies inside an exhibit, would not know what number comes next.
"""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tests.accuracy.corpora import PROJECT
from tests.accuracy.mutating.writing import Host

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TOP = {
    "md": re.compile(r"^#{1,6}[ \t]+(?P<number>\d{1,2})\.?[ \t]+[A-Z*]", re.MULTILINE),
    "txt": re.compile(r"^[ \t]{0,12}(?P<number>\d{1,2})\.?[ \t]+[A-Z]", re.MULTILINE),
}
_ATTACHED = re.compile(
    r"^[ \t#*]{0,40}(?:EXHIBIT|SCHEDULE|ANNEX|APPENDIX)\b", re.MULTILINE | re.IGNORECASE
)
_TOP_NUMBER = re.compile(r"(?P<number>\d{1,2})\.?")
_SMALL, _LARGE = 1_500, 40_000
_COMPANY = {
    "policies/POL-004.md": "POL-004",
    "policies/POL-008.md": "POL-008",
    "sops/SOP-027-release.md": "SOP-027",
    "sops/SOP-018.docx": "SOP-018",
    "sops/SOP-030.docx": "SOP-030",
    "contracts/SLA.docx": "SLA-2024-017",
}
_COMPANY_CITING = ("policies/POL-010.md", "sops/SOP-012.docx", "sops/SOP-009.docx")


@dataclass(frozen=True, slots=True)
class Site:
    """Documents of one kind: those cited, those that cite, and the rest, which stay as they are.

    *root* is the folder of the rest; none of them changes.
    """

    name: str
    cited: tuple[Host, ...]
    citing: tuple[Host, ...]
    root: Path
    rest: tuple[str, ...]


def sites(corpora: Path) -> Iterator[Site]:
    """Yield every site: the fixture company, and one for each kind of real documents."""
    yield _company()
    yield _contracts(corpora / "contracts")
    for name, kept, cited, citing in (
        ("agreements", "*.txt", 4, 3),
        ("policies/program", "*/*.md", 4, 3),
        ("handbook", "**/*.md", 3, 3),
        ("guidebook", "**/*.md", 2, 2),
        ("policies/soc2", "*/*.md", 3, 2),
    ):
        yield _of_texts(corpora / name, name.replace("/", "-"), kept, cited, citing)


def _company() -> Site:
    root = PROJECT / "fixtures/company"
    numbers = root.parents[1] / "tests/gold/fixture_numbers.jsonl"
    known = [json.loads(line) for line in numbers.read_text("utf-8").splitlines()]
    cited = []
    for path, name in _COMPANY.items():
        data = (root / path).read_bytes()
        rows = [(row["para"], row["number"]) for row in known if row["file"] == f"company/{path}"]
        host = _numbered(path, name, data, rows) if rows else _typed(path, name, data)
        if host.part > 1:
            cited.append(host)
    citing = [Host(path, path, (root / path).read_bytes(), 0) for path in _COMPANY_CITING]
    used = {*_COMPANY, *_COMPANY_CITING}
    rest = tuple(
        path.relative_to(root).as_posix()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.relative_to(root).as_posix() not in used
    )
    return Site("company", tuple(cited), tuple(citing), root, rest)


def _contracts(root: Path) -> Site:
    known = [json.loads(line) for line in (root / "numbers.jsonl").read_text().splitlines()]
    files = _hashed(path.name for path in root.glob("*.docx"))
    cited: list[Host] = []
    for file in files:
        rows = [(row["paragraph"], row["number"]) for row in known if row["file"] == file]
        name = f"KST-{300 + len(cited)}"
        host = _numbered(f"deals/{name}.docx", name, (root / file).read_bytes(), rows)
        if host.heading and len(cited) < 4:
            cited.append(host)
    citing = tuple(
        Host(f"deals/order-{place}.docx", "", (root / file).read_bytes(), 0)
        for place, file in enumerate(files[-3:])
    )
    rest = tuple(files[6:9])
    return Site("contracts", tuple(cited), citing, root, rest)


def _numbered(path: str, name: str, data: bytes, rows: list[tuple[int, str]]) -> Host:
    """Return a Word file with the properties of its last numbered part and of a clause in it."""
    tops = {
        int(found["number"]): para
        for para, number in rows
        if (found := _TOP_NUMBER.fullmatch(number))
    }
    whole = sorted(tops) == list(range(1, len(tops) + 1)) and len(tops) > 1
    heading = clause = None
    for top in sorted(tops, reverse=True):
        below = next((para for para, number in rows if number == f"{top}.1"), None)
        if below is not None:
            heading, clause = tops[top], below
            break
    last = [number for _, number in rows if re.match(r"\d", number)][-1:]
    ends_there = bool(last) and last[0].split(".")[0] == str(len(tops))
    if not whole or heading is None or clause is None or not ends_there:
        return Host(path, name, data, 1)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        paragraphs = list(etree.fromstring(parts.read("word/document.xml")).iter(f"{_W}p"))
    made = tuple(_properties(paragraphs[at]) for at in (heading, clause))
    return Host(path, name, data, len(tops) + 1, *made)


def _properties(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{_W}pPr")
    if found is None:
        return ""
    for tag in ("sectPr", "rPr", "pPrChange"):
        for child in found.findall(f"{_W}{tag}"):
            found.remove(child)
    found.tail = None
    return etree.tostring(found).decode()


def _of_texts(root: Path, name: str, kept: str, most: int, citing: int) -> Site:
    files = _hashed(
        path.relative_to(root).as_posix()
        for path in root.glob(kept)
        if _SMALL <= path.stat().st_size <= _LARGE and path.name != "contents.md"
    )
    cited: list[Host] = []
    for file in files:
        called = f"KST-{300 + len(cited)}"
        suffix = file.rpartition(".")[2]
        host = _typed(f"{name}/{called}.{suffix}", called, (root / file).read_bytes())
        if host.part and len(cited) < most:
            cited.append(host)
    ends = files[-citing:]
    made = tuple(
        Host(f"{name}/guide-{place}.{file.rpartition('.')[2]}", "", (root / file).read_bytes(), 0)
        for place, file in enumerate(ends)
    )
    rest = tuple(file for file in files[:-citing] if len(file) > 0)[most + 4 : most + 10]
    return Site(name, tuple(cited), made, root, rest)


def _typed(path: str, name: str, data: bytes) -> Host:
    """Return a text with the number behind its last one; 0 where its numbers are not whole."""
    text = data.decode("utf-8", "replace")
    top = _TOP[path.rpartition(".")[2]]
    found = [int(each["number"]) for each in top.finditer(text)]
    whole = found == list(range(1, len(found) + 1))
    part = len(found) + 1 if whole and not _ATTACHED.search(text) else 0
    return Host(path, name, data, part)


def _hashed(names: Iterator[str]) -> list[str]:
    return sorted(names, key=lambda name: hashlib.sha256(name.encode()).digest())
