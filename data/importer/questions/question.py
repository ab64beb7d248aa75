"""A question about an upload, as a value: what is asked where, the readings side by side.

Its words are messages of questions.ftl, made in the reader's language when it is shown:
``question-<kind>`` asks, ``question-way-<word>`` names a reading, ``question-why-<rule>`` says
which rule asked, with its numbers.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import numpy as np
import pyarrow as pa

from data.field_words import ledger_title, word
from data.formats import amount_exact, full_decimal
from data.importer.corrections import OF_CELLS, TableCorrection, rows_said
from data.importer.sheet_rows import ViewRow
from data.issues import STORED_WORDS
from data.texts import Language, text

Scope = Literal["column", "cells"]
KEEP, UNKNOWN, SCALED = "keep", "unknown", "scaled"
WORD = "word"  # the kind of a question about a word that no list knows
Reason = tuple[str, dict[str, str]]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Gone:
    """A row that would go, and its amount in 万元 where it states one."""

    label: str
    amount_wan: Decimal | None


@dataclass(frozen=True)
class Measure:
    """One number beside its limit: part of whole.

    ``removed``: rows of the unit that would go; ``names``: names in common, of whichever side
    is shorter; ``emptied``: values stated of rows that stay which nothing would state.
    """

    name: Literal["removed", "names", "emptied"]
    part: int
    whole: int
    limit: float
    is_over: bool

    @property
    def share(self) -> float:
        """part ÷ whole, 0 of nothing."""
        return self.part / self.whole if self.whole else 0.0


@dataclass(frozen=True)
class Replacement:
    """What one sheet, or several of one upload, would do to the rows of a unit.

    before: rows that stand now; rows: that it brings. has_amounts: whether such rows state any.
    """

    ledger: str
    form: str
    unit: str
    rows: int
    before: int
    gone: tuple[Gone, ...]
    measures: tuple[Measure, ...]
    has_amounts: bool

    @property
    def is_held(self) -> bool:
        """Whether a number is beyond its limit."""
        return any(one.is_over for one in self.measures)

    @property
    def total_wan(self) -> Decimal | None:
        """The sum of the rows that would go; None where none of them states an amount."""
        stated = [one.amount_wan for one in self.gone if one.amount_wan is not None]
        return sum(stated, Decimal(0)) if stated else None

    @property
    def unstated(self) -> int:
        """How many of the rows that would go state no amount."""
        return sum(one.amount_wan is None for one in self.gone) if self.has_amounts else 0


@dataclass(frozen=True)
class Effect:
    """New values of a field: ``values[i]`` at data row ``at[i]``, precision by position in ``at``.

    unit: the unit that the whole column is read in from now on, "" where it is not about that.

    A key that no sheet column feeds is a column of the row table (口径 said for all rows).
    """

    key: str
    at: np.ndarray
    values: pa.Array
    precision: Mapping[int, str] = dataclasses.field(default_factory=dict)
    unit: str = ""


@dataclass(frozen=True)
class Option:
    """One possible reading of a question, with what choosing it changes.

    ``key`` is stored as the answer (``key: reason`` where it needs a reason, ``key: 3-4; 5``
    where it needs header rows and the first row of data), ``word`` names its sentence.
    ``effects`` and ``correction`` are what it changes, if anything. ``total`` is the column's sum
    under it in 万元, None where nothing is summed. ``loads`` and ``removes`` count the rows that
    would come and go, where the options are of different ledgers.
    """

    key: str
    word: str = ""
    effects: tuple[Effect, ...] = dataclasses.field(default=(), compare=False, repr=False)
    correction: TableCorrection | None = None
    arguments: Mapping[str, str] = dataclasses.field(default_factory=dict)
    total: str | None = None
    loads: int | None = None
    removes: int | None = None
    needs: Literal["", "reason", "rows"] = ""

    @property
    def needs_reason(self) -> bool:
        """Whether a reason stands in the answer."""
        return self.needs == "reason"

    @property
    def needs_rows(self) -> bool:
        """Whether the header rows and the first row of data stand in the answer."""
        return self.needs == "rows"

    @property
    def changes_nothing(self) -> bool:
        """Whether the table stays as it was read."""
        return not self.effects and self.correction is None

    def is_chosen_by(self, answer: str) -> bool:
        """Whether an answer chooses this reading, with what it needs."""
        if not self.needs:
            return answer == self.key
        key, _, said = answer.partition(":")
        if self.needs_rows:
            rows = rows_said(answer)
            return key == self.key and rows is not None and rows[1] <= int(self.arguments["last"])
        return key == self.key and bool(said.strip())


@dataclass(frozen=True)
class Example:
    """A cell as it stands, and what it becomes: ``values[i]`` under option i, "" where unknown.

    label names the row; beside is what the cell is held against (last version's value,
    the other date), "" where nothing is.
    """

    cell: str
    label: str
    written: str
    values: tuple[str, ...]
    beside: str = ""


def _no_rows() -> np.ndarray:
    return np.zeros(0, np.int64)


@dataclass(frozen=True)
class Question:
    """A question about one column, a group of cells or a table, with its options.

    ``options[0]`` is the current interpretation, ``proposed`` the key of the one offered
    first, ``reasons`` why: (rule, arguments). ``question_id`` is stable for (header
    fingerprint, kind, field); about single cells of this upload it also stands for those.
    ``places`` are runs of cells (``F4–F9``), ``count`` their number, ``keys`` and ``at`` the
    fields and data rows. ``value_type`` is what the examples hold: ``amount`` (万元), ``date``,
    ``share``, ``coordinate`` or ``text``. ``changes_figures``: the options differ in sums or
    dates. ``last_sum`` is the column's sum of the last upload in 万元. ``replacement`` holds
    the rows that would go, where that is asked about. ``answer`` is the key of the chosen
    option, "" while open, ``answered_places`` what it speaks of: cells (``F4``), whole columns
    (``F``) or the table (``*``). ``covers`` are (code, cell) of the issues that an answer which
    changes nothing replaces (others are gone once the table is read again),
    ``always_covers`` those that any answer replaces. ``pictures`` show the sheet's rows as the
    first options read them, where that is what is asked.
    """

    question_id: str
    kind: str
    fingerprint: str
    file: str
    sheet: str
    field: str
    places: tuple[str, ...]
    count: int
    options: tuple[Option, ...]
    examples: tuple[Example, ...]
    proposed: str
    reasons: tuple[tuple[str, dict[str, str]], ...]
    arguments: dict[str, str] = dataclasses.field(default_factory=dict)
    value_type: str = "text"
    beside: str = ""
    changes_figures: bool = True
    last_sum: str | None = None
    answer: str = ""
    answered_places: frozenset[str] = frozenset()
    replacement: Replacement | None = None
    keys: tuple[str, ...] = ()
    at: np.ndarray = dataclasses.field(default_factory=_no_rows, compare=False, repr=False)
    covers: frozenset[Pair] = frozenset()
    always_covers: frozenset[Pair] = frozenset()
    pictures: tuple[tuple[ViewRow, ...], ...] = ()

    @property
    def leaves_cells_open(self) -> bool:
        """Whether its answer leaves the cells open to further questions."""
        option = self.option(self.answer)
        return self.scope == "column" or (option is not None and not option.changes_nothing)

    @property
    def is_structural(self) -> bool:
        """Whether an answer may change what the columns are."""
        return any(option.correction is not None for option in self.options)

    def option(self, answer: str) -> Option | None:
        """The option that an answer chooses, None where the question does not offer it."""
        return next((option for option in self.options if option.is_chosen_by(answer)), None)

    def answered(self, key: str) -> Question:
        """A copy of the question with an answer."""
        return dataclasses.replace(self, answer=key)

    def without_rows(self) -> Question:
        """A copy to show: without the rows and values by which its table is read again."""
        options = tuple(dataclasses.replace(one, effects=()) for one in self.options)
        return dataclasses.replace(self, options=options, at=_no_rows())

    def speaks_of(self, cell: str) -> bool:
        """Whether an answer was given about a cell; "" stands for the sheet as a whole."""
        column = cell.rstrip("0123456789")
        return bool(self.answered_places & {cell, column, "*"})

    @property
    def scope(self) -> Scope:
        """Whether the answer holds for the column next month too, or for these cells."""
        return "cells" if OF_CELLS in self.question_id else "column"

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered."""
        return not self.answer

    @property
    def current(self) -> str:
        """The option by which the table is read now."""
        chosen = (one.key for one in self.options if one.is_chosen_by(self.answer))
        return next(chosen, self.options[0].key)

    @property
    def reason(self) -> str:
        """The reason that the answer gives, "" where it needs none."""
        needs = any(one.needs_reason and one.is_chosen_by(self.answer) for one in self.options)
        return self.answer.partition(":")[2].strip() if needs else ""


