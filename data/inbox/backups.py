"""Backups that the running app makes by itself: when one is due, each tried, the oldest gone."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from data.environment import backups_folder, time_zone
from data.office_files import beside, is_whole
from data.rules import load_rules
from data.store import Store, StoreRefusal, tried

_PREFIX, _SUFFIX = "signboard-", ".duckdb"
_log = logging.getLogger(__name__)


def backups() -> tuple[Path, ...]:
    """Every backup in the folder that the app keeps them in, the newest first."""
    found = [path for path in backups_folder().glob(f"*{_SUFFIX}") if path.is_file()]
    return tuple(sorted(found, key=lambda path: path.stat().st_mtime, reverse=True))


def made_at(path: Path) -> datetime:
    """When a backup was written."""
    return datetime.fromtimestamp(path.stat().st_mtime, ZoneInfo(time_zone()))


def is_due(store: Store, now: datetime) -> bool:
    """Whether something was published since the last backup and the time between two is over."""
    every = load_rules().backups.every_days
    versions = store.versions()
    if not every or not versions or not store.is_kept:
        return False
    newest = max((made_at(path) for path in backups()), default=None)
    if newest is None:
        return True
    return versions[0].at > newest and now - newest >= timedelta(days=every)


def back_up(store: Store, now: datetime) -> Path | None:
    """Writes a backup, tries to restore it apart, and lets the oldest go; None where it failed.

    One that cannot be restored is taken away again, and none of the older ones goes.
    """
    name = f"{_PREFIX}{now.astimezone(ZoneInfo(time_zone())):%Y%m%d-%H%M%S}{_SUFFIX}"
    path = backups_folder() / name
    try:
        held = store.backup(path)
        _, found = tried(path)
    except StoreRefusal as refusal:
        _log.error("the backup %s failed: %s", name, refusal.message("en"))
        _remove(path)
        return None
    if not (found.is_sound and is_whole(beside(path))):
        _log.error("the backup %s cannot be read whole and is taken away", name)
        _remove(path)
        return None
    store.forget_kept(held)
    own = [one for one in backups() if one.name.startswith(_PREFIX)]
    for old in own[load_rules().backups.keep :]:
        _remove(old)
    return path


def _remove(path: Path) -> None:
    """A backup and the archive beside it."""
    path.unlink(missing_ok=True)
    beside(path).unlink(missing_ok=True)
