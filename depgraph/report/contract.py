"""What others rely on in one document: what an author should know before writing."""

from depgraph.report.json import dumped
from depgraph.report.look import Look, painted
from depgraph.report.matrix_csv import csv_text
from depgraph.report.plain import plain, wrapped
from depgraph.report.shapes import Contract, Relied

_SHOWN = 5


def contract_text(contract: Contract, look: Look) -> str:
    """Return one entry for each section that is relied on, with the places that rely on it."""
    name = plain(contract.doc or contract.path)
    if not contract.relied:
        return f"nothing relies on {name}; it can change without touching another document\n"
    width = max(len(_label(relied)) for relied in contract.relied)
    lines = [painted(f"what others rely on in {name}", "strong", look)]
    for relied in contract.relied:
        lines += _entry(relied, width, look)
    lines.append("no document names anything else in it")
    return "".join(line.rstrip() + "\n" for line in lines)


def contract_as_json(contract: Contract) -> str:
    """Return the same as JSON."""
    relied = [
        {"label": item.label, "what": item.what, "by": list(item.by)} for item in contract.relied
    ]
    return dumped({"doc": contract.doc, "path": contract.path, "relied": relied})


def contract_as_csv(contract: Contract) -> str:
    """Return a row for each place that relies on something, in which no cell is a formula."""
    head = ("Document", "File", "Section", "What is relied on", "Who relies on it")
    name, path = plain(contract.doc), plain(contract.path)
    rows = [
        (name, path, plain(item.label), plain(item.what), plain(by))
        for item in contract.relied
        for by in item.by
    ]
    return csv_text([head, *rows])


def _entry(relied: Relied, width: int, look: Look) -> list[str]:
    lead = f"  {_label(relied).ljust(width)}  "
    lines = wrapped(plain(relied.what), look.width, first=lead) or [lead]
    shown = relied.by if look.everything else relied.by[:_SHOWN]
    places = ", ".join(plain(place) for place in shown)
    more = len(relied.by) - len(shown)
    if more:
        places += f" and {more} more (-v)"
    return lines + wrapped(places, look.width, first=" " * len(lead) + "<- ")


def _label(relied: Relied) -> str:
    return plain(relied.label) or "(all)"
