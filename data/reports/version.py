"""Versions, what is there already and refusals as the command line prints them.

The keys are a contract (docs/command-line.md).
"""

from __future__ import annotations

from datetime import date

from data.importer.questions.answers import AnswersRefusal
from data.store import Duplicate, StoreRefusal, Version
from data.texts import Language


def refusal_json(refusal: StoreRefusal | AnswersRefusal, language: Language) -> dict[str, object]:
    """A refusal as the command line prints it."""
    return {
        "code": refusal.key,
        "message": refusal.message(language),
        "remedy": refusal.remedy(language),
    }


def version_json(version: Version) -> dict[str, object]:
    """A version as ``versions --json`` prints it (docs/command-line.md)."""
    batches = version.batches
    return {
        "version": version.version,
        "action": version.action,
        "by": version.by,
        "at": version.at.isoformat(timespec="seconds"),
        "note": version.note,
        "restores": version.restores,
        "files": list(version.files),
        "rows": {
            "read": sum(batch.read for batch in batches),
            "loaded": sum(batch.loaded for batch in batches),
            "rejected": sum(batch.rejected for batch in batches),
            "not_data": sum(batch.not_data for batch in batches),
        },
        "issues": {
            "error": sum(batch.errors for batch in batches),
            "warning": sum(batch.warnings for batch in batches),
            "note": sum(batch.notes for batch in batches),
        },
        "batches": [
            {
                "ledger": batch.ledger,
                "form": batch.form,
                "unit": batch.unit,
                "as_of": batch.as_of.isoformat(),
                "period": _period_json(batch.period_start, batch.period_end),
                "files": list(batch.files),
                "rows": {
                    "read": batch.read,
                    "loaded": batch.loaded,
                    "rejected": batch.rejected,
                    "not_data": batch.not_data,
                },
                "sample": batch.is_sample,
            }
            for batch in batches
        ],
        "visible_batches": version.visible_batches,
    }


def duplicate_json(duplicate: Duplicate) -> dict[str, object]:
    """A batch that is there already (docs/command-line.md)."""
    return {
        "files": list(duplicate.files),
        "ledger": duplicate.ledger,
        "form": duplicate.form,
        "unit": duplicate.unit,
        "as_of": duplicate.as_of.isoformat(),
        "version": duplicate.version,
    }


def _period_json(start: date | None, end: date | None) -> list[str] | None:
    return [start.isoformat(), end.isoformat()] if start and end else None
