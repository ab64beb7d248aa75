"""The Data page asks whether two projects are one, keeps the answer, and takes it back."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.importer.importer import Belonging
from data.store import Decision, ProjectName, open_store
from tests.builders.ledger_rows import a_project, publish_rows
from tests.builders.people import signed_in_as
from tests.builders.stores import an_empty_store
from tests.builders.workbooks import a_csv
from tests.pages.returning import ReturningStore
from tests.pages.steps import html, opened, read
from ui.intake import jobs

HEADERS = ["项目名称", "投资方", "行业", "阶段", "计划总投资（万元）"]
LEDGER = [HEADERS, ["示例光伏材料产业园区项目", "示例新材料有限公司", "光伏", "签约", 9_000]]


@pytest.fixture
def signed_in(monkeypatch):
    signed_in_as(monkeypatch, "administrator")


@pytest.fixture(scope="module")
def one_project():
    store = an_empty_store()
    kept = {"investor": "示例新材料有限公司", "industry": "光伏", "planned_investment_wan": 10_000}
    publish_rows(store, a_project("示例光伏材料产业园", stage="签约", **kept))
    return ReturningStore(store)


@pytest.fixture
def published(one_project, tmp_path, monkeypatch, signed_in):
    with one_project.lent(tmp_path, monkeypatch) as store:
        yield store
        for job in jobs.open_jobs():
            jobs.discard(job)


def uploads(name: str, rows: list[list[object]], unit: str, store) -> jobs.UploadJob:
    belonging = Belonging(unit, date(2021, 12, 31))
    return read(jobs.start([(name, a_csv(rows), belonging)], store=store, period=None, by="甲"))


@pytest.fixture
def uploaded(published):
    return uploads("发改委台账.csv", LEDGER, "旗发改委", published)


def click(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception, app.exception
    return app


def test_both_rows_stand_side_by_side_with_their_cells_and_the_rule(uploaded):
    shown = html(opened("data", job=uploaded, step="publish"))
    assert "可能是同一个项目：1 对，请认定" in shown
    assert "同一家企业（示例新材料）" in shown
    assert "达到 40% 就提问" in shown
    assert "示例光伏材料产业园<u>区项目</u>" in shown
    assert "＝ 一致" in shown
    assert "≠ 不同" in shown
    assert "发改委台账.csv" in shown
    assert "A2" in shown
    assert "Sheet1 · A4" in shown


def test_it_asks_in_english(uploaded):
    shown = html(opened("data", job=uploaded, lang="en", step="publish"))
    assert "Perhaps the same project: one pair to decide" in shown
    assert "asked from 40% on" in shown


def test_nothing_is_joined_without_an_answer_and_the_question_stays(uploaded, published):
    app = click(opened("data", job=uploaded, step="publish"), "以后再定")
    assert "仍各算各的" in html(app)
    next(b for b in app.button if b.key == "data-publish").click().run()
    assert (
        published.query("screens/project/names", snapshot_id=published.snapshot().id).num_rows == 2
    )
    assert "项目认定：1 对可能是同一个项目" in html(opened("data", part="same"))


def test_an_answer_is_published_with_the_upload(uploaded, published):
    app = click(opened("data", job=uploaded, step="publish"), "是同一个项目")
    assert "发布时一并记下 1 项认定" in html(app)
    next(b for b in app.button if b.key == "data-publish").click().run()
    snapshot = published.snapshot()
    assert snapshot.version == 2
    names = published.query("screens/project/names", snapshot_id=snapshot.id).to_pylist()
    assert [row["project_id"] for row in names] == ["示例光伏材料产业园"]


def test_an_answer_can_be_taken_back_before_publishing(uploaded):
    app = click(click(opened("data", job=uploaded, step="publish"), "不是同一个"), "撤回")
    assert "可能是同一个项目：1 对，请认定" in html(app)
    assert uploaded.sameness.decisions() == ()


def test_what_was_published_can_be_decided_and_undone_later(published):
    row = {"investor": "示例新材料有限公司", "planned_investment_wan": 10_000}
    publish_rows(published, a_project("示例光伏材料产业基地", unit="旗发改委", **row))
    app = click(opened("data", part="same"), "是同一个项目")
    assert published.sequence == 3
    assert "项目认定：没有待定的" in html(app)
    assert "“示例光伏材料产业基地” 就是 “示例光伏材料产业园”" in html(app)
    assert "认定项目是否同一" in html(opened("data", part="history"))
    app = click(app, "撤回")
    assert published.sequence == 4
    assert "项目认定：1 对可能是同一个项目" in html(app)


def test_what_contradicts_an_earlier_decision_is_shown_with_who_took_it(published):
    row = {"investor": "示例新材料有限公司", "planned_investment_wan": 10_000}
    publish_rows(published, a_project("示例光伏材料产业基地", unit="城川镇", **row))
    first, second = (ProjectName(None, f"示例光伏材料产业{end}") for end in ("园", "基地"))
    published.identities.decide([Decision("different", first, second)], by="旗领导A")
    job = uploads("发改委台账.csv", LEDGER, "旗发改委", published)
    app = click(click(opened("data", job=job, step="publish"), "是同一个项目"), "是同一个项目")
    assert "合不到一起" in app.warning[0].value
    assert "“示例光伏材料产业园” 与 “示例光伏材料产业基地” 不是同一个项目" in html(app)
    assert "旗领导A" in html(app)
    next(b for b in app.button if b.key == "data-publish").click().run()
    assert published.sequence == 3
    app = click(app, "撤回先前的 1 项，按这次的记")
    assert "合不到一起" not in " ".join(one.value for one in app.warning)
    next(b for b in app.button if b.key == "data-publish").click().run()
    names = published.query("screens/project/names", snapshot_id=published.snapshot().id)
    assert (published.sequence, names.num_rows) == (4, 1)


def test_what_contradicts_can_be_taken_back_instead(published):
    row = {"investor": "示例新材料有限公司", "planned_investment_wan": 10_000}
    publish_rows(published, a_project("示例光伏材料产业基地", unit="城川镇", **row))
    first, second = (ProjectName(None, f"示例光伏材料产业{end}") for end in ("园", "基地"))
    published.identities.decide([Decision("different", first, second)], by="旗领导A")
    job = uploads("发改委台账.csv", LEDGER, "旗发改委", published)
    app = click(click(opened("data", job=job, step="publish"), "是同一个项目"), "是同一个项目")
    app = click(app, "收回这次的说法")
    assert job.sameness.decisions() == ()
    assert "合不到一起" not in " ".join(one.value for one in app.warning)


def test_a_name_decided_to_be_the_same_is_a_new_name_before_publishing(published):
    renamed = [HEADERS, ["示例光伏材料产业园区项目", "示例新材料有限公司", "光伏", "签约", 10_000]]
    app = opened(
        "data", job=uploads("招商局台账.csv", renamed, "旗招商局", published), step="publish"
    )
    assert "新增 1 行、变更 0 行、移走 1 行" in html(app)
    app = click(app, "是同一个项目")
    assert "新增 0 行、变更 1 行、移走 0 行" in html(app)
    (table,) = [one.value for one in app.dataframe if "变化" in one.value.columns]
    (line,) = [row for _, row in table.iterrows() if row["变化"].startswith("⇄ 改名")]
    assert (line["原来"], line["现在"]) == ("示例光伏材料产业园", "示例光伏材料产业园区项目")


def test_a_stage_that_falls_back_is_said_and_published(published):
    fallen = [HEADERS, ["示例光伏材料产业园", "示例新材料有限公司", "光伏", "洽谈", 10_000]]
    job = uploads("招商局台账.csv", fallen, "旗招商局", published)
    app = opened("data", job=job, step="publish")
    assert "1 个项目的阶段往回退，照样入库" in html(app)
    assert "示例光伏材料产业园：签约 → 洽谈，往回退（原 " in html(app)
    assert "D2）" in html(app)
    next(b for b in app.button if b.key == "data-publish").click().run()
    names = published.query("screens/project/names", snapshot_id=published.snapshot().id)
    assert names["stage"].to_pylist() == ["洽谈"]


def test_without_a_sign_in_nothing_is_asked(var_folder):
    publish_rows(open_store(), a_project("示例甲"), a_project("示例甲园", unit="旗发改委"))
    assert "项目认定" not in html(opened("data"))
