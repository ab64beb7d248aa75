"""How much speaks for a ledger, and which one a table of none comes nearest to.

Columns alone do not decide: 总投资 and 开工时间 describe a project and stand in any list by
project. What a table is about is said by what it calls itself, what its other columns measure,
what changes from row to row and what the unit sent before. Points and limits are
data/ledgers/evidence.toml.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from pydantic import Field

from data.ledgers.column_use import Known
from data.ledgers.declaration import Ledger, read_toml
from data.ledgers.declared_field import Section
from data.ledgers.header_lookup import STAGE_FIELDS
from data.ledgers.headers import ORDINAL, Assignment, normal, without_brackets
from data.ledgers.month_columns import columns_of_months, is_measured_by
from data.ledgers.registry import ledger, ledgers
from data.tables import HeaderColumn

Kind = Literal["columns", "title", "sheet", "file", "measures", "repeats", "before"]
_PROJECTS = "projects"


class Points(Section):
    """Points of each kind of evidence."""

    columns: float = Field(gt=0)
    title: float = Field(ge=0)
    sheet: float = Field(ge=0)
    file: float = Field(ge=0)
    measures: float = Field(ge=0)
    repeats: float = Field(le=0)
    before: float = Field(ge=0)


class Limits(Section):
    """From where on a kind of evidence speaks, and within how many points another is offered."""

    described: float = Field(ge=0, le=1)
    repeats: float = Field(gt=1)
    before: float = Field(gt=0, le=1)
    margin: float = Field(gt=0)


class Rules(Section):
    """evidence.toml."""

    points: Points
    limits: Limits


@dataclass(frozen=True)
class Evidence:
    """One thing that speaks for (points above 0) or against a ledger; arguments: with what."""

    kind: Kind
    points: float
    arguments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sent:
    """What a unit sent last of one form: its columns' header texts, as compared, and fields."""

    ledger: str
    form: str
    headers: frozenset[str]
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Surroundings:
    """What stands around a table's columns.

    repeats(column): rows for each distinct value of a sheet column. sent: what the unit sent
    before. names: by what names are known for what they are.
    """

    title: str = ""
    sheet: str = ""
    file: str = ""
    repeats: Callable[[int], float] = lambda _: 1.0
    sent: Sequence[Sent] = ()
    names: Known = field(default_factory=dict)


@cache
def rules() -> Rules:
    """The points and limits; raises DeclarationError."""
    return read_toml("evidence", Rules)


def called(text: str) -> tuple[str, str]:
    """The ledger that a title calls its table, and by which word; ("", "") where by none.

    A Chinese title ends with what the table is: 项目资金到位情况 is of funds, 资金项目清单
    of projects. English titles do not: there all words must name one ledger.
    """
    wording = normal(text)
    hits = [
        (wording.rfind(key) + len(key), len(key), declared.name, word)
        for declared in ledgers()
        for word in declared.called or declared.hints
        if (key := normal(word)) in wording
    ]
    if not hits:
        return "", ""
    _, _, name, word = max(hits)
    if word.isascii() and len({hit[2] for hit in hits}) > 1:
        return "", ""
    return name, word


def measures(
    declared: Ledger,
    assignments: Sequence[Assignment],
    columns: Sequence[HeaderColumn],
    described: Sequence[Assignment],
) -> dict[int, float]:
    """Sheet column → how much it says of what only this ledger is kept for (1 = all).

    described: what the ledger of projects knows of the columns.
    """
    found: dict[int, float] = {}
    for one in assignments:
        its_field = declared.field(one.key)
        is_of_projects = declared.name == _PROJECTS
        if its_field.generic or (not is_of_projects and describes_a_project(one.column, described)):
            continue
        is_measure = not declared.measures or its_field.name in declared.measures
        found[one.column] = 1.0 if is_measure else rules().limits.described
    for column in columns:
        texts = [normal(part) for part in column.path]
        if any(normal(word) in text for word in declared.about for text in texts):
            found[column.column] = 1.0
    return found


