"""Prose, or junk of thirty thousand characters, in a column of values: said, and not searched."""

import pytest

from data.values import (
    parse_amounts,
    parse_coordinates,
    parse_dates,
    parse_flags,
    parse_names,
    parse_numbers,
    parse_shares,
)
from data.values.parse_result import LONGEST
from tests.builders.grids import a_column

PARSERS = [
    parse_dates,
    parse_numbers,
    parse_shares,
    parse_flags,
    parse_coordinates,
    lambda column: parse_amounts(column, "万元"),
]


@pytest.mark.parametrize("parse", PARSERS)
@pytest.mark.parametrize(
    "junk", ["1" * 32_766 + "x", "2021" + "." * 32_000, "1,1." * 8_000, "约" * 900]
)
def test_a_value_of_thousands_of_characters_is_none_and_is_said(parse, junk):
    parsed = parse(a_column([junk]))
    assert parsed.values[0].as_py() is None
    (problem,) = parsed.problems
    assert problem.code == "text-too-long"
    assert problem.arguments["count"] == str(len(junk))
    assert problem.arguments["text"] == junk


def test_just_short_enough_is_looked_at():
    parsed = parse_dates(a_column(["说" * LONGEST]))
    assert [problem.code for problem in parsed.problems] == ["date-words"]


def test_a_delegation_of_many_names_is_still_a_list():
    names = [f"某某投资集团第{number}有限公司" for number in range(60)]
    parsed = parse_names(a_column(["、".join(names)]))
    assert parsed.values[0].as_py() == names
