"""Readiness: a long list of items, or permit columns that become one row an item.

What a permit cell says: √, 是, a date, a licence number, 在办, 60%, 无需办理. A date or a
licence number in a permit column means that the permit is there; a date after the as-of day
means that it is hoped for. A blank cell says nothing: no row is written for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Column, Kind
from data.importer.parse.accepted_values import (
    NOTHING_TAUGHT,
    Distinct,
    Taught,
    accepted_value,
    broken_cells,
    distinct,
    in_own_words,
    problems_at,
    word_key,
    words_of,
)
from data.importer.parse.fields import read_field, read_items
from data.importer.parse.people import renamed
from data.importer.reading import Reading, floats
from data.ledgers import items, ledger
from data.ledgers.header_lookup import known_header
from data.ledgers.headers import Assignment, normal
from data.values import Parsed, parse_dates, parse_shares
from data.values.parse_result import LONGEST, UNDECIDED_TEXTS, cleaned, is_blank

DONE = "已办结"
_HOPED = re.compile(r"^(?:预计|计划|拟|力争|争取|待|将于|将在|预期)")
_LICENCE = re.compile(r"[号字第〔\[(（].*\d|\d.*[号〕\]]|^[A-Za-z0-9-]*\d{6,}[A-Za-z0-9-]*$")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?) ?%")
_TICK = re.compile(r"^[√✓✔☑]")
_REST = re.compile(r"^[,，;；、:：()（）\s-]+|[()（）\s]+$")


@dataclass
class _Cell:
    """What one distinct text says."""

    state: str | None = None
    done: date | None = None
    licence: str | None = None
    share: float | None = None
    problem: tuple[str, dict[str, str]] | None = None
    precision: str = ""


@dataclass(frozen=True)
class States:
    """A permit column's readings, one entry a cell; state is null where unknown."""

    state: Parsed
    done_date: pa.Array
    licence_number: pa.Array
    share: pa.Array
    precision: dict[int, str] = field(default_factory=dict)


def parse_states(
    column: Column,
    as_of: date,
    *,
    is_share: bool = False,
    is_1904: bool = False,
    taught: Taught = NOTHING_TAUGHT,
) -> States:
    """Read a permit column. is_share: the item is reported as a percentage."""
    cells = distinct(column)
    dates = parse_dates(column, is_1904=is_1904)
    numbers = np.isin(
        column.kind.fill_null(0).to_numpy(zero_copy_only=False), (Kind.NUMBER, Kind.DATE)
    )
    shares = parse_shares(column) if is_share or _shows_percent(column) else None
    first = _first_cells(cells)
    read = [
        _Cell(said or None)
        if (said := taught.get(word_key(text))) is not None
        else _read(
            text,
            dates.values[at].as_py() if at >= 0 else None,
            dates.precision.get(at, ""),
            shares.values[at].as_py() if shares is not None and at >= 0 else None,
            as_of,
            is_number=bool(numbers[at]) if at >= 0 else False,
            is_share=is_share,
        )
        for text, at in zip(cells.texts, first.tolist(), strict=True)
    ]
    codes = [cell.problem for cell in read]
    take = pa.array(cells.which, mask=cells.which < 0)
    precise = {number: cell.precision for number, cell in enumerate(read) if cell.precision}
    return States(
        state=Parsed(
            cells.spread([cell.state for cell in read]),
            (*broken_cells(column), *problems_at(cells, codes)),
        ),
        done_date=pa.array([cell.done for cell in read], pa.date32()).take(take),
        licence_number=cells.spread([cell.licence for cell in read]),
        share=pa.array([cell.share for cell in read], pa.float64()).take(take),
        precision=_spread_precision(cells, precise),
    )


def state_of_share(share: float) -> str:
    """The word for a reported percentage."""
    if share <= 0:
        return "未启动"
    return DONE if share >= 1 else "在办"


