"""Drafts of a day still to come: they wait on the disk as they were checked, for that day.

A folder below ``var/due/`` for each, with its tables and a description. Whoever holds the
database publishes it on its day; until then it can be published at once or given up. A
restart changes nothing.
"""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow as pa

from data.drafts import BatchDraft, ProjectName
from data.environment import var_folder
from data.importer.importer import Importer
from data.inbox.job import write_whole
from data.store import Decision, Store, StoreRefusal, Version

_ABOUT = "about.json"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ScheduledPublish:
    """Drafts that wait for a day. held: files of the inbox that they came from."""

    place: Path
    until: date
    by: str
    note: str
    files: tuple[str, ...]
    units: tuple[str, ...]
    held: tuple[Path, ...]
    # Why they could not be published on their day, "" while nothing was tried.
    refusal: str = ""


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
    place.mkdir(parents=True)
    described = []
    for number, draft in enumerate(drafts):
        for name, table in draft.tables.items():
            path = str(place / f"{number}-{name}.arrow")
            with pa.OSFile(path, "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
                writer.write_table(table)
        plain = {f.name: getattr(draft, f.name) for f in fields(draft) if f.name != "tables"}
        described.append({**plain, "tables": list(draft.tables)})
    names = [row for d in drafts for row in d.tables["source_sheet"]["file_name"].to_pylist()]
    about = {
        "until": until,
        "by": by,
        "note": note,
        "files": list(dict.fromkeys(names)),
        "units": list(dict.fromkeys(one.unit for one in drafts)),
        "held": [str(path) for path in held],
        "decisions": [{**asdict(one), "replaces": sorted(one.replaces)} for one in decisions],
        "drafts": described,
    }
    # Written last: a folder without it is half of one.
    write_whole(place / _ABOUT, json.dumps(about, ensure_ascii=False, default=date.isoformat))
    return _described(place, json.loads((place / _ABOUT).read_text(encoding="utf-8")))


def waiting() -> tuple[ScheduledPublish, ...]:
    """Everything that waits for its day, the nearest first."""
    if not _folder().is_dir():
        return ()
    found = [
        _described(place, about)
        for place in _folder().iterdir()
        if (about := _about(place)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.until, one.place.name)))


def publish_one(store: Store, one: ScheduledPublish) -> Version | None:
    """Publish what waits; None where it is published already. Raises StoreRefusal."""
    about = _about(one.place) or {}
    drafts = [_draft(one.place, number, raw) for number, raw in enumerate(about["drafts"])]
    decisions = [_decision(raw) for raw in about["decisions"]]
    version, _ = Importer(store).publish(drafts, by=one.by, note=one.note, decisions=decisions)
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
            _log.warning("%s cannot be published: %s", one.place.name, refusal)
            about = {**(_about(one.place) or {}), "refusal": refusal.message("zh")}
            write_whole(one.place / _ABOUT, json.dumps(about, ensure_ascii=False))
    return done


def give_up(one: ScheduledPublish) -> None:
    """Forget what waits."""
    shutil.rmtree(one.place, ignore_errors=True)


def _folder() -> Path:
    return var_folder() / "due"


def _about(place: Path) -> dict[str, Any] | None:
    try:
        about = json.loads((place / _ABOUT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return about if isinstance(about, dict) else None


def _described(place: Path, about: dict[str, Any]) -> ScheduledPublish:
    return ScheduledPublish(
        place=place,
        until=date.fromisoformat(about["until"]),
        by=about["by"],
        note=about["note"],
        files=tuple(about["files"]),
        units=tuple(about["units"]),
        held=tuple(Path(path) for path in about["held"]),
        refusal=about.get("refusal", ""),
    )


def _draft(place: Path, number: int, raw: dict[str, Any]) -> BatchDraft:
    tables = {}
    for name in raw["tables"]:
        with pa.OSFile(str(place / f"{number}-{name}.arrow"), "rb") as source:
            tables[name] = pa.ipc.open_file(source).read_all()
    days = {
        name: date.fromisoformat(raw[name]) if raw[name] else None
        for name in ("as_of_date", "period_start", "period_end")
    }
    return BatchDraft(**{**raw, **days, "tables": tables})


def _decision(raw: dict[str, Any]) -> Decision:
    return Decision(
        verdict=raw["verdict"],
        kept=ProjectName(**raw["kept"]),
        other=ProjectName(**raw["other"]),
        rule=raw["rule"],
        evidence=raw["evidence"],
        replaces=frozenset(raw["replaces"]),
    )
