"""What is refused, and whether the reason is true: pivots, joined lists, pictures, prose, forms."""

import io
import zipfile

import pytest

from data.importer import TableCorrection
from data.issues import issue_message
from tests.builders.ledger_files import Sheet, a_file, codes, understood
from tests.builders.workbooks import Sheet as RawSheet
from tests.builders.workbooks import a_workbook

REGISTER = [["项目名称", "阶段", "总投资（万元）"], ["示例项目01", "签约", 100]]
PIVOTS = [
    [["行标签", "求和项:总投资（万元）"], ["上海庙镇", 300], ["城川镇", 100], ["总计", 400]],
    [["求和项:总投资", "列标签"], ["行标签", "签约", "投产", "总计"], ["上海庙镇", 1, 2, 3]],
    [["项目名称", "阶段", "求和项:总投资（万元）"], ["示例项目01", "签约", 3], ["总计", None, 3]],
    [["Row Labels", "Sum of Investment", "Count of Project"], ["A", 3, 1], ["B", 3, 1]],
]


def refusal(folder, sheets):
    (report,) = understood(a_file(folder, sheets)).files
    assert report.status == "refused"
    return report.refusal


@pytest.mark.parametrize("rows", PIVOTS)
def test_the_output_of_a_pivot_is_no_ledger(tmp_path, rows):
    assert refusal(tmp_path, {"Sheet1": rows}).code == "refused-pivot"


def test_a_pivot_is_known_by_its_definition_in_the_package(tmp_path):
    """Headers typed over by hand say nothing of a pivot; the package still does."""
    rows = [
        ["项目名称", "阶段", "总投资（万元）"],
        ["示例项目01", "签约", 3],
        ["示例项目02", "签约", 4],
    ]
    plain = a_workbook(RawSheet("台账", rows))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as before, zipfile.ZipFile(buffer, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name))
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/pivotTable"
        after.writestr(
            "xl/worksheets/_rels/sheet1.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{kind}" Target="../pivotTables/pivotTable1.xml"/>'
            "</Relationships>",
        )
        after.writestr(
            "xl/pivotTables/pivotTable1.xml",
            '<pivotTableDefinition xmlns="x"><location ref="A1:C3"/></pivotTableDefinition>',
        )
    path = tmp_path / "台账.xlsx"
    path.write_bytes(buffer.getvalue())
    (report,) = understood(path).files
    assert report.refusal.code == "refused-pivot"
    assert [sheet.reason for sheet in report.sheets] == ["pivot"]


def test_a_pivot_beside_a_ledger_is_a_note(tmp_path):
    intake = understood(a_file(tmp_path, {"台账": REGISTER, "汇总": PIVOTS[0]}))
    (report,) = intake.files
    assert report.status == "ok"
    assert codes(report) == [("sheet-is-pivot", "")]
    assert [sheet.reason for sheet in report.sheets] == ["", "pivot"]


def a_joined_sheet(projects=3, times=4):
    header = ["项目名称", "阶段", "总投资（万元）", "拜访日期", "拜访企业"]
    return [
        header,
        *(
            [f"示例项目{p:02d}", "签约", 100 * p, f"2021-{k + 1:02d}-03", f"示例企业{k}"]
            for p in range(1, projects + 1)
            for k in range(times)
        ),
    ]


def test_a_joined_list_says_which_key_repeats_how_often(tmp_path):
    found = refusal(tmp_path, {"台账": a_joined_sheet(3, 10)})
    assert found.code == "refused-joined"
    assert (found.arguments["header"], found.arguments["rows"]) == ("项目名称", "30")
    assert (found.arguments["projects"], found.arguments["repeats"]) == ("3", "10.0")
    assert "30 行只有 3 个项目" in issue_message(found, "zh")


def test_a_joined_list_is_known_among_headers_of_the_other_list(tmp_path):
    """Two headers of five are of projects: too few for a ledger, enough for a true reason."""
    header = ["项目名称", "总投资（万元）", "问题", "责任人", "电话记录"]
    rows = [[f"示例项目{k % 3:02d}", 500, f"问题{k}", "某", "通"] for k in range(12)]
    assert refusal(tmp_path, {"台账": [header, *rows]}).code == "refused-joined"
    once = [[f"示例项目{k:02d}", 500, f"问题{k}", "某", "通"] for k in range(12)]
    assert refusal(tmp_path, {"台账": [header, *once]}).code == "refused-near-ledger"


