"""Headers are read by the words that they are put together of, in Chinese and English."""

import tomllib

import pytest

from data.ledgers.composed_headers import composed, composed_value
from data.ledgers.declaration import FOLDER
from data.ledgers.headers import normal
from data.ledgers.posts import tier_of
from data.ledgers.registry import ledger, ledgers
from data.ledgers.value_evidence import speaks_for
from data.rules import load_rules

RULES = tomllib.loads((FOLDER / "composed_headers.toml").read_text(encoding="utf-8"))


def fields(name, text):
    return [key for key, _ in composed(name, normal(text))]


@pytest.mark.parametrize(
    ("name", "header", "key"),
    [
        ("projects", "Agreement signed", "signed_date"),
        ("projects", "Date of signature", "signed_date"),
        ("projects", "签署合同日期", "signed_date"),
        ("projects", "Ground-breaking", "actual_start_date"),
        ("projects", "Expected ground-breaking date", "planned_start_date"),
        ("projects", "破土动工日期", "actual_start_date"),
        ("projects", "拟破土动工时间", "planned_start_date"),
        ("projects", "Committed investment", "agreed_investment"),
        ("projects", "Lead agency", "responsible_unit"),
        ("visits", "Date from", "start_date"),
        ("visits", "Date to", "end_date"),
        ("visits", "带队人姓名", "leaders"),
        ("projects", "Agency in charge", "responsible_unit"),
        ("projects", "Investing company", "investor"),
        ("funds", "利用外资到账金额", "amount"),
        ("funds", "Funds received this month", "amount_month"),
        ("assignments", "批示内容", "matter"),
        ("readiness", "Approving authority", "handling_office"),
        ("projects", "卡点堵点", "problem_text"),
        ("projects", "未开工原因", "problem_text"),
        ("lost", "项目去向", "went_to"),
        ("projects", "入驻片区", "park"),
        ("projects", "投资企业注册地", "origin_place"),
        ("leads", "推荐企业", "investor_of_lead"),
        ("difficulties", "交办时间", "raised_date"),
    ],
)
def test_words_together_mean_a_field(name, header, key):
    assert fields(name, header)[0] == key


@pytest.mark.parametrize(
    ("name", "header", "key"),
    [
        ("hall", "应进", "items_due"),
        ("hall", "已进", "items_entered"),
        ("hall", "进厅事项数", "items_entered"),
        ("service_items", "哪个单位办", "item_department"),
        ("difficulties", "哪个单位办", "solving_unit"),
        ("leads", "谁报的", "lead_person"),
        ("leads", "打算投多少", "intended_investment"),
        ("study", "学什么", "study_topic"),
        ("events", "见了几家", "companies_met"),
        ("events", "后面谁跟", "follow_up_person"),
        ("lost", "什么时候没的", "lost_date"),
    ],
)
def test_a_header_may_be_spoken_as_a_question(name, header, key):
    assert fields(name, header) == [key]


@pytest.mark.parametrize("header", ["谁报的", "打算投多少", "哪个单位办"])
def test_what_a_header_says_in_the_words_of_talk_is_asked_about(header):
    trusts = [trust for one in ledgers() for _, trust in composed(one.name, normal(header))]
    assert trusts
    assert max(trusts) < load_rules().questions.confidence.field


@pytest.mark.parametrize(
    ("name", "header", "key"),
    [
        ("projects", "投了多少", "planned_investment_wan"),
        ("projects", "没开工", "is_started"),
        ("projects", "没入统", "is_in_statistics"),
        ("projects", "谁报的", "introducer"),
        ("needs", "办理天数", "limit_days"),
        ("needs", "几天办完的", "limit_days"),
        ("hall", "该进事项", "items_entered"),
    ],
)
def test_what_was_done_or_was_not_is_no_other_field(name, header, key):
    assert key not in fields(name, header)


def test_what_has_not_entered_is_no_part_of_what_has():
    assert fields("hall", "未进厅事项数") == []


