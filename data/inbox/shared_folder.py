"""A folder that others write to as well: nothing in it is followed, no name leads elsewhere.

Everything is done relative to the open folder, by a name of one part, and what was opened is
looked at before it is used: a link, a second name of a file elsewhere, a pipe or a device is a
foreign object, also where it takes the place of a file between looking and opening. What is
written appears whole, under a name that nobody can know beforehand.

Windows knows no names relative to an open folder: there the kind is looked at before and after.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

_BY_DESCRIPTOR = os.open in os.supports_dir_fd and os.scandir in os.supports_fd
_SAFE = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
# The group that shares a folder reads and changes what the app makes in it.
_FOLDER_MODE, _FILE_MODE = 0o775, 0o664
_OWN_BITS = 0o7000  # a folder hands its group on by one of them
_CHUNK = 1 << 20
# Windows: a junction or link stands for another place, a file of a cloud folder does not.
_STANDS_FOR_ANOTHER = 0x20000000

Kind = Literal["file", "folder", "foreign"]


class ForeignObjectError(OSError):
    """Where a plain file or folder is looked for stands something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.ELOOP, "neither a plain file nor a folder", str(path))


@dataclass(frozen=True)
class Entry:
    """What stands in a folder under a name; stamp: its size and when it was changed."""

    name: str
    kind: Kind
    stamp: tuple[int, int]


