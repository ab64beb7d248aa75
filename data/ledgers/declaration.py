"""A ledger is declared in one TOML file; this file says what such a file may contain.

A field has a ``name``, the column of its table in queries/schema, and a ``key``, the
word by which reports and corrections call it. Several fields may feed one column
(到位金额 of this month, of this year): their keys differ and ``sets`` says how.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Literal, TypeVar

import pydantic
from pydantic import BaseModel, ValidationError, model_validator

from data.ledgers.declaration_faults import Fault, error_of, listed
from data.ledgers.declared_field import PERSONAL, Field, Role, Section
from queries import LedgerTable

FOLDER = Path(__file__).parent
LEDGERS = ("projects", "readiness", "visits", "funds", "targets", "assignments")

Words = TypeVar("Words", bound=BaseModel)
TAKEN = "ledger-fault-taken"


class Form(Section):
    """A layout of a ledger; signature fields tell it from the ledger's first form.

    template: whether an empty workbook of it is handed out.
    """

    name: str
    template: bool = True
    hints: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()


# Between fields of a measure's condition of which any may hold the value.
EITHER = "|"
MeasureKind = Literal["count", "sum", "mean", "share", "median_days", "open", "overdue"]


class Measure(Section):
    """A figure of a declared ledger: how many rows, a sum (of), days between two dates.

    of: the field that is summed or averaged; since and until: the dates between which days
    are counted. where: field (or fields, with | between them) → values; a row counts where each
    holds one of its values (of several fields any). share: of all rows, those that ``where``
    names. title and english: what it is called.
    """

    key: str
    kind: MeasureKind
    title: str
    english: str = ""
    of: str = ""
    since: str = ""
    until: str = ""
    where: dict[str, tuple[str, ...]] = pydantic.Field(default_factory=dict)

    @property
    def is_plain_sum(self) -> bool:
        """Whether it is the sum that every list has of the field without being asked."""
        return self.kind == "sum" and not self.where

    @property
    def columns(self) -> tuple[str, ...]:
        """Every field that it reads, once."""
        asked = [name for key in self.where for name in key.split(EITHER)]
        return tuple(dict.fromkeys(filter(None, (self.of, self.since, self.until, *asked))))

    @property
    def parameters(self) -> dict[str, object]:
        """What queries/screens/ledger/measures.sql works it out by."""
        pairs = [(name, value) for name, values in self.where.items() for value in values]
        return {
            "kind": self.kind,
            "of": self.of or None,
            "since_field": self.since or None,
            "until_field": self.until or None,
            "where_fields": [name for name, _ in pairs] or None,
            "where_values": [value for _, value in pairs] or None,
        }


class Item(Section):
    """A permit or construction item and the words that stand for it."""

    name: str
    synonyms: tuple[str, ...] = ()
    group_only: tuple[str, ...] = ()
    is_share: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text that means this item."""
        return (self.name, *self.synonyms)


class UnclearItem(Section):
    """Words of a header that may mean any of several items."""

    words: tuple[str, ...]
    items: tuple[str, ...]


class Need(Section):
    """Of these field keys one column must be there.

    or_hint: or a hint word in the title, or a header that speaks of what the ledger measures.
    """

    any_of: tuple[str, ...]
    or_hint: bool = False


class Months(Section):
    """A table with columns for months: which words name a measure, and the field it feeds.

    done_field: what the latest month feeds; with ``{n}`` each month feeds its own, and
    until_field that of the year until it. titled, not_titled: words of a title under which a
    month alone (or with plain words) is what was done. sums, this_month: headers of what
    says months again; brought_forward: of the years before.
    """

    form: str
    plan_field: str = ""
    plan: tuple[str, ...]
    done_field: str
    done: tuple[str, ...]
    until_field: str = ""
    titled: tuple[str, ...] = ()
    not_titled: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    this_month: tuple[str, ...] = ()
    brought_forward: tuple[str, ...] = ()

    @property
    def is_each(self) -> bool:
        """Whether every month feeds a field of its own."""
        return "{n}" in self.done_field

    def field_of(self, month: int, *, until: bool) -> str:
        """The key that a month feeds, or the year until it."""
        return (self.until_field if until else self.done_field).replace("{n}", str(month))


class Wide(Section):
    """A table with one column for each of several names: each cell is a row of the ledger.

    name_field: the field that the header names; value_field: the one that the cell gives.
    said_by: words beside a name that say that the cell is the value; other_than: words
    that say that it is something else (what was done so far).
    """

    name_field: str
    value_field: str
    said_by: tuple[str, ...]
    other_than: tuple[str, ...]


class Spread(Section):
    """Columns that each stand for a value of one field, which is read from their headers.

    layout: ``ticks`` (a tick or a date says that the value is reached), ``bases`` (the cells
    give ``value`` of the definition named), ``owners`` (of the owner named; the rows, or the
    other level of the header, say ``beside``). dates: value → the field of a date that stands
    in its column. words: value → what a header says of it. not_under: words of a header
    above under which the columns say something else.
    """

    layout: Literal["ticks", "bases", "owners"]
    field: str
    value: str = ""
    beside: str = ""
    dates: dict[str, str] = pydantic.Field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = pydantic.Field(default_factory=dict)
    not_under: tuple[str, ...] = ()


class DateOrder(Section):
    """Two dates of a row of which the later one is warned of (``code``) where it comes first.

    to_the_day: only where both are stated to the day. is_asked: a person is asked about it.
    """

    earlier: str
    later: str
    code: str
    to_the_day: bool = False
    is_asked: bool = True


class Unique(Section):
    """Fields of which none is to stand in two rows; a repeated one is warned of (``code``)."""

    fields: tuple[str, ...]
    code: str


