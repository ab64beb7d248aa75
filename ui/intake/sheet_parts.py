"""What a person decides about the parts of a sheet: hidden ones, months, units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from data.intake.model import SheetReport
from ui.formats import date_text, share
from ui.intake.words import listed
from ui.language import say
from ui.verbatim import verbatim

_SHOWN = 6


def part_sentences(sheet: SheetReport) -> list[str]:
    """What is hidden, which month it is read as, which units its rows name."""
    said: list[str] = []
    hidden, months, units = sheet.hidden, sheet.same_form, sheet.units
    if hidden is not None:
        state = "left-out" if hidden.is_left_out else "read"
        if hidden.rows:
            said.append(say(f"data-hidden-rows-{state}", count=hidden.rows))
        if hidden.columns:
            said.append(
                say(
                    f"data-hidden-columns-{state}",
                    count=len(hidden.columns),
                    headers=_shortened(hidden.columns),
                )
            )
    if months is not None:
        code = "data-months-apart" if months.is_apart else "data-months-together"
        said.append(say(code, day=date_text(months.as_of), sheets=_shortened(months.sheets)))
    if units is not None and units.is_split:
        rows = _shortened([f"{unit} {count}" for unit, count in units.rows])
        said.append(say("data-units-split", header=units.header, rows=rows))
    return said


def part_choices(sheet: SheetReport, key: str) -> dict[str, str]:
    """What was chosen otherwise than it is now: correction's part → value."""
    hidden, months, units = sheet.hidden, sheet.same_form, sheet.units
    chosen: dict[str, str] = {}
    shown = sum(part is not None for part in (hidden, months, units))
    places = iter(st.columns(3) if shown else ())
    if hidden is not None:
        now = "leave-out" if hidden.is_left_out else "read"
        options = {"read": say("data-hidden-read"), "leave-out": say("data-hidden-leave-out")}
        with next(places):
            _choose(chosen, "hidden", say("data-hidden"), options, now, key)
    if months is not None:
        now = "each" if months.is_apart else "together"
        options = {"each": say("data-months-each"), "together": say("data-months-one")}
        label = say("data-months", shared=share(months.shared))
        with next(places):
            _choose(chosen, "by_month", label, options, now, key)
    if units is not None:
        now = "split" if units.is_split else "whole"
        rows = _shortened([f"{unit} {count}" for unit, count in units.rows])
        options = {"whole": say("data-units-whole"), "split": say("data-units-each", rows=rows)}
        label = say("data-units", header=units.header, unnamed=units.unnamed)
        with next(places):
            _choose(chosen, "by_unit", label, options, now, key)
    return chosen


def _choose(
    chosen: dict[str, str], part: str, label: str, options: Mapping[str, str], now: str, key: str
) -> None:
    keys = list(options)
    value = st.selectbox(
        verbatim(label),
        keys,
        index=keys.index(now),
        format_func=lambda one: options[one],
        key=f"{key}-{part}",
    )
    if value != now:
        chosen[part] = value


def _shortened(names: Sequence[str]) -> str:
    return listed(names[:_SHOWN]) + ("…" if len(names) > _SHOWN else "")