def _first_cells(cells: Distinct) -> np.ndarray:
    first = np.full(len(cells.texts), -1, dtype=np.int64)
    indices = np.flatnonzero(cells.which >= 0)[::-1]
    first[cells.which[indices]] = indices
    return first


def _spread_precision(cells: Distinct, precise: dict[int, str]) -> dict[int, str]:
    if not precise:
        return {}
    wanted = np.isin(cells.which, list(precise))
    return {index: precise[int(cells.which[index])] for index in np.flatnonzero(wanted).tolist()}


def _shows_percent(column: Column) -> bool:
    formats = column.number_format
    if formats.null_count == len(formats):
        return False
    return any("%" in str(code) for code in pc.unique(formats).to_pylist() if code is not None)


def _read(
    text: str,
    dated: date | None,
    precision: str,
    share: float | None,
    as_of: date,
    *,
    is_number: bool,
    is_share: bool,
) -> _Cell:
    values = ledger("readiness").field("state").values
    clean = cleaned(text)
    if is_blank(clean):
        return _Cell()
    if len(clean) > LONGEST:
        return _Cell(problem=("text-too-long", {"text": text, "count": str(len(clean))}))
    if clean.lower() in UNDECIDED_TEXTS:
        return _Cell(problem=("value-undecided", {"text": text}))
    if clean in ("true", "false"):
        return _Cell(DONE if clean == "true" else "未启动")
    word = words_of(values).get(normal(clean))
    if word is not None and not is_number:
        return _Cell(word)
    if share is None and (percent := _PERCENT.fullmatch(clean)):
        share = float(percent[1]) / 100
    if share is not None and (is_share or "%" in clean or is_number):
        return _Cell(state_of_share(share), share=share)
    if dated is not None and not _HOPED.match(clean):
        if dated > as_of:
            late = {"text": text, "as_of": as_of.isoformat()}
            return _Cell(problem=("date-after-as-of", late))
        return _Cell(DONE, done=dated, precision=precision)
    if is_number:
        return _number(clean, text, values)
    return _phrase(clean, text, values)


def _number(clean: str, text: str, values: dict[str, tuple[str, ...]]) -> _Cell:
    if clean in ("1", "0"):
        return _Cell(DONE if clean == "1" else "未启动")
    if len(clean.split(".", maxsplit=1)[0]) >= 6:
        return _Cell(DONE, licence=clean)
    return _Cell(problem=("value-not-allowed", {"text": text, "allowed": "、".join(values)}))


def _phrase(clean: str, text: str, values: dict[str, tuple[str, ...]]) -> _Cell:
    """A word with something behind it: ``√（2021.9.30）``, ``已办结，鄂前环审〔2021〕15号``."""
    refused = _Cell(problem=("value-not-allowed", {"text": text, "allowed": "、".join(values)}))
    if _HOPED.match(clean):
        return refused
    head, rest = _split(clean, values)
    if head is None:
        word = accepted_value(clean, values)
        if word is not None:
            return _Cell(word)
        return _Cell(DONE, licence=clean) if _LICENCE.search(clean) else refused
    if head != DONE or not rest:
        return _Cell(head)
    dates = parse_dates(Column.of_text(rest))
    done = dates.values[0].as_py()
    if done is not None:
        return _Cell(DONE, done=done, precision=dates.precision.get(0, ""))
    return _Cell(DONE, licence=rest if _LICENCE.search(rest) else None)


def _split(clean: str, values: dict[str, tuple[str, ...]]) -> tuple[str | None, str]:
    if _TICK.match(clean):
        return DONE, _REST.sub("", clean[1:])
    pieces = re.split(r"[,，;；、:：()（）\s]+", clean, maxsplit=1)
    word = accepted_value(pieces[0], values) if len(pieces) > 1 else None
    if word is None:
        return None, ""
    return word, _REST.sub("", clean[len(pieces[0]) :])


WIDE_FORMS = ("permits", "schedule")


