"""What the draft of the master agreement does to others, known from how it was made."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import msa
from .gold import Citation, Gold
from .paper import Paper
from .shelf import Volume

MASTER = "company/contracts/MSA-2024-017.docx"
_MOVED = re.compile(r"section:(?P<top>6|7|8|9|10|11)(?P<rest>\D.*)?$")
_OLD_TERM = re.compile(r"Service\sCredits?")

BY_HAND = (
    (("VAL301",), "breaking", "contracts/SOW-03.docx",
     "Invoices are payable within 30 days of receipt (MSA §3.2)."),
    (("VAL301",), "breaking", "contracts/SOW-04.docx",
     "Each invoice is payable within thirty (30) days of receipt"),
    (("COD606",), "breaking", "src/billing/terms.py", "PAYMENT_TERM_DAYS = 30  # MSA §3.2"),
    (("COD606",), "breaking", "finance/pricing.json", '"term_days": 30'),
    (("VAL301",), "review", "handbook/billing.md", "customers normally pay within 30 days"),
    (("OBL401", "VAL301", "VAL303"), "breaking", "contracts/DPA.docx",
     "Supplier shall notify Customer within 24 hours as required by MSA §8.3."),
    (("OBL401", "VAL301", "VAL303"), "breaking", "sops/SOP-021-incident.md",
     "notifies the customer within 24 hours of the Security Breach (MSA §8.3)"),
    (("COD606",), "breaking", "src/incident/notify.py", "NOTICE_HOURS = 24"),
    (("OBL401", "VAL301", "VAL303"), "review", "site/trust.html",
     "We notify our customers of a breach of security within 24&nbsp;hours."),
    (("TXT801",), "review", "sops/SOP-009.docx",
     "requires suitably qualified and trained personnel and a record of their training"),
)  # fmt: skip
"""Rules of which one applies, level, file and the words that become wrong."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One consequence of the draft: the rules of which one reports it, and the words concerned."""

    rules: tuple[str, ...]
    level: str
    path: str
    at: int | str
    text: str
    label: str = ""
    moved_to: str = ""
    now: str = ""
    """What the cited number names in the draft."""

    def row(self) -> str:
        """Return the effect as one line of JSON."""
        data = {name: getattr(self, name) for name in self.__slots__}
        data["path"] = self.path.removeprefix("company/")
        return json.dumps({key: one for key, one in data.items() if one}, ensure_ascii=False)


def _headings(paper: Paper) -> dict[str, str]:
    found = {}
    for block, number in zip(paper.blocks, paper.numbers, strict=True):
        if number is not None and number.series == "clause" and block.level <= 1:
            strong = re.match(r"\*\*(.+?)\.?\*\*", block.text)
            found[f"section:{number.shown.rstrip('.')}"] = strong[1] if strong else block.text
    return found


def _renumbered(cited: Citation, headings: dict[str, str]) -> Iterator[Effect]:
    moved = _MOVED.fullmatch(cited.label)
    if cited.target != MASTER or cited.path == MASTER or not moved:
        return
    to = f"section:{int(moved['top']) + 1}{moved['rest'] or ''}"
    now = headings.get(cited.label, "")
    level = "info" if cited.path.startswith("company/records/") else "breaking"
    rule = "REF110" if now else "REF102"
    yield Effect((rule,), level, cited.path, cited.at, cited.text, cited.label, to, now)


def _exhibit(cited: Citation) -> Iterator[Effect]:
    if cited.target == MASTER and cited.path != MASTER and cited.label == "exhibit:C":
        yield Effect(("REF106",), "breaking", cited.path, cited.at, cited.text, cited.label)


def _old_terms(path: str, volume: Volume) -> Iterator[Effect]:
    for unit in volume.units:
        for match in _OLD_TERM.finditer(unit.text):
            at = unit.at if volume.paper else unit.text.count("\n", 0, match.start()) + 1
            level = "review" if path.startswith("company/handbook/") else "breaking"
            yield Effect(("DEF202",), level, path, at, match[0])


def _by_hand(volumes: dict[str, Volume]) -> Iterator[Effect]:
    for rules, level, name, words in BY_HAND:
        path = f"company/{name}"
        for unit in volumes[path].units:
            at = unit.text.find(words)
            if at >= 0:
                line = unit.text.count("\n", 0, at) + 1
                where = unit.at if volumes[path].paper else line
                yield Effect(rules, level, path, where, words)
                break
        else:
            raise ValueError(words)


def effects(volumes: dict[str, Volume]) -> Iterator[Effect]:
    """Yield every known consequence of the draft, and the number that it forgot."""
    headings = _headings(msa.proposed())
    for cited in Gold(volumes).citations():
        yield from _renumbered(cited, headings)
        yield from _exhibit(cited)
        if cited.path == MASTER and cited.text == "Section 7.2":
            now = headings["section:7.2"]
            forgotten = ("breaking", MASTER, cited.at, cited.text, cited.label)
            yield Effect(("REF110",), *forgotten, "section:8.2", now)
    for path, volume in volumes.items():
        if path != MASTER:
            yield from _old_terms(path, volume)
    yield from _by_hand(volumes)
