"""One column of a ledger, read by the type that its field declares."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Column, Kind
from data.geo import Outline
from data.importer.parse.accepted_values import (
    NOTHING_TAUGHT,
    Taught,
    accepted_value,
    broken_cells,
    distinct,
    in_own_words,
    parse_choice,
    problems_at,
    taught_words,
    word_key,
)
from data.importer.source_table import SourceTable
from data.ledgers import Field
from data.ledgers.column_use import Known
from data.ledgers.headers import item_named
from data.tables import HeaderColumn
from data.values import (
    Parsed,
    Problem,
    is_money_unit,
    looks_like_metres,
    parse_amounts,
    parse_coordinates,
    parse_dates,
    parse_flags,
    parse_integers,
    parse_names,
    parse_numbers,
    parse_shares,
    parse_texts,
    without_list_numbers,
)
from data.values.numbers import chinese_digits
from data.values.parse_result import UNDECIDED_TEXTS, cleaned, is_blank

if TYPE_CHECKING:  # names are compared as projects are, and those are checked in readings
    from data.importer.names import Aliases

DEFAULT_UNIT = "万元"
_MONTH = re.compile(r"^(?:(\d{4})年)?(?:(\d{1,2})月?(?:份)?[-—~至到]+)?(\d{1,2})月(?:份)?$")
_COMPACT = re.compile(r"^(20\d{2})(0[1-9]|1[0-2])$")
_UNDECIDED = pa.array(sorted(UNDECIDED_TEXTS), pa.string())
_ALIGNED = ("titles",)
_SEPARATORS = re.compile(r"[、，,；;|/\n\r]+|\s{1,}")
_YEAR = re.compile(r"^(\d{4})(?:年度?|\.0)?$")


@dataclass(frozen=True)
class Context:
    """What surrounds a column: the day the file speaks of, its year, the sheet's unit.

    words: field key → text → accepted value, as a person taught for this header.
    aliases: other names of units and people, remembered for the office.
    outline: the office's own map, None where it has loaded none. is_day_said: a person said
    of which month this sheet speaks, whatever stands in it. people: asked for the names of
    people that are published already. taught_headers: header text as compared → (field key, the
    unit whose sheet was told so). names: by what names are known for what they are.
    """

    as_of: date
    year: int
    unit: str
    words: Mapping[str, Mapping[str, str]] = dataclass_field(default_factory=dict)
    aliases: Aliases | None = None
    outline: Outline | None = None
    is_day_said: bool = False
    people: Callable[[], Collection[str]] = tuple
    taught_headers: Mapping[str, tuple[str, str]] = dataclass_field(default_factory=dict)
    names: Known = dataclass_field(default_factory=dict)

    def taught(self, key: str, allowed: Collection[str], *, is_open: bool = False) -> Taught:
        """The words taught of a field, ready to be looked up."""
        said = self.words.get(key)
        return taught_words(said, allowed, is_open=is_open) if said else NOTHING_TAUGHT


def read_field(source: SourceTable, field: Field, number: int, context: Context) -> Parsed:
    """The typed values of sheet column ``number`` for a field; one entry a data row."""
    header = source.header(number)
    match field.type:
        case "amount":
            unit = amount_unit(header, context, field.written_in)
            return parse_amounts(source.own_column(number), unit)
        case "measure":
            return _measures(source.own_column(number), header)
        case "share":
            return parse_shares(source.own_column(number), header.unit)
        case "number":
            return parse_numbers(source.own_column(number))
        case "integer":
            return parse_integers(source.own_column(number))
        case "month":
            return read_months(source.column(number), context.year)
        case "year":
            return _years(source.column(number))
        case _:
            taught = context.taught(field.key, field.values, is_open=field.open)
            column = in_own_words(source, number, field, taught)
            return _plain(field, column, taught, is_1904=source.grid.is_1904)


def _plain(field: Field, column: Column, taught: Taught, *, is_1904: bool) -> Parsed:
    match field.type:
        case "date":
            return parse_dates(column, is_1904=is_1904)
        case "flag":
            return parse_flags(column)
        case "coordinate":
            return parse_numbers(column) if looks_like_metres(column) else parse_coordinates(column)
        case "names":
            return parse_names(column) if field.name not in _ALIGNED else _split_aligned(column)
        case "choice":
            return parse_choice(column, field, taught)
        case "choices":
            return _choices(column, field, taught)
        case "code":
            return _codes(column)
        case "name":
            return _names_on_one_line(column)
        case _:
            return parse_texts(column)


def amount_unit(header: HeaderColumn, context: Context, otherwise: str = "") -> str:
    """The unit of an amount column's bare numbers, ``otherwise`` where nothing says one."""
    for unit in (header.unit, context.unit, otherwise):
        if unit and is_money_unit(unit):
            return unit
    return ""


