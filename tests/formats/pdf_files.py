"""Small PDF files for tests: lines at places, with links, outline, forms and pictures."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Canvas], object]
LEFT = 72
TOP = 760
PITCH = 14


@dataclass(frozen=True)
class At:
    """Text at a place, in a font and size."""

    text: str
    x: float = LEFT
    y: float = TOP
    size: float = 11
    bold: bool = False

    def __call__(self, canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold" if self.bold else "Helvetica", self.size)
        canvas.drawString(self.x, self.y, self.text)


def lines(*texts: str, top: float = TOP, x: float = LEFT, bold: bool = False) -> list[At]:
    """Lines one under the other; an empty text leaves a blank one."""
    return [At(text, x, top - PITCH * at, bold=bold) for at, text in enumerate(texts) if text]


def pdf(*pages: Sequence[Draw], **options: object) -> bytes:
    """A PDF with one page for each list of things to draw."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1, **options)
    for page in pages:
        for draw in page:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of objects written out, the first of which is its root."""
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return out + head + table + tail % (len(objects) + 1, len(out))
