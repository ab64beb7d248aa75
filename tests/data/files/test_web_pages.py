"""Pages with tables that go by the name of a workbook."""

from __future__ import annotations

import pytest

from data.files.content import read_file
from data.files.errors import RefusedError
from data.files.grid import Kind, Merge
from data.files.limits import Limits
from tests.data.files.reading import cells_of, grids_of

PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv=Content-Type content="text/html; charset={charset}"><style>td {{ a: b }}</style>
</head><body><p>招商引资到位资金<br>导出表</p>
<table border=1><tr><th rowspan=2>项目名称<th colspan=2>到位资金 (万元)</tr>
<tr style="display: none"><td>本月<td>累计</tr>
<tr><td>示例项目01 &amp; 二期</td><td x:num="45.50">45.5</td>
<td><table><tr><td>嵌套</td></tr></table></td></tr>
</table>尾注：示例数据</body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_page_is_read_as_an_office_program_shows_it(charset):
    data = PAGE.format(charset=charset).encode({"gb2312": "gbk"}.get(charset, charset))
    (grid,) = grids_of(data, "到位资金.xls")
    assert {cell: value[:2] for cell, value in cells_of(grid).items()} == {
        "A1": (Kind.TEXT, "招商引资到位资金\n导出表"),
        "A2": (Kind.TEXT, "项目名称"),
        "B2": (Kind.TEXT, "到位资金 (万元)"),
        "B3": (Kind.TEXT, "本月"),
        "C3": (Kind.TEXT, "累计"),
        "A4": (Kind.TEXT, "示例项目01 & 二期"),
        "B4": (Kind.NUMBER, "45.5"),
        "C4": (Kind.TEXT, "嵌套"),
        "A5": (Kind.TEXT, "尾注：示例数据"),
    }
    assert grid.merges == (Merge(2, 1, 3, 1), Merge(2, 2, 2, 3))
    assert grid.hidden_rows == {3}


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("<html><body><p>登录已过期，请重新登录</p></body></html>", "refused-web-page"),
        ("<table><tr><td>一<td>机密★1年</table>", "refused-marked-cell"),
        ("<table><tr><td rowspan=9999 colspan=9999>a<td>b</table>", "refused-too-many-cells"),
    ],
)
def test_pages_that_are_refused(source, code):
    with pytest.raises(RefusedError) as caught:
        read_file(source.encode(), "a.xls", Limits())
    assert caught.value.code == code
