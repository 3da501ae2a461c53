"""Where something stands, as people and as editors write it."""

from depgraph.model.documents import Place
from depgraph.model.findings import Where
from depgraph.report.plain import plain


def clickable(where: Where) -> str:
    """Return ``path:12`` where lines exist, else ``path §4 (p. 6)`` or ``path Fees!B3``."""
    if where.place.line is not None:
        return plain(f"{where.path}:{where.place.line}")
    return plain(" ".join(part for part in (where.path, _inside(where)) if part))


def named(where: Where) -> str:
    """Return the document and the section: ``MSA-2024-017 §3.2``."""
    return plain(f"{where.doc or where.path} {where.label}")


def compact(where: Where) -> str:
    """Return the place for one-line formats: ``path:12``, ``path:§4:p6``."""
    if where.place.line is not None:
        return plain(f"{where.path}:{where.place.line}")
    page = f"p{where.place.page}" if where.place.page is not None else ""
    spot = where.label or where.place.cell or _paragraph(where.place, short=True)
    return plain(":".join(part for part in (where.path, spot, page) if part))


def spot_of(place: Place) -> str:
    """Return the place inside its file: ``line 12``, ``p. 6``, ``table 2, row 3, column 1``."""
    if place.line is not None:
        return f"line {place.line}"
    if place.page is not None:
        return f"p. {place.page}"
    return plain(place.cell or place.part or _paragraph(place))


def _inside(where: Where) -> str:
    place = where.place
    spot = ", ".join(part for part in (where.label, place.part, place.cell) if part)
    page = f"(p. {place.page})" if place.page is not None else ""
    return " ".join(part for part in (spot, page) if part) or _paragraph(place)


def _paragraph(place: Place, *, short: bool = False) -> str:
    """Return the paragraph counted from 1, as people count."""
    if place.para is None:
        return ""
    return f"para{place.para + 1}" if short else f"paragraph {place.para + 1}"
