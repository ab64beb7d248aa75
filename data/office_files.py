"""What an office has beside its database: settings, declarations, accounts, members, the audit log.

A backup puts them into an archive beside the database that it writes. Brought back, nothing that
is there is written over, so that nobody's account or setting changes unseen.
"""

from __future__ import annotations

import os
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from data.audit import alone
from data.environment import private_folder

FOLDERS = ("rules", "ledgers", "accounts", "members", "audit")
_LOCK = "lock"
_NAME = re.compile(rf"({'|'.join(FOLDERS)})/[^/\\\x00]+")
_LARGEST = 200_000_000  # of all of them unpacked


@dataclass(frozen=True)
class BroughtBack:
    """Files that were brought back, and those that were here already, as folder/name."""

    files: tuple[str, ...]
    left: tuple[str, ...]


def beside(database: Path) -> Path:
    """The archive that belongs to a backup."""
    return database.with_suffix(".office.zip")


def pack(path: Path) -> None:
    """Write all of it to a new file that is this account's alone, whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    opened = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with (
            alone(),
            os.fdopen(opened, "wb") as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for folder in FOLDERS:
                for one in sorted(private_folder(folder).iterdir()):
                    if one.is_file() and not one.is_symlink() and one.name != _LOCK:
                        archive.writestr(f"{folder}/{one.name}", one.read_bytes())
            archive.close()
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def is_whole(path: Path) -> bool:
    """Whether the archive can be read to its end."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.testzip() is None
    except (OSError, zipfile.BadZipFile):
        return False


def is_ours(path: Path) -> bool:
    """Whether a file is an archive of these folders and of nothing else."""
    if not is_whole(path):
        return False
    with zipfile.ZipFile(path) as archive:
        names = [_NAME.fullmatch(one.filename) for one in archive.infolist()]
        return all(names) and sum(one.file_size for one in archive.infolist()) < _LARGEST


def bring_back(path: Path) -> BroughtBack:
    """Write what is not here; of the audit log nothing where there is one, as it is one chain."""
    files, left = list[str](), list[str]()
    has_log = any(private_folder("audit").glob("*.jsonl"))
    with zipfile.ZipFile(path) as archive:
        for one in archive.namelist():
            folder, _, name = one.partition("/")
            target = private_folder(folder) / name
            if target.exists() or (folder == "audit" and has_log):
                left.append(one)
                continue
            with os.fdopen(
                os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"
            ) as out:
                out.write(archive.read(one))
            files.append(one)
    return BroughtBack(tuple(files), tuple(left))
