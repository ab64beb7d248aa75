from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.values import parse_amounts
from data.values.parse_result import cleaned, is_blank
from tests.builders.grids import UNCALCULATED, CellError, Shown, a_column

YUAN = {"元": 1, "千元": 10**3, "万元": 10**4, "百万元": 10**6, "亿元": 10**8}
UNITS = st.sampled_from(sorted(YUAN))


def read(*cells, unit="万元"):
    return parse_amounts(a_column(cells), unit)


def one(cell, unit="万元"):
    """(value, problem codes) of one cell."""
    parsed = read(cell, unit=unit)
    return parsed.values[0].as_py(), [problem.code for problem in parsed.problems]


@pytest.mark.parametrize(
    ("cell", "wan"),
    [
        (7998600, "7998600"),
        (12345.67, "12345.67"),
        ("12,345.67", "12345.67"),
        ("１２，３４５．６", "12345.6"),
        (" 500 ", "500"),
        ("1W", "1"),
        ("1万", "1"),
        ("5000万元", "5000"),
        ("人民币5000万元", "5000"),
        ("总投资：5000", "5000"),
    ],
)
def test_amounts_in_the_unit_of_the_header(cell, wan):
    assert one(cell) == (Decimal(wan), [])


@pytest.mark.parametrize(
    ("cell", "wan"),
    [
        ("5亿元", "50000"),
        ("0.1亿元", "1000"),
        ("5亿", "50000"),
        ("1亿2000万元", "12000"),
        ("3千万", "3000"),
        ("5百万元", "500"),
        ("5百元", "0.05"),
        ("5000元", "0.5"),
        ("五亿元", "50000"),
        ("两亿三千万元", "23000"),
        ("RMB 200 million", "20000"),
        ("0.2 billion yuan", "20000"),
        (Shown(5, '0.0"亿元"'), "50000"),
        (Shown(12345678, '0!.0,"万"'), "1234.5678"),
        (Shown(12345678, '0\\.0,"万元"'), "1234.5678"),
    ],
)
def test_a_unit_of_the_cell_or_its_format_beats_the_header(cell, wan):
    # the last two are stored in yuan and shown in 万: displayed number × the format's unit
    value, codes = one(cell)
    assert value == Decimal(wan)
    assert set(codes) <= {"amount-own-unit"}
    assert one(cell, unit="元")[0] == Decimal(wan)


def test_own_unit_is_noted_only_where_it_differs():
    assert one("5亿元")[1] == ["amount-own-unit"]
    assert one("5亿元", unit="亿元")[1] == []
    assert one("5亿元", unit="")[1] == []
    note = read("5亿元").problems[0]
    assert note.severity == "note"
    assert note.arguments == {"text": "5亿元", "unit": "亿元", "header_unit": "万元"}


@pytest.mark.parametrize("cell", ["约5亿元", "5亿元左右", "近5亿元", "预计5亿", "5亿上下"])
def test_an_approximation_is_read_with_a_warning(cell):
    assert one(cell) == (Decimal(50000), ["amount-approximate"])


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("10余亿元", "amount-vague"),
        ("10多亿", "amount-vague"),
        ("5亿元以上", "amount-vague"),
        ("超过5亿元", "amount-vague"),
        ("不低于3亿", "amount-vague"),
        ("5-8亿元", "amount-range"),
        ("5亿至8亿元", "amount-range"),
        ("一期5亿/二期7亿", "amount-several"),
        ("一期5亿元、二期7亿元", "amount-several"),
        ("一期5亿\n二期7亿", "amount-several"),
        ("总投资5亿元，其中固投3亿元", "amount-several"),
        ("5亿元（一期2亿元）", "amount-several"),
        ("6.5%", "amount-percent"),
        (Shown(0.065, "0.0%"), "amount-percent"),
        ("500万美元", "amount-currency"),
        (date(2021, 3, 1), "amount-is-date"),
        (Shown(44256, "yyyy/m/d"), "amount-is-date"),
        ("企业自筹", "amount-words"),
        ("1.2.3", "amount-unreadable"),
        ("5,000,00", "amount-unreadable"),
        ("100亩", "amount-unreadable"),
        (True, "amount-unreadable"),
        (10**13, "amount-too-large"),
        ("99999999亿亿", "amount-unreadable"),
        ("待定", "value-undecided"),
        (CellError("#REF!"), "cell-error"),
        (UNCALCULATED, "formula-without-value"),
    ],
)
def test_what_is_not_one_amount_is_null_with_a_problem(cell, code):
    assert one(cell) == (None, [code])