def about(declared: Ledger, columns: Sequence[HeaderColumn]) -> str:
    """The header texts that speak of what a ledger measures, as they are compared, in one text."""
    texts = (normal(part) for column in columns for part in column.path)
    return "".join(t for t in texts if any(normal(word) in t for word in declared.about))


def describes_a_project(column: int, assignments: Sequence[Assignment]) -> bool:
    """Whether the ledger of projects knows a sheet column as what only describes a project."""
    declared = ledger(_PROJECTS)
    return any(
        one.column == column and declared.field(one.key).name not in declared.measures
        for one in assignments
    )


def weigh(
    declared: Ledger,
    form: str,
    sure: float,
    own: Mapping[str, Mapping[int, float]],
    naming: Sequence[int],
    columns: Sequence[HeaderColumn],
    around: Surroundings,
) -> tuple[Evidence, ...]:
    """The evidence for one form of a ledger.

    sure: how surely the headers are the ledger's. own: ledger → what ``measures`` says of its
    columns. naming: sheet columns that name the rows' projects.
    """
    points, limits = rules().points, rules().limits
    found = [Evidence("columns", points.columns * sure, {"share": f"{sure:.0%}"})] if sure else []
    places: tuple[tuple[Kind, str, float], ...] = (
        ("title", around.title, points.title),
        ("sheet", around.sheet, points.sheet),
        ("file", around.file.rpartition(".")[0] or around.file, points.file),
    )
    for kind, text, worth in places:
        name, word = called(text)
        if name == declared.name:
            found.append(Evidence(kind, worth, {"word": word}))
    whole = sum(sum(one.values()) for one in own.values())
    mine = own.get(declared.name, {})
    if whole and mine:
        headers = "、".join("/".join(c.path) for c in columns if mine.get(c.column) == 1.0)
        worth = points.measures * sum(mine.values()) / whole
        found.append(Evidence("measures", worth, {"headers": headers}))
    is_by_project = set(declared.identity) <= {"project_code", "project_name"}
    repeats = max((around.repeats(column) for column in naming), default=1.0)
    if is_by_project and repeats >= limits.repeats:
        found.append(Evidence("repeats", points.repeats, {"times": f"{repeats:.1f}"}))
    shared = _shared(declared.name, form, columns, around.sent)
    if shared >= limits.before:
        found.append(Evidence("before", points.before * shared, {"share": f"{shared:.0%}"}))
    return tuple(found)


def _shared(name: str, form: str, columns: Sequence[HeaderColumn], sent: Sequence[Sent]) -> float:
    """The share of header texts in common with what was sent of this form last."""
    headers = header_texts(columns)
    before = [one.headers for one in sent if (one.ledger, one.form) == (name, form)]
    return max((len(headers & one) / len(headers | one) for one in before if headers), default=0.0)


def header_texts(columns: Sequence[HeaderColumn]) -> frozenset[str]:
    """The header texts of a table as they are compared, running numbers left out."""
    return texts_compared("/".join(column.path) for column in columns)


def texts_compared(texts: Iterable[str]) -> frozenset[str]:
    """Header texts as they are compared: without their units, running numbers left out."""
    found = (without_brackets(normal(one)) for one in texts)
    return frozenset(text for text in found if text and text not in ORDINAL)


_MOST_HEADERS = 3
_ENOUGH_UNNAMED = 3
_NAMES = ("name", "names", "text", "item")
_STATED_ELSEWHERE = ("month", "year")


@dataclass(frozen=True)
class Nearest:
    """A ledger that a table may have been meant for.

    columns: the sheet columns that were recognised, keys: their fields. lacking: field keys
    without a column; of each group one would do. score orders tables that are near to something.
    """

    ledger: str
    columns: tuple[int, ...]
    keys: tuple[str, ...]
    lacking: tuple[tuple[str, ...], ...]
    score: float


