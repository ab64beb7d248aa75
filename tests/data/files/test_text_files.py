"""Delimited texts: encodings, delimiters, ragged rows, addresses."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.files.content import read_file
from data.files.errors import RefusedError
from data.files.grid import Kind
from data.files.limits import Limits
from tests.builders.workbooks import a_csv
from tests.data.files.reading import cells_of, grids_of, only

TABLE = [
    ["项目名称", "总投资（亿元）", "建设地点"],
    ["示例项目01", "79.986", "敖勒召其镇"],
    ["示例项目02", "1,200", "上海庙镇"],
]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
)
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_encodings_and_delimiters(encoding, delimiter):
    found = only(a_csv(TABLE, encoding=encoding, delimiter=delimiter), "台账.csv")
    assert {cell: value[1] for cell, value in found.items()} == {
        f"{'ABC'[column]}{row + 1}": TABLE[row][column] for row in range(3) for column in range(3)
    }
    assert {value[0] for value in found.values()} == {Kind.TEXT}


@pytest.mark.parametrize("encoding", ["big5", "shift_jis", "latin-1"])
def test_a_code_page_that_can_be_told_is_read(encoding):
    words = {
        "big5": "專案名稱,總投資,建設地點\n範例專案,壹億元,臺北縣\n",
        "shift_jis": "プロジェクト名,投資額\nサンプル,テスト\n",
        "latin-1": "Société;Prénom;Année\nÉtablissement É;José;1\nCafé à la crème;Zoë;2\n",
    }
    found = only((words[encoding] * 20).encode(encoding), "a.csv")
    assert found["A2"][1] == re.split("[,;]", words[encoding].splitlines()[1])[0]


@pytest.mark.parametrize("encoding", ["koi8-r", "cp850", "euc-kr"])
def test_an_encoding_that_cannot_be_told_is_refused(encoding):
    words = {
        "cp850": "Größe;Höhe;Fläche\nKöln;Düsseldorf;München\n",
        "euc-kr": "지역,인구\n서울,9500000\n부산,3300000\n",
        "koi8-r": "название проекта,сумма\nпример,тысяча\n",
    }
    with pytest.raises(RefusedError) as caught:
        read_file((words[encoding] * 20).encode(encoding), "a.csv", Limits())
    assert caught.value.code == "refused-encoding"


def test_ragged_rows_empty_lines_and_quoted_breaks_keep_their_addresses():
    text = '标题\n\n项目,"第一行\r\n第二行",备注\na,1,x,多出一格\nb\n'
    (grid,) = grids_of(text.encode(), "台账.csv")
    assert {cell: value[1] for cell, value in cells_of(grid).items()} == {
        "A1": "标题",
        "A3": "项目",
        "B3": "第一行\n第二行",
        "C3": "备注",
        "A4": "a",
        "B4": "1",
        "C4": "x",
        "D4": "多出一格",
        "A5": "b",
    }
    assert (grid.sheet, grid.height) == ("台账", 5)


@pytest.mark.parametrize("ending", ["", "\n"])
def test_a_quote_that_never_closes_does_not_swallow_the_rows_below_it(ending):
    text = 'a,b\n1,"第一行\n第二行"\n2,"5寸管\n3,x\n4,y' + ending
    with pytest.raises(RefusedError) as caught:
        read_file(text.encode(), "台账.csv", Limits())
    assert (caught.value.code, caught.value.arguments) == ("refused-open-quote", {"row": "3"})
    assert only('a,b\n2,5"管\n'.encode(), "台账.csv")["B2"][1] == '5"管'
    assert only(f'a,b\n2,"5寸管{ending}'.encode(), "台账.csv")["B2"][1] == "5寸管"


def test_a_number_kept_as_text_by_a_formula_is_its_text():
    found = only(b'code,name,sum\n="0012","=""a""""b""",=1+2\n="",x,1\n', "a.csv")
    assert [found[cell][1] for cell in ("A2", "B2", "C2")] == ["0012", 'a"b', "=1+2"]
    assert "A3" not in found


def test_the_line_that_names_the_delimiter_is_no_row():
    assert only(b"sep=|\na|b,c\n1|2\n", "a.csv")["B1"][1] == "b,c"


def test_one_column_is_a_table_only_where_the_file_says_so():
    data = "项目名称\n示例项目01\n示例项目02\n".encode()
    assert only(data, "a.csv")["A3"][1] == "示例项目02"
    with pytest.raises(RefusedError) as caught:
        read_file(data, "a.xlsx", Limits())
    assert caught.value.code == "refused-not-a-table"


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.lists(st.text("招商ab,;\t\"' \n12.", max_size=8), min_size=2, max_size=5),
        min_size=2,
        max_size=8,
    )
)
def test_nothing_is_lost_between_comma_and_quotes(rows):
    rows = [["列一", "列二"], *rows]
    (grid,) = grids_of(b"sep=,\n" + a_csv(rows), "a.csv")
    found = {cell: value[1] for cell, value in cells_of(grid).items()}
    expected = {
        f"{'ABCDE'[column]}{row + 1}": value
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value
    }
    assert found == expected
