import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.values import parse_flags, parse_names, parse_texts
from tests.builders.grids import UNCALCULATED, CellError, Shown, a_column


def one(parse, cell):
    parsed = parse(a_column([cell]))
    return parsed.values[0].as_py(), [problem.code for problem in parsed.problems]


def test_texts_keep_what_was_written():
    assert one(parse_texts, "  建设示例\n生产线 ") == ("建设示例\n生产线", [])
    assert one(parse_texts, "00015062301234567890") == ("00015062301234567890", [])
    assert one(parse_texts, 42) == ("42", [])
    assert one(parse_texts, "待定") == ("待定", [])
    assert one(parse_texts, "60多家") == ("60多家", [])


@pytest.mark.parametrize("cell", [None, "", "-", "——", "/", "无", "\u00a0", "\u200b", " / "])
def test_empty_like_texts_are_null(cell):
    assert one(parse_texts, cell) == (None, [])


def test_a_long_code_typed_as_a_number_has_lost_digits():
    assert one(parse_texts, 15062301234567890000)[1] == ["text-digits-lost"]
    assert one(parse_texts, CellError("#N/A")) == (None, ["cell-error"])
    assert one(parse_texts, UNCALCULATED) == (None, ["formula-without-value"])


@pytest.mark.parametrize(
    "cell", ["是", "√", "✔", "Y", "yes", True, 1, "已开工", "已入统", "√是 否", "☑是□否"]
)
def test_yes(cell):
    assert one(parse_flags, cell) == (True, [])


@pytest.mark.parametrize(
    "cell", ["否", "×", "N", False, 0, "未开工", "尚未入统", "□是☑否", "是□否☑", "没有"]
)
def test_no(cell):
    assert one(parse_flags, cell) == (False, [])


def test_neither_yes_nor_no():
    assert one(parse_flags, "2021年3月") == (None, ["flag-unreadable"])
    assert one(parse_flags, 7) == (None, ["flag-unreadable"])
    assert one(parse_flags, "。") == (None, ["flag-unreadable"])
    assert one(parse_flags, "/") == (None, [])


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("旗领导A", ["旗领导A"]),
        ("旗领导A、旗领导B", ["旗领导A", "旗领导B"]),
        ("旗领导A，旗领导B;旗领导C；旗领导D,旗领导E", [f"旗领导{x}" for x in "ABCDE"]),
        ("旗领导A 旗领导B", ["旗领导A", "旗领导B"]),
        ("旗领导A\n旗领导B", ["旗领导A", "旗领导B"]),
        ("旗领导A、\n旗领导B", ["旗领导A", "旗领导B"]),
        ("甲 乙、丙 丁", ["甲乙", "丙丁"]),
        ("示例公司（上海、北京）、示例公司乙", ["示例公司(上海、北京)", "示例公司乙"]),
        ("Example Energy Ltd、示例公司乙", ["Example Energy Ltd", "示例公司乙"]),
        ("Example Energy Ltd\nSample Co", ["Example Energy Ltd", "Sample Co"]),
        ("旗领导A、旗领导A", ["旗领导A"]),
    ],
)
def test_names_in_one_cell(cell, names):
    assert one(parse_names, cell) == (names, [])


@pytest.mark.parametrize("tail", ["等", "等人", "等5家企业", "等企业", "等多家公司"])
def test_and_others_is_taken_off_with_a_note(tail):
    assert one(parse_names, f"示例公司甲、示例公司乙{tail}") == (
        ["示例公司甲", "示例公司乙"],
        ["names-and-others"],
    )


def test_empty_like_names_are_null():
    assert one(parse_names, "—") == (None, [])
    assert one(parse_names, "待定") == (None, ["value-undecided"])
    assert one(parse_names, Shown(3, "0"))[0] == ["3"]


NAME = st.from_regex(r"示例(公司|领导|镇)[A-Z甲乙丙丁戊]{1,3}", fullmatch=True)


@given(
    st.lists(NAME, min_size=1, max_size=5, unique=True),
    st.sampled_from(["、", "，", "；", ";", ", ", "\n", "、\n"]),
)
def test_joined_names_are_split_again(names, separator):
    assert one(parse_names, separator.join(names)) == (names, [])


@given(st.lists(st.text(max_size=15), min_size=1, max_size=6))
def test_no_text_raises(texts):
    for parse in (parse_texts, parse_flags, parse_names):
        assert len(parse(a_column(texts)).values) == len(texts)


@pytest.mark.parametrize(
    "cell",
    ["60多家", "60余家企业", "3家企业", "若干家", "多家企业", "十几家", "约20家", "两名领导"],
)
def test_a_count_names_nobody(cell):
    assert one(parse_names, cell) == (None, ["names-counted"])


@pytest.mark.parametrize(
    "cell", ["三一重工", "5G产业公司", "百家汇", "一汽集团", "360公司", "多多商贸"]
)
def test_names_that_begin_like_a_count_are_names(cell):
    assert one(parse_names, cell) == ([cell], [])
