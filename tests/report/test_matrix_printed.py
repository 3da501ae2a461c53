"""The traceability matrix in each of its formats: complete, inert, and the same every time."""

import csv
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from depgraph.model.documents import Place
from depgraph.model.findings import Where
from depgraph.report.look import Look
from depgraph.report.matrix import HEADS, counted, crossed
from depgraph.report.matrix_csv import csv_text
from depgraph.report.matrix_formats import render_matrix, workbook
from depgraph.report.schemas import schema_text

Golden = Callable[[str, str], None]
FORMATS = ("text", "csv", "html", "json")


@dataclass(frozen=True)
class Party:
    path: str
    number: str = ""
    title: str = ""
    revision: str = ""


@dataclass(frozen=True)
class Row:
    relying: Party
    source: Where
    how: str = "cites"
    outcome: str = "found"
    upstream: Party | None = None
    target: Where | None = None
    what: str = ""
    text: str = ""
    values: tuple[str, ...] = ()
    confidence: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Matrix:
    rows: tuple[Row, ...]
    asked: tuple[str, ...] = ()


POLICY = Party("policies/POL-002.md", "POL-002", "Retention Policy", "6")
SOP = Party("sops/SOP-014.docx", "SOP-014", "Archive", "2")
CODE = Party("src/ret.py")
PERIOD = Where("POL-002", POLICY.path, "§4.1", Place(line=12), "Batch records")
FOUND = Row(
    SOP,
    Where("SOP-014", SOP.path, "§3.2", Place(page=3), "Records are kept for 7 years (POL-002)."),
    upstream=POLICY,
    target=PERIOD,
    what="section",
    text="Batch records\nBatch records are kept for 7 years.",
    values=("7 years",),
    confidence="certain",
)
CODED = Row(
    CODE,
    Where(CODE.path, CODE.path, "", Place(line=3), "RETENTION_YEARS = 7  # POL-002 §4.1"),
    upstream=POLICY,
    target=PERIOD,
    what="section",
    text=FOUND.text,
    confidence="certain",
)
NOWHERE = Row(
    SOP,
    Where("SOP-014", SOP.path, "§4", Place(page=4), "See POL-002 §9."),
    outcome="nowhere",
    upstream=POLICY,
    text="POL-002 §9",
    reason="no such provision",
)
SEVERAL = Row(
    SOP,
    Where("SOP-014", SOP.path, "§5", Place(page=5), "See the MSA."),
    outcome="several",
    text="MSA",
    reason="could be a.docx or b.docx",
)
UNREAD = Row(
    Party("sops/scan.pdf"),
    Where("sops/scan.pdf", "sops/scan.pdf"),
    how="",
    outcome="not read",
    reason="is a scan without text; save it with its text (OCR)",
)
MATRIX = Matrix((FOUND, CODED, NOWHERE, SEVERAL, UNREAD))
EVIL = '=HYPERLINK("http://x.example";"a")</td><script>alert(1)</script>\x1b[2J\ufffe'
HOSTILE = Matrix(
    (
        replace(
            FOUND,
            relying=Party("=1+1.md", "@SUM", EVIL, "-1"),
            source=Where("@SUM", "=1+1.md", "+1", Place(cell="=A1"), EVIL),
            upstream=Party("\t=2.md", "", EVIL, "+3"),
            text=EVIL,
            values=("-5 days",),
        ),
    ),
    (EVIL,),
)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("cross", [False, True])
def test_the_matrix_as_a_whole(name: str, golden: Golden, *, cross: bool) -> None:
    made = render_matrix(MATRIX, name, Look(), cross=cross)
    golden(f"answers/matrix{'-cross' if cross else ''}.{name}", made)


@pytest.mark.parametrize("cross", [False, True])
def test_json_follows_its_schema(*, cross: bool) -> None:
    schema = Draft202012Validator(json.loads(schema_text("matrix")))
    for matrix in (MATRIX, HOSTILE, Matrix(())):
        made = json.loads(render_matrix(matrix, "json", Look(), cross=cross))
        assert list(schema.iter_errors(made)) == []


