"""Every count and superlative of the screens, recomputed from the rows that stand beside it."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from data.rules import load_rules
from data.screens.quarter import undated_projects
from data.screens.readiness_readings import ALL, FILTERS, Readiness
from data.screens.readiness_readings import Scope as ReadinessScope
from data.screens.view import view_at
from data.screens.visits_readings import MODES, Scope, Visits
from tests.claims.shown import Shown
from ui.readiness.county_strip import periods_of

SECTIONS = ("bridge", "changes", "orders", "unfinished", "health", "stuck", "promises")
PAGES = ["overview", "pipeline", "visits", "readiness", "dispatch"]


@pytest.fixture
def screen(county):
    """A page of the county, as shown; of the dispatch page all of its sections."""

    def read(name: str, **query: str) -> Shown:
        if name != "dispatch":
            return county.page(name, **query)
        parts = [county.page(name, section=section, **query) for section in SECTIONS]
        texts = [part.text for part in parts]
        return Shown("\n".join(texts), tuple(table for part in parts for table in part.tables))

    return read


def _visits() -> Visits:
    tiers = tuple(load_rules().measures.visits.default_tiers)
    return Visits(view_at(), Scope(mode=MODES[0], purposes=None, tiers=tiers))


def days_of(column: pd.Series) -> list[int]:
    return [int(value) for value in column.dropna()]


def test_targets_on_schedule_are_those_that_are_not_behind(screen):
    overview: Shown = screen("overview")
    if overview.says("还没有本级年度目标"):
        return
    said = overview.numbers(r"年度目标 (\d+) 项，(\d+) 项达到序时，(\d+) 项落后")
    gaps = [
        float(gap.replace("−", "-").replace("±", ""))
        for gap in re.findall(r"%\s*([+−±]\d[\d.]*)\s*$", overview.text, re.MULTILINE)
    ]
    unknown = said[0] - len(gaps)
    assert said == [len(gaps) + unknown, sum(g >= 0 for g in gaps), sum(g < 0 for g in gaps)]
    if any(gap < 0 for gap in gaps):
        headline = re.search(r"落后序时 ([\d.]+) 个百分点", overview.text)
        assert headline and float(headline[1]) == -min(gaps)
    else:
        assert not overview.says("落后序时 [1-9]")


def test_what_needs_attention_is_listed_and_counted_alike(screen):
    overview, dispatch = screen("overview"), screen("dispatch")
    marks = re.findall(r"^(✕ 告警|▲ 预警)(?: \S| ?\n)", overview.text, re.MULTILINE)
    if overview.says("没有预警或告警"):
        return
    (total,) = overview.numbers(r"需要关注 (\d+) 件")
    rows = re.findall(r"规则出处：", overview.text)
    assert total == len(rows), (total, len(rows), len(marks))
    told = overview.numbers(r"项目告警 (\d+) 个、预警 (\d+) 个（另有资料不足 (\d+) 个")
    of_targets = overview.numbers(r"；目标 (\d+) 项") if overview.says("；目标 ") else [0]
    assert total == told[0] + told[1] + of_targets[0]
    again = dispatch.numbers(r"最重的一盏灯计：告警 (\d+) 个、预警 (\d+) 个（另有资料不足 (\d+) 个")
    assert again == told


def test_changes_are_as_many_as_the_list_has(screen):
    overview, dispatch = screen("overview"), screen("dispatch")
    (changes,) = overview.numbers(r"较上期（[\d-]+）变动 (\d+) 处")
    table = dispatch.table("topic", "silent")
    assert changes == len(table)
    silent = int(table["silent"].astype(bool).sum())
    assert dispatch.numbers(r"变动清单 (\d+) 处，(\d+) 处未说明原因") == [len(table), silent]


def test_the_signed_list_holds_what_its_title_counts(screen):
    pipeline: Shown = screen("pipeline")
    listed = pipeline.table("light", "planned_yi", "funds_yi")
    said = pipeline.numbers(r"本年签约：(\d+) 个项目，(\d+) 个告警、(\d+) 个预警，(\d+) 个无到位")
    assert said == [
        len(listed),
        int(listed["light"].str.contains("告警").sum()),
        int(listed["light"].str.contains("预警").sum()),
        int(listed["funds_yi"].isna().sum()),
    ]
    (signed,) = pipeline.numbers(r"本年签约(?:至少)? (\d+) 个、")
    assert signed == len(listed)


def test_a_count_with_undated_rows_is_said_to_be_the_least(screen, county):
    view = view_at()
    undated = county.store._connection._duckdb.execute(
        "select count(*) from mart.project where snapshot_id = ? and is_signed"
        " and signed_date is null and is_counted and not is_exit and not is_signed_counted",
        [view.now.id],
    ).fetchone()[0]
    for name in ("overview", "pipeline"):
        said = screen(name)
        assert said.says("至少") == bool(undated)
        if undated:
            (told,) = said.numbers(r"另有 (\d+) 个已签约项目未填签约日期")
            assert 0 < told <= undated


@pytest.mark.parametrize(("which", "word"), [("talks", "谈而未签"), ("signed", "签而未开")])
def test_the_longest_wait_of_a_list_is_its_longest(screen, which, word):
    dispatch: Shown = screen("dispatch")
    if dispatch.says(f"没有{word}"):
        return
    tables = [one for one in dispatch.tables if {"since", "overdue_days", "next_step"} <= set(one)]
    (count,) = dispatch.numbers(rf"{word} (\d+) 个")
    table = next(one for one in tables if len(one) == count)
    days = days_of(table["days"])
    overdue = len([value for value in table["overdue_days"].dropna() if value])
    if dispatch.says(rf"{word}[^；\n]*；下步期限都没填"):
        assert overdue == 0
    else:
        assert dispatch.numbers(rf"{word}[^；\n]*；(\d+) 个下步已过期限") == [overdue]
    is_bound = len(days) < len(table) or table["since"].str.contains("不晚于").any()
    if not days:
        assert dispatch.says(rf"{word} \d+ 个，起算日期未填")
    else:
        least = "至少 " if is_bound else ""
        assert dispatch.says(rf"{word} \d+ 个，最长{least} ?{max(days):,} 天")


def test_health_counts_are_those_of_the_hits(screen):
    dispatch: Shown = screen("dispatch")
    hits = dispatch.table("rule", "said", "source")
    said = dispatch.numbers(r"项目体检：(\d+) 个项目触发 (\d+) 条规则、共 (\d+) 处")
    assert said == [hits["project"].nunique(), hits["rule"].nunique(), len(hits)]
    for rule, part in hits.groupby("rule"):
        assert dispatch.says(rf"{rule} {part['project'].nunique()} 个")


def test_stuck_offices_count_their_permits(screen):
    dispatch: Shown = screen("dispatch")
    blocks = re.findall(r"（审批层级：[^）]*）：(\d+) 件，[^\n]*", dispatch.text)
    if not blocks:
        return
    offices, items = dispatch.numbers(r"卡在部门：(\d+) 个部门 (\d+) 件")
    assert offices == len(blocks)
    assert items == sum(map(int, blocks))
    assert not dispatch.says("最长 (0|—) 天")


def test_the_longest_wait_of_the_readiness_page_is_its_rows_longest(screen):
    readiness: Shown = screen("readiness")
    everything = ReadinessScope(ALL, dict.fromkeys(FILTERS), is_equal=False)
    rows = Readiness(view_at(), everything).projects
    waits = days_of(rows.loc[rows["next_item_state"].notna(), "waiting_days"])
    if not waits:
        assert not readiness.says("等待最久")
        return
    assert readiness.numbers(r"等待最久的是[^。]*已等 ([\d,]+) 天") == [max(waits)]
    states = rows[rows["is_counted"].astype(bool)]["state"].value_counts()
    said = readiness.numbers(r"(\d+) 个在办手续，(\d+) 个停滞")
    assert said == [int(states.get("办手续", 0)), int(states.get("停滞", 0))]


def test_who_went_most_went_most(screen):
    visits: Shown = screen("visits")
    if visits.says("拜访台账还没有报"):
        return
    leaders = _visits().leaders
    trips = leaders[leaders["trips"] > 0].set_index("leader")["trips"]
    first = trips[trips == trips.max()]
    assert visits.numbers(r"(\d+) 位领导出行") == [len(trips)]
    if len(first) == 1:
        assert visits.says(rf"出行，{first.index[0]}最多，{int(trips.max())} 批次")
    else:
        assert visits.says(rf"各 {int(trips.max())} 批次")
        assert not visits.says(r"出行，[^，、]+最多")


def test_companies_not_seen_again_are_counted_and_ranked(screen):
    visits: Shown = screen("visits")
    unseen = _visits().unseen
    if unseen.empty:
        assert not visits.says("未再见，最久")
        return
    said = visits.numbers(r"(\d+) 家企业拜访后 \d+ 天未再见，最久 (\d+) 天")
    assert said == [len(unseen), int(unseen["days_since"].max())]


def test_returns_count_their_rows(screen):
    returns: Shown = screen("returns")
    if returns.says("没有应报"):
        return
    said = re.search(r"报送明细（(\d+) 份）", returns.text)
    assert said
    assert len(returns.tables[-1]) == int(said[1])


@pytest.mark.parametrize("name", PAGES)
def test_no_equation_on_a_page_fails_in_print_without_a_word(screen, name):
    text = screen(name).text
    for line in text.split("\n"):
        for before, sign, change, after, note in re.findall(
            r"([\d,]+\.\d\d) ([+−]) ([\d,]+\.\d\d) = ([\d,]+\.\d\d)(?: 亿元)?(（因四舍五入)?", line
        ):
            one, two, three = (
                round(float(v.replace(",", "")) * 100) for v in (before, change, after)
            )
            closes = one + (two if sign == "+" else -two) == three
            assert closes or note, line


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "name",
    [*PAGES, "returns", "data", "display"],
)
def test_no_page_speaks_of_paths_options_or_readers(screen, name, language):
    text = screen(name, lang=language).text
    found = re.search(
        r"\b(data|var|docs)/|\.toml|(?<![\w-])--[a-z]|sheet-xml|fastexcel|calamine|¥100M", text
    )
    assert found is None, text[max(found.start() - 60, 0) : found.end() + 40]


def test_the_strip_says_of_the_quarter_what_its_column_counts(screen):
    said = screen("readiness")
    readiness = Readiness(
        view_at(), ReadinessScope(town=ALL, filters=dict.fromkeys(FILTERS), is_equal=False)
    )
    quarter = periods_of(readiness)[1]
    column = readiness.in_filters.query("production_period == @quarter")
    name = rf"{quarter[:4]} 年[一二三四]季度"
    if column.empty:
        assert said.says(f"{name}没有投产或计划投产的项目")
        return
    produced = int((column["state"] == "已投产").sum())
    assert said.numbers(rf"{name}(?:计划投产|投产|投产和计划投产) (\d+) 个") == [len(column)]
    if 0 < produced < len(column):
        assert said.numbers(r"其中已投产 (\d+) 个") == [produced]


def test_no_space_parts_two_words_of_a_headline(screen):
    for name in ("overview", "pipeline"):
        assert not screen(name).says(r"(签约|上期) 至少")


def test_a_target_says_how_many_more_have_no_day(screen):
    text = screen("overview").text
    owed = undated_projects(view_at())
    for metric, measure in (("签约项目", "signed"), ("开工项目", "started")):
        line = re.search(rf"{metric} [\d,]+ / [\d,]+(，另有 (\d+) 个未填日期)?", text)
        if line:
            assert int(line[2] or 0) == owed.get(measure, 0)
