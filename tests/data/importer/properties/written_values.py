"""Cells as clerks write them, each with what it says: a value, nothing, or nothing that can
be read.

A cell that cannot be read must come out empty with an issue at its address; one that says
nothing comes out empty.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from hypothesis import strategies as st

from tests.builders.workbooks import Value


class Outcome(Enum):
    """What a cell comes to where that is no value."""

    NOTHING = "nothing"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Written:
    """A cell: value and number format as written, and what should be read there.

    A value that begins with = is a formula; result is what it shows.
    """

    value: Value
    expected: object
    number_format: str = ""
    precision: str = ""
    result: str = ""


Cells = st.SearchStrategy[Written]
YUAN = {
    "元": Decimal(1) / 10_000,
    "千元": Decimal(1) / 10,
    "万元": Decimal(1),
    "亿元": Decimal(10_000),
}

_WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
_BLANKS = st.sampled_from([None, "", "-", "—", "/", "无", " ", "\xa0"])


_BROKEN = st.sampled_from(
    [
        Written("=A1/0", Outcome.UNREADABLE, result="#DIV/0!"),
        Written("=[1]Sheet1!A1", Outcome.UNREADABLE, result="#REF!"),
        Written("=NOW()", Outcome.UNREADABLE),
    ]
)


def blanks() -> Cells:
    """Cells that say nothing."""
    return _BLANKS.map(lambda value: Written(value, Outcome.NOTHING))


def _or_nothing(good: Cells, *unreadable: str) -> Cells:
    bad = st.sampled_from(unreadable or ("待定",)).map(
        lambda text: Written(text, Outcome.UNREADABLE)
    )
    bad = st.one_of(bad, bad, _BROKEN)
    return st.one_of(good, good, good, blanks(), bad) if unreadable else st.one_of(good, blanks())


@st.composite
def amounts(draw: st.DrawFn, unit: str) -> Written:
    """Amounts below a column or sheet that says ``unit``; expected in 万元."""
    wan = Decimal(draw(st.integers(1, 9_000_000))).scaleb(-draw(st.integers(0, 2)))
    number = wan / YUAN[unit]
    form = draw(
        st.sampled_from(
            ["number", "number", "format", "text", "commas", "own", "wide", "about", "shown", "sum"]
        )
    )
    if form == "number":
        return Written(float(number), wan)
    if form == "format":
        return Written(float(number), wan, "#,##0.00")
    if form == "shown":
        return Written(float(wan / YUAN["亿元"]), wan, '0.00##"亿元"')
    if form == "sum":
        return Written("=A1+1", wan, result=f"{number.normalize():f}")
    if form == "wide":
        return Written(f"{number.normalize():f}".translate(_WIDE), wan)
    if form == "about":
        return Written(f"约{number.normalize():f}", wan)
    if form == "text":
        return Written(f"{number.normalize():f}", wan)
    if form == "commas":
        return Written(f"{number.normalize():,f}", wan)
    own = draw(st.sampled_from(["元", "万元", "亿元"]))
    return Written(f"{(wan / YUAN[own]).normalize():f}{own}", wan)


def amount_cells(unit: str) -> Cells:
    """Amounts, blanks and what is no amount."""
    return _or_nothing(
        amounts(unit), "待定", "面议", "一期5亿/二期7亿", "5-8亿元", "见附件", "12.5%"
    )


_DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2021, 12, 31))
_DAY_FORMS: list[Callable[[dt.date], Value]] = [
    lambda day: day,
    lambda day: day.isoformat(),
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.year}.{day.month:02}.{day.day:02}",
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day:%Y%m%d}",
    lambda day: (day - dt.date(1899, 12, 30)).days,
]
_LIMIT_FORMS: list[Callable[[dt.date], Value]] = [
    lambda day: f"{day.year}年{day.month}月{day.day}日前",
    lambda day: f"预计{day.year}年{day.month}月{day.day}日",
]
_MONTH_FORMS: list[Callable[[dt.date], str]] = [
    lambda day: f"{day.year}年{day.month}月",
    lambda day: f"{day.year}年{day.month}月底",
    lambda day: f"{day.year}-{day.month:02}",
    lambda day: f"{day.year}.{day.month:02}",
]


def days() -> Cells:
    """Days in every form in which they are written."""
    return st.builds(lambda day, form: Written(form(day), day), _DAYS, st.sampled_from(_DAY_FORMS))


def _vague_dates() -> Cells:
    def month(day: dt.date, form: Callable[[dt.date], str]) -> Written:
        return Written(form(day), _month_end(day), precision="month")

    def year(day: dt.date, form: str) -> Written:
        return Written(form.format(day.year), dt.date(day.year, 12, 31), precision="year")

    return st.one_of(
        st.builds(month, _DAYS, st.sampled_from(_MONTH_FORMS)),
        st.builds(year, _DAYS, st.sampled_from(["{}年", "{}年底", "{}年年底"])),
    )


def _month_end(day: dt.date) -> dt.date:
    return (day.replace(day=28) + dt.timedelta(4)).replace(day=1) - dt.timedelta(1)


_NO_DATES = ("2021.13.1", "2021-02-30", "待定", "下半年", "见合同", "2020年1月-2021年3月")


def date_cells() -> Cells:
    """Days, months, years, time limits, blanks and what is no date."""
    limits = st.builds(lambda day, f: Written(f(day), day), _DAYS, st.sampled_from(_LIMIT_FORMS))
    return _or_nothing(st.one_of(days(), days(), limits, _vague_dates()), *_NO_DATES)


def fact_cells() -> Cells:
    """Days, months, years of what has happened, blanks, and what is none: a plan too."""
    plans = st.builds(lambda day, form: form(day), _DAYS, st.sampled_from(_LIMIT_FORMS))
    unread = plans.map(lambda text: Written(text, Outcome.UNREADABLE))
    facts = _or_nothing(st.one_of(days(), days(), _vague_dates()), *_NO_DATES)
    return st.one_of(facts, facts, facts, unread)


def choice_cells(*values: str) -> Cells:
    """One of a field's values, or a word that is none of them."""
    good = st.sampled_from(values).map(lambda word: Written(word, word))
    return _or_nothing(good, "子虚乌有")


