"""A found table of no ledger as one that the office may declare: its name, its columns, its rows.

Everything proposed comes with the reason, counted in the data; what the data does not say is
marked to be asked. Nothing is declared here: ``proposed_ledger`` makes the declaration of what
a person left standing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Literal

import numpy as np
import pyarrow.compute as pc

from data.files.grid import column_letter
from data.ledgers.column_facts import FoundColumn, is_closed_word, vocabulary
from data.ledgers.column_use import ColumnUse, Known, Reason, plainer, use_of
from data.ledgers.headers import normal
from data.rules import load_rules

_SAMPLES, _SAMPLE_LENGTH = 3, 40
_MOST_CANDIDATES = 8
_ONCE = frozenset({"date", "deadline", "closed_date", "status", "unit", "town", "park", "company"})
_ONCE_TOO = frozenset({"project", "month"})
_TELLS_ROWS = ("code", "project", "company", "text", "person", "unit", "date", "month", "day")
_NEVER_ALONE = frozenset({"date", "month", "day", "unit", "town", "park", "choice"})
_TELLS_ROWS_TOO = ("town", "park", "personal", "choice")
_YEAR = r"(?:19|20)\d{2}"
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_PERIOD = re.compile(
    rf"{_YEAR}\s*[年度./-]*\s*(?:第?[一二三四1-4]季度|[上下]半年|\d{{1,2}}\s*月(?:\d{{1,2}}日)?(?:份)?|\d{{1,2}})?"
    r"|\d{1,2}月份?|第?[一二三四1-4]季度|[上下]半年|附件\s*\d*|示例数据|截至|\bQ[1-4]\b"
    rf"|\b(?:{_MONTHS})[a-z]*\b(?=[ ,.]*(?:{_YEAR}|$))",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(（\[【〔][^)）\]】〕]*[)）\]】〕]")
_SIDE = re.compile(r"\s+[-–—:：]\s+|\s*[—]{1,2}\s*|[:：]")
_EDGE = " 　_-—–·,，、.。:：《》\"“”'"
_SHORTEST = 3
_CHINESE = re.compile("[一-鿿]")


@dataclass(frozen=True)
class StatusWord:
    """A word of the status: in how many rows, of how many of them the deadline has passed."""

    word: str
    rows: int
    late: int
    is_closed: bool


@dataclass(frozen=True)
class ProposedColumn:
    """A column as it is proposed.

    letter: of the sheet. header: as people write it, label: with its unit. use: of
    proposal.toml. unit: a money unit, or what is counted. asked: why a person must look, ""
    where nothing is open. samples: some values, masked where they are personal.
    """

    letter: str
    header: str
    label: str
    use: str
    unit: str = ""
    reasons: tuple[Reason, ...] = ()
    asked: str = ""
    samples: tuple[str, ...] = ()
    words: tuple[StatusWord, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """A table as a ledger. identity: letters of the columns by which a row is told apart.

    looked_at: of a large table how many of its rows were looked at. repeated: rows that have
    the identity of another one.
    """

    title: str
    kind: Literal["snapshot", "period"]
    every: Literal["month", "quarter", "change"]
    identity: tuple[str, ...]
    rows: int
    looked_at: int
    columns: tuple[ProposedColumn, ...]
    repeated: int = 0

    @property
    def open_columns(self) -> tuple[ProposedColumn, ...]:
        """Columns that a person must look at."""
        return tuple(one for one in self.columns if one.asked)

    def column(self, letter: str) -> ProposedColumn:
        """The column of that letter; raises KeyError."""
        for one in self.columns:
            if one.letter == letter:
                return one
        raise KeyError(letter)

    def with_use(self, letter: str, use: str, unit: str) -> Proposal:
        """The same with one column as a person said; an amount goes on asking for its unit."""
        now = self.column(letter)
        if (now.use, now.unit) == (use, unit):
            return self
        asked = "unit" if use == "amount" and not unit else ""
        asked = "status" if use == "status" else asked
        return self._with(replace(now, use=use, unit=unit, asked=asked))

    def with_closed(self, letter: str, closed: Collection[str]) -> Proposal:
        """The same with the words of a status that mean closed."""
        now = self.column(letter)
        words = (replace(word, is_closed=word.word in closed) for word in now.words)
        return self._with(replace(now, words=tuple(words)))

    def _with(self, column: ProposedColumn) -> Proposal:
        columns = (column if one.letter == column.letter else one for one in self.columns)
        return replace(self, columns=tuple(columns))

    @property
    def overdue(self) -> int:
        """Rows past their deadline whose status does not mean closed."""
        found = (one for one in self.columns if one.use == "status")
        return sum(word.late for one in found for word in one.words if not word.is_closed)


@dataclass(frozen=True)
class FoundTable:
    """A table that no ledger explains. money: the unit of amounts that is said for all of it.

    rows: of all of it, where the columns hold the first ones only.
    """

    columns: Sequence[FoundColumn]
    title: str
    sheet: str
    file: str
    rows: int
    money: str = ""


def propose(table: FoundTable, known: Known, as_of: date) -> Proposal:
    """The table as a ledger. known: use → whether a text is a known name of that kind."""
    uses = [use_of(one, known, table.money) for one in table.columns]
    uses = _settled(table, uses, as_of)
    identity, repeated = _identity(table.columns, uses)
    columns = tuple(
        _column(table, one, use, uses, as_of) for one, use in zip(table.columns, uses, strict=True)
    )
    title = ledger_name(table.title, table.sheet, table.file)
    told = {column_letter(table.columns[at].number) for at in identity}
    looked_at = table.columns[0].rows if table.columns else 0
    return Proposal(
        title,
        _kind(table, uses),
        _every(table),
        tuple(one.letter for one in columns if one.letter in told),
        table.rows,
        looked_at,
        columns,
        repeated,
    )


def _settled(table: FoundTable, uses: list[ColumnUse], as_of: date) -> list[ColumnUse]:
    """Uses of which a row has one only: the column that speaks most for it keeps it."""
    columns = table.columns
    is_roster = any(
        use.use == "personal" and any(name in ("phone", "identity") for name, _ in use.reasons)
        for use in uses
    )
    for at, (column, use) in enumerate(zip(columns, uses, strict=True)):
        if (
            use.use == "person"
            and is_roster
            and column.mentions("person") in ("姓名", "人")
            and (len(column.counts) == column.filled)
        ):
            uses[at] = ColumnUse("personal", (("of-persons", {}),))
    for role in _ONCE | _ONCE_TOO:
        own = [at for at, use in enumerate(uses) if use.use == role]
        if len(own) > 1:
            best = max(own, key=lambda at: _worth(columns[at], uses[at], at))
            for at in own:
                if at != best:
                    uses[at] = plainer(uses[at])
    if not any(use.use == "deadline" for use in uses):
        _set_apart_deadline(columns, uses, as_of)
    if any(use.use == "month" for use in uses):
        uses = [plainer(use) if use.use == "date" else use for use in uses]
    return uses


def _set_apart_deadline(columns: Sequence[FoundColumn], uses: list[ColumnUse], as_of: date) -> None:
    """The one other date of nearly all rows, never before the entry's, partly ahead: asked."""
    found: list[int] = []
    for at, (column, use) in enumerate(zip(columns, uses, strict=True)):
        is_full = column.date_count >= vocabulary().limits.of_type * column.rows
        order = _later(columns, column, uses) if use.use == "day" and is_full else None
        if order is not None:
            latest = pc.max(column.dates).as_py()
            found += [at] if order[0] == "dates-later" and latest > as_of else []
    if len(found) == 1:
        (at,) = found
        uses[at] = replace(uses[at], use="deadline", asked="either")


