"""PDF: printed lines become paragraphs, headings, items, cells, notes and running lines."""

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_files import PITCH, TOP, At, Draw, lines, pdf, raw_pdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from depgraph.extraction import Source
from depgraph.model.documents import Block, BlockKind, Document, Mark, MarkKind, Place
from extractors.formats.pdf import extractor, read_document

BROKEN = Path(__file__).parents[2] / "fixtures" / "broken"
WIDE = "The keeper stores every sample in the cold room and signs the log book of the house at"


def document(*pages: Sequence[Draw]) -> Document:
    return read_document(Source("a.pdf", pdf(*pages)))


def blocks(*pages: Sequence[Draw]) -> tuple[Block, ...]:
    return document(*pages).blocks


def texts(*drawn: Draw) -> list[str]:
    return [block.text for block in blocks(list(drawn))]


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        pytest.param(
            lines(WIDE, "night, which is the rule.", "", "Next one."),
            [f"{WIDE} night, which is the rule.", "Next one."],
            id="a gap parts",
        ),
        pytest.param(
            lines(WIDE, "night, which is the rule.", "Next one."),
            [f"{WIDE} night, which is the rule.", "Next one."],
            id="a short line parts",
        ),
        pytest.param(
            lines(f"{WIDE} Section", "1.2 of the plan."),
            [f"{WIDE} Section 1.2 of the plan."],
            id="a cited number goes on",
        ),
        pytest.param(
            lines(f"{WIDE} night.", "1.2 The log is kept."),
            [f"{WIDE} night.", "1.2 The log is kept."],
            id="a number begins",
        ),
        pytest.param(
            lines(f"{WIDE} night;", "(b) signs the log."),
            [f"{WIDE} night; (b) signs the log."],
            id="a bracket within a sentence goes on",
        ),
        pytest.param(
            lines("(a) Cold.", "(b) Dry."), ["(a) Cold.", "(b) Dry."], id="brackets begin"
        ),
        pytest.param(
            lines("Document No.: SOP-014", "Revision: 4", "Owner: Ann"),
            ["Document No.: SOP-014", "Revision: 4", "Owner: Ann"],
            id="named fields are apart",
        ),
        pytest.param(
            [*lines(WIDE, x=90), *lines("night, which is the rule.", top=TOP - PITCH)],
            [f"{WIDE} night, which is the rule."],
            id="the first line may be indented",
        ),
        pytest.param(
            [At("Cold storage of", size=18), At("samples", y=TOP - 22, size=18)],
            ["Cold storage of samples"],
            id="a title of two lines",
        ),
        pytest.param(
            lines("Purpose ........ 1", "Scope of the", "long plan ...... 2", "", "Purpose"),
            ["Purpose"],
            id="contents lines are left out",
        ),
        pytest.param(lines("Wait ... 30 days"), ["Wait ... 30 days"], id="dots are no contents"),
    ],
)
def test_paragraphs(drawn: list[Draw], expected: list[str]) -> None:
    assert texts(*drawn) == expected


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        pytest.param(
            lines("This is the manage-", "ment of samples."),
            "This is the management of samples.",
            id="a cut word",
        ),
        pytest.param(
            lines("Follow SOP-", "014 at all times."),
            "Follow SOP-014 at all times.",
            id="a number keeps its hyphen",
        ),
        pytest.param(
            lines("A non-", "binding offer.", "", "It is non-binding."),
            "A non-binding offer.",
            id="as the document writes it elsewhere",
        ),
        pytest.param(
            lines("A re-", "newal.", "", "No renewal and no re-newal, the renewal."),
            "A renewal.",
            id="as it is written most often",
        ),
        pytest.param(
            lines("See 3-", "4 and so on."), "See 3-4 and so on.", id="a range of numbers"
        ),
    ],
)
def test_hyphens_at_line_ends(drawn: list[Draw], expected: str) -> None:
    assert texts(*drawn)[0] == expected


def test_a_paragraph_goes_on_over_the_page() -> None:
    found = blocks(lines(WIDE, top=100), lines("night, which is the rule.", "", "Next one."))
    assert [(b.text, b.place.page, b.anchors) for b in found] == [
        (f"{WIDE} night, which is the rule.", 1, ("page=1", "page=2")),
        ("Next one.", 2, ()),
    ]


def test_a_finished_sentence_ends_with_its_page() -> None:
    found = blocks(lines(f"{WIDE} night.", top=100), lines("next one."))
    assert [block.text for block in found] == [f"{WIDE} night.", "next one."]


