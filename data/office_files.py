"""What an office has beside its database: settings, declarations, accounts, members, the audit log.

A backup puts them into an archive beside the database that it writes. Brought back, nothing that
is there is written over, so that nobody's account or setting changes unseen.
"""

from __future__ import annotations

import logging
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from data.audit import alone
from data.environment import private_folder

FOLDERS = ("rules", "ledgers", "accounts", "members", "audit")
_LOCK, _NEW = "lock", ".new"
_NAME = re.compile(rf"({'|'.join(FOLDERS)})/(?!\.+$)[^/\\:\x00]+")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class BroughtBack:
    """Files that were brought back, and those that were here already, as folder/name."""

    files: tuple[str, ...]
    left: tuple[str, ...]


def beside(database: Path) -> Path:
    """The archive that belongs to a backup."""
    name = database.name.removesuffix(".duckdb")
    return database.with_name(f"{name}.office.zip")


def pack(path: Path) -> None:
    """Write all of it to a new file that is this account's alone, whole or not at all.

    A file that cannot be read is named in the running log and left out.
    """
    part = path.with_name(f".{path.name}.part")
    opened = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(opened, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                for folder in FOLDERS:
                    # Nobody writes the log while it is read; it is packed afterwards.
                    with alone() if folder == "audit" else nullcontext():
                        found = [*_contents(folder)]
                    for name, content in found:
                        archive.writestr(f"{folder}/{name}", content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _contents(folder: str) -> Iterator[tuple[str, bytes]]:
    for one in sorted(private_folder(folder).iterdir()):
        if one.name == _LOCK or one.suffix == _NEW or one.is_symlink() or not one.is_file():
            continue
        try:
            yield one.name, one.read_bytes()
        except OSError:
            _log.warning("%s/%s cannot be read and is in no backup", folder, one.name)


def is_whole(path: Path) -> bool:
    """Whether the archive can be read to its end."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.testzip() is None
    except (OSError, EOFError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False


def is_ours(path: Path) -> bool:
    """Whether a file is an archive of these folders and of nothing else."""
    if not is_whole(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return all(_NAME.fullmatch(one) for one in archive.namelist())


def bring_back(path: Path) -> BroughtBack:
    """Write what is not here; of the audit log nothing where there is one, as it is one chain."""
    files, left = list[str](), list[str]()
    with zipfile.ZipFile(path) as archive, alone():
        has_log = any(private_folder("audit").glob("*.jsonl"))
        for one in archive.namelist():
            folder, _, name = one.partition("/")
            target = private_folder(folder) / name
            if target.exists() or (folder == "audit" and has_log):
                left.append(one)
                continue
            new = target.with_name(f"{name}{_NEW}")
            opened = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(opened, "wb") as file:
                file.write(archive.read(one))
            new.replace(target)
            files.append(one)
    return BroughtBack(tuple(files), tuple(left))