def _worth(column: FoundColumn, use: ColumnUse, at: int) -> tuple[float, ...]:
    """How much speaks for a column having its role alone: nothing open, said, filled, leftmost."""
    is_said = bool(column.says(use.use) or column.mentions(use.use))
    return (use.asked in ("", "status"), is_said, column.filled >= column.rows / 2, -at)


def _column(
    table: FoundTable,
    column: FoundColumn,
    use: ColumnUse,
    uses: Sequence[ColumnUse],
    as_of: date,
) -> ProposedColumn:
    reasons, words = use.reasons, tuple[StatusWord, ...]()
    if use.use == "deadline" and (order := _later(table.columns, column, uses)) is not None:
        reasons = (order, *reasons[1:])
    if use.use in ("status", "flag") or (use.use == "choice" and column.values):
        words = _status_words(table, column, uses, as_of)
    label = f"{column.header}（{column.head.unit}）" if column.head.unit else column.header
    return ProposedColumn(
        column_letter(column.number),
        column.header,
        label,
        use.use,
        use.unit,
        reasons,
        use.asked,
        _samples(column, is_masked=use.use == "personal"),
        words,
    )


def _samples(column: FoundColumn, *, is_masked: bool) -> tuple[str, ...]:
    if is_masked:
        return tuple(masked(text) for text in column.values[:1])
    return tuple(text[:_SAMPLE_LENGTH] for text in column.values[:_SAMPLES])


