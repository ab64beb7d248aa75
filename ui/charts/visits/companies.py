"""Companies met and not met again: whom to call first, and whose next step it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from html import escape

import pandas as pd

from ui.charts.visits.bars import Link, no_link
from ui.formats import UNKNOWN, date_text, is_unknown


def unseen_table(
    companies: pd.DataFrame,
    say: Callable[..., str],
    limit: int = 12,
    link: Link = no_link,
) -> str:
    """The longest-waiting companies with a bar of days.

    companies: screens/visits/unseen_companies, longest first. What is past ``limit``
    is counted in a line below.
    """
    longest = max([1, *companies["days_since"]])
    rows = "".join(_row(row, longest, link) for row in companies.head(limit).to_dict("records"))
    heads = "".join(
        f'<th scope="col"{kind}>{escape(say(key))}</th>'
        for key, kind in (
            ("visits-company", ""),
            ("visits-last-date", ""),
            ("visits-met-by", ' class="sbv-wide"'),
            ("visits-next-by", ' class="sbv-wide"'),
            ("visits-days-since", ' class="sb-number" colspan="2"'),
        )
    )
    rest = len(companies) - limit
    note = say("visits-unseen-rest", companies=rest) if rest > 0 else ""
    return (
        f'<table class="sb-table sbv-unseen"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>'
        "</table>" + (f'<p class="sb-note">{escape(note)}</p>' if note else "")
    )


def _row(row: Mapping[Hashable, object], longest: int, link: Link) -> str:
    leaders = row["leaders"]
    names = "、".join(map(str, leaders)) if isinstance(leaders, Iterable) else UNKNOWN
    unit = row["next_step_unit"]
    days = int(str(row["days_since"]))
    last = pd.Timestamp(str(row["last_date"]))
    return (
        f"<tr{link('unseen', company=row['company'])}>"
        f"<td>{_short(str(row['company']))}</td><td class='sb-nowrap'>{date_text(last)}</td>"
        f'<td class="sbv-wide">{_short(names)}</td>'
        f'<td class="sbv-wide">{_short(UNKNOWN if is_unknown(unit) else str(unit))}</td>'
        f'<td class="sbv-days"><i style="width:{days / longest * 100:.0f}%"></i></td>'
        f'<td class="sb-number">{days}</td></tr>'
    )


def _short(text: str) -> str:
    """One line; what does not fit is in the title."""
    return f'<span class="sbv-short" title="{escape(text)}">{escape(text)}</span>'
