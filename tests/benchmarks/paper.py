"""A PDF with running heads, numbered headings and wrapped paragraphs; always the same bytes."""

import io
from collections.abc import Iterable, Sequence

_WIDTH, _HEIGHT, _MARGIN = 595, 842, 72
_LINE = 14
_LETTERS_A_LINE = 88

Parts = Sequence[tuple[str, Iterable[str]]]
"""Titles with their sentences."""


def pages(number: str, title: str, parts: Parts) -> bytes:
    """Return the PDF of a document."""
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(_WIDTH, _HEIGHT), invariant=1, pageCompression=1)
    canvas.setTitle(title)
    page = 0
    for page, lines in enumerate(_sheets([title, "", *_lines(parts)]), 1):
        canvas.drawString(_MARGIN, _HEIGHT - 40, f"{number}   Rev. 3")
        for at, line in enumerate(lines):
            canvas.drawString(_MARGIN, _HEIGHT - _MARGIN - at * _LINE, line)
        canvas.drawString(_MARGIN, 40, f"Page {page}")
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def _lines(parts: Parts) -> Iterable[str]:
    from textwrap import wrap

    for at, (title, sentences) in enumerate(parts, 1):
        yield from ("", f"{at}. {title}", "")
        for part, sentence in enumerate(sentences, 1):
            yield from wrap(f"{at}.{part} {sentence}", _LETTERS_A_LINE)
            yield ""


def _sheets(lines: list[str]) -> Iterable[list[str]]:
    held = (_HEIGHT - 2 * _MARGIN) // _LINE
    for at in range(0, len(lines), held):
        yield lines[at : at + held]
