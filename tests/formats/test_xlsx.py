import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depgraph.extraction import Source, extractor_for
from depgraph.model.documents import BlockKind, Document, Problem, ProblemKind
from depgraph.model.facts import ReferenceKind, ValueKind
from extractors.formats.xlsx import extractor, read_document
from extractors.formats.xlsx.numbers import shown

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns="{MAIN}" xmlns:r="{OFFICE}"'
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def zipped(parts: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def relations(entries: Mapping[str, tuple[str, str]]) -> str:
    rows = (
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for key, (kind, target) in entries.items()
    )
    return f"{_RELATIONS}{''.join(rows)}</Relationships>"


def book(  # each is one part of the file
    *sheets: tuple[str, str],
    states: Mapping[str, str] | None = None,
    formats: tuple[str, ...] = (),
    links: Mapping[str, tuple[str, str]] | None = None,
    more: Mapping[str, str] | None = None,
    workbook: str = "",
) -> bytes:
    """Return a workbook of sheets by name, each the XML below its root."""
    states = states or {}
    names = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="r{at}" state="{states.get(name, "visible")}"/>'
        for at, (name, _) in enumerate(sheets, 1)
    )
    kinds = {f"r{at}": ("worksheet", f"sheet{at}.xml") for at in range(1, len(sheets) + 1)}
    own = "".join(
        f"<numFmt numFmtId='{200 + at}' formatCode='{code.replace(chr(34), '&quot;')}'/>"
        for at, code in enumerate(formats)
    )
    used = "".join(f'<xf numFmtId="{200 + at}"/>' for at in range(len(formats)))
    return zipped(
        {
            "_rels/.rels": relations({"m": ("officeDocument", "xl/workbook.xml")}),
            "xl/workbook.xml": (
                f"<workbook {NAMESPACES}><sheets>{names}</sheets>{workbook}</workbook>"
            ),
            "xl/_rels/workbook.xml.rels": relations({**kinds, "s": ("styles", "styles.xml")}),
            "xl/styles.xml": (
                f"<styleSheet {NAMESPACES}><numFmts>{own}</numFmts>"
                f'<cellXfs><xf numFmtId="0"/>{used}</cellXfs></styleSheet>'
            ),
            **{
                f"xl/sheet{at}.xml": f"<worksheet {NAMESPACES}>{inside}</worksheet>"
                for at, (_, inside) in enumerate(sheets, 1)
            },
            **({"xl/_rels/sheet1.xml.rels": relations(links)} if links else {}),
            **(more or {}),
        }
    )


def cell(address: str, value: str, kind: str = "", style: int = 0, formula: str = "") -> str:
    inside = f"<f>{formula}</f>" if formula else ""
    inside += f"<v>{value}</v>" if value else ""
    typed = f' t="{kind}"' if kind else ""
    return f'<c r="{address}" s="{style}"{typed}>{inside}</c>'


