"""A mark of secrecy is found wherever it can stand; the same words in a sentence are none."""

from __future__ import annotations

import pytest

from data.files.content import read_file
from data.files.errors import RefusedError
from data.files.limits import Limits
from data.files.secrecy import secrecy_label, secrecy_label_in_name
from tests.builders.workbooks import Sheet, a_csv, a_workbook, an_ods, an_xls

MARKS = [
    "绝密",
    "机密",
    "秘密",
    "机密★1年",
    "绝密★长期",
    "秘密★",
    "秘密★10年",
    "内部★",
    "秘 密",
    "机\n密",
    "【机密】",
    "（秘密）",
    "机密级",
    "密级：秘密",
    "密级: 机密 3年",
    "机密　5年",
    "★ 秘密",
    "秘密*1年",
]
SENTENCES = [
    "商业秘密",
    "保密协议",
    "已签订保密协议，涉及商业秘密的条款另行约定",
    "严守国家秘密",
    "机密仪器有限公司",
    "精密机械，秘密武器",
    "非涉密",
    "密级：无",
    "密级",
    "内部",
    "内部道路已硬化",
    "商业秘密*",
    "工作秘密",
    "秘密配方饮料项目",
]


@pytest.mark.parametrize("text", MARKS)
def test_marks(text):
    assert secrecy_label(text) is not None


@pytest.mark.parametrize("text", SENTENCES)
def test_no_marks(text):
    assert secrecy_label(text) is None


@pytest.mark.parametrize(
    "name",
    [
        "机密-项目台账.xlsx",
        "项目台账（秘密）.xlsx",
        "秘密★1年 台账.xls",
        "【绝密】a.csv",
        "机密.xlsx",
    ],
)
def test_marked_names(name):
    assert secrecy_label_in_name(name) is not None


@pytest.mark.parametrize(
    "name", ["商业秘密清单.xlsx", "保密协议-2021.xlsx", "内部台账.xlsx", "加密机密钥.xlsx"]
)
def test_unmarked_names(name):
    assert secrecy_label_in_name(name) is None


def refusal(data: bytes, name: str = "台账.xlsx") -> tuple[str, dict[str, str]]:
    with pytest.raises(RefusedError) as caught:
        read_file(data, name, Limits())
    return caught.value.code, caught.value.arguments


ROWS = [["标题", None], ["项目名称", "备注"], ["示例项目01", "机密★1年"]]


def test_the_cell_is_named():
    expected = ("refused-marked-cell", {"mark": "机密", "sheet": "签约", "cell": "C4"})
    other = Sheet("总览", rows=[["a"]])
    sheet = Sheet("签约", rows=ROWS, at="B2")
    assert refusal(a_workbook(other, sheet)) == expected
    assert refusal(an_xls(other, sheet)) == expected
    table = (
        '<table:table table:name="签约"><table:table-row table:number-rows-repeated="3"/>'
        '<table:table-row><table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell office:value-type="string"><text:p>机密★1年</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )
    assert refusal(an_ods(table)) == expected
    assert refusal(a_csv(ROWS), "签约.csv")[1]["cell"] == "B3"


def test_a_hidden_sheet_counts():
    hidden = Sheet("隐藏", rows=[["秘密"]], state="very_hidden")
    assert refusal(a_workbook(Sheet(rows=[["a"]]), hidden))[0] == "refused-marked-cell"


@pytest.mark.parametrize("write", [a_workbook, an_xls])
def test_header_of_a_sheet(write):
    code, arguments = refusal(write(Sheet("签约", rows=[["a"]], header="&L机密★1年&R&P")))
    assert (code, arguments) == ("refused-marked-beside", {"mark": "机密", "sheet": "签约"})


def test_text_box_sheet_name_property_and_file_name():
    assert (
        refusal(a_workbook(Sheet(rows=[["a"]], text_box="秘密★3年")))[0] == "refused-marked-beside"
    )
    assert refusal(a_workbook(Sheet("秘密", rows=[["a"]])))[0] == "refused-marked-sheet-name"
    marked = a_workbook(Sheet(rows=[["a"]]), properties={"keywords": "招商, 机密"})
    assert refusal(marked)[0] == "refused-marked-property"
    plain = a_workbook(Sheet(rows=[["a"]]))
    code, arguments = refusal(plain, "../机密★/../(秘密)台账.xlsx")
    assert (code, arguments) == ("refused-marked-name", {"mark": "秘密"})


def test_the_name_of_an_own_property_of_a_flat_document():
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    document = (
        f'<?xml version="1.0"?><o:document xmlns:o="{office}" xmlns:m="meta" '
        'o:mimetype="application/vnd.oasis.opendocument.spreadsheet"><o:meta>'
        '<m:user-defined m:name="密级">机密材料</m:user-defined></o:meta></o:document>'
    )
    assert refusal(document.encode(), "台账.fods")[1] == {"mark": "机密", "property": "密级"}


def test_ordinary_words_pass():
    rows = [["备注"], ["已签保密协议"], ["含商业秘密，不对外"], ["内部"], ["密级：无"]]
    sheet = Sheet("保密台账", rows=rows, header="&C商业秘密 请勿外传")
    for data in (
        a_workbook(sheet, properties={"title": "商业秘密清单"}),
        an_xls(sheet),
        a_csv(rows),
    ):
        assert len(read_file(data, "保密协议台账.csv", Limits())[1]) == 1
