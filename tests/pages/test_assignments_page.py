"""Orders on the dispatch page: everybody reads, who has signed in types, keeps and publishes."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.assignments import Edit, drafts, orders_of, publish_typed, save_draft
from data.screens.view import store
from tests.builders.ledger_rows import a_project, an_order, publish_rows
from tests.builders.people import signed_in_as
from tests.builders.stores import an_empty_store
from tests.pages.returning import ReturningStore
from tests.pages.steps import alone, html, interrupted, opened

AS_OF = date(2021, 12, 31)


@pytest.fixture
def signed_in(monkeypatch):
    signed_in_as(monkeypatch, "administrator")
    for module in ("pending", "assignments"):
        monkeypatch.setattr(f"ui.dispatch.{module}.browser", lambda: "这一台")


def orders() -> None:
    """The orders alone, as the dispatch page shows them."""
    from data.meeting.compare import base_snapshot
    from data.screens.assignments import Assignments
    from data.screens.view import store
    from ui.dispatch.assignments import assignments_section
    from ui.snapshots import current_view

    view = current_view()
    assignments_section(Assignments(view, base_snapshot(store(), view.now)))


def desk() -> AppTest:
    return alone(orders)


def keys(app: AppTest) -> set[str]:
    return {button.key for button in app.button}


def typed(app: AppTest, matter: str) -> AppTest:
    app.text_area(key="assignments-new-matter").set_value(matter)
    app.selectbox(key="assignments-new-project_ref").select("示例项目01")
    app.selectbox(key="assignments-new-responsible_unit").select("旗水利局")
    app.date_input(key="assignments-new-due_date").set_value(date(2022, 1, 31))
    app.button(key="assignments-new-keep").click()
    app.run()
    assert not app.exception, app.exception
    return app


@pytest.fixture(scope="module")
def two_months():
    ledger = an_empty_store()
    publish_rows(ledger, a_project("示例项目01", stage="签约"), as_of=date(2021, 11, 30))
    publish_rows(
        ledger,
        a_project("示例项目01", stage="签约", responsible_unit="旗水利局"),
        an_order("核实到位资金", "DB2021-001", due_date=date(2021, 12, 20)),
        as_of=AS_OF,
    )
    return ReturningStore(ledger)


@pytest.fixture
def small(two_months, tmp_path, monkeypatch):
    with two_months.lent(tmp_path, monkeypatch) as ledger:
        yield ledger


def test_everybody_reads_what_came_of_the_orders(sample_var):
    app = opened("dispatch", section="orders")
    shown = html(app)
    assert "督办 11 件：逾期 2、临期 2、办理中 4、待销号 1、已销号 2" in shown
    assert "上次会议交办和结转 10 件：逾期 2、临期 2、办理中 4、待销号 1、已销号 1" in shown
    assert "距期限 7 天以内为临期" in shown
    assert "assignments-new-keep" not in keys(app)


def test_it_reads_in_english(sample_var):
    shown = html(opened("dispatch", lang="en", section="orders"))
    assert "11 assignments: 2 overdue, 2 due soon, 4 open, 1 done, 2 closed" in shown
    assert "10 assignments from the last meeting" in shown


def test_a_book_without_orders_says_what_to_do(var_folder):
    publish_rows(store(), a_project("示例项目01", stage="签约"))
    shown = html(opened("dispatch", section="orders"))
    assert "还没有督办事项" in shown
    assert "上传督办台账" in shown


def test_what_is_typed_waits_and_is_published_as_one_version(small, signed_in, monkeypatch):
    signed_in_as(monkeypatch, "editor", "旗投促局", name="督查室甲")
    app = typed(opened("dispatch", section="orders"), "协调用水指标")
    assert "1 处改动未发布" in html(app)
    assert "新交办：协调用水指标" in html(app)
    app = typed(app, "提交复工方案")
    assert small.sequence == 2
    app.button(key="assignments-publish").click()
    app.run()
    assert not app.exception, app.exception
    assert [one.value for one in app.success] == ["已发布为版本 V3，大屏随即更新"]
    version = small.versions()[0]
    assert (version.version, version.by) == (3, "督查室甲")
    assert version.note == "页面录入督办：新交办 2 件，更新 0 件，删除 0 件"
    found = {one["matter"]: one for one in orders_of(small, small.snapshot())}
    assert found["提交复工方案"]["order_number"] == f"DB{date.today().year}-002"
    assert found["协调用水指标"]["project_ref"] == "示例项目01"
    assert found["协调用水指标"]["due_date"] == date(2022, 1, 31)
    assert "督办 3 件" in html(app)
    assert "未发布" not in html(app)


def test_the_second_extension_says_that_it_is_the_second(small, signed_in):
    for day in (date(2022, 1, 20), date(2022, 2, 20)):
        (order,) = orders_of(small, small.snapshot())
        asked = {"extended_to_date": day, "extension_state": "申请"}
        edit = Edit(order.order_id, asked, {name: order[name] for name in asked})
        publish_typed(small, small.snapshot(), [edit], by="甲")
    (table,) = (one.value for one in desk().dataframe if "news" in one.value.columns)
    assert "第 2 次延期：申请延期至 2022-02-20，待批" in table["news"][0]


def test_an_order_needs_words(small, signed_in):
    app = desk()
    app.button(key="assignments-new-keep").click()
    app.run()
    assert [one.value for one in app.warning] == ["请写明交办什么"]
    assert "未发布" not in html(app)


def test_what_was_kept_can_be_taken_back(small, signed_in):
    app = typed(desk(), "协调用水指标")
    app.button(key="assignments-back-0").click()
    app.run()
    assert "未发布" not in html(app)
    assert small.sequence == 2


def test_what_was_typed_waits_on_the_server_for_the_next_session(small, signed_in):
    typed(desk(), "协调用水指标")
    app = desk()
    shown = html(app) + " ".join(one.value for one in app.caption)
    assert "新交办：协调用水指标" in shown
    assert "1 处改动未发布" in shown
    assert any(one.key == "assignments-give-up" for one in app.button)
    app.button(key="assignments-publish").click()
    app.run()
    assert len(orders_of(small, small.snapshot())) == 2
    assert "未发布" not in html(desk())


def test_another_window_of_the_browser_publishes_nothing_twice(small, signed_in):
    one = typed(desk(), "协调用水指标")
    other = desk()
    one.button(key="assignments-publish").click()
    one.run()
    other.button(key="assignments-publish").click()
    other.run()
    assert len(orders_of(small, small.snapshot())) == 2
    assert small.sequence == 3


def test_what_was_typed_can_be_given_up_as_a_whole(small, signed_in):
    typed(desk(), "协调用水指标")
    app = desk()
    app.button(key="assignments-give-up").click()
    app.run()
    assert "未发布" not in html(app)
    assert "未发布" not in html(desk())
    assert small.sequence == 2


def test_another_desk_goes_on_with_what_was_typed(small, signed_in):
    (order,) = orders_of(small, small.snapshot())
    theirs = Edit(order.order_id, {"feedback": "已发函", "remark": "甲"}, {"feedback": None})
    save_draft(small, "另一台", [theirs, Edit("", {"matter": "另一件事"})], by="乙")
    app = desk()
    assert "2 处" in html(app)
    ours = Edit(order.order_id, {"feedback": "已核实"}, {"feedback": None})
    save_draft(small, "这一台", [ours], by="甲")
    app.button(key="assignments-draft-另一台-on").click()
    app.run()
    app.button(key="assignments-publish").click()
    app.run()
    found = {one["matter"]: one for one in orders_of(small, small.snapshot())}
    assert set(found) == {"核实到位资金", "另一件事"}
    kept = found["核实到位资金"]
    assert (kept["feedback"], kept["remark"]) == ("已核实", "甲")
    assert drafts(small) == ()


def test_what_others_changed_meanwhile_is_said_before_it_is_overwritten(small, signed_in):
    (order,) = orders_of(small, small.snapshot())
    mine = Edit(order.order_id, {"feedback": "我的反馈"}, {"feedback": None})
    save_draft(small, "这一台", [mine], by="甲")
    app = desk()
    theirs = Edit(order.order_id, {"feedback": "别人的反馈"}, {"feedback": None})
    publish_typed(small, small.snapshot(), [theirs], by="乙")
    app.button(key="assignments-publish").click()
    app.run()
    (said,) = (one.value for one in app.error)
    assert "“反馈情况”已被别人改为“别人的反馈”，您填的是“我的反馈”" in said
    assert small.sequence == 3
    app.button(key="assignments-publish").click()
    app.run()
    (order,) = orders_of(small, small.snapshot())
    assert (small.sequence, order["feedback"]) == (4, "我的反馈")


def test_what_is_published_waits_no_more_though_another_run_is_asked_for(
    small, signed_in, monkeypatch
):
    app = typed(opened("dispatch", section="orders"), "协调用水指标")
    interrupted(monkeypatch)
    app.button(key="assignments-publish").click()
    app.run()
    assert drafts(small) == ()
    assert "assignments-publish" not in keys(app)
    assert [one.value for one in app.success] == ["已发布为版本 V3，大屏随即更新"]


def test_the_past_is_read_only(small, signed_in):
    app = opened("dispatch", as_of="2021-11-30", section="orders")
    assert "assignments-new-keep" not in keys(app)
    assert "录入请回到最新版本" in html(app)
