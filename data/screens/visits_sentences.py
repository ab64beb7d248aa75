"""The sentences of the visits page: every title is an answer, worked out from the readings."""

from __future__ import annotations

from collections.abc import Sequence

from data.formats import count, count_change, decimal, share
from data.language import language, say, word
from data.rules import load_rules
from data.screens.figure import ComparedWith, Figure, claim, listed
from data.screens.visits_readings import ALL_MODES, Visits
from data.trace.figures import Reference

_FIGURES = {
    "trips": "trips",
    "person_trips": "person_trips",
    "days": "trip_days",
    "companies": "companies",
}
_FIRST = 3  # so many share a first place by name
_MODE_IDS = {"外出": "outbound", "线上": "online", "来访": "inbound", ALL_MODES: "all"}


def references(visits: Visits) -> tuple[Reference, ...]:
    """The figures that headline and sub-line print."""
    return tuple(visits.reference(name) for name in ("trips", "pushed", "unseen"))


def leaders_references(visits: Visits) -> tuple[Reference, ...]:
    """The trips of the leader whom the title names."""
    gone = visits.leaders[visits.leaders["trips"] > 0]
    top = gone.sort_values(["trips", "leader"], ascending=[False, True]).head(1)
    return tuple(
        visits.reference("trips", tier=row["tier"], leader=row["leader"])
        for row in top.to_dict("records")
    )


def headline(visits: Visits) -> str:
    """How many trips, against last year; projects pushed; companies not seen again."""
    trips = visits.whole("trips")
    if not visits.has_this_year:
        return say("visits-headline-unreported", year=str(visits.view.now.as_of.year))
    if not trips:
        mode, is_chosen = _MODE_IDS[visits.scope.mode], visits.scope.is_chosen
        none = say("visits-headline-none", mode=mode, chosen="yes" if is_chosen else "no")
        others = _others(visits)
        return none + say("visits-headline-others", trips=others) if others else none
    unseen = len(visits.unseen)
    return say(
        "visits-headline",
        mode=_MODE_IDS[visits.scope.mode],
        month=visits.view.now.as_of.month,
        trips=trips,
        compared=_compared(visits),
        pushed=_pushed(visits),
        unseen=say(
            "visits-headline-unseen",
            companies=unseen,
            days=str(load_rules().measures.visits.unseen_days),
        )
        if unseen
        else "",
    )


def _others(visits: Visits) -> int:
    """Trips of the scope by people of another tier, or of none that the ledger states."""
    return int(visits.all_tiers["trips"].sum()) - visits.whole("trips")


def _pushed(visits: Visits) -> str:
    """Projects that the trips pushed; unknown where no trip of the year names one."""
    projects = visits.whole("projects")
    if not projects:
        return say("visits-headline-pushed-unknown")
    return say("visits-headline-pushed", projects=projects)


def _compared(visits: Visits) -> str:
    last = visits.number("trips", this_year=False)
    if last is None:
        return say("visits-compared-unknown")
    change = visits.whole("trips") - int(last)
    if not change:
        return say("visits-compared-same")
    return say("visits-compared-more" if change > 0 else "visits-compared-fewer", trips=abs(change))


def sub_line(visits: Visits) -> str:
    """How shared trips count, what is in and what is not."""
    if not visits.has_this_year:
        return say("visits-sub-unreported")
    parts = []
    shared, crossed = visits.whole("shared_trips"), visits.whole("cross_tier_trips")
    if shared:
        parts.append(say("visits-sub-shared", shared=shared))
    if crossed:
        parts.append(say("visits-sub-crossed", crossed=crossed))
    return say("visits-sub-join", parts=_joined(parts))


def figures(visits: Visits) -> Sequence[Figure]:
    """批次, 人次, days and companies, each with its definition and last year's."""
    as_of = visits.view.now.as_of
    by_month = {
        int(row["trip_month"]): float(row["trips"])
        for row in visits.months.dropna(subset=["trip_month"]).to_dict("records")
    }
    blank = visits.whole("trips_without_days")
    both_ends = load_rules().measures.visits.counts_both_end_days
    days_note = say("visits-days-rule-both" if both_ends else "visits-days-rule-nights")
    return (
        _figure(
            visits,
            "trips",
            note=say("visits-trips-rule"),
            months=[by_month.get(month, 0.0) for month in range(1, as_of.month + 1)]
            if visits.has_this_year
            else (),
        ),
        _figure(visits, "person_trips", note=say("visits-person-rule")),
        _figure(
            visits,
            "days",
            note=days_note + (say("visits-days-blank", trips=blank) if blank else ""),
            digits=1,
        ),
        _figure(
            visits,
            "companies",
            note=say("visits-companies-rule", meetings=visits.whole("company_meetings"))
            if visits.has_this_year
            else "",
        ),
    )


def _figure(
    visits: Visits,
    column: str,
    *,
    note: str,
    months: Sequence[float] = (),
    digits: int = 0,
) -> Figure:
    now, last = visits.number(column), visits.number(column, this_year=False)
    return Figure(
        label=say(f"visits-label-{column.replace('_', '-')}"),
        value=decimal(now, digits) if digits else count(now),
        unit=say(f"visits-unit-{column.replace('_', '-')}"),
        comparisons=(
            ComparedWith(say("head-last-year"), decimal(last, digits) if digits else count(last)),
            *(
                (ComparedWith(say("visits-change"), _change(now - last, digits), is_strong=True),)
                if now is not None and last is not None
                else ()
            ),
        ),
        months=months,
        months_label=say("visits-by-month"),
        note=note,
        reference=visits.reference(_FIGURES[column]) if now else None,
    )


