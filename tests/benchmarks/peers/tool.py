"""What a compared tool is: how it is got, what it is given, how it is asked and what it names."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.peers.corpus import Corpus, Document
from tests.benchmarks.peers.markdown import put

PROJECT = Path(__file__).resolve().parents[3]
CACHE = PROJECT / "build/peers"
Command = tuple[str | Path, ...]


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that people would pick, and the corpus in the form that it asks for."""

    name: str
    everyday: str
    """The command as a person types it."""
    command: Command
    texts: Callable[[Document], Iterable[tuple[str, str]]]
    """The files of one document, each with its path."""
    named: Callable[[str], frozenset[str]]
    """The control numbers of the documents that an output calls wrong."""
    beside: Callable[[Corpus], Iterable[tuple[str, str]]] = lambda _: ()
    """Files beside the documents."""
    before: tuple[Command, ...] = ()
    """Commands that a person gives once, when the texts are as they should be."""
    staged: tuple[Command, ...] = ()
    """Commands that belong to every change of a file."""
    store: tuple[str, ...] = ()
    """What the tool keeps from one run to the next, below the folder."""
    remembers: bool = False
    """Whether a second run is not like the first."""
    judge: Command = ()
    """The command after an edit of the hub, where it is another one."""
    onward: Callable[[str], frozenset[str]] = lambda _: frozenset()
    """Who is only said to rest on a document that is called wrong."""
    packages: tuple[str, ...] = ()
    python: str = ""
    """The least Python that it runs on, where ours may be too old."""
    links: tuple[str, ...] = ()
    """Folders of the tool that must lie beside the documents."""

    @property
    def home(self) -> Path:
        """The folder that the tool is installed in."""
        return CACHE / self.name

    def write(self, corpus: Corpus, folder: Path) -> None:
        """Write *corpus* below *folder* as the tool wants it."""
        for path, text in self.beside(corpus):
            put(folder / path, text)
        for document in corpus:
            self.lay(document, folder)
        for name in self.links:
            (folder / name).symlink_to(self.home / name)

    def lay(self, document: Document, folder: Path) -> None:
        """Write the files of one document."""
        for path, text in self.texts(document):
            put(folder / path, text)

    def take(self, document: Document, folder: Path) -> None:
        """Take the files of one document away."""
        for path, _ in self.texts(document):
            (folder / path).unlink()
