"""Funds in place: the bases that a reader may choose, and the sentences about them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from data.figures import since_note, status_note
from data.formats import amount, is_unknown, share
from data.language import language, say, word
from data.rules import load_rules
from data.screens.records import Record, records
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


@dataclass(frozen=True)
class FundsInPlace:
    """Each definition's row of ``screens/figures/funds``, the default's sentence and sub-line.

    has_sum: whether the default definition has a sum; else the sub-line says why not.
    """

    bases: tuple[Record, ...]
    default: str
    title: str
    sub: str
    has_sum: bool = True


def funds_in_place(snapshot_id: int, targets: pd.DataFrame) -> FundsInPlace | None:
    """What wall and slides say of funds; None where no definition has a sum.

    targets: the whole county's, as the overview reads them.
    """
    bases = records(rows("screens/figures/funds", snapshot_id=snapshot_id))
    default = load_rules().measures.funds.default_basis
    own = next((row for row in bases if row["basis"] == default), None)
    if own is None or is_unknown(own["year_wan"]):
        why = why_no_funds(snapshot_id)
        title = say("wall-funds-none", basis=word(default))
        return FundsInPlace(tuple(bases), default, title, why, has_sum=False) if why else None
    target = next((one for one in records(targets) if one["metric"] == "到位资金"), None)
    title = say(
        "wall-funds-title",
        amount=str(amount(float(own["year_wan"]), language())),
        basis=word(default),
        status=status_note(own, language(), with_returned=False),
    )
    if target is not None and not is_unknown(target["completion_share"]):
        title += say("wall-funds-target", share=share(float(target["completion_share"])))
    sub = say("pipeline-sub-between").join((say("wall-funds-sub"), since_note(own, language())))
    return FundsInPlace(tuple(bases), default, title, sub)
