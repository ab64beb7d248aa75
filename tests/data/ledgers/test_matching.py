import random
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.ledgers import ledger, ledgers, recognise
from data.ledgers.headers import item_named, normal
from data.tables import HeaderColumn


@dataclass(frozen=True)
class H:
    """A header as a clerk writes it: ``投资金额(亿元)``, or levels joined by ``/``."""

    text: str

    def at(self, column: int) -> HeaderColumn:
        unit = qualifier = ""
        text = self.text
        if text.endswith(")") and "(" in text:
            text, _, inside = text[:-1].partition("(")
            if inside in ("亿元", "万元", "%"):
                unit = inside
            else:
                qualifier = inside
        return HeaderColumn(column, tuple(text.split("|")), unit, qualifier, tuple(text.split("|")))


def headers(*texts: str) -> list[HeaderColumn]:
    return [H(text).at(column) for column, text in enumerate(texts, start=1)]


def fields(*texts: str, **options) -> dict[str, str]:
    """Header text → the field it was taken for."""
    found = recognise(headers(*texts), **options)
    return {texts[a.column - 1]: a.key for a in found.assignments}


SEEN_IN_REAL_LEDGERS = {
    "项目编码": "project_code",
    "项目名称": "name",
    "建设地点/项目区域": "address",
    "投资金额(亿元)": "planned_investment",
    "固投金额(亿元)": "fixed_investment",
    "协议类型": "agreement_type",
    "协议签订时间": "signed_date",
    "注册公司名称": "project_company",
    "投资主体": "investor",
    "负责单位": "responsible_unit",
    "责任领导": "responsible_leader",
    "来源地": "origin_place",
    "内外资": "origin_kind",
    "实际开工时间": "actual_start_date",
    "实际竣工时间": "completion_date",
    "是否入统": "is_in_statistics",
    "投产时间": "actual_production_date",
}


def test_headers_seen_in_real_ledgers():
    assert fields(*SEEN_IN_REAL_LEDGERS, "用地情况", "到资金额(亿元)") == SEEN_IN_REAL_LEDGERS


def test_the_order_of_columns_does_not_matter():
    texts = list(SEEN_IN_REAL_LEDGERS)
    random.Random(3).shuffle(texts)
    assert fields(*texts) == SEEN_IN_REAL_LEDGERS


def test_two_levels_read_by_group():
    found = recognise(
        headers(
            "序号",
            "项目名称",
            "总投资(万元)",
            "形象进度|是否开工",
            "形象进度|本年度累计完成投资额度",
            "形象进度|投资完成率",
            "形象进度|实物工程量",
            "手续办理情况|立项",
            "手续办理情况|环评",
            "手续办理情况|土地批文",
            "手续办理情况|节能",
            "手续办理情况|施工许可证",
            "存在问题|具体问题",
            "存在问题|解决措施",
            "存在问题|办理部门",
            "存在问题|完成时限",
        )
    )
    assert (found.ledger, found.form) == ("projects", "schedule")
    assert [a.item for a in found.items] == ["备案核准", "环评", "土地取得", "节能审查", "施工许可"]
    by_column = {a.column: a.key for a in found.assignments}
    assert by_column[4] == "is_started"
    assert by_column[7] == "progress_text"
    assert [by_column[column] for column in range(13, 17)] == [
        "problem_text",
        "next_step",
        "next_step_unit",
        "next_step_due_date",
    ]


def test_permit_words_outside_a_group_need_to_be_unmistakable():
    found = recognise(headers("项目名称", "阶段", "总投资", "投资方", "备案", "环评", "施工许可证"))
    assert {a.item for a in found.items} == {"环评", "施工许可"}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("计划|开工", "实际|开工"), ["planned_start_date", "actual_start_date"]),
        (("开工时间|计划", "开工时间|实际"), ["planned_start_date", "actual_start_date"]),
        (("计划投产时间", "投产时间"), ["planned_production_date", "actual_production_date"]),
        (("协议总投资", "备案总投资"), ["agreed_investment", "filed_investment"]),
        (("责任单位", "招引单位"), ["responsible_unit", "credited_unit"]),
        (("包联领导", "责任领导"), ["sponsoring_leader", "responsible_leader"]),
    ],
)
def test_near_synonyms_stay_apart(texts, expected):
    found = fields("项目名称", "阶段", "总投资", *texts)
    assert [found[text] for text in texts] == expected


