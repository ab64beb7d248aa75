"""A number opens the figure of its own words: its clause's, its scope's, its definition's."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from data.store import open_store
from data.trace.figures import Reference
from tests.builders.ledger_rows import a_fund, a_project, publish_rows
from tests.pages.steps import opened
from tests.pages.test_readiness import component
from ui.components.drawer import linked_sentence

MARCH = date(2021, 3, 1)
_LINK = re.compile(r'<(?:span|td|b)[^>]*data-figure="([^"]*)"[^>]*>(?:<b>)?([^<]*)<')


def links(html):
    """(figure, text) of what opens the drawer, in its order."""
    return [(unescape(figure), text.replace("\xa0", " ")) for figure, text in _LINK.findall(html)]


def rows(app):
    """The rows of the open drawer."""
    return " ".join(re.findall(r"<tr[^>]*data-line.*?</tr>", raw(app), re.S))


def raw(app):
    return " ".join(element.proto.body for element in app.get("html"))


def signed(name, stage="签约", **values):
    return a_project(name, stage=stage, **{"signed_date": MARCH, **values})


def test_a_number_of_another_clause_is_not_the_figure_of_the_same_size(var_folder):
    """Two projects have begun, and of two others nobody states when they were signed."""
    publish_rows(
        open_store(),
        *(signed(name, "开工", actual_start_date=MARCH) for name in ("甲", "乙")),
        *(signed(name) for name in ("丙", "丁", "戊")),
        *(signed(name, signed_date=None) for name in ("己", "庚")),
    )
    shown = raw(opened("pipeline"))
    sub = shown.split('<p class="sb-sub">')[1].split("</p>")[0]
    undated, begun = sub.split("未填签约日期")[0], sub.split("；已开工")[1]
    assert "另有" in undated
    assert [figure for figure, _ in links(undated)] == ["signed"]
    assert links(begun)[0] == ("started", "2 个")


def test_digits_of_a_name_or_a_date_are_no_figure(var_folder):
    publish_rows(open_store(), signed("甲"))
    figure = (Reference("signed"),)
    opened("overview")
    assert "data-figure" not in linked_sentence("2022 Q1 起，V1 版，2021-1", figure)
    assert links(linked_sentence("2022 Q1 起 1 个项目", figure))[0][0] == "signed"


def test_the_figures_of_a_part_of_the_county_open_the_rows_of_that_part(var_folder):
    publish_rows(
        open_store(),
        *(signed(name, town="山阳乡", planned_investment_wan=100) for name in ("甲", "乙")),
        *(signed(name, town="示例镇", planned_investment_wan=900) for name in ("丙", "丁", "戊")),
    )
    app = opened("readiness", town="山阳乡")
    legend = str(component(app, "readiness-map")["html"]).split('<div class="picture"')[0]
    found = [one for one in links(legend) if one[0].startswith("readiness?") and one[1] != "0"]
    ((figure, count),) = found
    assert count == "2"
    assert dict(Reference.read(figure).scope) == {"towns": ("山阳乡",)}
    app.session_state["drawer-asked"] = figure
    drawer = rows(app.run())
    assert not app.exception
    assert "甲" in drawer
    assert "丙" not in drawer


def test_every_sum_of_funds_opens_its_definition_and_status(var_folder):
    publish_rows(
        open_store(),
        a_fund("甲", 300, basis="企业自报"),
        a_fund("乙", 100, basis="企业自报", status="上报"),
        a_fund("丙", 50, basis="企业自报", status="退回"),
    )
    app = opened("overview")
    cells = [(Reference.read(one), text) for one, text in links(raw(app)) if "funds_part" in one]
    whole = {dict(one.scope)["part"]: text for one, text in cells if not one.part}
    assert {"year", "approved", "reported", "returned"} <= set(whole)
    assert {dict(one.scope)["basis"] for one, _ in cells} == {"企业自报"}
    (reported,) = [one for one, _ in cells if one.part and dict(one.scope)["part"] == "reported"]
    app.session_state["drawer-asked"] = reported.text
    drawer = rows(app.run())
    assert not app.exception
    assert "乙" in drawer
    assert "甲" not in drawer
