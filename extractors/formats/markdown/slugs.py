"""The anchors that a heading gets: as GitHub makes them, and as other programs do."""

import unicodedata

from depgraph.model.patterns import regex

_DROPPED = regex(r"[^\w\- ]")
_OTHER = regex(r"[\W_]+")
_HYPHENS = regex(r"-{2,}")
_KEPT = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"})
_CIRCLED = range(0x24B6, 0x24EA)
"""Letters in circles are symbols by category but letters to GitHub."""


def github_slug(title: str) -> str:
    """Return the anchor that GitHub makes of *title*, before duplicates are numbered."""
    lower = title.strip().lower()
    if lower.isascii():
        return _DROPPED.sub("", lower).replace(" ", "-")
    return "".join(filter(_is_kept, lower)).replace(" ", "-")


def _is_kept(letter: str) -> bool:
    return letter in " -" or unicodedata.category(letter) in _KEPT or ord(letter) in _CIRCLED


class Slugs:
    """Makes the anchors of one document's headings, in order, so that duplicates differ."""

    def __init__(self) -> None:
        self._seen: tuple[dict[str, int], ...] = ({}, {}, {})

    def anchors(self, title: str) -> tuple[str, ...]:
        """Return the anchors of the next heading: GitHub's first, others only if they differ."""
        slug = github_slug(title)
        habits = (
            slug,
            _HYPHENS.sub("-", slug).strip("-"),
            _OTHER.sub("-", title.lower()).strip("-"),
        )
        numbered = (_numbered(name, seen) for name, seen in zip(habits, self._seen, strict=True))
        return tuple(dict.fromkeys(name for name in numbered if name))


def _numbered(slug: str, seen: dict[str, int]) -> str:
    name = slug
    while name in seen:
        seen[slug] += 1
        name = f"{slug}-{seen[slug]}"
    seen[name] = 0
    return name
