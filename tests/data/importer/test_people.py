"""Posts beside names in columns of people: set apart, said, and asked about where unsure."""

from datetime import date

import pyarrow as pa

from data.importer.corrections import TableCorrection
from data.importer.schemas import schema
from tests.builders.ledger_files import codes, of_sheet
from tests.builders.ledger_rows import a_visit, drafts_of

TRIPS = ["领导", "开始时间", "拜访企业"]
DAY = date(2021, 3, 2)


def leaders(read):
    return [(row["leaders"], row["titles"]) for row in read]


def test_one_person_is_one_leader_however_the_post_is_written(tmp_path):
    written = ["市委书记李某", "李某", "李某（市委书记）", "李某 市委书记", "市委书记 李某同志"]
    rows = [TRIPS, *([one, DAY, f"示例{n}公司"] for n, one in enumerate(written))]
    report, _, read = of_sheet(tmp_path, rows, "外出招商")
    assert [row["leaders"] for row in read] == [["李某"]] * 5
    assert [row["titles"] for row in read] == [["市委书记"], None, *([["市委书记"]] * 3)]
    (note,) = [one for one in report.issues if one.code == "posts-apart"]
    assert (note.arguments["count"], note.arguments["people"]) == ("4", "李某（市委书记）")
    assert report.questions == ()


def test_several_leaders_in_a_cell_have_each_their_own_post(tmp_path):
    rows = [TRIPS, ["旗委副书记、政府旗长 赵某、政协主席钱某等5人", DAY, "示例公司"]]
    _, _, read = of_sheet(tmp_path, rows, "外出招商")
    assert leaders(read) == [(["赵某", "钱某"], ["旗委副书记、政府旗长", "政协主席"])]


def test_the_column_of_posts_comes_first_and_one_leader_may_have_several(tmp_path):
    rows = [
        ["领导", "职务", "开始时间", "拜访企业"],
        ["县长赵某", "县委副书记、县长", DAY, "示例甲公司"],
        ["副县长钱某", None, DAY, "示例乙公司"],
        ["孙某\n李某", "县委常委、副县长\n县政协主席", DAY, "示例丙公司"],
    ]
    report, _, read = of_sheet(tmp_path, rows, "外出招商")
    assert leaders(read) == [
        (["赵某"], ["县委副书记、县长"]),
        (["钱某"], ["副县长"]),
        (["孙某", "李某"], ["县委常委、副县长", "县政协主席"]),
    ]
    assert "lists-differ" not in [one.code for one in report.issues]


def test_leaders_of_projects_are_names_too(tmp_path):
    rows = [
        ["项目名称", "总投资（万元）", "阶段", "包联领导"],
        ["示例甲项目", 500, "签约", "县委书记李某"],
        ["示例乙项目", 500, "签约", "县长 赵某、副县长 钱某"],
        ["示例丙项目", 500, "签约", "旗领导A"],
    ]
    _, _, read = of_sheet(tmp_path, rows)
    assert [row["sponsoring_leader"] for row in read] == ["李某", "赵某、钱某", "旗领导A"]


def test_what_could_be_parted_otherwise_is_asked_once_and_the_answer_lasts(tmp_path):
    rows = [TRIPS, ["局长阿木古楞", DAY, "示例甲公司"], ["云麓县长", DAY, "示例乙公司"]]
    report, sheet, read = of_sheet(tmp_path, rows, "外出招商")
    assert leaders(read)[0] == (["阿木古楞"], ["局长"])
    (question,) = report.questions
    assert (question.kind, question.places, question.scope) == ("people", ("A2–A3",), "column")
    assert question.examples[0].values == ("阿木古楞（局长）", "局长阿木古楞")
    said = {sheet.fingerprint: TableCorrection(answers={question.question_id: "whole"})}
    report, _, read = of_sheet(tmp_path, rows, "外出招商", corrections=said)
    assert leaders(read) == [(["局长阿木古楞"], None), (["云麓县长"], None)]
    assert said[sheet.fingerprint].lasting() == said[sheet.fingerprint]


def test_a_name_that_is_published_needs_no_question(tmp_path):
    (draft,) = drafts_of(a_visit(leaders=["阿木古楞"], start_date=date(2020, 3, 2)))
    rows_of_visits = pa.Table.from_pylist(
        draft.tables["visit_row"].to_pylist(), schema=schema("visit_row")
    )
    empty = {"projects": pa.Table.from_pylist([], schema=schema("project_row"))}
    rows = [TRIPS, ["局长阿木古楞", DAY, "示例甲公司"]]
    report, _, read = of_sheet(
        tmp_path,
        rows,
        "外出招商",
        # They stand in another year than the sheet's.
        current=lambda ledger, _form, _unit, _day, days: (
            rows_of_visits.slice(0, 0) if days else empty.get(ledger, rows_of_visits)
        ),
    )
    assert leaders(read) == [(["阿木古楞"], ["局长"])]
    assert report.questions == ()


def test_a_post_without_a_name_is_kept_and_said(tmp_path):
    report, sheet, read = of_sheet(tmp_path, [TRIPS, ["李县长", DAY, "示例公司"]], "外出招商")
    assert (sheet.rows_loaded, leaders(read)) == (1, [(["李县长"], None)])
    assert ("person-by-post", "A2") in codes(report)