def _measures(column: Column, header: HeaderColumn) -> Parsed:
    """Numbers of a target; money where the header or sheet says a unit of money."""
    if is_money_unit(header.unit) and header.unit:
        return parse_amounts(column, header.unit)
    parsed = parse_numbers(column)
    return Parsed(_decimals(parsed.values), parsed.problems)


def _decimals(values: pa.Array) -> pa.Array:
    rounded = pc.round(values, 6)
    return rounded.cast(pa.decimal128(38, 6), safe=False).cast(pa.decimal128(18, 6))


def _names_on_one_line(column: Column) -> Parsed:
    """Names as text; a line break inside a cell is layout, 待定 is no name."""
    column, numbered = without_list_numbers(column, "、")
    parsed = parse_texts(column)
    parsed = Parsed(parsed.values, (*numbered, *parsed.problems))
    joined = pc.replace_substring_regex(parsed.values, r"\s*[\r\n]+\s*", "")
    undecided = pc.is_in(pc.utf8_lower(joined), _UNDECIDED)
    if not pc.any(undecided).as_py():
        return Parsed(joined, parsed.problems)
    problems = [
        Problem(int(index), "value-undecided", "note", {"text": str(joined[index].as_py())})
        for index in np.flatnonzero(undecided.to_numpy(zero_copy_only=False))
    ]
    named = pc.if_else(undecided, pa.scalar(None, pa.string()), joined)
    return Parsed(named, (*parsed.problems, *problems))


def _codes(column: Column) -> Parsed:
    """Codes as text: leading zeros kept, ``12.0`` of a number cell is ``12``.

    A code whose last digits were lost is unknown: it would be the code of its neighbours too.
    """
    parsed = parse_texts(column)
    is_number = pc.equal(column.kind, pa.scalar(int(Kind.NUMBER), pa.int8()))
    whole = pc.replace_substring_regex(parsed.values, r"\.0+$", "")
    codes = pc.if_else(pc.fill_null(is_number, False), whole, parsed.values)
    lost = np.zeros(len(codes), dtype=bool)
    lost[[problem.index for problem in parsed.problems if problem.code == "text-digits-lost"]] = (
        True
    )
    return Parsed(pc.if_else(pa.array(lost), pa.scalar(None, pa.string()), codes), parsed.problems)


def _split_aligned(column: Column) -> Parsed:
    """Parts of each cell in order, repeats kept: they stand beside the parts of another column."""
    texts = parse_texts(column)
    parts = [
        None if text is None else [part for part in _SEPARATORS.split(text) if part]
        for text in texts.values.to_pylist()
    ]
    return Parsed(pa.array(parts, pa.list_(pa.string())), texts.problems)


def _choices(column: Column, field: Field, taught: Taught) -> Parsed:
    """A list of accepted values; a cell that is one accepted value is not split."""
    cells = distinct(column)
    values: list[list[str] | None] = []
    codes: list[tuple[str, dict[str, str]] | None] = []
    for text in cells.texts:
        clean = cleaned(text)
        one = None if is_blank(clean) else _value(clean, field, taught)
        is_whole = one is not None or is_blank(clean)
        parts = [] if is_whole else [p for p in _SEPARATORS.split(clean) if p]
        found = [_value(part, field, taught) for part in parts] if one is None else [one]
        wrong = None in found
        values.append(None if wrong else [value for value in found if value] or None)
        allowed = {"text": text, "allowed": "、".join(field.values)}
        codes.append(("value-not-allowed", allowed) if wrong else None)
    take = pa.array(cells.which, mask=cells.which < 0)
    problems = (*broken_cells(column), *problems_at(cells, codes))
    return Parsed(pa.array(values, pa.list_(pa.string())).take(take), problems)