def question_id(kind: str, field_key: str, cells: str = "") -> str:
    """The id; cells: what stands for the single cells of this upload that it is about."""
    return f"{kind}:{field_key}" + (f"{OF_CELLS}{cells}" if cells else "")


def written_value(value: object, precision: str = "") -> str:
    """A value as text: amounts plain, days ISO (a month without its day), shares in percent."""
    if value is None:
        return ""
    if hasattr(value, "isoformat"):
        day = str(value.isoformat())
        return {"month": day[:7], "year": day[:4]}.get(precision, day)
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return "、".join(map(str, value)) if isinstance(value, list) else _plain(value)


def _plain(value: object) -> str:
    return full_decimal(value) if hasattr(value, "as_tuple") else str(value)


def plain_micro(micro: int) -> str:
    """Millionths of a 万元 as people write 万元."""
    sign, rest = ("-" if micro < 0 else ""), abs(micro)
    return f"{sign}{rest // 10**6}.{rest % 10**6:06d}".rstrip("0").rstrip(".")


def span(least: float, most: float) -> str:
    """Two numbers as a span; one where they are the same."""
    first, last = f"{least:,.6g}", f"{most:,.6g}"
    return first if first == last else f"{first}–{last}"


_COUNTS = frozenset({"count"})


def question_text(question: Question, language: Language) -> str:
    """What is asked."""
    arguments = {**question.arguments, "count": str(question.count)}
    return text(language, f"question-{question.kind}", **_said(arguments, language))


