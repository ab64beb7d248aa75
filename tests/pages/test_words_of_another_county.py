"""A county whose clerks write other headers, merge cells and rename an agency in the year.

Its ledgers go through the importer as they are; every fact checked is in the rows below.
"""
# ruff: noqa: E501 (a row of a ledger is a line)

from __future__ import annotations

from datetime import date

import pytest

from data.county_figures.organisation import organisation
from data.cuts import FREE
from data.ledgers.registry import ledger
from data.screens import mobilisation as mobilised
from data.screens import organisation as desks
from data.screens import services
from data.screens.events import Events
from data.screens.ledger_readings import Listed
from data.screens.mobilisation import Mobilisation
from data.screens.organisation import Desks
from data.screens.services import Services
from data.screens.view import view_at
from data.store import store as process
from tests.builders.ledger_files import Sheet, a_file, understand, understood
from tests.builders.marts import mart_rows
from tests.builders.own_ledgers import an_office, an_office_in_use
from tests.builders.sourcing import publish
from tests.pages.steps import html, opened
from ui.pack import brochure

OLD, NEW, RENAMED = "县商务局", "县投资促进局", date(2021, 6, 1)
FIRST, LAST = date(2021, 4, 30), date(2021, 12, 31)
STAGES = ("线索", "考察", "在谈", "已签约", "已开工", "在建", "试生产", "投产", "达产")


def _projects(unit: str) -> list[list[object]]:
    head = [
        "项目名称",
        "投资主体",
        "当前状态",
        "招商专班",
        "牵头单位",
        "引进方式",
        "引荐单位（人）",
    ]
    rows: list[list[object]] = [
        [
            f"示例{stage}项目",
            f"示例外{stage}有限公司",
            stage,
            "新材料专班",
            unit,
            "以商招商",
            "示例商会",
        ]
        for stage in STAGES
    ]
    return [["招商引资项目推进台账"], head, *rows]


ROSTER: list[list[object]] = [
    ["招商引资工作领导小组及专班组成人员名单"],
    [
        "机构类别",
        "机构名称",
        "上级机构",
        "姓名",
        "担任职务",
        "所在单位",
        "任职日期",
        "免职日期",
        "原名称",
    ],
    ["领导小组", "招商引资领导小组", None, None, "组长", "县委", "2021.1.1", None, None],
    ["领导小组", "招商引资领导小组", None, None, "组长", "县政府", "2021.1.1", None, None],
    [
        "招商专班",
        "新材料专班",
        "招商引资领导小组",
        "示例甲",
        "专班长",
        "县经信局",
        "2021.1.1",
        None,
        None,
    ],
    ["招商专班", "新材料专班", None, "示例乙", "成员", "县经信局", "2021.1.1", "2021.5.31", None],
    ["招商专班", "新材料专班", None, "示例乙", "成员", "县发改局", "2021.6.1", None, None],
    ["部门", NEW, None, None, "成员", NEW, "2021.6.1", None, OLD],
]
LEADS: list[list[object]] = [
    ["全员招商线索报送汇总表"],
    ["报送时间", "来源单位", "报送人", "线索企业", "拟投资项目", "目前进展"],
    *([date(2021, 3, at + 1), OLD, "示例丙", f"示例外{stage}有限公司", f"示例{stage}扩建项目", "未对接"]
      for at, stage in enumerate(STAGES)),
    # An agency where a person belongs.
    [date(2021, 3, 20), "县文旅局", "县文旅局", "示例新客商集团", None, "正在洽谈"],
]  # fmt: skip
EVENTS: list[list[object]] = [
    ["2021年招商推介活动情况表"],
    [
        "活动名称",
        "活动形式",
        "举办时间",
        "承办单位",
        "经费支出（元）",
        "对接企业（家）",
        "达成意向（个）",
        "签约项目（个）",
        "后续跟进事项",
        "责任单位",
        "完成时限",
        "办理情况",
    ],
    [
        "示例茶博会",
        "博览会",
        "2021.5.3-5.6",
        "县农业农村局",
        52000,
        12,
        3,
        1,
        "寄样品",
        "县文旅局",
        date(2021, 6, 30),
        "已完成",
    ],
    [
        "示例推介",
        "推介会",
        date(2021, 9, 9),
        "县农业农村局",
        None,
        8,
        2,
        0,
        "回访",
        "县发改局",
        date(2021, 10, 31),
        "正在办理",
    ],
]
STUDY: list[list[object]] = [
    ["学习教育活动统计表"],
    ["学习日期", "学习形式", "学习内容", "应到（人）", "实到（人）"],
    [date(2021, 3, 1), "中心组学习", "产业政策", 20, 18],
    [date(2021, 4, 1), "中心组学习", "招商案例", 20, None],
]
TASKS: list[list[object]] = [
    ["全县招商引资大会重点任务分解表"],
    ["序号", "工作任务", "责任单位", "完成时限", "完成情况"],
    [1, "编制招商手册", "县文旅局", date(2021, 5, 1), "初稿"],
    [2, "建立客商库", OLD, date(2022, 5, 1), None],
]


