"""Fields: which one an instruction asks for, and which stretch of text is its shown result."""

from dataclasses import dataclass, field
from functools import lru_cache

from depgraph.model.documents import Mark, MarkKind
from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex

_TOKEN = regex(r'"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+)')
_TO_BOOKMARK = frozenset({"REF", "PAGEREF", "NOTEREF", "FTNREF", "GOTOBUTTON"})
_DEEPEST = 20
"""Word itself nests fields no deeper."""
_CONTENTS = frozenset({"TOC", "TOA", "INDEX"})
_TAKES_ARGUMENT = frozenset({"\\l", "\\o", "\\t", "\\s", "\\*", "\\#", "\\@", "\\d", "\\f"})


@immutable
class Instruction:
    """A field's instruction, read: its name, first argument, and switches with theirs."""

    name: str
    argument: str
    switches: tuple[tuple[str, str], ...]

    @property
    def contents(self) -> bool:
        """Tell whether the result repeats the document's own headings or terms."""
        return self.name in _CONTENTS

    def switch(self, name: str) -> str | None:
        """Return what follows the switch *name*, or ``None`` when it is not there."""
        return next((value for key, value in self.switches if key == name), None)


@lru_cache(maxsize=512)
def instruction_of(code: str) -> Instruction:
    """Read the instruction of a field, as it stands between its begin and its result."""
    tokens = [
        match["bare"] if match["quoted"] is None else match["quoted"]
        for match in _TOKEN.finditer(code)
    ]
    name = tokens[0].upper() if tokens else ""
    argument = ""
    switches: list[tuple[str, str]] = []
    at = 1
    while at < len(tokens):
        token = tokens[at].casefold()
        at += 1
        if not token.startswith("\\"):
            argument = argument or tokens[at - 1]
            continue
        takes = token in _TAKES_ARGUMENT and at < len(tokens) and tokens[at][:1] != "\\"
        switches.append((token, tokens[at] if takes else ""))
        at += int(takes)
    return Instruction(name, argument.replace("\\\\", "\\"), tuple(switches))


def mark_of(code: str, start: int, end: int) -> Mark | None:
    """Return the mark of a field's result; ``None`` when nothing shows and nothing is cited."""
    asked = instruction_of(code)
    if asked.name == "HYPERLINK":
        anchor = asked.switch("\\l")
        target = asked.argument + (f"#{anchor}" if anchor else "")
        return Mark(MarkKind.LINK, start, end, target) if target and end > start else None
    cites = asked.name in _TO_BOOKMARK and bool(asked.argument)
    target = f"#{asked.argument}" if cites else ""
    if not asked.name or (start == end and not cites):
        return None
    return Mark(MarkKind.FIELD, start, end, target, " ".join(code.split()))


@dataclass(slots=True)
class Frame:
    """One field that has begun: its instruction so far, and where its result starts."""

    code: list[str] = field(default_factory=list)
    start: int = 0
    showing: bool = False
    muted: bool = False


@dataclass(slots=True)
class OpenFields:
    """The fields that have begun and not ended, outermost first, over a whole story.

    Text goes into the paragraph only while no field is still being told what to do and none of
    them is a table of contents: otherwise they are *quiet*.
    """

    frames: list[Frame] = field(default_factory=list)
    muting: bool = True
    quiet: bool = False
    too_deep: int = 0

    def begin(self) -> None:
        """Open a field."""
        if len(self.frames) >= _DEEPEST:
            self.too_deep += 1
            return
        self.frames.append(Frame())
        self.quiet = True

    def show(self, at: int) -> None:
        """Let the innermost field's result start at offset *at*."""
        if self.frames and not self.too_deep and not self.frames[-1].showing:
            frame = self.frames[-1]
            frame.showing, frame.start = True, at
            frame.muted = self.muting and instruction_of("".join(frame.code)).contents
            self._listen()

    def end(self) -> Frame | None:
        """Close the innermost field and return it, unless nothing of it is to be seen."""
        if self.too_deep:
            self.too_deep -= 1
            return None
        if not self.frames:
            return None
        frame = self.frames.pop()
        self._listen()
        return None if self.quiet or frame.muted else frame

    def told(self, text: str) -> None:
        """Take *text* as part of an instruction, if a field is waiting for one."""
        for frame in reversed(self.frames):
            if not frame.showing:
                frame.code.append(text)
                return

    @property
    def muted(self) -> bool:
        """Tell whether a table of contents is running."""
        return any(frame.muted for frame in self.frames)

    def cut(self, at: int) -> list[Mark]:
        """Return marks for the fields that run on into the next paragraph."""
        marks = []
        for frame in self.frames:
            if frame.showing and not self.quiet and at > frame.start:
                mark = mark_of("".join(frame.code), frame.start, at)
                marks += [mark] if mark else []
            frame.start = 0
        return marks

    def _listen(self) -> None:
        self.quiet = any(frame.muted or not frame.showing for frame in self.frames)
