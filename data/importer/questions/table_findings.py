"""A table's findings as they are asked about: which rows, shown how, under which readings.

Whether what a column comes to can be: against last time, the plans of its projects, a county.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby

import numpy as np
import pyarrow as pa

from data.files.grid import cell_reference
from data.formats import count
from data.importer.checks.totals import micro_of
from data.importer.corrections import TableCorrection
from data.importer.history import History
from data.importer.names import project_key
from data.importer.questions.question import (
    KEEP,
    SCALED,
    UNKNOWN,
    Effect,
    Example,
    Option,
    Pair,
    Question,
    Reason,
    plain_micro,
    question_id,
    written_value,
)
from data.importer.reading import Reading, floats, nothing
from data.rules.questions import Plausible, Questions
from data.values.amounts import decimals_of


def fault(history: History, rules: Plausible, key: str, total: Decimal) -> Reason | None:
    """Why a sum in 万元 cannot be meant, with the two numbers; None where it may be."""
    last = history.last_sum(key)
    if last is not None and last[0] > 0 and total > last[0] * Decimal(rules.times_last):
        arguments = {"times": f"{total / last[0]:,.0f}", "limit": f"{rules.times_last:g}"}
        return "sum-against-last", {**arguments, "sum": _wan(total), "last": _wan(last[0])}
    if history.reading.declared.name != "funds":
        return None
    planned = _planned(history)
    if planned > 0 and total > planned * Decimal(rules.times_planned):
        arguments = {"times": f"{total / planned:,.0f}", "limit": f"{rules.times_planned:g}"}
        return "sum-against-planned", {**arguments, "sum": _wan(total), "planned": _wan(planned)}
    if total > Decimal(rules.funds_wan):
        return "sum-of-a-county", {"sum": _wan(total), "limit": _wan(Decimal(rules.funds_wan))}
    return None


def _planned(history: History) -> Decimal:
    """The planned investment of the projects in the table, 0 unless the register knows all."""
    known, reading = history.known, history.reading
    names, codes = reading.get("project_name"), reading.get("project_code").to_pylist()
    plans = (known.planned_wan if known is not None else None) or {}
    found: dict[str, Decimal | None] = {}
    for name, code in zip([str(name or "") for name in names.to_pylist()], codes, strict=True):
        if name or code:
            own = project_key(name)
            found[str(code or own)] = plans.get(str(code)) if code in plans else plans.get(own)
    if not found or any(plan is None for plan in found.values()):
        return Decimal(0)
    return sum((plan for plan in found.values() if plan is not None), Decimal(0))


def _wan(total: Decimal) -> str:
    return f"{total.quantize(Decimal(1)):,}"


@dataclass(frozen=True)
class Findings:
    """A reading whose checks are done, with its issues by code and what was published before."""

    reading: Reading
    fingerprint: str
    rules: Questions
    history: History
    rows: Mapping[Pair, list[int]]
    settled: Collection[str] = ()
    correction: TableCorrection = field(default_factory=TableCorrection)
    asked: set[Pair] = field(default_factory=set)

    @staticmethod
    def of(
        reading: Reading,
        fingerprint: str,
        rules: Questions,
        history: History,
        settled: Collection[str] = (),
        correction: TableCorrection | None = None,
    ) -> Findings:
        """Index the issues of a reading by (code, field key) → data rows, −1 for the header.

        settled: questions whose answer leaves their cells open to further ones. correction: what
        a person corrected already.
        """
        numbers = {int(row): index for index, row in enumerate(reading.source.rows.tolist())}
        letters = {cell_reference(1, reading.columns[key])[:-1]: key for key in reading.columns}
        rows: dict[Pair, list[int]] = {}
        for issue in reading.issues:
            key = letters.get(issue.cell.rstrip("0123456789"), "")
            index = numbers.get(issue.row, -1) if issue.row is not None else -1
            rows.setdefault((issue.code, key), []).append(index)
        return Findings(
            reading, fingerprint, rules, history, rows, settled, correction or TableCorrection()
        )

    def keys(self, code: str) -> list[str]:
        """Field keys at whose cells an issue of this code stands, in sheet order."""
        return [key for key in self.reading.columns if (code, key) in self.rows]

    def at(self, code: str, key: str) -> np.ndarray:
        """Data rows with this issue at this field, each once, in order."""
        found = sorted({index for index in self.rows.get((code, key), ()) if index >= 0})
        return np.array(found, dtype=np.int64)

    def current(self, key: str) -> pa.Array:
        """A field's values as they will be stored: dates may have been completed since."""
        declared = self.reading.declared.field(key)
        if declared.type == "date" and declared.name in self.reading.values:
            return self.reading.values[declared.name]
        return self.reading.by_key[key]

    def not_yet_asked(self, key: str, at: np.ndarray) -> np.ndarray:
        """Those rows whose cell no question has been asked about yet."""
        return np.array([i for i in at.tolist() if (key, str(i)) not in self.asked], dtype=np.int64)

    def ask(
        self,
        kind: str,
        keys: Sequence[str],
        at: np.ndarray,
        options: Sequence[Option],
        *,
        reasons: Sequence[Reason],
        proposed: str = "",
        of_cells: bool = True,
        covers: Sequence[str] = (),
        beside: Sequence[str] = (),
        beside_title: str = "",
        arguments: Mapping[str, str] | None = None,
        value_of: Callable[[Option, int], str] | None = None,
        header_codes: Sequence[str] = (),
    ) -> Question:
        """Create a question about cells; beside[i] stands beside row at[i].

        ``options[0]`` is the current interpretation.
        """
        reading, key = self.reading, keys[0]
        number = reading.columns.get(key)
        cells = [reading.cell_of(key, index) for index in at.tolist()] if number else []
        covered = {
            (code, reading.cell_of(one, index))
            for one in keys
            if one in reading.columns
            for index in at.tolist()
            for code in covers
        }
        header = reading.header_cell(number) if number else ""
        show = value_of or (lambda option, index: self.value(option, keys, index))
        name = self.name(kind, key, self._digest(kind, keys, at) if of_cells else "")
        if name not in self.settled:
            self.asked.update((one, str(index)) for index in at.tolist() for one in keys)
        options = tuple(
            replace(one, word=one.word or one.key, total=self._total(one, keys)) for one in options
        )
        return Question(
            question_id=name,
            kind=kind,
            fingerprint=self.fingerprint,
            file=reading.source.file,
            sheet=reading.source.sheet,
            field=key,
            places=runs(reading, [one for one in keys if one in reading.columns], at),
            count=len(at),
            options=options,
            examples=tuple(
                Example(
                    cell=cells[position] if cells else "",
                    label=self.label(index),
                    written=self.written(keys, index),
                    values=tuple(show(option, index) for option in options),
                    beside=beside[position] if len(beside) else "",
                )
                for position, index in self._examples(key, at)
            ),
            proposed=self._believed(keys, options, proposed or options[0].key),
            reasons=(*reasons, *(() if of_cells else self._last(keys))),
            last_sum=self._last_sum(keys),
            arguments={"header": reading.header_text(key), **(arguments or {})},
            value_type=self.type_of(key),
            beside=beside_title,
            changes_figures=any(not option.changes_nothing for option in options),
            keys=tuple(keys),
            at=at,
            covers=frozenset(covered),
            always_covers=frozenset((code, header) for code in header_codes),
        )

    def _believed(self, keys: Sequence[str], options: Sequence[Option], proposed: str) -> str:
        """The proposed reading, or the first whose sum can be meant where its own cannot."""

        def is_believed(option: Option) -> bool:
            if len(keys) != 1 or option.total is None or self.type_of(keys[0]) != "amount":
                return True
            total = Decimal(option.total)
            return fault(self.history, self.rules.plausible, keys[0], total) is None

        wanted = [one for one in options if one.key == proposed]
        return next((one.key for one in (*wanted, *options) if is_believed(one)), proposed)

    def _last_sum(self, keys: Sequence[str]) -> str | None:
        """What the column came to when it was last told, 万元."""
        if len(keys) != 1 or self.type_of(keys[0]) != "amount":
            return None
        last = self.history.last_sum(keys[0])
        return None if last is None else f"{last[0].normalize():f}"

    def _last(self, keys: Sequence[str]) -> list[Reason]:
        """The same as a reason, with the month where the ledger has months."""
        if (total := self._last_sum(keys)) is None:
            return []
        last = self.history.last_sum(keys[0])
        if last is None or last[1] is None:
            return [("last-sum", {"sum": total})]
        return [("last-sum-month", {"sum": total, "month": f"{last[1]:%Y-%m}"})]

    def _examples(self, key: str, at: np.ndarray) -> list[tuple[int, int]]:
        """(position, row) of the rows to show: the first, and the smallest and largest amount."""
        most = self.rules.shown.examples
        if len(at) <= most or self.type_of(key) != "amount":
            return list(enumerate(at[:most].tolist()))
        amounts = micro_of(self.reading.by_key[key])[at]
        extremes = [int(np.argmin(amounts)), int(np.argmax(amounts))]
        first = [position for position in range(most) if position not in extremes]
        shown = sorted({*first[: most - 2], *extremes})
        return [(position, int(at[position])) for position in shown]

    def type_of(self, key: str) -> str:
        """``amount``, ``date``, ``share``, ``coordinate`` or ``text``."""
        if key not in self.reading.columns:
            return "text"
        kind = self.reading.declared.field(key).type
        known = {"amount": "amount", "date": "date", "month": "date", "share": "share"}
        return known.get(kind, "coordinate" if kind == "coordinate" else "text")

    def label(self, index: int) -> str:
        """What people call a row: its project, leaders or owner."""
        return self.reading.label(index)

    def written(self, keys: Sequence[str], index: int) -> str:
        """What the clerk sees in the row's cells of some fields."""
        source = self.reading.source
        seen = [
            source.seen(index, self.reading.columns[k]) for k in keys if k in self.reading.columns
        ]
        return " / ".join(seen)

    def value(self, option: Option, keys: Sequence[str], index: int) -> str:
        """What a row's fields hold under an option; "" where that is unknown."""
        values = [self._one(option, key, index) for key in keys]
        return " / ".join(value or "—" for value in values) if any(values) else ""

    def _one(self, option: Option, key: str, index: int) -> str:
        for effect in option.effects:
            if effect.key == key and (here := np.flatnonzero(effect.at == index)).size:
                position = int(here[0])
                value = effect.values[position].as_py()
                return self._said(key, value, effect.precision.get(position, ""))
        if key not in self.reading.by_key:
            return ""
        values = self.current(key)
        name = self.reading.declared.field(key).name
        precise = self.reading.precision.get(name, {}).get(index, "")
        return self._said(key, values[index].as_py(), precise)

    def _said(self, key: str, value: object, precise: str) -> str:
        if isinstance(value, float) and self.type_of(key) == "share":
            return f"{value * 100:.4g}%"
        return written_value(value, precise)

    def _total(self, option: Option, keys: Sequence[str]) -> str | None:
        if option.total is not None:
            return option.total
        if len(keys) != 1 or self.type_of(keys[0]) != "amount":
            return None
        amounts = self.reading.by_key[keys[0]]
        micro = micro_of(amounts)
        total = int(micro.sum())
        for effect in option.effects:
            total += int(micro_of(effect.values).sum()) - int(micro[effect.at].sum())
        return plain_micro(total)

    def name(self, kind: str, key: str, cells: str = "") -> str:
        """A question's id: by the column that is fed, so that it lasts where a field is corrected.

        Several columns that feed one are told apart by their keys.
        """
        if key not in self.reading.columns:
            return question_id(kind, key, cells)
        fed = self.reading.declared.field(key).name
        names = [self.reading.declared.field(one).name for one in self.reading.columns]
        return question_id(kind, fed if names.count(fed) == 1 else key, cells)

    def _digest(self, kind: str, keys: Sequence[str], at: np.ndarray) -> str:
        cells = [self.written(keys, index) for index in at[:1000].tolist()]
        return self.digest_of("\n".join([kind, *map(str, at.tolist()), *cells]))

    def digest_of(self, text: str) -> str:
        """Eight hex digits that stand for some cells of this sheet."""
        asked = f"{self.reading.source.sheet}\n{text}"
        return hashlib.sha256(asked.encode()).hexdigest()[:8]

    def slips(self, key: str, at: np.ndarray, factor: int, *, is_up: bool) -> list[Option]:
        """Cells that slipped by a factor, if they did: kept, brought back, or left unknown."""
        options = [Option(KEEP), self.scaled(key, at, factor, is_up=is_up)]
        return [*options, self.unknown(key, at=at)]

    def scaled(self, key: str, at: np.ndarray, factor: int, *, is_up: bool) -> Option:
        """The option that divides what is too large, or multiplies what is too small."""
        column = self.reading.by_key[key]
        if pa.types.is_floating(column.type):
            shares = floats(column)[at]
            values = pa.array(shares / factor if is_up else shares * factor)
        elif is_up:
            exact = [Decimal(one) / 10**6 / factor for one in micro_of(column)[at].tolist()]
            values = pa.array([round(one, 6) for one in exact], pa.decimal128(18, 6))
        else:
            values = decimals_of(micro_of(column)[at] * factor, np.ones(len(at), dtype=bool))
        word = "divided" if is_up else "multiplied"
        effect = Effect(key, at, values)
        return Option(SCALED, word, (effect,), arguments={"factor": count(factor)})

    def unknown(self, *keys: str, at: np.ndarray) -> Option:
        """The option that leaves cells unknown until they are mended."""
        effects = (Effect(k, at, nothing(len(at), self.reading.by_key[k].type)) for k in keys)
        return Option(UNKNOWN, effects=tuple(effects))


def runs(reading: Reading, keys: Sequence[str], at: np.ndarray) -> tuple[str, ...]:
    """Cells of some rows and fields as runs: ``F4``, ``F6–F9``."""
    places: list[str] = []
    rows = reading.source.rows[at].tolist()
    for key in keys:
        number = reading.columns[key]
        numbered = enumerate(rows)
        for _, run in groupby(numbered, key=lambda pair: int(pair[1]) - pair[0]):
            members = [int(row) for _, row in run]
            first = cell_reference(members[0], number)
            last = cell_reference(members[-1], number)
            places.append(first if len(members) == 1 else f"{first}–{last}")
    return tuple(places)