def _change(value: float, digits: int) -> str:
    if not digits:
        return count_change(value)
    return "±0" if not value else ("+" if value > 0 else "−") + decimal(abs(value), digits)


def leaders_title(visits: Visits) -> str:
    """Who went most."""
    if not visits.whole("trips"):
        return say("visits-leaders-none")
    this_year = visits.leaders[visits.leaders["trips"] > 0]
    most = this_year["trips"].max()
    top = sorted(this_year.loc[this_year["trips"] == most, "leader"].map(str))
    if len(top) == len(this_year) > 1 or len(top) > _FIRST:
        sentence = say("visits-leaders-tied", count=len(top), trips=int(most))
    else:
        sentence = say(
            "visits-leaders-most",
            leader=_joined(top, "、" if language() == "zh" else ", "),
            tied="yes" if len(top) > 1 else "no",
            trips=int(most),
        )
    return claim(
        "visits-leaders-title",
        mode=_MODE_IDS[visits.scope.mode],
        leaders=listed(this_year, "leader"),
        most=sentence,
    )


def overlap_title(visits: Visits) -> str:
    """Distinct projects of both tiers, and how many both pushed."""
    now = visits.overlap_numbers()
    if now is None:
        first, second = tier_names(visits)
        return say("visits-overlap-title-none", first=first, second=second)
    return say("visits-overlap-title", projects=now[3], both=now[2])


def overlap_note(visits: Visits) -> str:
    """The sum written out: a + b − both = distinct, and last year's."""
    now, last = visits.overlap_numbers(), visits.overlap_numbers(this_year=False)
    if now is None:
        return ""
    first, second, both, distinct = map(str, now)
    return say(
        "visits-overlap-note",
        first=first,
        second=second,
        both=both,
        distinct=distinct,
        compared=say("visits-overlap-last", projects=0 if last is None else last[3])
        if visits.has_last_year
        else "",
    )


def overlap_numbers(visits: Visits) -> tuple[int, int, int]:
    """First tier's, second tier's and shared projects of this year."""
    now = visits.overlap_numbers()
    return (0, 0, 0) if now is None else now[:3]


def places_title(visits: Visits, top: int) -> str:
    """The first destinations and their share of the trips."""
    places = visits.places[visits.places["trips"] > 0]
    if places.empty:
        return say("visits-places-none")
    named = places.head(top)
    even = places[places["trips"] == places["trips"].max()]
    between = "、" if language() == "zh" else ", "
    if len(even) > 1 and len(even) >= len(named):
        # Beside as many trips to others none of them is where visits mostly go.
        return say(
            "visits-places-each",
            places=_joined(list(even["province"])[:top], between),
            count=len(even),
            rest=max(len(even) - top, 0),
            trips=int(even["trips"].iloc[0]),
        )
    trips = int(named["trips"].sum())
    # A trip to two provinces counts in both, so the base is the visits to provinces.
    return say(
        "visits-places-title",
        places=_joined(list(named["province"]), between),
        trips=trips,
        share=share(trips / int(places["trips"].sum())),
    )


def unseen_title(visits: Visits) -> str:
    """How many companies wait, the longest how long."""
    if visits.unseen.empty:
        return say("visits-unseen-none", days=str(load_rules().measures.visits.unseen_days))
    return claim(
        "visits-unseen-title",
        companies=listed(visits.unseen, "company"),
        limit=str(load_rules().measures.visits.unseen_days),
        longest=int(visits.unseen["days_since"].max()),
    )


def outcomes_title(visits: Visits) -> str:
    """Of the trips that pushed a project, how many were followed by a next stage."""
    if visits.outcomes.empty:
        return say("visits-outcomes-none")
    last = visits.outcomes.iloc[-1]
    return say(
        "visits-outcomes-title",
        days=str(int(last["within_days"])),
        pushes=int(last["pushes"]),
        moved=int(last["moved_pushes"]),
    )


def moves_title(visits: Visits) -> str:
    """How many stages were reached after a trip."""
    if visits.moves.empty:
        return say("visits-moves-none")
    return say(
        "visits-moves-title",
        moves=len(visits.moves),
        projects=visits.moves["project_id"].nunique(),
        days=str(max(load_rules().measures.visits.outcome_days)),
    )


def foot(visits: Visits) -> str:
    """What the scope leaves out, and how to see it."""
    left_out = _others(visits)
    parts = [say("visits-foot")]
    if left_out:
        parts.append(say("visits-foot-left-out", trips=left_out))
    return _joined(parts)


def tier_names(visits: Visits) -> tuple[str, str]:
    """The two tiers of the overlap in the reader's language."""
    first, second = visits.pair
    return word(first), word(second)


def _joined(parts: Sequence[str], between: str = "") -> str:
    glue = between or ("" if language() == "zh" else " ")
    return glue.join(parts)
