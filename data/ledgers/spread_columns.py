"""Columns that each stand for a value: definitions, owners, metrics; ticks are another module's.

What the columns say is in their headers; what tells it from a header that only sounds so is what
stands below: amounts, numbers beside metrics.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from data.ledgers.composed_headers import composed_value
from data.ledgers.declaration import Ledger, Spread, Wide
from data.ledgers.declared_field import Field
from data.ledgers.header_lookup import header_readings, meanings, texts_of
from data.ledgers.headers import Assignment, looser, normal, without_brackets
from data.ledgers.month_columns import months_named
from data.tables import HeaderColumn
from data.tables.reshape import Measure, NamedColumns

FEWEST = 2
# 新增签约项目, 新开工项目数: what a year's target counts is new, and counted.
_NEW, _COUNTED = re.compile("^新增?"), re.compile("(?<=..)个?数$")
_FIXED = "item:"
_OF_A_YEAR = re.compile(r"^(20\d{2})年度?(?=\D)")


def name_columns(
    declared: Ledger, columns: Sequence[HeaderColumn], fixed: Mapping[int, str], title: str
) -> tuple[Assignment, ...]:
    """The columns whose header names what their cells are the value of.

    title: sheet name and title, normalised; where it does not say what the table is (or
    speaks of what was done), only columns that say it themselves count. () where there
    are fewer than two, or where a column holds the names themselves.
    """
    wide = declared.wide
    if wide is None or _has_column_of_names(declared, wide, columns, fixed):
        return ()
    words = _words(declared, wide)
    is_said = any(normal(word) in title for word in declared.hints) and not any(
        normal(word) in title for word in wide.other_than
    )

    def named(columns: Sequence[HeaderColumn]) -> list[Assignment]:
        return _columns_named(declared, wide, columns, fixed, words, is_said=is_said)

    found = named(columns)
    # Where headers name their year it is looked through; what is read without that stays so.
    if len(found) < FEWEST:
        found = named(_of_one_year(columns))
    is_any_known = any(one.item.split("（")[0] in words.values() for one in found) or fixed
    return tuple(found) if len(found) >= FEWEST and is_any_known else ()


def _columns_named(
    declared: Ledger,
    wide: Wide,
    columns: Sequence[HeaderColumn],
    fixed: Mapping[int, str],
    words: Mapping[str, str],
    *,
    is_said: bool,
) -> list[Assignment]:
    found: list[Assignment] = []
    taken: set[str] = set()
    for column in columns:
        said = fixed.get(column.column)
        if said is None:
            name, sure = _named(column, wide, words, is_said=is_said)
            if not name:
                name, sure = _own_name(declared, column, wide)
        else:
            name, sure = (said.removeprefix(_FIXED) if said.startswith(_FIXED) else ""), 1.0
        if name and name not in taken:
            taken.add(name)
            found.append(Assignment(column.column, wide.value_field, sure, item=name))
    return found


def year_named(columns: Sequence[HeaderColumn]) -> int | None:
    """The one year that headers begin with (2026年签约项目目标); None for none and for several."""
    parts = (_OF_A_YEAR.match(normal(part)) for one in columns for part in one.path)
    years = {int(part[1]) for part in parts if part}
    return years.pop() if len(years) == 1 else None


def _of_one_year(columns: Sequence[HeaderColumn]) -> Sequence[HeaderColumn]:
    """The columns without the year in their headers, where it is one and the same."""
    if year_named(columns) is None:
        return columns
    return [
        replace(one, path=tuple(_OF_A_YEAR.sub("", part.strip()) for part in one.path))
        for one in columns
    ]


def _has_column_of_names(
    declared: Ledger, wide: Wide, columns: Sequence[HeaderColumn], fixed: Mapping[int, str]
) -> bool:
    for column in columns:
        if column.column in fixed:
            if fixed[column.column] == wide.name_field:
                return True
            continue
        leaf = normal(column.path[-1]) if column.path else ""
        if any(key == wide.name_field for key, _ in meanings(declared.name, leaf)):
            return True
    return False


def _words(declared: Ledger, wide: Wide) -> dict[str, str]:
    words: dict[str, str] = {}
    for value, synonyms in declared.field(wide.name_field).values.items():
        words[normal(value)] = value
        for word in synonyms:
            words.setdefault(normal(word), value)
    return words


def _named(
    column: HeaderColumn, wide: Wide, words: Mapping[str, str], *, is_said: bool
) -> tuple[str, float]:
    """The name that a header says, with how surely; "" where it says none or another thing."""
    path = [normal(part) for part in column.path if part]
    said_by = {normal(word) for word in wide.said_by}
    plain = [part for part in path if part not in said_by]
    if not plain or any(word in path[-1] for word in map(normal, wide.other_than)):
        return "", 0.0
    if not is_said and not any(path[-1].endswith(word) or word in path for word in said_by):
        return "", 0.0
    leaf, above = plain[-1], plain[-2] if len(plain) > 1 else ""
    for text, sure in ((f"{above}{leaf}", 1.0), (leaf, 0.95)):
        for form, looseness in looser(_bare(text, said_by)):
            known = next((one for one in new_or_counted(form) if one in words), None)
            if known is not None:
                return words[known], round(sure * looseness, 3)
    if value := composed_value(wide.name_field, without_brackets(leaf)):
        return value, 0.86
    if above in words:
        # A part of a known sum (到位资金/区外) is a metric of its own, never the whole.
        return f"{words[above]}（{leaf}）", 0.8
    return "", 0.0


def new_or_counted(text: str) -> tuple[str, ...]:
    """A metric's normal text, and what it says without 新增 before it and 数 behind it."""
    bare = _NEW.sub("", text)
    return text, bare, _COUNTED.sub("", text), _COUNTED.sub("", bare)


