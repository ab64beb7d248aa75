"""Rights that a process gives up for good: network, other programs, files that it has no use for.

Linux alone: a system call filter (seccomp) and a list of folders (Landlock), as far as the kernel
has them. Elsewhere nothing happens; what holds there says docs/robustness.md. As a program,
``python confine.py WORDS``, it starts another one that has no network.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_DENIED, _FOREIGN, _ALLOWED = 0x0005000D, 0x00050001, 0x7FFF0000  # EACCES, EPERM, as asked
_RULESET, _RULE, _RESTRICT = 444, 445, 446
_UNIX = 1
# Numbers of the calls by machine: its name for the filter, socket, what starts programs, what
# reaches into other processes or past the filter (ptrace, process_vm_*, io_uring, keys, bpf,
# mount, unshare, setns, userfaultfd, perf events).
_CALLS = {
    "x86_64": (
        0xC000003E,
        41,
        (59, 322),
        (101, 310, 311, 425, 426, 427, 248, 249, 250, 321, 165, 272, 308, 323, 298),
    ),
    "aarch64": (
        0xC00000B7,
        198,
        (221, 281),
        (117, 270, 271, 425, 426, 427, 217, 218, 219, 280, 40, 97, 268, 282, 241),
    ),
}
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _MACHINE, _FIRST = 0, 4, 16
_OTHER_NUMBERS = 0x40000000  # the same machine's calls by their second numbers
_READ_FILE, _READ_FOLDER, _RUN = 1 << 2, 1 << 3, 1 << 0
# Writing, removing, making of every kind; what later kernels added (moving, cutting off).
_WRITE = (1 << 1) | sum(1 << one for one in range(4, 13))
_LATER = ((2, 1 << 13), (3, 1 << 14))


def without_network(*, may_start_programs: bool = False) -> bool:
    """From now on no socket, no other program and no look into other processes.

    may_start_programs: it, and what it starts, may use sockets within this machine's files, as
    LibreOffice does. Says whether the system took it.
    """
    known = _CALLS.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    machine, socket, programs, reaching = known
    forbidden = reaching + (() if may_start_programs else (*programs, socket))
    steps = [
        (_LOAD, 0, 0, _MACHINE),
        (_EQUAL, 1, 0, machine),
        (_RETURN, 0, 0, _FOREIGN),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 0, 1, _OTHER_NUMBERS),
        (_RETURN, 0, 0, _FOREIGN),
    ]
    for number in forbidden:
        steps += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _FOREIGN)]
    steps += [
        (_EQUAL, 0, 3, socket),
        (_LOAD, 0, 0, _FIRST),
        (_EQUAL, 1, 0, _UNIX),
        (_RETURN, 0, 0, _DENIED),
        (_RETURN, 0, 0, _ALLOWED),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *one) for one in steps))
    told = ctypes.create_string_buffer(struct.pack("@HP", len(steps), ctypes.addressof(code)))
    return _promised() and _system().prctl(_SECCOMP, _FILTER, told, 0, 0) == 0


def keeps_readers_in() -> bool:
    """Whether this machine's system takes both limits; nothing is given up by asking."""
    if sys.platform != "linux" or platform.machine() not in _CALLS:
        return False
    system = _system()
    # A filter that lies nowhere: a system without filters says that it knows none.
    system.prctl(_SECCOMP, _FILTER, None, 0, 0)
    has_filters = ctypes.get_errno() == errno.EFAULT
    return has_filters and system.syscall(_RULESET, None, ctypes.c_size_t(0), 1) >= 1


def only_files(readable: Iterable[Path] | None, writable: Iterable[Path] = ()) -> bool:
    """From now on only these files, and what lies in these folders, may be read and written.

    readable: None leaves reading as it is. Says whether the system took it.
    """
    if sys.platform != "linux":
        return False
    system = _system()
    version = system.syscall(_RULESET, None, ctypes.c_size_t(0), 1)
    if version < 1:
        return False
    writing = _WRITE | sum(right for since, right in _LATER if version >= since)
    reading = 0 if readable is None else _READ_FILE | _READ_FOLDER | _RUN
    handled = ctypes.create_string_buffer(struct.pack("@Q", writing | reading), 8)
    ruleset = system.syscall(_RULESET, handled, ctypes.c_size_t(8), 0)
    if ruleset < 0:
        return False
    try:
        for path in writable:
            _allow(ruleset, path, writing | reading)
        for path in readable or ():
            _allow(ruleset, path, reading)
        return _promised() and system.syscall(_RESTRICT, ruleset, 0) == 0
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there needs no right
    try:
        if not path.is_dir():
            rights &= _READ_FILE | _RUN | (1 << 1) | (1 << 14)
        said = ctypes.create_string_buffer(struct.pack("=Qi", rights, place), 12)
        _system().syscall(_RULE, ruleset, 1, said, 0)
    finally:
        os.close(place)


def _promised() -> bool:
    """No program that this process starts gets rights that it has not; without it, no filter."""
    return bool(_system().prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0)


def _system() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def product_files() -> tuple[Path, ...]:
    """What Python, its libraries and the product's own code are read from; no settings, no data."""
    root = Path(__file__).resolve().parents[3]
    code = (root / name for name in ("data", "queries", "locales"))
    libraries = (Path(one) for one in sys.path if one and Path(one).resolve() != root)
    system = ("/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime", "/proc/self")
    devices = ("/dev/null", "/dev/urandom")
    prefixes = (Path(sys.prefix), Path(sys.base_prefix))
    return (*code, *libraries, *prefixes, *map(Path, (*system, *devices)))


if __name__ == "__main__":
    without_network(may_start_programs=True)
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 - the words are the caller's own
