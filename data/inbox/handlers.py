"""What each job does to the store, the same in the command line and in the running app."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from data.figures import figures
from data.importer.questions.answers import AnswersRefusal
from data.inbox.feedback_files import annotate, feedback
from data.inbox.importing import check, import_files
from data.inbox.job import Command, Job, JobResult
from data.inbox.mappings import forget, remembered
from data.inbox.policy import unit_policies
from data.inbox.returns import form, returns
from data.meeting.report import dispatch_report
from data.reports.version import refusal_json, version_json
from data.samples.load import load_sample
from data.store import Store, StoreRefusal, Unreachable


def perform(store: Store, job: Job) -> JobResult:
    """Do it and say what came of it.

    A refusal of the store, or a place that cannot be read or written, is an answer with exit
    code 1; answers that fit no question, 2.
    """
    try:
        return _ACTIONS[job.command](store, job)
    except (StoreRefusal, AnswersRefusal) as refusal:
        code = 2 if isinstance(refusal, AnswersRefusal) else 1
        return JobResult(code, {"error": refusal_json(refusal, job.language)})
    except OSError as fault:
        if fault.filename is None:
            raise
        refused = Unreachable(path=str(fault.filename))
        return JobResult(1, {"error": refusal_json(refused, job.language)})


def _inbox(store: Store, job: Job) -> JobResult:
    if job.policy:
        store.memory.save_inbox_policy(job.unit, job.policy, by=job.by)
    units = [
        {
            "unit": one.unit,
            "policy": one.policy,
            "waiting": one.waiting,
            "by": one.by,
            "at": one.at.isoformat(timespec="seconds") if one.at else None,
        }
        for one in unit_policies(store)
    ]
    return JobResult(0, {"units": units})


def _versions(store: Store, job: Job) -> JobResult:
    return JobResult(0, {"versions": [version_json(version) for version in store.versions()]})


def _rollback(store: Store, job: Job) -> JobResult:
    if job.version is None:
        raise ValueError("a roll back needs a version")
    version = store.roll_back(job.version, by=job.by)
    return JobResult(0, {"version": version_json(version)})


def _figures(store: Store, job: Job) -> JobResult:
    return JobResult(0, dict(figures(store, as_of=job.as_of)))


def _dispatch(store: Store, job: Job) -> JobResult:
    return JobResult(0, dispatch_report(store, job.since, job.as_of, job.language))


def _sample(store: Store, job: Job) -> JobResult:
    before = store.sequence
    load_sample(store)
    added = [version_json(v) for v in store.versions() if v.version > before]
    return JobResult(0, {"published": added})


def _backup(store: Store, job: Job) -> JobResult:
    store.backup(Path(job.path))
    return JobResult(0, {"backup": job.path, "version": store.sequence})


def _restore(store: Store, job: Job) -> JobResult:
    version = store.restore(Path(job.path), by=job.by)
    return JobResult(0, {"version": version_json(version)})


_ACTIONS: Mapping[Command, Callable[[Store, Job], JobResult]] = {
    "check": check,
    "import": import_files,
    "annotate": annotate,
    "feedback": feedback,
    "versions": _versions,
    "rollback": _rollback,
    "figures": _figures,
    "dispatch": _dispatch,
    "sample": _sample,
    "backup": _backup,
    "restore": _restore,
    "remembered": remembered,
    "forget": forget,
    "inbox": _inbox,
    "returns": returns,
    "form": form,
}