def _value(text: str, field: Field, taught: Taught) -> str | None:
    said = taught.get(word_key(text))
    return accepted_value(text, field.values) if said is None else said


def read_items(column: Column, taught: Taught = NOTHING_TAUGHT) -> tuple[pa.Array, Parsed]:
    """Item names of a long list: the canonical item (null where unknown) and the text itself."""
    texts = parse_texts(column)
    encoded = texts.values.dictionary_encode()
    written = [str(text) for text in encoded.dictionary.to_pylist()]
    meant = [taught.get(word_key(text)) for text in written]
    found = [
        (item_named(text) if item is None else item) or None
        for text, item in zip(written, meant, strict=True)
    ]
    items = pa.array(found, pa.string()).take(encoded.indices)
    is_taught = pa.array([one is not None for one in meant], pa.bool_()).take(encoded.indices)
    unknown = pc.and_not(pc.and_(pc.is_valid(texts.values), pc.is_null(items)), is_taught)
    problems = [
        Problem(int(index), "item-unknown", "warning", {"text": str(texts.values[index].as_py())})
        for index in np.flatnonzero(unknown.to_numpy(zero_copy_only=False))
    ]
    return items, Parsed(texts.values, (*texts.problems, *problems))


def read_months(column: Column, year: int) -> Parsed:
    """Months as their last day; ``9月`` and ``1-9月`` are of ``year``."""
    cells = distinct(column)
    rewritten: list[str | None] = []
    changed = False
    for text in cells.texts:
        full = _as_month(cleaned(text), year)
        changed = changed or full is not None
        rewritten.append(full if full is not None else text)
    if not changed:
        return parse_dates(column)
    is_changed = np.array([full != text for full, text in zip(rewritten, cells.texts, strict=True)])
    here = (cells.which >= 0) & is_changed[np.maximum(cells.which, 0)]
    kinds = column.kind.fill_null(0).to_numpy(zero_copy_only=False).astype(np.int8)
    kind = pa.array(np.where(here, np.int8(Kind.TEXT), kinds), pa.int8())
    raw = pc.if_else(pa.array(here), cells.spread(rewritten), column.raw)
    return parse_dates(Column(raw, kind, column.number_format))


def is_cumulative_month(text: str) -> bool:
    """Whether a month text is a span from January: ``1-9月``."""
    found = _MONTH.match(cleaned(text))
    return bool(found and found[2] and int(found[2]) == 1)


def _as_month(text: str, year: int) -> str | None:
    text = chinese_digits(text.replace(" ", ""))
    if found := _MONTH.match(text):
        month = int(found[3])
        return f"{found[1] or year}年{month}月" if 1 <= month <= 12 else None
    if found := _COMPACT.match(text):
        return f"{found[1]}年{int(found[2])}月"
    if len(text) <= 2 and text.isdecimal() and 1 <= int(text) <= 12:
        return f"{year}年{int(text)}月"
    return None


def _years(column: Column) -> Parsed:
    """Years as integers; ``2021年度`` and a date of that year are the year 2021."""
    cells = distinct(column)
    dates = parse_dates(column)
    kinds = column.kind.fill_null(0).to_numpy(zero_copy_only=False)
    plain = [int(m[1]) if (m := _YEAR.match(cleaned(text))) else None for text in cells.texts]
    found = pa.array(plain, pa.int32()).take(pa.array(cells.which, mask=cells.which < 0))
    dated = pc.year(dates.values).cast(pa.int32())
    is_dated = pa.array((kinds == Kind.DATE) | (kinds == Kind.TEXT))
    years = pc.coalesce(found, pc.if_else(is_dated, dated, None))
    unread = (cells.which >= 0) & pc.is_null(years).to_numpy(zero_copy_only=False)
    problems = tuple(
        Problem(int(index), "year-unreadable", "error", {"text": str(column.raw[index].as_py())})
        for index in np.flatnonzero(unread)
    )
    return Parsed(years, (*broken_cells(column), *problems))
