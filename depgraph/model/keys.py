"""Names that facts answer to and references ask for. Only the functions here make a key."""

import re
import unicodedata
from typing import NewType

Key = NewType("Key", str)
"""``name:sop-014``, ``file:pol-002``, ``term:service credit``, ``symbol:retry_upload``."""

_NOT_ALNUM = re.compile(r"[^0-9a-z]+")
_CAMEL_CALL = re.compile(r"\(.*\)$", re.DOTALL)


def folded(text: str) -> str:
    """Return *text* in NFKC, case-folded, with single spaces and plain quotes and hyphens."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = plain.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", plain).replace("\u00ad", "")
    return " ".join(plain.split())


def name_key(text: str) -> Key:
    """Return the key of a document's control number, title, alias or short form.

    ``SOP 014``, ``SOP-014`` and ``sop_014`` are one name; a leading "the" is no part of it.
    """
    dashed = _NOT_ALNUM.sub("-", folded(text).replace("&", " and ")).strip("-")
    return Key("name:" + dashed.removeprefix("the-"))


def file_key(path: str) -> Key:
    """Return the key of a file by its last name without suffix, so that links of any style meet.

    An index page (``security/index.md``, ``security/README.md``) answers to its folder as well;
    the caller asks for that by passing the folder's path.
    """
    name = path.rstrip("/").rsplit("/", 1)[-1]
    stem = name.rsplit(".", 1)[0] if "." in name.lstrip(".") else name
    return Key("file:" + folded(stem))


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


def term_key(term: str) -> Key:
    """Return the key of a defined term; the last word's plural and possessive do not count."""
    *rest, last = folded(term).strip("\"' ").split() or [""]
    return Key("term:" + " ".join([*rest, singular(last)]))


def symbol_key(name: str) -> Key:
    """Return the key of a name in code or configuration: its last component, case kept."""
    bare = _CAMEL_CALL.sub("", name.strip())
    return Key("symbol:" + re.split(r"[.:/]+", bare)[-1])
