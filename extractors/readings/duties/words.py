"""The words of a sentence as spaCy cuts them; what a model knows of them, when one is there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from depgraph.model.immutable import immutable

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_JOINERS = frozenset({"-", "/", "‑"})


@immutable
class Word:
    """One word: its text, folded text, bounds, and its index among the tokens of spaCy.

    *tag* and *dep* are empty without a model; *head* is the index of the word it depends on.
    """

    text: str
    low: str
    start: int
    end: int
    tag: str = ""
    dep: str = ""
    head: int = -1


def words_of(doc: "Doc", offset: int = 0) -> list[Word]:
    """Return the words of *doc*; "non-conforming" and "and/or" are one word each."""
    groups = list(_groups(doc))
    home = {token.i: number for number, group in enumerate(groups) for token in group}
    return [_word(group, home, offset, parsed=doc.has_annotation("DEP")) for group in groups]


def _groups(doc: "Doc") -> Iterator[list["Token"]]:
    group: list[Token] = []
    for token in doc:
        if token.is_space:
            continue
        if group and not _joined(group[-1], token):
            yield group
            group = []
        group.append(token)
    if group:
        yield group


def _joined(left: "Token", right: "Token") -> bool:
    if left.idx + len(left) != right.idx:
        return False
    if right.text == ")" and left.text.endswith("(s"):
        return True
    if right.text in _JOINERS:
        return left.text[-1].isalnum()
    return left.text in _JOINERS and right.text[0].isalnum()


def _word(group: list["Token"], home: dict[int, int], offset: int, *, parsed: bool) -> Word:
    inside = {token.i for token in group}
    top = next((token for token in group if token.head.i not in inside), group[-1])
    text = "".join(token.text for token in group)
    start = group[0].idx + offset
    end = group[-1].idx + len(group[-1]) + offset
    low = text.casefold().replace("’", "'")
    if not parsed:
        return Word(text, low, start, end)
    return Word(text, low, start, end, top.tag_, top.dep_, home.get(top.head.i, -1))
