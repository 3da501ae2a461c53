"""Which blocks of a PDF are headings, and of which level: by outline, size, weight and number."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from depgraph.model.patterns import regex
from extractors.formats.linestarts import depth_of, mark_of
from extractors.formats.pdf.about import Outline, folded_title
from extractors.formats.pdf.layout import Layout
from extractors.formats.pdf.lines import Line

_LONGEST_HEADING = 160
_LONGEST_TITLE = 90
_SHORT = 50
_ENDS_SENTENCE = tuple(".;,!")
_LETTERS = regex(r"[^\W\d_]{2}")
_WORDS = regex(r"[^\W\d_]+")
_BARE_NUMBER = regex(r"\d{1,2}\s+[^\W\d_]")
_SMALL_WORD = 4
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Headings:
    """Tells headings by what is usual in the document and by its outline."""

    layout: Layout
    outline: Outline
    ranks: dict[int, int] = field(default_factory=dict)

    def level(self, text: str, group: Sequence[Line]) -> int:
        """Return the level of a heading, 0 for any other block."""
        if len(text) > _LONGEST_HEADING or not _LETTERS.search(text):
            return 0
        listed = self._listed(text, group[0].page) if self.outline else 0
        layout = self.layout
        large = layout.large(group[0]) and all(map(layout.large, group))
        if not (listed or large) and text.endswith(_ENDS_SENTENCE):
            return 0
        mark = mark_of(text)
        if not (listed or large or self._looks(text, mark, group)):
            return 0
        rank = self.ranks.get(round(group[0].size), len(self.ranks) + 1)
        if (mark and any(letter.isdigit() for letter in mark)) or _BARE_NUMBER.match(text):
            return min(_DEEPEST, self._numbered(mark, rank, large=large))
        return min(_DEEPEST, listed or rank)

    def _numbered(self, mark: str, rank: int, *, large: bool) -> int:
        """Return the level that a number and its size give: below every heading that is larger."""
        depth = depth_of(mark)
        if large:
            return max(depth, rank)
        return depth if mark[:1].isalpha() else len(self.ranks) + depth

    def _listed(self, text: str, page: int) -> int:
        """Return the level that the outline gives a heading, 0 for what is none."""
        level = self.outline.get((page, folded_title(text)), 0)
        return 0 if level and _is_sentence(text, mark_of(text)) else level

    def _looks(self, text: str, mark: str, group: Sequence[Line]) -> bool:
        if self.layout.prominent(group[0]) and all(map(self.layout.prominent, group)):
            return not mark.startswith("(")
        if not mark or mark[-1] == ")" or len(group) > 1:
            return False
        return _is_title(text[len(mark) :].strip(" .:–—-"))


def _is_sentence(text: str, mark: str) -> bool:
    """Tell whether *text* is too much of a sentence for a heading, whatever the outline says."""
    ends = text.endswith((*_ENDS_SENTENCE, ":"))
    return mark.startswith("(") or (ends and len(text) > _SHORT)


def headings_of(groups: Sequence[Sequence[Line]], layout: Layout, outline: Outline) -> Headings:
    """Return what tells the headings of a document; larger sizes have lower levels."""
    sizes = {round(group[0].size) for group in groups if layout.large(group[0])}
    ranks = {size: level for level, size in enumerate(sorted(sizes, reverse=True), start=1)}
    return Headings(layout, outline, ranks)


def _is_title(text: str) -> bool:
    """Tell whether *text* is written like a title: every longer word with a capital."""
    words = [word for word in _WORDS.findall(text) if len(word) >= _SMALL_WORD]
    short = len(text) <= _LONGEST_TITLE
    return short and bool(words) and all(word[0].isupper() for word in words)
