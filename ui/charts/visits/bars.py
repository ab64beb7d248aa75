"""Bars of the visits page: destinations against last year, and what moved after a trip."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pandas as pd

from ui.formats import count_change, share

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
