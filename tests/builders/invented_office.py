"""Three books that an invented office keeps beside its ledgers, as messy as clerks keep them.

Equipment loans have two amounts in yuan, dates as texts, a title and a sum; village roads have 300
rows, blank towns, two levels of headers and projects; of training courses there are four.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from data.importer.importer import Belonging, Importer, Upload
from data.importer.model import Intake
from data.ledgers.own_files import to_toml
from data.ledgers.proposed_ledger import declared
from data.store import Store
from tests.builders.workbooks import Sheet, a_workbook

AS_OF = date(2021, 12, 31)
TOWNS = ("上海庙镇", "敖勒召其镇", "昂素镇", "城川镇")
UNITS = ("旗农牧局", "旗工信局", "旗能源局")
PHONE = "1395550"


def loans(month: int = 12) -> Sheet:
    """36 loans; in January three are back and one is new."""
    rows: list[list[object]] = []
    for n in range(1, 37 if month == 12 else 38):
        lent = date(2021, 1, 6) + timedelta(days=9 * n)
        due = lent + timedelta(days=30 * (1 + n % 3))
        is_back = n % 3 == 0 or (month == 1 and n in (1, 2, 4))
        rows.append(
            [
                n,
                f"QC-{n:03}",
                ("航拍机", "同传主机", "展板")[n % 3],
                UNITS[n % 3] if n % 11 else None,
                f"{lent:%Y.%-m.%-d}",
                f"{due.year}年{due.month}月{due.day}日",
                200 + n % 5 * 150,
                None if n % 6 == 0 else 60 * (n % 4),
                "已归还" if is_back else "在用",
                f"示例人{n % 7}",
                f"{PHONE}{n:04}",
            ]
        )
    sums = [sum(row[k] or 0 for row in rows) for k in (6, 7)]  # type: ignore[misc]
    head = ["序号", "器材编号", "器材名称", "借用单位", "借出日期", "应还日期"]
    head += ["押金（元）", "租金（元）", "状况", "经手人", "手机号"]
    said = "2021年12月" if month == 12 else "2022年1月"
    title: list[list[object]] = [[f"{said}会展器材租借登记表"], ["填报单位：旗招商局"]]
    total = ["合计", *[None] * 5, *sums, None, None, None]
    return Sheet("租借", [*title, head, *rows, total], merges=["A1:K1", "A2:C2"])


def roads(count: int = 300, projects: tuple[str, ...] = ()) -> Sheet:
    """Roads of villages: every ninth names no town, every seventh no subsidy."""
    rows: list[list[object]] = []
    for n in range(1, count + 1):
        due = date(2021, 3, 20) + timedelta(days=n * 41 % 480)
        rows.append(
            [
                f"C{n:03}150623",
                f"示例嘎查{n}至示例村{n}",
                TOWNS[n * 5 % 4] if n % 9 else None,
                round(0.8 + n % 17 * 0.45, 2),
                round(20 + n * 17 % 190 / 2, 2),
                None if n % 7 == 0 else round(5 + n * 11 % 90 / 2, 2),
                projects[n % len(projects)] if projects and n % 4 == 0 else None,
                due,
                "已通车" if n % 3 == 0 else ("在建" if n % 3 == 1 else "未开工"),
            ]
        )
    top = ["路线编号", "路线名称", "所在苏木镇", "里程", "资金（万元）", None, "服务项目"]
    top += ["计划完工日期", "进展"]
    below: list[object] = [None, None, None, "公里", "总投资", "上级补助", None, None, None]
    merges = ["A1:I1", "E2:F2", *(f"{letter}2:{letter}3" for letter in "ABCGHI")]
    return Sheet("村道", [["鄂托克前旗村道建设台账"], top, below, *rows], merges=merges)


def courses() -> Sheet:
    """Four courses, of one of which nobody counted who came."""
    rows: list[list[object]] = [
        ["招商政策解读", "旗招商局", "2021-03-12", 46, 8600, "内部"],
        ["项目包装与谈判", "旗工信局", "2021-06-04", 38, 12000, "外请"],
        ["园区安全生产", "旗能源局", "2021-09-17", None, 5400, "内部"],
        ["产业链招商实务", "旗招商局", "2020-11-05", 52, None, "外请"],
    ]
    head: list[object] = [
        "培训班名称",
        "主办单位",
        "举办日期",
        "参训人数",
        "培训经费（元）",
        "师资",
    ]
    return Sheet("培训", [["2021年招商干部培训情况"], head, *rows], merges=["A1:F1"])


def written(folder: Path, name: str, sheet: Sheet) -> Path:
    """The sheet as a workbook of its own in a folder."""
    path = folder / f"{name}.xlsx"
    path.write_bytes(a_workbook(sheet))
    return path


def declare_all(store: Store, folder: Path, projects: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Projects, then the three books as proposed, are declared and published; their names."""
    register = Sheet(
        "签约项目台账",
        [
            ["签约项目台账"],
            ["项目名称", "签约日期", "计划总投资（万元）", "项目阶段", "所属镇"],
            *[
                [one, date(2021, 3, 5), 5000, "签约", TOWNS[n % 4]]
                for n, one in enumerate(projects)
            ],
        ],
    )
    if projects:
        publish(store, written(folder, "项目", register))
    books = {"器材租借": loans(), "村道台账": roads(projects=projects), "培训情况": courses()}
    found = []
    for name, sheet in books.items():
        path = written(folder, name, sheet)
        proposal = understood(store, path).files[0].sheets[0].proposal
        assert proposal is not None
        for column in proposal.columns:
            done = {one.word for one in column.words} & {"已归还", "已通车"}
            proposal = proposal.with_closed(column.letter, done) if done else proposal
        ledger = declared(proposal)
        store.own_ledgers.declare(to_toml(ledger), f"{ledger.name}.toml", by="示例员")
        publish(store, path)
        found.append(ledger.name)
    return tuple(found)


def understood(store: Store, path: Path, as_of: date = AS_OF) -> Intake:
    """The workbook as the importer reads it."""
    return Importer(store).understand(Upload.of([(path, path.name)], Belonging("旗招商局", as_of)))


def publish(store: Store, path: Path, as_of: date = AS_OF) -> Intake:
    """The same, published."""
    intake = understood(store, path, as_of)
    store.publish(intake.drafts, by="示例员", base=store.sequence)
    return intake
