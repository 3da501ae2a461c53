"""Edits that change no meaning, in the real text of documents: nothing may be found above info."""

import io
import re
import textwrap
import warnings
import zipfile
from collections.abc import Callable, Iterator

from tests.accuracy.mutating.mutation import Mutation
from tests.accuracy.mutating.worlds import World

_DOCUMENT = "word/document.xml"
_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)")
_SYNONYMS = (
    ("prior to", "before"),
    ("in order to", "to"),
    ("subsequent to", "after"),
    ("in the event that", "if"),
)
_NOT_PROSE = re.compile(r"[<>`{}]|\]\(|^---|^\w+:")
_FULL = 55
_UNSAFE_LINE = re.compile(r"\s*(?:[#|>\-*+=`~<\[\d]|\s{4}|:|---)")


def _curly(text: str) -> str:
    return "\n".join(
        line
        if _NOT_PROSE.search(line)
        else re.sub(r'"([^"]{1,200})"', "“\\1”", line).replace("'s ", "’s ")
        for line in text.split("\n")
    )


def _straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def _spaces(text: str) -> str:
    return re.sub(
        r"(\d) (days|months|years|hours|minutes|per cent)\b", "\\1\N{NO-BREAK SPACE}\\2", text
    )


def _dashes(text: str) -> str:
    return text.replace(" - ", " – ") if " - " in text else text.replace(" – ", " — ")


def _synonyms(text: str) -> str:
    for old, new in _SYNONYMS:
        text = re.sub(rf"\b{old}\b", new, text)
        text = re.sub(rf"\b{old.capitalize()}\b", new.capitalize(), text)
    return text


def _planted_prior(text: str) -> str:
    return text.replace("before it is hired", "prior to it being hired")


def _doubled(text: str) -> str:
    return re.sub(r"([a-z,]) (the|of|and) ", r"\1  \2 ", text)


TEXTUAL: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("curly quotes", _curly),
    ("straight quotes", _straight),
    ("no-break spaces", _spaces),
    ("dashes", _dashes),
    ("synonyms", _synonyms),
    ("double spaces", _doubled),
)


def mutations(world: World) -> Iterator[Mutation]:
    """Yield the edits that say nothing else, of every document that is cited or cites."""
    for host in (*world.site.cited, *world.site.citing):
        data = world.data[host.path]
        for name, made in _edits(host.path, data):
            if made != data:
                yield Mutation(f"{name} in {host.path}", "none", host.path, {host.path: made})


def _edits(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    word = path.endswith(".docx")
    for name, change in TEXTUAL:
        if word:
            yield name, _in_word(data, change)
        elif path.endswith(".md") and name in {"straight quotes", "dashes", "double spaces"}:
            continue  # would touch front matter, lists and code
        else:
            yield name, change(data.decode("utf-8")).encode()
    if word:
        yield "saved again", saved_again(data)
        yield "runs split", _in_runs(data)
    else:
        yield "wrapped anew", _wrapped(data.decode("utf-8"), 64).encode()
        yield "wrapped wide", _wrapped(data.decode("utf-8"), 100).encode()
        yield "line ends of another system", data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _parts(data: bytes) -> tuple[list[tuple[str, bytes]], str]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return [(n, parts.read(n)) for n in parts.namelist() if n != _DOCUMENT], parts.read(
            _DOCUMENT
        ).decode()


def _joined(others: list[tuple[str, bytes]], body: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as parts:
        for name, content in (*others, (_DOCUMENT, body.encode())):
            parts.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()


def _in_word(data: bytes, change: Callable[[str], str]) -> bytes:
    others, body = _parts(data)
    made = _TEXT.sub(lambda m: m[1] + change(m[2]) + m[3], body)
    return data if made == body else _joined(others, made)


def _in_runs(data: bytes) -> bytes:
    """Return the file with each planted run split in two, as an editor leaves it."""
    others, body = _parts(data)
    split = '</w:t></w:r><w:r><w:t xml:space="preserve">'
    plain = re.compile(r'(<w:r><w:t xml:space="preserve">[^<]{30}[^<&]*?)( )([^<]*</w:t></w:r>)')
    return _joined(others, plain.sub(rf"\1\2{split}\3", body))


def saved_again(data: bytes) -> bytes:
    """Return the file as python-docx writes it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import docx

        made = io.BytesIO()
        docx.Document(io.BytesIO(data)).save(made)
    return made.getvalue()


def _wrapped(text: str, width: int) -> str:
    """Return *text* with its plain paragraphs wrapped at another width."""
    return re.sub(
        r"(?:(?<=\n\n)|\A)(?:[^\n]+\n)+(?=\n|\Z)", lambda found: _paragraph(found[0], width), text
    )


def _paragraph(text: str, width: int) -> str:
    lines = text.splitlines()
    if any(_UNSAFE_LINE.match(line) or line.endswith("  ") for line in lines) or "|" in text:
        return text
    if any(len(line) < _FULL or line[:1].isspace() for line in lines[:-1]):
        return text  # perhaps not one paragraph
    return (
        textwrap.fill(" ".join(lines), width, break_on_hyphens=False, break_long_words=False)
        + "\n"
    )
