"""The meeting pack at the foot of the dispatch page: downloads, wording, what is missing."""

from __future__ import annotations

import io
import re

import docx
import pytest
from streamlit.testing.v1 import AppTest

from data.rules import load_rules
from data.screens.view import store
from tests.builders.ledger_rows import a_project, publish_rows
from tests.builders.people import signed_in_as
from tests.pages.steps import alone, opened
from ui.pack import section as notice_wording
from ui.pack import section as template

PRODUCT = load_rules().notice


@pytest.fixture
def signed_in(monkeypatch):
    signed_in_as(monkeypatch, "administrator")


def papers() -> None:
    """The foot of the dispatch page alone."""
    from data.meeting.compare import base_snapshot
    from data.screens.dispatch import Dispatch
    from data.screens.view import store
    from ui.pack.section import pack_section
    from ui.snapshots import current_view

    view = current_view()
    before = base_snapshot(store(), view.now)
    pack_section(view, Dispatch(view, before) if before else None)


def foot() -> AppTest:
    return alone(papers)


def saved(app: AppTest) -> AppTest:
    return app.button(key="pack-wording-save").click().run()


def errors(app: AppTest) -> str:
    """As a reader sees them: signs that Markdown would take for formats are freed."""
    return re.sub(r"\\(.)", r"\1", "\n".join(one.value for one in app.error))


def said(app: AppTest) -> str:
    bodies = [element.proto.body for element in app.get("html")]
    return " ".join(
        [*bodies, *(one.value for one in app.caption), *(m.value for m in app.markdown)]
    )


def offered(app: AppTest) -> list[str]:
    buttons = [one.proto for one in app.get("download_button")]
    return [one.label for one in buttons if "pack-download" in one.id]


def test_every_document_is_offered_to_who_only_reads(sample_var):
    assert offered(opened("dispatch")) == ["下载全部（ZIP）"]
    app = opened("dispatch", section="pack")
    assert {"下载全部（ZIP）", "幻灯片 PPTX", "通报 DOCX", "清单 XLSX"} <= set(offered(app))
    assert not any(one.key == "pack-title" for one in app.text_input)


def test_documents_are_offered_in_english_too(sample_var):
    assert offered(opened("dispatch", lang="en"))[0] == "Download all (ZIP)"


def test_a_single_month_still_has_its_documents(sample_var):
    assert "通报 DOCX" in offered(opened("dispatch", as_of="2020-12-31", section="pack"))


def test_figures_that_no_ledger_says_are_named(var_folder):
    publish_rows(store(), a_project("示例项目01", stage="签约"))
    shown = said(foot())
    assert "通报没有写到" in shown
    assert "到位资金" in shown.partition("通报没有写到")[2]


@pytest.mark.parametrize(
    ("key", "text", "place", "remedy"),
    [
        ("pack-title", "关于{不存在的数}的通报", "标题", "去掉大括号"),
        ("pack-title", "关于{月未}的通报", "标题", "应为 {月末}"),
        ("pack-addressee", "", "主送", "请填写"),
        ("pack-heading-2", "进展{月末", "第 2 部分标题", "补上 }"),
        ("pack-heading-2", "", "第 2 部分标题", "请填写"),
        (
            "pack-paragraphs-1",
            "好。\n签约｛签约项目数｝个。",
            "第 1 部分第 2 段",
            "应为 {签约项目数}",
        ),
        ("pack-paragraphs-1", "到位{到位资金:.1f}。", "第 1 部分第 1 段", "应为 {到位资金}"),
        ("pack-paragraphs-1", "到位{}。", "第 1 部分第 1 段", "没有名称"),
        ("pack-paragraphs-3", "", "第 3 部分第 1 段", "请填写"),
        ("pack-changes", "施工季变动", "本期变动", "施工季"),
    ],
)
def test_a_mistake_in_the_wording_is_said_with_place_and_remedy_and_not_saved(
    sample_var, signed_in, key, text, place, remedy
):
    app = foot()
    kind = app.text_area if "paragraphs" in key else app.text_input
    kind(key=key).set_value(text).run()
    assert "还不能保存" in errors(app)
    saved(app)
    assert errors(app).startswith("没有保存")
    assert place in errors(app)
    assert remedy in errors(app)
    assert store().meeting.own("wording") is None


