"""Regular expressions that are compiled when they are first used.

There are over six hundred, and compiling those that a module defines took longer than anything
else in the start of a command; an answer needs a third of them at most.
"""

import re
from typing import Any, AnyStr, cast

_METHODS = "search match fullmatch finditer findall split sub subn scanner groups groupindex"
_MADE_BY_COMPILING = frozenset(_METHODS.split())


def regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what ``re.compile`` would, except that a mistake in *text* is told on first use."""
    return cast("re.Pattern[AnyStr]", _Uncompiled(text, flags))


class _Uncompiled:
    """Stands for a pattern, and has its methods once one of them is asked for."""

    def __init__(self, text: Any, flags: int) -> None:  # noqa: ANN401  # text or bytes
        self.pattern = text
        self.flags = flags

    def __repr__(self) -> str:
        return f"regex({self.pattern!r}, {self.flags})"

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # as many types as methods
        if name not in _MADE_BY_COMPILING:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__ |= {each: getattr(compiled, each) for each in _MADE_BY_COMPILING}
        return self.__dict__[name]
