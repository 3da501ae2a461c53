"""One cause and one finding of the page: both texts, what becomes wrong, why, and what to do."""

import re
from collections.abc import Iterable

from depgraph.model.findings import Change, Finding, Fix, Step, Where
from depgraph.report.findings import telling
from depgraph.report.places import clickable
from depgraph.report.plain import excerpt, plain, quoted
from depgraph.report.printers.html_text import block, marked, pieces, text
from depgraph.report.spots import headline
from depgraph.report.wording import Mark, Piece, compared, one_side

_LONG = 4_000
"""Characters of a quote that are shown."""
_SHORT = 60
"""Characters of a value that is looked for in a quote."""


def cause(change: Change, number: int, seen: dict[tuple[str, str], int]) -> list[str]:
    """Return the heading of *change* and its texts side by side, unless *seen* has them."""
    lines = [f'<h3 id="cause-{number}">{number}. {text(headline(change))}</h3>']
    old, new = _quote(change.before), _quote(change.after)
    if not old and not new:
        return lines
    first = seen.setdefault((old, new), number)
    if first != number:
        same = f'<a href="#cause-{first}">number {first}</a>'
        return [*lines, f'<p class="faint">Both texts stand under {same}.</p>']
    both = compared(old, new) if old and new else (Piece(old, Mark.OUT), Piece(new, Mark.IN))
    left = _side("Before", change.before, one_side(both, Mark.IN))
    right = _side("After", change.after, one_side(both, Mark.OUT))
    return [*lines, f'<div class="sides">{left}{right}</div>']


def finding(item: Finding, change: Change | None) -> list[str]:
    """Return *item*, which *change* causes, with its evidence."""
    level = item.level.value
    kept = f"; id <code>{text(item.fingerprint)}</code>" if item.fingerprint else ""
    rows = [
        ("What is wrong", text(item.message)),
        ("Until now", text(item.was_true)),
        ("Then", text(item.now_false) if item.now_false != item.message else ""),
        ("Why this level", text(item.level_reason)),
        ("How it depends", _list(_step(step) for step in telling(item))),
        ("Also", _list(_unique(text(clickable(where)) for where in item.also))),
        ("What to do", _list(_fix(fix) for fix in item.fixes)),
        ("Owners", text(", ".join(item.owners))),
        ("Certainty", text(item.confidence.value) + kept),
    ]
    told = "".join(f"<div><dt>{name}</dt><dd>{said}</dd></div>" for name, said in rows if said)
    badge = f'<span class="level {level}">{level}</span>'
    rule = f'<span class="faint">{text(item.rule)} {text(item.name)}</span>'
    return [
        f'<article class="finding is-{level}">',
        f"<h4>{badge} {text(clickable(item.effect))}<br>{rule}</h4>",
        _broken(item, change),
        f"<dl>{told}</dl>",
        "</article>",
    ]


def _side(title: str, where: Where | None, parts: tuple[Piece, ...]) -> str:
    said = pieces(parts)
    shown = f'<p dir="auto">{said}</p>' if said else '<p class="faint">nothing</p>'
    place = f'<p class="faint">{text(clickable(where))}</p>' if where else ""
    return f"<div><h4>{title}</h4>{shown}{place}</div>"


def _broken(item: Finding, change: Change | None) -> str:
    """Return the sentence that becomes wrong; code keeps its lines."""
    quote = item.effect.quote
    if not quote:
        return ""
    if item.rule.startswith("COD"):
        return f"<blockquote><pre>{block(quote[:_LONG])}</pre></blockquote>"
    words = _wrong(item, change)
    said = marked(excerpt(quote, words[0] if words else "", _LONG), words)
    return f'<blockquote dir="auto">{said}</blockquote>'


def _wrong(item: Finding, change: Change | None) -> list[str]:
    """Return the words of the quote that become wrong, else those that tie it to the cause."""
    quote = plain(item.effect.quote)
    edited = [plain(edit.before) for fix in item.fixes for edit in fix.edits]
    if found := [word for word in edited if word and word in quote]:
        return found
    if item.rule.startswith("VAL") and change and change.before and change.after:
        gone = _values(change.before.quote, change.after.quote)
        if found := [
            word for word in gone if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", quote)
        ]:
            return found
    return [plain(item.path[0].evidence)] if item.path and item.path[0].evidence else []


def _values(old: str, new: str) -> list[str]:
    """Return what was taken out that holds a figure."""
    both = compared(excerpt(old, limit=_LONG), excerpt(new, limit=_LONG))
    gone = (piece.text.strip() for piece in both if piece.mark is Mark.OUT)
    return [text for text in gone if len(text) <= _SHORT and any(map(str.isdigit, text))]


def _step(step: Step) -> str:
    said = f"  {quoted(step.evidence)}" if step.evidence else ""
    ends = f"{step.source} \u2192 {step.target}"
    return text(f"{ends} ({step.edge}, {step.confidence.value}){said}")


def _fix(fix: Fix) -> str:
    edits = _unique(
        f"<del>{text(edit.before)}</del> <ins>{text(edit.after)}</ins>" for edit in fix.edits
    )
    return f"{text(fix.title)} ({fix.safety.value})" + (f": {', '.join(edits)}" if edits else "")


def _unique(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))


def _list(items: Iterable[str]) -> str:
    found = [f"<li>{item}</li>" for item in items]
    return f"<ul>{''.join(found)}</ul>" if found else ""


def _quote(where: Where | None) -> str:
    return excerpt(plain(where.quote), limit=_LONG) if where else ""
