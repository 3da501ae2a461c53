"""Whether the number that is cited still stands where it stood, and whose number it is. Pure."""

import re

from depgraph.analysis.case import Case

_NEAR_START = 12
"""How far from its beginning a part may have its mark: after "Section " or another mark."""


def means_itself(case: Case) -> bool:
    """Return whether the citation names no document and led to a part of its own.

    Another document may have a part of that number; nobody meant that one.
    """
    after = case.comparison.after
    homes = {case.upstream.path, after.path if after else ""}
    own = case.document.path in homes
    return own and not case.reference.documents and bool(case.reference.label)


def still_marked(case: Case) -> bool:
    """Return whether the text relied on, and all that holds it, keep the numbers a person typed.

    The outline of a text whose (a) is gone may be read differently; (b) stands where it stood.
    """
    if not case.reference.label:
        return False
    line = case.upstream.ancestors(case.before.provision)
    numbered = [n for n in line if case.upstream.provisions[n].label]
    return bool(numbered) and all(_keeps_mark(case, n) for n in numbered)


def _keeps_mark(case: Case, number: int) -> bool:
    """Return whether provision *number* begins with its typed mark in both texts."""
    provision, after = case.upstream.provisions[number], case.comparison.after
    block = case.comparison.alignment.blocks.get(provision.first)
    if block is None or after is None or not provision.typed or not provision.label:
        return False
    name = provision.label.split(":", 1)[1]
    mark = name[name.rindex("(") :] if name.endswith(")") else name
    start = provision.inline[0] if provision.inline else 0
    old = case.upstream.blocks[provision.first].text[start:]
    new = after.blocks[block].text
    reach = len(mark) + _NEAR_START
    return _bears(old[:reach], mark) and _bears(new if start > 0 else new[:reach], mark)


def _bears(text: str, mark: str) -> bool:
    """Return whether *mark* stands in *text* as a whole number, not as a part of a longer one."""
    before = r"(?<!\d)(?<!\d\.)" if mark[:1].isdigit() else ""
    return re.search(rf"{before}{re.escape(mark)}(?!\.?\d)", text) is not None
