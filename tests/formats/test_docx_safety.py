import io
import struct
import subprocess
import sys
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_files import (
    NAMESPACES,
    abstract,
    labels,
    level,
    listed,
    num,
    para,
    read,
    relations,
    run,
    style,
    styled,
    table,
    texts,
    word,
    zipped,
)

from depgraph.extraction import Source, extractor_for
from depgraph.model.documents import Problem, ProblemKind, View
from extractors.formats.docx import extractor

MAIN = {"main": ("officeDocument", "word/document.xml")}
GOOD = word(para("text"))
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def document(inside: str, before: str = "") -> bytes:
    """Return a file whose main part is written out in full."""
    return zipped({"_rels/.rels": relations(MAIN), "word/document.xml": before + inside})


def main(inside: str) -> str:
    return f"<w:document {NAMESPACES}><w:body>{inside}</w:body></w:document>"


def locked() -> bytes:
    """Return a zip file whose entries are marked as encrypted."""
    data = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            (flags,) = struct.unpack_from("<H", data, at + offset)
            struct.pack_into("<H", data, at + offset, flags | 1)
            at = data.find(signature, at + 1)
    return bytes(data)


def damaged() -> bytes:
    """Return a zip file in which the bytes of the main part were overwritten."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        at = archive.getinfo("word/document.xml").header_offset + 60
    return GOOD[:at] + b"\xff" * 40 + GOOD[at + 40 :]


BEGIN = '<w:fldChar w:fldCharType="begin"/>'
SEPARATE = '<w:fldChar w:fldCharType="separate"/>'
BOOKMARK = '<w:bookmarkStart w:id="{0}" w:name="b{0}"/>'
ENTITIES = (
    '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c SYSTEM "file:///etc/hostname">]>'
)


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
            "is in the old Word format (.doc) under a new name; save it as .docx in Word",
            id="an old Word file",
        ),
        pytest.param(
            b"%PDF-1.7\n%%EOF",
            "is a PDF under a Word name; give it the ending .pdf",
            id="a PDF",
        ),
        pytest.param(
            b"{\\rtf1 hello}",
            "is a Rich Text file under a Word name; save it as .docx in Word",
            id="rich text",
        ),
        pytest.param(
            b"Just some words.",
            "is not a Word file, whatever its name says; save it as .docx in Word",
            id="plain text",
        ),
        pytest.param(
            GOOD[: len(GOOD) // 2],
            "is cut off or damaged and cannot be opened; get a complete copy",
            id="cut in half",
        ),
        pytest.param(
            locked(),
            "is protected by a password; save a copy without the password and add that one",
            id="a zip password",
        ),
        pytest.param(
            damaged(),
            "cannot be read: its main text is damaged; open and save it again in Word",
            id="damaged inside",
        ),
        pytest.param(
            zipped({"a.txt": "hello"}),
            "is a zip file without a Word text in it; save it as .docx in Word",
            id="any zip file",
        ),
        pytest.param(
            zipped({"_rels/.rels": relations(MAIN)}),
            "is a zip file without a Word text in it; save it as .docx in Word",
            id="the main part is missing",
        ),
        pytest.param(
            zipped(
                {
                    "_rels/.rels": relations({"m": ("officeDocument", "xl/workbook.xml")}),
                    "xl/workbook.xml": "<workbook/>",
                }
            ),
            "is an Excel workbook under a Word name; give it its own ending",
            id="a workbook",
        ),
        pytest.param(
            document("<w:document"),
            "cannot be read: its main text is no well-formed XML; open and save it again in Word",
            id="broken XML",
        ),
        pytest.param(
            document(main("&b;&c;"), ENTITIES),
            "cannot be read: its main text holds XML entities, which a Word file never does; "
            "open and save it again in Word",
            id="entities",
        ),
        pytest.param(
            document("<a>" * 400 + "</a>" * 400),
            "cannot be read: its main text is nested too deeply; open and save it again in Word",
            id="endless nesting",
        ),
        pytest.param(
            document(main(" " * (20 << 20))),
            "cannot be read: its main text unpacks to far more than a document holds; "
            "open and save it again in Word",
            id="a zip bomb",
        ),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(data: bytes, message: str) -> None:
    for view in View:
        reading = extractor.extract(Source("a.docx", data, view))
        (problem,) = reading.document.problems
        assert (problem.kind, problem.message) == (ProblemKind.UNREADABLE, message)
        assert reading.document.blocks == ()
        assert reading.facts.problems == (problem,)


def test_entities_are_refused_in_any_encoding() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + ENTITIES + main(para("&a;"))
    data = zipped({"_rels/.rels": relations(MAIN), "word/document.xml": text.encode("utf-16")})
    assert "entities" in read(data).problems[0].message


def test_entities_behind_a_long_comment_are_refused() -> None:
    data = document(main(para("x")), "<!--" + "x" * 9000 + "-->" + ENTITIES)
    assert "entities" in read(data).problems[0].message


def test_a_part_that_lies_about_its_size_is_stopped() -> None:
    data = bytearray(document(main(" " * (20 << 20))))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        offset = archive.getinfo("word/document.xml").header_offset
    struct.pack_into("<L", data, offset + 22, 10)
    at = data.rfind(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 10)
    assert read(bytes(data)).problems[0].kind is ProblemKind.UNREADABLE


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("styles", id="styles"),
        pytest.param("numbering", id="numbering"),
        pytest.param("footnotes", id="footnotes"),
    ],
)
def test_a_damaged_side_part_leaves_the_text(broken: str) -> None:
    cite = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    data = word(para(run("text") + cite), **{broken: "</oops>"})
    message = (
        f"is read only in part: its part word/{broken}.xml is no well-formed XML; "
        "save it again in Word"
    )
    found = read(data)
    assert [block.text for block in found.blocks] == ["text"]
    assert found.problems == (Problem(ProblemKind.PARTIAL, message),)


def test_parts_that_are_missing_are_no_fault() -> None:
    data = word(styled("Gone", "text"), links={"a": ("styles", "nowhere.xml")})
    found = read(data)
    assert ([block.text for block in found.blocks], found.problems) == (["text"], ())


def test_a_target_cannot_leave_the_package() -> None:
    links = {"a": ("styles", "../../../../etc/passwd"), "b": ("numbering", "/../x.xml")}
    assert texts(word(para("text"), links=links)) == ["text"]


def test_the_main_part_is_found_by_its_relationship() -> None:
    package = {"main": ("officeDocument", "/content/text.XML")}
    data = zipped({"_rels/.rels": relations(package), "Content/Text.xml": main(para("x"))})
    assert texts(data) == ["x"]


def test_strict_files_are_read() -> None:
    numbering = abstract(0, level(0, "%1.")) + num(1, 0)
    usual = word(listed(1, 0, "x"), numbering=numbering)
    with zipfile.ZipFile(io.BytesIO(usual)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    for name, text in parts.items():
        strict = text.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/",
            "http://purl.oclc.org/ooxml/wordprocessingml/",
        )
        parts[name] = strict.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/",
            "http://purl.oclc.org/ooxml/officeDocument/",
        )
    assert labels(zipped(parts)) == [("1.", "x")]


def nested(depth: int) -> str:
    inside = para("inmost")
    for _ in range(depth):
        inside = table([inside])
    return inside


def test_tables_nested_too_deeply_are_left_out_and_told() -> None:
    found = read(word(nested(60) + para("after")))
    assert [block.text for block in found.blocks] == ["after"]
    assert found.problems[0].kind is ProblemKind.PARTIAL


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(para(run("7" * 1_000_000)), id="figures"),
        pytest.param(para(run("(" * 1_000_000)), id="brackets"),
        pytest.param(para(run(" " * 1_000_000)), id="spaces"),
        pytest.param(
            para(f"<w:r>{BEGIN}</w:r>" * 20_000) + para("x") * 5_000,
            id="fields that never end",
        ),
        pytest.param(
            para(f"<w:r>{BEGIN}{SEPARATE}</w:r>" * 10_000) + para("x") * 5_000,
            id="results that never end",
        ),
        pytest.param(
            para("".join(BOOKMARK.format(at) for at in range(15_000))),
            id="bookmarks",
        ),
        pytest.param(
            para(f"<w:r><w:instrText>{'&quot;' * 300_000}</w:instrText></w:r>"), id="quotes"
        ),
        pytest.param(
            para(
                '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF '
                + "\\" * 300_000
                + '</w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
            ),
            id="a long instruction",
        ),
    ],
)
def test_large_and_odd_files_take_no_time(body: str) -> None:
    data = word(body)
    begin = time.process_time()
    read(data)
    assert time.process_time() - begin < 1


def test_a_long_chain_of_styles_ends() -> None:
    styles = "".join(style(f"s{at}", based_on=f"s{at + 1}") for at in range(2_000))
    assert texts(word(styled("s0", "x"), styles=styles)) == ["x"]


def test_it_claims_word_files_by_their_ending() -> None:
    assert extractor_for("a/Plan.DOCX", [extractor]) is extractor
    assert extractor_for("a/plan.doc", [extractor]) is None
    assert (extractor.name, extractor.version) == ("docx", 4)


def test_the_xml_library_is_loaded_only_to_read() -> None:
    code = "import sys, extractors.formats.docx; sys.exit('lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_same_bytes_give_the_same_reading() -> None:
    assert read(GOOD) == read(GOOD)


FLIP = st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255))


@given(st.lists(FLIP, min_size=1, max_size=30))
def test_no_damage_stops_the_reader(flips: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for at, value in flips:
        data[at] = value
    assert read(bytes(data)) == read(bytes(data))
