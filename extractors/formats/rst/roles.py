"""The text of roles as a reader sees it, with where it leads. Refuses roles docutils reads."""

import re

from docutils import nodes

_CODE_WORDS = """code class meth func mod attr data const exc obj method function module program
    file command option envvar keyword token samp makevar regexp kbd dfn-code type macro member
    struct enum enumerator confval setting django-admin literal-code mimetype header dir"""
_CODE = frozenset(_CODE_WORDS.split())
_CALLS = frozenset({"func", "meth"})
_DOCUTILS_WORDS = """abbreviation ab acronym ac subscript sub superscript sup title-reference title
    t emphasis strong literal math named-reference anonymous-reference footnote-reference
    citation-reference substitution-reference target uri-reference uri url rfc rfc-reference"""
_DOCUTILS = frozenset(_DOCUTILS_WORDS.split())
_NUMBERED = frozenset({"pep", "pep-reference"})
_PAGES = frozenset({"doc", "download"})
_LABELS = frozenset({"ref", "numref", "std:ref", "std:numref"})
LABEL = "depgraph_label"
"""The attribute of a reference that names a label of Sphinx."""
INSERTED = "depgraph_inserted"
"""The attribute of a reference to a file whose text would stand in its place."""
SHOWN = "depgraph_shown"
"""The attribute of a reference whose text its author wrote."""


def node_of(role: str, text: str, rawsource: str) -> nodes.Element | None:
    """Return the node of *text* in *role*; ``None`` when docutils reads that role well."""
    if not role or role in _DOCUTILS:
        return None
    if role in _NUMBERED:
        return nodes.inline(rawsource, _numbered(text))
    title, target = titled(text)
    if role in _PAGES:
        written = target if role == "download" or "://" in target else page(target)
        return nodes.reference(rawsource, title, refuri=written)
    if role in _LABELS:
        shown = title != target
        return nodes.reference(rawsource, title, **{LABEL: target, SHOWN: shown})
    short = role.rsplit(":", 1)[-1]
    if short in _CODE or (":" in role and short not in ("term", "doc", "ref")):
        return nodes.literal(rawsource, _name(title, short))
    return nodes.inline(rawsource, title)


def titled(text: str) -> tuple[str, str]:
    """Split "title <target>" into both; a text without a target is its own."""
    text = " ".join(text.split())
    at = text.rfind("<") if text.endswith(">") else -1
    if at <= 0:
        return text, text
    return text[:at].rstrip(), text[at + 1 : -1].strip()


def page(target: str) -> str:
    """Return the file that the name of a page without its ending means."""
    path, hash_sign, anchor = target.partition("#")
    return f"{path}.rst{hash_sign}{anchor}" if path and not path.endswith("/") else target


def _numbered(text: str) -> str:
    """Return what ``:pep:`` shows: the number, behind its title when it has one."""
    title, target = titled(text)
    number = f"PEP {target.partition('#')[0].strip()}"
    return number if title == target else f"{title} ({number})"


def _name(title: str, role: str) -> str:
    """Return the name in code as Sphinx shows it."""
    if title.startswith("~"):
        title = re.split(r"[.:]+", title)[-1]
    title = title.removeprefix("!").removeprefix("~")
    return f"{title}()" if role in _CALLS and not title.endswith(")") else title