@pytest.mark.parametrize("part", ["fields", "left_out"])
def test_words_name_fields_of_their_ledger(part):
    for name, named in RULES[part].items():
        assert set(named) <= {field.key for field in ledger(name).fields}, name


def test_values_that_words_name_are_those_of_a_field():
    values = {field.key: field.values for one in ledgers() for field in one.fields}
    assert set(RULES["values"]) <= set(values)
    assert set(RULES["values"]["stage"]) <= set(values["stage"])


STAGES = {
    "磋商中": "洽谈",
    "正在谈判": "洽谈",
    "Under negotiation": "洽谈",
    "协议已签订": "签约",
    "已签合同": "签约",
    "Contract signed": "签约",
    "已动工": "开工",
    "已破土动工": "开工",
    "施工中": "建设",
    "Under construction": "建设",
    "已投运": "投产",
    "Operational": "",
}


def test_a_stage_in_other_words_is_read_by_its_parts():
    assert {text: composed_value("stage", normal(text)) for text in STAGES} == STAGES


@pytest.mark.parametrize(
    "header",
    [
        "Agreement terminated",
        "签约银行",
        "Lead investor country",
        "破土动工仪式",
        "Investment per mu",
    ],
)
def test_a_word_that_no_list_knows_leaves_the_header_unread(header):
    assert fields("projects", header) == []


def test_the_head_of_a_header_decides_what_it_is():
    """A project's leader is no project, nor is 招商项目 what 项目招商 is."""
    assert fields("projects", "招商项目") == ["name"]
    assert fields("projects", "项目招商") == []
    assert "name" not in fields("projects", "Project leader")


def test_planned_and_actual_agreed_and_planned_never_meet():
    assert fields("projects", "计划破土日期") == ["planned_start_date"]
    assert fields("projects", "实际破土日期") == ["actual_start_date"]
    assert "planned_investment" not in fields("projects", "Contract value")


def test_under_the_header_of_a_date_stand_dates():
    signed = ledger("projects").field("signed_date")
    assert speaks_for(signed, ["2026-03-01", "2026年4月"])
    assert not speaks_for(signed, ["Yes", "No"])
    assert not speaks_for(ledger("projects").field("name"), ["12.5", "30"])
    assert not speaks_for(ledger("funds").field("amount"), ["2026-10-01", "2026-10-20"])


def test_metrics_stand_as_headers_in_english():
    said = {text: composed_value("metric", normal(text)) for text in METRICS}
    assert said == METRICS


METRICS = {
    "New contracts signed": "签约项目",
    "Projects started": "开工项目",
    "Capital received": "到位资金",
    "Employees": "",
}


def test_every_combination_names_words_and_fields_that_there_are():
    stated = tomllib.loads((FOLDER / "composed_headers.toml").read_text(encoding="utf-8"))
    for part in ("fields", "left_out"):
        for name, own in stated[part].items():
            assert set(own) <= {field.key for field in ledger(name).fields}
            said = {
                word.rstrip("!?") for texts in own.values() for t in texts for word in t.split()
            }
            assert said <= set(stated["words"])
    assert all(composed(declared.name, "无此词") == () for declared in ledgers())


@pytest.mark.parametrize(
    ("post", "tier"),
    [
        ("县委常委、常务副县长", "旗委政府领导"),
        ("副县长、公安局局长", "旗委政府领导"),
        ("市场监管局局长", "部门"),
        ("县委办公室主任", "部门"),
        ("城关镇党委书记", "镇"),
        ("乡长", "镇"),
        ("县政协主席", ""),
        ("县长助理", ""),
        ("县委组织部部长", ""),
        ("Deputy mayor of Riverside town", "镇"),
        ("Vice Mayor", "旗委政府领导"),
        ("Deputy director, Commerce Bureau", "部门"),
    ],
)
def test_the_tier_follows_from_the_post_or_is_unknown(post, tier):
    assert tier_of(post) == tier


def test_a_platform_alone_is_no_park():
    assert "park" not in fields("projects", "招商平台")


def test_who_recommends_is_not_the_company_that_is_recommended():
    assert fields("leads", "推荐单位") == ["lead_unit"]