def test_funds_in_place_is_no_field_of_projects():
    assert "到位资金" not in fields("项目名称", "阶段", "总投资", "投资方", "到位资金")


def test_an_ambiguous_header_asks_the_values():
    texts = ("项目名称", "总投资", "投资方", "类别")
    stages, kinds = ["在谈", "签约", "在建"], ["工业", "农牧业", "文旅"]
    assert fields(*texts, sample=lambda _: stages)["类别"] == "stage"
    assert "类别" not in fields(*texts, sample=lambda _: kinds)


def test_english_headers():
    texts = ("Project", "Status", "Capacity", "Latitude", "Longitude", "Start date", "Owner")
    found = fields(*texts, sample=lambda _: ["operating", "construction"])
    assert found == {
        "Project": "name",
        "Status": "stage",
        "Latitude": "latitude",
        "Longitude": "longitude",
        "Start date": "actual_start_date",
        "Owner": "investor",
    }


@pytest.mark.parametrize(
    "texts",
    [
        ("姓名", "工号", "部门", "工资"),
        ("项目", "金额", "备注"),
        ("日期", "摘要", "借方", "贷方", "余额"),
        ("商品名称", "单价", "数量"),
        ("项目名称", "1月", "1-2月", "1-3月", "1-4月", "1-5月"),
    ],
)
def test_other_tables_are_none_of_ours(texts):
    assert recognise(headers(*texts)).ledger == ""


def test_a_person_may_say_which_ledger_and_column_it_is():
    texts = headers("工程", "钱", "月")
    found = recognise(texts, only="funds", fixed={1: "project_name", 2: "amount_month", 3: "month"})
    assert (found.ledger, found.form) == ("funds", "register")
    assert {a.column: a.key for a in found.assignments} == {
        1: "project_name",
        2: "amount_month",
        3: "month",
    }


def test_an_ignored_column_feeds_nothing():
    assert recognise(headers(*SEEN_IN_REAL_LEDGERS), fixed={4: "ignore"}).ledger == "projects"
    found = recognise(headers(*SEEN_IN_REAL_LEDGERS), fixed={4: "ignore"})
    assert 4 not in {a.column for a in found.assignments}


@pytest.mark.parametrize(
    ("word", "item"),
    [
        ("环评批复", "环评"),
        ("环评（报告书）", "环评"),
        ("立项", "备案核准"),
        ("水保", "水土保持"),
        ("看病", ""),
    ],
)
def test_items_by_name(word, item):
    assert item_named(word) == item


