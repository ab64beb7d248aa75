"""What the importer makes of fifty workbooks: ledgers, rows, issue codes, questions.

    python -m tests.golden.importer_text

writes ``tests/golden/importer.txt`` anew. The steps of the importer depend on each other's order;
a step that moves and finds something else, or something twice, shows as a difference.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from data.importer import FileReport
from data.importer.sandboxed import ImportContext, understand_apart
from tests.builders import other_offices
from tests.builders.ledger_files import Rows, Sheet, Shown, a_file
from tests.builders.other_offices import an_office_file
from tests.builders.plant_tracker import a_plant_tracker
from tests.builders.unit_ledgers import a_funds_report, a_register
from tests.builders.workbooks import Sheet as WrittenSheet
from tests.builders.workbooks import a_csv, a_workbook, an_xls

FILE = Path(__file__).parent / "importer.txt"
AS_OF = date(2024, 11, 30)
HEAD = ["项目名称", "项目编码", "阶段", "签约时间", "总投资（万元）", "责任单位", "建设地点"]
ROWS = [[f"示例厂{n}", f"S-{n}", "签约", f"2024-0{n}-12", 900 * n, f"示例{n % 2}局", "示例镇"]
        for n in range(1, 7)]  # fmt: skip


def importer_text() -> str:
    """A block a workbook, in the order of their names."""
    with tempfile.TemporaryDirectory() as folder:
        paths = sorted(workbooks(Path(folder)), key=lambda path: path.name)
        blocks = [line for path in paths for line in _block(path)]
    return "\n".join(blocks) + "\n"


def workbooks(folder: Path) -> Iterator[Path]:
    """Workbooks of other offices and of the layouts, formats and slips below."""
    for path in sorted((Path(other_offices.__file__).parent / "offices").glob("*.txt")):
        yield an_office_file(folder, path.stem)
    yield a_plant_tracker(folder)
    for name, sheets in made_sheets().items():
        yield a_file(folder, sheets, f"{name}.xlsx")
    hidden = WrittenSheet("台账", [HEAD, *ROWS], hidden_rows=(3, 4), hidden_columns=("F",))
    for name, content in {
        "隐藏的行列.xlsx": a_workbook(hidden),
        "旧格式.xls": an_xls(WrittenSheet("签约项目", [["签约项目台账"], HEAD, *ROWS])),
        "国标编码.csv": a_csv([HEAD, *ROWS, ["多一格", *ROWS[0], 1]], encoding="gb18030"),
        "半个文件.xlsx": a_workbook(WrittenSheet("甲", [HEAD, *ROWS]))[:3000],
    }.items():
        (folder / name).write_bytes(content)
        yield folder / name


def made_sheets() -> dict[str, dict[str, Rows | Sheet]]:
    """Name of a workbook → its sheets."""
    sums = ["合计", None, None, None, 99_999, None, None]
    slips = [
        ["示例厂1", "S-1", "签约", "2024.13.40", "五千左右", "示例局", "示例镇"],
        ["示例厂1", "S-1", "签约", "2091-03-04", "1.2亿元", "示例局", "示例镇"],
        [None, "S-3", "开工", "3月5日", "12%", "示例局", "示例镇"],
        ["示例厂4", "S-4", "未知阶段", "明年上半年", -5, None, "示例镇"],
        ["示例厂5", "S-5", "", 45_550, "100-200", "无", "示例镇"],
    ]
    marked = [*ROWS[:3], ["示例厂9", "S-9", "—", "—", "—", "—", "—"], ["注：—表示暂无"]]
    sectioned = [
        ["一、示例镇"],
        *ROWS[:3],
        ["小计", None, None, None, 5400],
        ["二、示例乡"],
        *ROWS[3:],
    ]
    dated = {f"{month}月": [[f"2024年{month}月项目台账"], HEAD, *ROWS] for month in (9, 10, 11)}
    trips = ["领导", "职务", "时间", "地点", "拜访企业"]
    stages = ["项目名称", "总投资（亿元）", "在谈", "签约", "开工", "投产"]
    bases = [
        "项目名称",
        "自治区平台口径到位（万元）",
        "企业自报到位（万元）",
        "统计口径到位（万元）",
    ]
    owners = ["指标", "计量单位", "城关镇", "柳林乡", "经开区管委会"]
    quarters = ["单位", "年度", "指标", "年度目标", "一季度", "二季度"]
    permits = ["项目名称", "立项", "环评", "用地", "施工许可证", "规划许可"]
    serials = ["序号", "投资方", "项目", "投资额", "签约日"]
    ticked = [["示例甲", 2, "√", "√", None, None], ["示例乙", 3, "√", None, "√", None]]
    arrived = [["示例甲", 100, 120, None], ["示例乙", 50, None, 40]]
    by_town = [["签约项目", "个", 3, 4, 5], ["到位资金", "亿元", 1.5, 2, 3]]
    by_quarter = [
        ["示例镇", 2024, "签约项目", 8, 2, 4],
        ["示例乡", 2024, "到位资金（亿元）", 2, 0.5, 1],
    ]
    stated = [
        ["示例甲", "已办结", "在办", "2024-05-01", "不需要", "√"],
        ["示例乙", "未启动", "—", None, "办理中", "×"],
    ]
    trip_rows = [
        ["示例领导A、示例领导B", "县长", "2024.3.5-3.7", "苏州", "1.示例甲公司 2.示例乙公司"],
        ["示例领导C", "副县长", "2024年12月5日", "杭州", "示例丙公司等5家"],
    ]
    bare = [[n, "示例集团", f"示例{n}", 1000, 45_500 + n] for n in range(1, 7)]
    shares = [
        ["项目名称", "阶段", "完成率", "占比"],
        ["示例甲", "建设", Shown(0.5, "0%"), "45%"],
        ["示例乙", "建设", 0.7, 1.2],
        ["示例丙", "建设", 80, 130],
    ]
    people = [["乡镇", "户数", "人口"], ["示例镇", 300, 900], ["示例乡", 200, 700]]
    prose = [["为做好招商引资工作，现将有关事项通知如下。"], ["请各单位于月底前报送。"]]
    return {
        "合计不符": {"项目台账": Sheet([["示例台账"], HEAD, *ROWS, sums], ("A1:G1",))},
        "写错的格": {"项目台账": [HEAD, *slips]},
        "没有说明单位": {"项目": [[h.replace("（万元）", "") for h in HEAD], *ROWS]},
        "自己的符号": {"项目台账": [HEAD, *marked]},
        "分节": {"项目台账": [["示例县项目台账"], ["单位：万元"], HEAD, *sectioned]},
        "一月一表": dated,
        "横放": {"项目台账": [list(column) for column in zip(HEAD, *ROWS, strict=True)]},
        "阶段打勾": {"项目": [stages, *ticked, ["示例丙", 5, "√", None, None, None]]},
        "口径各一列": {"到位资金": [["2024年11月到位资金"], bases, *arrived]},
        "乡镇各一列": {"目标任务": [["2024年招商引资目标任务"], owners, *by_town]},
        "分季目标": {"目标": [quarters, *by_quarter]},
        "审批事项": {"要件": [permits, *stated]},
        "外出": {"外出招商": [trips, *trip_rows]},
        "日期是序号": {"台账": [serials, *bare]},
        "人口表": {"人口": people},
        "文字": {"说明": prose},
        "资金还是台账": {"Sheet1": a_funds_report(title="")},
        "园区台账": {"项目台账": a_register()},
        "比例": {"项目台账": shares},
    }


def _block(path: Path) -> Iterator[str]:
    context = ImportContext("示例县商务局", AS_OF)
    (report,) = understand_apart([(path, path.name)], context).files
    yield f"{path.name}: {report.status}"
    yield from (f"    {line}" for line in _lines(report))


def _lines(report: FileReport) -> Iterator[str]:
    if report.refusal is not None:
        yield f"refused: {report.refusal.code}"
    for sheet in report.sheets:
        what = f"{sheet.ledger}/{sheet.form}" if sheet.ledger else f"none ({sheet.reason})"
        counts = f"{sheet.rows_loaded} loaded, {sheet.rows_rejected} rejected"
        also = "".join(f", also {one.ledger}/{one.form}" for one in sheet.also)
        yield f"{sheet.sheet}: {what}: {counts}, {len(sheet.not_data)} not data{also}"
    found = Counter((issue.code, issue.severity) for issue in report.issues)
    for (code, severity), count in sorted(found.items()):
        yield f"{severity} {code} × {count}"
    for question in sorted(report.questions, key=lambda one: one.question_id):
        yield f"asks {question.question_id}"


if __name__ == "__main__":
    FILE.write_text(importer_text(), encoding="utf-8")
