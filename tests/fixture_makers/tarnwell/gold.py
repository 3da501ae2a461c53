"""What the fixtures contain by construction: displayed numbers and resolved citations.

The citations are found with the few patterns that the company's authors keep to, and each must
land on an existing provision. A number sign or unit word that no pattern explains is refused.
"""

import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from depgraph.model.labels import label_of

from . import word
from .paper import Paper
from .shelf import Unit, Volume

_NUMBER = r"\d+(?:\.\d+)*(?:\([a-z]+\))*"
_PART = r"(?:Exhibit|Annex|Appendix|Schedule)\s(?:\d+|[A-Z]+)\b"
_SHORT = (
    r"(?:MSA|DPA|SLA)(?:-2024-017)?|SOW-\d\d|POL-\d{3}|SOP-\d{3}|F-\d\d|LHA-2019-002|NDA-2023-008"
)
_UNIT = r"[Ss]ections?|[Cc]lauses?|Article"
_LIST = rf"(?:{_NUMBER}(?:,\s{_NUMBER})*(?:\s(?:and|to)\s{_NUMBER})?|II)"
_ECHO = r"(?:\s\([A-Z][a-z ]+\))?"
CITATION = re.compile(
    rf"(?P<law>Article\s\d+(?:\(\d+\))?\sof\sthe\sUK\sGDPR)"
    rf"|(?<!“)(?<![\w/])(?P<named>{_SHORT})\b(?!-)(?:\sRev\.\s\d+,?)?"
    rf"(?:\s(?P<part>{_PART})(?:,\s(?P<narrower>[A-Z]\.\d+))?"
    rf"|(?:\s\|)?\s+(?P<signs>§{_NUMBER}(?:,\s§{_NUMBER})*))?"
    rf"|(?P<unit>{_UNIT})\s(?P<numbers>{_LIST}){_ECHO}"
    rf"(?:\sof\s(?:the\s)?(?:Master\sServices\sAgreement\s)?(?P<of>{_SHORT}|SOW)\b)?"
    rf"|Exhibits\s(?P<letters>[A-Z]\s(?:to|and)\s[A-Z])\b"
    rf"|(?P<attached>{_PART}){_ECHO}(?:\sof\s(?:the\s)?(?P<whose>MSA|LHA-2019-002)\b)?"
)
_LINK = re.compile(
    r"\[(?P<text>[^\]]+)\]\((?P<to>[^)\s]+)\)"
    r"|<a href=\"(?P<href>[^\"]+)\">\s*(?P<shown>[^<]+?)\s*</a>"
)
_PAGE = re.compile(r":doc:`(?P<text>[^`<]+?) <(?P<to>[^`>]+)>`")
_NAME = re.compile(r"`(?P<name>[^`\n]+)`")
_LEFT = re.compile(
    r"§|\b(?:[Ss]ections?|[Cc]lauses?|Articles?|Exhibits?|Annex|Appendix|Schedule)\s(?:\d|[A-Z]+\b)"
    r"|\b(?:POL|SOP|SOW|LHA)-\d"
)
_FAMILY = {"MSA": "MSA-2024-017", "DPA": "DPA", "SLA": "SLA", "SOW": "SOW-03", "NDA": "NDA"}


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation: where it stands, its words, and what they name."""

    path: str
    at: int | str
    kind: str
    text: str
    target: str
    label: str
    narrower: str = ""


class UnexplainedCitationError(ValueError):
    """A text looks like a citation, but nothing explains it or nothing answers to it."""

    def __init__(self, path: str, at: int | str, found: str) -> None:
        super().__init__(f"{path}:{at}: {found!r} names nothing")


class Gold:
    """All citations of the files on a shelf."""

    def __init__(self, volumes: dict[str, Volume]) -> None:
        self.volumes = volumes
        self.homes = {name: path for path, one in volumes.items() for name in one.symbols}
        self.stems = {_stem(path): path for path in volumes}

    def citations(self) -> Iterator[Citation]:
        """Yield every citation, by file and place."""
        for path, volume in self.volumes.items():
            for unit in volume.units:
                yield from sorted(self._in(path, unit), key=lambda one: one.at)

    def _in(self, path: str, unit: Unit) -> Iterator[Citation]:
        if unit.contents:
            return
        text = unit.text
        volume = self.volumes[path]
        placed = volume.paper is not None or bool(volume.cells)

        def _at(match: re.Match[str]) -> int | str:
            return unit.at if placed else text.count("\n", 0, match.start()) + 1

        rest = re.sub(r"(?s)\A---\n.*?\n---\n", _blanked, text)
        for suffixes, pattern, reader, left in (
            ((".md", ".html"), _LINK, self._link, _only_words),
            ((".md",), _NAME, self._name, _blanked),
            ((".rst",), _PAGE, self._page, _blanked),
        ):
            if path.endswith(suffixes):
                for match in pattern.finditer(rest):
                    yield from reader(path, _at(match), match)
                rest = pattern.sub(left, rest)
        for name in unit.names:
            yield from self._called(path, unit.at, name)
        rest = rest.replace("&nbsp;", " ").replace("&sect;", "§")
        for match in CITATION.finditer(rest):
            yield from self._citation(path, _at(match), match)
        left = _LEFT.search(CITATION.sub(_blanked, rest))
        if left:
            raise UnexplainedCitationError(path, _at(left), left[0])

    def _link(self, path: str, at: int | str, match: re.Match[str]) -> Iterator[Citation]:
        address = match["to"] or match["href"]
        if address.startswith("mailto:"):
            return
        file, _, anchor = address.partition("#")
        target = (
            posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
        )
        words = " ".join(unescape(match["text"] or match["shown"]).split())
        if target not in self.volumes or (anchor and anchor not in self.volumes[target].anchors):
            raise UnexplainedCitationError(path, at, address)
        label = self.volumes[target].anchors[anchor] if anchor else ""
        yield Citation(path, at, "link", words, target, label)

    def _page(self, path: str, at: int | str, match: re.Match[str]) -> Iterator[Citation]:
        target = posixpath.join(posixpath.dirname(path), match["to"] + ".md")
        if target not in self.volumes:
            raise UnexplainedCitationError(path, at, target)
        yield Citation(path, at, "link", match["text"], target, "")

    def _name(self, path: str, at: int | str, match: re.Match[str]) -> Iterator[Citation]:
        yield from self._called(path, at, match["name"])

    def _called(self, path: str, at: int | str, name: str) -> Iterator[Citation]:
        if name.endswith("/"):
            return
        bare = name.removesuffix("()")
        if f"company/{name}" in self.volumes:
            yield Citation(path, at, "path", name, f"company/{name}", "")
        elif bare in self.homes:
            yield Citation(path, at, "mention", name, self.homes[bare], f"symbol:{bare}")
        else:
            raise UnexplainedCitationError(path, at, name)

    def _citation(self, path: str, at: int | str, match: re.Match[str]) -> Iterator[Citation]:
        words = " ".join(match[0].split())
        if match["law"]:
            yield Citation(path, at, "external", words, "", "")
            return
        cited = match["named"] or match["of"] or match["whose"]
        target = self._home(cited, path, at) if cited else path
        if target == path and match["named"] and not (match["part"] or match["signs"]):
            return
        for label in _labels(match) or ("",):
            if label and label not in self.volumes[target].labels:
                raise UnexplainedCitationError(path, at, f"{words} ({label})")
            narrower = label_of("section", match["narrower"]) if match["narrower"] else ""
            if narrower and narrower not in self.volumes[target].labels:
                raise UnexplainedCitationError(path, at, words)
            yield Citation(path, at, "citation", words, target, label, narrower)

    def _home(self, name: str, path: str, at: int) -> str:
        family = name.split("-202", maxsplit=1)[0]
        stem = _FAMILY.get(family, family)
        if stem not in self.stems:
            raise UnexplainedCitationError(path, at, name)
        return self.stems[stem]


def _stem(path: str) -> str:
    stem = posixpath.basename(path).split(".")[0]
    numbered = re.match(r"(?:SOP|POL|F)-\d+", stem)
    return numbered[0] if numbered else stem


def _blanked(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _only_words(match: re.Match[str]) -> str:
    words = match["text"] or match["shown"]
    at = match[0].index(words, match[0].find(">") + 1 if match["shown"] else 0)
    before, after = match[0][:at], match[0][at + len(words) :]
    return re.sub(r"[^\n]", " ", before) + words + re.sub(r"[^\n]", " ", after)


def _labels(match: re.Match[str]) -> tuple[str, ...]:
    part = match["part"] or match["attached"]
    if part:
        return (label_of(*part.split()),)
    if match["letters"]:
        first, last = match["letters"][0], match["letters"][-1]
        return tuple(label_of("exhibit", chr(at)) for at in range(ord(first), ord(last) + 1))
    if match["signs"]:
        return tuple(label_of("section", one) for one in match["signs"].split(", "))
    if match["numbers"]:
        numbers = re.findall(rf"{_NUMBER}|II", match["numbers"])
        return tuple(label_of(match["unit"], one) for one in numbers)
    return ()


def link_rows(volumes: dict[str, Volume]) -> Iterator[str]:
    """Yield every citation as one line of JSON."""
    for one in Gold(volumes).citations():
        data = {name: getattr(one, name) for name in Citation.__slots__}
        if not one.narrower:
            del data["narrower"]
        data["path"] = data["path"].removeprefix("company/")
        data["target"] = data["target"].removeprefix("company/")
        yield json.dumps(data, ensure_ascii=False)


def number_rows(papers: Iterable[Paper], *, with_view: bool = False) -> Iterator[str]:
    """Yield every automatic number of the Word files as one line of JSON."""
    for paper in papers:
        for at, shown in enumerate(word.displayed(paper)):
            if shown.number:
                data = {"file": paper.path, "para": at, "number": shown.number, "text": shown.text}
                if with_view:
                    data["view"] = paper.view
                yield json.dumps(data, ensure_ascii=False)
