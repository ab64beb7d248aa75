"""Charts of the visits page: destinations, what moved after a trip, leaders, overlapping tiers.

HTML and CSS rather than a canvas: the rows are a table that a screen reader walks, the
colours follow the theme without a rerun, and a phone hides columns instead of shrinking
letters. Every function takes ``say`` (message id → sentence) and ``word`` (stored field
word → the reader's language).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import pandas as pd

from data.formats import UNKNOWN, count_change, date_text, is_unknown, share
from data.screens.records import whole

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


_MOST_SQUARES = 60
# Below this the lower bracket is shorter than its label, which then starts at its left.
_FEW_SQUARES = 9


def overlap_squares(
    first: int,
    second: int,
    both: int,
    names: tuple[str, str],
    say: Callable[..., str],
    links: tuple[str, str, str] = ("", "", ""),
) -> str:
    """Squares of the first tier alone, of both (split), of the second alone; brackets with counts.

    names: the tiers in the reader's language. Above 60 projects a square stands for
    several, which the note says. links: attributes that open the first tier's projects, those of
    both and the second's.
    """
    distinct = first + second - both
    if not distinct:
        return f'<p class="sb-note">{escape(say("visits-overlap-none"))}</p>'
    each = -(-distinct // _MOST_SQUARES)
    first_units, both_units, second_units = (
        -(-value // each) for value in (first - both, both, second - both)
    )
    total = first_units + both_units + second_units
    squares = (
        f'<i class="sbv-a"{_mouse(links[0])}></i>' * first_units
        + f'<i class="sbv-ab"{_mouse(links[1])}></i>' * both_units
        + f'<i class="sbv-b"{_mouse(links[2])}></i>' * second_units
    )
    label = say("visits-overlap-alt", a=names[0], first=first, b=names[1], second=second, both=both)
    few = " sbv-few" if second_units + both_units < _FEW_SQUARES else ""
    note = f'<p class="sb-note">{escape(say("visits-overlap-each", each=each))}</p>'
    return (
        f'<div class="sbv-overlap{few}" style="--n:{total}" '
        f'role="img" aria-label="{escape(label)}">'
        f'<div class="sbv-over{_none(first)}" style="grid-column:1/{first_units + both_units + 1}">'
        f"{_counted(names[0], first, say, links[0])}</div>"
        f'{squares}<div class="sbv-under{_none(second)}" '
        f'style="grid-column:{first_units + 1 if second else 1}/{total + 1}">'
        f"{_counted(names[1], second, say, links[2])}</div></div>{note if each > 1 else ''}"
    )


def _none(projects: int) -> str:
    """A tier without a project has its number and no bracket."""
    return "" if projects else " sbv-none"


def _mouse(link: str) -> str:
    """Squares are many: the keyboard stops at the bracket instead."""
    return link.replace(' tabindex="0"', "")


def _counted(name: str, projects: int, say: Callable[..., str], link: str) -> str:
    unit = say("unit-projects", count=projects)
    return (
        f"<span{link if projects else ''}>{escape(name)} <b>{projects}</b>"
        f'<span class="sbv-unit">{escape(unit)}</span></span>'
    )


Word = Callable[[str], str]
Record = Mapping[Hashable, object]
_DOT = 9.0
_BIGGEST_DOT = 22.0
_BAR = 44


def leader_matrix(
    leaders: pd.DataFrame,
    cells: pd.DataFrame,
    months: pd.DataFrame,
    tiers: pd.DataFrame,
    *,
    order: Sequence[str],
    as_of: date,
    has_last_year: bool,
    say: Say,
    word: Word,
    link: Link = no_link,
) -> str:
    """The table of leaders by tier, with the months' columns on top and dumbbells at the right.

    leaders, cells, months, tiers: frames of screens/visits/{leaders, leader_months,
    months, tiers}. order: tiers from top to bottom; a tier that is not in it comes
    last. A dot's area is its trips; a white heart marks months with a shared trip. The
    column without a month is there only if some trip has none. Without a ledger of last
    year nothing is drawn or said of it: unknown is not zero.
    """
    without_month = (None,) if months["trip_month"].isna().any() else ()
    matrix = _Matrix(
        columns=(*range(1, 13), *without_month),
        spread=max([1, *leaders["trips"], *leaders["last_year_trips"]]),
        as_of=as_of,
        has_last_year=has_last_year,
        say=say,
        word=word,
        link=link,
    )
    dots: dict[tuple[object, object], dict[int | None, Record]] = {}
    for cell in cells.to_dict("records"):
        dots.setdefault((cell["tier"], cell["leader"]), {})[_month(cell["trip_month"])] = cell
    body = []
    for tier in sorted(tiers.to_dict("records"), key=lambda row: _place(str(row["tier"]), order)):
        body.append(matrix.tier_row(tier))
        for row in leaders[leaders["tier"] == tier["tier"]].to_dict("records"):
            body.append(matrix.leader_row(row, dots.get((row["tier"], row["leader"]), {})))
    return (
        '<div class="sb-scroll"><table class="sbv-leaders">'
        f'<caption class="sbv-hidden">{escape(say("visits-matrix-caption"))}</caption>'
        f"{matrix.widths()}<thead>{matrix.bars(months)}{matrix.names()}</thead>"
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


@dataclass(frozen=True)
class _Matrix:
    """Rows of the table; ``columns`` are months, None for trips without one."""

    columns: tuple[int | None, ...]
    spread: int
    as_of: date
    has_last_year: bool
    say: Say
    word: Word
    link: Link

    def widths(self) -> str:
        """The columns' classes; the sheet gives them their widths."""
        months = '<col class="sbv-col-month">' * len(self.columns)
        figures = '<col class="sbv-col-figure">' * 3
        return (
            f'<colgroup><col class="sbv-col-name">{months}<col class="sbv-dumbbell">'
            f"{figures}</colgroup>"
        )

    def bars(self, months: pd.DataFrame) -> str:
        """Columns of all trips by month, a line where last year stood."""
        by_month = {_month(row["trip_month"]): row for row in months.to_dict("records")}
        top = max([1, *months["trips"], *months["last_year_trips"]])
        bars = "".join(self._bar(by_month.get(month, {}), month, top) for month in self.columns)
        year, last = str(self.as_of.year), str(self.as_of.year - 1)
        if not self.has_last_year:
            heads = (self.say("visits-by-month-alone", year=year), "")
        else:
            heads = (
                self.say("visits-by-month-note", year=year, last=last),
                self.say("visits-dumbbell-note", year=year, last=last),
            )
        return (
            f'<tr class="sbv-bars"><th scope="row">{escape(self.say("visits-by-month"))}<small>'
            f"{escape(heads[0])}</small></th>{bars}"
            '<td class="sbv-dumbbell-note" colspan="4"><small>'
            f"{escape(heads[1])}</small></td></tr>"
        )

    def names(self) -> str:
        """Month names, the dumbbells' axis, heads of the figures."""
        months = "".join(
            f'<th scope="col" class="{self._shade(month)}">'
            f'<span class="sbv-long">{escape(self._name(month))}</span>'
            f'<span class="sbv-brief" aria-hidden="true">{month or "?"}</span></th>'
            for month in self.columns
        )
        heads = "".join(
            f'<th scope="col" class="sbv-number">{escape(self.say(key))}</th>'
            for key in ("visits-trips", "visits-change", "visits-projects")
        )
        return (
            f'<tr class="sbv-names"><td></td>{months}'
            f'<td class="sbv-dumbbell">{self._axis()}</td>{heads}</tr>'
        )

    def tier_row(self, tier: Record) -> str:
        """A tier's totals: a shared trip counts once here, once for each leader below."""
        blanks = "".join(f'<td class="{self._shade(month)}"></td>' for month in self.columns)
        return (
            f'<tr class="sbv-tier"><th scope="row">{escape(self.word(str(tier["tier"])))}</th>'
            f'{blanks}<td class="sbv-dumbbell"></td>'
            f"{self._figures(tier, {'tier': tier['tier']})}</tr>"
        )

    def leader_row(self, leader: Record, dots: Mapping[int | None, Record]) -> str:
        """A leader's months, dumbbell and figures."""
        whose = {"tier": leader["tier"], "leader": leader["leader"]}
        cells = "".join(self._dots(dots.get(month), month, whose) for month in self.columns)
        return (
            f'<tr><th scope="row">{escape(str(leader["leader"]))}</th>{cells}'
            f'<td class="sbv-dumbbell">{self._dumbbell(leader)}</td>'
            f"{self._figures(leader, whose)}</tr>"
        )

    def _bar(self, row: Record, month: int | None, top: int) -> str:
        trips, last = whole(row.get("trips")), whole(row.get("last_year_trips"))
        label = self._label(month, trips, 0, last)
        parts = []
        if trips:
            parts.append(f'<i style="height:{trips / top * _BAR:.0f}px"></i>')
            parts.append(
                f'<em style="bottom:{max(trips, last) / top * _BAR + 1:.0f}px">{trips}</em>'
            )
        if last:
            parts.append(f'<b style="bottom:{last / top * _BAR:.0f}px"></b>')
        link = self.link("trips", trip_month=month) if trips else ""
        return self._cell(month, label, f'<div class="sbv-bar">{"".join(parts)}</div>', link)

    def _dots(self, dot: Record | None, month: int | None, whose: dict[str, object]) -> str:
        if dot is None:
            return f'<td class="{self._shade(month)}"></td>'
        trips, last = whole(dot["trips"]), whole(dot["last_year_trips"])
        shared = whole(dot["shared_trips"])
        label = self._label(month, trips, shared, last)
        dots = ""
        if last:
            dots += f'<i class="sbv-last" style="--d:{_diameter(last):.1f}px"></i>'
        if trips:
            heart = " sbv-shared" if shared else ""
            dots += f'<i class="sbv-now{heart}" style="--d:{_diameter(trips):.1f}px"></i>'
        link = self.link("trips", **whose, trip_month=month) if trips else ""
        return self._cell(month, label, f'<span class="sbv-dots">{dots}</span>', link)

    def _cell(self, month: int | None, label: str, drawing: str, link: str) -> str:
        return (
            f'<td class="{self._shade(month)}" title="{escape(label)}"{link}>'
            f'<div aria-hidden="true">{drawing}</div>'
            f'<span class="sbv-hidden">{escape(label)}</span></td>'
        )

    def _dumbbell(self, leader: Record) -> str:
        trips, last = whole(leader["trips"]), whole(leader["last_year_trips"])
        now_at, last_at = trips / self.spread * 100, last / self.spread * 100
        kind = "sbv-up" if trips >= last else "sbv-down"
        if not self.has_last_year:
            return (
                '<span class="sbv-rail" aria-hidden="true">'
                f'<i class="sbv-knob sbv-now" style="left:{now_at:.1f}%"></i></span>'
            )
        return (
            f'<span class="sbv-rail" aria-hidden="true"><i class="sbv-line {kind}" '
            f'style="left:{min(now_at, last_at):.1f}%;width:{abs(now_at - last_at):.1f}%"></i>'
            f'<i class="sbv-knob sbv-last" style="left:{last_at:.1f}%"></i>'
            f'<i class="sbv-knob sbv-now" style="left:{now_at:.1f}%"></i></span>'
        )

    def _axis(self) -> str:
        step = max(1, -(-self.spread // 3))
        ticks = "".join(
            f'<span style="left:{tick / self.spread * 100:.1f}%">{tick}</span>'
            for tick in range(0, self.spread + 1, step)
        )
        return f'<span class="sbv-rail sbv-ticks" aria-hidden="true">{ticks}</span>'

    def _label(self, month: int | None, trips: int, shared: int, last: int) -> str:
        name = self._name(month)
        if not self.has_last_year:
            return self.say("visits-cell-alone", month=name, trips=trips, shared=shared)
        return self.say("visits-cell", month=name, trips=trips, shared=shared, last=last)

    def _figures(self, row: Record, whose: dict[str, object]) -> str:
        trips, last = whole(row["trips"]), whole(row["last_year_trips"])
        change = count_change(trips - last if self.has_last_year else None)
        return (
            f'<td class="sbv-number"{self.link("trips", **whose)}>{trips}</td>'
            f'<td class="sbv-number sbv-muted">{escape(change)}</td>'
            f'<td class="sbv-number"{self.link("pushed", **whose)}>{whole(row["projects"])}</td>'
        )

    def _shade(self, month: int | None) -> str:
        return "sbv-later" if month is not None and month > self.as_of.month else "sbv-month"

    def _name(self, month: int | None) -> str:
        if month is None:
            return self.say("visits-no-month")
        return self.say("visits-month", month=month)


def _diameter(trips: int) -> float:
    return min(_DOT * math.sqrt(trips), _BIGGEST_DOT)


def _place(tier: str, order: Sequence[str]) -> tuple[int, str]:
    return (order.index(tier) if tier in order else len(order), tier)


def _month(value: object) -> int | None:
    return None if is_unknown(value) else whole(value)