def words(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


def rows(*cells: str) -> str:
    return f"<sheetData>{''.join(f'<row>{one}</row>' for one in cells)}</sheetData>"


def read(data: bytes) -> Document:
    return read_document(Source("a.xlsx", data))


def seen(data: bytes) -> list[tuple[str, str]]:
    return [(block.place.cell, block.text) for block in read(data).blocks]


@pytest.mark.parametrize(
    ("number", "code", "expected"),
    [
        pytest.param("1250.5", "General", "1250.5", id="as it is"),
        pytest.param("0.30000000000000004", "General", "0.3", id="without noise"),
        pytest.param("1E+3", "General", "1000", id="a power"),
        pytest.param("1250.5", "#,##0.00", "1,250.50", id="grouped"),
        pytest.param("0.035", "0.0%", "3.5%", id="per cent"),
        pytest.param("0.5", "0%", "50%", id="whole per cent"),
        pytest.param("1250.5", '"£"#,##0.00', "£1,250.50", id="pounds"),
        pytest.param("1250", "[$€-407] #,##0", "€ 1,250", id="euros"),
        pytest.param("1250", "#,##0 [$EUR]", "1,250 EUR", id="a code behind"),
        pytest.param("-5", '"$"#,##0', "-$5", id="less than nothing"),
        pytest.param("-5", '"$"#,##0;("$"#,##0)', "($5)", id="in brackets"),
        pytest.param("0", '0;-0;"none"', "none", id="nothing"),
        pytest.param("30", '0" days"', "30 days", id="with its unit"),
        pytest.param("2500000", '0.0,,"m"', "2.5m", id="in millions"),
        pytest.param("45383", "d/m/yyyy", "2024-04-01", id="a date"),
        pytest.param("45383.5", "yyyy-mm-dd hh:mm", "2024-04-01 12:00", id="a date and time"),
        pytest.param("45383", "mmm yy", "2024-04-01", id="a month"),
        pytest.param("0.75", "h:mm", "18:00", id="a time"),
        pytest.param("1.5", "[h]:mm", "36:00", id="hours"),
        pytest.param("1", "yyyy", "1900-01-01", id="the first day"),
        pytest.param("-1", "yyyy", "-1", id="no date"),
        pytest.param("2", "@", "2", id="text"),
        pytest.param("x", "0.00", "x", id="no number"),
        pytest.param("1E+999", "0.00", "1E+999", id="too large"),
        pytest.param("3", '"a;b"0', "a;b3", id="a semicolon in quotes"),
        pytest.param("1234", "0.00E+00", "1234", id="an exponent"),
    ],
)
def test_a_number_is_shown_as_its_format_says(number: str, code: str, expected: str) -> None:
    assert shown(number, code) == expected


def test_dates_may_count_from_1904() -> None:
    assert shown("0", "yyyy-mm-dd", since_1904=True) == "1904-01-01"


def test_cells_have_addresses_and_a_table() -> None:
    data = book(
        (
            "Fees",
            rows(
                words("A1", "Fee schedule"),
                words("B3", "Service") + words("C3", "Monthly fee"),
                words("B4", "Hosting") + cell("C4", "1250", style=1),
                words("B6", "Net of tax."),
            ),
        ),
        formats=('"£"#,##0',),
    )
    assert [
        (b.place.cell, b.text, b.kind.value, b.table, b.row, b.column) for b in read(data).blocks
    ] == [
        ("Fees!A1", "Fee schedule", "heading", None, None, None),
        ("Fees!B3", "Service", "cell", 1, 0, 0),
        ("Fees!C3", "Monthly fee", "cell", 1, 0, 1),
        ("Fees!B4", "Hosting", "cell", 1, 1, 0),
        ("Fees!C4", "£1,250", "cell", 1, 1, 1),
        ("Fees!B6", "Net of tax.", "paragraph", None, None, None),
    ]


def test_the_words_of_row_and_column_say_what_a_value_is_about() -> None:
    data = book(
        (
            "Fees",
            rows(
                words("A1", "Service") + words("B1", "Monthly fee"),
                words("A2", "Hosting") + cell("B2", "1250", style=1),
            ),
        ),
        formats=('"£"#,##0',),
    )
    values = extractor.extract(Source("a.xlsx", data)).facts.values
    (value,) = [one for one in values if one.kind is ValueKind.MONEY]
    assert (value.amount, value.unit, value.text) == ("1250", "gbp", "£1,250")
    assert {"hosting", "fee"} <= set(value.subject)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param(cell("A1", "1", "b"), [("S!A1", "TRUE")], id="true"),
        pytest.param(cell("A1", "x", "str", formula="B1"), [("S!A1", "x")], id="a result"),
        pytest.param(cell("A1", "2024-05-01T00:00:00Z", "d"), [("S!A1", "2024-05-01")], id="day"),
        pytest.param(cell("A1", "7", "s"), [], id="a string that is not there"),
        pytest.param(words("A1", " "), [], id="blanks"),
        pytest.param('<c s="1"/>', [], id="an empty cell"),
        pytest.param("<c><v>5</v></c>", [("S!A1", "5")], id="a cell without address"),
        pytest.param(cell("ZZZZ1", "5"), [("S!A1", "5")], id="an address that is none"),
        pytest.param(
            '<c r="A1" t="inlineStr"><is><r><t>Ka</t></r><r><t>na</t></r>'
            "<rPh><t>x</t></rPh></is></c>",
            [("S!A1", "Kana")],
            id="runs, without how they sound",
        ),
    ],
)
def test_a_cell_shows(inside: str, expected: list[tuple[str, str]]) -> None:
    assert seen(book(("S", rows(inside)))) == expected


