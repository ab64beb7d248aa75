"""What was published since the last backup, beside the database: done again where it was lost.

A write-ahead log that a failing disk damaged is opened without what it held last; DuckDB says
nothing. Each publish and roll back is therefore kept, synced, until a backup holds it and the
database has written it out. One is done again only upon the very version upon which it was done;
a new database gets nothing of it.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from data.drafts import BatchDraft, Decision
from data.rights import MACHINE, acting
from data.store.committed import lost, note_again
from data.store.kept_drafts import read_drafts, write_drafts
from data.store.versions import Action, Version

_SUFFIX, _ABOUT = ".redo", "about.json"
_MOST = 50
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kept:
    """One version as it was made; upon: the mark of the version before it, "" for the first.

    drafts: all of each but its tables' rows, which lie in files with these hashes. to: the version
    that a roll back returned to.
    """

    version: int
    upon: str
    mark: str
    action: Action
    by: str
    note: str
    to: int = 0
    without_sample: bool = False
    decisions: tuple[Decision, ...] = ()
    drafts: tuple[dict[str, Any], ...] = ()
    files: dict[str, str] = field(default_factory=dict)
    place: Path = Path()

    def batches(self) -> list[BatchDraft]:
        """The drafts that it brought; raises OSError where a byte of them is another."""
        for name, sha256 in self.files.items():
            if _hash(self.place / name) != sha256:
                raise OSError(f"{name} is not as it was written")
        return read_drafts(self.place, self.drafts)


_DESCRIPTION = TypeAdapter(Kept)


def do_again(
    database: Path | None, sequence: int, last: str, make: Callable[[Kept], Version]
) -> tuple[Version, ...]:
    """Make again what was committed after the last version and is gone, as far as it was kept.

    last: the mark of version ``sequence``. The first that cannot be made ends it.
    """
    gone, done = lost(database, sequence), list[Version]()
    for kept in waiting(database, sequence, last):
        try:
            with acting(MACHINE):
                done.append(make(kept))
        # Whatever it is, the office is better served by a database without it than by none.
        except Exception:
            _log.exception("version %s cannot be done again", kept.version)
            break
    if done and database is not None:
        for one in (one for one in gone if one.version > done[-1].version):
            note_again(database, one)
    return tuple(done)


def keep(
    database: Path | None,
    made: Version,
    upon: str,
    *,
    drafts: Sequence[BatchDraft] = (),
    decisions: Sequence[Decision] = (),
    without_sample: bool = False,
) -> None:
    """Keep a version; where that fails, the database itself has it all the same."""
    if database is None:
        return
    try:
        _write(_folder(database) / f"{made.version}", made, upon, drafts, decisions, without_sample)
    # The version is published: what fails here must not tell its reader otherwise.
    except Exception:
        _log.exception("version %s is not kept beside the database", made.version)
    clear(database, made.version - _MOST)


def _write(
    place: Path,
    made: Version,
    upon: str,
    drafts: Sequence[BatchDraft],
    decisions: Sequence[Decision],
    without_sample: bool,
) -> None:
    shutil.rmtree(place, ignore_errors=True)
    place.parent.mkdir(mode=0o700, exist_ok=True)
    place.mkdir(mode=0o700)
    described = write_drafts(place, drafts)
    files = {path.name: _hash(path) for path in place.iterdir()}
    one = Kept(
        made.version,
        upon,
        mark(made),
        made.action,
        made.by,
        made.note,
        made.restores or 0,
        without_sample,
        tuple(decisions),
        described,
        files,
    )
    # Written last: a folder without it is half of one.
    (place / _ABOUT).write_bytes(_DESCRIPTION.dump_json(one))
    for path in place.iterdir():
        with path.open("r+b") as file:
            os.fsync(file.fileno())
    if os.name != "nt":
        for folder in (place, place.parent):
            opened = os.open(folder, os.O_RDONLY)
            os.fsync(opened)
            os.close(opened)


def waiting(database: Path | None, sequence: int, last: str) -> tuple[Kept, ...]:
    """The versions that followed upon the last one, each upon the one before it."""
    found = list[Kept]()
    number, upon = sequence + 1, last
    while database is not None:
        one = _read(_folder(database) / f"{number}")
        if one is None or one.upon != upon:
            break
        found.append(one)
        number, upon = number + 1, one.mark
    return tuple(found)


def mark(version: Version) -> str:
    """What tells a version from another of its number; the same once it is done again."""
    brought = sorted(batch.batch_id for batch in version.batches)
    return hashlib.sha256(f"{version.version} {version.action} {brought}".encode()).hexdigest()


def clear(database: Path | None, upto: int) -> None:
    """Forget the versions that a backup holds."""
    if database is None:
        return
    with suppress(OSError):
        for place in _folder(database).iterdir():
            if place.name.isdecimal() and int(place.name) <= upto:
                shutil.rmtree(place, ignore_errors=True)


def _read(place: Path) -> Kept | None:
    try:
        about = (place / _ABOUT).read_text(encoding="utf-8")
        return replace(_DESCRIPTION.validate_json(about), place=place)
    except (OSError, ValueError, RecursionError):
        return None


def set_aside(database: Path | None) -> None:
    """What was kept for a database that is no more is nobody's."""
    if database is not None and _folder(database).is_dir():
        aside = _folder(database).with_name(f"{database.name}{_SUFFIX}.aside-{time.time_ns()}")
        with suppress(OSError):
            _folder(database).rename(aside)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _folder(database: Path) -> Path:
    return database.with_name(f"{database.name}{_SUFFIX}")
