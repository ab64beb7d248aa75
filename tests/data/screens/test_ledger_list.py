"""What the screen of a declared ledger says, and that each of its figures opens its rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.language import speaking
from data.ledgers.registry import ledger
from data.screens import ledger_sentences as sentences
from data.screens.ledger_readings import Listed, Scope, counts_by_ledger, ledgers_of_project
from data.screens.ledger_reminder import late_rows, late_units, matter, reminder_text
from data.screens.view import view_at
from data.trace.tracer import Tracer
from tests.builders.own_ledgers import LOAN_HEADERS, LOAN_ROWS, LOANS, an_office_in_use
from tests.builders.own_lists import (
    BOOKS,
    COURSE_HEADERS,
    COURSES,
    ROAD_HEADERS,
    ROADS,
    courses,
    publish_list,
    roads,
)

BLANK = ("SB-04", None, "昂素镇", None, None, None, date(2021, 12, 1), None, None)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """An office with four lists, one of them never published; to be read only."""
    folder = tmp_path_factory.mktemp("lists")
    with an_office_in_use(folder) as store:
        for name, text in (
            ("设备租借", LOANS),
            ("村道养护", ROADS),
            ("培训班次", COURSES),
            ("资料借阅", BOOKS),
        ):
            store.own_ledgers.declare(text, f"{name}.toml", by="测试员")
        loans = [list(row) for row in (*LOAN_ROWS, BLANK)]
        publish_list(store, folder, "设备租借", LOAN_HEADERS, loans[:2], date(2021, 11, 30))
        publish_list(store, folder, "设备租借", LOAN_HEADERS, loans)
        publish_list(store, folder, "村道养护", ROAD_HEADERS, roads(60))
        publish_list(store, folder, "培训班次", COURSE_HEADERS, courses())
        yield store


def listed(name="设备租借", **scope):
    return Listed(view_at(), ledger(name), Scope(**scope))


def test_the_headline_counts_what_is_late_and_says_what_is_blank(office):
    assert (
        sentences.headline(listed())
        == "设备租借 4 条，2 条过了归还期限没办结；押金合计 4.50\u00a0万元，2 条未填"
    )


def test_the_headline_in_english(office):
    with speaking("en"):
        said = sentences.headline(listed())
        assert said.startswith("Equipment loans: 4 rows, 2 rows past ")
        assert "2 rows left blank" in said


def test_a_narrowed_list_says_what_is_left(office):
    narrowed = listed(towns=("昂素镇",))
    assert sentences.headline(narrowed) == "设备租借 2 条，1 条过了归还期限没办结；押金都未填"
    nothing = listed(search="没有这个")
    assert "没有符合" in sentences.headline(nothing)
    assert not nothing.is_empty


def test_the_line_below_says_statuses_and_what_moved(office):
    said = sentences.sub_line(listed())
    assert "在借 2、已还 1、状态未填 1" in said
    assert "较上期（2021-11-30）新增 2 条" in said


def test_a_ledger_that_was_never_published_says_so(office):
    empty = listed("资料借阅")
    assert empty.is_empty
    assert sentences.headline(empty) == "资料借阅还没有发布过"


def test_a_measure_of_a_ledger_that_was_never_published_is_not_zero(office):
    office.own_ledgers.declare(COURSES.replace("班次", "场次"), "培训场次.toml", by="测试员")
    try:
        assert sentences.figures(listed("培训场次")) == ()
    finally:
        office.own_ledgers.take_back("培训场次", by="测试员")


def test_a_ledger_without_deadlines_or_amounts_says_neither(office):
    said = sentences.headline(listed("培训班次"))
    assert said.startswith("培训班次 41 班；人数合计 ")
    assert "没办结" not in said


def test_titles_of_the_two_pictures(office):
    assert sentences.groups_title(listed()) == "上海庙镇、昂素镇各 2 条"
    narrowed = listed(statuses=("在借",))
    assert sentences.groups_title(narrowed) == "2 条都在上海庙镇，逾期 1 条"
    assert sentences.months_title(listed()) == "已逾期 2 条，还没到期 1 条"
    assert sentences.list_title(listed()) == "2 条逾期，最久 77 天，押金 1.50\u00a0万元"


def test_declared_measures_are_said_with_what_is_blank_and_this_year(office):
    money, share, mean = listed("村道养护").measures
    said = sentences.measure_sentence(listed("村道养护"), money)
    assert said.startswith("养护资金合计 ")
    assert "8 段未填" in said
    assert sentences.measure_sentence(listed("村道养护"), share).startswith("完工占比 33.3%")
    with speaking("en"):
        said = sentences.measure_sentence(listed("村道养护"), mean)
        assert said.startswith("Mean length ")


def references(one):
    """Every figure that the screen of a list opens."""
    yield one.reference()
    yield one.reference(is_overdue="true")
    for field in one.summed:
        yield one.reference("entry_sum", of=field.name)
    for by in one.dimensions:
        cut = replace(one, by=by)
        yield from (cut.reference(group_name=row["group_name"]) for row in cut.groups)
    for row in one.months:
        part = {"drawn_month": row["drawn_month"].isoformat()}
        yield one.reference("entries", "", **part)
    yield from (one.measure_reference(told.measure) for told in one.measures)
    yield from (one.entry_reference(row) for row in one.page(1)[:2])


@pytest.mark.parametrize("name", ["设备租借", "村道养护", "培训班次"])
def test_every_figure_opens_rows_that_add_up_to_it(office, name):
    one = listed(name)
    tracer = Tracer(office, one.view.now)
    for reference in references(one):
        again = type(reference).read(reference.text)
        traced = tracer.trace(again)
        assert traced.lines or traced.total == 0, reference.text
        assert traced.agrees, reference.text
    for told in one.measures:
        traced = tracer.trace(one.measure_reference(told.measure))
        assert float(traced.total) == pytest.approx(told.whole["value"]), told.measure.key
    for row in one.groups:
        traced = tracer.trace(one.reference(group_name=row["group_name"]))
        assert len(traced.lines) == row["row_count"]


def test_a_narrowed_figure_is_of_the_rows_that_are_left(office):
    one = listed(search="SB-0", towns=("上海庙镇",), period="past")
    traced = Tracer(office, one.view.now).trace(one.reference())
    assert [line.label for line in traced.lines] == ["SB-01"]
    assert traced.agrees


def test_lists_are_counted_by_town(office):
    whole = {one.name: counted for one, *counted in counts_by_ledger(view_at())}
    assert whole["设备租借"] == [4, 2]
    town = {one.name: counted for one, *counted in counts_by_ledger(view_at(), "昂素镇")}
    assert town["设备租借"] == [2, 1]
    assert "资料借阅" not in whole


def test_no_list_belongs_to_an_unknown_project(office):
    assert ledgers_of_project(view_at(), "p-nothing") == []


@pytest.mark.parametrize("search", ["shilizhongxin", "slzx", "示例中心", "sb-03"])
def test_a_list_is_searched_by_characters_pinyin_and_initials(office, search):
    found = listed(search=search)
    assert [row["label"] for row in found.page(1)] == ["SB-03"]
    number = Tracer(office, found.view.now).trace(found.reference()).lines
    assert len(number) == 1


def test_a_unit_is_reminded_of_its_late_rows_by_name(office):
    found = listed()
    assert late_units(found) == {"示例局": 1}
    rows = late_rows(found, "示例局")
    text = reminder_text(found, "示例局", rows)
    assert text.startswith("示例局：截至 2021-12-31，设备租借有 1 条过了归还期限没办结")
    assert "SB-01" in text
    assert "期限 2021-10-15，已过 77 天，押金 1.50" in text
    assert matter(found, rows) == "设备租借 1 条过了归还期限，请尽快办结：SB-01（77 天）"
    with speaking("en"):
        assert "past Due" in matter(found, rows) or "past 归还期限" in matter(found, rows)


def test_groups_of_several_names_say_that_they_add_up_to_more(office, tmp_path):
    rows = [list(row) for row in LOAN_ROWS]
    rows[2][1] = "示例局、示例中心"
    publish_list(office, tmp_path, "设备租借", LOAN_HEADERS, rows, date(2022, 1, 31))
    found = replace(Listed(view_at(as_of=date(2022, 1, 31)), ledger("设备租借")), by="unit")
    assert found.is_counted_twice
    reference = found.reference(group_name="示例局")
    assert len(Tracer(office, found.view.now).trace(reference).lines) == 3