def _items(limit: int, materials: int) -> Sheet:
    """Two items, their materials a row each under merged cells."""
    rows: list[list[object]] = [
        ["投资项目审批事项清单"],
        ["序号", "实施部门", "事项名称", "办理时限（工作日）", None, "申报材料", None, None],
        [None, None, None, "法定", "承诺", "材料名称", "必要性", "来源渠道"],
    ]
    merges = ["D2:E2", "F2:H2", "A2:A3", "B2:B3", "C2:C3"]
    for item, unit in ((1, "县住建局"), (2, "县水利局")):
        top = len(rows) + 1
        rows += [
            [item, unit, f"示例事项{item}", 20, limit, f"材料{n}", "必要" if n else "非必要", "申请人自备"] if not n
            else [None, None, None, None, None, f"材料{n}", "必要", "政府部门核发"]
            for n in range(materials)
        ]  # fmt: skip
        merges += [f"{column}{top}:{column}{len(rows)}" for column in "ABCDE"]
    return Sheet(rows, tuple(merges))


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The county's ledgers, published; to be read only."""
    folder = tmp_path_factory.mktemp("words")
    with an_office_in_use(folder) as store:
        publish(store, folder, {"项目台账": _projects(OLD)}, FIRST)
        publish(store, folder, {"审批事项清单": _items(20, 5)}, FIRST)
        publish(store, folder, {"项目台账": _projects(OLD)}, LAST)
        publish(store, folder, {"审批事项清单": _items(8, 3)}, LAST)
        for title, rows in (
            ("名单", ROSTER),
            ("招商线索", LEADS),
            ("招商活动", EVENTS),
            ("学习活动", STUDY),
            ("招商大会任务分解", TASKS),
        ):
            publish(store, folder, {title: rows}, LAST)
        yield store


def test_who_is_named_by_office_alone_and_who_moved_in_the_year_are_all_there(office):
    now = view_at().now
    assert organisation(office, now, {"organisation"})["leading_group_heads"] == 2
    assert organisation(office, now, {"organisation"})["special_groups"] == 1
    heads = [
        (row["member"], row["member_unit"]) for row in Desks(view_at(), "招商引资领导小组").members
    ]
    assert heads == [(None, "县委"), (None, "县政府")]
    members = {
        row["member_unit"]: row["is_current"]
        for row in Desks(view_at(), "新材料专班").members
        if row["member"] == "示例乙"
    }
    assert members == {"县经信局": False, "县发改局": True}


def test_a_renamed_agency_is_one_unit_everywhere_and_no_change(office):
    now, before = view_at().now, office.snapshot(as_of=FIRST)
    assert {row["responsible_unit"] for row in mart_rows(office, "project", now)} == {NEW}
    assert {row["responsible_unit"] for row in mart_rows(office, "project", before)} == {OLD}
    assert OLD not in {row["unit"] for row in mart_rows(office, "entry", now)}
    changes = office.query(
        "screens/dispatch/changes",
        snapshot_id=now.id,
        previous_id=before.id,
        sequence=now.version,
        as_of=now.as_of,
        fields=["responsible_unit", "task_group", "stage"],
        note_fields=[],
    )
    assert changes.to_pylist() == []


def test_an_agency_written_where_a_person_belongs_stays_readable(office):
    shown = html(opened("mobilisation"))
    assert "县文旅局" in shown and "县某" not in shown
    assert "示某" in shown and "示例丙" not in shown


def test_units_that_follow_up_are_named(office):
    shown = {row["person"] for row in Events(Listed(view_at(), ledger("events"))).every}
    assert shown == {"县文旅局", "县发改局"}
    hosts = Listed(view_at(), ledger("events")).everything.choices["unit"]
    assert list(hosts) == ["县农业农村局"]


def test_a_first_and_last_day_in_one_cell_are_both_read(office):
    rows = {row["name"]: row for row in Events(Listed(view_at(), ledger("events"))).every}
    assert rows["示例茶博会"]["day"].date() == date(2021, 5, 3)
    assert rows["示例茶博会"]["standing"] == "closed"
    assert rows["示例推介"]["overdue_days"] == 61


@pytest.mark.parametrize("stage", STAGES)
def test_a_lead_named_after_a_company_repeats_its_project_at_every_stage(office, stage):
    found = Mobilisation(view_at(), FREE)
    (row,) = [one for one in found.repeated if one["label"] == f"示例外{stage}有限公司"]
    assert (row["fate"], row["twin_kind"], row["twin_label"]) == (
        "undecided",
        "project",
        f"示例{stage}项目",
    )


def test_a_lead_that_repeats_nothing_counts_and_is_in_talks(office):
    found = Mobilisation(view_at(), FREE)
    assert (found.number("undecided"), found.number("talks")) == (len(STAGES), 1)