def option_label(option: Option, language: Language) -> str:
    """What a reading is called on its button."""
    return text(language, f"question-way-{option.word}", **_said(option.arguments, language))


def option_effect(option: Option, language: Language) -> str:
    """How many rows a reading would load and take away, "" where that is not what it is about."""
    if option.loads is None or option.removes is None:
        return ""
    return text(language, "question-way-effect", loads=option.loads, removes=option.removes)


def reason_texts(question: Question, language: Language) -> list[str]:
    """Why it is asked, each rule with its numbers."""
    return [
        text(language, f"question-why-{rule}", **_said(arguments, language))
        for rule, arguments in question.reasons
    ]


def _said(arguments: Mapping[str, str], language: Language) -> dict[str, str | int]:
    """Counts as numbers, amounts with their unit, forms and words of a list by their names."""
    said: dict[str, str | int] = {}
    for name, value in arguments.items():
        if name in _COUNTS and value.isdecimal():
            said[name] = int(value)
        elif name.endswith("_wan"):
            said[name] = amount_exact(Decimal(value), language)
        elif name in STORED_WORDS:
            said[name] = word(language, value)
        elif name == "stages":
            said[name] = _stages(value, language)
        elif name == "ranges":
            said[name] = value.replace("、", "、" if language == "zh" else ", ")
        elif name == "form":
            said[name] = ledger_title(language, *value.split("-", 1))
        else:
            said[name] = value
    return said


def _stages(counts: str, language: Language) -> str:
    """``签约 16、投产 2`` in the language."""
    parts = [part.rpartition(" ") for part in counts.split("、") if part]
    joint = "、" if language == "zh" else ", "
    return joint.join(f"{word(language, stage)} {count}" for stage, _, count in parts)