def nearest_of(
    declared: Ledger,
    assignments: Sequence[Assignment],
    columns: Sequence[HeaderColumn],
    *,
    hinted: bool,
    hints: str,
) -> Nearest | None:
    """How near some headers come to a ledger; None where they say little of its own.

    A column a month speaks for a ledger that wants a row a month (到位资金), where the title
    does too. Where the title does not say what the months measure, it lacks month and amount.
    """
    # A month or a quarter is of any table that goes through a year.
    assignments = [one for one in assignments if not declared.field(one.key).position]
    own = [one for one in assignments if not declared.field(one.key).generic]
    form = declared.forms[0].name
    fields = [declared.field(one.key) for one in assignments]
    is_named = any(form in field.required and field.type in _NAMES for field in fields)
    keys = {one.key for one in assignments}
    by_month = [
        one.key
        for one in declared.fields
        if one.type == "month" and form in one.required and one.key not in keys
    ]
    months = columns_of_months(columns) if hinted and by_month else ()
    if len(assignments) + len(months) < 2 or not (own or hinted):
        return None
    if len(own) + len(months) < _ENOUGH_UNNAMED and not is_named:
        return None
    names = declared.spoken_of(keys)
    if not hinted and any(not names & set(need.any_of) for need in declared.needs):
        return None  # nobody who completes it would have that ledger: a roster has no trips
    score = sum(one.confidence for one in own) + (1.0 if hinted else 0.0) + len(months)
    known = tuple(sorted({*months, *(one.column for one in assignments)}))
    measured = _measured(declared, hints) if months else ""
    said = hints + about(declared, columns)
    missing = lacking(declared, [*keys, measured] if measured else keys, said)
    if months and not measured:
        missing = ((by_month[0],), *(one for one in missing if by_month[0] not in one))
    return Nearest(declared.name, known, tuple(sorted(keys)), missing, score)


def _measured(declared: Ledger, hints: str) -> str:
    """The field that a month alone feeds under a title that says what is measured, else ""."""
    months = declared.months
    if months is None or not is_measured_by(months, hints):
        return ""
    return months.field_of(1, until=False)


def lacking(
    declared: Ledger, keys: Collection[str], hints: str = ""
) -> tuple[tuple[str, ...], ...]:
    """What the ledger's first form needs and no field of ``keys`` says, each with what also may.

    Months and years are left out: a title or the day of the upload says them. hints: the
    sheet's name and title as they are compared; what they say is not lacking.
    """
    names = declared.spoken_of(keys) | said_by_title(declared, hints)
    hinted = any(normal(word) in hints for word in declared.hints)
    form = declared.forms[0].name
    groups: list[tuple[str, ...]] = []
    for wanted in declared.fields:
        if form not in wanted.required or declared.says(wanted, names):
            continue
        if wanted.type in _STATED_ELSEWHERE:
            continue
        groups.append(STAGE_FIELDS if wanted.key == "stage" else (wanted.key,))
    for need in declared.needs:
        if need.or_hint and hinted:
            continue
        if not names & set(need.any_of) and not any(
            _meet(declared, g, need.any_of) for g in groups
        ):
            groups.append(_keys(declared, need.any_of)[:_MOST_HEADERS])
    return tuple(group for group in groups if not names & set(group))


def _meet(declared: Ledger, group: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a group that is lacking already is among what a need may be met by."""
    called = {declared.field(key).name for key in group}
    return bool((called | set(group)) & set(names))


def said_by_title(declared: Ledger, hints: str) -> set[str]:
    """Required fields that a sheet's name or title says of every row (在谈项目表: the stage)."""
    form = declared.forms[0].name
    return {
        field.name
        for field in declared.fields
        if form in field.required
        and any(normal(word) in hints for words in field.section_words.values() for word in words)
    }


def _keys(declared: Ledger, names: Sequence[str]) -> tuple[str, ...]:
    keys = {field.key for field in declared.fields}
    by_name = {field.name: field.key for field in declared.fields}
    return tuple(name if name in keys else by_name[name] for name in names)
