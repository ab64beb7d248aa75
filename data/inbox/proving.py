"""``check --version N``: the kept files of a version read again, held against what it brought."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from data.importer.importer import Importer
from data.importer.model import Intake
from data.inbox.job import Job, JobResult
from data.store import BatchSummary, Store, UnknownVersion
from data.store.kept_files import Reading

_FINE, _NOT_THE_SAME = 0, 1
_Json = dict[str, object]


def prove(store: Store, job: Job) -> JobResult:
    """Whether the same rows come out of the files that a version was published from.

    Each batch: the same rows (true), others (false), or nothing to read again (null).
    Raises UnknownVersion.
    """
    if job.version is None:
        raise ValueError("a proof needs a version")
    number = job.version
    version = next((one for one in store.versions() if one.version == number), None)
    if version is None:
        raise UnknownVersion(version=str(number), last=str(store.sequence))
    readings = store.files.readings(version=number)
    read = _read_again(store, readings)
    batches = list(_proven(store, version.batches, readings, read))
    is_same = all(one["same"] is True for one in batches)
    payload: _Json = {"version": number, "action": version.action, "batches": batches}
    return JobResult(_FINE if is_same else _NOT_THE_SAME, payload)


def _read_again(store: Store, readings: tuple[Reading, ...]) -> dict[str, Intake]:
    """By upload what its kept files say now; an upload of which one is missing has no entry."""
    importer = Importer(store)
    found: dict[str, Intake] = {}
    ordered = sorted(readings, key=lambda one: (one.upload_id, one.position))
    for upload_id, group in groupby(ordered, key=lambda one: one.upload_id):
        files = {one.sha256: one for one in group}
        intake = importer.read_again(list(files.values()))
        if intake is not None:
            found[upload_id] = intake
    return found


def _proven(
    store: Store,
    batches: tuple[BatchSummary, ...],
    readings: tuple[Reading, ...],
    read: dict[str, Intake],
) -> Iterator[_Json]:
    for batch in batches:
        own = [one for one in readings if one.batch_id == batch.batch_id]
        drafts = [
            draft
            for upload_id in {one.upload_id for one in own}
            for draft in (read[upload_id].drafts if upload_id in read else ())
            if (draft.ledger, draft.form, draft.as_of_date)
            == (batch.ledger, batch.form, batch.as_of)
        ]
        is_kept = bool(own) and all(one.upload_id in read for one in own)
        same = [draft for draft in drafts if store.holds_the_same(batch.batch_id, draft)]
        now = next(iter(same or drafts), None)
        yield {
            "ledger": batch.ledger,
            "form": batch.form,
            "unit": batch.unit,
            "as_of": batch.as_of.isoformat(),
            "files": list(batch.files),
            "same": bool(same) if is_kept else None,
            "rows": {
                "loaded": batch.loaded,
                "loaded_now": (now.loaded_count if now else 0) if is_kept else None,
            },
        }
