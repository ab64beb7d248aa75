"""Drafts as files of a folder: an Arrow file a table, and all else of each as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from data.drafts import BatchDraft

# Arrow writes each column by itself, and some hundred writes are slow.
_BUFFER = 1 << 20
_DAYS = ("as_of_date", "period_start", "period_end")


def write_drafts(place: Path, drafts: Sequence[BatchDraft]) -> tuple[dict[str, Any], ...]:
    """Write the tables; returns what ``read_drafts`` needs besides, ready for JSON."""
    described = []
    for number, draft in enumerate(drafts):
        for name, table in draft.tables.items():
            path = str(_file(place, number, name))
            with (
                pa.output_stream(path, compression=None, buffer_size=_BUFFER) as sink,
                pa.ipc.new_file(sink, table.schema) as writer,
            ):
                writer.write_table(table)
        plain = {
            f.name: own.isoformat() if isinstance(own := getattr(draft, f.name), date) else own
            for f in fields(draft)
            if f.name != "tables"
        }
        described.append({**plain, "tables": list(draft.tables)})
    return tuple(described)


def read_drafts(place: Path, described: Sequence[dict[str, Any]]) -> list[BatchDraft]:
    """The drafts as they were written; raises OSError, pa.ArrowInvalid."""
    return [_draft(place, number, raw) for number, raw in enumerate(described)]


def _draft(place: Path, number: int, raw: dict[str, Any]) -> BatchDraft:
    tables = {}
    for name in raw["tables"]:
        with pa.OSFile(str(_file(place, number, name)), "rb") as source:
            tables[name] = pa.ipc.open_file(source).read_all()
    days = {name: date.fromisoformat(raw[name]) if raw[name] else None for name in _DAYS}
    return BatchDraft(**{**raw, **days, "tables": tables})


def _file(place: Path, number: int, name: str) -> Path:
    return place / f"{number}-{name}.arrow"
