"""A header that no list knows sounds like the field that a clerk would take it for."""

import pytest

from data.ledgers.likeness import begins_otherwise, sounds_like

NEAREST = [
    ("projects", "包靠领导", "sponsoring_leader"),
    ("projects", "入库项目名称", "name"),
    ("projects", "正式签约日期", "signed_date"),
    ("projects", "引进途径", "channel"),
    ("projects", "堵点难点", "problem_text"),
    ("visits", "出行目的地", "destination"),
    ("funds", "本月进账资金", "amount_month"),
    ("assignments", "完成时限要求", "due_date"),
]


@pytest.mark.parametrize(("ledger", "header", "key"), NEAREST)
def test_the_nearest_field_is_the_one_that_is_meant(ledger, header, key):
    nearest = sounds_like(ledger, header)
    assert nearest[0].key == key
    assert 0 < nearest[1].share < nearest[0].share < 1


def test_a_declared_header_is_like_itself():
    assert sounds_like("projects", "签约日期")[0].share == pytest.approx(1)


def test_what_shares_nothing_is_like_nothing():
    assert max(one.share for one in sounds_like("projects", "邮箱")) == 0


ENGLISH = [
    ("needs", "Companyname", "company"),
    ("needs", "Deadline", "due_date"),
    ("leads", "Lead status", "lead_state"),
    ("difficulties", "To be solved by", "solving_unit"),
    ("targets", "Annual target", "year"),
]


@pytest.mark.parametrize(("ledger", "header", "key"), ENGLISH)
def test_english_headers_are_compared_word_by_word_whatever_spaces_are_left(ledger, header, key):
    assert sounds_like(ledger, header)[0].key == key


def test_letters_of_english_words_say_nothing():
    assert max(one.share for one in sounds_like("projects", "Email")) == 0


def test_a_day_that_is_promised_is_not_the_day_on_which_it_was_done():
    keys = {one.key for one in sounds_like("difficulties", "承诺解决时间")}
    assert "solve_by" in keys
    assert "closed_date" not in keys


@pytest.mark.parametrize(
    ("header", "word", "otherwise"),
    [
        ("借出日期", "应还日期", True),
        ("租金金额", "押金金额", True),
        ("应归还时间", "应还日期", False),
        ("借用部门", "借用单位", False),
        ("所在苏木镇", "所在镇", False),
        ("押金", "押金金额", False),
        ("Lent on", "Due on", False),
    ],
)
def test_what_ends_alike_and_begins_otherwise_is_another_thing(header, word, otherwise):
    assert begins_otherwise(header, word) is otherwise
