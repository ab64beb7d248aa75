"""Columns that each stand for a value of one field and are ticked: stages, states of a review.

A tick or a date says that the value is reached: 申报, 审核 and 退回 beside one another are the
state of each row, as 签约, 开工 and 投产 are its stage; 是否投产 says it alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.ledgers.composed_headers import composed
from data.ledgers.declaration import Ledger, Spread
from data.ledgers.declared_field import Field
from data.ledgers.header_lookup import known_header
from data.ledgers.headers import looser, normal
from data.ledgers.registry import ledgers
from data.ledgers.spread_columns import FEWEST, Seen, keys_of, names_rows, value_words
from data.tables import HeaderColumn
from data.tables.reshape import Ticks, is_tick
from data.values.dates import read_date

_REACHED = "已"  # 已审核 is reached where 审核 is ticked
_WHETHER = re.compile(r"^(?:是否|有无)已?|与否$")


def ticked_values(columns: Sequence[HeaderColumn], seen: Seen) -> Ticks | None:
    """The columns of a choice of any ledger, as their headers name its values; else None.

    Of several ledgers that of which most other columns are; from left to right the last one
    ticked counts.
    """
    most, best = 0, None
    for declared in ledgers():
        known = sum(any(keys_of(declared, column)) for column in columns)
        if known >= max(FEWEST, most + 1):
            plans = (_of_field(declared, one, columns, seen) for one in declared.fields)
            most, best = known, next((plan for plan in plans if plan is not None), None)
    return best


def _of_field(
    declared: Ledger, field: Field, columns: Sequence[HeaderColumn], seen: Seen
) -> Ticks | None:
    stages = declared.spread
    if field.type != "choice" or field.open or (stages and stages.field == field.key):
        return None  # stages have a rule of their own, with what they may not stand under
    values = value_words(field)
    words = {word.removeprefix(_REACHED): value for word, value in values.items()} | values
    found: dict[str, tuple[int, str, str]] = {}
    is_asked = False
    for column in filter(lambda one: one.path, columns):
        text, whether = _asked(column)
        if whether and any(keys_of(declared, column)):
            continue
        forms = [form for form, _ in looser(text) if form in words]
        said = words[forms[0]] if forms else ""
        if said and _are_ticks(
            seen.texts(column.column), has_field=known_header(column.path[-1]) > 0
        ):
            if said in found:
                return None
            found[said] = column.column, said, ""
            is_asked = is_asked or whether
        elif field.key in keys_of(declared, column):
            return None
    in_order = sorted(found, key=list(field.values).index) == [*found]
    if len(found) < (1 if is_asked else FEWEST) or not in_order:
        return None  # of two ticks in a row the further one counts, which order alone tells
    return Ticks(tuple(found.values()), field.header, is_ladder=False)


def _asked(column: HeaderColumn) -> tuple[str, bool]:
    """What a header asks of a row (是否投产 → 投产), in normal form, and whether it asks at all."""
    text = normal(column.path[-1])
    asked = _WHETHER.sub("", text)
    return (asked, True) if asked and asked != text else (text, False)


def _are_ticks(texts: Sequence[str], *, has_field: bool) -> bool:
    """Whether all texts tick; days do so only where the header is no field that holds days."""
    return bool(texts) and all(
        is_tick(text) or (not has_field and read_date(text.strip()).value is not None)
        for text in texts
    )


def ticked_stages(declared: Ledger, columns: Sequence[HeaderColumn], seen: Seen) -> Ticks | None:
    """The columns whose headers are stages, in the order of the ladder from left to right.

    A column that is a field of its own (签约时间) is one only where it is ticked.
    """
    spread = declared.spread
    if spread is None or spread.layout != "ticks" or not names_rows(declared, columns):
        return None
    field, ladder = declared.field(spread.field), list(spread.dates)
    words, places = value_words(field), dict[int, tuple[int, str, str]]()
    has_field = is_asked = False
    for column in columns:
        keys = set(keys_of(declared, column))
        has_field = has_field or spread.field in keys
        if keys and not any(map(is_tick, seen.texts(column.column))):
            continue
        stage = _stage(column, words, spread)
        whether = bool(column.path) and _asked(column)[1]
        if not stage or (keys and whether):
            continue
        is_asked = is_asked or whether
        dates = [key for key in keys if declared.field(key).type == "date"]
        own = next(iter(dates), spread.dates[stage])
        header = declared.field(own).header if own else ""
        places.setdefault(ladder.index(stage), (column.column, stage, header))
    ordered = [places[rank] for rank in sorted(places)]
    if len(ordered) < (1 if is_asked else FEWEST) or [c for c, _, _ in ordered] != sorted(
        c for c, _, _ in ordered
    ):
        return None
    return Ticks(tuple(ordered), "" if has_field else field.header)


def _stage(column: HeaderColumn, words: dict[str, str], spread: Spread) -> str:
    path = [normal(part) for part in column.path if part]
    if not path or any(word in part for part in path for word in map(normal, spread.not_under)):
        return ""
    asked, _ = _asked(column)
    stage = next((words[form] for form, _ in looser(asked) if form in words), "")
    return (stage or _stage_dated(asked, spread)) if stage in {"", *spread.dates} else ""


def _stage_dated(text: str, spread: Spread) -> str:
    """The stage whose date the words of a header mean (动工, 建成投用); "" where they mean none."""
    keys = {key for form in (text, f"{text}时间") for key, _ in composed("projects", form)}
    found = [stage for stage, key in spread.dates.items() if key in keys]
    return found[0] if len(found) == 1 else ""
