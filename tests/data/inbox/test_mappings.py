"""The running app tells and forgets what is remembered for whoever asks from outside."""

from __future__ import annotations

from data.inbox.job import Job, hand_over


def test_the_app_lists_and_forgets(inbox):
    alias = inbox.memory.save_alias("unit", "旗工信局", "旗工业和信息化局", by="甲")
    listed = hand_over(Job("remembered", unit="旗招商局"), patience=60)
    assert [one["id"] for one in listed.payload["aliases"]] == [alias]
    gone = hand_over(Job("forget", by="乙", remembered_id=alias), patience=60)
    assert gone.exit_code == 0
    assert inbox.memory.aliases() == ()


def test_an_unknown_id_is_refused(inbox):
    result = hand_over(Job("forget", remembered_id="没有这个"), patience=60)
    assert result.exit_code == 1
    assert result.payload["error"]["code"] == "store-not-remembered"
