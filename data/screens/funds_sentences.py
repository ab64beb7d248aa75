"""Funds in place in one sentence: the default definition's sum, its status, its target."""

from __future__ import annotations

from dataclasses import dataclass

from data.formats import amount, is_unknown, share
from data.fund_status import since_note, status_note
from data.language import language, say, word
from data.rules import load_rules
from data.screens.fund_bases import why_no_funds
from data.screens.overview_readings import Overview
from data.screens.records import Record, records
from data.screens.view import rows


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


def funds_in_place(overview: Overview) -> FundsInPlace | None:
    """What wall and slides say of funds; None where no definition has a sum."""
    bases = records(rows("screens/figures/funds", snapshot_id=overview.view.now.id))
    default = load_rules().measures.funds.default_basis
    own = next((row for row in bases if row["basis"] == default), None)
    if own is None or is_unknown(own["year_wan"]):
        why = why_no_funds(overview.view.now.id)
        title = say("wall-funds-none", basis=word(default))
        return FundsInPlace(tuple(bases), default, title, why, has_sum=False) if why else None
    targets = records(overview.targets)
    target = next((one for one in targets if one["metric"] == "到位资金"), None)
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
