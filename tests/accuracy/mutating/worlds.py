"""A site with everything planted: all documents as bytes and, for the engine, as one state."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from depgraph.analysis.indexed import Indexed
from depgraph.analysis.keys import path_keys
from depgraph.extraction import Source, extractor_for, installed, read
from depgraph.model.facts import Reading
from depgraph.store.corpus import StoredCorpus
from depgraph.store.database import Store
from depgraph.store.rows import DocumentRow, Stamp, packed
from tests.accuracy.mutating.hosts import Site
from tests.accuracy.mutating.outline import Citing, Clause, Outline
from tests.accuracy.mutating.programs import cited_by, code_of, code_path, names, sentences
from tests.accuracy.mutating.words import ATTACHED, DEFINED, GENERAL, SCENES, Scene, Words
from tests.accuracy.mutating.writing import Host, planted, with_sentences

_CONTROL = {"Revision": "3", "Status": "Effective", "Effective date": "2026-01-15"}
_NEAR = (
    "A garden bench is repainted within {days} days.",
    "The charge for a garden bench is GBP {fee}.",
    "Plans of a garden bench are kept for {least} years.",
    "The Porter may sell a garden bench.",
)
"""Sentences with the same numbers and verbs about something else, citing nothing."""


@dataclass(frozen=True)
class World:
    """The documents of a site with what is planted in them."""

    site: Site

    @cached_property
    def outlines(self) -> dict[str, Outline]:
        """Return what is planted in each cited document, by its path."""
        return {
            host.path: self._outline(host, Words(place))
            for place, host in enumerate(self.site.cited)
        }

    def _outline(self, host: Host, words: Words) -> Outline:
        clauses = tuple(words.clause(scene) for scene in SCENES)
        plain = Outline(
            host.name,
            host.part,
            f"Hire of {words.noun('store').split()[0]} goods",
            clauses,
            general=(Clause("own", "", ""),),
            attachments=tuple(words.clause(scene) for scene in ATTACHED),
            control=None if self.site.name == "company" else _CONTROL,
        )
        own = tuple(
            Clause(f"own-{slug}", f"Lent {slug} goods", self.own_sentence(plain, words, slug))
            for slug in GENERAL
        )
        return Outline(
            plain.name,
            plain.part,
            plain.title,
            clauses,
            own,
            plain.attachments,
            control=plain.control,
        )

    def own_sentence(self, outline: Outline, words: Words, slug: str) -> str:
        """Return the sentence by which a document cites its own clause."""
        number = outline.numbers()[slug]
        return f"For a {words.noun(slug)} that is lent, Section {number} applies in the same way."

    @cached_property
    def citing(self) -> tuple[Citing, ...]:
        """Return every planted sentence that cites a clause, outside the cited documents."""
        return tuple(self._citing())

    def _citing(self) -> Iterator[Citing]:
        hosts = self.site.citing
        for place, host in enumerate(self.site.cited):
            words, outline = Words(place), self.outlines[host.path]
            for number, scene in enumerate((*SCENES, *ATTACHED)):
                if scene.relies:
                    at = place if scene.slug in DEFINED else place + number
                    path = hosts[at % len(hosts)].path
                    yield from self._relying(outline, words, scene, path, place + number)
            lock, _ = names(place)
            cited = cited_by(self, place)
            path = code_path(self, place)
            needle = '"source"' if path.endswith(".json") else lock
            yield Citing(host.name, "lock", path, cited, needle, cited=cited)

    def _relying(
        self, outline: Outline, words: Words, scene: Scene, path: str, style: int
    ) -> Iterator[Citing]:
        other = next(iter(o for o in self.outlines.values() if o.name != outline.name))
        sentence = scene.relies.format(
            c=outline.cited(scene.slug, style),
            d=other.cited("twin", style),
            **words.facts(scene.slug),
        )
        needle = words.needle(scene.slug)
        for of in (outline, other) if scene.slug == "twin" else (outline,):
            numbered = scene.slug not in DEFINED
            cited = of.cited(scene.slug, style)
            yield Citing(of.name, scene.slug, path, sentence, needle, numbered, cited)

    @cached_property
    def own(self) -> tuple[Citing, ...]:
        """Return the sentences by which the cited documents cite themselves."""
        return tuple(
            Citing(
                host.name,
                slug,
                host.path,
                self.own_sentence(self.outlines[host.path], Words(place), slug),
                Words(place).noun(slug),
                cited=f"Section {self.outlines[host.path].numbers()[slug]}",
            )
            for place, host in enumerate(self.site.cited)
            for slug in GENERAL
        )

    def sentences(self, path: str) -> list[str]:
        """Return what is planted in the citing document at *path*, near misses among it."""
        place = [host.path for host in self.site.citing].index(path)
        planted_here = (each.sentence for each in self.citing if each.path == path)
        found = list(dict.fromkeys(planted_here))
        for number, host in enumerate(self.site.cited):
            if number % len(self.site.citing) == place:
                found.append(
                    "Capitalised terms that are not defined here have the meaning given in "
                    f"{host.name}."
                )
                found += sentences(number)
        facts = Words(place).facts("store")
        return [*found, *(near.format(**facts) for near in _NEAR)]

    def host(self, path: str) -> Host:
        """Return the host at *path*."""
        return next(h for h in (*self.site.cited, *self.site.citing) if h.path == path)

    def written(self, path: str, outline: Outline) -> bytes:
        """Return the cited document at *path* with *outline* in place of what was planted."""
        return planted(self.host(path), outline)

    @cached_property
    def data(self) -> dict[str, bytes]:
        """Return the bytes of every document."""
        made = {path: self.written(path, outline) for path, outline in self.outlines.items()}
        for host in self.site.citing:
            made[host.path] = with_sentences(host, self.sentences(host.path))
        for path in self.site.rest:
            name = path if self.site.name == "company" else f"{self.site.name}/rest/{path}"
            made[name] = (self.site.root / path).read_bytes()
        return made | self.code

    @cached_property
    def code(self) -> dict[str, bytes]:
        """Return code and settings that hold what clauses say, and that documents name."""
        return code_of(self)

    @cached_property
    def store(self) -> Store:
        """Return a store that holds every document as it is."""
        store = Store(None)
        for path, data in self.data.items():
            document = indexed(path, data)
            if document is not None:
                row = packed(path, "here", document.reading)
                number = store.put_reading(row)
                seen = DocumentRow(path, Stamp(0, 0, 0, 0), 0, number)
                store.put_document(seen, path_keys(path))
        return store

    @cached_property
    def before(self) -> StoredCorpus:
        """Return the state that mutations start from."""
        return StoredCorpus(self.store)

    def after(self, changed: Mapping[str, Indexed | None]) -> StoredCorpus:
        """Return the state with the documents *changed*."""
        return StoredCorpus(self.store, changed, self.before)


def indexed(path: str, data: bytes) -> Indexed | None:
    """Return what is read of a file, or ``None`` where nobody reads it."""
    reading = reading_of(path, data)
    return None if reading is None else Indexed(path, reading)


def reading_of(path: str, data: bytes) -> Reading | None:
    """Return what the installed extractors read of *data*."""
    extractor = extractor_for(path, installed())
    return None if extractor is None else read(Source(path, data), extractor)
