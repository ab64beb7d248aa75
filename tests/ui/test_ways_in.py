"""The same upload says the same whichever way it comes in: page, command line, inbox, others."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from time import monotonic, sleep

import pytest

from data.assignments import Edit, orders_of, publish_typed, register_workbook
from data.importer.importer import Belonging
from data.inbox.folders import beside, waiting_files
from data.inbox.handlers import perform
from data.inbox.job import Job
from data.inbox.receiving import receive
from data.reports.upload import report_json
from data.samples.workbooks import load_sample, write_sample
from data.store import Store
from data.typed_rows import keeper
from tests.builders.ledger_files import a_file
from tests.builders.ledger_rows import a_project, a_store, an_order, publish_rows
from tests.builders.other_offices import an_office_file
from ui.intake import jobs

UNIT, MAY, JUNE = "示例县招商局", date(2025, 5, 31), date(2025, 6, 30)
OFFICES = (
    "Funds by month",
    "三列名单",
    "两表并列",
    "亿元以上项目月调度表",
    "到位资金月报",
    "外出考察统计表",
    "手续办理进度表",
    "招商引资项目信息表",
    "来访接待登记表",
    "目标任务分解表",
    "督办台账",
    "签约项目履约情况表",
)
VISITS = ["时间", "带队领导", "地点", "拜访企业", "推进项目"]
REGISTER = ["项目名称", "计划总投资（亿元）", "签约日期", "项目阶段", "责任单位"]
MADE: dict[str, dict[str, list[list[object]]]] = {
    # The project was registered in June; the visits are of May.
    "补报外出招商2025-05-31": {
        "外出招商": [VISITS, [date(2025, 5, 6), "县领导A", "杭州", "示例公司", "示例新厂"]]
    },
    "补报外出招商（另一行头）2025-05-31": {
        "Sheet1": [
            ["2025年5月外出招商情况"],
            ["序号", "出访时间", "领导", "目的地", "对接企业", "对接项目"],
            [1, "5月9日", "县领导B", "苏州", "示例集团", "示例电池"],
            [2, "5月下旬", "县领导B", "无锡", "示例集团", "无人知道的项目"],
        ]
    },
    "到位资金2025-05-31": {
        "到位": [["项目名称", "当年累计到位资金（万元）"], ["示例新厂", 900000], ["示例电池", 300]]
    },
    "项目台账2025-06-30": {"台账": [REGISTER, ["示例新厂", 60, "2025.6.31", "签约", "县工信局"]]},
    "项目台账少了一大半2025-06-30": {"台账": [REGISTER, ["示例电池", 3, None, "开工", "县工信局"]]},
    "两类表2025-06-30": {
        "项目": [REGISTER, ["示例光伏", 1.2, date(2025, 6, 3), "签约", "县发改局"]],
        "外出": [VISITS, [date(2025, 6, 6), "县领导A", "深圳", "示例公司", "示例光伏"]],
    },
    "空表2025-06-30": {"Sheet1": []},
    "通讯录2025-06-30": {"Sheet1": [["姓名", "电话"], ["示例甲", "100"], ["示例乙", "101"]]},
}


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A store where six projects of June are published, none of May."""
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path / "var"))
    names = ("示例新厂", "示例电池", "示例冷库", "示例民宿", "示例饲料", "示例物流")
    opened = a_store(
        *(a_project(name, unit=UNIT, planned_investment_wan=20000) for name in names), as_of=JUNE
    )
    yield opened
    opened.close()
    for job in jobs.open_jobs():
        jobs.discard(job)


def on_the_page(store: Store, path: Path, belonging: Belonging) -> jobs.UploadJob:
    """What the Data page's upload makes of a file."""
    uploads = [(path.name, path.read_bytes(), belonging)]
    job = jobs.start(uploads, store=store, period=None, by="甲")
    end = monotonic() + 300
    while job.state in ("waiting", "reading") and monotonic() < end:
        sleep(0.01)
    assert job.state == "ready"
    return job


