"""A PDF with running heads, numbered headings and wrapped paragraphs; always the same bytes."""

import io
from collections.abc import Iterable, Iterator
from textwrap import wrap

from tests.benchmarks.drafts import Draft, plainly

_WIDTH, _HEIGHT, _MARGIN = 595, 842, 72
_LINE = 14
_LETTERS_A_LINE = 88


def pages(text: Draft) -> bytes:
    """Return *text* as a PDF."""
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(_WIDTH, _HEIGHT), invariant=1, pageCompression=1)
    canvas.setTitle(text.title)
    for page, lines in enumerate(_sheets([text.title, "", *_lines(text)]), 1):
        canvas.drawString(_MARGIN, _HEIGHT - 40, f"{text.number}   Rev. 3")
        for at, line in enumerate(lines):
            canvas.drawString(_MARGIN, _HEIGHT - _MARGIN - at * _LINE, line)
        canvas.drawString(_MARGIN, 40, f"Page {page}")
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def _lines(text: Draft) -> Iterator[str]:
    for at, section in enumerate(text.sections, 1):
        yield from ("", f"{at}. {section.title}", "")
        for part, clause in enumerate(section.clauses, 1):
            yield from wrap(f"{at}.{part} {plainly(clause)}", _LETTERS_A_LINE)
            yield ""
        for row in section.rows:
            yield from wrap(" | ".join(row), _LETTERS_A_LINE)


def _sheets(lines: list[str]) -> Iterable[list[str]]:
    held = (_HEIGHT - 2 * _MARGIN) // _LINE
    for at in range(0, len(lines), held):
        yield lines[at : at + held]