_SPELLINGS = {
    "as declared": lambda s: s,
    "spaced": lambda s: f" {s} ",
    "over two lines": lambda s: "\n".join([s[: len(s) // 2], s[len(s) // 2 :]]),
    "mark before": lambda s: f"*{s}",
    "mark behind": lambda s: f"{s}*",
    "wide brackets": lambda s: s.replace("(", "（").replace(")", "）"),
    "numbered": lambda s: s if s[0].isdigit() else f"1.{s}",
    "capitals": lambda s: s.upper(),
}
_DECLARED_HEADERS = [
    (declared.name, field.key, word)
    for declared in ledgers()
    for field in declared.fields
    for word in (field.header, field.english, *field.synonyms)
    if word not in field.weak
]


@pytest.mark.parametrize("spelling", _SPELLINGS)
def test_every_declared_header_is_found_however_it_is_spelt(spelling):
    missed = []
    for name, key, word in _DECLARED_HEADERS:
        found = recognise([HeaderColumn(1, (_SPELLINGS[spelling](word),))], only=name)
        if [a.key for a in found.assignments] != [key] and not found.items:
            missed.append((name, key, word))
    assert missed == []


@pytest.mark.parametrize("header", ["#", "#*", "*#", "1.#", "# "])
def test_a_sign_that_is_a_header_outlives_the_marks_around_it(header):
    found = recognise([HeaderColumn(1, (header,))], only="visits")
    assert [a.key for a in found.assignments] == ["visit_number"]


@given(st.text(max_size=40))
def test_any_header_text_is_looked_up_without_error(text):
    once = normal(text)
    assert isinstance(once, str)
    recognise([HeaderColumn(1, (text,)), HeaderColumn(2, ())])


def test_field_lookup_fails_loudly():
    with pytest.raises(KeyError):
        ledger("projects").field("colour")


def test_a_running_number_is_no_code():
    texts = ("编号", "项目名称", "阶段", "签约时间")
    counting = {1: ["1", "2", "3", "合计"], 3: ["签约"]}
    found = recognise(headers(*texts), sample=lambda column: counting.get(column, []))
    assert found.ordinals == (1,)
    assert "project_code" not in {a.key for a in found.assignments}
    coded = {1: ["QQ2021-001", "QQ2021-007"], 3: ["签约"]}
    assert fields(*texts, sample=lambda column: coded.get(column, []))["编号"] == "project_code"


def test_the_code_wins_over_a_number():
    texts = ("编号", "项目编码", "项目名称", "阶段", "签约时间")
    found = fields(*texts, sample=lambda column: ["A7", "B3"] if column == 1 else [])
    assert found["项目编码"] == "project_code"
    assert "编号" not in found


def test_many_columns_of_its_own_do_not_hide_a_ledger():
    own = tuple(f"自定义列{n}" for n in range(20))
    assert recognise(headers("项目名称", "阶段", "总投资", *own)).ledger == "projects"
    assert recognise(headers("Name", "Date", *(f"Column {n}" for n in range(20)))).ledger == ""


def test_a_schedule_without_stages_stays_a_schedule():
    texts = ("项目名称", "总投资", "手续办理情况|立项", "手续办理情况|环评", "责任单位")
    found = recognise(headers(*texts), title="重点项目调度表", sheet="台账")
    assert (found.ledger, found.form) == ("projects", "schedule")


def test_a_row_of_permits_takes_in_its_neighbours():
    texts = ("项目名称", "总投资", "形象进度", "立项", "环评", "能评", "施工许可", "注册")
    found = recognise(headers(*texts, "投资方"))
    assert [a.item for a in found.items] == [
        "备案核准",
        "环评",
        "节能审查",
        "施工许可",
        "项目公司注册",
    ]
    assert "progress_text" in {a.key for a in found.assignments}


def test_a_title_that_says_the_stage_makes_up_for_the_column():
    texts = ("序号", "项目名称", "投资企业", "投资额(亿元)", *"甲乙丙丁戊己")
    found = recognise(headers(*texts), title="在谈项目情况表")
    assert (found.ledger, found.form) == ("projects", "register")
    assert recognise(headers(*texts), title="项目情况表").ledger == ""


def test_a_title_of_funds_with_bare_funds_is_the_funds_ledger():
    texts = ("序号", "项目名称", "到位资金", "完成投资", "备注")
    found = recognise(headers(*texts), title="2021年6月招商引资项目到位资金表")
    assert found.ledger == "funds"
    assert [one.bare for one in found.assignments if one.key == "amount"] == [True]


def test_a_permit_written_over_two_levels():
    texts = ("项目名称", "手续办理情况|用地|预审", "手续办理情况|环评", "手续办理情况|能评")
    found = recognise(headers(*texts, "年度计划投资(万元)", "完成投资(万元)"))
    assert [one.item for one in found.items] == ["用地预审与选址", "环评", "节能审查"]


@pytest.mark.parametrize("header", ["项目状况", "目前状态"])
def test_a_header_of_states_is_the_stage_where_its_values_are(header):
    def one_of(*values):
        return lambda column: values if column == 3 else ()

    texts = ("项目名称", "投资方", header, "总投资(万元)")
    assert fields(*texts, sample=one_of("在建", "洽谈"))[header] == "stage"
    assert header not in fields(*texts, sample=one_of("正在打桩", "设备订购"))


def test_what_is_lacking_is_named_once():
    near = recognise(headers("投资方", "项目概况", "阶段", "牵头领导"), title="项目清单").nearest
    assert near is not None
    assert near.lacking == (("name",),)