BODY = lines("Body text is set in this size, and there is much more of it than of anything.")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(At("Cold Storage", y=800, size=16), 1, id="larger"),
        pytest.param(At("Cold storage", y=800, bold=True), 1, id="bold"),
        pytest.param(At("4.2 Cold Storage", y=800), 2, id="number and title"),
        pytest.param(At("4.2 Cold storage", y=800, bold=True), 2, id="number and bold"),
        pytest.param(At("4.2 Keep it cold", y=800), 0, id="a numbered instruction"),
        pytest.param(At("Never open the door.", y=800, bold=True), 0, id="a bold sentence"),
        pytest.param(At("(a) Cold storage", y=800, bold=True), 0, id="a bold item"),
        pytest.param(At("12 34", y=800, size=16), 0, id="no letters"),
    ],
)
def test_headings(head: At, expected: int) -> None:
    block = blocks([head, *BODY])[0]
    assert (block.kind is BlockKind.HEADING, block.level) == (bool(expected), expected)


def test_an_outline_makes_a_heading_and_its_level() -> None:
    def listed(canvas: Canvas) -> None:
        canvas.bookmarkPage("a")
        canvas.addOutlineEntry("Part one", "a", 0)
        canvas.bookmarkPage("b")
        canvas.addOutlineEntry("cold Storage", "b", 1)

    found = blocks([listed, *lines("Cold storage", "", "Dry storage")])
    assert [(b.kind.value, b.level) for b in found] == [("heading", 2), ("paragraph", 0)]


def test_bullets_and_boxes_begin_items() -> None:
    drawn = lines("• cold", "• dry", "[ x ] signed", "[ ] dated")
    assert [(b.kind.value, b.text) for b in blocks(drawn)] == [
        ("item", "cold"),
        ("item", "dry"),
        ("paragraph", "[ x ] signed"),
        ("paragraph", "[ ] dated"),
    ]


def paper(number: int, count: int) -> list[Draw]:
    words = ("cold", "dry", "warm", "wet")
    return [
        At("Cold Room Plan", y=810),
        At("SOP-014 Rev 4", x=430, y=810),
        At(f"This page tells of the {words[number - 1]} samples."),
        At(f"Page {number} of {count}", x=250, y=30),
    ]


def test_running_lines_are_kept_once_without_page_numbers() -> None:
    found = [(b.kind.value, b.text) for b in blocks(*(paper(n, 3) for n in (1, 2, 3)))]
    assert found == [
        ("running", "Cold Room Plan"),
        ("running", "SOP-014 Rev 4"),
        ("paragraph", "This page tells of the cold samples."),
        ("paragraph", "This page tells of the dry samples."),
        ("paragraph", "This page tells of the warm samples."),
    ]


def test_one_page_has_no_running_lines_but_its_page_number_goes() -> None:
    found = [(b.kind.value, b.text) for b in blocks(paper(1, 1))]
    assert found == [
        ("cell", "Cold Room Plan"),
        ("cell", "SOP-014 Rev 4"),
        ("paragraph", "This page tells of the cold samples."),
    ]


def test_a_line_on_fewer_than_half_of_the_pages_is_text() -> None:
    pages = [lines("DRAFT", "", text) for text in ("one", "two")]
    found = blocks(*pages, *(lines(text) for text in ("three", "four", "five")))
    assert [b.text for b in found if b.kind is BlockKind.RUNNING] == []


WORDS = ("cold", "dry", "warm", "wet", "old", "new", "long", "short")


def headed(*heads: str) -> list[str]:
    """Return the running lines of a document with these headers on its pages."""
    pages = [
        [At(head, y=810), At(f"This page tells of the {word} samples.")]
        for head, word in zip(heads, WORDS, strict=False)
    ]
    return [block.text for block in blocks(*pages) if block.kind is BlockKind.RUNNING]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        pytest.param("ABABABAB", ["Part A", "Part B"], id="left and right pages"),
        pytest.param("AAABBBCC", ["Part A", "Part B"], id="three pages in a row"),
        pytest.param("AABBCCDD", [], id="two pages in a row"),
    ],
)
def test_headers_of_some_pages(heads: str, expected: list[str]) -> None:
    assert headed(*(f"Part {letter}" for letter in heads)) == expected


def test_equal_last_lines_at_other_heights_are_text() -> None:
    found = blocks(lines("One", "", "Not applicable"), lines("Two", "", "", "", "Not applicable"))
    assert [b.text for b in found].count("Not applicable") == 2


def row(y: float, *cells: str) -> list[At]:
    return [At(text, x, y) for x, text in zip((72, 220, 400), cells, strict=False)]


def test_cells_side_by_side_are_a_table() -> None:
    drawn = [
        *row(700, "Record", "Kept for", "By"),
        *row(680, "Sample log", "30 days", "Keeper"),
        *row(666, "of the house"),
        *row(646, "Audit plan", "2 years", "Auditor"),
    ]
    found = [(b.text, b.row, b.column) for b in blocks(drawn) if b.table == 1]
    assert found == [
        ("Record", 0, 0),
        ("Kept for", 0, 1),
        ("By", 0, 2),
        ("Sample log", 1, 0),
        ("30 days", 1, 1),
        ("Keeper", 1, 2),
        ("of the house", 2, 0),
        ("Audit plan", 3, 0),
        ("2 years", 3, 1),
        ("Auditor", 3, 2),
    ]


