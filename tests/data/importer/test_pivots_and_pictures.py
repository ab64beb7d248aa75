"""Pivots and sheets of pictures are known by what .xls and .ods say of them, not by words."""

import io
import struct

import xlwt

from tests.builders.ledger_files import understood
from tests.builders.workbooks import Sheet, an_ods, an_xls

ROWS = [
    ["项目名称", "阶段", "总投资（万元）"],
    ["示例项目01", "签约", 3],
    ["示例项目02", "签约", 4],
]
DRAW = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
# A bitmap of one pixel.
BITMAP = (
    b"BM"
    + struct.pack("<IHHI", 58, 0, 0, 54)
    + struct.pack("<IiiHHIIiiII", 40, 1, 1, 1, 24, 0, 4, 0, 0, 0, 0)
    + bytes(4)
)


def report_of(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    (report,) = understood(path).files
    return report


def an_ods_table(rows, name="台账", shapes=""):
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{value}</text:p>'
            "</table:table-cell>"
            for value in row
        )
        + "</table:table-row>"
        for row in rows
    )
    beside = f"<table:shapes>{shapes}</table:shapes>"
    return f'<table:table table:name="{name}">{beside}{cells}</table:table>'


def a_pilot(address):
    return (
        '<table:data-pilot-tables><table:data-pilot-table table:name="p" '
        f'table:target-range-address="{address}"/></table:data-pilot-tables>'
    )


def test_a_pivot_of_an_xls(tmp_path):
    written = an_xls(Sheet("台账", [*ROWS, ["合并", None]], merges=["A1:B1"]))
    merge = struct.pack("<HHHHHHH", 0xE5, 10, 1, 0, 0, 0, 1)
    assert written.count(merge) == 1
    view = struct.pack("<HHHHHHH", 0xB0, 10, 0, 3, 0, 2, 0)
    report = report_of(tmp_path, "台账.xls", written.replace(merge, view))
    assert report.reader == "xls-records"
    assert report.refusal.code == "refused-pivot"


def test_a_pivot_of_an_ods(tmp_path):
    table = an_ods_table(ROWS)
    for address in ("台账.A1:台账.C3", "$'台账'.$A$1:.$C$3"):
        report = report_of(tmp_path, "台账.ods", an_ods(table + a_pilot(address)))
        assert report.refusal.code == "refused-pivot"


def test_a_pivot_elsewhere_and_an_address_of_nowhere_leave_a_ledger_alone(tmp_path):
    table = an_ods_table(ROWS)
    for address in ("别的.A1:别的.C3", "台账.J1:台账.K3", "台账.ZZZ9999999", "?"):
        report = report_of(tmp_path, "台账.ods", an_ods(table + a_pilot(address)))
        assert report.refusal is None


def test_pictures_alone_in_an_xls(tmp_path):
    book = xlwt.Workbook()
    book.add_sheet("截图").insert_bitmap_data(BITMAP, 1, 1)
    buffer = io.BytesIO()
    book.save(buffer)
    report = report_of(tmp_path, "截图.xls", buffer.getvalue())
    assert (report.refusal.code, report.refusal.arguments["pictures"]) == ("refused-picture", "1")


def test_pictures_alone_in_an_ods_and_a_chart_is_none(tmp_path):
    picture = f"<draw:frame {DRAW}><draw:image/></draw:frame>"
    chart = f"<draw:frame {DRAW}><draw:object/><draw:image/></draw:frame>"
    report = report_of(tmp_path, "截图.ods", an_ods(an_ods_table([], shapes=picture + chart)))
    assert (report.refusal.code, report.refusal.arguments["pictures"]) == ("refused-picture", "1")
    only_chart = report_of(tmp_path, "图.ods", an_ods(an_ods_table([], shapes=chart)))
    assert only_chart.refusal.code == "refused-nothing-written"
