"""Tools that trace declared links: doorstop, StrictDoc, Sphinx-Needs, doc-lattice."""

import re
from collections.abc import Iterator

from tests.benchmarks.peers.corpus import (
    Corpus,
    Document,
    Reference,
    Section,
    number_of,
    title,
)
from tests.benchmarks.peers.markdown import anchor_of, path_of, text_of
from tests.benchmarks.peers.tool import CACHE, Tool

_GIT = (("git", "init", "-q"),)


def _parts(document: Document) -> Iterator[tuple[int, Section]]:
    yield from enumerate(document.sections, 1)


def _said(section: Section) -> str:
    """Return all words of a section; a citation is the name of what is cited."""
    cited = (_worded(reference) for reference in section.references)
    return "\n".join((section.text, *cited))


def _worded(reference: Reference) -> str:
    part = f" Section {reference.section}" if reference.section else ""
    return reference.sentence.format(f"{number_of(reference.document)}{part}")


def _items(section: Section) -> list[tuple[int, int]]:
    """Return what a section relies on, once each; a whole document is its first section."""
    cited = section.references
    return list(dict.fromkeys((one.document, max(1, one.section)) for one in cited))


def _indented(text: str, by: str) -> str:
    return "\n".join(f"{by}{line}" for line in text.splitlines())


def _uid(index: int, at: int) -> str:
    return f"SOP-{(1000 + index) * 10 + at}"


def _doorstop_texts(document: Document) -> Iterator[tuple[str, str]]:
    for at, section in _parts(document):
        uid = _uid(document.index, at)
        cited = [f"- {_uid(*item)}: true" for item in _items(section)]
        lines = (
            *("active: true", "derived: false", "header: |", f"  {section.title}"),
            *(f"level: {document.index + 1}.{at}", "links:" if cited else "links: []", *cited),
            *("normative: true", "ref: ''", "reviewed: true", "text: |"),
            _indented(_said(section), "  "),
        )
        yield f"docs/{uid}.yml", "\n".join(lines) + "\n"


def _doorstop_beside(_: Corpus) -> Iterator[tuple[str, str]]:
    settings = "settings:\n  digits: 5\n  itemformat: yaml\n  prefix: SOP\n  sep: '-'\n"
    yield "docs/.doorstop.yml", settings


_DOORSTOP = re.compile(
    r"SOP: SOP-(?P<number>\d+)\d: (?:suspect link|linked to unknown item): ",
)


def _doorstop_named(output: str) -> frozenset[str]:
    return frozenset(f"SOP-{found['number']}" for found in _DOORSTOP.finditer(output))


DOORSTOP = Tool(
    "doorstop",
    "doorstop",
    (CACHE / "doorstop/bin/doorstop",),
    _doorstop_texts,
    _doorstop_named,
    beside=_doorstop_beside,
    remembers=True,
    before=_GIT,
    packages=("doorstop==3.2",),
)


def _strict_texts(document: Document) -> Iterator[tuple[str, str]]:
    number = number_of(document.index)
    lines = ["[DOCUMENT]", f"TITLE: {number} {document.title}", ""]
    for at, section in _parts(document):
        lines += ["[REQUIREMENT]", f"UID: {number}-{at}", f"TITLE: {section.title}"]
        lines += ["STATEMENT: >>>", _said(section), "<<<"]
        cited = _items(section)
        lines += ["RELATIONS:"] if cited else []
        for index, part in cited:
            lines += ["- TYPE: Parent", f"  VALUE: {number_of(index)}-{part}"]
        lines.append("")
    yield path_of(document.index).replace(".md", ".sdoc"), "\n".join(lines)


_STRICT = re.compile(r"error: .*Requirement (?P<number>SOP-\d+)-\d+ references")


def _strict_named(output: str) -> frozenset[str]:
    return frozenset(found["number"] for found in _STRICT.finditer(output))


STRICT = Tool(
    "strictdoc",
    "strictdoc export .",
    (CACHE / "strictdoc/bin/strictdoc", "export", "."),
    _strict_texts,
    _strict_named,
    store=("output",),
    remembers=True,
    packages=("strictdoc==0.30.4",),
)


def _need(index: int, at: int) -> str:
    return f"{number_of(index).replace('-', '_')}_{at}"


def _needs_texts(document: Document) -> Iterator[tuple[str, str]]:
    name = f"{number_of(document.index)} {document.title}"
    lines = [name, "=" * len(name), ""]
    for at, section in _parts(document):
        lines += [f".. req:: {section.title}", f"   :id: {_need(document.index, at)}"]
        cited = ", ".join(_need(*item) for item in _items(section))
        lines += [f"   :links: {cited}"] if cited else []
        lines += ["", _indented(_said(section), "   "), ""]
    yield path_of(document.index).replace(".md", ".rst"), "\n".join(lines)


def _needs_beside(_: Corpus) -> Iterator[tuple[str, str]]:
    conf = 'project = "SOPs"\nextensions = ["sphinx_needs"]\nneeds_id_regex = "^[A-Z0-9_]+$"\n'
    yield "conf.py", conf + 'html_theme = "basic"\n'
    yield "index.rst", "SOPs\n====\n\n.. toctree::\n   :glob:\n\n   */*\n"


_NEEDS = re.compile(r"(?P<number>SOP-\d+)\.rst:\d+: WARNING: .*link")


def _needs_named(output: str) -> frozenset[str]:
    return frozenset(found["number"] for found in _NEEDS.finditer(output))


NEEDS = Tool(
    "sphinx-needs",
    "sphinx-build -q . _build",
    (CACHE / "sphinx-needs/bin/sphinx-build", "-q", "--no-color", ".", "_build"),
    _needs_texts,
    _needs_named,
    beside=_needs_beside,
    store=("_build",),
    remembers=True,
    packages=("sphinx-needs==9.1.0",),
)


def _lattice_texts(document: Document) -> Iterator[tuple[str, str]]:
    refs = dict.fromkeys(_lattice_ref(one) for one in document.references())
    lines = ["---", f"id: {number_of(document.index).lower()}"]
    lines += ["derives_from:", *(f"  - ref: {ref}" for ref in refs)] if refs else []
    yield f"docs/{path_of(document.index)}", text_of(document, "\n".join((*lines, "---", "")))


def _lattice_ref(reference: Reference) -> str:
    """Return what an edge is declared to; the whole of a document is its first section."""
    at = max(1, reference.section)
    named = title(reference.document, 1) if at > reference.section else reference.title
    return f"{number_of(reference.document).lower()}#{anchor_of(at, named)}"


def _lattice_beside(_: Corpus) -> Iterator[tuple[str, str]]:
    yield ".doc-lattice.yml", "lattice_format: 2\ndocs_roots:\n  - docs\n"


_LATTICE = re.compile(r"^(?:STALE|BROKEN)\s+(?P<number>sop-\d+) -> ", re.MULTILINE)


def _lattice_named(output: str) -> frozenset[str]:
    return frozenset(found["number"].upper() for found in _LATTICE.finditer(output))


LATTICE = Tool(
    "doc-lattice",
    "doc-lattice check",
    (CACHE / "doc-lattice/bin/doc-lattice", "check"),
    _lattice_texts,
    _lattice_named,
    beside=_lattice_beside,
    before=((CACHE / "doc-lattice/bin/doc-lattice", "reconcile", "--all"),),
    packages=("doc-lattice==7.4.1",),
    python="3.13",
)
