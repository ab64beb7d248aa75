import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.values import parse_integers, parse_numbers, parse_shares
from tests.builders.grids import CellError, Shown, a_column


def one(parse, cell, *more):
    parsed = parse(a_column([cell]), *more)
    return parsed.values[0].as_py(), [problem.code for problem in parsed.problems]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (3, 3.0),
        ("3天", 3.0),
        ("12.5亩", 12.5),
        ("1,200", 1200.0),
        ("1.2万亩", 12000.0),
        ("半天", 0.5),
        ("1天半", 1.5),
        ("十二", 12.0),
        ("２", 2.0),
        ("3 个", 3.0),
    ],
)
def test_numbers_with_their_measure_words(cell, value):
    assert one(parse_numbers, cell) == (value, [])


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("60多家", "number-vague"),
        ("近百家", "number-words"),
        ("100余人", "number-vague"),
        ("3-5天", "number-unreadable"),
        ("6.5%", "number-percent"),
        ("若干", "number-vague"),
        ("待定", "value-undecided"),
        (CellError(), "cell-error"),
        (Shown(44000, "yyyy-mm-dd"), "number-unreadable"),
    ],
)
def test_vague_counts_are_null_and_keep_their_words(cell, code):
    assert one(parse_numbers, cell) == (None, [code])


def test_integers():
    assert one(parse_integers, 2021) == (2021, [])
    assert one(parse_integers, "2021年") == (2021, [])
    assert one(parse_integers, 2.5) == (None, ["integer-expected"])


@pytest.mark.parametrize(
    ("cell", "share"),
    [
        ("129%", 1.29),
        ("6.5%", 0.065),
        ("６５％", 0.65),
        (0.065, 0.065),
        (Shown(0.065, "0.0%"), 0.065),
        (Shown(1.29, "0%"), 1.29),
        ("百分之六十", None),
        ("百分之60", 0.6),
        (1, 1.0),
        (0, 0.0),
        ("0.65", 0.65),
        ("5‰", 0.005),
    ],
)
def test_shares(cell, share):
    value, codes = one(parse_shares, cell)
    if share is None:
        assert codes
    else:
        assert value == pytest.approx(share)
        assert codes == []


def test_a_bare_number_above_one_is_never_taken_in_silence():
    assert one(parse_shares, 6.5) == (0.065, ["share-assumed-percent"])
    assert one(parse_shares, 1.29) == (None, ["share-ambiguous"])
    assert one(parse_shares, -0.5)[1] == ["share-unlikely"]


def test_a_percent_unit_in_the_header_settles_bare_numbers():
    parsed = parse_shares(a_column([6.5, 65, 100, "129"]), "%")
    assert parsed.values.to_pylist() == pytest.approx([0.065, 0.65, 1.0, 1.29])
    assert parsed.problems == ()


def test_fractions_and_percentages_in_one_column_are_told():
    parsed = parse_shares(a_column([0.065, 6.5]))
    assert [(p.index, p.code) for p in parsed.problems] == [
        (0, "share-mixed"),
        (1, "share-assumed-percent"),
    ]


@given(st.integers(0, 10000))
def test_a_written_percentage_is_read_back(hundredths):
    assert one(parse_shares, f"{hundredths / 100:.2f}%")[0] == pytest.approx(hundredths / 10000)


TEXTS = st.text(max_size=12) | st.from_regex(r"[0-9一二三万亿多余约%天半.,\-]{1,8}", fullmatch=True)


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_no_text_raises(texts):
    for parse in (parse_numbers, parse_integers, parse_shares):
        assert len(parse(a_column(texts)).values) == len(texts)