def test_a_person_may_read_a_joined_list_all_the_same(tmp_path):
    path = a_file(tmp_path, {"台账": a_joined_sheet()})
    mark = understood(path).files[0].sheets[0].fingerprint
    said = TableCorrection(ledger="projects", form="register")
    assert understood(path, corrections={mark: said}).drafts[0].loaded_count == 12


@pytest.mark.parametrize(
    "sheet",
    [
        a_joined_sheet(5, 2),  # phases and corrections repeat a project, too
        a_joined_sheet(1, 8),  # one project alone is no list joined to another
        Sheet(  # one project in several lines
            [
                ["项目名称", "阶段", "存在问题"],
                *(
                    [f"示例项目{p}" if k == 0 else None, "签约", f"问题{p}{k}"]
                    for p in range(3)
                    for k in range(4)
                ),
            ],
            merges=("A2:A5", "A6:A9", "A10:A13"),
        ),
    ],
)
def test_a_ledger_that_repeats_some_projects_is_read(tmp_path, sheet):
    intake = understood(a_file(tmp_path, {"台账": sheet}))
    assert intake.files[0].sheets[0].ledger == "projects"
    assert intake.drafts


def a_picture_sheet(folder, *more):
    import xlsxwriter

    path = folder / "截图.xlsx"
    image = io.BytesIO(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4"
            "890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
        )
    )
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("截图").insert_image("B2", "a.png", {"image_data": image})
    for rows in more:
        page = book.add_worksheet("台账")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    book.close()
    return path


def test_a_picture_cannot_be_read(tmp_path):
    (report,) = understood(a_picture_sheet(tmp_path)).files
    assert (report.refusal.code, report.refusal.arguments["pictures"]) == ("refused-picture", "1")
    assert [sheet.reason for sheet in report.sheets] == ["picture"]


def test_a_picture_beside_a_ledger_is_a_note(tmp_path):
    (report,) = understood(a_picture_sheet(tmp_path, REGISTER)).files
    assert report.status == "ok"
    assert codes(report) == [("sheet-is-picture", "")]


def test_prose_is_no_ledger(tmp_path):
    rows = [["关于2021年招商引资工作情况的报告"], ["今年以来，全旗新签约项目11个。"], ["二、问题"]]
    assert refusal(tmp_path, {"报告": rows}).code == "refused-prose"


def test_numbers_alone_are_not_called_a_text(tmp_path):
    assert refusal(tmp_path, {"表": [[1], [2], [3]]}).code == "refused-no-header"


def test_a_form_of_fields_that_no_ledger_has_is_refused_as_one(tmp_path):
    staff = [
        ["职工登记表", None, None, None],
        ["姓名", "示例人员甲", "联系电话", "—"],
        ["家庭地址", "示例镇", "所属单位", "后勤科"],
        ["学历情况", "本科", "职务", "科员"],
        ["入职时间", "2019年3月", "备注", "—"],
        ["考核意见", "合格", "负责人", "示例人员乙"],
    ]
    found = refusal(tmp_path, {"登记": staff})
    assert (found.code, found.arguments["forms"]) == ("refused-form", "1")


def test_rows_of_another_table_below_are_not_read_as_projects(tmp_path):
    rows = [
        ["序号", "项目名称", "阶段", "总投资（万元）"],
        *([n, f"示例项目{n:02d}", "签约", 100] for n in range(1, 5)),
        [],
        ["按镇汇总"],
        ["上海庙镇", 2, 200],
        ["城川镇", 2, 200],
    ]
    intake = understood(a_file(tmp_path, {"台账": rows}))
    (draft,) = intake.drafts
    assert (draft.loaded_count, draft.rejected_count) == (4, 0)
    (issue,) = [i for i in intake.files[0].issues if i.code == "table-without-header"]
    assert (issue.row, issue.arguments["first"], issue.arguments["last"]) == (8, "8", "9")
