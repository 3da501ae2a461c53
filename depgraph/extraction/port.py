"""What every extractor implements. Nothing here knows which ones are installed."""

from collections.abc import Callable, Sequence
from typing import Protocol

from depgraph.extraction.reports import is_report
from depgraph.model.documents import Document, Problem, ProblemKind, View
from depgraph.model.duties import Duty, Passage
from depgraph.model.facts import Facts, Kind, Reading
from depgraph.model.immutable import immutable

_REPORT = Problem(ProblemKind.NOTE, "is a report that depgraph wrote; nothing is read from it")

FAILED = "failed"
"""The format of a reading that a crash inside an extractor cut short."""


@immutable
class Source:
    """The bytes of one file; *path* is relative to the root, with ``/``, for its name only.

    *kind* is set when configuration says what kind of document this is.
    """

    path: str
    data: bytes
    view: View = View.ACCEPTED
    kind: Kind | None = None


class Extractor(Protocol):
    """Reads one format. Raise *version* whenever the same bytes give other facts.

    One that reads files which are no text has ``binary = True`` as well, so that
    `depgraph install git-diff` lets git show them as text; one that only says how to save a file
    has ``yields = True`` and gives way to any other that claims the same endings. A method
    ``blocks(source) -> Document`` beside :meth:`extract` spares git the search for facts.
    """

    @property
    def name(self) -> str:
        """Return the name shown in problems and kept with the facts (``docx``)."""

    @property
    def version(self) -> int:
        """Return the version kept with the facts; another version reads again."""

    @property
    def suffixes(self) -> frozenset[str]:
        """Return the file name endings it claims, folded, with their dot; or whole file names."""

    def extract(self, source: Source) -> Reading:
        """Return all that is read from *source*."""


class DutyReader(Protocol):
    """Reads who must do what, when somebody asks. It is cheap to load and slow to read."""

    @property
    def version(self) -> str:
        """Return what, besides the passage, decides what is read; kept with the duties."""

    def might_hold(self, passage: Passage) -> bool:
        """Return whether *passage* is worth reading; costs next to nothing."""

    def read(self, passages: Sequence[Passage]) -> list[tuple[Duty, ...]]:
        """Return the duties of each of *passages*, in order."""


def read(source: Source, extractor: Extractor) -> Reading:
    """Return what *extractor* reads from *source*; a crash inside it becomes a problem.

    Nothing is read from a report of depgraph: what it repeats is said by the documents.
    """
    if is_report(source.data):
        return _nothing(extractor.name, _REPORT)
    return _safely(extractor.name, lambda: extractor.extract(source))


def blocks_of(source: Source, extractor: Extractor) -> Document:
    """Return the blocks in *source*, without looking for facts where *extractor* can do that."""
    only: Callable[[Source], Document] | None = getattr(extractor, "blocks", None)
    if only is None:
        return read(source, extractor).document
    return _safely(extractor.name, lambda: Reading(only(source))).document


def _safely(name: str, reading: Callable[[], Reading]) -> Reading:
    try:
        return reading()
    except RecursionError:
        return unreadable(name, "is nested too deeply to be read")
    except Exception as error:  # noqa: BLE001  # a plug-in must not stop the run
        why = f"could not be read: the {name} reader failed ({type(error).__name__})"
        return unreadable(FAILED, why)


def _nothing(format_name: str, problem: Problem) -> Reading:
    return Reading(Document(format_name, problems=(problem,)), Facts(problems=(problem,)))


def unreadable(format_name: str, message: str) -> Reading:
    """Return the reading of a file that nothing could be read from, and why."""
    return _nothing(format_name, Problem(ProblemKind.UNREADABLE, message))
