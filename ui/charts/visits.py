"""Charts of the visits page: destinations, what moved after a trip, leaders, overlapping tiers.

HTML and CSS rather than a canvas: the rows are a table that a screen reader walks, the
colours follow the theme without a rerun, and a phone hides columns instead of shrinking
letters. ``link`` gives the attributes of an element that opens a figure.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date

import pandas as pd
from markupsafe import Markup

from data.formats import UNKNOWN, is_unknown
from data.language import say
from data.screens.records import whole
from ui.markup import known, render

Link = Callable[..., str]
Record = Mapping[Hashable, object]
_TRACK = 0.88  # of its cell; the rest is for the number behind the longest bar
_MOST_SQUARES = 60
# Below this the lower bracket is shorter than its label, which then starts at its left.
_FEW_SQUARES = 9
_DOT = 9.0
_BIGGEST_DOT = 22.0


def no_link(figure: str, **part: object) -> str:
    """Nothing opens: for pictures of a chart alone."""
    return ""


def destination_bars(
    places: pd.DataFrame,
    top: int,
    link: Link = no_link,
    *,
    has_last_year: bool = True,
    limit: int = 8,
) -> Markup:
    """One bar a province, a tick where last year stood, the change at the right.

    places: screens/visits/destinations, most trips first. The first ``top`` are the
    ones that the title speaks of and wear the accent; what is past ``limit`` is one row.
    """
    reach = max([1, *places["trips"], *places["last_year_trips"]]) / _TRACK
    rows = [
        (
            place["province"],
            trips,
            trips / reach,
            last if has_last_year else None,
            last / reach,
            trips - last if has_last_year else None,
            link("places", province=place.get("stored")) if trips else "",
            number < top,
        )
        for number, place in enumerate(places.head(limit).to_dict("records"))
        for trips, last in [(int(place["trips"]), int(place["last_year_trips"]))]
    ]
    rest = places.iloc[limit:]
    return render("visits.destinations", rows, len(rest), int(rest["trips"].sum()))


def outcome_bars(outcomes: pd.DataFrame, link: Link = no_link) -> Markup:
    """One bar a horizon: of the pushes that are old enough, the share followed by a next stage.

    outcomes: screens/visits/outcomes. The base is printed, since later horizons have
    fewer trips that are old enough.
    """
    rows = [
        (days, int(row["moved_pushes"]), int(row["pushes"]), link("outcome", within_days=days))
        for row in outcomes.to_dict("records")
        for days in [int(row["within_days"])]
    ]
    return render("visits.outcomes", rows)


def unseen_table(companies: pd.DataFrame, link: Link = no_link, limit: int = 12) -> Markup:
    """The longest-waiting companies with a bar of days.

    companies: screens/visits/unseen_companies, longest first. What is past ``limit``
    is counted in a line below.
    """
    longest = max([1, *companies["days_since"]])
    rows = [
        (
            link("unseen", company=row["company"]),
            str(row["company"]),
            pd.Timestamp(str(row["last_date"])),
            "、".join(map(str, row["leaders"]))
            if isinstance(row["leaders"], Iterable)
            else UNKNOWN,
            known(row["next_step_unit"]),
            days,
            days / longest,
        )
        for row in companies.head(limit).to_dict("records")
        for days in [int(str(row["days_since"]))]
    ]
    return render("visits.unseen", rows, len(companies) - limit)


def overlap_squares(
    first: int,
    second: int,
    both: int,
    names: tuple[str, str],
    links: tuple[str, str, str] = ("", "", ""),
) -> Markup:
    """Squares of the first tier alone, of both (split), of the second alone; brackets with counts.

    The picture is the arithmetic: 10 and 15 are brackets over the same row, so nobody adds them.
    names: the tiers in the reader's language. Above 60 projects a square stands for
    several, which the note says. links: attributes that open the first tier's projects, those of
    both and the second's.
    """
    distinct = first + second - both
    if not distinct:
        return render("visits.no_overlap")
    each = -(-distinct // _MOST_SQUARES)
    parts = [-(-value // each) for value in (first - both, both, second - both)]
    # Squares are many: the keyboard stops at the bracket instead.
    mouse = [link.replace(' tabindex="0"', "") for link in links]
    return render(
        "visits.overlap",
        label=say(
            "visits-overlap-alt", a=names[0], first=first, b=names[1], second=second, both=both
        ),
        is_few=parts[1] + parts[2] < _FEW_SQUARES,
        squares=list(zip(("a", "ab", "b"), mouse, parts, strict=True)),
        total=sum(parts),
        over=(names[0], first, links[0], 1, parts[0] + parts[1] + 1),
        under=(names[1], second, links[2], parts[0] + 1 if second else 1, sum(parts) + 1),
        each=each,
    )


def leader_matrix(
    leaders: pd.DataFrame,
    cells: pd.DataFrame,
    months: pd.DataFrame,
    tiers: pd.DataFrame,
    *,
    order: Sequence[str],
    as_of: date,
    has_last_year: bool,
    link: Link = no_link,
) -> Markup:
    """The table of leaders by tier, with the months' columns on top and dumbbells at the right.

    leaders, cells, months, tiers: frames of screens/visits/{leaders, leader_months,
    months, tiers}. order: tiers from top to bottom; a tier that is not in it comes
    last. A dot's area is its trips; a white heart marks months with a shared trip. The
    column without a month is there only if some trip has none. Without a ledger of last
    year nothing is drawn or said of it: unknown is not zero.
    """
    dots: dict[tuple[object, object], dict[int | None, Record]] = {}
    for cell in cells.to_dict("records"):
        dots.setdefault((cell["tier"], cell["leader"]), {})[_month(cell["trip_month"])] = cell
    ranked = sorted(tiers.to_dict("records"), key=lambda row: _place(str(row["tier"]), order))
    without_month = (None,) if months["trip_month"].isna().any() else ()
    spread = max([1, *leaders["trips"], *leaders["last_year_trips"]])
    return render(
        "visits.leaders",
        columns=(*range(1, 13), *without_month),
        months={_month(row["trip_month"]): row for row in months.to_dict("records")},
        top=max([1, *months["trips"], *months["last_year_trips"]]),
        tiers=[
            (
                tier,
                [
                    (row, dots.get((row["tier"], row["leader"]), {}))
                    for row in leaders[leaders["tier"] == tier["tier"]].to_dict("records")
                ],
            )
            for tier in ranked
        ],
        spread=spread,
        ticks=range(0, spread + 1, max(1, -(-spread // 3))),
        as_of=as_of,
        has_last=has_last_year,
        link=link,
        whole=whole,
        diameter=_diameter,
    )


def _joined(leaders: object) -> str:
    return "、".join(map(str, leaders)) if isinstance(leaders, Iterable) else UNKNOWN


def _diameter(trips: int) -> str:
    return f"{min(_DOT * math.sqrt(trips), _BIGGEST_DOT):.1f}px"


def _place(tier: str, order: Sequence[str]) -> tuple[int, str]:
    return (order.index(tier) if tier in order else len(order), tier)


def _month(value: object) -> int | None:
    return None if is_unknown(value) else whole(value)
