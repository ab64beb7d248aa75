"""Drafts of a day still to come: they wait on the disk as they were checked, for that day.

A folder below ``var/due/`` for each, with its tables and a description. Whoever holds the
database that they are for publishes it on its day; until then it can be published at once or
given up. A restart changes nothing.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from pydantic import TypeAdapter

from data.drafts import BatchDraft
from data.environment import own_database, var_folder
from data.importer.importer import Importer
from data.inbox.job import write_private
from data.store import Decision, Store, StoreRefusal, Version
from data.store.kept_drafts import read_drafts, write_drafts

_ABOUT = "about.json"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ScheduledPublish:
    """Drafts that wait for a day, as their description says; place: the folder that they are in.

    held: files of the inbox that they came from. drafts: all of each but its tables' rows.
    refusal: why they could not be published on their day, "" while nothing was tried.
    database: whose they are, "" of an earlier release.
    """

    until: date
    by: str
    note: str
    files: tuple[str, ...]
    units: tuple[str, ...]
    held: tuple[Path, ...]
    decisions: tuple[Decision, ...]
    drafts: tuple[dict[str, Any], ...]
    refusal: str = ""
    place: Path = Path()
    database: str = ""


_DESCRIPTION = TypeAdapter(ScheduledPublish)


def day_to_come(drafts: Sequence[BatchDraft], now: date) -> date | None:
    """The last day that drafts speak of and that is still to come; None without one."""
    return max((one.as_of_date for one in drafts if one.as_of_date > now), default=None)


def schedule(
    drafts: Sequence[BatchDraft],
    until: date,
    *,
    by: str,
    note: str = "",
    decisions: Sequence[Decision] = (),
    held: Sequence[Path] = (),
) -> ScheduledPublish:
    """Keep checked drafts, with what was decided beside them, until a day."""
    place = _folder() / uuid4().hex[:12]
    place.mkdir(mode=0o700, parents=True)
    names = [row for d in drafts for row in d.tables["source_sheet"]["file_name"].to_pylist()]
    one = ScheduledPublish(
        until,
        by,
        note,
        files=tuple(dict.fromkeys(names)),
        units=tuple(dict.fromkeys(one.unit for one in drafts)),
        held=tuple(held),
        decisions=tuple(decisions),
        drafts=write_drafts(place, drafts),
        place=place,
        database=own_database(),
    )
    # Written last: a folder without it is half of one.
    _describe(one)
    return one


def waiting() -> tuple[ScheduledPublish, ...]:
    """Everything that waits for its day, the nearest first."""
    if not _folder().is_dir():
        return ()
    found = (_described(place) for place in _folder().iterdir())
    whose = ("", own_database())
    known = [one for one in found if one is not None and one.database in whose]
    return tuple(sorted(known, key=lambda one: (one.until, one.place.name)))


def publish_one(store: Store, one: ScheduledPublish) -> Version | None:
    """Publish what waits; None where it is published already. Raises StoreRefusal."""
    drafts = read_drafts(one.place, one.drafts)
    version, _ = Importer(store).publish(drafts, by=one.by, note=one.note, decisions=one.decisions)
    give_up(one)
    return version


def publish_due(store: Store, now: date) -> list[tuple[ScheduledPublish, Version | None]]:
    """Publish everything whose day has come; what cannot be waits on with the reason."""
    done: list[tuple[ScheduledPublish, Version | None]] = []
    for one in waiting():
        if one.until > now or one.refusal:
            continue
        try:
            done.append((one, publish_one(store, one)))
        except StoreRefusal as refusal:
            _log.warning("%s cannot be published: %s", one.place.name, refusal.key)
            _describe(replace(one, refusal=refusal.message("zh")))
    return done


def give_up(one: ScheduledPublish) -> None:
    """Forget what waits."""
    shutil.rmtree(one.place, ignore_errors=True)


def _folder() -> Path:
    return var_folder() / "due"


def _describe(one: ScheduledPublish) -> None:
    write_private(one.place / _ABOUT, _DESCRIPTION.dump_json(one).decode())


def _described(place: Path) -> ScheduledPublish | None:
    """What waits in a folder; None where its description is missing or spoilt."""
    try:
        about = (place / _ABOUT).read_text(encoding="utf-8")
        return replace(_DESCRIPTION.validate_json(about), place=place)
    except (OSError, ValueError, RecursionError):
        return None
