"""The port that every extractor implements, and how installed extractors are found.

An extractor turns the bytes of one file into a :class:`~depgraph.model.facts.Reading`. It touches
nothing but its argument: no file, clock, network or setting of the machine. What is wrong with a
file is a ``Problem`` in the reading, never an exception.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from depgraph.errors import BrokenExtractorError
from depgraph.model.documents import Document, Problem, ProblemKind, View
from depgraph.model.duties import Duty, Passage
from depgraph.model.facts import Facts, Kind, Reading

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "depgraph.extractors"
"""The entry point group in which an installed package names its extractors."""

DUTIES = "depgraph.duties"
"""The entry point group in which an installed package names its reader of duties."""

FAILED = "failed"
"""The format of a reading that a crash inside an extractor cut short."""


@dataclass(frozen=True, slots=True)
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
    `depgraph install git-diff` lets git show them as text.
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


@cache
def installed() -> tuple[Extractor, ...]:
    """Return every extractor of every installed package, by name."""
    from importlib.metadata import entry_points

    return tuple(map(_loaded, sorted(entry_points(group=GROUP))))


def binary_endings() -> tuple[str, ...]:
    """Return the endings of the files that are read but are no text, as their extractors say."""
    binary = (each for each in installed() if getattr(each, "binary", False))
    return tuple(sorted({ending for each in binary for ending in each.suffixes}))


def _loaded(point: "EntryPoint") -> Extractor:
    try:
        extractor: Extractor = point.load()
    except Exception as error:
        raise BrokenExtractorError(point.name, f"{type(error).__name__}: {error}") from error
    return extractor


class DutyReader(Protocol):
    """Reads who must do what, when somebody asks. It is cheap to load and slow to read."""

    @property
    def version(self) -> str:
        """Return what, besides the passage, decides what is read; kept with the duties."""

    def might_hold(self, passage: Passage) -> bool:
        """Return whether *passage* is worth reading; costs next to nothing."""

    def read(self, passages: Sequence[Passage]) -> list[tuple[Duty, ...]]:
        """Return the duties of each of *passages*, in order."""


@cache
def duty_reader() -> DutyReader | None:
    """Return the installed reader of duties, the first by name, if there is one."""
    from importlib.metadata import entry_points

    points = sorted(entry_points(group=DUTIES))
    if not points:
        return None
    try:
        reader: DutyReader = points[0].load()
    except Exception as error:
        raise BrokenExtractorError(points[0].name, f"{type(error).__name__}: {error}") from error
    return reader


def extractor_for(path: str, extractors: Iterable[Extractor]) -> Extractor | None:
    """Return the extractor that claims *path*: by whole name, else by the longest ending."""
    name = path.rsplit("/", 1)[-1].casefold()
    endings = [name, *(name[at:] for at, letter in enumerate(name) if letter == ".")]
    for ending in endings:
        for extractor in extractors:
            if ending in extractor.suffixes:
                return extractor
    return None


def read(source: Source, extractor: Extractor) -> Reading:
    """Return what *extractor* reads from *source*; a crash inside it becomes a problem."""
    try:
        return extractor.extract(source)
    except RecursionError:
        return unreadable(extractor.name, "is nested too deeply to be read")
    except Exception as error:  # noqa: BLE001  # a plug-in must not stop the run
        return unreadable(
            FAILED,
            f"could not be read: the {extractor.name} reader failed ({type(error).__name__})",
        )


def unreadable(format_name: str, message: str) -> Reading:
    """Return the reading of a file that nothing could be read from, and why."""
    problem = Problem(ProblemKind.UNREADABLE, message)
    return Reading(Document(format_name, problems=(problem,)), Facts(problems=(problem,)))
