"""The invented company is what its makers say it is: regenerated, complete, correct, small."""

import importlib.util
import io
import json
import re
import sys
import zipfile
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures"
MAKER = ROOT / "tests" / "fixture_makers" / "company.py"
_EDGE = re.compile(r"^\| (?P<file>[\w./-]+\.\w+) \| (?P<cites>[^|]+) \|$", re.MULTILINE)


def _maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("company_maker", MAKER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def company() -> ModuleType:
    return _maker()


def _content(path: str, data: bytes) -> object:
    """What a file holds, whatever the compression library of this machine makes of it."""
    if path.endswith((".docx", ".odt", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return [(entry.filename, package.read(entry)) for entry in package.infolist()]
    if path.endswith(".pdf"):
        document = pypdfium2.PdfDocument(data)
        return [page.get_textpage().get_text_range() for page in document]
    return data


def test_made_files_are_what_the_makers_make(company: ModuleType) -> None:
    made = dict(company.files())
    kept = {path: (FIXTURES / path).read_bytes() for path in made}
    assert {path: _content(path, data) for path, data in kept.items()} == {
        path: _content(path, data) for path, data in made.items()
    }


def test_making_twice_gives_the_same_bytes(company: ModuleType) -> None:
    assert dict(company.files()) == dict(company.files())


def test_what_is_known_of_them_is_up_to_date(company: ModuleType) -> None:
    known = {name: "\n".join(rows) + "\n" for name, rows in company.known()}
    gold = ROOT / "tests" / "gold"
    assert {name: (gold / name).read_text(encoding="utf-8") for name in known} == known


def test_the_table_of_who_cites_whom_agrees_with_the_citations() -> None:
    cited: dict[str, set[str]] = defaultdict(set)
    lines = (ROOT / "tests" / "gold" / "company_links.jsonl").read_text(encoding="utf-8")
    for line in lines.splitlines():
        row = json.loads(line)
        if row["target"] not in {"", row["path"]}:
            cited[row["path"]].add(row["target"])
    text = (FIXTURES / "company.md").read_text(encoding="utf-8")
    table = {m["file"]: set(m["cites"].split(", ")) for m in _EDGE.finditer(text)}
    assert table == cited


def test_the_company_is_large_enough_and_small_enough() -> None:
    files = [path for path in FIXTURES.rglob("*") if path.is_file()]
    company = [path for path in files if FIXTURES / "company" in path.parents]
    assert len(company) >= 40
    assert sum(path.stat().st_size for path in files) < 3_000_000
