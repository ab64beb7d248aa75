"""What a permit cell says: √, 是, a date, a licence number, 在办, 60%, 无需办理, or several.

A date or a licence number in a permit column means that the permit is there; a date after the
as-of day means that it is hoped for. Behind a word may stand its day or number (批复（4月下旬）):
what is neither is kept as a remark and said. A day without a year takes the one over its column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

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
    problems_at,
    word_key,
    words_of,
)
from data.ledgers import ledger
from data.ledgers.headers import normal
from data.values import Parsed, parse_dates, parse_shares
from data.values.dates import with_year
from data.values.parse_result import LONGEST, UNDECIDED_TEXTS, cleaned, is_blank

DONE = "已办结"
_HOPED = re.compile(r"^(?:预计|计划|拟|力争|争取|待|将于|将在|预期)")
_LICENCE = re.compile(r"[号字第〔\[(（].*\d|\d.*[号〕\]]|^[A-Za-z0-9-]*\d{6,}[A-Za-z0-9-]*$")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?) ?%")
_TICK = re.compile(r"^[√✓✔☑]")
_REST = re.compile(r"^[,，;；、:：()（）\s-]+|[()（）\s]+$")
_PIECES = re.compile(r"[,，;；、\s]+")
_PART = (
    r"(?:\d{1,2}月(?:份|\d{1,2}[日号]?)?[初上中下底末旬]*"
    r"|第?[一二三四]季度[末初]?|[上下]半年[底末初]?)"
)
_UNDATED = re.compile(
    rf"(?<![\d年./-])(?:今年|去年)?(?:{_PART}|年[底末初中])"
    r"|(?<=[(（])\d{1,2}[./]\d{1,2}(?=[)）])"
)
_DATED = re.compile(
    rf"(?<!\d)20\d{{2}}(?:年{_PART}?[底末初中]?"
    r"|[-./](?:0?[1-9]|1[0-2])(?!\d)(?:[-./]\d{1,2}(?!\d)日?)?)"
)
_AROUND = re.compile(r"^[于在\s]+|[于在\s]+$")


@dataclass
class _Cell:
    """What one distinct text says."""

    state: str | None = None
    done: date | None = None
    licence: str | None = None
    share: float | None = None
    remark: str | None = None
    problem: tuple[str, dict[str, str]] | None = None
    precision: str = ""


@dataclass(frozen=True)
class States:
    """A permit column's readings, one entry a cell; state is null where unknown.

    remark: what stands behind a word and is neither its day nor its number.
    """

    state: Parsed
    done_date: pa.Array
    licence_number: pa.Array
    share: pa.Array
    remark: pa.Array
    precision: dict[int, str] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, pa.Array]:
        """Column of the row table → what the cells say of it."""
        names = ("done_date", "licence_number", "share", "remark")
        return {"state": self.state.values, **{name: getattr(self, name) for name in names}}


def undated(column: Column) -> dict[int, str]:
    """Cell → text, of the texts in which a day without a year stands."""
    cells = distinct(column)
    found = [number for number, text in enumerate(cells.texts) if _UNDATED.search(cleaned(text))]
    at = np.flatnonzero(np.isin(cells.which, found))
    return {index: cells.texts[cells.which[index]] for index in at.tolist()}


def in_years(column: Column, years: Mapping[int, int]) -> Column:
    """The column with a year put into the days that have none. years: cell → its year."""
    if not years:
        return column
    texts = column.raw.to_pylist()
    for index, year in years.items():
        texts[index] = _UNDATED.sub(partial(_dated, year=year), cleaned(str(texts[index])))
    return Column(pa.array(texts, pa.string()), column.kind, column.number_format)


def _dated(found: re.Match[str], year: int) -> str:
    return with_year(found[0], year) or found[0]


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
        remark=cells.spread([cell.remark for cell in read]),
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
        return _done(_Cell(DONE, done=dated, precision=precision), text, as_of)
    if is_number:
        return _number(clean, text, values)
    return _phrase(clean, text, values, as_of)


def _number(clean: str, text: str, values: dict[str, tuple[str, ...]]) -> _Cell:
    if clean in ("1", "0"):
        return _Cell(DONE if clean == "1" else "未启动")
    if len(clean.split(".", maxsplit=1)[0]) >= 6:
        return _Cell(DONE, licence=clean)
    return _Cell(problem=("value-not-allowed", {"text": text, "allowed": "、".join(values)}))


def _done(cell: _Cell, text: str, as_of: date) -> _Cell:
    """The cell as it is; a permit of a day to come is not there yet."""
    day = cell.done
    if day is None or day <= as_of:
        return cell
    if cell.precision == "month" and (day.year, day.month) == (as_of.year, as_of.month):
        return cell
    return _Cell(problem=("date-after-as-of", {"text": text, "as_of": as_of.isoformat()}))


def _phrase(clean: str, text: str, values: dict[str, tuple[str, ...]], as_of: date) -> _Cell:
    """A word with something beside it: ``√（2021.9.30）``, ``已办结，鄂前环审〔2021〕15号``."""
    refused = _Cell(problem=("value-not-allowed", {"text": text, "allowed": "、".join(values)}))
    if _HOPED.match(clean):
        return refused
    head, rest = _split(clean, values)
    if head is None and (word := accepted_value(clean, values)) is not None:
        head = word
    if head is None and (day := _DATED.search(clean)):
        head = accepted_value(_AROUND.sub("", clean.replace(day[0], "", 1)), values)
        rest = day[0]
    if head is None:
        return _Cell(DONE, licence=clean) if _LICENCE.search(clean) else refused
    cell = _behind(head, rest, values) if rest else _Cell(head)
    if cell.remark:
        cell.problem = ("state-remark", {"text": text, "state": head, "rest": cell.remark})
    return _done(cell, text, as_of)


def _behind(head: str, rest: str, values: dict[str, tuple[str, ...]]) -> _Cell:
    """What stands behind a word: of a permit that is there its day and number, else a remark."""
    if head != DONE:
        return _Cell(head, remark=rest)
    cell, others = _Cell(head), []
    for piece in _PIECES.split(rest):
        written = piece if _day(piece) else next(iter(_DATED.findall(piece)), "")
        day = None if _LICENCE.search(piece.replace(written, "")) else _day(written)
        word = _AROUND.sub("", piece.replace(written, "", 1))
        if day and cell.done is None and (not word or accepted_value(word, values) == DONE):
            cell.done, cell.precision = day
        elif cell.licence is None and _LICENCE.search(piece):
            cell.licence = piece
        elif piece:
            others.append(piece)
    cell.remark = "，".join(others) or None
    return cell


def _day(text: str) -> tuple[date, str] | None:
    """(day, precision) of a text that is one date."""
    read = parse_dates(Column.of_text(text))
    day = read.values[0].as_py() if text else None
    return (day, read.precision.get(0, "")) if day else None


def _split(clean: str, values: dict[str, tuple[str, ...]]) -> tuple[str | None, str]:
    if _TICK.match(clean):
        return DONE, _REST.sub("", clean[1:])
    pieces = re.split(r"[,，;；、:：()（）\s]+", clean, maxsplit=1)
    word = accepted_value(pieces[0], values) if len(pieces) > 1 else None
    if word is None:
        return None, ""
    return word, _REST.sub("", clean[len(pieces[0]) :])
