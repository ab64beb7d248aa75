"""An upload that is not published yet is gone on with by its author and the editors of its unit."""

from __future__ import annotations

from datetime import date

import pytest

from data import audit
from data.importer.importer import Belonging
from data.rights import MACHINE, VISITOR, Actor, NotAllowed, acting
from tests.builders.stores import an_empty_store
from tests.builders.workbooks import a_csv
from ui.intake import jobs

AUTHOR = Actor("editor", "示例甲", frozenset({"示例镇"}))
COLLEAGUE = Actor("editor", "示例乙", frozenset({"示例镇", "示例局"}))
OTHER = Actor("editor", "示例丙", frozenset({"示例局"}))
LEDGER = a_csv([["项目编号", "项目名称", "阶段"], ["P1", "示例项目", "签约"]])


@pytest.fixture
def store(var_folder):
    opened = an_empty_store()
    yield opened
    opened.close()
    for job in jobs.open_jobs():
        jobs.discard(job)


def an_upload(store, unit="示例镇"):
    belonging = Belonging(unit, date(2021, 12, 31))
    with acting(AUTHOR):
        return jobs.start([("台账.csv", LEDGER, belonging)], store=store, period=None, by="示例甲")


def found_by(who, job):
    with acting(who):
        assert (jobs.find(job.job_id) is job) == (job in jobs.own_jobs())
        return jobs.find(job.job_id) is job


@pytest.mark.parametrize(
    ("who", "is_own"),
    [
        (AUTHOR, True),
        (COLLEAGUE, True),
        (Actor("administrator", "示例管理"), True),
        (MACHINE, True),
        (OTHER, False),
        (Actor("editor", ""), True),  # an editor for every unit
        (Actor("viewer", "示例甲"), False),
        (Actor("auditor", "示例审计"), False),
        (VISITOR, False),
    ],
)
def test_whoever_has_its_address_finds_an_upload_only_for_the_own_unit(store, who, is_own):
    job = an_upload(store)
    assert found_by(who, job) == is_own
    with acting(who):
        if is_own:
            jobs.discard(job)
        else:
            with pytest.raises(NotAllowed):
                jobs.discard(job)
    assert (job in jobs.open_jobs()) != is_own
    assert job.folder.exists() != is_own


def test_an_upload_of_no_unit_yet_is_its_authors(store):
    job = an_upload(store, unit="")
    assert found_by(AUTHOR, job)
    assert not found_by(COLLEAGUE, job)


def test_who_looks_for_an_upload_of_somebody_else_is_written_down_once(store):
    job = an_upload(store)
    for who in (AUTHOR, COLLEAGUE, COLLEAGUE, OTHER, OTHER):
        found_by(who, job)
    with acting(COLLEAGUE):
        jobs.discard(job)
    told = [(one.who, one.subject, one.outcome) for one in audit.entries() if one.act == "upload"]
    assert told == [
        ("示例乙", "resume 示例镇", "done"),
        ("示例丙", "resume 示例镇", "refused"),
        ("示例乙", "discard 示例镇", "done"),
    ]
