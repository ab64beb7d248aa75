"""What stands behind each figure of the returns page: the returns, and what is known of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from data.returns import Return
from data.returns.reminders import period_label
from ui.components import Source
from ui.formats import date_text, moment
from ui.language import language, say
from ui.returns.facts import show_facts
from ui.returns.matrix import state_words
from ui.returns.scope import Page, label
from ui.snapshots import View

Counted = Literal["owed", "filed", "missing", "problems"]
_COLUMNS = ("unit", "form", "state", "due", "filed", "file", "by", "version")


def returns_source(page: Page, view: View, counted: Counted) -> Source:
    """The returns that a figure counts; choosing one shows its dates, sheets and wrong cells."""
    returns = _of(page, counted)

    def frame() -> pd.DataFrame:
        return pd.DataFrame([_line(one) for one in returns], columns=list(_COLUMNS))

    period = period_label(page.month, language())
    return Source(
        title=f"{period} · {say(f'returns-figure-{counted}')}",
        rule=say(
            f"returns-counts-{counted}",
            period=period,
            version=str(page.version),
            today=date_text(page.today),
        ),
        snapshot_id=view.now.id,
        rows=frame,
        columns={name: say(f"returns-column-{name}") for name in _COLUMNS},
        show_row=lambda row: show_facts(returns[row], page.today, key="source"),
        hint=say("returns-source-pick"),
    )


def _of(page: Page, counted: Counted) -> Sequence[Return]:
    found = page.found
    return {
        "owed": found.owed,
        "filed": found.filed,
        "missing": found.missing,
        "problems": found.problems,
    }[counted]


def _line(one: Return) -> tuple[str | None, ...]:
    filing = one.filing
    said = (one.unit, label(one), state_words(one.state, one.days), date_text(one.due))
    if filing is None:
        return (*said, None, None, None, None)
    files = "、".join(filing.files)
    return (*said, moment(filing.at), files, filing.by, f"V{filing.version}")
