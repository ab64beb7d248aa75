"""Which two names the product asks about, and which it leaves alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.importer.review.entity_matching import compare_current, compare_upload
from data.store import Decision, ProjectName
from tests.builders.ledger_rows import (
    a_fund,
    a_project,
    a_store,
    a_visit,
    an_item,
    drafts_of,
)

LAST_MONTH = date(2021, 11, 30)
SCHEDULE = {"form": "schedule", "unit": "旗发改委"}


def asked(store, *rows, **options):
    """(rule, one, two) of every candidate that rows of an upload bring."""
    found = compare_upload(store, drafts_of(*rows, **options)).candidates
    return [(one.rule, one.one.name, one.two.name) for one in found]


def known(name="示例光伏材料产业园", **values):
    usual = {"investor": "示例新材料有限公司", "industry": "光伏", "planned_investment_wan": 10_000}
    return a_project(name, **{**usual, **values})


def test_a_near_name_of_the_same_company_is_asked_about():
    store = a_store(known())
    row = known("示例光伏材料及应用产业园项目", planned_investment_wan=50_000, **SCHEDULE)
    assert asked(store, row) == [
        ("near_name", "示例光伏材料产业园", "示例光伏材料及应用产业园项目")
    ]


def test_the_company_may_be_written_another_way():
    store = a_store(known(investor="示例新材料（上海）有限公司"))
    row = known(
        "示例光伏材料产业园二厂", investor=None, project_company="示例新材料公司", **SCHEDULE
    )
    assert [one[0] for one in asked(store, row)] == ["near_name"]


def test_the_numbers_that_fired_come_with_it():
    store = a_store(known())
    (found,) = compare_upload(
        store, drafts_of(known("示例光伏材料产业基地", **SCHEDULE))
    ).candidates
    assert found.evidence["company"] == "示例新材料"
    assert 0.4 <= float(found.evidence["similarity"]) < 1
    assert found.evidence["threshold"] == "0.4"
    assert found.agrees == {"investor", "industry", "amount_wan"}
    assert found.differs == {"name"}
    assert (found.one.cell, found.two.cell) == ("A4", "A4")
    assert found.one.file.startswith("旗招商局-projects")
    assert found.two.is_incoming
    assert not found.one.is_incoming


@pytest.mark.parametrize(
    ("amount", "rules"), [(8_000, ["same_deal"]), (7_999, []), (12_500, ["same_deal"]), (None, [])]
)
def test_one_company_and_industry_with_amounts_within_a_fifth(amount, rules):
    store = a_store(known("示例甲"))
    row = known("仓储中心", planned_investment_wan=amount, **SCHEDULE)
    assert [one[0] for one in asked(store, row)] == rules


def test_another_company_is_another_project():
    store = a_store(known())
    assert asked(store, known("示例光伏材料产业园区", investor="另一家有限公司", **SCHEDULE)) == []


@pytest.mark.parametrize(
    "name",
    [
        "示例光伏材料产业园一期",
        "示例光伏材料产业园2期",
        "示例光伏材料产业园扩建",
    ],
)
def test_phases_make_other_projects(name):
    assert asked(a_store(known()), known(name, **SCHEDULE)) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("示例项目01", "示例项目02"),
        ("示例风电场一期", "示例风电场二期"),
        ("示例风电场Ⅱ期", "示例风电场三期"),
        ("示例一号井", "示例二号井"),
        ("示例园区A区", "示例园区B区"),
        ("示例60万吨LNG", "示例100万吨LNG"),
    ],
)
def test_numbers_that_differ_make_other_projects(one, two):
    assert asked(a_store(known(one)), known(two, **SCHEDULE)) == []


def test_one_phase_written_two_ways_is_one_phase():
    store = a_store(known("示例焦化二期"))
    assert [one[0] for one in asked(store, known("示例焦化Ⅱ期工程项目", **SCHEDULE))] == [
        "near_name"
    ]


def test_a_declared_phase_of_a_parent_is_not_asked_about():
    store = a_store(known())
    row = known("示例光伏材料产业园电站", parent_name="示例光伏材料产业园", **SCHEDULE)
    assert asked(store, row) == []


def test_two_rows_with_codes_of_one_sheet_are_two_projects():
    store = a_store()
    rows = [known("示例产业园", project_code="A1"), known("示例产业园区", project_code="A2")]
    assert asked(store, *rows) == []
    assert [one[0] for one in asked(store, known("示例产业园"), known("示例产业园区"))] == [
        "near_name"
    ]


def test_the_same_name_with_two_codes_is_asked_about():
    store = a_store(known(project_code="A1"))
    row = known(project_code="150623-77", investor="另一家有限公司", **SCHEDULE)
    assert [one[0] for one in asked(store, row)] == ["same_name"]


def test_a_schedule_without_companies_is_asked_about_only_where_names_are_very_near():
    store = a_store(known())
    near = known("示例光伏材料产业园区项目", investor=None, industry=None, **SCHEDULE)
    far = known("示例光伏材料仓储中心", investor=None, industry=None, **SCHEDULE)
    assert [one[0] for one in asked(store, near)] == ["near_name_alone"]
    assert asked(store, far) == []


def test_a_renamed_project_is_recognised_by_what_stayed():
    store = a_store(known("示例旧名", town="城川镇"), as_of=LAST_MONTH)
    row = known("完全别的名称", town="城川镇")
    assert asked(store, row) == [("renamed", "示例旧名", "完全别的名称")]
    assert asked(store, known("示例旧名", town="城川镇"), row)[0][0] == "same_deal"
    moved = known("完全别的名称", town="昂素镇", industry=None)
    assert asked(store, moved) == []


@pytest.mark.parametrize(
    "row",
    [
        a_fund("示例光伏材料产业园区"),
        an_item("环评", project="示例光伏材料产业园区"),
        a_visit(project_refs=["示例光伏材料产业园区"]),
    ],
    ids=["funds", "permits", "visits"],
)
def test_a_name_that_no_project_bears_is_held_against_projects(row):
    assert asked(a_store(known()), row) == [
        ("unborn", "示例光伏材料产业园", "示例光伏材料产业园区")
    ]
    assert asked(a_store(known("示例光伏材料产业园区")), row) == []


def test_what_nobody_answered_is_asked_again_and_what_was_answered_is_not():
    store = a_store(known())
    drafts = drafts_of(known("示例光伏材料产业园区", **SCHEDULE))
    (first,) = compare_upload(store, drafts).candidates
    store.publish(drafts, by="甲", base=1)
    (again,) = compare_current(store).candidates
    assert again.key == first.key
    store.identities.decide([again.decision("different")], by="甲")
    assert compare_current(store).found == 0
    next_month = drafts_of(known("示例光伏材料产业园区", **SCHEDULE), as_of=date(2022, 1, 31))
    assert compare_upload(store, next_month).found == 0


def test_decided_the_same_is_not_asked_again_under_a_code_that_came_later():
    store = a_store(known(), known("示例光伏材料产业园区", **SCHEDULE))
    (found,) = compare_current(store).candidates
    store.identities.decide([found.decision("same")], by="甲")
    with_code = drafts_of(
        known("示例光伏材料产业园区", project_code="X9", **SCHEDULE), as_of=date(2022, 1, 31)
    )
    assert compare_upload(store, with_code).found == 0


def test_projects_joined_by_decision_differ_as_one_from_what_either_differs_from():
    names = ["示例光伏材料产业园", "示例光伏材料产业园区", "示例光伏材料产业园地"]
    store = a_store(*(known(name, unit=f"单位{n}") for n, name in enumerate(names)))
    assert compare_current(store).found == 3
    first, second, third = (ProjectName(None, name) for name in names)
    store.identities.decide(
        [Decision("same", first, second), Decision("different", second, third)], by="甲"
    )
    assert compare_current(store).found == 0


def test_a_company_with_very_many_projects_is_said_not_compared():
    rows = [
        a_project(f"示例{chr(0x4E00 + 7 * n)}{chr(0x5E00 + 3 * n)}", investor="示例集团农牧")
        for n in range(301)
    ]
    found = compare_current(a_store(*rows))
    assert [(crowd.kind, crowd.count) for crowd in found.crowds] == [("company", 301)]


def test_nothing_published_and_nothing_uploaded():
    assert compare_current(a_store()).found == 0
    assert compare_upload(a_store(), ()).found == 0


@settings(max_examples=10)
@given(st.lists(st.text(max_size=12).filter(str.strip), min_size=1, max_size=6, unique=True))
def test_any_names_are_compared_without_a_fault(names):
    store = a_store(*(a_project(name, unit=f"单位{n}") for n, name in enumerate(names)))
    try:
        for candidate in compare_current(store).candidates:
            assert candidate.one.project_id != candidate.two.project_id
    finally:
        store.close()
