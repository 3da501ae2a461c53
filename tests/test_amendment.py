"""Edits are written to the byte or refused with a reason; nothing else in the file changes."""

import io
import zipfile

import pytest

from depgraph.amendment import amended, narrowed
from depgraph.extraction import Source, extractor_for, installed, read
from depgraph.model.documents import Document, MarkKind, View
from depgraph.model.edits import Amended, Edit
from depgraph.model.facts import Span


def reading(path: str, data: bytes, view: View = View.ACCEPTED) -> Document:
    extractor = extractor_for(path, installed())
    assert extractor is not None
    return read(Source(path, data, view), extractor).document


def edit_of(document: Document, before: str, after: str) -> Edit:
    """Return the edit of the one place where *before* stands."""
    places = [
        (number, block.text.index(before))
        for number, block in enumerate(document.blocks)
        if before in block.text
    ]
    assert len(places) == 1, places
    number, at = places[0]
    return Edit(Span(number, at, at + len(before)), before, after)


def address_of(document: Document, before: str, after: str) -> Edit:
    """Return the edit of the one link whose address holds *before*."""
    marks = [
        (number, mark)
        for number, block in enumerate(document.blocks)
        for mark in block.marks
        if mark.kind is MarkKind.LINK and before in mark.target
    ]
    assert len(marks) == 1, marks
    number, mark = marks[0]
    return Edit(Span(number, mark.start, mark.end), before, after, address=True)


