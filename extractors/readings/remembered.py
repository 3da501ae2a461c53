"""What was found in a text is kept while we run: most of a changed document is as it was.

A function so decorated must depend on its arguments alone, and return what nobody can change.
"""

from functools import lru_cache

_TEXTS = 8_192
"""Enough for a document of a few hundred pages and its earlier version."""

remembered = lru_cache(maxsize=_TEXTS)
