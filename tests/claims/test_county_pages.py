"""Counts and superlatives of the county's other screens, recomputed from the rows beside them."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from data.formats import is_unknown
from data.ledgers.registry import ledger
from data.rules import load_rules
from data.screens.channels import Channels
from data.screens.claims import Claims
from data.screens.fund_gaps import FundGaps, month_gap, others
from data.screens.ledger_readings import Listed, Scope
from data.screens.mobilisation import Mobilisation
from data.screens.organisation import Desks
from data.screens.quarter import Quarter, quarters_begun
from data.screens.records import known_number, whole
from data.screens.service import Service
from data.screens.view import view_at
from data.screens.visits_readings import MODES, Visits
from data.screens.visits_readings import Scope as VisitScope
from tests.claims.shown import Shown

OTHER_PAGES = [
    "channels",
    "mobilisation",
    "funds",
    "service",
    "scoreboard",
    "organisation",
    "quarter",
]
LISTS = ["needs", "events", "leads", "hall", "lost", "verifications", "difficulties", "contacts"]
NUMBER = r"([\d,]+)"
NONE = dict.fromkeys(("towns", "industries", "channels", "groups", "units", "leaders"))


@pytest.fixture
def screen(county):
    return county.page


@pytest.fixture
def listing(county):
    """A ledger's list as shown, with its rows."""

    def read(name: str, **query: str) -> tuple[Shown, list[dict]]:
        return county.page(f"ledger-{name}", **query), Listed(view_at(), ledger(name)).page(0)

    return read


def first_of(counts: dict[str, float]) -> set[str]:
    most = max(counts.values())
    return {name for name, count in counts.items() if count == most}


def test_the_fullest_desks_are_all_that_are_as_full(screen):
    text = screen("organisation").text
    found = Desks(view_at())
    groups = [row for row in found.bodies if row["kind"] == "专项招商组" and row["total_count"]]
    desks = groups or [row for row in found.bodies if row["body_key"] and row["total_count"]]
    if not desks:
        assert "桌上最多" not in text
        return
    first = first_of({row["body"]: row["total_count"] for row in desks})
    said = re.search(r"([^；\n]+?)桌上最多，(各 )?(\d+) 件", text)
    assert said
    assert set(re.sub(r"等 \d+ 家$", "", said[1]).split("、")) <= first
    assert bool(said[2]) == (len(first) > 1)
    assert int(said[3]) == max(row["total_count"] for row in desks)


def test_who_brought_most_is_named_alone_only_where_nobody_brought_as_many(screen):
    text = screen("channels").text
    found = Channels(view_at(), NONE)
    named = found.of_kind("connector") or [g for g in found.of_kind("chain") if g.name is not None]
    if not named:
        assert "引荐人和产业链都没填" in text
        return
    first = first_of({group.title: len(group.rows) for group in named})
    alone = re.search(r"([^\n；]+?)(?:引荐|项目)最多：(\d+) 个", text)
    assert bool(alone) == (len(first) == 1)
    if alone:
        assert {alone[1]} == first


def test_a_county_without_channels_counts_none(screen):
    assert not screen("channels").says(r"\b0 种招商方式")


def test_visits_mostly_go_where_no_other_place_sees_as_many(screen):
    text = screen("visits").text
    tiers = tuple(load_rules().measures.visits.default_tiers)
    places = Visits(view_at(), VisitScope(MODES[0], None, tiers)).places
    trips = {row["province"]: row["trips"] for row in places.to_dict("records") if row["trips"]}
    if not trips:
        return
    first = first_of(trips)
    each = re.search(r"去往(.+?)(?:等 (\d+) 地)?最多，各 (\d+) 次", text)
    # Of three that are named none is left out that sees as many as they.
    assert bool(each) == (len(first) > 1 and len(first) >= min(3, len(trips)))
    if each:
        assert set(each[1].split("、")) <= first
        assert int(each[3]) == max(trips.values())


def test_the_hall_counts_only_departments_that_state_what_entered(listing):
    said, rows = listing("hall")
    due = [known_number(dict(row["numbers"]).get("items_due")) for row in rows]
    entered = [known_number(dict(row["numbers"]).get("items_entered")) for row in rows]
    both = [(a, b) for a, b in zip(due, entered, strict=True) if a is not None and b is not None]
    if not both:
        return
    told = re.search(rf"{NUMBER} 个部门(?:应进驻|、{NUMBER} 项应进驻事项全部进驻)", said.text)
    assert told
    assert int(told[1]) == len(both)
    short = sum(b < a for a, b in both)
    open_ = re.search(r"(\d+) 个部门中 (\d+) 个没有全部进驻", said.text)
    assert (int(open_[2]) if open_ else 0) == short
    unknown = sum(a is not None and b is None for a, b in zip(due, entered, strict=True))
    assert bool(unknown) == ("未填已进驻数" in said.text)


def test_requests_count_their_rows_and_name_the_channel_that_most_came_by(listing):
    said, rows = listing("needs")
    assert said.numbers(rf"企业诉求 {NUMBER} 件") == [len(rows)]
    late = [row for row in rows if known_number(row["overdue_days"]) is not None]
    if late:
        assert said.numbers(rf"{NUMBER} 件过了办理期限没办结") == [len(late)]
        assert said.numbers(rf"{NUMBER} 件逾期，最久 {NUMBER} 个工作日") == [
            len(late), max(whole(row["overdue_days"]) for row in late)
        ]  # fmt: skip
    year = view_at().now.as_of.year
    of_year = [row for row in rows if row["day"] is not None and row["day"].year == year]
    came = Counter(dict(row["texts"]).get("channel_of_request") for row in of_year)
    assert said.says("今年还没有受理的诉求") == (not of_year)
    came.pop(None, None)
    if came and len(first_of(came)) == 1:
        assert said.says(f"{first_of(came).pop()}来得最多")
    else:
        assert not said.says("来得最多")


