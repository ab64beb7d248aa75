"""The running app tells and forgets what is remembered for whoever asks from outside."""

from __future__ import annotations

from data.inbox import Errand, hand_over


def test_the_app_lists_and_forgets(inbox):
    alias = inbox.memory.save_alias("unit", "旗工信局", "旗工业和信息化局", by="甲")
    listed = hand_over(Errand("remembered", unit="旗招商局"))
    assert [one["id"] for one in listed.payload["aliases"]] == [alias]
    gone = hand_over(Errand("forget", by="乙", remembered_id=alias))
    assert gone.exit_code == 0
    assert inbox.memory.aliases() == ()


def test_an_unknown_id_is_refused(inbox):
    answer = hand_over(Errand("forget", remembered_id="没有这个"))
    assert answer.exit_code == 1
    assert answer.payload["error"]["code"] == "store-not-remembered"
