"""One cause and one finding of the page: both texts, what becomes wrong, why, and what to do."""

from collections.abc import Iterable

from depgraph.model.findings import Change, Finding, Fix, Where
from depgraph.report.findings import arrow
from depgraph.report.places import clickable
from depgraph.report.plain import excerpt, plain
from depgraph.report.printers.html_text import block, marked, pieces, text
from depgraph.report.spots import headline
from depgraph.report.wording import Mark, Piece, compared, one_side

_LONG = 4_000
"""Characters of a quote that are shown."""


def cause(change: Change, number: int) -> list[str]:
    """Return the heading of *change* and its two texts side by side."""
    lines = [f"<h3>{number}. {text(headline(change))}</h3>"]
    old, new = _quote(change.before), _quote(change.after)
    if not old and not new:
        return lines
    both = compared(old, new) if old and new else (Piece(old, Mark.OUT), Piece(new, Mark.IN))
    left = _side("Before", change.before, one_side(both, Mark.IN))
    right = _side("After", change.after, one_side(both, Mark.OUT))
    return [*lines, f'<div class="sides">{left}{right}</div>']


def finding(item: Finding) -> list[str]:
    """Return *item* with its evidence."""
    level = item.level.value
    rows = [
        ("What is wrong", text(item.message)),
        ("Until now", text(item.was_true)),
        ("Then", text(item.now_false) if item.now_false != item.message else ""),
        ("Why this level", text(item.level_reason)),
        ("How it depends", _list(text(arrow(step)) for step in item.path)),
        ("Also", _list(_unique(text(clickable(where)) for where in item.also))),
        ("What to do", _list(_fix(fix) for fix in item.fixes)),
        ("Owners", text(", ".join(item.owners))),
        ("Sure", text(item.confidence.value)),
        ("Id", f"<code>{text(item.fingerprint)}</code>" if item.fingerprint else ""),
    ]
    told = "".join(f"<dt>{name}</dt><dd>{said}</dd>" for name, said in rows if said)
    badge = f'<span class="level {level}">{level}</span>'
    return [
        f'<article class="finding is-{level}">',
        f"<h4>{badge} {text(item.rule)} {text(item.name)}<br>{text(clickable(item.effect))}</h4>",
        _broken(item),
        f"<dl>{told}</dl>",
        "</article>",
    ]


def _side(title: str, where: Where | None, parts: tuple[Piece, ...]) -> str:
    said = pieces(parts)
    shown = f'<p dir="auto">{said}</p>' if said else '<p class="faint">nothing</p>'
    place = f'<p class="faint">{text(clickable(where))}</p>' if where else ""
    return f"<div><h4>{title}</h4>{shown}{place}</div>"


def _broken(item: Finding) -> str:
    """Return the sentence that becomes wrong; code keeps its lines."""
    quote = item.effect.quote
    if not quote:
        return ""
    if item.rule.startswith("COD"):
        return f"<blockquote><pre>{block(quote[:_LONG])}</pre></blockquote>"
    evidence = item.path[0].evidence if item.path else ""
    said = marked(excerpt(quote, evidence, _LONG), evidence)
    return f'<blockquote dir="auto">{said}</blockquote>'


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
