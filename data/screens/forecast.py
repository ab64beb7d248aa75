"""The forecast in words: how many of those under way start and produce; how last year's held."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from data.forecast import Days, Outlook, Past, outlook
from data.formats import UNKNOWN, count, date_text, is_unknown, share
from data.language import say
from data.rules import load_rules
from data.rules.forecast import YEAR, Forecast
from data.screens.figure import Sentence, cited, sentence_of
from data.screens.view import View, cached_value, rows, store
from data.trace.figures import Reference

PROMISES = ("production", "start")
_FIRST = pd.Timestamp(1970, 1, 1)


@dataclass(frozen=True)
class Forecasts:
    """The readings of a view, of the whole county; each forecast is made once."""

    view: View

    @property
    def rule(self) -> Forecast:
        """Horizons, share and least past in force."""
        return load_rules().forecast

    @cached_property
    def rows(self) -> pd.DataFrame:
        """Every signed project by promise."""
        now = self.view.now
        return rows("screens/readiness/forecast", snapshot_id=now.id, as_of=now.as_of)

    @cached_property
    def under_way(self) -> pd.DataFrame:
        """Projects not in production, a row each, with both planned days and how they slipped."""
        told = self.rows[self.rows["is_under_way"]].set_index("project_id")
        planned = ["planned_date", "planned_precision", "later_count", "slip_days"]
        of = {one: told[told["promise"] == one] for one in PROMISES}
        start = of["start"][planned].add_prefix("start_")
        return of["production"].join(start).reset_index()

    def count(self, flag: str, promise: str) -> int:
        """How many projects of a promise have a flag of the query."""
        return int((self.rows[flag] & (self.rows["promise"] == promise)).sum())

    def ahead(self, promise: str, months: int) -> Outlook | None:
        """What is expected within so many months from now; None with too little past."""
        return self._made[promise, months, 0]

    def last_year(self, promise: str) -> Outlook | None:
        """What was expected of this year, by what was known when it began."""
        return self._made[promise, YEAR, self.rule.days(YEAR)]

    @cached_property
    def _made(self) -> dict[tuple[str, int, int], Outlook | None]:
        """Made anew only where a version moves one of the days that forecasts are made of."""
        rule = self.rule
        today = float((pd.Timestamp(self.view.now.as_of) - _FIRST).days)
        asked = [(months, 0) for months in rule.horizon_months] + [(YEAR, rule.days(YEAR))]
        pasts = {promise: self._past(promise) for promise in PROMISES}
        key = ("forecast", repr(rule), today, *(past.packed for past in pasts.values()))

        def make() -> dict[tuple[str, int, int], Outlook | None]:
            return {
                (promise, months, before): found if found.events >= rule.least_events else None
                for promise, past in pasts.items()
                for months, before in asked
                for found in [outlook(past, today - before, rule.days(months), rule)]
            }

        return cached_value(store(), key, make)

    def _past(self, promise: str) -> Past:
        of = self.rows[(self.rows["promise"] == promise) & ~self.rows["is_undated"]]
        names = ("began_date", "told_date", "ended_date", "end_told_date")
        began, told, ended, end_told = (_days(of[name]) for name in names)
        return Past(began, told, ended, end_told, of["has_come"].to_numpy(dtype=bool))


def _days(dates: pd.Series) -> Days:
    """Days since 1970; infinite where there is none."""
    days = (pd.to_datetime(dates) - _FIRST).dt.days
    return np.asarray(days.fillna(np.inf), dtype=np.float64)


def interval(found: Outlook | None) -> str:
    """``2 至 7``, one number where both are the same; that the past is too short."""
    if found is None:
        return say("forecast-too-few")
    if found.low == found.high:
        return count(found.low)
    return say("forecast-interval", low=count(found.low), high=count(found.high))


def headline(forecasts: Forecasts) -> Sentence:
    """What comes within the longest horizon, of how many; where the past is short, that it is."""
    months = forecasts.rule.horizon_months[-1]
    clauses = []
    for promise in PROMISES:
        found = forecasts.ahead(promise, months)
        if found is None:
            text = say(
                f"forecast-{promise}-too-few",
                count=forecasts.count("is_past", promise),
                least=forecasts.rule.least_events,
            )
            clauses.append((text, [Reference.of("forecast_past", None, promise=promise)]))
            continue
        text = say(
            f"forecast-{promise}",
            open=found.under_way,
            months=months,
            interval=interval(found),
        )
        clauses.append((text, [Reference.of("forecast_open", None, promise=promise)]))
    return sentence_of(*clauses, between=say("forecast-between"))


def notes(forecasts: Forecasts) -> list[Sentence]:
    """By what past each is forecast and how it held, what is left out, last year's, whose rule."""
    rule = forecasts.rule
    lines = [
        _basis(forecasts, promise)
        for promise in PROMISES
        if forecasts.ahead(promise, rule.horizon_months[-1])
    ]
    for promise in PROMISES:
        if left_out := forecasts.count("is_left_out", promise):
            text = say(f"forecast-left-out-{promise}", count=left_out)
            of = [Reference.of("forecast_left_out", None, promise=promise)]
            lines.append(sentence_of((text, of)))
    sure = share(rule.interval_share, 0)
    lines.append(sentence_of(say("forecast-rule", share=sure, source=cited(rule.source))))
    if any(forecasts.ahead(promise, rule.horizon_months[-1]) for promise in PROMISES):
        lines.append(sentence_of(say("forecast-shock", source=cited(rule.shock.source))))
    return lines


