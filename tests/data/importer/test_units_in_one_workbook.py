"""Rows of several units in one workbook: parted by the column that names them."""

from datetime import date

from data.importer import TableCorrection
from data.importer.corrections import Remembered
from data.importer.names import Alias, Aliases
from tests.builders.ledger_files import (
    AS_OF,
    a_file,
    codes,
    rows_of,
    understood,
)
from tests.builders.stores import an_empty_store

ROWS = [
    ["序号", "报送单位", "项目名称", "阶段", "总投资（万元）"],
    [1, "上海庙镇", "示例项目01", "签约", 100],
    [2, "上海庙镇", "示例项目02", "签约", 200],
    [3, "城川镇", "示例项目03", "签约", 300],
    [4, None, "示例项目04", "签约", 400],
    [5, "城川镇、上海庙镇", "示例项目05", "签约", 500],
    [6, "城川镇", None, "签约", 600],
    ["合计", None, None, None, 2100],
]
SPLIT = TableCorrection(by_unit="split")


def parted(path, said=SPLIT, **options):
    mark = understood(path).files[0].sheets[0].fingerprint
    return understood(path, corrections={mark: said}, **options)


def test_parting_is_proposed_and_nothing_is_parted_before_somebody_says_so(tmp_path):
    intake = understood(a_file(tmp_path, {"汇总": ROWS}))
    (draft,) = intake.drafts
    assert (draft.unit, draft.loaded_count) == ("旗招商局", 5)
    (question,) = [q for q in intake.files[0].questions if q.kind == "units"]
    assert (question.options[0].key, question.proposed) == ("whole", "split")
    units = intake.files[0].sheets[0].units
    assert (units.rows, units.unnamed) == ((("上海庙镇", 2), ("城川镇", 2)), 2)


def test_each_unit_gets_its_own_rows(tmp_path):
    intake = parted(a_file(tmp_path, {"汇总": ROWS}))
    found = {draft.unit: [row["project_name"] for row in rows_of(draft)] for draft in intake.drafts}
    assert found == {
        "上海庙镇": ["示例项目01", "示例项目02"],
        "城川镇": ["示例项目03"],
        "旗招商局": ["示例项目04", "示例项目05"],
    }
    assert {d.unit: (d.read_count, d.rejected_count) for d in intake.drafts} == {
        "上海庙镇": (2, 0),
        "城川镇": (2, 1),
        "旗招商局": (2, 0),
    }


def test_rows_without_one_unit_are_asked_about_at_their_cells(tmp_path):
    (report,) = parted(a_file(tmp_path, {"汇总": ROWS})).files
    assert [one for one in codes(report) if one[0].startswith("unit-")] == [
        ("unit-missing", "B5"),
        ("unit-several", "B6"),
    ]
    assert ("parted-by-unit", "B1") in codes(report)


def test_every_row_of_every_batch_is_accounted_for(tmp_path):
    intake = parted(a_file(tmp_path, {"汇总": ROWS}))
    for draft in intake.drafts:
        roles = draft.tables["source_row"]["role"].to_pylist()
        assert roles.count("loaded") == draft.loaded_count
        assert len(roles) == draft.read_count + draft.not_data_count + roles.count("header")
    stored = [row for d in intake.drafts for row in d.tables["upload_issue"].to_pylist()]
    assert len(stored) == len(intake.files[0].issues)


def test_a_units_rows_replace_that_units_rows_and_no_others(tmp_path):
    path = a_file(tmp_path, {"汇总": ROWS})
    store = an_empty_store()
    store.publish(parted(path).drafts, by="经办人", base=0)
    shorter = [
        ROWS[0],
        [1, "上海庙镇", "示例项目09", "签约", 9],
        [2, "昂素镇", "示例项目10", "签约", 1],
    ]
    second = parted(a_file(tmp_path, {"汇总": shorter}, "二.xlsx"))
    store.publish(second.drafts, by="经办人", base=store.sequence)

    def current(unit):
        rows = store.current_rows("projects", "register", unit, AS_OF).to_pylist()
        return [row["project_name"] for row in rows]

    assert current("上海庙镇") == ["示例项目09"]
    assert current("城川镇") == ["示例项目03"]
    assert current("昂素镇") == ["示例项目10"]


def test_a_whole_sheet_that_stays_current_beside_its_parts_is_said(tmp_path):
    rows = [row for row in ROWS if row[1] in ("报送单位", "上海庙镇", "城川镇")]
    path = a_file(tmp_path, {"汇总": rows})
    store = an_empty_store()
    store.publish(understood(path).drafts, by="经办人", base=0)
    (report,) = parted(path, current=store.current_rows).files
    (issue,) = [one for one in report.issues if one.code == "parted-before"]
    assert (issue.cell, issue.arguments["count"], issue.arguments["unit"]) == (
        "B1",
        "3",
        "旗招商局",
    )
    own = a_file(tmp_path, {"汇总": ROWS}, "二.xlsx")  # 旗招商局 keeps rows that replace its own
    assert "parted-before" not in dict(codes(parted(own, current=store.current_rows).files[0]))


def test_the_answer_is_remembered_for_the_header(tmp_path):
    path = a_file(tmp_path, {"汇总": ROWS})
    mark = understood(path).files[0].sheets[0].fingerprint
    answer = TableCorrection(answers={"units:": "split"})
    intake = understood(path, remembered=[Remembered(mark, answer.to_json())])
    assert {draft.unit for draft in intake.drafts} == {"上海庙镇", "城川镇", "旗招商局"}
    whole = TableCorrection(answers={"units:": "whole"})
    intake = understood(path, remembered=[Remembered(mark, whole.to_json())])
    assert [draft.unit for draft in intake.drafts] == ["旗招商局"]
    assert [q.answer for q in intake.files[0].questions if q.kind == "units"] == ["whole"]


def test_a_renamed_unit_is_one_unit(tmp_path):
    rows = [
        ROWS[0],
        [1, "旗经信局", "示例项目01", "签约", 1],
        [2, "旗工信局", "示例项目02", "签约", 1],
    ]
    rows.append([3, "旗发改委", "示例项目03", "签约", 1])
    aliases = Aliases.of([Alias("unit", "旗经信局", "旗工信局")])
    intake = parted(a_file(tmp_path, {"汇总": rows}), aliases=aliases)
    assert {d.unit: d.loaded_count for d in intake.drafts} == {"旗工信局": 2, "旗发改委": 1}


def test_the_answering_unit_may_part_a_register_but_is_not_asked_about(tmp_path):
    rows = [["项目名称", "阶段", "责任单位"]]
    rows += [["示例项目01", "签约", "旗发改委"], ["示例项目02", "签约", "旗工信局"]]
    path = a_file(tmp_path, {"台账": rows})
    intake = understood(path)
    assert not [q for q in intake.files[0].questions if q.kind == "units"]
    assert intake.files[0].sheets[0].units.column == "C"
    assert {draft.unit for draft in parted(path).drafts} == {"旗发改委", "旗工信局"}


def test_trips_are_parted_by_the_unit_that_travelled(tmp_path):
    rows = [["单位", "领导", "开始时间", "拜访企业"]]
    rows += [["旗发改委", "旗领导A", date(2021, 9, 6), "示例企业A有限公司"]]
    rows += [["旗工信局", "旗领导B", date(2021, 9, 7), "示例企业B有限公司"]]
    drafts = parted(a_file(tmp_path, {"外出招商": rows})).drafts
    assert {(d.ledger, d.unit, d.loaded_count) for d in drafts} == {
        ("visits", "旗发改委", 1),
        ("visits", "旗工信局", 1),
    }
