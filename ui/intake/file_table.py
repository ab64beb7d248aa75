"""Whose each file is and of which day: proposed from its mark or its name, corrected in a table.

A form that was sent to a unit says itself whose it is; any other file may say so in its
name.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest

import pandas as pd
import streamlit as st

from data.inbox.dates import as_of_of_file
from data.returns import FormMark
from ui.intake.jobs import Belonging
from ui.language import say


def proposed(
    names: Sequence[str],
    units: Sequence[str],
    unit: str,
    as_of: date,
    marks: Sequence[FormMark | None] = (),
) -> tuple[Belonging, ...]:
    """The unit and the date that a file's mark or name states, else ``unit`` and ``as_of``."""
    found = []
    for name, mark in zip_longest(names, marks):
        if mark is not None:
            # A form may come back before its month is over: nothing speaks of a day to come.
            found.append(Belonging(mark.unit, min(mark.as_of, date.today()), mark.span))
            continue
        named = [one for one in sorted(units, key=len, reverse=True) if one and one in name]
        stated, is_stated = as_of_of_file(name, as_of)
        found.append(Belonging(named[0] if named else unit, stated if is_stated else as_of))
    return tuple(found)


def file_table(
    names: Sequence[str], stated: Sequence[Belonging], units: Sequence[str], *, key: str
) -> tuple[Belonging, ...]:
    """The files with unit and date as the reader leaves them."""
    edited = st.data_editor(
        pd.DataFrame(
            {
                "file": list(names),
                "unit": [one.unit or None for one in stated],
                "as_of": [one.as_of for one in stated],
            }
        ),
        key=key,
        hide_index=True,
        disabled=["file"],
        placeholder="—",
        column_config={
            "file": st.column_config.TextColumn(say("source-file")),
            "unit": st.column_config.SelectboxColumn(
                say("data-unit"),
                options=sorted({*units, *(one.unit for one in stated if one.unit)}),
                width=200,
            ),
            "as_of": st.column_config.DateColumn(
                say("data-as-of"), format="YYYY-MM-DD", required=True, width=140
            ),
        },
    )
    return tuple(
        _belonging(unit if isinstance(unit, str) else "", pd.Timestamp(day).date(), one)
        for unit, day, one in zip(edited["unit"], edited["as_of"], stated, strict=True)
    )


def _belonging(unit: str, as_of: date, stated: Belonging) -> Belonging:
    """What was stated, where nobody changed it; the period goes with the day."""
    period = stated.period if as_of == stated.as_of else None
    return Belonging(unit, as_of, period)