def test_the_parts_of_several_amounts_are_told():
    (problem,) = read("一期5亿/二期7亿").problems
    assert problem.arguments == {"text": "一期5亿/二期7亿", "parts": "一期5亿、二期7亿"}


@pytest.mark.parametrize("cell", [None, "", "-", "—", "/", "无", "\u00a0", " — ", "N/A"])
def test_empty_like_cells_are_null_without_a_problem(cell):
    assert one(cell) == (None, [])


def test_negative_amounts_are_read_with_a_warning():
    assert one(-5) == (Decimal(-5), ["amount-negative"])
    assert one("(1,200.50)") == (Decimal("-1200.5"), ["amount-negative"])


def test_foreign_amounts_keep_their_currency():
    assert one(500, unit="万美元") == (Decimal(500), [])
    assert one("500万美元", unit="万美元") == (Decimal(500), [])
    assert one("0.1亿美元", unit="万美元")[0] == Decimal(1000)
    assert one("500万元", unit="万美元") == (None, ["amount-currency"])


def test_problems_name_the_cell_by_its_index():
    parsed = read(1, "x", None, "待定", "5亿元")
    assert [(problem.index, problem.code) for problem in parsed.problems] == [
        (1, "amount-words"),
        (3, "value-undecided"),
        (4, "amount-own-unit"),
    ]
    assert parsed.values.to_pylist() == [Decimal(1), None, None, None, Decimal(50000)]


def test_an_unknown_unit_is_the_callers_mistake():
    with pytest.raises(KeyError):
        parse_amounts(a_column([1]), "亩")


AMOUNTS = st.decimals(min_value=0, max_value=10**8, places=4, allow_nan=False)


@given(AMOUNTS, UNITS)
def test_every_amount_is_exact_to_the_sixth_decimal(number, unit):
    plain = f"{number.normalize():f}"
    exact = (number * YUAN[unit] / 10**4).quantize(Decimal("0.000001"))
    if abs(exact) >= 10**12:
        return
    assert one(plain, unit)[0] == exact
    assert one(f"{number:,f}", unit)[0] == exact
    assert one(float(plain), unit)[0] == exact
    assert one(f"{plain}{unit}", "万元")[0] == exact
    assert one(f" {plain} {unit}", "元")[0] == exact
    own = one(f"约{plain}{unit}", "万元")
    assert own == (exact, ["amount-approximate"])


@given(st.integers(0, 10**13))
def test_cents_survive_in_wan(cents):
    wan = Decimal(cents) / 10**6
    assert one(float(wan), "万元")[0] == wan
    assert one(f"{wan:f}", "万元")[0] == wan
    assert one(cents / 100, "元")[0] == wan


CELLS = st.text(max_size=12) | st.integers() | st.booleans()
CELLS |= st.from_regex(
    r"[约超]?[0-9一二三,.]{1,5}[余多]?[千百]?[万亿wW元]{0,2}[左右%-]?", fullmatch=True
)


@given(st.lists(CELLS, min_size=1, max_size=8), UNITS)
def test_nothing_raises_and_nothing_is_dropped_in_silence(cells, unit):
    parsed = parse_amounts(a_column(cells), unit)
    told = {problem.index for problem in parsed.problems}
    for index, value in enumerate(parsed.values.to_pylist()):
        assert value is not None or index in told or is_blank(cleaned(cells[index]))
