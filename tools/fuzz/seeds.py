"""Whole files to begin with: the sample's workbooks, one of each format, real ones if given."""

from __future__ import annotations

import tempfile
from pathlib import Path

from data.samples.workbooks import write_sample
from tests.builders.workbooks import Sheet, a_csv, a_raw_workbook, a_workbook, an_ods, an_xls

_LARGEST = 200_000
_ROWS = [
    ["鄂托克前旗招商引资项目台账"],
    ["单位：万元"],
    ["序号", "项目名称", "阶段", "签约日期", "计划总投资", "责任单位", "备注"],
    *([n, f"示例项目{n:02}", "签约", "2021.3.1", 12.5 * n, "旗发改委", "无"] for n in range(1, 9)),
    ["合计", None, None, None, 450],
]
_VISITS = [
    ["领导", "开始时间", "结束时间", "目的地", "拜访企业"],
    *([f"旗领导A、旗领导{c}", "2021年3月5日", "3月7日", "北京", "示例公司"] for c in "BCDEF"),
]


_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_EXCEL = "urn:schemas-microsoft-com:office:spreadsheet"
_SAVED = b"""MIME-Version: 1.0
Content-Type: multipart/related; boundary="--_n"

----_n
Content-Location: file:///C:/a.files/sheet001.htm
Content-Transfer-Encoding: 8bit
Content-Type: text/html; charset="utf-8"

<html><body><table>%s</table></body></html>
----_n--
"""


def _flat(table: str) -> bytes:
    """A document in one file."""
    return (
        f'<?xml version="1.0"?><office:document xmlns:office="{_OFFICE}:office:1.0"'
        f' xmlns:table="{_OFFICE}:table:1.0" xmlns:text="{_OFFICE}:text:1.0"'
        ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body>'
        f'<office:spreadsheet><table:table table:name="甲">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document>"
    ).encode()


def _excel_xml() -> bytes:
    """The same table as an XML spreadsheet of Excel 2003."""
    kinds = {str: "String", int: "Number", float: "Number"}
    rows = "".join(
        "<Row>"
        + "".join(
            f'<Cell><Data ss:Type="{kinds[type(value)]}">{value}</Data></Cell>'
            for value in row
            if value is not None
        )
        + "</Row>"
        for row in _ROWS
    )
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{_EXCEL}" xmlns:ss="{_EXCEL}"><Styles>'
        '<Style ss:ID="s1"><NumberFormat ss:Format="Short Date"/></Style></Styles>'
        '<Worksheet ss:Name="甲"><Table><Column ss:Index="2" ss:Span="1" ss:Hidden="1"/>'
        '<Row ss:Index="1"><Cell ss:MergeAcross="2" ss:StyleID="s1"><Data ss:Type="DateTime">'
        f"2021-12-31T00:00:00.000</Data></Cell></Row>{rows}</Table></Worksheet></Workbook>"
    ).encode()


def seed_files(folder: Path | None) -> list[tuple[str, bytes]]:
    """(name, bytes) of every seed; of a folder the files that are not large."""
    first = Sheet("签约项目", rows=_ROWS, merges=["A1:G1", "F4:F6"], formats={"E": '0.00"万元"'})
    second = Sheet("外出招商", rows=_VISITS, hidden_rows=[3], filter_range="A1:E6")
    table = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{v or ''}</text:p></table:table-cell>" for v in row)
        + "</table:table-row>"
        for row in _ROWS
    )
    page = "".join(f"<tr>{''.join(f'<td>{v}</td>' for v in row)}</tr>" for row in _VISITS)
    found = [
        ("台账.xlsx", a_workbook(first, second)),
        ("台账.xls", an_xls(first, second)),
        ("台账.ods", an_ods(f'<table:table table:name="甲">{table}</table:table>')),
        ("台账.fods", _flat(table)),
        ("平台导出.xls", _excel_xml()),
        ("存为网页.xls", _SAVED % page.encode()),
        ("台账.csv", a_csv(_ROWS, encoding="gb18030")),
        ("拜访.csv", a_csv(_VISITS, encoding="utf-8-sig", delimiter=";")),
        ("网页.xls", f"<html><body><table>{page}</table></body></html>".encode()),
        (
            "原样.xlsx",
            a_raw_workbook(
                '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
                "</worksheet>"
            ),
        ),
    ]
    with tempfile.TemporaryDirectory() as place:
        samples = [sample.path for sample in write_sample(Path(place))]
        found += [(path.name, path.read_bytes()) for path in samples[:6]]
    if folder is not None:
        real = sorted(path for path in folder.rglob("*") if path.is_file())
        found += [(p.name, p.read_bytes()) for p in real if p.stat().st_size <= _LARGEST]
    return found