def stated_cells(*values: str) -> Cells:
    """One of a field's values in every row: a name alone in its row may be a section or a note."""
    return st.sampled_from(values).map(lambda word: Written(word, word))


def open_choice_cells(*values: str) -> Cells:
    """One of a field's values, or a word of the office's own, which is kept."""
    words = st.sampled_from([*values, "子虚乌有"])
    return _or_nothing(words.map(lambda word: Written(word, word)))


def flag_cells() -> Cells:
    """Yes and no."""
    words = {"是": True, "√": True, "已开工": True, "否": False, "未开工": False, "×": False}
    good = st.sampled_from(sorted(words)).map(lambda word: Written(word, words[word]))
    return _or_nothing(good, "子虚乌有")


def share_cells() -> Cells:
    """Shares as text with a sign or as a number shown as a percentage."""
    whole = st.integers(0, 100)
    good = st.one_of(
        whole.map(lambda n: Written(f"{n}%", n / 100)),
        whole.map(lambda n: Written(n / 100, n / 100, "0%")),
        whole.map(lambda n: Written(n / 100, n / 100, "0.0%")),
    )
    return _or_nothing(good, "过半", "子虚乌有")


_LETTERS = "甲乙丙丁戊己庚辛招商引资工业园区道路厂房ABCxyz0123456789（）()，。、-—:： \n"


def text_cells(*, is_name: bool = False) -> Cells:
    """Texts with brackets, spaces and line breaks; a name is on one line."""
    alphabet = "甲乙丙丁戊己庚辛工业园区AB01（）" if is_name else _LETTERS
    texts = st.text(alphabet, max_size=12).map(lambda text: f"文{text}字")
    return _or_nothing(texts.map(lambda text: Written(text, text)))


def people(*, at_least: int = 1) -> Cells:
    """Several leaders in one cell, joined by what people join them with."""
    names = st.lists(
        st.sampled_from([f"旗领导{letter}" for letter in "ABCDEFG"]),
        min_size=at_least,
        max_size=4,
        unique=True,
    )
    joints = st.sampled_from(["、", "，", ",", "；", "\n", " 、"])
    return st.builds(lambda found, joint: Written(joint.join(found), found), names, joints)


PERMIT_WORDS = {
    "√": "已办结",
    "已办结": "已办结",
    "在办": "在办",
    "未启动": "未启动",
    "无需办理": "无需办理",
    "容缺办理": "容缺办理",
    "鄂前发改审批〔2021〕15号": "已办结",
    "2020-05-06": "已办结",
    dt.date(2021, 6, 1): "已办结",
    "不予许可": "不予许可",
}


def permit_cells() -> Cells:
    """What stands in a permit column."""
    good = st.sampled_from(list(PERMIT_WORDS)).map(lambda word: Written(word, PERMIT_WORDS[word]))
    return _or_nothing(good, "子虚乌有")
