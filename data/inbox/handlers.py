"""What each errand does to the store, the same in the command line and in the running app."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from data.figures import figures
from data.importer.questions.answers import AnswersRefusal
from data.inbox.collecting import form, returns
from data.inbox.giving_back import annotate, feedback
from data.inbox.importing import check, import_files
from data.inbox.job import Answer, Command, Errand
from data.inbox.mappings import forget, remembered
from data.inbox.policy import unit_policies
from data.meeting.report import dispatch_report
from data.reports.version import refusal_json, version_json
from data.samples.load import load_sample
from data.store import Store, StoreRefusal, Unreachable


def perform(store: Store, errand: Errand) -> Answer:
    """Do it and say what came of it.

    A refusal of the store, or a place that cannot be read or written, is an answer with exit
    code 1; answers that fit no question, 2.
    """
    try:
        return _ACTIONS[errand.command](store, errand)
    except (StoreRefusal, AnswersRefusal) as refusal:
        code = 2 if isinstance(refusal, AnswersRefusal) else 1
        return Answer(code, {"error": refusal_json(refusal, errand.language)})
    except OSError as fault:
        if fault.filename is None:
            raise
        refused = Unreachable(path=str(fault.filename))
        return Answer(1, {"error": refusal_json(refused, errand.language)})


def _inbox(store: Store, errand: Errand) -> Answer:
    if errand.policy:
        store.memory.save_inbox_policy(errand.unit, errand.policy, by=errand.by)
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
    return Answer(0, {"units": units})


def _versions(store: Store, errand: Errand) -> Answer:
    return Answer(0, {"versions": [version_json(version) for version in store.versions()]})


def _rollback(store: Store, errand: Errand) -> Answer:
    if errand.version is None:
        raise ValueError("a roll back needs a version")
    version = store.roll_back(errand.version, by=errand.by)
    return Answer(0, {"version": version_json(version)})


def _figures(store: Store, errand: Errand) -> Answer:
    return Answer(0, dict(figures(store, as_of=errand.as_of)))


def _dispatch(store: Store, errand: Errand) -> Answer:
    return Answer(0, dispatch_report(store, errand.since, errand.as_of, errand.language))


def _sample(store: Store, errand: Errand) -> Answer:
    before = store.sequence
    load_sample(store)
    added = [version_json(v) for v in store.versions() if v.version > before]
    return Answer(0, {"published": added})


def _backup(store: Store, errand: Errand) -> Answer:
    store.backup(Path(errand.path))
    return Answer(0, {"backup": errand.path, "version": store.sequence})


def _restore(store: Store, errand: Errand) -> Answer:
    version = store.restore(Path(errand.path), by=errand.by)
    return Answer(0, {"version": version_json(version)})


_ACTIONS: Mapping[Command, Callable[[Store, Errand], Answer]] = {
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
