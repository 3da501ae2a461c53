"""Hear of changes from the Linux kernel, by folder; say so when one cannot be followed.

A library that follows whole trees keeps still about folders that the system has no room for, and
hears of every file that is merely read. Both would cost a watcher its truth or its rest.
"""

import ctypes
import errno
import os
import struct
from collections.abc import Callable
from pathlib import Path

from depgraph.workspace.dirt import EVERYTHING, NOTHING, Dirt, NoRoomError

_MODIFY, _ATTRIB, _CLOSE_WRITE = 0x2, 0x4, 0x8
_MOVED_FROM, _MOVED_TO, _CREATE, _DELETE = 0x40, 0x80, 0x100, 0x200
_DELETE_SELF, _MOVE_SELF = 0x400, 0x800
_UNMOUNT, _OVERFLOW, _IGNORED = 0x2000, 0x4000, 0x8000
_ONLY_FOLDERS, _WITHOUT_UNLINKED, _IS_FOLDER = 0x1000000, 0x4000000, 0x40000000
_ENTRIES = _MODIFY | _ATTRIB | _CLOSE_WRITE | _MOVED_FROM | _MOVED_TO | _CREATE | _DELETE
_ASKED = _ENTRIES | _DELETE_SELF | _MOVE_SELF | _ONLY_FOLDERS | _WITHOUT_UNLINKED
_HEAD = struct.Struct("iIII")
_BUFFER = 1 << 18
_NO_ROOM = frozenset({errno.ENOSPC, errno.EMFILE, errno.ENFILE, errno.ENOMEM})


class Inotify:
    """The changes below *root* in the folders that were asked to be followed.

    Of files, only those that *cares* says of their name that they count.
    """

    def __init__(self, root: Path, cares: Callable[[str], bool]) -> None:
        self._root, self._cares = root, cares
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._fd = int(self._libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC))
        if self._fd < 0:
            raise NoRoomError
        self._paths: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._beside: dict[int, Callable[[str], Dirt]] = {}

    def fileno(self) -> int:
        """Return what can be waited on."""
        return self._fd

    def close(self) -> None:
        """Stop hearing."""
        os.close(self._fd)

    def follow(self, folder: str) -> None:
        """Hear of what happens right in *folder* from now on; one that is gone is left alone."""
        number = self._watch(self._root / folder)
        if number is not None:
            self._paths[number] = folder
            self._numbers[folder] = number

    def beside(self, folder: Path, means: Callable[[str], Dirt]) -> None:
        """Hear as well of the files in *folder*; *means* says of a name what that means."""
        number = self._watch(folder)
        if number is not None and number not in self._paths:
            self._beside[number] = means

    def _watch(self, folder: Path) -> int | None:
        name = os.fsencode(folder) + b"/"
        number = int(self._libc.inotify_add_watch(self._fd, name, _ASKED))
        if number >= 0:
            return number
        if ctypes.get_errno() in _NO_ROOM:
            raise NoRoomError
        return None

    def taken(self) -> Dirt:
        """Return what was heard since the last time."""
        files: set[str] = set()
        trees: set[str] = set()
        rest = NOTHING
        try:
            data = os.read(self._fd, _BUFFER)
        except BlockingIOError:
            return NOTHING
        at = 0
        while at < len(data):
            number, mask, _, length = _HEAD.unpack_from(data, at)
            at += _HEAD.size
            name = os.fsdecode(data[at : at + length].rstrip(b"\0"))
            at += length
            rest |= self._heard(number, mask, name, files, trees)
        return rest | Dirt(frozenset(files), frozenset(trees))

    def _heard(self, number: int, mask: int, name: str, files: set[str], trees: set[str]) -> Dirt:
        if mask & _OVERFLOW:
            return EVERYTHING
        if number in self._beside:
            return self._beside[number](name)
        folder = self._paths.get(number)
        if folder is None:
            return NOTHING
        if mask & (_IGNORED | _UNMOUNT | _DELETE_SELF | _MOVE_SELF) or not name:
            return self._about_itself(number, folder, mask)
        if mask & _IS_FOLDER:
            if mask & (_MOVED_FROM | _DELETE):
                self._forget(f"{folder}{name}/")
            trees.add(f"{folder}{name}/")
        elif self._cares(name):
            files.add(folder + name)
        return NOTHING

    def _about_itself(self, number: int, folder: str, mask: int) -> Dirt:
        if mask & _IGNORED:
            del self._paths[number]
        return EVERYTHING if not folder and mask & ~_ATTRIB & ~_IS_FOLDER else NOTHING

    def _forget(self, tree: str) -> None:
        """Hear no more of a folder that was moved away; it is followed again where it is found."""
        for folder in [folder for folder in self._numbers if folder.startswith(tree)]:
            number = self._numbers.pop(folder)
            if self._paths.get(number) == folder:
                del self._paths[number]
                self._libc.inotify_rm_watch(self._fd, number)
