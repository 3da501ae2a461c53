"""Names that facts answer to and references ask for. Only the functions here make a key."""

import re
import unicodedata
from functools import lru_cache
from typing import NewType

from depgraph.model.patterns import regex

Key = NewType("Key", str)
"""``name:sop-014``, ``file:pol-002``, ``term:service credit``, ``symbol:retry_upload``."""

INDEX_PAGES = frozenset({"index", "readme", "_index"})
"""File names, without suffix, that stand for their folder."""

_NOT_ALNUM = regex(r"[^0-9a-z]+")
_HYPHENS = regex(r"[\u2010-\u2015\u2212]")
_CAMEL_CALL = regex(r"\(.*\)$", re.DOTALL)
_JOINTS = regex(r"[.:/]+")
_NAMES = 8_192
"""Enough for all names and terms of a few long documents, which say each of them many times."""


def folded(text: str) -> str:
    """Return *text* in NFKC, case-folded, with single spaces and plain quotes and hyphens."""
    if text.isascii():
        # NFKC changes nothing in it, and none of the signs below is one of its letters.
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = plain.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    plain = _HYPHENS.sub("-", plain).replace("\u00ad", "")
    return " ".join(plain.split())


@lru_cache(maxsize=_NAMES)
def name_key(text: str) -> Key:
    """Return the key of a document's control number, title, alias or short form.

    ``SOP 014``, ``SOP-014`` and ``sop_014`` are one name; a leading "the" is no part of it.
    """
    dashed = _NOT_ALNUM.sub("-", folded(text).replace("&", " and ")).strip("-")
    return Key("name:" + dashed.removeprefix("the-"))


_GENERIC_WORDS = (
    "addendum agreement amendment annex appendix article attachment contract document "
    "exhibit form guide guideline guidelines handbook index introduction lease letter "
    "manual memo note notes overview plan policies policy procedure procedures readme "
    "record report schedule section standard statement summary terms"
)
_GENERIC = frozenset(_GENERIC_WORDS.split())


def is_generic(name: Key) -> bool:
    """Return whether *name* is a kind of document ("Agreement") that names no single one."""
    return name.removeprefix("name:") in _GENERIC or name == "name:"


def file_key(path: str) -> Key:
    """Return the key of a file by its last name without suffix, so that links of any style meet.

    An index page (``security/index.md``, ``security/README.md``) goes by its folder's name where
    the path has one, since every folder may have an index.
    """
    *folders, name = path.rstrip("/").split("/")
    stem = folded(name.rsplit(".", 1)[0] if "." in name.lstrip(".") else name)
    if stem in INDEX_PAGES and folders and folders[-1] not in {"", ".", ".."}:
        stem = folded(folders[-1])
    return Key("file:" + stem)


def tail_key(folder: str, name: str) -> Key:
    """Return the key of the file *name*, without suffix, right in a folder called *folder*."""
    return Key(f"file:{folded(folder)}/{folded(name)}")


def singular(word: str) -> str:
    """Return a folded English noun without its regular plural or possessive ending."""
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):  # noqa: PLR2004
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):  # noqa: PLR2004
        return word[:-1]
    return word


@lru_cache(maxsize=_NAMES)
def term_key(term: str) -> Key:
    """Return the key of a defined term; the last word's plural and possessive do not count."""
    rest, blank, last = folded(term).strip("\"' ").rpartition(" ")
    return Key(f"term:{rest}{blank}{singular(last)}")


def symbol_key(name: str) -> Key:
    """Return the key of a name in code or configuration: its last component, case kept."""
    bare = _CAMEL_CALL.sub("", name.strip())
    return Key("symbol:" + _JOINTS.split(bare)[-1])


_DISTINCTIVE = regex(r"section:(?P<root>\d+[-.:]\d[\d.:-]*\w*)")
_MIN_DIGITS = 4
_DIVISION_SPACES = ("title:", "chapter:", "subchapter:", "part:", "subpart:")


_COMMENTED = regex(r"comment:(?P<root>[0-9A-Za-z]+)")
_DIVISION = Key("label:division")
"""The key of every document with chapters or the like: few have them, most of them contents."""


def label_key(label: str) -> Key | None:
    """Return the key of a section number that names one section of a whole set (``1003.2``).

    Numbers that every document has (``2.1``) have none. Sub-paragraphs do not count. Comments go
    by what they comment on, divisions of a code by one key for all.
    """
    if label.startswith(_DIVISION_SPACES):
        return _DIVISION
    commented = _COMMENTED.match(label)
    if commented is not None:
        return Key("label:comment " + commented["root"].casefold())
    match = _DISTINCTIVE.match(label)
    if match is None or sum(letter.isdigit() for letter in match["root"]) < _MIN_DIGITS:
        return None
    return Key("label:" + match["root"].rstrip(".:-").casefold())


def value_key(amount: str, unit: str, qualifier: str) -> Key:
    """Return the key under which every document that states this value can be found."""
    return Key(" ".join(f"value:{amount} {qualifier} {unit}".split()))


ATTACHED = frozenset({"exhibit", "schedule", "annex", "appendix", "attachment", "addendum"})
"""Spaces of the parts of a document that are often files of their own."""

_SERIES = regex(r"name:(?P<series>[a-z]{2,}(?:-[a-z]+)*)-\d")


def series_key(name: Key) -> Key | None:
    """Return the key of the series of a control number (``name:sop-014``: ``sop``)."""
    match = _SERIES.match(name)
    return Key("series:" + match["series"]) if match else None


def asked_by_label(label: str) -> Key | None:
    """Return the key that a bare *label* asks for when its own document has no such part.

    "Form F-07" is most often a document with that number; "§ 1003.2" a section of the set;
    "Appendix B" may be a file.
    """
    space, number = label.split(":", 1)
    if space == "form" and any(letter.isdigit() for letter in number) and len(number) > 1:
        return name_key(number)
    if space in ATTACHED:
        # "The appendix" without a number is the only one, which still has the first letter.
        return name_key(f"{space} {number or 'A'}")
    return label_key(label)


WIDE = Key("scope:wide")
"""The key of every document with a definition that is for more than its own file."""
