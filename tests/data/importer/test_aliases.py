"""Names that stand for others: in cells, in lists, by the day, and of the reporting unit."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importer import Alias, Aliases
from tests.builders.ledger_files import AS_OF, a_file, codes, draft_of, rows_of, understood

OLD, NEW = "旗工信局", "旗工业和信息化局"
RENAMED = date(2021, 11, 1)


def aliases(*known):
    return Aliases.of(known)


UNIT = Alias("unit", OLD, NEW)


@pytest.mark.parametrize(
    ("day", "name"), [(date(2021, 10, 31), OLD), (RENAMED, NEW), (date(2022, 1, 1), OLD)]
)
def test_a_name_holds_between_its_days(day, name):
    known = aliases(Alias("unit", OLD, NEW, RENAMED, date(2021, 12, 31)))
    assert known.name("unit", OLD, day) == name


def test_names_of_people_and_of_units_are_apart():
    assert aliases(UNIT).name("person", OLD, AS_OF) == OLD


def test_the_name_that_began_last_holds():
    known = aliases(
        Alias("person", "王主任", "旗领导A", last_date=date(2021, 6, 30)),
        Alias("person", "王主任", "旗领导B", first_date=date(2021, 7, 1)),
    )
    assert known.name("person", "王主任", date(2021, 6, 30)) == "旗领导A"
    assert known.name("person", "王主任", date(2021, 7, 1)) == "旗领导B"


def test_names_that_changed_twice_are_followed():
    known = aliases(Alias("unit", "旗经信局", OLD), UNIT)
    assert known.name("unit", "旗 经信局", AS_OF) == NEW


@given(
    st.lists(st.tuples(st.sampled_from("甲乙丙丁"), st.sampled_from("甲乙丙丁")), max_size=6),
    st.sampled_from("甲乙丙丁"),
)
def test_any_set_of_names_leads_somewhere(pairs, start):
    known = aliases(*(Alias("unit", one, other) for one, other in pairs))
    assert known.name("unit", start, AS_OF) in "甲乙丙丁"


def test_unit_and_person_columns_are_read_as_what_they_stand_for(tmp_path):
    file = a_file(
        tmp_path,
        {
            "项目台账": [
                ["项目名称", "阶段", "责任单位", "责任领导", "备注"],
                ["示例项目01", "签约", OLD, "王主任", OLD],
                ["示例项目02", "签约", f"旗商务局、{OLD}", None, None],
            ]
        },
    )
    known = aliases(UNIT, Alias("person", "王主任", "旗领导A"))
    intake = understood(file, aliases=known)
    rows = rows_of(intake.drafts[0])
    assert [row["responsible_unit"] for row in rows] == [NEW, f"旗商务局、{NEW}"]
    assert (rows[0]["responsible_leader"], rows[0]["remark"]) == ("旗领导A", OLD)
    notes = [issue for issue in intake.files[0].issues if issue.code == "alias-read"]
    assert {(note.arguments["text"], note.arguments["cells"]) for note in notes} == {
        (OLD, "C2"),
        (f"旗商务局、{OLD}", "C3"),
        ("王主任", "D2"),
    }
    raw = intake.drafts[0].tables["source_row"]["raw"].to_pylist()
    assert raw[1][2] == OLD


def test_a_visit_is_read_by_the_names_of_its_own_day(tmp_path):
    file = a_file(
        tmp_path,
        {
            "外出招商": [
                ["单位", "领导", "开始时间", "拜访企业"],
                [OLD, "王主任、旗领导C", date(2021, 10, 8), "示例企业A有限公司"],
                [OLD, "王主任", date(2021, 11, 8), "示例企业B有限公司"],
            ]
        },
    )
    known = aliases(Alias("unit", OLD, NEW, RENAMED), Alias("person", "王主任", "旗领导A", RENAMED))
    rows = rows_of(understood(file, aliases=known).drafts[0])
    assert [row["unit"] for row in rows] == [OLD, NEW]
    assert [row["leaders"] for row in rows] == [["王主任", "旗领导C"], ["旗领导A"]]


def test_offices_of_permits_and_owners_of_targets_are_units(tmp_path):
    file = a_file(
        tmp_path,
        {
            "要件台账": [
                ["项目名称", "要件", "状态", "受理单位"],
                ["示例项目01", "环评", "√", OLD],
            ],
            "任务目标": [["年度", "责任主体", "指标", "目标值"], [2021, OLD, "签约项目", 3]],
        },
    )
    intake = understood(file, aliases=aliases(UNIT))
    assert rows_of(draft_of(intake, "readiness", "list"))[0]["handling_office"] == NEW
    assert rows_of(draft_of(intake, "targets", "register"))[0]["owner"] == NEW


def test_a_renamed_reporting_unit_keeps_its_sheets_under_one_name(tmp_path):
    file = a_file(tmp_path, {"项目台账": [["项目名称", "阶段"], ["示例项目01", "签约"]]})
    known = aliases(Alias("unit", "旗招商局", "旗投资促进局", RENAMED))
    intake = understood(file, aliases=known)
    assert intake.drafts[0].unit == "旗投资促进局"
    assert ("reporting-unit-renamed", "") in codes(intake.files[0])
    before = understood(file, aliases=known, as_of=date(2021, 10, 31))
    assert before.drafts[0].unit == "旗招商局"
    assert codes(before.files[0]) == []
