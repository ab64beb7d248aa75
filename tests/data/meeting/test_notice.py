"""The 通报: every figure is worked out, unknown ones are said, wording is checked."""

from __future__ import annotations

import io
from contextlib import closing
from datetime import date

import docx
import pytest
from pydantic import ValidationError

from data.documents.notice import notice_document
from data.meeting.compare import compare
from data.meeting.notice import changes_aloud, filled, named_figures
from data.meeting.sentences import TOPICS
from data.rules import load_rules
from data.rules.meeting import FIGURES, NamedChanges, Notice, NoticeSection
from data.screens.view import store, view_at
from tests.builders.ledger_rows import a_project, a_store
from tests.builders.stores import an_empty_store

NAMED = load_rules().notice.changes.named


@pytest.fixture
def sample(sample_var):
    view = view_at()
    return store(), view.now, view.previous


def test_every_figure_of_the_vocabulary_is_worked_out(sample):
    told = named_figures(*sample)
    assert set(told) == set(FIGURES)
    assert all(told.values())


def test_the_golden_sentence(sample):
    notice = filled(load_rules().notice, named_figures(*sample))
    first = notice.sections[0][1][0]
    assert "全旗签约项目至少11个，完成年度目标的110.0%，超序时进度10.0个百分点" in first
    assert "计划总投资799.86亿元，完成年度目标的114.3%，超序时进度14.3个百分点" in first
    assert "金额未填2个" in first
    assert notice.missing == ()
    assert notice.title == "关于2021年12月底招商引资工作进展情况的通报"


def test_a_sentence_that_nobody_can_fill_is_left_out_and_its_figure_listed(sample):
    known = named_figures(*sample)
    notice = filled(load_rules().notice, known | {"到位资金": None})
    assert notice.missing == ("到位资金",)
    assert [text for text in notice.sections[0][1] if "到位" in text] == []


def test_a_part_of_which_nothing_is_known_is_left_out_with_its_heading(sample):
    visits = ("拜访批次", "旗领导推进数")
    notice = filled(load_rules().notice, named_figures(*sample) | dict.fromkeys(visits))
    assert [heading for heading, _ in notice.sections] == [
        "一、总体进展",
        "二、项目推进",
        "三、下步要求",
    ]


def test_a_version_without_one_before_compares_with_nothing(sample):
    store_, now, _ = sample
    told = named_figures(store_, now, None)
    assert told["较上期投资"] is None


def worded(**values):
    return Notice.model_validate(load_rules().notice.model_dump() | values)


def test_a_figure_that_no_query_provides_is_an_error_when_it_is_saved():
    section = NoticeSection(heading="一", paragraphs=("到位{外资金额}。",))
    with pytest.raises(ValidationError, match="外资金额"):
        worded(title="通报", section=(section,))


def test_a_brace_left_open_is_an_error():
    with pytest.raises(ValidationError, match="月末"):
        worded(title="通报{月末")


def test_the_reference_of_the_building_season_is_no_word_of_a_notice():
    section = NoticeSection(heading="开工", paragraphs=("超施工季参考进度3个百分点。",))
    with pytest.raises(ValidationError, match="施工季"):
        worded(section=(section,))


def test_a_rule_names_every_kind_of_change():
    assert tuple(NamedChanges.model_fields) == TOPICS


def test_the_document_is_a_draft_with_open_slots_and_numbered_pages(sample):
    store_, now, before = sample
    changes = changes_aloud(compare(store_, before, now), NAMED)
    notice = filled(load_rules().notice, named_figures(*sample), changes)
    made = notice_document(notice, "示例办公室", now.as_of, is_sample=True)
    document = docx.Document(io.BytesIO(made))
    texts = [one.text for one in document.paragraphs]
    assert "代拟稿" in texts[0]
    assert "示例数据" in texts[0]
    assert any("〔" in text for text in texts)
    assert any("印章" in text for text in texts)
    assert "四、本期变动" in texts
    assert "PAGE" in document.sections[0].footer._element.xml
    title = next(one for one in document.paragraphs if one.text.startswith("关于"))
    assert title.runs[0].font.size.pt == 22
    body = next(one for one in document.paragraphs if one.text.startswith("截至"))
    assert (body.runs[0].font.size.pt, body.paragraph_format.first_line_indent.pt) == (16, 32)


def test_what_is_not_named_is_counted_and_nothing_goes_unsaid(sample):
    store_, now, before = sample
    comparison = compare(store_, before, now)
    told = changes_aloud(comparison, NAMED.model_copy(update={"production_later": 1, "new": 0}))
    assert told[0].startswith("（一）推迟投产3个。")
    assert told[0].endswith("，等3项。")
    assert told[0].count("示例项目") == 1
    assert "示例项目26" in told[0]  # put off the longest
    last = told[-1]
    assert "新增项目1个" in last
    assert "要件变动32项" in last
    assert last.endswith("详见附件。")


def test_with_room_for_all_every_change_is_read_out(sample):
    store_, now, before = sample
    comparison = compare(store_, before, now)
    everything = NamedChanges(**dict.fromkeys(TOPICS, 20)).model_copy(update={"permit": 99})
    told = "".join(changes_aloud(comparison, everything))
    assert "附件" not in told
    assert "，等" not in told
    for change in comparison.changes:
        assert change.project_name in told


def test_a_comparison_without_changes_says_nothing(sample):
    store_, now, _ = sample
    assert changes_aloud(compare(store_, now, now), NAMED) == ()


def test_more_than_ten_parts_keep_their_numbers(sample):
    section = NoticeSection(heading="部分", paragraphs=("正文",))
    notice = filled(worded(section=(section,) * 12), {"月末": "2021年12月底"})
    assert [heading for heading, _ in notice.sections][9:] == [
        "十、部分",
        "十一、部分",
        "十二、部分",
    ]


def test_an_empty_store_has_no_figures_to_tell():
    with_nothing = an_empty_store()
    assert with_nothing.snapshot() is None
    with_nothing.close()


def test_what_began_this_year_is_counted_without_a_target():
    with closing(a_store(begun("示例项目01"), begun("示例项目02"))) as ledger:
        told = named_figures(ledger, ledger.snapshot(), None)
    assert told["开工项目数"] == "2"
    assert told["投产项目数"] == "0"
    assert told["开工完成率"] is None


def test_no_project_waits_with_no_amount_and_not_with_an_unknown_one():
    with closing(a_store(begun("示例项目01"))) as ledger:
        told = named_figures(ledger, ledger.snapshot(), None)
    assert told["已签未开数"] == "0"
    assert told["已签未开投资"] is not None


def begun(name):
    return a_project(
        name, stage="开工", signed_date=date(2021, 3, 3), actual_start_date=date(2021, 5, 5)
    )
