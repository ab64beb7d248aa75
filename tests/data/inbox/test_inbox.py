"""Files copied into a unit's folder are imported, and each gets its report."""

from __future__ import annotations

import json
import threading
import time
from datetime import date

import openpyxl
import pytest

from data.commands.main import main
from data.inbox.folders import policy_of, unit_policies, waiting_files
from data.inbox.job import Job, NobodyTookIt, hand_over, jobs_folder
from data.inbox.receiving import receive, settle
from data.inbox.watcher import Inbox, start_inbox
from tests.builders.register_file import a_register


def until(condition, seconds=300.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")


def report_of(path):
    return json.loads(path.with_name(path.name + ".report.json").read_text(encoding="utf-8"))


def words_of(path):
    return path.with_name(path.name + ".报告.txt").read_text(encoding="utf-8-sig")


def arrived(folder, name):
    """Wait until the last report lies beside the file."""
    path = folder / name
    until(path.with_name(path.name + ".报告.txt").exists)
    return path


CLEAN = ("示例项目01", "签约", "2021-03-04", 100)
WRONG = ("示例项目02", "签约", "2021.13.40", 100)


def test_a_clean_file_of_a_trusted_unit_is_published(inbox, var):
    inbox.memory.save_inbox_policy("上海庙镇", "publish-if-clean", by="管理员")
    folder = var / "inbox" / "上海庙镇"
    a_register(folder / "签约台账2021-11-30.xlsx", CLEAN)
    done = arrived(folder / "已处理", "签约台账2021-11-30.xlsx")
    assert inbox.sequence == 1
    (batch,) = inbox.versions()[0].batches
    assert (batch.unit, batch.as_of, batch.loaded) == ("上海庙镇", date(2021, 11, 30), 1)
    assert report_of(done)["published"]["version"] == 1
    assert "2021-11-30" in words_of(done) and "版本 1" in words_of(done)
    assert "--" not in words_of(done)
    assert sorted(file.name for file in folder.iterdir()) == ["已处理"]


def test_a_part_of_a_trusted_units_register_waits_with_what_would_go(inbox, var):
    inbox.memory.save_inbox_policy("上海庙镇", "publish-if-clean", by="管理员")
    folder = var / "inbox" / "上海庙镇"
    whole = [(f"示例项目{n:02d}", "签约", "2021-03-04", 500) for n in range(1, 9)]
    a_register(folder / "签约台账2021-11-30.xlsx", *whole)
    arrived(folder / "已处理", "签约台账2021-11-30.xlsx")
    a_register(folder / "签约台账2021-12-31.xlsx", *whole[:3])
    waiting = arrived(folder / "待处理", "签约台账2021-12-31.xlsx")
    assert inbox.sequence == 1
    report = report_of(waiting)
    assert (report["decision"], report["held_because"]) == ("held", ["questions"])
    assert "会移走 5 行" in words_of(waiting) and "示例项目08" in words_of(waiting)


@pytest.mark.parametrize(
    ("title", "own", "values"),
    [
        ("项目资金到位情况（2021年12月）", ["本月到位（万元）", "当年累计（万元）"], [5, 60]),
        ("工业项目供地一览（2021年12月）", ["用地面积（亩）", "供地批次"], [30, "第3批"]),
    ],
)
def test_a_list_by_project_of_a_trusted_unit_leaves_its_register_alone(
    inbox, var, title, own, values
):
    inbox.memory.save_inbox_policy("上海庙镇", "publish-if-clean", by="管理员")
    folder = var / "inbox" / "上海庙镇"
    names = [f"示例项目{n:02d}" for n in range(1, 9)]
    rows = [(name, "签约", "2021-03-04", 500) for name in names]
    a_register(folder / "签约台账2021-11-30.xlsx", *rows)
    arrived(folder / "已处理", "签约台账2021-11-30.xlsx")
    header = ["项目名称", "总投资（万元）", "签约时间", *own]
    book = openpyxl.Workbook()
    listed = [[name, 500, "2021-03-04", *values] for name in names[:3]]
    for row in [[title], header, *listed]:
        book.active.append(row)
    book.save(folder / "表2021-12-31.xlsx")
    waiting = arrived(folder / "待处理", "表2021-12-31.xlsx")
    assert report_of(waiting)["decision"] == "held"
    kept = inbox.current_rows("projects", "register", "上海庙镇", date(2021, 12, 31))
    assert kept["project_name"].to_pylist() == names
    assert inbox.sequence == 1


def test_by_rule_a_file_waits_for_a_person(inbox, var):
    folder = var / "inbox" / "旗招商局"
    a_register(folder / "台账2021-12-31.xlsx", CLEAN)
    waiting = arrived(folder / "待处理", "台账2021-12-31.xlsx")
    assert inbox.sequence == 0
    report = report_of(waiting)
    assert (report["decision"], report["held_because"]) == ("held", ["policy"])
    assert "等待处理" in words_of(waiting)
    assert [one.name for one in waiting_files()] == ["台账2021-12-31.xlsx"]


def test_a_file_with_an_error_waits_with_its_marked_workbook_beside_it(inbox, var):
    inbox.memory.save_inbox_policy("旗招商局", "publish-if-clean", by="管理员")
    folder = var / "inbox" / "旗招商局"
    a_register(folder / "台账2021-12-31.xlsx", CLEAN, WRONG)
    waiting = arrived(folder / "待处理", "台账2021-12-31.xlsx")
    assert inbox.sequence == 0
    assert report_of(waiting)["held_because"] == ["errors"]
    marked = openpyxl.load_workbook(waiting.with_name("台账2021-12-31（批注）.xlsx"))
    assert marked.sheetnames == ["签约项目", "问题清单"]
    assert marked["签约项目"]["C5"].comment is not None
    assert [one.name for one in waiting_files("旗招商局")] == ["台账2021-12-31.xlsx"]


def test_the_corrected_workbook_takes_the_place_of_the_one_that_waits(inbox, var):
    inbox.memory.save_inbox_policy("旗招商局", "publish-if-clean", by="管理员")
    folder = var / "inbox" / "旗招商局"
    a_register(folder / "台账2021-12-31.xlsx", CLEAN, WRONG)
    waiting = arrived(folder / "待处理", "台账2021-12-31.xlsx")
    marked = waiting.with_name("台账2021-12-31（批注）.xlsx")
    book = openpyxl.load_workbook(marked)
    book["签约项目"]["C5"] = "2021-12-14"
    book.save(folder / marked.name)
    until(lambda: inbox.sequence == 1 and not waiting_files())
    done = arrived(folder / "已处理", "台账2021-12-31.xlsx")
    report = report_of(done)
    assert (report["decision"], report["replaces"]) == ("published", "台账2021-12-31.xlsx")
    (solved,) = report["files"][0]["returned"]["solved"]
    assert (solved["old_value"], solved["value"]) == ("2021.13.40", "2021-12-14")
    assert "已改好 1 处，仍有 0 处，新出现 0 处" in words_of(done)
    old = arrived(folder / "已处理", "台账2021-12-31 (2).xlsx")
    until(lambda: "改好的" in words_of(old))


def test_a_file_that_cannot_be_read_waits_with_the_reason(inbox, var):
    folder = var / "inbox" / "旗招商局"
    folder.mkdir(parents=True)
    (folder / "不是表格.xlsx").write_text("这是文本", encoding="utf-8")
    waiting = arrived(folder / "待处理", "不是表格.xlsx")
    assert inbox.sequence == 0
    report = report_of(waiting)
    assert report["held_because"] == ["refused"]
    assert report["files"][0]["status"] == "refused" and report["files"][0]["reason"]


def test_what_was_published_before_is_said_not_stored_and_waits_for_nobody(inbox, var):
    inbox.memory.save_inbox_policy("旗招商局", "publish-if-clean", by="管理员")
    folder = var / "inbox" / "旗招商局"
    file = a_register(var / "a.xlsx", CLEAN)
    folder.mkdir(parents=True)
    for name in ("台账2021-12-31.xlsx", "台账2021-12-31 (2).xlsx"):
        (folder / "台账2021-12-31.xlsx").write_bytes(file.read_bytes())
        arrived(folder / "已处理", name)
    assert inbox.sequence == 1
    report = report_of(folder / "已处理" / "台账2021-12-31 (2).xlsx")
    assert (report["published"], report["decision"]) == (None, "known")
    assert report["already_published"][0]["version"] == 1


def test_the_same_file_twice_waits_once(inbox, var):
    folder = var / "inbox" / "旗招商局"
    file = a_register(var / "a.xlsx", CLEAN)
    folder.mkdir(parents=True)
    (folder / "台账2021-12-31.xlsx").write_bytes(file.read_bytes())
    arrived(folder / "待处理", "台账2021-12-31.xlsx")
    (folder / "又一份2021-12-31.xlsx").write_bytes(file.read_bytes())
    again = arrived(folder / "已处理", "又一份2021-12-31.xlsx")
    assert report_of(again)["same_as"] == "台账2021-12-31.xlsx"
    assert "内容完全相同" in words_of(again)
    assert len(waiting_files()) == 1


def test_what_waits_still_waits_after_a_restart(store, var):
    folder = var / "inbox" / "旗招商局"
    a_register(folder / "台账2021-12-31.xlsx", CLEAN)
    for _ in range(2):
        end = start_inbox(store)
        arrived(folder / "待处理", "台账2021-12-31.xlsx")
        end()
    assert [one.name for one in waiting_files("旗招商局")] == ["台账2021-12-31.xlsx"]


@pytest.mark.parametrize(("place", "folder"), [("done", "已处理"), ("dropped", "已放弃")])
def test_what_a_person_decided_is_written_beside_the_file(inbox, var, place, folder):
    unit = var / "inbox" / "旗招商局"
    a_register(unit / "台账2021-12-31.xlsx", CLEAN, WRONG)
    waiting = arrived(unit / "待处理", "台账2021-12-31.xlsx")
    settle([waiting], place, by="张三", version=7)
    assert list((unit / "待处理").iterdir()) == []
    moved = unit / folder / "台账2021-12-31.xlsx"
    assert moved.exists() and (unit / folder / "台账2021-12-31（批注）.xlsx").exists()
    assert "张三" in words_of(moved).splitlines()[0]
    assert report_of(moved)["settled"]["by"] == "张三"


def test_a_copy_that_stopped_half_way_is_waited_for(store, var):
    folder = var / "inbox" / "旗招商局"
    whole = a_register(var / "whole.xlsx", CLEAN).read_bytes()
    folder.mkdir(parents=True)
    path = folder / "台账2021-12-31.xlsx"
    path.write_bytes(whole[: len(whole) // 2])
    assert not receive(store, path, is_fresh=True)
    assert path.exists()
    path.write_bytes(whole)
    assert receive(store, path, is_fresh=True)
    assert [one.name for one in waiting_files()] == [path.name]


def test_a_file_that_stays_damaged_is_put_aside_in_the_end(store, var):
    folder = var / "inbox" / "旗招商局"
    whole = a_register(var / "whole.xlsx", CLEAN).read_bytes()
    folder.mkdir(parents=True)
    path = folder / "台账2021-12-31.xlsx"
    path.write_bytes(whole[: len(whole) // 2])
    assert receive(store, path, is_fresh=False)
    assert report_of(folder / "待处理" / path.name)["files"][0]["status"] == "refused"


def test_policies_are_kept_with_who_and_the_last_word_counts(store, var):
    (var / "inbox" / "上海庙镇").mkdir(parents=True)
    store.memory.save_inbox_policy("旗招商局", "publish-if-clean", by="张三")
    store.memory.save_inbox_policy("旗招商局", "hold", by="李四")
    found = {one.unit: (one.policy, one.by) for one in unit_policies(store)}
    assert found == {"上海庙镇": ("hold", None), "旗招商局": ("hold", "李四")}
    store.memory.save_inbox_policy("甲/乙局", "publish-if-clean", by="张三")
    assert policy_of(store, "甲_乙局") == "publish-if-clean"


def test_a_file_that_is_still_growing_is_left_until_it_stands_still(store, var):
    folder = var / "inbox" / "旗招商局"
    whole = a_register(var / "whole.xlsx", ("示例项目01", "签约", "2021-03-04", 100)).read_bytes()
    folder.mkdir(parents=True)
    growing = folder / "台账2021-12-31.xlsx"
    inbox = Inbox(store)
    for length in range(1000, 5000, 1000):
        growing.write_bytes(whole[:length])
        inbox._take_files()
    assert inbox._taken == {}
    growing.write_bytes(whole)
    inbox._take_files()
    inbox._take_files()
    inbox._worker.shutdown(wait=True)
    assert [one.name for one in waiting_files()] == ["台账2021-12-31.xlsx"]


@pytest.mark.parametrize("name", ["~$台账.xlsx", ".台账.xlsx", "台账.xlsx.part", "errand-1-1.xlsx"])
def test_files_at_work_are_left_alone(store, var, name):
    a_register(var / "inbox" / "旗招商局" / "x.xlsx", ("甲", "签约")).rename(
        var / "inbox" / "旗招商局" / name
    )
    inbox = Inbox(store)
    inbox._take_files()
    inbox._take_files()
    inbox._worker.shutdown(wait=True)
    assert (var / "inbox" / "旗招商局" / name).exists()
    assert store.sequence == 0


def test_an_job_is_done_by_the_app_and_leaves_nothing_behind(inbox, var, tmp_path):
    file = a_register(tmp_path / "台账.xlsx", ("示例项目01", "签约", "2021-03-04", 100))
    job = Job(
        command="import",
        by="张三",
        files=((str(file), file.name),),
        unit="旗招商局",
        as_of=date(2021, 12, 31),
    )
    result = hand_over(job, patience=20)
    assert result.exit_code == 0
    assert result.payload["published"]["version"] == 1
    assert result.payload["files"][0]["file"] == "台账.xlsx"
    assert inbox.versions()[0].by == "张三"
    assert list(var.rglob("旗招商局")) == []
    assert list(jobs_folder().iterdir()) == []
    assert file.exists()


def test_nobody_there_is_said_and_the_job_taken_back(var, tmp_path):
    file = a_register(tmp_path / "台账.xlsx", ("示例项目01", "签约"))
    job = Job(
        command="import", files=((str(file), file.name),), unit="旗招商局", as_of=date(2021, 12, 31)
    )
    with pytest.raises(NobodyTookIt) as nobody:
        hand_over(job, patience=0.3)
    assert not nobody.value.was_taken
    assert list(var.rglob("旗招商局")) == []
    assert list(jobs_folder().iterdir()) == []


def test_an_job_that_an_earlier_process_left_is_answered_at_the_next_start(store, var):
    taken = jobs_folder() / "018f.taken"
    taken.write_text(Job(command="versions").to_json(), encoding="utf-8")
    end = start_inbox(store)
    until(lambda: taken.with_suffix(".answer").exists())
    end()
    result = json.loads(taken.with_suffix(".answer").read_text(encoding="utf-8"))
    assert result["exit_code"] == 1


def test_a_broken_job_gets_an_answer_and_the_next_is_done(inbox, var):
    (jobs_folder() / "0.json").write_text('{"command": "drop"}', encoding="utf-8")
    until((jobs_folder() / "0.answer").exists)
    assert hand_over(Job(command="versions"), patience=20).payload == {"versions": []}


def test_the_inbox_ends_when_told(store, var):
    end = start_inbox(store)
    end()
    assert not any(thread.name.startswith("inbox") for thread in threading.enumerate())


def test_errands_survive_being_written_down():
    job = Job(
        command="import",
        language="en",
        by="张三",
        files=(("/a/b.xlsx", "b.xlsx"),),
        unit="旗招商局",
        as_of=date(2021, 12, 31),
        period=(date(2021, 12, 1), date(2021, 12, 31)),
        note="备注",
        is_strict=True,
        version=3,
        path="/x",
        answers={"0f3a": {"unit:planned_investment_wan": "亿元"}},
        is_as_read=True,
    )
    assert Job.from_json(job.to_json()) == job


def test_the_command_line_lists_and_sets_policies(var, capsys):
    (var / "inbox" / "上海庙镇").mkdir(parents=True)
    assert main(["inbox", "policy", "旗招商局", "publish-if-clean", "--by", "张三"]) == 0
    said = capsys.readouterr().out
    assert "旗招商局：无错误、无疑问即发布（张三 " in said and "上海庙镇：先等人看过" in said
    assert main(["inbox", "--json"]) == 0
    units = json.loads(capsys.readouterr().out)["units"]
    assert [(one["unit"], one["policy"], one["waiting"]) for one in units] == [
        ("上海庙镇", "hold", 0),
        ("旗招商局", "publish-if-clean", 0),
    ]
    for wrong in (["policy"], ["policy", "旗招商局"], ["policy", "旗招商局", "always"]):
        assert main(["inbox", *wrong]) == 2
    assert main(["inbox", "policy", "旗招商局", "hold"]) == 0
    assert "旗招商局：先等人看过" in capsys.readouterr().out
