"""``returns`` and ``form``: who has filed a month, and the workbook for one unit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from data.environment import time_zone
from data.inbox.job import Job, JobResult
from data.returns import (
    Collection,
    Period,
    Return,
    collection,
    is_sendable,
    period_of,
    return_form_name,
    return_form_workbook,
    usual_month,
)
from data.returns.reminders import sentence
from data.rules import RuleError
from data.store import Store
from data.texts import Language, text

_Json = Mapping[str, Any]


def returns(store: Store, job: Job) -> JobResult:
    """What was owed for a month and what became of it."""
    try:
        found = _found(store, job)
    except RuleError as wrong:
        return _wrong(wrong, job.language)
    return JobResult(0, returns_json(found, job.language))


def form(store: Store, job: Job) -> JobResult:
    """Write a unit's form; a folder gets the usual name, a file is never overwritten."""
    try:
        found = _found(store, job)
    except RuleError as wrong:
        return _wrong(wrong, job.language)
    own = [one for one in found.returns if one.unit == job.unit and is_sendable(one)]
    own = [one for one in own if job.ledger in ("", one.form[0])]
    if not own:
        units = "、".join(found.units)
        return _refused("returns-nothing-to-send", job, unit=job.unit, units=units)
    path = Path(job.path)
    if path.is_dir():
        path = path / return_form_name(job.unit, found.month)
    if path.exists():
        return _refused("returns-file-exists", job, path=str(path))
    open_ones = [one for one in own if one.is_missing or one.state == "problems"]
    sent = open_ones or own
    with path.open("xb") as stream:
        stream.write(return_form_workbook(store, sent, found.month))
    forms = [{"ledger": one.form[0], "form": one.form[1]} for one in sent]
    return JobResult(0, {"written": str(path), "unit": job.unit, "forms": forms})


def returns_json(found: Collection, language: Language) -> dict[str, object]:
    """A month's returns as ``returns --json`` prints them (docs/command-line.md)."""
    return {
        "period": found.month.code,
        "version": found.version,
        "owed": len(found.owed),
        "filed": len(found.filed),
        "missing": len(found.missing),
        "with_problems": len(found.problems),
        "returns": [_return_json(one, language) for one in found.returns],
    }


def _found(store: Store, job: Job) -> Collection:
    today = datetime.now(ZoneInfo(time_zone())).date()
    month = _month(job.period) or usual_month(store, today)
    return collection(store, month, today)


def _month(span: tuple[date, date] | None) -> Period | None:
    return None if span is None else period_of("month", span[1])


def _return_json(one: Return, language: Language) -> dict[str, object]:
    filing = one.filing
    is_to_chase = one.is_missing or one.state == "problems"
    return {
        "unit": one.unit,
        "ledger": one.form[0],
        "form": one.form[1],
        "period": one.period.code,
        "due": one.due.isoformat(),
        "state": one.state,
        "days": one.days,
        "missed_before": one.missed_before,
        "counted": one.counted,
        "source": one.duty.source,
        "filing": None
        if filing is None
        else {
            "at": filing.at.isoformat(timespec="seconds"),
            "by": filing.by,
            "version": filing.version,
            "files": list(filing.files),
            "as_of": filing.as_of.isoformat(),
            "rows": {"loaded": filing.rows, "rejected": filing.rejected},
            "issues": {"error": filing.errors, "warning": filing.warnings},
        },
        "reminder": _reminder(one, language) if is_to_chase else None,
    }


def _reminder(one: Return, language: Language) -> str:
    return text(language, "returns-reminder-line", unit=one.unit, sentences=sentence(one, language))


def _wrong(wrong: RuleError, language: Language) -> JobResult:
    refusal_parts = {"code": wrong.code, "message": wrong.message(language), "remedy": ""}
    return JobResult(1, {"error": refusal_parts})


def _refused(key: str, job: Job, **told: str) -> JobResult:
    refusal_parts = {
        "code": key,
        "message": text(job.language, key, **told),
        "remedy": text(job.language, f"{key}.remedy", **told),
    }
    return JobResult(1, {"error": refusal_parts})
