"""What judges a month of a wall finds each kind of stale figure without its mark."""

from __future__ import annotations

from dataclasses import replace

from tools.wall_month.oracle import DAY, Oracle, Published, Screen

SHOWN = Screen(2, "新签1个", is_marked=False, stale="", program="")


def an_oracle():
    versions = (
        Published(1, frozenset({"新签0个"}), 0, 0),
        Published(2, frozenset({"新签1个"}), 0, 1),
    )
    return Oracle(3, {one.version: one for one in versions})


def said(oracle, seen, now, *, is_open=True, days=0.0):
    return list(oracle.judge(seen, now, days * DAY, is_open=is_open))


def test_the_newest_figures_need_no_mark_and_a_lost_server_needs_one_after_a_while():
    oracle = an_oracle()
    assert said(oracle, SHOWN, 100) == []
    assert said(oracle, SHOWN, 110, is_open=False) == []
    assert said(oracle, SHOWN, 120, is_open=False) == [
        "version 2 without a mark, 20 s after contact"
    ]
    assert said(oracle, replace(SHOWN, is_marked=True), 900, is_open=False) == []
    assert said(oracle, replace(SHOWN, is_black=True), 900, is_open=False) == []


def test_an_older_version_is_stale_although_the_server_answers():
    oracle = an_oracle()
    older = replace(SHOWN, version=1, title="新签0个")
    assert said(oracle, SHOWN, 100) == []
    assert said(oracle, older, 120) == ["version 1 without a mark, 20 s after contact"]
    assert not oracle.is_well(older, 0)


def test_figures_of_another_version_than_the_stamps_are_found():
    oracle = an_oracle()
    assert "the headline is another's" in said(oracle, replace(SHOWN, title="新签0个"), 1)[0]
    assert "which there is not" in said(oracle, replace(SHOWN, version=7), 1)[0]


def test_ledgers_that_nobody_renewed_need_their_days():
    oracle = an_oracle()
    assert said(oracle, SHOWN, 100, days=3.9) == []
    assert said(oracle, SHOWN, 110, days=4.1) == []
    assert "4 days old" in said(oracle, SHOWN, 200, days=4.1)[0]
    assert said(oracle, replace(SHOWN, stale="数据已 4 天未更新"), 300, days=4.1) == []
