"""Where in the lines of a file a fix would write. Gives nothing where that is not certain."""

import re
from dataclasses import dataclass

from depgraph.model.edits import Edit
from depgraph.model.findings import Finding, Fix, Safety
from depgraph.model.patterns import regex
from depgraph.report.setting import Lines

_PARAGRAPH = 60
"""Lines from the first of a paragraph on in which the words are looked for."""
_IN_WORD = r"[\w.\-]"


@dataclass(frozen=True, slots=True)
class LineEdit:
    """Write *after* from character *start* to *end*, from 0, of *line*, which says *text*."""

    line: int
    text: str
    start: int
    end: int
    after: str


def line_edits(finding: Finding, lines: Lines) -> tuple[LineEdit, ...]:
    """Return the edits of the mechanical fix of *finding*, all or none."""
    fix = mechanical(finding)
    first = finding.effect.place.line
    if fix is None or first is None:
        return ()
    whole = lines(finding.effect.path)
    found = [_found(edit, whole, first) for edit in fix.edits]
    if len(set(found)) != len(fix.edits):
        return ()
    return tuple(edit for edit in found if edit) if all(found) else ()


def mechanical(finding: Finding) -> Fix | None:
    """Return the first fix of *finding* that is safe and can be written."""
    safe = (fix for fix in finding.fixes if fix.edits and fix.safety is Safety.SAFE)
    return next(safe, None)


def _found(edit: Edit, lines: tuple[str, ...], first: int) -> LineEdit | None:
    """Return the only place of the words of *edit* in the paragraph from line *first* on."""
    words = regex(rf"(?<!{_IN_WORD}){re.escape(edit.before)}(?!\w|[.\-]\w)")
    found: list[LineEdit] = []
    for number in range(first, min(first + _PARAGRAPH, len(lines) + 1)):
        text = lines[number - 1]
        if not text.strip():
            break
        found += [
            LineEdit(number, text, hit.start(), hit.end(), edit.after)
            for hit in words.finditer(text)
        ]
    return found[0] if len(found) == 1 else None