@dataclass(frozen=True)
class ItemRows:
    """Rows of readiness_row from permit columns; at[i] is the data row of row i."""

    at: np.ndarray
    values: dict[str, pa.Array]
    precision: dict[str, dict[int, str]]


def complete_readiness(reading: Reading) -> None:
    """Read items and states of a long list; what explicit columns say comes first.

    A table of projects × permits (form ``permits``) needs the project only.
    """
    if reading.form in WIDE_FORMS:
        reading.reject_rows_without("project_name", "project_name")
        return
    if "item" in reading.columns:
        column = reading.source.column(reading.columns["item"])
        taught = reading.context.taught("item", [one.name for one in items()])
        named, texts = read_items(column, taught)
        reading.values["item"], reading.values["item_text"] = named, texts.values
        reading.by_key["item"] = texts.values
        reading.take_problems("item", reading.columns["item"], texts.problems)
    if "state" in reading.columns:
        _complete_states(reading)
    else:
        _states_from_evidence(reading)
    reading.reject_rows_without("project_name", "project_name")
    reading.reject_rows_without("item_text", "item")
    reading.reject_rows_without("state", "state")


def _complete_states(reading: Reading) -> None:
    number = reading.columns["state"]
    taught = taught_states(reading)
    column = in_own_words(reading.source, number, reading.declared.field("state"), taught)
    is_1904 = reading.source.grid.is_1904
    read = parse_states(column, reading.context.as_of, is_1904=is_1904, taught=taught)
    reading.values["state"] = reading.by_key["state"] = read.state.values
    reading.take_problems("state", number, read.state.problems)
    for name, found in (
        ("done_date", read.done_date),
        ("licence_number", read.licence_number),
        ("share", read.share),
    ):
        before = reading.have(name)
        reading.values[name] = pc.coalesce(reading.get(name), found)
        if name == "done_date":
            own = reading.precision.setdefault(name, {})
            own |= {index: p for index, p in read.precision.items() if not before[index]}
    _states_from_evidence(reading)


def taught_states(reading: Reading) -> Taught:
    """Words of states that were taught for this sheet: in its list as in its permit columns."""
    return reading.context.taught("state", ledger("readiness").field("state").values)


def _states_from_evidence(reading: Reading) -> None:
    """A row without a state but with a date of completion, a licence or a share has one."""
    missing = ~reading.have("state")
    done = reading.have("done_date") | reading.have("licence_number")
    shares = floats(reading.get("share"))
    derived: list[str | None] = [None] * reading.height
    for index in np.flatnonzero(missing & (done | np.isfinite(shares))).tolist():
        derived[index] = "已办结" if done[index] else state_of_share(float(shares[index]))
    if any(derived):
        reading.values["state"] = pc.coalesce(reading.get("state"), pa.array(derived, pa.string()))
        count = sum(1 for state in derived if state)
        reading.report("state-derived", "note", count=str(count))


def permit_rows(reading: Reading) -> ItemRows:
    """One row for every filled permit cell of the rows that load, in sheet order."""
    by_item: dict[str, list[Assignment]] = {}
    for assignment in reading.recognition.items:
        by_item.setdefault(assignment.item, []).append(assignment)
    parts: list[tuple[np.ndarray, dict[str, pa.Array]]] = []
    dated: list[dict[int, str]] = []
    for item, assignments in by_item.items():
        values, precision, found = _item(reading, item, assignments)
        at = np.flatnonzero(found & ~reading.rejected)
        names = {name: array.take(pa.array(at)) for name, array in values.items()}
        names["item"] = pa.array([item] * len(at), pa.string())
        parts.append((at, names))
        dated.append({int(i): precision[int(i)] for i in at if int(i) in precision})
    return _in_sheet_order(reading, parts, dated)