def test_the_wording_is_read_with_todays_figures_before_it_is_saved(own_sample_var, signed_in):
    app = foot()
    app.text_area(key="pack-paragraphs-1").set_value("共{签约项目数}个，{签约计划总投资}。").run()
    assert not app.error
    assert "<p>共至少11个，799.86亿元。</p>" in said(app)


def test_a_part_can_be_added_and_taken_away(own_sample_var, signed_in):
    app = foot()
    app.text_input(key="pack-heading-5").set_value("表扬")
    app.text_area(key="pack-paragraphs-5").set_value("提出表扬。")
    app.text_input(key="pack-heading-3").set_value("")
    app.text_area(key="pack-paragraphs-3").set_value("")
    saved(app)
    assert not app.error
    headings = [one.heading for one in notice_wording.own_wording()[0].section]
    assert headings == ["总体进展", "项目推进", "下步要求", "表扬"]


def test_an_older_wording_takes_what_it_does_not_say_from_the_product(own_sample_var):
    store().meeting.save_own("wording", '{"title": "旧通报"}'.encode(), by="测试员")
    found, is_unusable = notice_wording.own_wording()
    assert (found.title, found.changes, is_unusable) == ("旧通报", PRODUCT.changes, False)


@pytest.mark.parametrize("content", [b"no json", '{"title": "{外资}"}'.encode(), b"[]"])
def test_a_stored_wording_that_cannot_be_used_is_said(own_sample_var, content):
    store().meeting.save_own("wording", content, by="测试员")
    assert notice_wording.own_wording() == (PRODUCT, True)
    assert any("暂用默认措辞" in one.value for one in foot().warning)


def test_how_many_changes_are_named_is_kept_with_the_wording(own_sample_var):
    named = dict.fromkeys(PRODUCT.changes.named.model_dump(), 1)
    written = {"issuer": "示例办", "title": "通报", "addressee": "各部门：", "changes": "变动"}
    written["problems"] = "问题"
    written["ledgers"] = "台账"
    part = {"heading-1": "进展", "paragraphs-1": "好。"}
    made = notice_wording.as_notice(written | part, named, PRODUCT)
    assert set(made.changes.named.model_dump().values()) == {1}
    assert made.unsaid == PRODUCT.unsaid


def test_a_wording_of_the_office_is_kept_and_can_be_given_back(own_sample_var, signed_in):
    app = foot()
    app.text_input(key="pack-title").set_value("{旗名}{月末}招商引资情况")
    app.button(key="pack-wording-save").click().run()
    assert not app.error
    assert "招商引资情况" in store().meeting.own("wording")[1].decode()
    app.button(key="pack-wording-reset").click().run()
    assert store().meeting.own("wording") is None


def test_own_slides_and_paper_are_looked_at_when_they_are_uploaded(own_sample_var, signed_in):
    app = foot()
    uploads = {one.key: one for one in app.get("file_uploader") if one.key}
    assert {"pack-template-file-0", "pack-paper-file-0"} <= set(uploads)
    uploads["pack-template-file-0"].upload("坏模板.pptx", b"PK\x03\x04broken").run()
    assert errors(app).startswith("坏模板.pptx：文件已损坏")
    assert "另存一份" in errors(app)
    assert store().meeting.own("template") is None


def test_own_paper_that_fits_is_kept_and_says_what_it_holds(own_sample_var, signed_in):
    document = docx.Document()
    document.add_paragraph("{正文}")
    buffer = io.BytesIO()
    document.save(buffer)
    app = foot()
    uploads = {one.key: one for one in app.get("file_uploader") if one.key}
    uploads["pack-paper-file-0"].upload("用纸.docx", buffer.getvalue()).run()
    assert not app.error
    assert store().meeting.own("paper") == ("用纸.docx", buffer.getvalue())
    assert "认出的位置：正文；没有的按公文顺序排：代拟稿、标题" in said(app)
    app.button(key="pack-paper-reset").click().run()
    assert store().meeting.own("paper") is None


def test_a_template_kept_before_it_was_checked_is_said_and_left_aside(own_sample_var, signed_in):
    store().meeting.save_own("template", b"no slides", by="测试员", file_name="旧.pptx")
    app = foot()
    assert any("暂用默认模板" in one.value for one in app.warning)
    assert template.own_template("template") is None
    assert store().meeting.own("template") is not None