@pytest.mark.parametrize("cross", [False, True])
@pytest.mark.parametrize("name", FORMATS)
def test_no_text_of_a_document_steers_anything(name: str, *, cross: bool) -> None:
    made = render_matrix(HOSTILE, name, Look(), cross=cross)
    assert "\x1b" not in made
    assert name != "html" or "<script" not in made


def test_csv_opens_as_it_is_and_holds_no_formula() -> None:
    made = render_matrix(HOSTILE, "csv", Look(), cross=False)
    assert made.startswith("\ufeffOutcome,")
    head, row = csv.reader(StringIO(made.removeprefix("\ufeff")))
    assert tuple(head) == HEADS
    assert [cell for cell in row if cell[:1] in tuple("=+-@\t\r")] == []
    assert sum(cell.startswith("'") for cell in row) >= 10


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        pytest.param("=1+1", "'=1+1", id="a formula"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1", "'\t=1", id="tab"),
        pytest.param("=1", "'=1", id="wide equals"),
        pytest.param("1+1", "1+1", id="a plus inside"),
        pytest.param("§4.1", "§4.1", id="a section"),
        pytest.param(-3, "-3", id="a count is a number"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_cell_is_no_formula(cell: str | int, written: str) -> None:
    assert csv_text([("x", cell)]) == f"\ufeffx,{written}\n"


def test_the_workbook_shows_every_row_on_its_sheet() -> None:
    book = load_workbook(BytesIO(workbook(MATRIX, cross=False)))
    assert book.sheetnames == [
        "Summary",
        "Who relies on what",
        "Leads nowhere",
        "Could be several",
        "Not read in full",
    ]
    sheet = book["Who relies on what"]
    assert tuple(cell.value for cell in sheet[1]) == HEADS[1:]
    assert [sheet.cell(2, at).value for at in (1, 4, 7, 10, 15)] == [
        *("POL-002", "§4.1", "SOP-014", "§3.2", "7 years")
    ]
    assert sheet.max_row == 3
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:Q3")
    assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$1:$1", "landscape")
    assert sheet.column_dimensions["E"].width == 48
    assert [row[0].value for row in book["Summary"].rows] == [
        *("Traceability matrix", "Found", "Leads nowhere", "Could be several", "Not read in full")
    ]


def test_the_workbook_of_documents_by_documents() -> None:
    book = load_workbook(BytesIO(workbook(MATRIX, cross=True)))
    assert book.sheetnames[:3] == ["Summary", "Documents by documents", "Leads nowhere"]
    rows = [[cell.value for cell in row] for row in book["Documents by documents"].rows]
    assert rows == [
        ["Relied on / relying", "SOP-014", "src/ret.py", "All"],
        ["POL-002", 1, 1, 2],
    ]


def test_the_workbook_holds_no_formula_and_no_time() -> None:
    data = workbook(HOSTILE, cross=False)
    book = load_workbook(BytesIO(data))
    cells = [cell for sheet in book for row in sheet.rows for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert sum(cell.quotePrefix for cell in cells) >= 10
    with ZipFile(BytesIO(data)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
        assert not re.search(r"created|modified|\d{4}-\d\d-\d\d", core)
        assert "<f>" not in "".join(
            parts.read(name).decode() for name in parts.namelist() if "sheet" in name
        )
    assert workbook(HOSTILE, cross=False) == data


def test_two_documents_of_one_number_go_by_their_paths() -> None:
    twin = replace(FOUND, relying=replace(SOP, path="old/SOP-014.docx"))
    cross = crossed(Matrix((FOUND, twin)))
    assert cross.relying == ("old/SOP-014.docx", "sops/SOP-014.docx")
    assert cross.counts == {
        ("POL-002", "old/SOP-014.docx"): 1,
        ("POL-002", "sops/SOP-014.docx"): 1,
    }


def test_what_is_counted_is_all_there_is() -> None:
    assert counted(MATRIX) == {"found": 2, "nowhere": 1, "several": 1, "not read": 1}
    assert counted(Matrix(())) == {}


def test_nothing_to_list_is_said() -> None:
    said = render_matrix(Matrix((), ("POL-002",)), "text", Look(), cross=False)
    assert said == "nothing relies on anything of POL-002\n"