def _own_name(declared: Ledger, column: HeaderColumn, wide: Wide) -> tuple[str, float]:
    """A name of the office's own, where the level below says that the cells are its values."""
    said_by = {normal(word) for word in wide.said_by}
    if len(column.path) < 2 or normal(column.path[-1]) not in said_by:
        return "", 0.0
    above = normal(column.path[-2])
    texts = [text for text, _ in texts_of(column) if above in text]
    is_field = any(meanings(declared.name, text) for text in texts)
    is_other = above in said_by or any(normal(word) in above for word in wide.other_than)
    return ("", 0.0) if is_field or is_other else (column.path[-2], 0.86)


def _bare(text: str, said_by: set[str]) -> str:
    """``签约项目目标数`` → ``签约项目``."""
    for word in sorted(said_by, key=len, reverse=True):
        if text.endswith(word) and len(text) > len(word) + 1:
            return text.removesuffix(word)
    return text


# 1-10月 keeps its dash.
_JOINTS = re.compile(r"[\s/·、,:()]+|(?<!\d)[-—–]+|[-—–]+(?!\d)|口径|(?<=.)数$")
NUMBERS = 0.5  # of a column's filled cells are numbers where it is one of figures


@dataclass(frozen=True)
class Seen:
    """What stands above and below headers.

    title: the sheet's name and title. texts(column): some distinct ones of the rows that are
    data; numbers(column): the share of numbers among filled cells, None where all are empty;
    rows_of(column, texts): the sheet rows in which one of these texts stands.
    """

    title: str
    texts: Callable[[int], Sequence[str]]
    numbers: Callable[[int], float | None]
    rows_of: Callable[[int, frozenset[str]], frozenset[int]]


def named_bases(
    declared: Ledger, columns: Sequence[HeaderColumn], seen: Seen
) -> NamedColumns | None:
    """The columns of amounts whose headers name a definition, and those of none beside them."""
    spread = declared.spread
    if spread is None or spread.layout != "bases" or not names_rows(declared, columns):
        return None
    field = declared.field(spread.field)
    if any(spread.field in keys_of(declared, c) and not _of_basis(c, spread)[0] for c in columns):
        return None
    found: dict[int, tuple[str, Measure]] = {}
    for column in columns:
        share = seen.numbers(column.column)
        basis, rest = _of_basis(column, spread)
        measure = _measure(declared, column, rest) if basis else None
        if measure is not None and (share is None or share >= NUMBERS):
            found[column.column] = basis, measure
    said = [(basis, measure.key) for basis, measure in found.values()]
    # Two columns that say the same would be one, and the figures of the other lost.
    if len({basis for basis, _ in said}) < FEWEST or len(set(said)) < len(said):
        return None
    for column in columns:
        if column.column not in found and _is_amount(declared, column):
            found[column.column] = "", Measure(column)
    return NamedColumns("bases", field.header, dict(sorted(found.items())))


