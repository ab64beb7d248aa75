"""Why the definition of funds that screens count by has no sum, and what is known instead."""

from __future__ import annotations

from data.formats import amount, is_unknown
from data.language import language, say, word
from data.rules import load_rules
from data.screens.records import records
from data.screens.view import rows


def why_no_funds(snapshot_id: int, *, is_short: bool = False) -> str:
    """A sentence naming each other definition with this year's sum; "" where none has a row.

    snapshot_id: of whose ledgers. A basis that no ledger states is told apart, with what to do
    unless the sentence is to be short.
    """
    bases = records(rows("screens/figures/funds", snapshot_id=snapshot_id))
    default = load_rules().measures.funds.default_basis
    others = [row for row in bases if row["basis"] != default]
    if not others:
        return ""
    lines = [
        say(
            "funds-known-period" if is_unknown(row["year_wan"]) else "funds-known",
            basis=word(str(row["basis"])) if row["basis"] else say("funds-basis-unstated"),
            amount=str(amount(row["year_wan"], language())),
            count=int(str(row["project_count"])),
        )
        for row in others
    ]
    advice = "unstated" if any(not row["basis"] for row in others) else "other"
    return say(
        "funds-none-of-default",
        basis=word(default),
        known=say("pipeline-sub-between").join(lines),
        advice="none" if is_short else advice,
    )
