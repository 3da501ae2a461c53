"""A corpus of texts in memory, for asking the analysis one question at a time."""

from collections.abc import Mapping

from depgraph.analysis.catalogue import RULES
from depgraph.analysis.impact import Judgement, impact
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.keys import path_keys, provided, relied
from depgraph.analysis.levels import Settings
from depgraph.analysis.pairs import pairs
from depgraph.analysis.situation import Context
from depgraph.extraction import Source, extractor_for, installed, read
from depgraph.model.findings import DocumentClass
from depgraph.model.keys import Key
from depgraph.tracker.duties import duties_of


class MemoryCorpus:
    """The documents that *texts* holds, by path."""

    def __init__(self, texts: Mapping[str, str], sets: Mapping[str, str] | None = None) -> None:
        self.sets = sets or {}
        self.classes: Mapping[str, DocumentClass] = {}
        self.documents = {path: indexed(path, text) for path, text in texts.items()}

    def document(self, path: str) -> Indexed | None:
        return self.documents.get(path)

    def homes(self, key: Key) -> tuple[str, ...]:
        return self._where(lambda d: key in provided(d.reading))

    def file_homes(self, key: Key) -> tuple[str, ...]:
        return self._where(lambda d: key in path_keys(d.path))

    def relying(self, keys: frozenset[Key]) -> tuple[str, ...]:
        return self._where(lambda d: bool(keys & relied(d.reading)))

    def mentioning(self, words: str) -> tuple[str, ...]:
        wanted = words.casefold().split()
        return self._where(
            lambda d: all(any(w in b.text.casefold() for b in d.blocks) for w in wanted)
        )

    def beside(self, path: str) -> tuple[str, ...]:
        folder = path.rpartition("/")[0]
        return self._where(lambda d: d.path != path and d.path.rpartition("/")[0] == folder)

    def set_of(self, path: str) -> str:
        return self.sets.get(path, "")

    def class_set(self, path: str) -> DocumentClass | None:
        return self.classes.get(path)

    def has_folder(self, folder: str) -> bool:
        return any(path.startswith(folder) for path in self.documents)

    def _where(self, holds) -> tuple[str, ...]:  # noqa: ANN001
        return tuple(sorted(path for path, d in self.documents.items() if holds(d)))


def indexed(path: str, text: str) -> Indexed:
    extractor = extractor_for(path, installed())
    assert extractor is not None
    return Indexed(path, read(Source(path, text.encode()), extractor))


def settings(**classes: str) -> Settings:
    """Every document is controlled unless *classes* says otherwise, by file stem."""

    def document_class(document: Indexed) -> DocumentClass:
        stem = document.path.rsplit("/", 1)[-1].split(".")[0]
        return DocumentClass(classes.get(stem, "controlled"))

    return Settings(
        document_class,
        lambda _path: (),
        lambda _rule, _path: None,
        lambda _rule, _path: False,
        lambda rule: RULES[rule].name,
    )


def judged(
    before: Mapping[str, str], proposed: Mapping[str, str | None], **classes: str
) -> Judgement:
    """Return what laying *proposed* over *before* breaks; ``None`` removes a document."""
    after = {**before, **proposed}
    old = MemoryCorpus(before)
    new = MemoryCorpus({path: text for path, text in after.items() if text is not None})
    changed = pairs(proposed, old, new)
    context = Context(duties=lambda document, blocks: duties_of(document.reading, None, blocks))
    return impact(old, new, changed, frozenset(proposed), settings(**classes), context)


def said(judgement: Judgement) -> list[tuple[str, str, str]]:
    """Return rule, level and path of each finding.

    Info is left aside, and so is the revision that nobody raised, which stands beside all else.
    """
    return [
        (f.rule, f.level.value, f.effect.path)
        for f in judgement.findings
        if f.level != "info" and f.rule != "DOC507"
    ]
