"""Whole files: which sheets are ledgers, what is refused, every used row accounted for."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.importer import TableCorrection, understand
from data.ledgers import ledgers
from data.ledgers.template import template
from data.ledgers.template_columns import template_columns
from tests.builders.ledger_files import (
    AS_OF,
    Sheet,
    a_file,
    codes,
    draft_of,
    rows_of,
    understood,
    used_rows_are_accounted_for,
)

REGISTER = [["项目名称", "阶段", "总投资（万元）"], ["示例项目01", "签约", 100]]
VISITS = [
    ["序号", "单位", "领导", "职务", "开始时间", "拜访企业"],
    [1, "旗招商局", "旗领导A", "旗长", date(2021, 9, 6), "示例企业A有限公司"],
]
PAYROLL = [["姓名", "工号", "工资"], ["甲", "001", 1], ["乙", "002", 2]]
FORM = [
    ["职工登记表", None, None, None],
    ["姓名", "示例人员甲", "联系电话", "—"],
    ["家庭地址", "示例镇", "所属单位", "后勤科"],
    ["学历情况", "本科", "职务", "科员"],
    ["入职时间", "2019年3月", "备注", "—"],
    ["考核意见", "合格", "负责人", "示例人员乙"],
]


def test_two_ledgers_among_forty_sheets(tmp_path):
    sheets = {f"其他{number}": PAYROLL for number in range(38)}
    sheets["项目台账"] = REGISTER
    sheets["外出上报"] = VISITS
    intake = understood(a_file(tmp_path, sheets))
    report = intake.files[0]
    assert report.status == "ok"
    assert len(report.sheets) == 40
    assert {(d.ledger, d.form, d.loaded_count) for d in intake.drafts} == {
        ("projects", "register", 1),
        ("visits", "report", 1),
    }
    others = [sheet for sheet in report.sheets if not sheet.ledger]
    assert {sheet.reason for sheet in others} == {"unknown"}
    assert {len(sheet.not_data) + len(sheet.header_rows) for sheet in others} == {3}


@pytest.mark.parametrize(
    ("sheets", "code"),
    [
        ({"登记": FORM}, "refused-form"),
        ({"表": PAYROLL}, "refused-no-ledger"),
        ({"表": [["这是一份说明。"], ["没有表格。"]]}, "refused-prose"),
        ({"表": [["甲", "乙"], ["丙", "丁"]]}, "refused-no-header"),
        ({"表": []}, "refused-nothing-written"),
        ({"表": REGISTER[:1]}, "refused-no-rows"),
        ({"表": [REGISTER[0], [None, "签约", 100]]}, "refused-nothing-loaded"),
    ],
)
def test_a_file_of_which_nothing_loads_is_refused_with_its_reason(tmp_path, sheets, code):
    intake = understood(a_file(tmp_path, sheets))
    report = intake.files[0]
    assert report.status == "refused"
    assert report.refusal is not None
    assert report.refusal.code == code
    assert intake.drafts == ()
    assert intake.has_errors


def test_a_cover_beside_a_ledger_is_no_error(tmp_path):
    intake = understood(a_file(tmp_path, {"封面": [["招商引资台账"]], "项目台账": REGISTER}))
    assert intake.files[0].status == "ok"
    assert [s.reason for s in intake.files[0].sheets] == ["prose", ""]


def test_the_same_file_twice_in_one_upload_is_read_once(tmp_path):
    first = a_file(tmp_path, {"项目台账": REGISTER}, "一.xlsx")
    second = tmp_path / "二.xlsx"
    second.write_bytes(first.read_bytes())
    intake = understood(first, second)
    assert codes(intake.files[1]) == [("same-file-twice", "")]
    assert [d.loaded_count for d in intake.drafts] == [1]


def test_two_files_of_one_form_are_one_batch(tmp_path):
    other = [REGISTER[0], ["示例项目02", "在谈", 5]]
    intake = understood(
        a_file(tmp_path, {"项目台账": REGISTER}, "一.xlsx"),
        a_file(tmp_path, {"项目台账": other}, "二.xlsx"),
    )
    (draft,) = intake.drafts
    assert [row["project_name"] for row in rows_of(draft)] == ["示例项目01", "示例项目02"]
    assert draft.tables["source_sheet"]["file_name"].to_pylist() == ["一.xlsx", "二.xlsx"]


def test_a_refused_file_does_not_stop_the_others(tmp_path):
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    intake = understood(broken, a_file(tmp_path, {"项目台账": REGISTER}))
    assert [report.status for report in intake.files] == ["refused", "ok"]
    assert len(intake.drafts) == 1


def test_a_second_table_below_and_the_rows_of_both(tmp_path):
    rows = [
        ["项目台账", None, None],
        *REGISTER,
        ["示例项目02", "在谈", 5],
        [],
        [],
        ["外出招商情况", None, None, None, None],
        *VISITS,
    ]
    intake = understood(a_file(tmp_path, {"汇总": rows}))
    assert {(d.ledger, d.loaded_count) for d in intake.drafts} == {("projects", 2), ("visits", 1)}
    assert used_rows_are_accounted_for(intake)


def test_sample_data_is_marked(tmp_path):
    rows = [["招商引资项目台账（示例数据）", None, None], *REGISTER]
    intake = understood(a_file(tmp_path, {"项目台账": rows}))
    assert intake.files[0].is_sample
    assert intake.drafts[0].is_sample
    assert not understood(a_file(tmp_path, {"项目台账": REGISTER})).drafts[0].is_sample


def test_a_person_may_correct_ledger_header_unit_and_columns(tmp_path):
    rows = [
        ["工程", "钱", "情况", "何时"],
        ["名", "数", "如何", "签"],
        ["示例项目01", 5, "签约", date(2021, 3, 1)],
    ]
    path = a_file(tmp_path, {"表": rows})
    sheet = understood(path).files[0].sheets[0]
    assert sheet.ledger == ""
    said = TableCorrection(
        ledger="projects",
        form="register",
        header_rows=(1, 2),
        unit="亿元",
        fields={"A": "name", "B": "planned_investment", "C": "stage", "D": "signed_date"},
    )
    assert TableCorrection.from_json(said.to_json()) == said
    intake = understood(path, corrections={sheet.fingerprint: said})
    (row,) = rows_of(draft_of(intake, "projects", "register"))
    assert (row["project_name"], row["planned_investment_wan"]) == ("示例项目01", 50000)
    assert row["signed_date"] == date(2021, 3, 1)
    assert intake.files[0].sheets[0].header_rows == (1, 2)
    assert used_rows_are_accounted_for(intake)


def test_a_column_may_be_ignored_and_a_table_too(tmp_path):
    path = a_file(tmp_path, {"项目台账": REGISTER, "外出": VISITS})
    first, second = understood(path).files[0].sheets
    intake = understood(
        path,
        corrections={
            first.fingerprint: TableCorrection(fields={"总投资": "ignore"}),
            second.fingerprint: TableCorrection(ledger="ignore"),
        },
    )
    (draft,) = intake.drafts
    assert rows_of(draft)[0]["planned_investment_wan"] is None
    assert intake.files[0].sheets[1].reason == "ignored"


@pytest.mark.parametrize(
    ("name", "form"),
    [(one.name, form.name) for one in ledgers() for form in one.forms if form.template],
)
def test_our_own_templates_are_read_back_without_a_question(tmp_path, name, form):
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template(name, form))
    report = understood(path).files[0]
    sheet = report.sheets[0]
    assert (sheet.ledger, sheet.form) == (name, form)
    months = {column.key for column in template_columns(name, form) if column.is_amount}
    unknown = {column.header for column in sheet.columns if not column.field}
    assert unknown - months == set()
    assert report.refusal is not None
    assert report.refusal.code == "refused-no-rows"


def test_progress_is_told(tmp_path):
    told = []
    understand(
        [(a_file(tmp_path, {"项目台账": REGISTER}), "台账.xlsx")],
        unit="旗招商局",
        as_of=AS_OF,
        progress=told.append,
    )
    steps = [(one.step, one.sheet) for one in told]
    reading = ("reading", "项目台账")  # searched for tables, then read
    assert steps == [("opening", ""), reading, reading, ("checking", ""), ("gathering", "")]


def test_source_rows_keep_what_stood_and_what_was_seen(tmp_path):
    rows = [[None, "项目名称", "阶段", "签约日期"], [None, "示例项目01", "签约", date(2021, 3, 1)]]
    (draft,) = understood(a_file(tmp_path, {"项目台账": rows})).drafts
    source = draft.tables["source_row"].to_pylist()
    assert source[1]["raw"] == [None, "示例项目01", "签约", "2021-03-01"]
    assert [row["role"] for row in source] == ["header", "loaded"]
    assert [row["row_number"] for row in source] == [1, 2]


_CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        ["合计", "小计", "一、工业项目", "注：示例", "待定", "-", "签约", "在谈", "√", "约5亿元"]
    ),
    st.text("示例项目一二12万元、 ", max_size=8),
    st.integers(-5, 90000),
    st.floats(0, 1e6, allow_nan=False),
    st.dates(date(2015, 1, 1), date(2030, 1, 1)),
)
_HEADERS = st.lists(
    st.sampled_from(
        [
            "序号",
            "项目编号",
            "阶段",
            "总投资（万元）",
            "签约日期",
            "投资方",
            "所在镇",
            "备注",
            "其他",
        ]
    ),
    min_size=3,
    max_size=8,
    unique=True,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_HEADERS, st.data())
def test_every_used_row_is_accounted_for_whatever_the_sheet_holds(tmp_path, header, data):
    header = ["项目名称", *header]
    width = len(header)
    title = data.draw(st.sampled_from([[], [["招商引资项目台账"]], [["台账"], ["单位：万元"]]]))
    body = data.draw(st.lists(st.lists(_CELLS, min_size=width, max_size=width), max_size=12))
    firm = ["示例项目01", *[None] * (width - 1)]
    intake = understood(a_file(tmp_path, {"项目台账": Sheet([*title, header, firm, *body])}))
    assert used_rows_are_accounted_for(intake)
    for sheet in intake.files[0].sheets:
        assert sheet.rows_read == sheet.rows_loaded + sheet.rows_rejected
    for draft in intake.drafts:
        rejected = draft.tables["source_row"]["role"].to_pylist().count("rejected")
        assert rejected == draft.rejected_count