def _of_basis(column: HeaderColumn, spread: Spread) -> tuple[str, tuple[str, ...]]:
    """The one definition that a header names, and its texts without it; ("", ()) for none."""
    texts = [*column.path, *([column.qualifier] if column.qualifier else [])]
    hits = [
        (value, at, word) for at, text in enumerate(texts) for value, word in _bases(text, spread)
    ]
    if len({value for value, _, _ in hits}) != 1:
        return "", ()
    value, at, _ = hits[0]
    word = max((one for _, place, one in hits if place == at), key=len)
    rest = _JOINTS.sub("", normal(texts[at]).replace(word, "", 1))
    return value, tuple(part for part in (*texts[:at], rest, *texts[at + 1 :]) if part)


def _bases(text: str, spread: Spread) -> Iterator[tuple[str, str]]:
    wording = normal(text)
    for value, words in spread.words.items():
        for word in (value, *words):
            if normal(word) in wording:
                yield value, normal(word)


def _measure(declared: Ledger, column: HeaderColumn, rest: Sequence[str]) -> Measure | None:
    """The header of what a column says of its definition; None where that is no amount."""
    assert declared.spread is not None
    field = declared.field(declared.spread.value)
    bare = replace(column, qualifier="", written=())
    whole = replace(bare, path=tuple(rest))
    if rest and _is_amount(declared, whole):
        return Measure(replace(whole, written=whole.path))
    if declared.months is not None and any(any(months_named(normal(part))) for part in rest):
        return Measure(replace(whole, written=whole.path))
    for part in reversed(rest):
        text = normal(part)
        forms = {form for form, _, _ in header_readings(text)}
        for other in _amounts(declared):
            period = other.sets.get("period_kind", "")
            if period and not other.position and forms & _words_of_period(declared, period):
                return Measure(replace(bare, path=(other.header,), written=(other.header,)))
        known = [word for word in _amount_words(declared) if word in text]
        if known:
            word = max(known, key=len)
            return Measure(replace(bare, path=(word,), written=(word,)))
    if all(_is_plain(part, column) for part in rest):
        return Measure(replace(bare, path=(field.bare[0],), written=(field.bare[0],)))
    return None


def _is_plain(text: str, column: HeaderColumn) -> bool:
    """Whether what is left of a header says nothing more: 省, 部门, 数据."""
    return len(text) <= len("认定部门") and normal(text) not in map(normal, column.path)


def _amounts(declared: Ledger) -> list[Field]:
    assert declared.spread is not None
    name = declared.field(declared.spread.value).name
    return [field for field in declared.fields if field.name == name]


@cache
def _amount_words_of(fields: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(normal(text) for texts in fields for text in texts)


def _amount_words(declared: Ledger) -> frozenset[str]:
    return _amount_words_of(tuple(field.texts for field in _amounts(declared)))


def _words_of_period(declared: Ledger, period: str) -> frozenset[str]:
    words = declared.field("period_kind").values[period]
    return frozenset(normal(word) for word in (period, *words))


def _is_amount(declared: Ledger, column: HeaderColumn) -> bool:
    amounts = {field.key for field in _amounts(declared)}
    return bool(amounts & set(keys_of(declared, column)))


def names_rows(declared: Ledger, columns: Sequence[HeaderColumn]) -> bool:
    """Whether a column may hold the names of projects."""
    return any(
        declared.field(key).name == "project_name"
        for column in columns
        for key in keys_of(declared, column)
    )


def keys_of(declared: Ledger, column: HeaderColumn) -> Iterator[str]:
    """Keys of the fields that a header may mean."""
    for text, _ in texts_of(column):
        for form, _, _ in header_readings(text):
            yield from (key for key, _ in meanings(declared.name, form))


def value_words(field: Field) -> dict[str, str]:
    """Normal text → the accepted value of a field."""
    words: dict[str, str] = {}
    for value, synonyms in field.values.items():
        for word in (value, *synonyms):
            words.setdefault(normal(word), value)
    return words
