"""A note beside the database of every version that was committed, to notice one that is gone.

A write-ahead log that is cut or damaged opens without a word, some versions short. The note is
written after the commit and synced; a version that it names and the database does not hold was
lost. A version that a backup brought back bears a number above all that were used.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from data.store.versions import Version

_SUFFIX = ".versions"
_KEPT = 200


@dataclass(frozen=True)
class Committed:
    """A version that was committed: its number, moment, unit names and files."""

    version: int
    at: str
    units: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def note_committed(database: Path | None, version: Version) -> None:
    """Add a version; where the disk refuses, the database itself has it all the same."""
    if database is None:
        return
    units = tuple(dict.fromkeys(batch.unit for batch in version.batches))
    note_again(database, Committed(version.version, version.at.isoformat(), units, version.files))


def note_again(database: Path, one: Committed) -> None:
    """Add what is lost still, after versions before it were done again."""
    line = json.dumps(asdict(one), ensure_ascii=False)
    with contextlib.suppress(OSError), _file(database).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())


def lost(database: Path | None, sequence: int) -> tuple[Committed, ...]:
    """Versions noted beside a database above the last one that it holds, in their order."""
    if database is None:
        return ()
    found: list[Committed] = []
    for one in _noted(database):
        # A number that was given out again: the versions from it on had been lost before.
        found = [earlier for earlier in found if earlier.version < one.version] + [one]
    return tuple(one for one in found if one.version > sequence)


def _noted(database: Path) -> list[Committed]:
    try:
        lines = _file(database).read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, UnicodeDecodeError):
        return []
    found = []
    for line in lines[-_KEPT:]:
        with contextlib.suppress(ValueError, TypeError, KeyError):
            said = json.loads(line)
            found.append(
                Committed(
                    int(said["version"]), said["at"], tuple(said["units"]), tuple(said["files"])
                )
            )
    return found


def _file(database: Path) -> Path:
    return database.with_name(database.name + _SUFFIX)
