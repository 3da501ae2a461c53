"""A package with an extractor that dies of some files, for the tests that kill what reads."""

from pathlib import Path

CODE = '''\
import os, signal, sys
from pathlib import Path

from depgraph.model.documents import Block, Document
from depgraph.model.facts import Reading


class Bomb:
    """Reads .bomb files: the first word says what happens, the second may name a file."""

    name = "bomb"
    version = 1
    suffixes = frozenset({".bomb"})

    def extract(self, source):
        what, _, rest = source.data.decode().partition(" ")
        match what:
            case "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            case "crash":
                os.kill(os.getpid(), signal.SIGSEGV)
            case "once" if not Path(rest).exists():
                Path(rest).touch()
                os.kill(os.getpid(), signal.SIGKILL)
            case "host" if b"spawn_main" in Path(f"/proc/{os.getppid()}/cmdline").read_bytes():
                os.kill(os.getppid(), signal.SIGKILL)  # a worker of a Dask cluster
                os.kill(os.getpid(), signal.SIGKILL)
            case "host" if rest == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            case "leave":
                os._exit(0)
            case "print":
                print(rest)
                sys.stdout.flush()
                os.write(1, rest.encode())
                sys.stdin.read()
        return Reading(Document("bomb", (Block(rest or what),)))


extractor = Bomb()
'''


def package(folder: Path) -> Path:
    """Make *folder* hold an installed package with that extractor, and return it."""
    about = folder / "bomb-1.0.dist-info"
    about.mkdir(parents=True)
    (folder / "bomb.py").write_text(CODE, encoding="utf-8")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: bomb\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[depgraph.extractors]\nbomb = bomb:extractor\n")
    return folder
