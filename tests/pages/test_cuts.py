"""Every screen is cut by group, town and department alike: head, tables, charts and sentences."""

from __future__ import annotations

import re
from contextlib import contextmanager

import pytest

from data.cuts import FREE, OWNERS, SCREENS
from data.screens.dispatch import Dispatch
from data.screens.fund_gaps import FundGaps
from data.screens.mobilisation import Mobilisation
from data.screens.overview import Overview
from data.screens.quarter import Quarter
from data.screens.scoreboard import Scores
from data.screens.view import view_at
from data.trace.figures import Reference
from data.trace.tracer import Tracer
from tests.builders.cut_counties import (
    GROUPS,
    NEWER,
    PLACES,
    UNITS,
    plain_project,
    publish_plain_cut,
    publish_river,
    river_project,
)
from tests.builders.own_ledgers import an_office_in_use
from tests.pages.steps import html, opened
from ui.registry import SCREENS as NAVIGATION

AT = {"groups": 1, "towns": 2, "units": 3}
CUTS = [("groups", GROUPS[0]), ("towns", PLACES[1]), ("units", UNITS[1])]
SECTIONS = ("bridge", "changes", "orders", "unfinished", "health", "stuck", "promises", "visits")


@contextmanager
def county(folder, fill):
    with an_office_in_use(folder) as store:
        fill(store)
        yield store


@pytest.fixture(scope="module")
def river(tmp_path_factory):
    folder = tmp_path_factory.mktemp("river")
    with county(folder, lambda store: publish_river(store, folder)) as store:
        yield store


@pytest.fixture
def plain(tmp_path):
    with county(tmp_path, publish_plain_cut) as store:
        yield store


def cut(key, *values):
    return {**FREE, key: list(values)}


def parts(key):
    return {"groups": GROUPS, "towns": PLACES, "units": UNITS}[key]


def shown(page, **query):
    asked = [{"section": one} for one in SECTIONS] if page == "dispatch" else [{}]
    return [opened(page, **query, **more) for more in asked]


def page_text(page, **query):
    apps = shown(page, **query)
    tables = [frame.value.to_string() for app in apps for frame in app.dataframe]
    return "\n".join([*map(html, apps), *tables])


def test_every_screen_says_its_cuts_or_why_it_has_none():
    assert set(SCREENS) == {screen.name for screen in NAVIGATION} | {"ledger"}
    for name, cuts in SCREENS.items():
        assert set(OWNERS) <= set(cuts.by) or (not cuts.by and cuts.why), name


@pytest.mark.parametrize(("key", "value"), CUTS)
@pytest.mark.parametrize(
    "page",
    ["overview", "pipeline", "funds", "dispatch", "service", "channels", "visits", "quarter"],
)
def test_no_project_outside_the_cut_stands_on_a_page(river, page, key, value):
    said = page_text(page, **{key: value})
    for number in range(NEWER):
        if river_project(number)[AT[key]] != value:
            assert river_project(number)[0] not in said, (page, river_project(number))
    named = [river_project(n)[0] for n in range(NEWER) if river_project(n)[AT[key]] == value]
    assert page in ("quarter", "visits") or any(name in said for name in named)


@pytest.mark.parametrize("page", ["overview", "pipeline", "funds", "dispatch", "service"])
def test_300_projects_of_whom_many_are_nobodys_are_cut_too(plain, page):
    said = page_text(page, groups="第1专班")
    outside = [one[0] for n in range(300) if (one := plain_project(n))[1] != "第1专班"]
    assert not [name for name in outside if name in said]


@pytest.mark.parametrize("key", OWNERS)
def test_the_parts_of_a_cut_add_up_to_the_whole(river, key):
    view = view_at()

    def numbers(filters):
        now, basis = Overview(view, filters), "企业自报"
        bridges = Dispatch(view, view.previous, filters).comparison.bridges
        assert all(bridge.remainder == 0 for bridge in bridges)
        gaps = FundGaps(view, basis, filters)
        quarter = Quarter(view, 4, filters)
        return (
            int(now.pipeline.now["signed_count"]),
            float(now.pipeline.now["planned_wan"]),
            now.funds(view.now) or 0,
            sum(float(row["year_wan"] or 0) for row in gaps.bases),
            len(gaps.projects),
            sum(float(row["other_wan"] or 0) for row in gaps.months),
            sum(len(bridge.steps) for bridge in bridges),
            float(sum((bridge.after or 0) for bridge in bridges)),
            quarter.now["signed"].year,
            quarter.now["funds"].year or 0,
            quarter.now["trips"].year,
        )

    whole = numbers(FREE)
    each = [numbers(cut(key, value)) for value in parts(key)]
    assert whole[0] == NEWER and len(each) > 1
    assert [sum(one) for one in zip(*each, strict=True)] == list(whole)


@pytest.mark.parametrize(("key", "value"), CUTS)
@pytest.mark.parametrize("page", ["overview", "pipeline", "funds", "dispatch", "visits", "quarter"])
def test_each_number_of_a_cut_page_opens_the_rows_of_the_cut(river, page, key, value):
    view = view_at()
    tracer = Tracer(river, view.now, view.previous)
    bodies = " ".join(
        part.proto.body for app in shown(page, **{key: value}) for part in app.get("html")
    )
    linked = set(re.findall(r'data-figure="([^"]+)"', bodies))
    assert linked
    for text in linked:
        reference = Reference.read(text.replace("&amp;", "&"))
        if reference.figure in ("field", "target", "order", "entry"):
            continue
        assert dict(reference.scope).get(key) == (value,), text
        traced = tracer.trace(reference)
        assert traced.agrees, (text, traced.total, traced.shown)


def test_targets_are_those_of_the_cut(river):
    view = view_at()
    assert set(Overview(view).targets["owner"]) == {"全旗"}
    assert set(Overview(view, cut("towns", PLACES[0])).targets["owner"]) == {PLACES[0]}
    both = Overview(view, {**FREE, "towns": [PLACES[0]], "groups": [GROUPS[1]]})
    assert set(both.targets["owner"]) == {PLACES[0], GROUPS[1]}


def test_a_cut_scoreboard_keeps_the_ranks_of_the_whole(river):
    view = view_at()
    ranks = {one.owner: one.rank for one in Scores(view).whole}
    (alone,) = Scores(view, filters=cut("groups", GROUPS[1])).shown
    assert (alone.owner, alone.rank) == (GROUPS[1], ranks[GROUPS[1]])
    (unit,) = Scores(view, filters=cut("units", UNITS[0])).shown
    assert unit.kind == "部门"
    said = html(opened("scoreboard", towns=PLACES[2]))
    assert PLACES[2] in said and PLACES[0] not in said


def test_leads_are_cut_by_whose_they_are(river):
    view = view_at()
    whole = Mobilisation(view).reported
    each = [Mobilisation(view, cut("units", unit)).reported for unit in UNITS]
    assert (whole, each) == (6, [3, 3])
    assert "3 条" in html(opened("mobilisation", units=UNITS[0]))
