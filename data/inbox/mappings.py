"""``remembered`` and ``forget``: what people taught the importer, as JSON and as words."""

from __future__ import annotations

import json

from data.inbox.job import Job, JobResult
from data.store import RememberedAlias, RememberedMapping, Store


def remembered(store: Store, job: Job) -> JobResult:
    """Everything that is remembered; of one unit its header mappings, names in any case."""
    payload: dict[str, object] = {
        "mappings": [mapping_json(one) for one in store.memory.mappings(job.unit or None)],
        "aliases": [alias_json(one) for one in store.memory.aliases()],
    }
    return JobResult(0, payload)


def forget(store: Store, job: Job) -> JobResult:
    """Un-remember one mapping or name; the answer says what it was."""
    gone = store.memory.forget(job.remembered_id, by=job.by)
    said = alias_json(gone) if isinstance(gone, RememberedAlias) else mapping_json(gone)
    return JobResult(0, {"forgotten": said})


def mapping_json(kept: RememberedMapping) -> dict[str, object]:
    """A header mapping as ``remembered --json`` prints it (docs/command-line.md)."""
    return {
        "id": kept.mapping_id,
        "unit": kept.unit,
        "fingerprint": kept.fingerprint,
        "file": kept.made_on.file or None,
        "sheet": kept.made_on.sheet or None,
        "ledger": kept.made_on.ledger or None,
        "headers": dict(kept.made_on.headers),
        "correction": json.loads(kept.mapping),
        "by": kept.by,
        "at": kept.at.isoformat(timespec="seconds"),
    }


def alias_json(kept: RememberedAlias) -> dict[str, object]:
    """A name as ``remembered --json`` prints it (docs/command-line.md)."""
    return {
        "id": kept.alias_id,
        "kind": kept.kind,
        "written": kept.written,
        "stands_for": kept.stands_for,
        "from": kept.first_date.isoformat() if kept.first_date else None,
        "until": kept.last_date.isoformat() if kept.last_date else None,
        "by": kept.by,
        "at": kept.at.isoformat(timespec="seconds"),
    }
