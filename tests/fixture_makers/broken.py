"""Write the files that cannot be read, or only in part; the same bytes every time.

Run ``python tests/fixture_makers/broken.py`` from the root of the project.
"""

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

BROKEN = Path(__file__).parents[2] / "fixtures" / "broken"
_MIDNIGHT = (1980, 1, 1, 0, 0, 0)
_GIGABYTE = 1_100_000_000
_CHUNK = b" " * 1_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SENTENCES = (
    "1. Purpose. This procedure tells how samples are kept.",
    "2. Storage. Samples are kept at 4 degrees for 30 days.",
    "3. Records. See SOP-002 for the sample log.",
)
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_OPENING = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
)
_CLOSING = "</w:body></w:document>"
_ENTITIES = 9
"""Each entity holds ten of the one before: a thousand million words in the end."""


def _paragraphs() -> str:
    return "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in _SENTENCES)


def _docx(document: str, padding: int = 0) -> bytes:
    """Return a Word file; *padding* blanks follow its text inside the part."""
    stream = io.BytesIO()
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": document,
    }
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _MIDNIGHT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            blanks = padding // len(_CHUNK) if name == "word/document.xml" else 0
            with archive.open(entry, "w") as part:
                part.write(text.encode())
                for _ in range(blanks):
                    part.write(_CHUNK)
    return stream.getvalue()


def _bomb() -> bytes:
    return _docx(f"{_OPENING}{_paragraphs()}{_CLOSING}", padding=_GIGABYTE)


def _entities() -> bytes:
    lines = [
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "never ">'
        for n in range(_ENTITIES + 1)
    ]
    kind = f"<!DOCTYPE w:document [{''.join(lines)}]>"
    text = f"<w:p><w:r><w:t>&e{_ENTITIES};</w:t></w:r></w:p>"
    return _docx(f'<?xml version="1.0"?>{kind}{_OPENING}{text}{_CLOSING}')


def _pdf(pages: int = 1, locked_with: str = "") -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1, encrypt=locked_with or None)
    for _ in range(pages):
        for at, text in enumerate(_SENTENCES):
            canvas.drawString(72, 760 - 24 * at, text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _encrypted_docx() -> bytes:
    """Return the head and the folder of a locked Word file, which is an OLE file and no ZIP."""
    names = ("Root Entry", "EncryptionInfo", "EncryptedPackage")
    folder = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)
    head = (_OLE + bytes(16) + b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00").ljust(512, b"\xff")
    return head + folder.ljust(512, b"\0") + bytes(range(256)) * 8


def _scan() -> bytes:
    picture = Image.new("1", (600, 800), 1)
    draw = ImageDraw.Draw(picture)
    for at in range(30):
        draw.line((60, 60 + 20 * at, 540 - 7 * (at % 5), 60 + 20 * at), width=3)
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.save()
    return stream.getvalue()


def _bytes_of_text() -> bytes:
    lines = (
        b"# Sample log",
        b"",
        b"Samples are kept for 30 days\xff\xff.",
        b"",
        b"See \xfe\xff SOP-002.",
    )
    return b"\n".join(lines) + b"\n"


def files() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every file."""
    whole = _docx(f"{_OPENING}{_paragraphs()}{_CLOSING}")
    paper = _pdf(3)
    yield "truncated.docx", whole[: len(whole) * 2 // 3]
    yield "truncated.pdf", paper[: len(paper) // 3]
    yield "encrypted.docx", _encrypted_docx()
    yield "encrypted.pdf", _pdf(locked_with="secret")
    yield "zip-bomb.docx", _bomb()
    yield "entities.docx", _entities()
    yield "scan.pdf", _scan()
    yield "not-a-docx.docx", _pdf()
    yield "not-a-pdf.pdf", "\n".join(_SENTENCES).encode() + b"\n"
    for suffix in ("docx", "pdf", "md"):
        yield f"empty.{suffix}", b""
    yield "bytes.md", _bytes_of_text()
    yield "bytes.txt", b"Sample log\n" + bytes(range(1, 256)) * 3 + b"\xff" * 200


def main() -> None:
    """Write all files, or only those whose names are given."""
    BROKEN.mkdir(parents=True, exist_ok=True)
    for name, data in files():
        if not sys.argv[1:] or name in sys.argv[1:]:
            (BROKEN / name).write_bytes(data)


if __name__ == "__main__":
    main()
