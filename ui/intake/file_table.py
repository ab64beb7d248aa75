"""Whose each file is and of which day: proposed from its mark or its name, corrected in a table.

A form that was sent to a unit says itself whose it is; any other file may say so in its
name. A date is typed as people write it; what is no date leaves the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

import pandas as pd
import streamlit as st

from data.inbox.dates import as_of_of_file
from data.intake import Belonging
from data.intake.stated_days import typed_day
from data.returns import FormMark
from ui.language import say


@dataclass(frozen=True)
class FileTable:
    """The files as the reader leaves them; unread: typed words that are no date."""

    belongings: tuple[Belonging, ...]
    unread: tuple[str, ...] = ()


def proposed(
    names: Sequence[str],
    units: Sequence[str],
    unit: str,
    as_of: date,
    marks: Sequence[FormMark | None] = (),
    *,
    today: date,
    is_chosen: bool = False,
) -> tuple[Belonging, ...]:
    """The unit and the date that a file's mark or name states, else ``unit`` and ``as_of``.

    is_chosen: somebody typed ``as_of`` for all files: no name overrules it.
    """
    found = []
    for name, mark in zip_longest(names, marks):
        if mark is not None:
            # A form may come back before its month is over: nothing speaks of a day to come.
            day = min(mark.as_of, today)
            found.append(Belonging(mark.unit, day, mark.span, is_chosen=True))
            continue
        named = [one for one in sorted(units, key=len, reverse=True) if one and one in name]
        stated, is_stated = as_of_of_file(name, today)
        day = stated if is_stated and not is_chosen else as_of
        found.append(Belonging(named[0] if named else unit, day, is_chosen=is_chosen))
    return tuple(found)


def file_table(
    names: Sequence[str], stated: Sequence[Belonging], units: Sequence[str], *, key: str
) -> FileTable:
    """The files with unit and date as the reader leaves them."""
    edited = st.data_editor(
        pd.DataFrame(
            {
                "file": list(names),
                "unit": [one.unit or None for one in stated],
                "as_of": [one.as_of.isoformat() for one in stated],
            }
        ),
        key=key,
        hide_index=True,
        disabled=["file"],
        placeholder="—",
        column_config={
            # What is corrected is in sight in half a page, too: the name is what may be cut.
            "file": st.column_config.TextColumn(say("source-file"), width=180),
            "unit": st.column_config.SelectboxColumn(
                say("data-unit"),
                options=sorted({*units, *(one.unit for one in stated if one.unit)}),
                width=150,
            ),
            "as_of": st.column_config.TextColumn(
                say("data-as-of"), help=say("data-as-of-cell-help"), width=110
            ),
        },
    )
    rows = zip(edited["unit"], edited["as_of"], stated, strict=True)
    read = [as_typed(unit, written, one, date.today()) for unit, written, one in rows]
    unread = tuple(word for _, word in read if word)
    if unread:
        st.warning(say("data-as-of-unread", written="、".join(unread)))
    return FileTable(tuple(one for one, _ in read), unread)


def as_typed(
    unit: object, written: object, stated: Belonging, today: date
) -> tuple[Belonging, str]:
    """What was stated, as far as nobody changed it, and the word that is no date, if any.

    The period goes with the day.
    """
    named = unit if isinstance(unit, str) else ""
    typed = written.strip() if isinstance(written, str) else ""
    day = typed_day(typed, today)
    if day is None or day == stated.as_of:
        kept = Belonging(named, stated.as_of, stated.period, stated.is_chosen)
        return kept, typed if day is None else ""
    return Belonging(named, day, None, is_chosen=True), ""
