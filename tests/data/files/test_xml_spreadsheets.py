"""Spreadsheets in one XML file: those of Excel 2003, which platforms name .xls, and .fods."""

from __future__ import annotations

import pytest

from data.files.content import read_file
from data.files.errors import RefusedError
from data.files.grid import Kind, Merge
from data.files.limits import Limits
from tests.data.files.reading import cells_of, grids_of

_EXCEL = "urn:schemas-microsoft-com:office"
STYLES = """<Styles>
 <Style ss:ID="Default"><NumberFormat/></Style>
 <Style ss:ID="s1"><NumberFormat ss:Format="Short Date"/></Style>
 <Style ss:ID="s2"><NumberFormat ss:Format="0.0&quot;亿元&quot;"/></Style>
 <Style ss:ID="s3" ss:Parent="s2"><Font ss:Bold="1"/></Style>
 <Style ss:ID="s4"><NumberFormat ss:Format="Percent"/></Style>
</Styles>"""
SHEET = """<Worksheet ss:Name="签约">
 <Table ss:ExpandedColumnCount="99" ss:ExpandedRowCount="9999">
  <Column ss:Width="80"/><Column ss:Index="3" ss:Hidden="1" ss:Span="1" ss:StyleID="s2"/>
  <Row ss:Index="2"><Cell ss:MergeAcross="2" ss:MergeDown="1"><Data ss:Type="String">项目&#10;名称\
</Data></Cell><Cell><Data ss:Type="String">后一格</Data></Cell></Row>
  <Row ss:Index="5" ss:Hidden="1" ss:Span="1">
   <Cell ss:StyleID="s1"><Data ss:Type="DateTime">2021-09-30T00:00:00.000</Data></Cell>
   <Cell ss:StyleID="s3"><Data ss:Type="Number">79.986</Data></Cell>
   <Cell><Data ss:Type="Number">2</Data></Cell>
   <Cell ss:Index="6" ss:StyleID="s4"><Data ss:Type="Number">6.5000000000000002E-2</Data></Cell>
  </Row>
  <Row>
   <Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>甲</B>乙</ss:Data>
    <Comment><ss:Data><Font>批注</Font></ss:Data></Comment></Cell>
   <Cell ss:Formula="=A1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell>
   <Cell ss:Formula="=SUM(A1:A2)"/>
   <Cell><Data ss:Type="Boolean">1</Data></Cell>
   <Cell><Data ss:Type="DateTime">1899-12-31T06:00:00.000</Data></Cell>
  </Row>
 </Table>
 <WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible>
 </WorksheetOptions>
</Worksheet>"""


def an_excel_xml(content: str, *, encoding: str = "utf-8", properties: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
        '<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook xmlns="{_EXCEL}:spreadsheet" xmlns:x="{_EXCEL}:excel"'
        f' xmlns:ss="{_EXCEL}:spreadsheet">{properties}{content}</Workbook>'
    ).encode(encoding)


def a_sheet(rows: str, after: str = "", name: str = "甲") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{rows}</Table>{after}</Worksheet>'


def a_cell(text: str, kind: str = "String") -> str:
    return f'<Row><Cell><Data ss:Type="{kind}">{text}</Data></Cell></Row>'


def test_cells_of_an_excel_2003_file():
    (grid,) = grids_of(an_excel_xml(STYLES + SHEET), "台账.xls")
    assert cells_of(grid) == {
        "A2": (Kind.TEXT, "项目\n名称", None),
        "D2": (Kind.TEXT, "后一格", '0.0"亿元"'),
        "A5": (Kind.DATE, "2021-09-30", "yyyy/m/d"),
        "B5": (Kind.NUMBER, "79.986", '0.0"亿元"'),
        "C5": (Kind.NUMBER, "2", '0.0"亿元"'),
        "F5": (Kind.NUMBER, "0.065", "0.00%"),
        "A7": (Kind.TEXT, "甲乙", None),
        "B7": (Kind.ERROR, "#DIV/0!", None),
        "C7": (Kind.FORMULA_WITHOUT_VALUE, "=SUM(A1:A2)", '0.0"亿元"'),
        "D7": (Kind.BOOLEAN, "true", '0.0"亿元"'),
        "E7": (Kind.NUMBER, "0.25", None),
    }
    assert grid.merges == (Merge(2, 1, 3, 3),)
    assert (grid.hidden_rows, grid.hidden_columns) == ({5, 6}, {3, 4})
    assert (grid.sheet, grid.visibility) == ("签约", "hidden")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb2312", "iso-8859-1"])
