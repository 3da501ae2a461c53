"""Where the numbers in the headers of standards lead: to the document that has the number."""

from collections.abc import Iterator

from depgraph.analysis.indexed import Indexed
from depgraph.analysis.resolve import resolve
from depgraph.model.documents import line_at
from depgraph.model.facts import Reference
from depgraph.model.links import Link
from depgraph.store.corpus import StoredCorpus
from tests.accuracy.corpora import Corpora, GoldRow, Measure
from tests.accuracy.memory import whole_of
from tests.accuracy.scores import Bar, Figure, Judged, Outcome


def _numbers(corpora: Corpora) -> Iterator[Judged]:
    """Judge each number in a header whose document is in the set."""
    opened = corpora.set("eips")
    whole = whole_of(opened.readings(opened.files(".md")))
    for row in opened.gold("gold.jsonl"):
        here = whole.document(row["file"])
        if row["target"]:
            yield _led(row, _citing(row, here), here, whole)


def _citing(row: GoldRow, here: Indexed | None) -> list[Reference]:
    """Return the references on the row's line that name its number."""
    if here is None:
        return []
    return [
        each
        for each in here.facts.references
        if line_at(here.blocks[each.span.block], each.span.start) == row["line"]
        and row["text"] in each.text
    ]


def _led(
    row: GoldRow, references: list[Reference], here: Indexed | None, whole: StoredCorpus
) -> Judged:
    if here is None or not references:
        return Judged(row["file"], Outcome.MISS, "number in the header not read")
    outcomes = [resolve(each, here, whole) for each in references]
    paths = {each.path for each in outcomes if isinstance(each, Link)}
    if row["target"] in paths:
        return Judged(row["file"], Outcome.RIGHT)
    if paths:
        return Judged(row["file"], Outcome.FALSE, "another document")
    return Judged(row["file"], Outcome.MISS, type(outcomes[0]).__name__.casefold())


MEASURES = (
    Measure(Bar("eips: declared numbers lead to their document", Figure.F1, 0.98), _numbers),
)