def masked(text: str) -> str:
    """A personal value of which only the first sign is shown."""
    return text[:1] + "*" * min(len(text) - 1, 10)


def _later(
    columns: Sequence[FoundColumn], deadline: FoundColumn, uses: Sequence[ColumnUse]
) -> Reason | None:
    """In how many rows a deadline comes after the entry's day."""
    begun = next((c for c, use in zip(columns, uses, strict=True) if use.use == "date"), None)
    if begun is None:
        return None
    order = pc.greater_equal(deadline.dates, begun.dates)
    both = len(order) - order.null_count
    later = pc.sum(order).as_py() or 0
    rows = {"rows": str(deadline.date_count), "other": begun.header}
    if not both:
        return None
    if later == both:
        return "dates-later", rows
    return "dates-mostly-later", rows | {"later": str(later), "both": str(both)}


def _status_words(
    table: FoundTable, status: FoundColumn, uses: Sequence[ColumnUse], as_of: date
) -> tuple[StatusWord, ...]:
    deadline = next(
        (c for c, use in zip(table.columns, uses, strict=True) if use.use == "deadline"), None
    )
    late: set[int] = set()
    if deadline is not None:
        passed = pc.fill_null(pc.less(deadline.dates, as_of), False)
        late = set(np.flatnonzero(passed.to_numpy(zero_copy_only=False)).tolist())
    is_late = dict.fromkeys(status.counts, 0)
    for at in late:
        if status.texts[at]:
            is_late[status.texts[at]] += 1
    return tuple(
        StatusWord(text, rows, is_late[text], is_closed_word(text))
        for text, rows in status.counts.most_common()
    )


def _identity(
    columns: Sequence[FoundColumn], uses: Sequence[ColumnUse]
) -> tuple[tuple[int, ...], int]:
    """Positions of the fewest columns without blanks that tell all rows apart; rows that repeat.

    Where none do, those under which the fewest rows repeat.
    """
    found = list(_candidates(columns, uses))
    best, fewest = tuple[int, ...](), columns[0].rows if columns else 0
    for size in range(1, vocabulary().limits.identity_columns + 1):
        for chosen in combinations(found[:_MOST_CANDIDATES], size):
            if size == 1 and uses[chosen[0]].use in _NEVER_ALONE:
                continue
            repeated = _repeated([columns[at] for at in chosen])
            if not repeated:
                return chosen, 0
            if repeated < fewest:
                best, fewest = chosen, repeated
    return best, fewest if best else 0


def _candidates(columns: Sequence[FoundColumn], uses: Sequence[ColumnUse]) -> Iterator[int]:
    """Columns that may tell rows apart, the likeliest first: codes, names, days."""
    order = (*_TELLS_ROWS, *_TELLS_ROWS_TOO)
    full = [
        at
        for at, column in enumerate(columns)
        if column.filled == column.rows
        and uses[at].use in order
        # Of what is personal only names: numbers of persons are shown nowhere.
        and (uses[at].use != "personal" or column.mentions("person"))
    ]
    return iter(sorted(full, key=lambda at: (_order(columns[at], uses[at].use), at)))