def test_who_came_of_who_was_expected_over_sessions_that_state_both(office):
    found = Mobilisation(view_at(), FREE)
    own = [row for row in found.study if row["channel"] == "中心组学习"]
    assert mobilised.attendance_text(own) == "18（1 次未填），到会率 90.0%"


def test_tasks_of_a_list_named_after_the_conference_are_its_tasks(office):
    orders = Mobilisation(view_at(), FREE).orders
    assert [(row["matter"], row["state"]) for row in orders] == [
        ("编制招商手册", "逾期"),
        ("建立客商库", "办理中"),
    ]


def test_materials_row_by_row_are_counted_by_item_in_both_lists(office):
    found = Services(Listed(view_at(), ledger("hall")))
    materials, days, limits = services.compared(found)
    assert materials[2] == "10 → 6，减 4 件，40.0%"
    assert days[2] == "40 → 16，减 24 个工作日，60.0%"
    assert limits[2] == "40 → 16，减 24 个工作日，60.0%（最新清单 2 项两个时限都填了）"
    assert services.alone(found) == []
    line = services.materials_line(found)
    assert (
        line
        == "最新清单逐件列出材料 6 件；按必要性：必要 4、非必要 2；按来源：政府部门核发 4、申请人自备 2"
    )


def test_the_desk_of_the_group_has_what_its_projects_need(office):
    opened = Desks(view_at(), "新材料专班")
    assert desks.desk_title(opened) == "新材料专班的桌面：7 件"


def test_the_brochure_of_a_large_county_lists_two_pages_and_says_how_many_more(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    head = ["项目名称", "阶段", "镇"]
    made = [[f"示例在建项目{n:03d}", "建设", "示例镇"] for n in range(60)]
    hall = [["部门", "应进驻事项数", "已进驻事项数"], ["示例甲局", 9, 9], ["示例乙局", 90, None]]
    with an_office(tmp_path) as store:
        monkeypatch.setattr(process, "_process_store", store)
        publish(store, tmp_path, {"项目台账": [["项目台账"], head, *made]}, LAST)
        publish(store, tmp_path, {"政务服务进驻": [["政务服务进驻"], *hall]}, LAST)
        slides = brochure.deck(view_at()).slides
    lists = [slide for slide in slides if slide.grid is not None]
    assert [slide.title for slide in lists] == ["已开工、投产的项目（列出 24 个，另有 36 个）"]
    assert [len(slide.grid.rows) for slide in lists] == [24]
    bars = next(slide.chart for slide in slides if "进驻率" in slide.sub)
    # A department that does not say what it entered has no empty bar.
    assert bars.categories == ("示例甲局",)


def test_one_cell_that_lists_materials_is_no_number_of_them(tmp_path):
    head = ["实施部门", "事项名称", "申请材料", "材料数", "承诺办结时限"]

    def items(count):
        listed = "1.申请表 2.身份证 3.证明"
        rows = [["县林业局", f"示例事项{n}", listed, count, 5] for n in range(6)]
        return {"政务服务事项清单": [["政务服务事项清单"], head, *rows]}

    with an_office(tmp_path) as store:
        publish(store, tmp_path, items(5), FIRST)
        publish(store, tmp_path, items(None), LAST)
        before, now = (store.snapshot(day).id for day in (FIRST, LAST))
        told = store.query("screens/ledger/items_cut", snapshot_id=now, previous_id=before)
        (whole,) = [row for row in told.to_pylist() if row["is_all"]]
    assert (whole["item_count"], whole["material_items"]) == (6, 0)
    assert whole["materials_after"] is None


def test_who_states_since_when_is_no_second_member_beside_who_leaves_it_blank(tmp_path):
    head = ["机构类别", "机构名称", "姓名", "担任职务", "所在单位", "任职日期"]

    def roster(unit, since):
        row = ["招商专班", "示例专班", "示例某", "成员", unit, since]
        return {"名单": [["招商引资领导小组及专班人员名单"], head, row]}

    with an_office(tmp_path) as store:
        publish(store, tmp_path, roster("县局", "2021.3.1"), FIRST)
        path = a_file(tmp_path, roster(None, None))
        intake = understand([(path, path.name)], unit="示例镇", as_of=FIRST)
        store.publish(intake.drafts, by="示例科员", base=store.sequence)
        cursor = store._connection.cursor()
        store.worked_out()
        told = cursor.execute("select member, since_date from mart.organisation_row").fetchall()
        cursor.close()
    assert set(told) == {("示例某", date(2021, 3, 1))}


def test_a_unit_that_reports_introduces_nobody(tmp_path):
    head = ["项目名称", "投资主体", "总投资（万元）", "当前状态", "报送单位"]
    rows = [[f"示例{n}项目", f"示例{n}公司", 100 + n, "在建", "县投资促进局"] for n in range(6)]
    sheets = {"项目": [["招商引资项目台账"], head, *rows]}
    (draft, *_) = understood(a_file(tmp_path, sheets), as_of=FIRST).drafts
    assert draft.tables["project_row"]["introducer"].null_count == 6