def _basis(forecasts: Forecasts, promise: str) -> Sentence:
    found = forecasts.ahead(promise, forecasts.rule.horizon_months[-1])
    assert found is not None
    text = say(
        f"forecast-basis-{promise}",
        events=found.events,
        tried=found.tried,
        covered=found.covered,
        months=forecasts.rule.horizon_months[-1],
    )
    return sentence_of((text, [Reference.of("forecast_past", None, promise=promise)]))


def heads(forecasts: Forecasts) -> list[str]:
    """The table's heads: the step, under way, each horizon, last year's forecast, what came."""
    months = [say("forecast-head-within", months=one) for one in forecasts.rule.horizon_months]
    day = date_text(forecasts.view.now.as_of - pd.Timedelta(days=forecasts.rule.days(YEAR)))
    last = [say("forecast-head-last-year", day=day), say("forecast-head-came")]
    return [say("forecast-head-step"), say("forecast-head-open"), *months, *last]


def table(forecasts: Forecasts) -> list[list[tuple[str, Reference | None]]]:
    """A row a promise: each cell with the figure that it opens."""
    found = []
    for promise in PROMISES:
        of = {
            name: Reference.of(name, None, promise=promise)
            for name in ("forecast_open", "forecast_was", "forecast_came")
        }
        is_open = forecasts.count("is_open", promise)
        was, last = forecasts.count("was_under_way", promise), forecasts.last_year(promise)
        ahead = [
            (interval(forecasts.ahead(promise, months)), of["forecast_open"])
            for months in forecasts.rule.horizon_months
        ]
        found.append(
            [
                (say(f"dispatch-promise-{promise}"), None),
                (count(is_open), of["forecast_open"]),
                *ahead,
                (_last_year(last, was), of["forecast_was"]),
                (
                    count(forecasts.count("has_come_since", promise)) if was else UNKNOWN,
                    of["forecast_came"],
                ),
            ]
        )
    return found


def _last_year(last: Outlook | None, was: int) -> str:
    if not was:
        return UNKNOWN
    return interval(last) if last is None else say("forecast-of", interval=interval(last), of=was)


def slipped(times: object, days: object) -> str:
    """How often a planned day was put off and by how many days in all; "" where it was not."""
    if is_unknown(times) or not int(float(str(times))):
        return ""
    return say("forecast-slipped", times=int(float(str(times))), days=count(days))
