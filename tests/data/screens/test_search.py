"""What the search box finds, and where each hit opens; nothing personal is among it."""

from __future__ import annotations

import pytest

from data.language import speaking
from data.screens.search import PAGE, Name, names_of
from data.screens.view import view_at
from data.store import store as process
from tests.builders.ledger_rows import a_project, a_store, a_visit, an_order
from tests.builders.made_county import a_made_county
from tests.builders.own_ledgers import LOAN_HEADERS, LOAN_ROWS, LOANS, an_office
from tests.builders.own_lists import publish_list


@pytest.fixture
def county(monkeypatch):
    """Three projects of two companies, one of which leaders met; an order."""
    store = a_store(
        a_project(
            "示例氢能综合利用项目",
            project_code="SL-1",
            stage="签约",
            planned_investment_wan=924_200,
            investor="示例氢能科技有限公司",
            sponsoring_leader="旗领导甲",
            responsible_unit="旗能源局",
            task_group="第一专项招商组",
            town="上海庙镇",
            introducer="示例引荐人",
            service_officer="示例帮办员",
        ),
        a_project("示例绿色建材项目", project_code="SL-2", investor="示例氢能科技有限公司"),
        a_project("示例养殖项目", project_code="SL-3", investor=None),
        a_visit(companies=["示例氢能科技有限公司"], leaders=["旗领导乙"], start_date=None),
        an_order("研究氢能用水指标", "DB-1"),
    )
    monkeypatch.setattr(process, "_process_store", store)
    yield store
    store.close()


def found(query):
    with speaking("zh"):
        hits = names_of(view_at()).find(query).hits
        return {
            kind: [(hit.name.name, hit.name.page, dict(hit.name.query)) for hit in some]
            for kind, some in hits.items()
        }


def test_a_word_finds_what_bears_it_by_kind_and_where_it_lives(county):
    assert found("qn") == {
        "project": [("示例氢能综合利用项目", "project", {"project": "sl-1"})],
        "company": [("示例氢能科技有限公司", "project", {"project": "sl-1"})],
        "unit": [("旗能源局", "pipeline", {"units": "旗能源局"})],
        "order": [("研究氢能用水指标", "dispatch", {"section": "orders"})],
    }


@pytest.mark.parametrize(
    ("query", "kind", "hit"),
    [
        ("qldj", "person", ("旗领导甲", "pipeline", {"leaders": "旗领导甲"})),
        ("旗领导乙", "person", ("旗领导乙", "visits", {})),
        ("diyi", "group", ("第一专项招商组", "pipeline", {"groups": "第一专项招商组"})),
        ("shm", "town", ("上海庙镇", "pipeline", {"towns": "上海庙镇"})),
    ],
)
def test_people_groups_and_towns_open_where_they_can_be_seen(county, query, kind, hit):
    assert hit in found(query)[kind]


def test_who_introduced_or_serves_a_project_is_not_found(county):
    assert found("示例引荐人") == {}
    assert found("bangbanyuan") == {}


def test_the_line_below_says_how_it_stands(county):
    with speaking("zh"):
        hits = names_of(view_at()).find("氢能").hits
        assert hits["project"][0].name.detail() == "签约 · 92.42\xa0亿元"
        assert hits["company"][0].name.detail() == "项目 2 个 · 拜访 1 批次"
        assert hits["project"][0].name.light
    with speaking("en"):
        hits = names_of(view_at()).find("氢能").hits
        assert hits["company"][0].name.detail() == "2 projects · 1 visit"


def test_what_was_meant_is_known_and_the_nearest_comes_first(county):
    found_ = names_of(view_at()).find("sl")
    hit = found_.hits["project"][0]
    assert hit.name.name[hit.start : hit.end] == "示例" == found_.read_as
    assert next(hit.name.name for hit in found_.hits["project"]) == "示例养殖项目"
    assert found_.counts["project"] == 3


def test_pages_are_found_beside_the_data_and_alone_without_any(county):
    page = Name(PAGE, "签约管道", "pipeline", {}, detail=lambda: "项目")
    assert list(names_of(view_at()).find("qygd", [page]).hits) == [PAGE]
    assert names_of(None).find("qygd", [page]).total == 1
    assert names_of(None).find(" ", [page]).total == 0


def test_a_long_county_tells_how_many_more_there_are(monkeypatch):
    store = a_made_county(300)
    monkeypatch.setattr(process, "_process_store", store)
    found_ = names_of(view_at()).find("shilixiangmu")
    assert (len(found_.hits["project"]), found_.counts["project"]) == (4, 300)
    assert found("slxm123")["project"][0][0].startswith("示例项目123")
    store.close()


def test_rows_of_a_declared_list_open_it_narrowed_to_them(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    with an_office(tmp_path) as store:
        monkeypatch.setattr(process, "_process_store", store)
        store.own_ledgers.declare(LOANS, "设备租借.toml", by="测试员")
        publish_list(store, tmp_path, "设备租借", LOAN_HEADERS, [list(row) for row in LOAN_ROWS])
        hits = found("SB-01")["entry"]
        assert hits == [("SB-01", "ledger-设备租借", {"search": "SB-01"})]
        assert found("shm")["town"] == [("上海庙镇", "ledger-设备租借", {"towns": "上海庙镇"})]
        phones = [str(cell) for row in LOAN_ROWS for cell in row if str(cell).startswith("138")]
        assert phones
        assert all(found(phone) == {} for phone in phones)
