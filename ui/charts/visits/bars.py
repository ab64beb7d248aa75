"""Bars of the visits page: destinations against last year, and what moved after a trip."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from html import escape

import pandas as pd

from data.formats import UNKNOWN, count_change, date_text, is_unknown, share

Say = Callable[..., str]
Link = Callable[..., str]


def no_link(figure: str, **part: object) -> str:
    """Nothing opens: for pictures of a chart alone."""
    return ""


def destination_bars(
    places: pd.DataFrame,
    top: int,
    say: Say,
    link: Link = no_link,
    *,
    has_last_year: bool = True,
    limit: int = 8,
) -> str:
    """One bar a province, a tick where last year stood, the change at the right.

    places: screens/visits/destinations, most trips first. The first ``top`` are the
    ones that the title speaks of and wear the accent; what is past ``limit`` is one row. link:
    attributes of an element that opens a figure.
    """
    shown = places.head(limit).to_dict("records")
    reach = max([1, *places["trips"], *places["last_year_trips"]])
    rows = "".join(
        _bar_row(
            str(place["province"]),
            int(place["trips"]),
            int(place["last_year_trips"]) if has_last_year else None,
            reach,
            link("places", province=place.get("stored")) if place["trips"] else "",
            is_named=number < top,
        )
        for number, place in enumerate(shown)
    )
    rest = places.iloc[limit:]
    folded = (
        say("visits-places-rest", places=len(rest), trips=int(rest["trips"].sum()))
        if len(rest)
        else ""
    )
    note = f'<p class="sb-note">{escape(folded)}</p>' if folded else ""
    return f'<div class="sbv-places" role="table">{rows}</div>{note}'


def _bar_row(
    name: str, trips: int, last: int | None, reach: int, link: str, *, is_named: bool
) -> str:
    kind = "sbv-named" if is_named else "sbv-other"
    tick = "" if last is None else f'<b style="left:{last / reach * 88:.1f}%" title="{last}"></b>'
    change = count_change(None if last is None else trips - last)
    return (
        f'<div class="sbv-place" role="row"{link}>'
        f'<span role="rowheader">{escape(name)}</span>'
        f'<span class="sbv-track" role="cell"><i class="{kind}" '
        f'style="width:{trips / reach * 88:.1f}%"></i>'
        f'<em style="left:{trips / reach * 88:.1f}%">{trips}</em>'
        f"{tick}</span>"
        f'<span role="cell" class="sbv-muted">{escape(change)}</span></div>'
    )


def outcome_bars(outcomes: pd.DataFrame, say: Say, link: Link = no_link) -> str:
    """One bar a horizon: of the pushes that are old enough, the share followed by a next stage.

    outcomes: screens/visits/outcomes. The base is printed, since later horizons have
    fewer trips that are old enough.
    """
    rows = "".join(
        _outcome_row(
            say("visits-within", days=int(row["within_days"])),
            int(row["moved_pushes"]),
            int(row["pushes"]),
            link("outcome", within_days=int(row["within_days"])),
        )
        for row in outcomes.to_dict("records")
    )
    return f'<div class="sbv-places" role="table">{rows}</div>'


def _outcome_row(name: str, moved: int, pushes: int, link: str) -> str:
    part = moved / pushes
    return (
        f'<div class="sbv-outcome" role="row"{link}><span role="rowheader">{escape(name)}</span>'
        '<span class="sbv-track" role="cell"><i class="sbv-base"></i>'
        f'<i class="sbv-named" style="width:{part * 100:.1f}%"></i></span>'
        f'<span role="cell"><b>{moved}</b> / {pushes}</span>'
        f'<span role="cell" class="sbv-muted">{escape(share(part))}</span></div>'
    )


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