def _order(column: FoundColumn, use: str) -> int:
    """Remarks and long texts tell rows apart last of all."""
    lengths = [len(text) for text in column.values]
    is_long = sum(lengths) > 24 * len(lengths)
    if use == "text" and (is_long or column.says("text")):
        return len(_TELLS_ROWS)
    return (*_TELLS_ROWS, *_TELLS_ROWS_TOO).index(use)


def _repeated(columns: Sequence[FoundColumn]) -> int:
    rows = list(zip(*(column.texts for column in columns), strict=True))
    return len(rows) - len(set(rows))


def _kind(table: FoundTable, uses: Sequence[ColumnUse]) -> Literal["snapshot", "period"]:
    """Period where every row has its day and the title says events, or each month has its rows."""
    days = [
        column
        for column, use in zip(table.columns, uses, strict=True)
        if use.use in ("date", "month") and column.filled == column.rows
    ]
    has_code = any(
        use.use == "code" and len(column.counts) == column.filled == column.rows
        for column, use in zip(table.columns, uses, strict=True)
    )
    if not days or has_code:
        return "snapshot"
    said = f"{table.title} {table.sheet} {table.file}".casefold()
    is_of_events = any(word in said for word in vocabulary().name.events)
    is_by_month = any(use.use == "month" for use in uses)
    return "period" if is_by_month or is_of_events else "snapshot"


def _every(table: FoundTable) -> Literal["month", "quarter", "change"]:
    said = f"{table.title} {table.sheet} {table.file}".casefold()
    for every in ("quarter", "change"):
        if any(word in said for word in vocabulary().every[every]):
            return "quarter" if every == "quarter" else "change"
    return "month"


def ledger_name(title: str, sheet: str, file: str) -> str:
    """What a table may be called: of its title, its sheet's or file's name what is no period.

    ``2021年11月厂房租赁情况表（园区）`` → 厂房租赁; "" where they say nothing.
    """
    for text in (title, sheet, file.rpartition(".")[0]):
        parts = [_named(part) for part in _parts(text)]
        found = [part for part in parts if part]
        if found:
            return max(found, key=len)
    return ""


def _parts(text: str) -> list[str]:
    """A title's parts: words of a Chinese one stand apart, an English one is cut at its dashes."""
    plain = _BRACKETS.sub(" ", unicodedata.normalize("NFKC", text))
    plain = _BRACKETS.sub(" ", text) if not plain.strip() else plain
    if _CHINESE.search(plain):
        return re.split(r"[\s_]+", plain)
    return [_SIDE.split(plain)[0]]


def _named(text: str) -> str:
    county = load_rules().county
    whose, period, rest = _parted(text)
    is_place = bool(period) and whose.endswith(tuple(vocabulary().name.places))
    between = "" if _CHINESE.search(text) else " "
    name = _PERIOD.sub(" ", rest if is_place else f"{whose}{between}{rest}")
    for own in (county.name, county.name_en):
        name = name.replace(own, "")
    name = " ".join(name.split()).strip(_EDGE)
    words = vocabulary().name
    if any(re.fullmatch(pattern, name, re.IGNORECASE) for pattern in words.nothing):
        return ""
    while shorter := _without_ending(name, words.endings):
        name = shorter
    name = re.sub(r"^(?:各|全旗|全县|全区|全市)(?=.{3})", "", name).strip(_EDGE)
    return name if len(name) > 1 and normal(name) else ""


def _parted(text: str) -> tuple[str, str, str]:
    """What stands before the first period that a title names, the period, and the rest."""
    found = _PERIOD.search(text)
    if found is None:
        return text, "", ""
    return text[: found.start()].strip(_EDGE), found[0], text[found.end() :].strip(_EDGE)


def _without_ending(name: str, endings: Sequence[str]) -> str:
    """The name without one ending that says only that it is a table; "" where none is left out."""
    for ending in sorted(endings, key=len, reverse=True):
        rest = name[: -len(ending)].rstrip(_EDGE)
        is_word = not ending.isascii() or name[-len(ending) - 1 : -len(ending)] == " "
        if name.casefold().endswith(ending) and is_word and len(rest) >= _SHORTEST:
            return rest
    return ""