def _item(
    reading: Reading, item: str, assignments: list[Assignment]
) -> tuple[dict[str, pa.Array], dict[int, str], np.ndarray]:
    """All readings of one item: its state column and, where given, columns about it."""
    declared = ledger("readiness")
    is_share = next(one.is_share for one in items() if one.name == item)
    values: dict[str, pa.Array] = {}
    precision: dict[int, str] = {}
    found = np.zeros(reading.height, dtype=bool)
    for assignment in sorted(assignments, key=lambda one: one.key != "state"):
        number = assignment.column
        if assignment.key == "state":
            taught = taught_states(reading)
            column = in_own_words(reading.source, number, declared.field("state"), taught)
            is_1904 = reading.source.grid.is_1904
            read = parse_states(
                column,
                reading.context.as_of,
                is_share=is_share,
                is_1904=is_1904,
                taught=taught,
            )
            said = {
                "state": read.state.values,
                "done_date": read.done_date,
                "licence_number": read.licence_number,
                "share": read.share,
            }
            precision |= read.precision
            problems = read.state.problems
            header = reading.source.header(number).path[-1]
            values["item_text"] = pa.repeat(pa.scalar(header), reading.height)
        else:
            field = declared.field(assignment.key)
            parsed = read_field(reading.source, field, number, reading.context)
            read_as = parsed.values
            if field.refers_to:
                read_as = renamed(reading, field.refers_to, read_as, number)
            said, problems = {field.name: read_as}, parsed.problems
        if problems:
            reading.report_problems(assignment.key, number, problems)
        for name, array in said.items():
            values[name] = pc.coalesce(values[name], array) if name in values else array
            found |= pc.is_valid(array).to_numpy(zero_copy_only=False)
    return values, precision, found


def report_unknown_permits(reading: Reading) -> None:
    """Columns among those of permits that say states too, of what no list of items knows (稳评).

    In a table of projects × permits no column is the state of a row.
    """
    found = reading.recognition
    permits = {one.column for one in found.items}
    read = {*permits, *found.ordinals, *(one.column for one in found.unclear)}
    read |= {one.column for one in found.assignments if one.key != "state"}
    for header in reading.source.table.columns if permits else ():
        number, path = header.column, header.path
        is_among = min(permits) < number < max(permits)
        if number in read or not path or not is_among or known_header(path[-1]):
            continue
        column = reading.source.column(number)
        states = parse_states(column, reading.context.as_of)
        said = pc.count(states.state.values).as_py()
        is_dates = pc.count(states.done_date).as_py() == said
        filled = sum(1 for text in column.raw.to_pylist() if not is_blank(cleaned(text or "")))
        if not is_dates and 2 * said >= filled:
            reading.report_at_header(
                "item-column-unknown", "warning", number, text=path[-1], count=str(filled)
            )


def _in_sheet_order(
    reading: Reading,
    parts: list[tuple[np.ndarray, dict[str, pa.Array]]],
    dated: list[dict[int, str]],
) -> ItemRows:
    if not parts:
        return ItemRows(np.zeros(0, dtype=np.int64), {}, {})
    at = np.concatenate([rows for rows, _ in parts])
    order = np.argsort(at, kind="stable")
    names = list(dict.fromkeys(name for _, values in parts for name in values))
    types = {name: values[name].type for _, values in parts for name in values}
    joined: dict[str, pa.Array] = {}
    for name in names:
        chunks = [
            values[name] if name in values else pa.nulls(len(rows), types[name])
            for rows, values in parts
        ]
        joined[name] = pa.concat_arrays(chunks).take(pa.array(order))
    positions = np.empty(len(at), dtype=np.int64)
    positions[order] = np.arange(len(at))
    precision: dict[int, str] = {}
    start = 0
    for (rows, _), entries in zip(parts, dated, strict=True):
        for offset, row in enumerate(rows.tolist()):
            if row in entries:
                precision[int(positions[start + offset])] = entries[row]
        start += len(rows)
    rows = pa.array(at[order])
    for name in ("project_code", "project_name"):
        joined[name] = reading.get(name).take(rows)
    return ItemRows(at[order], joined, {"done_date": precision} if precision else {})