def test_a_cell_of_several_lines_written_cell_by_cell() -> None:
    drawn = [
        *lines("The log of", "the samples", top=700),
        *lines("30 days,", "then 2 years", x=300, top=700),
    ]
    found = [(b.text, b.place.cell) for b in blocks(drawn)]
    assert found == [
        ("The log of the samples", "table 1, row 1, column 1"),
        ("30 days, then 2 years", "table 1, row 1, column 2"),
    ]


def test_a_number_set_apart_from_its_text_is_no_table() -> None:
    drawn = [At("1.1", 72, 700), At("The log is kept for 30 days.", 110, 700)]
    assert [(b.kind.value, b.text) for b in blocks(drawn)] == [
        ("paragraph", "1.1 The log is kept for 30 days.")
    ]


def test_stretched_lines_are_no_table() -> None:
    def stretched(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.setWordSpace(14)
        text.textLine("the keeper of the log")
        canvas.drawText(text)

    assert [(b.kind.value, b.text) for b in blocks([stretched])] == [
        ("paragraph", "the keeper of the log")
    ]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_printed_sideways_reads_as_upright(angle: int) -> None:
    def turned(canvas: Canvas) -> None:
        canvas.translate(300, 420)
        canvas.rotate(angle)

    drawn = lines(WIDE, "night, which is the rule.", "", "Next one.", x=-280, top=100)
    assert texts(turned, *drawn) == [f"{WIDE} night, which is the rule.", "Next one."]


def test_footnotes_are_notes_and_their_numbers_leave_the_text() -> None:
    drawn = [
        At("The log is kept for 30 days", 72, 700),
        At("2", 207.5, 704, size=6),
        At("and longer on request, as the plan of the house says in its second part.", 72, 686),
        At("2 Working days are meant.", 72, 100, size=8),
    ]
    found = [(b.kind.value, b.text, b.place.part) for b in blocks(drawn)]
    assert found[-1] == ("note", "Working days are meant.", "footnote 2")
    assert "days2" not in found[0][1]
    assert found[0][1].startswith("The log is kept for 30 days")


def test_bold_words_at_the_beginning_are_marked() -> None:
    drawn = [At("Fee", 72, 700, bold=True), At("means the price of the work.", 93, 700)]
    (block,) = blocks(drawn)
    assert block.marks == (Mark(MarkKind.STRONG, 0, 3),)


def test_links_lie_over_their_text_and_lead_to_named_places() -> None:
    def linked(canvas: Canvas) -> None:
        canvas.linkURL("https://example.org/plan", (94, 697, 135, 710))
        canvas.linkAbsolute("", "there", (190, 697, 240, 710))

    def target(canvas: Canvas) -> None:
        canvas.bookmarkHorizontal("there", 72, 712)

    first: list[Draw] = [At("See our plan and also Section 2 of it.", 72, 700), linked]
    second: list[Draw] = [*lines("Page two begins here."), target, At("2. Storage", 72, 700)]
    found = blocks(first, second)
    targets = [(found[0].text[m.start : m.end], m.target) for m in found[0].marks]
    assert [target for _, target in targets] == ["https://example.org/plan", "#2-storage"]
    assert "our plan" in targets[0][0]
    assert [b.anchors for b in found] == [("page=1",), ("page=2",), ("2-storage",)]


def test_what_is_filled_into_a_form_is_text() -> None:
    def form(canvas: Canvas) -> None:
        canvas.acroForm.textfield(name="term", x=200, y=690, width=200, height=20, value="30 days")

    assert "30 days" in " ".join(texts(At("Term:", 72, 695), form))


DRAWN = b"<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F1 5 0 R>>>>"
TYPED = raw_pdf(
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>>>"
    b"/Contents 4 0 R/Annots[6 0 R 7 0 R 9 0 R]>>",
    b"<</Length 42>>stream\nBT /F1 11 Tf 72 700 Td (The term is) Tj ET   \nendstream",
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    b"<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(Is this\nright?)>>",
    b"<</Type/Annot/Subtype/FreeText/Rect[129 697 329 717]/Contents(30 days)/AP<</N 8 0 R>>/F 4>>",
    DRAWN + b"/Length 33>>stream\nBT /F1 11 Tf 2 3 Td (30 days) Tj ET\nendstream",
    b"<</Type/Annot/Subtype/Highlight/Rect[10 10 30 30]/Contents( )>>",
)


def test_typed_text_is_text_and_notes_are_comments() -> None:
    found = read_document(Source("a.pdf", TYPED)).blocks
    assert [(b.kind.value, b.text) for b in found] == [
        ("paragraph", "The term is 30 days"),
        ("comment", "Is this right?"),
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Cold Room Plan", (("title", "Cold Room Plan"),), id="title"),
        pytest.param("Microsoft Word - Plan", (("title", "Plan"),), id="a program's prefix"),
        pytest.param("plan v3.docx", (), id="a file name"),
        pytest.param("untitled", (), id="none given"),
    ],
)
def test_properties(title: str, expected: tuple[tuple[str, str], ...]) -> None:
    drawn: list[Draw] = [lambda canvas: canvas.setTitle(title), *lines("x")]
    assert document(drawn).properties == expected


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("1", (60, 80), 0)), 50, 50, 500, 700)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param(
            "scan.pdf",
            "has pages but no text; it is probably a scan: run text recognition (OCR) and save it"
            " again",
            id="scan",
        ),
        pytest.param(
            "encrypted.pdf",
            "is locked with a password; save a copy without the password",
            id="locked",
        ),
        pytest.param(
            "truncated.pdf",
            "is damaged or cut short and cannot be opened; get the file again or save it anew as"
            " PDF",
            id="cut short",
        ),
        pytest.param("empty.pdf", "is empty (0 bytes); get the file again from its owner", id="0"),
        pytest.param(
            "not-a-pdf.pdf",
            "is not a PDF, whatever its name says; open it and save it as PDF, or rename it",
            id="text",
        ),
    ],
)
def test_what_cannot_be_read_says_why(name: str, message: str) -> None:
    found = read_document(Source(name, (BROKEN / name).read_bytes()))
    assert found.blocks == ()
    assert [(p.kind.value, p.message) for p in found.problems] == [("unreadable", message)]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param([lines("one"), []], "", id="an empty page is no fault"),
        pytest.param(
            [lines("one"), [picture], [picture], lines("two"), [picture]],
            "cannot be read in full: pages 2 to 3, 5 are without text, probably scanned; run text"
            " recognition (OCR) and save it again",
            id="scanned pages are named",
        ),
        pytest.param(
            [[picture, *lines("Look here")]],
            "has only 2 words on one page; what its pictures show is not read, so look at them"
            " yourself",
            id="a poster",
        ),
        pytest.param([lines("Look here")], "", id="few words and no picture"),
    ],
)
def test_pages_without_text(pages: list[list[Draw]], expected: str) -> None:
    assert "".join(problem.message for problem in document(*pages).problems) == expected


PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"


@pytest.mark.parametrize(
    ("kids", "message"),
    [
        pytest.param(
            b"<</Type/Pages/Count 100000/Kids[2 0 R]>>",
            "is damaged, none of its pages can be read; get the file again or save it anew as PDF",
            id="the tree of pages leads into itself",
        ),
        pytest.param(
            b"<</Type/Pages/Count 0/Kids[]>>",
            "is damaged or cut short and cannot be opened; get the file again or save it anew as"
            " PDF",
            id="no pages",
        ),
    ],
)
def test_broken_page_trees(kids: bytes, message: str) -> None:
    data = raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", kids, PAGE)
    assert [p.message for p in read_document(Source("a.pdf", data)).problems] == [message]


def test_an_empty_password_opens() -> None:
    assert [b.text for b in read_document(Source("a.pdf", locked(""))).blocks] == ["One."]


def locked(password: str) -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption

    return pdf(lines("One."), encrypt=StandardEncryption(password, ownerPassword="owner"))


def test_a_lost_end_is_told() -> None:
    data = pdf(lines("One."))
    found = read_document(Source("a.pdf", data[: data.rindex(b"startxref")]))
    assert [b.text for b in found.blocks] == ["One."]
    assert [p.message for p in found.problems] == [
        "is cut short, its end is missing; pages may be lost, so get the file again"
    ]


def test_the_same_bytes_give_the_same_document() -> None:
    data = pdf(paper(1, 2), paper(2, 2))
    assert read_document(Source("a.pdf", data)) == read_document(Source("b.pdf", data))


@pytest.mark.parametrize("letter", ["1", "(", ".", "-"])
def test_a_long_line_of_anything_is_read_in_a_second(letter: str) -> None:
    data = pdf([At(letter * 200_000)])
    before = time.process_time()
    read_document(Source("a.pdf", data))
    assert time.process_time() - before < 2.0


def test_places_have_pages_from_one() -> None:
    found = blocks(lines("one."), lines("two."))
    assert [block.place for block in found] == [Place(page=1), Place(page=2)]


WHOLE = pdf(paper(1, 2), paper(2, 2))


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_damage_is_survived(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value
    found = read_document(Source("a.pdf", bytes(data)))
    assert found.blocks or found.problems


def test_it_claims_pdf_files() -> None:
    assert extractor.suffixes == frozenset({".pdf"})
