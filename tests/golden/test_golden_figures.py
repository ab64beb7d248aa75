"""The article's figures: from workbooks through the ordinary import to the screens."""

from __future__ import annotations

from datetime import date

import pytest

from data.county_figures.organisation import scored_boards
from data.county_figures.scoring import flags
from data.figures import figures
from data.importer import understand
from data.meeting.compare import compare
from data.rules import load_rules
from data.samples.workbooks import load_sample, write_sample

QUARTER_ENDS = (date(2021, 9, 30), date(2021, 12, 31))
REAL_ABOUT_TO_PRODUCE = (
    "雅海60万吨LNG",
    "恒坤化工焦化二期",
    "义川业碳化硅陶瓷二期",
    "海川石英砂深加工",
)
RUNYANG = "润阳悦达光伏材料及应用全产业科技园"
FREE = ("towns", "industries", "channels", "groups", "units", "leaders")
ZHONGKE = "中科悦达(上海)材料科技有限公司项目"


@pytest.fixture
def store(shared_sample):
    return shared_sample


def at(store, *day):
    return figures(store, as_of=date(*day))


def project(store, name, *day):
    snapshot = store.snapshot(as_of=date(*day))
    everything = dict.fromkeys(("towns", "states", "units", "groups"))
    facts = store.query("screens/readiness/projects", snapshot_id=snapshot.id, **everything)
    return next(row for row in facts.to_pylist() if row["project_name"] == name)


def test_signed_in_2021(store):
    found = at(store, 2021, 12, 31)
    assert found["signed_projects"] == 11
    assert found["signed_planned_investment_wan"] == 7_998_600
    assert found["signed_without_amount"] == 2


def test_funds_in_place_by_the_regions_platform(store):
    found = at(store, 2021, 12, 31)["funds_in_place_wan"]
    assert found["自治区平台"] == 453_900
    assert found["企业自报"] == 467_128
    assert found["统计"] == 352_440


def test_projects_pushed_by_two_tiers(store):
    assert at(store, 2021, 12, 31)["projects_pushed"] == {
        "banner_leaders": 10,
        "county_sponsors": 15,
        "distinct": 21,
    }


def test_more_visits_and_more_projects_than_the_year_before(store):
    this_year, last_year = at(store, 2021, 12, 31), at(store, 2020, 12, 31)
    assert this_year["visits"]["trips"] > last_year["visits"]["trips"]
    for tier in ("banner_leaders", "county_sponsors", "distinct"):
        assert this_year["projects_pushed"][tier] > last_year["projects_pushed"][tier]


@pytest.mark.parametrize(
    ("day", "signed", "planned", "funds"),
    [
        ((2020, 12, 31), 8, 4_123_000, 387_200),
        ((2021, 10, 31), 9, 7_478_600, 371_500),
        ((2021, 11, 30), 10, 7_537_600, 412_700),
        ((2021, 12, 31), 11, 7_998_600, 453_900),
    ],
)
def test_each_monthly_version_has_its_own_figures(store, day, signed, planned, funds):
    found = at(store, *day)
    assert found["signed_projects"] == signed
    assert found["signed_planned_investment_wan"] == planned
    assert found["funds_in_place_wan"]["自治区平台"] == funds


@pytest.mark.parametrize("name", REAL_ABOUT_TO_PRODUCE)
def test_the_four_named_projects_are_about_to_produce_and_nothing_else_is_known(store, name):
    found = project(store, name, 2021, 12, 31)
    assert found["state"] == "即将投产"
    assert (found["score_low"], found["score_high"]) == (pytest.approx(0), pytest.approx(100))
    assert found["planned_investment_wan"] is None
    assert found["map_longitude"] is None


@pytest.mark.parametrize("name", [RUNYANG, ZHONGKE])
def test_the_two_signed_through_companies_have_no_sum_no_permit_and_no_place(store, name):
    found = project(store, name, 2021, 12, 31)
    assert found["unknown_count"] == found["item_count"]
    assert found["planned_investment_wan"] is None
    assert found["map_longitude"] is None


def test_runyang_is_doing_its_preliminary_procedures(store):
    assert project(store, RUNYANG, 2021, 12, 31)["state"] == "办手续"


def test_every_version_is_marked_as_sample_and_one_is_published_for_each_date(store):
    assert store.sequence == 4
    assert store.snapshot().is_sample


def test_the_sample_loaded_again_is_no_version(sample_store):
    load_sample(sample_store)
    assert sample_store.sequence == 4


def test_the_import_finds_nothing_to_complain_about(tmp_path):
    for file in write_sample(tmp_path):
        intake = understand(
            [(file.path, file.path.name)], unit=file.unit, as_of=file.as_of, period=file.period
        )
        (report,) = intake.files
        assert report.status == "ok"
        assert report.is_sample
        assert [i for i in report.issues if i.severity != "note"] == []
        for sheet in report.sheets:
            assert sheet.rows_rejected == 0
            assert [column.header for column in sheet.columns if not column.field] == []
            assert all(total.stated == pytest.approx(total.computed) for total in sheet.totals)


def test_services_in_the_hall_and_what_was_cut_as_reported_without_a_base(store):
    found = at(store, 2021, 12, 31)["services"]
    assert (found["departments"], found["items_due"], found["items_entered"]) == (43, 1258, 1258)
    assert found["entry_share"] == 1
    assert found["reported"] == {
        "materials_cut": 112,
        "materials_cut_share": 0.674,
        "days_cut": 72,
        "days_cut_share": 0.551,
    }
    assert found["recomputed"] is None


