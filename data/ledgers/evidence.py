"""What speaks for a table being one ledger rather than another, on one scale for all of them.

Columns alone do not decide: 总投资 and 开工时间 describe a project and stand in any list by
project. What a table is about is said by what it calls itself, what its other columns
measure, what changes from row to row and what the unit sent before. Points and limits are
data/ledgers/evidence.toml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from pydantic import Field

from data.ledgers.declaration import Ledger, Section, ledger, ledgers, read_toml
from data.ledgers.headers import ORDINAL, Assignment, normal, without_brackets
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
    """One thing that speaks for (points above 0) or against a ledger; told: with what."""

    kind: Kind
    points: float
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sent:
    """What a unit sent last of one form: the header texts of its columns, as compared."""

    ledger: str
    form: str
    headers: frozenset[str]


@dataclass(frozen=True)
class Surroundings:
    """What stands around a table's columns.

    repeats(column): rows for each distinct value of a sheet column. sent: what the unit sent
    before.
    """

    title: str = ""
    sheet: str = ""
    file: str = ""
    repeats: Callable[[int], float] = lambda _: 1.0
    sent: Sequence[Sent] = ()


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