def test_the_encoding_that_the_file_declares(encoding):
    word = "Société" if encoding == "iso-8859-1" else "示例项目"
    book = an_excel_xml(a_sheet(a_cell(word), name="a"), encoding=encoding)
    assert cells_of(grids_of(book)[0])["A1"][1] == word


def test_the_1904_calendar_is_told():
    (grid,) = grids_of(
        an_excel_xml(
            f"<ExcelWorkbook><Date1904/></ExcelWorkbook>{a_sheet(a_cell('2021-09-30', 'DateTime'))}"
        )
    )
    assert grid.is_1904
    assert cells_of(grid)["A1"][:2] == (Kind.DATE, "2021-09-30")


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(RefusedError) as caught:
        read_file(data, "台账.xls", limits or Limits())
    return caught.value.code


def test_marks_of_secrecy_are_seen():
    header = (
        "<WorksheetOptions><PageSetup><Header x:Data='&amp;C机密★'/></PageSetup></WorksheetOptions>"
    )
    properties = "<DocumentProperties><Title>秘密</Title></DocumentProperties>"
    good = a_sheet(a_cell("项目"))
    assert refusal(an_excel_xml(a_sheet(a_cell("秘密★1年")))) == "refused-marked-cell"
    assert refusal(an_excel_xml(a_sheet(a_cell("项目"), header))) == "refused-marked-beside"
    assert refusal(an_excel_xml(good, properties=properties)) == "refused-marked-property"


def test_what_is_wrong_or_too_much_is_refused():
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]>' + an_excel_xml("")[38:]
    assert refusal(bomb) == "refused-document-type"
    assert refusal(an_excel_xml("")) == "refused-damaged"
    assert refusal(an_excel_xml(SHEET)[:-30]) == "refused-damaged"
    assert refusal(an_excel_xml(a_sheet(a_cell("十二", "Number")))) == "refused-damaged"
    far = (
        '<Row ss:Index="1048576"><Cell ss:Index="16384">'
        '<Data ss:Type="Number">1</Data></Cell></Row>'
    )
    assert refusal(an_excel_xml(a_sheet(a_cell("1") + far))) == "refused-stray-cell"
    beyond = far.replace("16384", "16385")
    assert refusal(an_excel_xml(a_sheet(beyond))) == "refused-damaged"
    ten = an_excel_xml(a_sheet(a_cell("1") * 10))
    assert refusal(ten, Limits(cells=9)) == "refused-too-many-cells"
    assert grids_of(ten, limits=Limits(cells=10))[0].height == 10


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:mimetype="application/vnd.oasis.opendocument.{kind}"><office:meta>
 <meta:keyword>{word}</meta:keyword></office:meta><office:body><office:{kind}>
 <table:table table:name="签约"><table:table-row><table:table-cell office:value-type="string">
 <text:p>项目名称</text:p></table:table-cell></table:table-row></table:table>
</office:{kind}></office:body></office:document>"""


def test_a_flat_open_document():
    (grid,) = grids_of(FLAT.format(kind="spreadsheet", word="招商").encode(), "台账.fods")
    assert cells_of(grid) == {"A1": (Kind.TEXT, "项目名称", None)}
    marked = FLAT.format(kind="spreadsheet", word="秘密").encode()
    assert refusal(marked) == "refused-marked-property"
    assert refusal(FLAT.format(kind="text", word="招商").encode()) == "refused-xml"
