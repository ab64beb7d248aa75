"""A second month of a ledger that the office declares: change list, bridge, marks, roll back."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from data.documents.annotation.client import annotated_workbook
from data.formats import NBSP
from data.importer.importer import Belonging, Importer, Upload
from data.importer.review.draft_diff import draft_bridges, draft_changes
from data.inbox.handlers import perform
from data.inbox.job import Job
from tests.builders.own_ledgers import (
    LOAN_ROWS,
    LOANS,
    ROAD_ROWS,
    ROADS,
    an_office,
    loans,
    published,
    roads,
    understood,
)

BAD = ("SB-04", "示例局", "昂素镇", None, "很多", 1, "2021-13-45", "在借", "13800000004")
NAMELESS = (None, "示例局", None, None, 2, 1, None, "在借", None)
SECOND = (
    (
        "SB-01",
        "示例局",
        "上海庙镇",
        "示例项目甲",
        2.5,
        2,
        date(2021, 10, 15),
        "已还",
        "13811111111",
    ),
    LOAN_ROWS[1],
    LOAN_ROWS[2],
    ("SB-09", "示例局", "昂素镇", None, 4, 1, date(2022, 5, 1), "在借", None),
)


@pytest.fixture
def office(var_folder):
    with an_office(var_folder) as store:
        store.own_ledgers.declare(LOANS, "设备租借.toml", by="测试员")
        store.own_ledgers.declare(ROADS, "village_roads.toml", by="测试员")
        yield store


def second_month(store, folder, content=None):
    path = folder / "新表.xlsx"
    path.write_bytes(content or loans(SECOND))
    belonging = Belonging("示例局", date(2022, 1, 31))
    return Importer(store).understand(Upload.of([(path, path.name)], belonging))


def report(store, job_name, files, language, **more):
    paths = tuple((str(one.resolve()), one.name) for one in files)
    job = Job(job_name, language, by="测试员", files=paths, unit="示例局", **more)
    return perform(store, job)


def test_the_workbook_comes_back_with_its_errors_at_their_cells(office, tmp_path):
    content = loans((*LOAN_ROWS, BAD, NAMELESS))
    intake = understood(office, content, tmp_path)
    (file,) = intake.files
    marked = annotated_workbook(tmp_path / "设备.xlsx", "设备.xlsx", file, "zh", intake.drafts)
    sheet = openpyxl.load_workbook(BytesIO(marked))["设备"]
    noted = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}
    assert noted == {"E6", "G6", "A7"}
    assert "设备编号" in sheet["A7"].comment.text


def test_the_second_month_has_a_change_list_and_a_bridge_that_closes(office, tmp_path):
    published(office, loans(), tmp_path)
    intake = second_month(office, tmp_path)
    found = [(draft, draft_changes(office, draft)) for draft in intake.drafts]
    (_, changes) = found[0]
    assert [one.label for one in changes.added] == ["SB-09"]
    told = {(one.field, one.old, one.new) for row in changes.changed for one in row.fields}
    assert ("押金", "1.5", "2.5") in told
    assert ("状态", "在借", "已还") in told
    (bridge,) = draft_bridges(office, found)
    assert (bridge.ledger, bridge.field, bridge.unknown) == ("设备租借", "押金", 1)
    assert (bridge.before, bridge.after, bridge.remainder) == (
        Decimal("4.5"),
        Decimal("9.5"),
        Decimal(0),
    )
    steps = {one.kind: one.delta for one in bridge.steps}
    assert steps == {"added": Decimal(4), "raised": Decimal(1)}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", ["变动（设备租借，", "押金：1.5 万元 → 2.5 万元", "联系电话：（个人信息）"]),
        ("en", ["changes (Equipment loans,", "Deposit: ¥0.015 mn → ¥0.025 mn", "(personal)"]),
    ],
)
def test_the_report_says_titles_amounts_and_nothing_personal(office, tmp_path, language, said):
    published(office, loans(), tmp_path)
    path = tmp_path / "新表.xlsx"
    path.write_bytes(loans(SECOND))
    told = report(office, "check", [path], language, as_of=date(2022, 1, 31), is_whole=True)
    shown = told.text.replace(NBSP, " ")
    for words in said:
        assert words in shown
    assert "1381" not in told.text
    assert "1381" not in str(told.payload["changes"])


@pytest.mark.parametrize(("language", "title"), [("zh", "村道建设"), ("en", "Village roads")])
def test_versions_and_imports_call_a_ledger_by_its_title(office, tmp_path, language, title):
    path = tmp_path / "roads.xlsx"
    path.write_bytes(roads())
    told = report(office, "import", [path], language, as_of=date(2021, 12, 31))
    assert title in told.text
    listed = perform(office, Job("versions", language))
    assert title in listed.text
    assert "village_roads" not in told.text + listed.text
    assert listed.payload["versions"][0]["batches"][0]["ledger"] == "village_roads"


def test_a_roll_back_brings_the_first_month_again(office, tmp_path):
    published(office, loans(), tmp_path)
    office.publish(second_month(office, tmp_path).drafts, by="测试员", base=1)
    day = date(2022, 1, 31)
    assert len(office.current_rows("设备租借", "register", "示例局", day)) == 4
    office.roll_back(1, by="测试员")
    rows = office.current_rows("设备租借", "register", "示例局", day).to_pylist()
    assert [(row["设备编号"], row["状态"]) for row in rows] == [
        ("SB-01", "在借"),
        ("SB-02", "已还"),
        ("SB-03", "在借"),
    ]


def test_roads_have_a_bridge_of_their_first_open_amount(office, tmp_path):
    published(office, roads(), tmp_path)
    rows = (ROAD_ROWS[0], ("South road", "昂素镇", 1.8, 100, 95, None, None), ROAD_ROWS[2])
    intake = second_month(office, tmp_path, roads(rows))
    (bridge,) = draft_bridges(office, [(d, draft_changes(office, d)) for d in intake.drafts])
    assert (bridge.field, [one.kind for one in bridge.steps]) == ("cost", ["stated"])