def test_several_sheets_are_headings_and_hidden_ones_are_told() -> None:
    one, two = rows(words("A1", "x")), rows(words("A1", "y"))
    data = book(("Rates", one), ("Old rates", two), states={"Old rates": "veryHidden"})
    found = read(data)
    assert [(b.text, b.kind, b.anchors) for b in found.blocks] == [
        ("Rates", BlockKind.HEADING, ("Rates",)),
        ("x", BlockKind.PARAGRAPH, ()),
        ("Old rates", BlockKind.HEADING, ("Old rates",)),
        ("y", BlockKind.PARAGRAPH, ()),
    ]
    message = "has a hidden sheet (Old rates), read like the others; unhide to see the text"
    assert found.problems == (Problem(ProblemKind.NOTE, message),)


def test_links_lead_to_files_and_cells() -> None:
    sheet = (
        rows(
            words("A1", "Terms"),
            words("A2", "Here"),
            cell("A3", "5", formula="[1]Fees!B2"),
            cell("A4", "x", "str", formula='HYPERLINK("msa.docx","x")'),
        )
        + '<hyperlinks><hyperlink ref="A1" r:id="h"/>'
        + '<hyperlink ref="A2:B2" location="\'My sheet\'!$A$1"/></hyperlinks>'
    )
    data = book(
        ("S", sheet),
        ("My sheet", rows(words("A1", "there"))),
        links={"h": ("hyperlink", "https://x.org/t")},
        workbook='<externalReferences><externalReference r:id="s"/></externalReferences>',
    )
    blocks = {block.place.cell: block for block in read(data).blocks}
    assert {at: [mark.target for mark in blocks[at].marks] for at in blocks if "!" in at} == {
        "S!A1": ["https://x.org/t"],
        "S!A2": ["#My sheet!A1"],
        "S!A3": [],
        "S!A4": ["msa.docx"],
        "My sheet!A1": [],
    }
    assert blocks["My sheet!A1"].anchors == ("My sheet!A1",)


def test_comments_are_notes_at_their_cell() -> None:
    comments = (
        f'<comments {NAMESPACES}><commentList><comment ref="A1"><text><r><t>See Section 8.3 of '
        "the MSA.</t></r></text></comment></commentList></comments>"
    )
    data = book(
        ("S", rows(words("A1", "Fee"))),
        links={"c": ("comments", "comments1.xml")},
        more={"xl/comments1.xml": comments},
    )
    assert [(b.text, b.kind, b.place.cell, b.place.part) for b in read(data).blocks] == [
        ("Fee", BlockKind.PARAGRAPH, "S!A1", ""),
        ("See Section 8.3 of the MSA.", BlockKind.NOTE, "S!A1", "comment"),
    ]
    references = extractor.extract(Source("a.xlsx", data)).facts.references
    assert [one.label for one in references if one.kind is ReferenceKind.CITATION] == [
        "section:8.3"
    ]


def test_names_of_cells_are_anchors_and_headers_are_running() -> None:
    data = book(
        (
            "S",
            rows(words("A1", "Fee"), cell("A2", "5"))
            + "<headerFooter><oddHeader>&amp;LFIN-1&amp;RRev. 2 &amp;P</oddHeader></headerFooter>",
        ),
        workbook="<definedNames><definedName name='Fee'>S!$A$2</definedName></definedNames>",
    )
    assert [(b.text, b.kind.value, b.anchors) for b in read(data).blocks] == [
        ("FIN-1 | Rev. 2", "running", ()),
        ("Fee", "heading", ()),
        ("5", "paragraph", ("Fee",)),
    ]


def test_errors_and_formulas_without_result_are_told() -> None:
    data = book(("S", rows(cell("A1", "#REF!", "e"), cell("A2", "", formula="B1*2"))))
    assert [(p.kind.value, p.message, p.place.cell) for p in read(data).problems] == [
        (
            "partial",
            "has 1 formula of sheet S without a stored result; open it in Excel and save it",
            "S!A2",
        ),
        ("note", "has 1 cell of sheet S with an error (#REF!); correct the formula", "S!A1"),
    ]


def test_a_workbook_of_another_program_is_read() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["Tier", "Notice"])
    sheet.append(["Gold", 30])
    sheet["B2"].number_format = '0" days"'
    sheet["A2"].comment = openpyxl.comments.Comment("Per Exhibit C.", "A. Person")
    buffer = io.BytesIO()
    workbook.save(buffer)
    assert seen(buffer.getvalue()) == [
        ("Sheet!A1", "Tier"),
        ("Sheet!B1", "Notice"),
        ("Sheet!A2", "Gold"),
        ("Sheet!A2", "Per Exhibit C."),
        ("Sheet!B2", "30 days"),
    ]