class Ledger(Section):
    """One kind of book: snapshot (a sheet is the whole state) or period (it holds events).

    hints: words of sheet names and titles that speak for it; called: those of them that
    say what a table is (all, where none are named). measures: columns of the row table that it
    is kept for, the others describe (empty: all); about: words of any header that speaks of
    what it measures. not_about: words there or in
    headers that speak of another book with the same columns, unless a hint stands beside.
    answers: the field that names the unit which answers for a row.
    reported_by: headers of a column that names the unit which reported a row. happened: dates
    of what has happened; one after the as-of day is warned of. label: what people call a row by.

    Of a ledger whose list is shown (``is_listed``): title and english are its name, counted the
    word for one row (间, 笔), group the menu under which it stands (自有台账 where it names
    none), every how often it is sent; wall and pack whether it has a slide and a sheet there;
    figures what is worked out of it beside the counts that every list has.
    """

    name: str
    table: str
    title: str = ""
    english: str = ""
    counted: str = "条"
    group: str = ""
    every: Literal["month", "quarter", "change"] = "month"
    wall: bool = True
    pack: bool = True
    figures: tuple[Measure, ...] = ()
    kind: Literal["snapshot", "period"]
    identity: tuple[str, ...]
    answers: str = ""
    reported_by: tuple[str, ...] = ()
    event_date: str = ""
    happened: tuple[str, ...] = ()
    label: tuple[str, ...]
    date_order: tuple[DateOrder, ...] = ()
    unique: tuple[Unique, ...] = ()
    hints: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    not_about: tuple[str, ...] = ()
    forms: tuple[Form, ...] = (Form(name="register"),)
    needs: tuple[Need, ...] = ()
    fields: tuple[Field, ...]
    items: tuple[Item, ...] = ()
    item_groups: tuple[str, ...] = ()
    item_before: tuple[str, ...] = ()
    item_behind: tuple[str, ...] = ()
    unclear_items: tuple[UnclearItem, ...] = ()
    months: Months | None = None
    wide: Wide | None = None
    spread: Spread | None = None

    @model_validator(mode="after")
    def _names_agree(self) -> Ledger:
        keys = [field.key for field in self.fields]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            word = f'"{min(twice)}"'
            raise Fault("ledger-fault-field-twice", "name", word, names=listed(twice))
        unknown = {key for need in self.needs for key in need.any_of} - set(keys)
        names = {field.name for field in self.fields}
        unknown = {key for key in unknown if key not in names} | set(self.measures) - names
        unknown |= {field.else_from for field in self.fields} - {*names, ""}
        if unknown:
            raise Fault("ledger-fault-no-field", "measures", names=listed(unknown))
        forms = {form.name for form in self.forms}
        for field in self.fields:
            if wrong := {*field.required, *field.forms} - forms:
                raise Fault("ledger-fault-no-form", "required", min(wrong), names=listed(wrong))
        return self

    @property
    def is_declared(self) -> bool:
        """Whether its table is made from the declaration, not by a step of queries/schema."""
        return self.name not in LEDGERS

    @property
    def is_listed(self) -> bool:
        """Whether its rows are shown as a list: its fields say what they are of a row."""
        return self.is_declared or any(field.role for field in self.fields)

    def with_role(self, role: Role) -> Field | None:
        """The first field that has a role; None where none has."""
        return next((field for field in self.fields if field.role == role), None)

    @property
    def stored(self) -> LedgerTable:
        """Where its rows are stored."""
        return LedgerTable(self.name, self.table, self.event_date)

    @property
    def says_when_closed(self) -> bool:
        """Whether a status or a day says of a row that nothing is left to do."""
        status = self.with_role("status")
        return bool(status and status.closed) or self.with_role("closed_date") is not None

    def type_of(self, name: str) -> str:
        """The type of the field that is stored in a column; "" where none is."""
        return next((one.type for one in self.fields if one.name == name), "")

    def written_in(self, name: str) -> str:
        """The unit in which amounts of a column are written; "" where sheets say it themselves."""
        return next((one.written_in for one in self.fields if one.name == name), "")

    def hides(self, name: str) -> bool:
        """Whether what stands in a column of an own ledger is shown to nobody (personal)."""
        found = [one for one in self.fields if one.name == name]
        return self.is_declared and any(one.sensitivity == "personal" for one in found)

    def of_persons(self, name: str) -> bool:
        """Whether what stands in a column is only for those who may see personal values."""
        return any(one.name == name and one.sensitivity in PERSONAL for one in self.fields)

    def field(self, key: str) -> Field:
        """The field with this key; raises KeyError."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)

    def spoken_of(self, keys: Collection[str]) -> set[str]:
        """The keys, and the columns of the row table that their fields feed or set."""
        fields = [self.field(key) for key in keys]
        return {*keys, *(f.name for f in fields), *(name for f in fields for name in f.sets)}

    def says(self, wanted: Field, said: Collection[str]) -> bool:
        """Whether a field is among what columns say, or what stands for it is."""
        return wanted.name in said or wanted.else_from in said

    def has_happened(self, field: Field) -> bool:
        """Whether a field is the day on which something happened or was closed."""
        return field.name in self.happened or field.role == "closed_date"

    def says_its_month(self, key: str) -> bool:
        """Whether a field is that of one month (of a year), and a filled cell a row of it."""
        return self.months is not None and self.months.is_each and self.field(key).position > 0

    def form(self, name: str) -> Form:
        """The form of this name; raises KeyError."""
        for form in self.forms:
            if form.name == name:
                return form
        raise KeyError(name)


def read_toml(name: str, model: type[Words]) -> Words:
    """``<name>.toml`` of this folder; raises DeclarationError naming the file."""
    path = FOLDER / f"{name}.toml"
    try:
        return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise error_of(str(path), "", error) from error
