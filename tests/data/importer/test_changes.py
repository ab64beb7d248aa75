"""What a draft would change: paired by identity, field by field, with the places of both rows."""

from datetime import date
from decimal import Decimal

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from data.importer import changes
from data.importer.schemas import schema
from data.store import Decision, ProjectName
from tests.builders.ledger_rows import a_fund, a_project, an_item, drafts_of


def rows(*entries):
    """A row table with all columns of its ledger."""
    if not entries:
        return schema("project_row").empty_table()
    (draft,) = drafts_of(*entries)
    table = draft.tables[entries[0].table]
    declared = schema(entries[0].table)
    return pa.Table.from_pylist(table.to_pylist(), schema=declared)


def test_added_changed_and_removed():
    before = rows(
        a_project("示例项目01", stage="洽谈", planned_investment_wan=100),
        a_project("示例项目02", stage="签约"),
        a_project("示例项目03", stage="签约"),
    )
    after = rows(
        a_project("示例项目 01", stage="签约", planned_investment_wan=100),
        a_project("示例项目02", stage="签约"),
        a_project("示例项目04", stage="签约"),
    )
    found = changes("projects", after, before)
    assert [change.label for change in found.added] == ["示例项目04"]
    assert [change.label for change in found.removed] == ["示例项目03"]
    (changed,) = found.changed
    assert [(f.field, f.old, f.new) for f in changed.fields if f.field != "project_name"] == [
        ("stage", "洽谈", "签约")
    ]
    assert changed.draft is not None and changed.current is not None
    assert (changed.draft.row, changed.current.row) == (4, 4)
    assert found.unchanged == 1


def test_a_name_beside_one_code_belongs_to_it():
    before = rows(a_project("示例项目01", project_code="X1", stage="洽谈"))
    after = rows(a_project("示例项目01", stage="签约"))
    found = changes("projects", after, before)
    assert not found.added and not found.removed
    assert ("stage", "洽谈", "签约") in [(f.field, f.old, f.new) for f in found.changed[0].fields]


def test_a_renamed_project_with_a_code_is_changed_not_replaced():
    before = rows(a_project("旧名", project_code="X1", stage="签约"))
    after = rows(a_project("新名", project_code="X1", stage="签约"))
    (change,) = changes("projects", after, before).changed
    assert [(f.field, f.old, f.new) for f in change.fields] == [("project_name", "旧名", "新名")]


def test_unknown_becoming_known_is_a_change_and_zero_is_not_unknown():
    before = rows(a_project("示例项目01", planned_investment_wan=None))
    after = rows(a_project("示例项目01", planned_investment_wan=Decimal(0)))
    (change,) = changes("projects", after, before).changed
    assert [(f.old, f.new) for f in change.fields] == [(None, "0")]


def test_ten_thousand_times_is_a_slip():
    before = rows(a_project("示例项目01", planned_investment_wan=Decimal("50000")))
    for amount, slip in ((5, True), (500000000, True), (60000, False)):
        after = rows(a_project("示例项目01", planned_investment_wan=Decimal(amount)))
        (change,) = changes("projects", after, before).changed
        assert change.fields[0].is_slip is slip


def test_items_and_funds_are_told_apart_by_what_makes_them_one():
    before = rows(an_item("环评", "在办"), an_item("施工许可", "在办"))
    after = rows(
        an_item("环评", "已办结", done_date=date(2021, 12, 1)), an_item("施工许可", "在办")
    )
    found = changes("readiness", after, before)
    assert [change.label for change in found.changed] == ["示例项目01 · 环评"]
    before = rows(a_fund(amount_wan=10), a_fund(amount_wan=10, basis="企业自报"))
    after = rows(a_fund(amount_wan=12), a_fund(amount_wan=10, basis="企业自报"))
    (change,) = changes("funds", after, before).changed
    assert [(f.field, f.old, f.new) for f in change.fields] == [("amount_wan", "10", "12")]


def test_against_nothing_everything_is_added():
    found = changes("projects", rows(a_project("示例项目01")), rows())
    assert (len(found.added), found.unchanged, found.is_empty) == (1, 0, False)


_PROJECTS = st.lists(
    st.tuples(st.sampled_from("甲乙丙丁"), st.sampled_from(["洽谈", "签约"])), max_size=6
)


@given(_PROJECTS, _PROJECTS)
def test_counts_reconcile(before, after):
    old = rows(*(a_project(name, stage=stage) for name, stage in before))
    new = rows(*(a_project(name, stage=stage) for name, stage in after))
    found = changes("projects", new, old)
    assert len(found.added) + len(found.changed) + found.unchanged == len(after)
    assert len(found.removed) + len(found.changed) + found.unchanged == len(before)
    assert changes("projects", new, new).is_empty


def same(kept, other):
    return Decision("same", ProjectName(None, kept), ProjectName(None, other))


def test_a_project_decided_to_be_one_under_a_new_name_is_renamed_not_gone_and_new():
    before = rows(a_project("示例旧名", stage="洽谈"), a_project("示例项目02"))
    after = rows(a_project("示例新名", stage="签约"), a_project("示例项目02"))
    apart = changes("projects", after, before)
    assert (len(apart.added), len(apart.removed), apart.renamed) == (1, 1, ())
    found = changes("projects", after, before, [same("示例新名", "示例旧名")])
    assert (found.added, found.removed, found.unchanged) == ((), (), 1)
    (renamed,) = found.renamed
    assert (renamed.was, renamed.label) == ("示例旧名", "示例新名")
    assert [(f.field, f.old, f.new) for f in renamed.fields] == [
        ("project_name", "示例旧名", "示例新名"),
        ("stage", "洽谈", "签约"),
    ]


def test_over_several_decisions_and_with_a_code_that_came():
    before = rows(a_project("示例甲"))
    after = rows(a_project("示例丙", project_code="X3"))
    said = [
        same("示例乙", "示例甲"),
        Decision("same", ProjectName("X3", "示例丙"), ProjectName(None, "示例乙")),
    ]
    (renamed,) = changes("projects", after, before, said).renamed
    assert renamed.was == "示例甲"


def test_where_both_names_still_stand_nothing_is_renamed():
    before = rows(a_project("示例旧名", stage="洽谈"))
    after = rows(a_project("示例新名"), a_project("示例旧名", stage="签约"))
    found = changes("projects", after, before, [same("示例新名", "示例旧名")])
    assert [one.label for one in found.added] == ["示例新名"]
    assert found.renamed == found.removed == ()


def test_rows_of_funds_follow_their_project_month_by_month():
    months = [date(2021, 10, 31), date(2021, 11, 30)]
    before = rows(*(a_fund("示例旧名", 10 * n, month_date=day) for n, day in enumerate(months, 1)))
    after = rows(*(a_fund("示例新名", 10 * n, month_date=day) for n, day in enumerate(months, 1)))
    found = changes("funds", after, before, [same("示例旧名", "示例新名")])
    assert len(found.renamed) == 2
    assert {tuple(f.field for f in one.fields) for one in found.renamed} == {("project_name",)}