def write(path: str, data: bytes, edit: Edit) -> Amended:
    extractor = extractor_for(path, installed())
    assert extractor is not None
    return amended(Source(path, data), extractor, [edit])


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param("a.md", "See **MSA §8.3** now.\n", "See **MSA §9.3** now.\n", id="bold"),
        pytest.param("a.md", "| A | B |\n|---|---|\n| x | §8.3 |\n", None, id="table cell"),
        pytest.param("a.md", "- one\n- see §8.3\n  and more\n", None, id="list item"),
        pytest.param("a.md", "> quoted §8.3\n> text\n", None, id="quote"),
        pytest.param("a.md", "See\n§8.3 of it.\r\nMore.\r\n", None, id="mixed line ends"),
        pytest.param("a.txt", "1. First\n\n   See §8.3\n   there.\n", None, id="indented text"),
        pytest.param("a.html", "<p>See <b>MSA</b> &sect;8.3&nbsp;now.</p>", None, id="entities"),
        pytest.param("a.py", "LIMIT = 3  # MSA §8.3\n", None, id="comment in code"),
        pytest.param("a.yaml", "days: 3  # MSA §8.3\n", None, id="comment in data"),
        pytest.param("a.toml", 'a = "x"\n# MSA §8.3\nb = 1\n', None, id="comment of its own"),
        pytest.param(
            "a.rst", "Title\n=====\n\nSee *MSA* §8.3 now.\n", None, id="reStructuredText"
        ),
    ],
)
def test_only_the_words_change(path: str, text: str, expected: str | None) -> None:
    data = text.encode()
    made = write(path, data, edit_of(reading(path, data), "8.3", "9.3"))
    assert made.refused == ()
    assert made.data.decode() == (expected or text.replace("8.3", "9.3"))


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "cp1252"],
)
def test_the_encoding_stays(encoding: str) -> None:
    data = "Frühling, see §8.3.\r\n".encode(encoding)
    made = write("a.txt", data, edit_of(reading("a.txt", data), "8.3", "9.3"))
    assert made.data == "Frühling, see §9.3.\r\n".encode(encoding)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("a.md", "See [the policy](old.md#x) there.\n", id="inline"),
        pytest.param("a.md", 'See [the policy](old.md "Title") there.\n', id="with a title"),
        pytest.param("a.md", "See [the policy][p].\n\n[p]: old.md\n", id="reference style"),
        pytest.param("a.md", "See [old.md](old.md).\n", id="the words are the address"),
        pytest.param("a.html", '<p>See <a href="old.md">the policy</a>.</p>', id="HTML"),
        pytest.param("a.md", 'See <a href="old.md">the policy</a>.\n', id="HTML in Markdown"),
        pytest.param("a.rst", "See `the policy <old.md>`_ there.\n", id="reStructuredText"),
        pytest.param("a.md", "See [the policy].\n\n[the policy]: <old.md>\n", id="by its words"),
        pytest.param("a.md", "See **[the policy](<old.md>)** there.\n", id="in angles"),
    ],
)
def test_the_address_of_a_link_changes_alone(path: str, text: str) -> None:
    data = text.encode()
    made = write(path, data, address_of(reading(path, data), "old.md", "new.md"))
    assert made.refused == ()
    head, _, tail = text.rpartition("old.md")
    assert made.data.decode() == f"{head}new.md{tail}"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("a.md", "See [x](old.md#a) and [y](old.md).\n", id="inline"),
        pytest.param("a.md", "See [x][1] and [y](old.md).\n\n[1]: old.md#a\n", id="both styles"),
        pytest.param(
            "a.html", '<p><a href="old.md#a">x</a> and <a href="old.md">y</a>.</p>', id="HTML"
        ),
        pytest.param("a.rst", "See `x <old.md#a>`_ and `y <old.md>`_.\n", id="reStructuredText"),
    ],
)
def test_two_links_of_one_sentence_are_both_mended(path: str, text: str) -> None:
    data = text.encode()
    document = reading(path, data)
    edits = [
        Edit(Span(number, mark.start, mark.end), "old.md", "new.md", address=True)
        for number, block in enumerate(document.blocks)
        for mark in block.marks
        if mark.kind is MarkKind.LINK
    ]
    extractor = extractor_for(path, installed())
    assert extractor is not None
    made = amended(Source(path, data), extractor, edits)
    assert (made.refused, made.data.decode()) == ((), text.replace("old.md", "new.md"))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("30 days", "45 days", ("30", "45"), id="the unit stays"),
        pytest.param("Service Credit", "Availability Credit", ("Service", "Availability"), id="a"),
        pytest.param("7 years", "7 months", ("years", "months"), id="the number stays"),
        pytest.param("8.3", "9.3", ("8.3", "9.3"), id="one word"),
        pytest.param("fee", "annual fee", ("fee", "annual fee"), id="only more words"),
    ],
)
def test_an_edit_is_as_small_as_its_words(
    before: str, after: str, expected: tuple[str, str]
) -> None:
    edit = narrowed(Edit(Span(0, 4, 4 + len(before)), before, after))
    assert (edit.before, edit.after) == expected
    assert edit.span.start == 4 + before.index(edit.before)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("a.md", "See §8.**3** there.\n", id="markup inside the number"),
        pytest.param("a.html", "<p>See &sect;8.<i>3</i>.</p>", id="an element inside it"),
    ],
)
def test_what_cannot_be_exact_is_refused(path: str, text: str) -> None:
    data = text.encode()
    made = write(path, data, edit_of(reading(path, data), "8.3", "9.3"))
    assert made.data == data
    assert [why for _, why in made.refused] == [
        "does not stand in the file as it is read (markup runs through it); edit it by hand"
    ]


def test_an_edit_that_changes_what_stands_around_it_is_refused() -> None:
    data = b"# One\n\nSee it.\n"
    made = write("a.md", data, edit_of(reading("a.md", data), "See", "#"))
    assert made.data == data
    assert len(made.refused) == 1


