"""What runs in a worker: read the batches that come on standard input, answer on standard output.

A frame is the length of a pickled value in eight bytes, and that value. Only the process that
started a worker speaks to it, through pipes that nobody else holds.
"""

import os
import pickle
import struct
import threading
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import BinaryIO

LENGTH = struct.Struct("<Q")
IDLE_SECONDS = 60.0
"""A worker that is asked nothing for so long ends; whoever has more to ask starts another."""


def main() -> None:
    """Answer until nobody has asked for a while."""
    asked, answers = _own_pipes()
    _be_ended_first()
    frames: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(asked, frames), daemon=True).start()
    with suppress(Empty):
        while True:
            answers.write(_framed(_answer(frames.get(timeout=IDLE_SECONDS))))
            answers.flush()
    os._exit(0)  # the other thread still listens, which an orderly end would wait for


def _answer(frame: bytes) -> bytes:
    from depgraph.tracker.engines.lost import OUT_OF_MEMORY
    from depgraph.tracker.reading import answered

    try:
        found: object = [answered(task) for task in pickle.loads(frame)]  # noqa: S301  # our own
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:  # noqa: BLE001  # a fault of ours is raised where it is seen
        import traceback

        error.add_note(traceback.format_exc())
        found = error
    return pickle.dumps(found, pickle.HIGHEST_PROTOCOL)


def _framed(data: bytes) -> bytes:
    return LENGTH.pack(len(data)) + data


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Take both pipes away from whatever an extractor reads or prints."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return asked, answers


def _be_ended_first() -> None:
    """Have the system, when it is out of memory, end this process and not the one that asks."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500", "ascii")


def _listen(asked: BinaryIO, frames: "SimpleQueue[bytes]") -> None:
    """Take frames in; end with the process that asks, however that ends and whatever we do."""
    while len(head := asked.read(LENGTH.size)) == LENGTH.size:
        frames.put(asked.read(LENGTH.unpack(head)[0]))
    os._exit(0)