def test_four_sessions_with_their_companies_in_words(store):
    found = at(store, 2021, 12, 31)["needs"]
    assert (found["sessions"], found["companies_text"]) == (4, "60多家")


def test_two_heads_three_departments_four_special_groups(store):
    assert at(store, 2021, 12, 31)["organisation"] == {
        "leading_group_heads": 2,
        "working_departments": 3,
        "special_groups": 4,
    }
    assert set(at(store, 2021, 11, 30)["organisation"].values()) == {None}


def test_groups_and_towns_against_their_tasks(store):
    found = at(store, 2021, 12, 31)["scoreboard"]
    assert [(one["owner"], one["score"], one["rank"]) for one in found] == [
        ("第一专项招商组", 100.0, 1),
        ("昂素镇", 100.0, 1),
        ("敖勒召其镇", 96.93, 3),
        ("第二专项招商组", 96.27, 4),
        ("上海庙镇", 93.59, 5),
        ("第三专项招商组", 72.14, 6),
        ("城川镇", 56.0, 7),
        ("第四专项招商组", 32.32, 8),
    ]


def test_the_last_quarter_gives_a_red_flag_and_a_yellow_card(store):
    ends = [at(store, 2021, 9, 30)["scoreboard"], at(store, 2021, 12, 31)["scoreboard"]]
    before, now = ({one["owner"]: one["score"] for one in end} for end in ends)
    gains = {owner: now[owner] - before[owner] for owner in now}
    # 昂素镇 rose most; the fourth group was last at both ends.
    assert max(gains, key=gains.__getitem__) == "昂素镇"
    assert (before["第四专项招商组"], now["第四专项招商组"]) == (min(before.values()), 32.32)
    boards = [scored_boards(store, store.snapshot(as_of=day))[0][1] for day in QUARTER_ENDS]
    names = {one.owner_key: one.owner for one in boards[1]}
    given = flags([None, None, *boards], load_rules().scoreboard)
    assert {names[key]: flag for key, flag in given.items()} == {
        "昂素镇": "red",
        "第四专项招商组": "yellow",
    }


def test_of_eleven_signings_seven_are_verified(store):
    snapshot = store.snapshot(as_of=date(2021, 12, 31))
    chosen = ("towns", "industries", "channels", "groups", "units", "leaders")
    rows = store.query("screens/claims/counts", snapshot_id=snapshot.id, **dict.fromkeys(chosen))
    assert [
        (one["claim"], one["claimed_count"], one["verified_count"]) for one in rows.to_pylist()
    ] == [
        ("签约", 11, 7),
        ("开工", 6, 5),
        ("投产", 3, 2),
    ]


def test_the_service_of_the_sample_s_projects(store):
    found = at(store, 2021, 12, 31)["service"]
    assert (found["projects"], found["officers"]) == (37, 12)
    # Of the real projects the ledger says neither an officer nor a next step.
    assert (found["without_officer"], found["without_next_step"]) == (6, 6)
    assert (found["not_contacted"], found["overdue"]) == (10, 5)
    assert [found[f"due_{days}"] for days in (30, 60, 90)] == [9, 10, 3]


def test_two_promotion_events_and_the_named_ones_without_a_number(store):
    found = at(store, 2021, 12, 31)["events"]
    assert (found["promotion_events"], found["by_kind"]["博览会"], found["events"]) == (2, 2, 12)
    # The article says neither cost nor companies nor projects of its six.
    assert found["without_met"] == 6


def test_leads_by_fate_and_channels_add_up_to_the_signed_projects(store):
    found = at(store, 2021, 12, 31)
    leads = found["leads"]
    assert (leads["total"], leads["valid"], leads["by_fate"]["duplicate"]) == (24, 22, 2)
    assert sum(leads["by_fate"].values()) == leads["total"]
    channels = found["channels"]
    assert channels["以商招商"]["signed_this_year"] == 3
    assert sum(one["signed_this_year"] for one in channels.values()) == found["signed_projects"]
    wan = sum(one["signed_this_year_wan"] or 0 for one in channels.values())
    assert wan == pytest.approx(found["signed_planned_investment_wan"])


def test_the_study_record_names_the_articles_six_channels(store):
    given = {"snapshot_id": store.snapshot(as_of=date(2021, 12, 31)).id}
    found = store.query("screens/mobilisation/study", **given).to_pylist()
    assert {row["channel"] for row in found} == {
        *("中心组学习", "思想研讨", "专题党课"),
        *("学习强国", "微信公众号", "微信工作群"),
    }
    assert sum(row["session_count"] for row in found) == 14


@pytest.mark.parametrize("measure", ["signed", "planned"])
def test_the_last_month_is_explained_to_the_last_cent(store, measure):
    before, after = (
        store.snapshot(as_of=date(2021, month, day)) for month, day in ((11, 30), (12, 31))
    )
    bridge = compare(store, before, after).bridge(measure)
    assert bridge.is_known
    assert bridge.remainder == 0


def test_the_ladder_has_the_articles_steps_in_their_order(store):
    order = [one.stage for one in load_rules().stages.stage]
    steps = ["发起", "考察", "洽谈", "签约", "开工", "建设", "投产"]
    assert [one for one in order if one in steps] == steps


def test_difficulties_of_landed_projects_are_followed_until_they_are_closed(store):
    given = {"snapshot_id": store.snapshot(as_of=date(2021, 12, 31)).id, **dict.fromkeys(FREE)}
    found = store.query("screens/service/difficulties", **given).to_pylist()
    assert sum(row["is_open"] for row in found) == 9
    assert sum(row["is_late"] for row in found) == 3
    assert sum(not row["is_open"] for row in found) == 5
