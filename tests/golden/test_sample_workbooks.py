"""The sample workbooks by themselves: what a clerk who opens them would add up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from data.samples.workbooks import SampleFile, write_sample

REAL_NAMES = ("雅海", "恒坤", "义川业", "海川", "中科悦达", "润阳悦达")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[SampleFile, ...]:
    return write_sample(tmp_path_factory.mktemp("sample"))


@cache
def book_of(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path, data_only=True)


def sheet(files: tuple[SampleFile, ...], name: str, as_of: date) -> Worksheet:
    for file in files:
        if file.as_of == as_of:
            book = book_of(file.path)
            if name in book.sheetnames:
                return book[name]
    raise LookupError(f"{name} {as_of}")


def rows(sheet: Worksheet) -> Iterator[dict[str, object]]:
    """Data rows under their lowest header text; sections, totals and notes left out."""
    top = next(row for row in range(1, 9) if sheet.cell(row, 1).value in ("序号", "年度"))
    depth = (
        2 if any(m.min_row == top and m.max_row == top for m in sheet.merged_cells.ranges) else 1
    )
    heads = [
        sheet.cell(top + depth - 1, column).value or sheet.cell(top, column).value
        for column in range(1, sheet.max_column + 1)
    ]
    for row in sheet.iter_rows(min_row=top + depth, values_only=True):
        if isinstance(row[0], int):
            yield dict(zip(heads, row, strict=True))


def signed(files: tuple[SampleFile, ...], as_of: date) -> list[dict[str, object]]:
    found = []
    for row in rows(sheet(files, "签约项目台账", as_of)):
        if row["序号"] == 1 and found:
            return found
        found.append(row)
    return found


def trip_editions(files: tuple[SampleFile, ...]) -> list[date]:
    """Every day of which trips are reported."""
    return sorted({file.as_of for file in files if "外出招商" in file.path.name})


def amount(value: object) -> Decimal:
    return Decimal(str(value))


@pytest.mark.parametrize(
    ("as_of", "count", "total"),
    [
        (date(2020, 12, 31), 8, "412.3"),
        (date(2021, 10, 31), 9, "747.86"),
        (date(2021, 11, 30), 10, "753.76"),
        (date(2021, 12, 31), 11, "799.86"),
    ],
)
def test_signed_projects_and_their_sum(
    files: tuple[SampleFile, ...], as_of: date, count: int, total: str
) -> None:
    found = signed(files, as_of)
    sums = [row["计划总投资\n（亿元）"] for row in found]
    assert len(found) == count
    assert sum(amount(value) for value in sums if value is not None) == Decimal(total)


def test_two_sums_of_2021_are_unknown_and_those_two_came_through_companies(
    files: tuple[SampleFile, ...],
) -> None:
    blank = [
        row for row in signed(files, date(2021, 12, 31)) if row["计划总投资\n（亿元）"] is None
    ]
    assert [str(row["项目名称"])[:4] for row in blank] == ["中科悦达", "润阳悦达"]
    assert {row["招商方式"] for row in blank} == {"以商招商"}


def test_platform_funds_of_2021_over_projects_of_several_years(
    files: tuple[SampleFile, ...],
) -> None:
    booked = [
        row
        for as_of in (date(2021, 10, 31), date(2021, 11, 30), date(2021, 12, 31))
        for row in rows(sheet(files, "到位资金台账", as_of))
        if row["口径"] == "自治区平台" and row["状态"] != "退回"
    ]
    assert sum(amount(row["到位金额（万元）"]) for row in booked) == Decimal(453_900)
    assert {str(row["项目编号"])[2:6] for row in booked} == {"2019", "2020", "2021"}


@pytest.mark.parametrize(
    ("year", "banner", "sponsors", "distinct"), [(2020, 6, 9, 13), (2021, 10, 15, 21)]
)
def test_projects_pushed_by_two_tiers_that_overlap(
    files: tuple[SampleFile, ...], year: int, banner: int, sponsors: int, distinct: int
) -> None:
    editions = [as_of for as_of in trip_editions(files) if as_of.year == year]
    codes = {
        row["项目名称"]: row["项目编号"] for row in rows(sheet(files, "签约项目台账", editions[-1]))
    }
    pushed: dict[str, set[str]] = {}
    for as_of in editions:
        for row in rows(sheet(files, "外出招商情况上报表", as_of)):
            linked = [part for part in str(row["关联项目"] or "").split("、") if part]
            for tier in str(row["领导层级"]).split("、"):
                if row["方式"] == "外出":
                    named = {str(codes.get(part, part)) for part in linked}
                    pushed.setdefault(tier, set()).update(named)
    tiers = pushed["旗委政府领导"], pushed["县级包扶联系领导"]
    assert [len(projects) for projects in tiers] == [banner, sponsors]
    assert len(tiers[0] | tiers[1]) == distinct


def test_more_trips_than_the_year_before(files: tuple[SampleFile, ...]) -> None:
    trips = {2020: 0, 2021: 0}
    for as_of in trip_editions(files):
        found = rows(sheet(files, "外出招商情况上报表", as_of))
        trips[as_of.year] += sum(1 for row in found if row["方式"] == "外出")
    assert trips == {2020: 27, 2021: 49}


def test_real_names_carry_only_what_was_reported(files: tuple[SampleFile, ...]) -> None:
    allowed = {
        "序号", "项目名称", "投资主体", "招商方式", "项目阶段", "签约时间", "进展情况", "备注",
    }  # fmt: skip
    for as_of in (date(2021, 10, 31), date(2021, 12, 31)):
        for row in rows(sheet(files, "签约项目台账", as_of)):
            if str(row["项目名称"]).startswith(REAL_NAMES):
                assert {head for head, value in row.items() if value is not None} <= allowed
                assert "公开报道" in str(row["备注"])
            else:
                assert str(row["项目名称"]).startswith("示例项目")
    for file in files:
        for name in book_of(file.path).sheetnames:
            if name == "签约项目台账":
                continue
            page = book_of(file.path)[name]
            texts = [str(cell) for row in page.iter_rows(values_only=True) for cell in row if cell]
            assert not any(real in text for text in texts for real in REAL_NAMES)


def test_every_file_says_that_it_is_a_sample(files: tuple[SampleFile, ...]) -> None:
    for file in files:
        book = book_of(file.path)
        assert book.properties.subject == "示例数据"
        assert all("示例数据" in str(page["A1"].value) for page in book.worksheets)


def test_the_files_are_the_same_bytes_every_time(
    files: tuple[SampleFile, ...], tmp_path: Path
) -> None:
    again = write_sample(tmp_path)
    assert [file.path.name for file in again] == [file.path.name for file in files]
    assert [a.path.read_bytes() for a in again] == [b.path.read_bytes() for b in files]


def test_events_and_sessions_that_were_reported_carry_only_what_was_reported(
    files: tuple[SampleFile, ...],
) -> None:
    as_of = date(2021, 12, 31)
    allowed = {
        "招商活动": {"序号", "活动名称", "活动类型", "开始日期", "举办地点", "备注"},
        "企业问需座谈": {"序号", "座谈会名称", "座谈日期", "参会企业", "参会方式", "备注"},
    }
    kinds: list[object] = []
    for name, heads in allowed.items():
        for row in rows(sheet(files, name, as_of)):
            if str(row[f"{'活动' if name == '招商活动' else '座谈会'}名称"]).startswith("示例"):
                continue
            assert {head for head, value in row.items() if value is not None} <= heads
            assert "公开报道" in str(row["备注"])
            kinds.append(row.get("活动类型"))
    assert kinds.count("推介会") == 2