GOOD = book(("S", rows(words("A1", "x"))))
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITIES = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "is empty (0 bytes); get a complete copy", id="nothing"),
        pytest.param(
            OLD + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "is protected by a password; save a copy without the password and add that one",
            id="a password",
        ),
        pytest.param(
            OLD + bytes(600),
            "is in the old Excel format (.xls) under a new name; save it as .xlsx in Excel",
            id="an old workbook",
        ),
        pytest.param(
            b"a,b\n1,2",
            "is not an Excel file, whatever its name says; save it as .xlsx in Excel",
            id="comma-separated text",
        ),
        pytest.param(
            b"%PDF-1.7", "is a PDF under an Excel name; give it the ending .pdf", id="a PDF"
        ),
        pytest.param(
            GOOD[: len(GOOD) // 2],
            "is cut off or damaged and cannot be opened; get a complete copy",
            id="cut in half",
        ),
        pytest.param(
            zipped({"word/document.xml": "<x/>"}),
            "is a Word file under an Excel name; give it its own ending",
            id="a Word file",
        ),
        pytest.param(
            zipped({"xl/workbook.bin": "x"}),
            "is a binary Excel file (.xlsb) under a new name; save it as .xlsx in Excel",
            id="a binary workbook",
        ),
        pytest.param(
            zipped({"a.txt": "x"}),
            "is a zip file without a workbook in it; save it as .xlsx in Excel",
            id="any zip file",
        ),
        pytest.param(
            zipped({"xl/workbook.xml": ENTITIES + "<workbook>&b;</workbook>"}),
            "cannot be read: its list of sheets holds XML entities, which an Excel file never "
            "does; open and save it again in Excel",
            id="entities",
        ),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(data: bytes, message: str) -> None:
    reading = extractor.extract(Source("a.xlsx", data))
    (problem,) = reading.document.problems
    assert (problem.kind, problem.message) == (ProblemKind.UNREADABLE, message)
    assert reading.facts.problems == (problem,)


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        pytest.param(" " * (20 << 20), "unpacks to far more than a document holds", id="a bomb"),
        pytest.param("<a>" * 400 + "</a>" * 400, "is nested too deeply", id="endless nesting"),
        pytest.param("<row>", "is no well-formed XML", id="cut off"),
    ],
)
def test_a_damaged_sheet_leaves_the_others(inside: str, why: str) -> None:
    found = read(book(("A", inside), ("B", rows(words("A1", "x")))))
    message = f"is read only in part: its part xl/sheet1.xml {why}; save it again in Excel"
    assert [block.text for block in found.blocks] == ["B", "x"]
    assert found.problems == (Problem(ProblemKind.PARTIAL, message),)


def test_entities_in_a_sheet_are_refused() -> None:
    data = book(("A", rows(words("A1", "x"))))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts["xl/sheet1.xml"] = f"<!--{'x' * 9000}-->{ENTITIES}{parts['xl/sheet1.xml']}"
    found = read(zipped(parts))
    assert (found.blocks, "entities" in found.problems[0].message) == ((), True)


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param(rows(words("A1", "7" * 1_000_000)), id="figures"),
        pytest.param(rows(words("A1", "(" * 1_000_000)), id="brackets"),
        pytest.param(rows(cell("A1", "9" * 1_000_000)), id="a number without end"),
        pytest.param(
            "<dimension ref='A1:XFD1048576'/>" + rows(words("XFD1048576", "x")), id="far away"
        ),
        pytest.param(
            "<sheetData>"
            + "".join(f'<row r="{at}" ht="{at % 97}"/>' for at in range(1, 200_000))
            + "</sheetData>",
            id="empty rows",
        ),
        pytest.param(rows(*[cell("A1", "5")] * 20_000), id="one address for all"),
    ],
)
def test_large_and_odd_files_take_no_time(inside: str) -> None:
    data = book(("S", inside))
    begin = time.process_time()
    read(data)
    assert time.process_time() - begin < 3


def test_it_claims_its_endings() -> None:
    assert extractor_for("a/Fees.XLSX", [extractor]) is extractor
    assert extractor_for("a/fees.xlsm", [extractor]) is extractor
    assert extractor_for("a/fees.xls", [extractor]) is None


def test_the_xml_library_is_loaded_only_to_read() -> None:
    code = "import sys, extractors.formats.xlsx; sys.exit('lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


FLIP = st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255))


@given(st.lists(FLIP, min_size=1, max_size=30))
def test_no_damage_stops_the_reader(flips: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for at, value in flips:
        data[at] = value
    assert read(bytes(data)) == read(bytes(data))
