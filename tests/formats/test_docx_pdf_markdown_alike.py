"""One text as Word, PDF and Markdown gives the same parts, terms, values and references."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from depgraph.extraction import Source
from depgraph.model.facts import Facts, ReferenceKind
from extractors.formats.docx import extractor as word_extractor
from extractors.formats.markdown import extractor as markdown_extractor
from extractors.formats.pdf import extractor as pdf_extractor
from tests.formats.word_files import abstract, level, listed, num, para, style, styled, word


@dataclass(frozen=True)
class Heading:
    """A heading; a number in it is typed."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Words:
    """A paragraph; a number in it is typed."""

    text: str


@dataclass(frozen=True)
class Steps:
    """A list that the program numbers: ``1.``, ``2.``."""

    items: tuple[str, ...]


Part = Heading | Words | Steps
Writer = Callable[[tuple[Part, ...]], Facts]
_SIZES = {1: 20, 2: 16, 3: 13}


def as_word(text: tuple[Part, ...]) -> Facts:
    """Return the facts of *text* as a Word file with styles and automatic lists."""
    body = ""
    lists = 0
    for part in text:
        match part:
            case Heading():
                body += styled(f"Heading{part.level}", escape(part.text))
            case Words():
                body += para(escape(part.text))
            case Steps():
                lists += 1
                body += "".join(listed(lists, 0, escape(item)) for item in part.items)
    known = [
        style(
            f"Heading{n}", f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr>', name=f"heading {n}"
        )
        for n in _SIZES
    ]
    numbering = "".join(abstract(n, level(0, "%1.")) for n in range(1, lists + 1))
    numbering += "".join(num(n, n) for n in range(1, lists + 1))
    data = word(body, styles="".join(known), numbering=numbering)
    return word_extractor.extract(Source("text.docx", data)).facts


def as_pdf(text: tuple[Part, ...]) -> Facts:
    """Return the facts of *text* as a PDF: headings are larger, lists are indented."""
    plain = ParagraphStyle("plain", fontSize=10, leading=12, spaceAfter=8)
    story = []
    for part in text:
        match part:
            case Heading():
                size = _SIZES[part.level]
                large = ParagraphStyle("h", plain, fontSize=size, leading=1.2 * size)
                story.append(Paragraph(escape(part.text), large))
            case Words():
                story.append(Paragraph(escape(part.text), plain))
            case Steps():
                inside = ParagraphStyle("item", plain, leftIndent=18)
                for n, item in enumerate(part.items, start=1):
                    story.append(Paragraph(f"{n}. {escape(item)}", inside))
    stream = io.BytesIO()
    SimpleDocTemplate(stream, invariant=1).build(story)
    return pdf_extractor.extract(Source("text.pdf", stream.getvalue())).facts


def as_markdown(text: tuple[Part, ...]) -> Facts:
    """Return the facts of *text* as Markdown."""
    lines: list[str] = []
    for part in text:
        match part:
            case Heading():
                lines += ["#" * part.level + " " + part.text, ""]
            case Words():
                lines += [part.text, ""]
            case Steps():
                lines += [f"{n}. {item}" for n, item in enumerate(part.items, start=1)]
                lines += [""]
    data = "\n".join(lines).encode()
    return markdown_extractor.extract(Source("text.md", data)).facts


def told(facts: Facts) -> dict[str, list[object]]:
    """Return what must be the same: everything but where it stands."""
    kinds = (ReferenceKind.CITATION, ReferenceKind.USE, ReferenceKind.INCORPORATION)
    return {
        "provisions": [(part.label, part.title) for part in facts.provisions],
        "parents": [part.parent for part in facts.provisions],
        "definitions": [(each.term, each.meaning, each.scope) for each in facts.definitions],
        "values": [
            (value.kind, value.amount, value.unit, value.text, value.bound)
            for value in facts.values
        ],
        "references": [
            (each.kind, each.text, each.label, each.documents, each.key)
            for each in facts.references
            if each.kind in kinds
        ],
    }


CONTRACT = (
    Heading("Storage Agreement"),
    Words("This agreement is between Tarn Ltd and Well GmbH."),
    Heading("1 Definitions", 2),
    Words("1.1 “Goods” means the drums that are listed in Exhibit A."),
    Words("1.2 “Term” means the 24 months that follow the Effective Date."),
    Heading("2 Storage", 2),
    Words("2.1 Care. Tarn shall keep the Goods (a) dry, (b) at 25 °C and (c) under lock."),
    Words("2.2 Notice. Tarn shall report a loss within 2 business days under Section 2.1(c)."),
    Heading("Exhibit A – Goods", 2),
    Words("Tarn keeps 40 drums at most."),
)
PROCEDURE = (
    Heading("Pump Cleaning"),
    Words("This procedure applies to all pumps of the north hall."),
    Heading("Before the work", 2),
    Steps(("Close the valve.", "Wait for 10 minutes.", "Tell the shift lead.")),
    Heading("The work", 2),
    Steps(("Open the lid.", "Rinse the pump twice with 5 litres.")),
    Heading("After the work", 2),
    Words("Record the work within 24 hours as SOP-014 says in Section 3."),
)
NUMBERED_PROCEDURE = (
    Heading("Filter Change"),
    Heading("1 Purpose", 2),
    Words("This procedure says how filters are changed, as step 2 of Section 2 shows."),
    Heading("2 Procedure", 2),
    Steps(("Stop the fan.", "Take the old filter out.", "Put the new filter in.")),
    Heading("3 Records", 2),
    Words("Records are kept for 5 years."),
)


@pytest.mark.parametrize("written", [as_pdf, as_markdown])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(CONTRACT, id="typed numbers and an exhibit"),
        pytest.param(PROCEDURE, id="lists below headings without numbers"),
        pytest.param(NUMBERED_PROCEDURE, id="a list below a numbered heading"),
    ],
)
def test_says_the_same_as_word(text: tuple[Part, ...], written: Writer) -> None:
    assert told(written(text)) == told(as_word(text))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param(
            CONTRACT,
            [
                None,
                "section:1",
                "section:1.1",
                "section:1.2",
                "section:2",
                "section:2.1",
                "section:2.1(a)",
                "section:2.1(b)",
                "section:2.1(c)",
                "section:2.2",
                "exhibit:A",
            ],
            id="contract",
        ),
        pytest.param(
            PROCEDURE,
            [None, None, "step:1", "step:2", "step:3", None, "step:1", "step:2", None],
            id="steps",
        ),
    ],
)
def test_the_parts_are_those_of_the_text(text: tuple[Part, ...], labels: list[str | None]) -> None:
    assert [part.label for part in as_word(text).provisions] == labels
