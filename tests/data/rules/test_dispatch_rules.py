"""dispatch.toml: what may be watched, and slips that are refused with the key's name."""

from __future__ import annotations

import pytest

from data.rules.files import RuleError, read
from data.rules.meeting import Dispatch


def overridden(folder, text):
    (folder / "dispatch.toml").write_text(text, encoding="utf-8")
    return read("dispatch", Dispatch, folder)


def test_the_products_own_rules_watch_stage_amount_dates_people():
    rules = read("dispatch", Dispatch, None)
    assert rules.kind_of("planned_investment_wan") == "amount"
    assert rules.kind_of("sponsoring_leader") == "leader"
    assert rules.silent_rule("funds") == "back"
    assert rules.silent_rule("new") == "never"
    assert rules.season.shares[2] == 0
    assert rules.season.shares[9:] == (1, 1, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[watch]]\nkind = "amount"\nfields = ["phone"]\nsilent = "always"', "phone"),
        (
            '[[watch]]\nkind = "unit"\nfields = ["town"]\nsilent = "never"\n'
            '[[watch]]\nkind = "leader"\nfields = ["town"]\nsilent = "never"',
            "each field once",
        ),
        ('[silent]\nnote_fields = ["stage"]', "holds no note"),
        ("[season]\nshares = [0.0, 0.5, 0.4, 1, 1, 1, 1, 1, 1, 1, 1, 1]", "none below"),
        ("[permits]\nlong_wait_days = 0", "greater than 0"),
    ],
)
def test_a_slip_is_refused(tmp_path, text, said):
    with pytest.raises(RuleError, match=said):
        overridden(tmp_path, text)


def test_a_county_builds_in_other_months(tmp_path):
    shares = ", ".join(str(month / 12) for month in range(1, 13))
    rules = overridden(tmp_path, f"[season]\nshares = [{shares}]")
    assert rules.season.shares[5] == 0.5
    assert rules.permits.long_wait_days == 60