def files_of(report: object) -> object:
    """The part of a report that says what was understood, as it goes over a wire."""
    return json.loads(json.dumps(report, ensure_ascii=False, default=str))["files"]


def write(name: str, folder: Path) -> Path:
    """One of the twenty workbooks, in a folder."""
    if name in MADE:
        return a_file(folder, MADE[name], name=f"{name}.xlsx")
    return an_office_file(folder, name)


@pytest.mark.parametrize("name", (*OFFICES, *MADE))
def test_page_command_line_and_inbox_say_the_same(store, tmp_path, name):
    folder = tmp_path / "var" / "inbox" / UNIT
    folder.mkdir(parents=True)
    path = write(name, folder)
    as_of = date.fromisoformat(name[-10:]) if name in MADE else JUNE
    if name not in MADE:
        path = path.rename(path.with_name(f"{name}{JUNE}.xlsx"))
    job = on_the_page(store, path, Belonging(UNIT, as_of))
    page = files_of(report_json(job.intake, "zh", job.returns))
    job = Job("check", files=((str(path), path.name),), unit=UNIT, as_of=as_of, is_day_assumed=True)
    assert files_of(perform(store, job).payload) == page
    assert receive(store, path, is_fresh=False)
    assert store.sequence == 1  # nobody trusts the unit: it waits for a person
    (waits,) = waiting_files(UNIT)
    report = json.loads(beside(waits, ".report.json").read_text(encoding="utf-8"))
    assert files_of(report) == page


def test_a_project_registered_since_is_known_to_a_sheet_of_an_earlier_month(store, tmp_path):
    found = {}
    for name in list(MADE)[:2]:
        job = on_the_page(store, write(name, tmp_path), Belonging(UNIT, MAY))
        found[name] = [
            issue.value for issue in job.intake.files[0].issues if issue.code == "project-unknown"
        ]
    assert list(found.values()) == [[], ["无人知道的项目"]]


def test_a_project_that_left_the_register_is_known_to_a_sheet_of_its_time(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path / "var"))
    store = a_store(a_project("示例新厂", unit=UNIT), as_of=MAY)
    publish_rows(store, a_project("示例冷库", unit=UNIT), as_of=JUNE)
    job = on_the_page(store, write("补报外出招商2025-05-31", tmp_path), Belonging(UNIT, MAY))
    assert "project-unknown" not in {issue.code for issue in job.intake.files[0].issues}
    store.close()


def test_typed_orders_say_what_their_workbook_would(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path / "var"))
    store = a_store(a_project("示例项目01"), an_order("核实资金", "DB2021-001"))
    snapshot = store.snapshot()
    typed = {"matter": "协调用水", "project_ref": "没有的项目", "responsible_unit": "旗水利局"}
    version = publish_typed(store, snapshot, [Edit("", typed)], by="甲")
    (typed_batch,) = version.batches
    path = tmp_path / "督办.xlsx"
    path.write_bytes(register_workbook(orders_of(store, store.snapshot()), "页面录入"))
    belonging = Belonging(keeper(store, snapshot, "assignments"), snapshot.as_of, is_chosen=True)
    draft = on_the_page(store, path, belonging).intake.drafts[0]
    counted = Counter(draft.tables["upload_issue"]["severity"].to_pylist())
    stored = (typed_batch.errors, typed_batch.warnings, typed_batch.notes)
    assert stored == (counted["error"], counted["warning"], counted["note"])
    assert typed_batch.loaded == draft.loaded_count == 2
    store.close()


def test_the_sample_is_loaded_as_the_page_reads_it(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path / "var"))
    store = a_store()
    load_sample(store)
    files = write_sample(tmp_path / "sample")
    last = max(file.as_of for file in files)
    for file in files:
        if file.as_of == last:
            whose = Belonging(file.unit, file.as_of, file.period, is_chosen=True)
            drafts = on_the_page(store, file.path, whose).intake.drafts
            assert drafts
            assert len(store.duplicates(drafts)) == len(drafts)
    store.close()
