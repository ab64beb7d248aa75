"""Drafts go into the database as they are, and every stored value leads back to its cell."""

from datetime import date
from decimal import Decimal

from data.importer import changes
from data.importer.schemas import schema
from tests.builders.ledger_files import Shown, a_file, understood
from tests.builders.stores import an_empty_store

ROW_TABLES = (
    "project_row",
    "readiness_row",
    "visit_row",
    "fund_row",
    "target_row",
    "source_sheet",
    "source_column",
    "source_row",
    "source_merge",
    "upload_issue",
)


def test_a_draft_has_exactly_the_declared_columns(tmp_path):
    intake = understood(
        a_file(tmp_path, {"项目台账": [["项目名称", "阶段"], ["示例项目01", "签约"]]})
    )
    for table, rows in intake.drafts[0].tables.items():
        assert rows.schema.equals(schema(table)), table
    assert {schema(table).names[0] for table in ROW_TABLES} <= {"batch_id", "sheet_id"}


def test_published_rows_come_back_with_their_types(tmp_path):
    intake = understood(
        a_file(
            tmp_path,
            {
                "项目台账": [
                    ["项目名称", "阶段", "总投资（亿元）", "签约日期", "备注2"],
                    ["示例项目01", "签约", Shown(1.23456789, "0.00"), "2021年9月", "文字"],
                ],
                "上报表": [
                    ["领导", "开始时间", "天数", "拜访企业"],
                    ["旗领导A、旗领导B", date(2021, 9, 6), 1.5, "示例企业A有限公司"],
                ],
                "资金": [
                    ["项目名称", "月份", "到位金额（万元）", "口径", "期间"],
                    ["示例项目01", "9月", 10, "平台", "本月"],
                ],
                "任务目标": [
                    ["年度", "责任主体", "指标", "目标值", "一季度"],
                    [2021, "全旗", "签约项目", 12, 3],
                ],
                "要件": [["项目名称", "要件", "状态"], ["示例项目01", "环评", "√"]],
            },
        )
    )
    assert {draft.ledger for draft in intake.drafts} == {
        "projects",
        "visits",
        "funds",
        "targets",
        "readiness",
    }
    store = an_empty_store()
    store.publish(intake.drafts, by="测试员", base=0)
    as_of = date(2021, 12, 31)
    (project,) = store.current_rows("projects", "register", "旗招商局", as_of).to_pylist()
    assert project["planned_investment_wan"] == Decimal("12345.678900")
    assert project["signed_date"] == date(2021, 9, 30)
    assert dict(project["extra"]) == {"备注2": "文字"}
    assert dict(project["date_precision"]) == {"signed_date": "month"}
    (visit,) = store.current_rows("visits", "report", "旗招商局", as_of).to_pylist()
    assert (visit["leaders"], visit["days"]) == (["旗领导A", "旗领导B"], Decimal("1.5"))
    (target,) = store.current_rows("targets", "register", "旗招商局", as_of).to_pylist()
    assert target["quarter_targets"] == [3, None, None, None]
    store.close()


def test_a_second_look_at_the_same_file_changes_nothing(tmp_path):
    path = a_file(
        tmp_path, {"项目台账": [["项目名称", "阶段", "总投资（万元）"], ["示例项目01", "签约", 5]]}
    )
    store = an_empty_store()
    store.publish(understood(path).drafts, by="测试员", base=0)
    (draft,) = understood(path).drafts
    current = store.current_rows("projects", "register", "旗招商局", draft.as_of_date)
    assert changes("projects", draft.tables["project_row"], current).is_empty
    store.close()