def test_events_sum_their_rows_and_say_only_of_dated_follow_ups_that_they_are_late(listing):
    said, rows = listing("events")
    assert said.numbers(rf"招商活动 {NUMBER} 场") == [len(rows)]
    signed = [known_number(dict(row["numbers"]).get("projects_signed")) for row in rows]
    if any(one is not None for one in signed):
        assert said.says(rf"签约 {sum(one or 0 for one in signed):.0f} 个")
        assert said.says(rf"{signed.count(None)} 场未填")
    assert not said.says(r"未办结的 \d+ 场都已逾期")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_no_column_in_which_no_row_says_anything(listing, county, name):
    _, rows = listing(name)
    if not rows:
        return
    declared = ledger(name)
    listed = Listed(view_at(), declared, scope=Scope())
    for one in listed.fields:
        values = [
            dict(row[kind]).get(one.name)
            for row in rows
            for kind in ("texts", "numbers", "dates")
            if row[kind] is not None
        ]
        is_told = any(value is not None for value in values)
        derived = one.role in ("town", "deadline") and any(
            not is_unknown(row[one.role]) for row in rows
        )
        assert listed.is_stated(one) == (is_told or derived), one.name


def test_leads_that_count_and_those_left_out_are_all_that_were_reported(screen):
    text = screen("mobilisation")
    found = Mobilisation(view_at())
    if not found.has_leads:
        return
    assert text.numbers(rf"{NUMBER} 条有效线索") == [found.valid]
    assert text.numbers(rf"报上来 {NUMBER} 条") == [found.reported]
    left_out = [
        int(n) for n in re.findall(r"(\d+) 条(?:认定重复，不计|疑似重复，认定前不计)", text.text)
    ]
    assert found.valid + sum(left_out) == found.reported


def test_claims_not_verified_are_those_claimed_less_those_verified(listing):
    said, _ = listing("verifications")
    counts = Claims(view_at()).counts.values()
    claimed = sum(whole(row["claimed_count"]) for row in counts)
    verified = sum(whole(row["verified_count"]) for row in counts)
    if claimed > verified:
        assert said.numbers(r"申报中还没有认定的 (\d+) 项") == [claimed - verified]


def test_funds_are_held_against_each_other_only_where_both_are_told(screen, county):
    text = screen("funds")
    bases = others(view_at())
    gaps = FundGaps(view_at(), bases[0] if bases else "")
    if not gaps.is_compared:
        assert not text.says(r"(比|从).+(多|少|到) ?[\d.]+ 亿元")
        assert not text.says("还欠说明")
        return
    if gaps.of_kind("gap"):
        assert text.numbers(r"(\d+) 个项目两种口径不一致") == [len(gaps.of_kind("gap"))]
    known = {row["month_date"]: abs(gap) for row in gaps.months if (gap := month_gap(row))}
    if known:
        months = re.search(r"差额最大的是 ([\d\-、]+)，", text.text)
        assert months
        assert set(months[1].split("、")) == {f"{day:%Y-%m}" for day in first_of(known)}


def test_a_quarter_s_sums_and_what_has_no_month_make_the_year(screen):
    text = screen("quarter").text
    quarter = Quarter(view_at(), quarters_begun(view_at())[-1])
    for line in re.findall(r"各季度 ([^\n]+)", text):
        whole_year = re.search(r"(?:全年|今年累计)(?:至少)? ?([\d,.]+)", line)
        if whole_year is None:
            continue
        rest = re.search(r"另 ([\d,.]+)\s?(?:个|亿元|批次)月份不详", line)
        total = float(whole_year[1].replace(",", "").rstrip("."))
        parts = sum(
            float(p.replace(",", "")) for p in line.split("，")[0].split(" ＋ ") if p != "—"
        )
        parts += float(rest[1].replace(",", "")) if rest else 0
        assert abs(parts - total) < 0.05, line
    assert "— ＋" not in text
    assert "到位资金 —" not in text
    for measure, words in (
        ("signed", "已签约项目未填签约日期"),
        ("started", "已开工项目未填开工日期"),
    ):
        owed = quarter.undated.get(measure, 0)
        assert (words in text) == bool(owed and measure in quarter.now)
    if quarter.undated.get("signed"):
        assert re.search(r"签约项目 .*(?:全年|今年累计)至少", text)


def test_the_service_page_counts_its_lists(screen):
    text = screen("service").text
    service = Service(view_at(), NONE)
    for name, words in (
        ("overdue", r"(\d+) 个项目已过承诺日"),
        ("without_step", r"(\d+) 个项目没有下一步"),
        ("urgent", r"先办这 (\d+) 个"),
    ):
        said = re.search(words, text)
        assert (int(said[1]) if said else 0) == len(service.listed(name)), name


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", OTHER_PAGES)
def test_no_page_speaks_of_paths_options_or_readers(screen, name, language):
    text = screen(name, lang=language).text
    found = re.search(
        r"\b(data|var|docs)/|\.toml|(?<![\w-])--[a-z]|sheet-xml|fastexcel|calamine|¥100M", text
    )
    assert found is None, text[max(found.start() - 60, 0) : found.end() + 40]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", LISTS)
def test_no_list_speaks_of_paths_options_or_readers(listing, name, language):
    text = listing(name, lang=language)[0].text
    found = re.search(r"\b(data|var|docs)/|\.toml|(?<![\w-])--[a-z]|声明里", text)
    assert found is None, text[max(found.start() - 60, 0) : found.end() + 40]