class SharedFolder:
    """One open folder; a context that closes it."""

    def __init__(self, path: Path, descriptor: int | None) -> None:
        """path: by what name people know it; descriptor: None where the system has none."""
        self.path = path
        self._descriptor = descriptor

    @staticmethod
    def at(path: Path) -> SharedFolder:
        """The outermost folder. It stands in a folder of the app's own, so it may be a link."""
        if not path.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        return SharedFolder(path, os.open(path, _FOLDER) if _BY_DESCRIPTOR else None)

    def __enter__(self) -> SharedFolder:
        return self

    def __exit__(self, *_: object) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def folder(self, name: str, *, make: bool = False) -> SharedFolder:
        """A folder in it; raises ForeignObjectError for what is none, FileNotFoundError."""
        is_new = make and self._made(name)
        path = self.path / name
        if self._kind(name) != "folder":
            raise ForeignObjectError(path)
        descriptor = None
        if _BY_DESCRIPTOR:
            try:
                descriptor = os.open(self._at(name), _FOLDER | _SAFE, dir_fd=self._descriptor)
            except OSError as error:
                if error.errno in (errno.ELOOP, errno.ENOTDIR):
                    raise ForeignObjectError(path) from error
                raise
            if is_new:
                with suppress(OSError):  # a share without modes
                    inherited = os.fstat(descriptor).st_mode & _OWN_BITS
                    os.fchmod(descriptor, _FOLDER_MODE | inherited)
        return SharedFolder(path, descriptor)

    def entries(self) -> list[Entry]:
        """Everything in it, by name."""
        where = self.path if self._descriptor is None else self._descriptor
        with os.scandir(where) as listed:
            names = sorted(one.name for one in listed)
        found = (self.entry(name) for name in names)
        return [one for one in found if one is not None]

    def entry(self, name: str) -> Entry | None:
        """What stands under a name; None for nothing."""
        try:
            found = self._stat(name)
        except FileNotFoundError:
            return None
        kind = _kind(found) if _is_text(name) else "foreign"
        return Entry(name, kind, (found.st_size, found.st_mtime_ns))

    def read(self, name: str, most: int) -> bytes:
        """A file's content, of a longer one its first bytes; raises ForeignObjectError."""
        with self._reading(name) as stream:
            return stream.read(most)

    def copy(self, name: str, target: Path, most: int) -> None:
        """Copy a file to a place of the app's own; raises ForeignObjectError.

        Of a longer one than ``most`` the first bytes are copied; the rest is zeros that take no
        room, so that what refuses it for its size says the true one.
        """
        with self._reading(name) as stream, target.open("xb") as copy:
            size = os.fstat(stream.fileno()).st_size
            left = most
            while left > 0 and (content := stream.read(min(left, _CHUNK))):
                copy.write(content)
                left -= len(content)
            if not left:
                copy.truncate(max(size, most))

    def write(self, name: str, content: bytes, mode: int = _FILE_MODE) -> None:
        """Write a file whole; what stood under its name is replaced and never written to."""
        part = f".{secrets.token_hex(16)}.part"
        descriptor = self._open(part, _NEW, mode)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                with suppress(OSError, AttributeError):
                    os.fchmod(descriptor, mode)
                stream.write(content)
                stream.flush()
                os.fsync(descriptor)
            self.rename(part, self, name)
        # Half a file is none, whatever ends it.
        except BaseException:
            self.unlink(part)
            raise

    def rename(self, name: str, to: SharedFolder, new: str) -> None:
        """Give a file another folder and name; what stood there is replaced."""
        source, target = self._at(name), to._at(new)
        if _BY_DESCRIPTOR:
            os.rename(
                source,
                target,
                src_dir_fd=self._descriptor,
                dst_dir_fd=to._descriptor,
            )
        else:
            Path(source).replace(target)

    def move(self, name: str, to: SharedFolder, new: str) -> None:
        """The same where the name is free; raises FileExistsError where it is not."""
        os.close(to._open(new, _NEW, _FILE_MODE))  # it holds the name
        try:
            self.rename(name, to, new)
        # The name is held for nothing, whatever ends it.
        except BaseException:
            to.unlink(new)
            raise

    def unlink(self, name: str) -> None:
        """Take a file away, if it is there."""
        with suppress(FileNotFoundError):
            if _BY_DESCRIPTOR:
                os.unlink(self._at(name), dir_fd=self._descriptor)
            else:
                Path(self._at(name)).unlink()

    @contextmanager
    def _reading(self, name: str) -> Iterator[IO[bytes]]:
        if self._kind(name) != "file":  # opening a device may do something already
            raise ForeignObjectError(self.path / name)
        descriptor = self._open(name, os.O_RDONLY)
        with os.fdopen(descriptor, "rb") as stream:
            if _kind(os.fstat(descriptor)) != "file":
                raise ForeignObjectError(self.path / name)
            yield stream

    def _open(self, name: str, flags: int, mode: int = 0) -> int:
        try:
            if _BY_DESCRIPTOR:
                return os.open(self._at(name), flags | _SAFE, mode, dir_fd=self._descriptor)
            return os.open(self._at(name), flags | _SAFE, mode)
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.ENXIO):
                raise ForeignObjectError(self.path / name) from error
            raise

    def _made(self, name: str) -> bool:
        try:
            if _BY_DESCRIPTOR:
                os.mkdir(self._at(name), _FOLDER_MODE, dir_fd=self._descriptor)
            else:
                Path(self._at(name)).mkdir()
        except FileExistsError:
            return False
        return True

    def _kind(self, name: str) -> Kind:
        return _kind(self._stat(name))

    def _stat(self, name: str) -> os.stat_result:
        if _BY_DESCRIPTOR:
            return os.stat(self._at(name), dir_fd=self._descriptor, follow_symlinks=False)
        return os.lstat(self._at(name))

    def _at(self, name: str) -> str:
        """The name as the system takes it; raises ForeignObjectError for more than one part."""
        if name in ("", ".", "..") or any(sign in name for sign in ("/", "\0", os.sep)):
            raise ForeignObjectError(self.path / name)
        return name if _BY_DESCRIPTOR else str(self.path / name)


def _is_text(name: str) -> bool:
    """Whether a name can be shown and stored; the system takes any bytes for one."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _kind(found: os.stat_result) -> Kind:
    if getattr(found, "st_reparse_tag", 0) & _STANDS_FOR_ANOTHER:
        return "foreign"
    if stat.S_ISDIR(found.st_mode):
        return "folder"
    # A second name may be one of a file that the folder's users could not read.
    return "file" if stat.S_ISREG(found.st_mode) and found.st_nlink <= 1 else "foreign"
