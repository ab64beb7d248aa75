"""What a county reports, and what its prefecture reads in it."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from data.figures import figures
from data.importer.importer import Belonging, Importer, Upload
from data.inbox.folders import arrivals, policy_of
from data.inbox.receiving import receive
from data.language import speaking
from data.prefecture.report import lines_of
from data.prefecture.reporting import report, take_reports
from data.rules import load_rules
from data.screens import counties as sentences
from data.screens.counties import Counties
from data.screens.view import store, view_at
from data.store import close_store
from data.trace.cells import row_cells
from data.trace.tracer import Tracer
from tests.builders.prefecture import SETTINGS, at, settle

REGISTER = "序号,项目名称,总投资（万元）,项目阶段,签约日期\n1,示例风机项目,12000,签约,2021-05-12\n"


def measures():
    return {one.key: one for one in load_rules().prefecture.measure}


@pytest.fixture
def above(tmp_path):
    """The prefecture's folder."""
    return settle(tmp_path / "市", "示例市", "990100", SETTINGS)


@pytest.fixture
def county(tmp_path, above, sample_database):
    """The folder of 甲旗, whose ledgers are the sample."""
    folder = settle(tmp_path / "甲", "甲旗", "990101")
    shutil.copy(sample_database, folder / "signboard.duckdb")
    return folder


def reports(county, above):
    """What the county's server lays into the prefecture's inbox."""
    with at(county, above):
        close_store()
        try:
            return report(store(), above)
        finally:
            close_store()


def come(above):
    """The prefecture's server takes what lies in its inbox."""
    take_reports(store())
    for path, _ in list(arrivals()):
        receive(store(), path, is_fresh=False)


def publish_csv(folder, content, as_of=date(2021, 12, 31)):
    """A register of the county, published by its own server."""
    path = folder / "台账.csv"
    path.write_text(content, encoding="utf-8")
    upload = Upload.of([(path, path.name)], Belonging("旗招商局", as_of))
    intake = Importer(store()).understand(upload)
    store().publish(intake.drafts, by="测试员", base=store().sequence)


@pytest.fixture
def prefecture(county, above):
    """The process as the prefecture's server, once the county's report has come."""
    reports(county, above)
    with at(above), speaking("zh"):
        close_store()
        come(above)
        yield store()
        close_store()


def test_a_county_reports_what_its_own_screens_say(county, above):
    with at(county, above), speaking("zh"):
        close_store()
        lines = {one.measure: one for one in lines_of(store(), view_at())}
        said = figures(store())
        close_store()
    assert lines["新签约项目"].reported_value == said["signed_projects"]
    planned = lines["新签约计划投资"]
    assert planned.reported_value == said["signed_planned_investment_wan"]
    assert planned.unstated == said["signed_without_amount"]
    assert lines["新开工项目"].reported_value == said["stages"]["开工"]["flow"]
    assert lines["外出招商"].reported_value == said["visits"]["trips"]
    assert lines["到位资金"].reported_value == said["funds_in_place_wan"]["自治区平台"]
    assert {one.county for one in lines.values()} == {"甲旗"}
    # The largest project stands at a cell of the county's own file.
    assert "签约项目台账" in planned.largest_place
    assert planned.largest_value < planned.reported_value


def test_the_prefecture_reads_the_report_without_a_question(prefecture):
    counties = Counties(view_at())
    told, *missing = counties.all
    assert (told.state, [one.state for one in missing]) == ("told", ["missing", "missing"])
    assert told.counts_alike
    assert told.told["新签约项目"].value == 11
    assert told.told["新签约计划投资"].unstated == 2
    assert "至少" in sentences.in_column(measures()["planned"], told.told["新签约计划投资"])
    assert sentences.headline(counties) == "3 个旗县区，1 个已上报；乙旗、丙旗未报"


def test_a_figure_leads_to_the_cell_of_the_report(prefecture):
    view = view_at()
    told = Counties(view).all[0].told["新签约项目"]
    tracer = Tracer(prefecture, view.now, view.previous)
    traced = tracer.trace(told.reference)
    (line,) = traced.lines
    cells = {place.field: place for place in row_cells(tracer, line.sheet_id, line.row_number)}
    assert (cells["reported_value"].original, cells["reported_value"].cell) == ("11", "C4")
    assert cells["reported_value"].file.startswith("旗县区上报 2021-12-31 v4")


def test_what_nobody_knows_is_blank_and_takes_no_rank(tmp_path, above):
    folder = settle(tmp_path / "乙", "乙旗", "990102")
    with at(folder, above), speaking("zh"):
        close_store()
        publish_csv(folder, REGISTER)
        lines = {one.measure: one for one in lines_of(store(), view_at())}
        close_store()
    assert lines["到位资金"].reported_value is None
    assert lines["外出招商"].reported_value is None


def test_a_start_reports_nothing_twice(county, above):
    assert reports(county, above) == "旗县区上报 2021-12-31 v4.xlsx"
    assert reports(county, above) == ""
    assert [path.name for path in (above / "inbox" / "甲旗").iterdir()] == [
        "旗县区上报 2021-12-31 v4.xlsx"
    ]


def test_who_settled_a_countys_inbox_keeps_the_last_word(above):
    with at(above):
        close_store()
        store().memory.save_inbox_policy("甲旗", "hold", by="管理员")
        take_reports(store())
        assert policy_of(store(), "甲旗") == "hold"
        assert policy_of(store(), "乙旗") == "publish-if-clean"
        close_store()


def test_other_definitions_are_told_and_not_ranked(county, above, prefecture):
    with at(county, above):
        own = county / "rules" / "measures.toml"
        own.write_text("[signing]\nuncounted_agreement_types = []\n", encoding="utf-8")
    reports(county, above)
    with at(above), speaking("zh"):
        close_store()
        come(above)
        counties = Counties(view_at())
        assert sentences.state_text(counties.all[0]) == "口径不同，不排名"
        assert counties.ranks(measures()["signed"]) == {}
        assert "甲旗的口径与全市不同" in sentences.sub_line(counties)


def test_the_prefectures_definitions_hold_in_its_counties(county, above):
    rules = above / "rules" / "measures.toml"
    rules.write_text("[signing]\nuncounted_agreement_types = []\n", encoding="utf-8")
    with at(above):
        mark = load_rules().mark
        assert load_rules().is_of_prefecture
    with at(county, above):
        assert load_rules().measures.signing.uncounted_agreement_types == ()
        assert load_rules().mark == mark
        assert load_rules().county.name == "甲旗"
        assert not load_rules().is_of_prefecture


def test_a_county_whose_ledgers_end_early_is_shown_and_not_ranked(prefecture, tmp_path, above):
    folder = settle(tmp_path / "乙", "乙旗", "990102")
    with at(folder, above), speaking("zh"):
        close_store()
        publish_csv(folder, REGISTER, as_of=date(2021, 6, 30))
        close_store()
    reports(folder, above)
    with at(above), speaking("zh"):
        close_store()
        come(above)
        counties = Counties(view_at())
        late = counties.all[1]
        assert (late.state, late.days_behind) == ("late", 184)
        assert late.told["新签约项目"].value == 1
        assert set(counties.ranks(measures()["signed"])) == {"甲旗"}
        assert "乙旗台账只到 2021-06-30" in sentences.headline(counties)