def test_good_edits_are_written_beside_a_refused_one() -> None:
    data = "See §8.**3** and §7.1.\n".encode()
    document = reading("a.md", data)
    extractor = extractor_for("a.md", installed())
    assert extractor is not None
    edits = [edit_of(document, "8.3", "9.3"), edit_of(document, "7.1", "8.1")]
    made = amended(Source("a.md", data), extractor, edits)
    assert made.data.decode() == "See §8.**3** and §8.1.\n"
    assert [edit.before for edit, _ in made.refused] == ["8.3"]


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def word(body: str) -> bytes:
    """Return the smallest Word file with *body*."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELS}"><Relationship Id="r" Type="{OFFICE}" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
    return made.getvalue()


def body_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    return xml[xml.index("<w:body>") + 8 : xml.index("</w:body>")]


def run(text: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


BOLD = "<w:rPr><w:b/></w:rPr>"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<w:p>{run('See MSA §8.3 now.')}</w:p>", id="one run"),
        pytest.param(f"<w:p>{run('See MSA §8')}{run('.3', BOLD)}{run(' now.')}</w:p>", id="two"),
        pytest.param(f"<w:p>{run('8.3')}</w:p>", id="the whole run"),
        pytest.param(
            f"<w:p><w:hyperlink w:anchor='x'>{run('See §8.3')}</w:hyperlink></w:p>", id="a link"
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:tc><w:p>{run('A')}</w:p><w:p>{run('§8.3')}</w:p></w:tc></w:tr></w:tbl>",
            id="a table cell",
        ),
        pytest.param(
            "<w:p><w:r><w:tab/><w:t>See</w:t><w:br/><w:t>§8.3</w:t></w:r></w:p>",
            id="after a break",
        ),
        pytest.param(
            f"<w:p>{run('Not ')}<w:del w:id='7' w:author='a'><w:r><w:delText>8.3</w:delText></w:r>"
            f"</w:del>{run('§8.3')}</w:p>",
            id="beside a deletion",
        ),
    ],
)
def test_word_keeps_the_old_words_as_deleted_and_shows_the_new(body: str) -> None:
    data = word(body)
    old = reading("a.docx", data)
    made = write("a.docx", data, edit_of(old, "8.3", "9.3"))
    assert made.refused == ()
    original = [b.text for b in reading("a.docx", made.data, View.ORIGINAL).blocks]
    assert original == [b.text for b in reading("a.docx", data, View.ORIGINAL).blocks]
    accepted = [b.text for b in reading("a.docx", made.data).blocks]
    assert accepted == [b.text.replace("8.3", "9.3") for b in old.blocks]
    assert body_of(made.data).count('w:author="depgraph"') == 2 + ("w:b/" in body)


def test_the_new_words_look_like_the_old_ones() -> None:
    made = write(
        "a.docx",
        data := word(f"<w:p>{run('See §8.3 now', BOLD)}</w:p>"),
        edit_of(reading("a.docx", data), "8.3", "9.3"),
    )
    bold = f"<w:r>{BOLD}"
    assert body_of(made.data) == (
        f"<w:p>{bold}<w:t>See §</w:t></w:r>"
        f'<w:del w:id="1" w:author="depgraph">{bold}'
        '<w:delText xml:space="preserve">8.3</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="depgraph">{bold}<w:t>9.3</w:t></w:r></w:ins>'
        f'{bold}<w:t xml:space="preserve"> now</w:t></w:r></w:p>'
    )


@pytest.mark.parametrize(
    ("body", "why"),
    [
        pytest.param(
            f"<w:p><w:fldSimple w:instr=' REF x \\r '>{run('8.3')}</w:fldSimple></w:p>",
            "is shown by a live field of Word; update the fields there instead",
            id="a field",
        ),
        pytest.param(
            f"<w:p><w:ins w:id='1' w:author='a'>{run('8.3')}</w:ins></w:p>",
            "stands in a tracked change that is still open; accept or reject it first",
            id="an open insertion",
        ),
    ],
)
def test_word_refuses_what_is_live_or_open(body: str, why: str) -> None:
    data = word(body)
    made = write("a.docx", data, edit_of(reading("a.docx", data), "8.3", "9.3"))
    assert (made.data, [said for _, said in made.refused]) == (data, [why])


def test_what_has_no_amender_is_refused() -> None:
    data = b"%PDF-1.4\n"
    edit = Edit(Span(0, 0, 1), "a", "b")
    made = write("a.pdf", data, edit)
    assert made == Amended(data, ((edit, "files of this kind are not changed; edit it by hand"),))
