"""Which ledger a table is, and which of its columns feeds which field.

Every ledger tries its own fields on the headers; of those that explain enough, the one with
most evidence is read (data.ledgers.evidence) and those near to it are its rivals; where
none explains enough, the nearest one is named.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from data.ledgers.column_candidates import UNSURE, Facts
from data.ledgers.column_fields import assign
from data.ledgers.composed_headers import composed
from data.ledgers.declaration import Form, Ledger
from data.ledgers.evidence import (
    Evidence,
    Nearest,
    Surroundings,
    about,
    describes_a_project,
    lacking,
    measures,
    nearest_of,
    rules,
    said_by_title,
    weigh,
)
from data.ledgers.header_lookup import STAGE_FIELDS, meanings, readings_of
from data.ledgers.headers import Assignment, Sample, is_ordinal, normal
from data.ledgers.permit_columns import ROW_OF_PERMITS, permit_columns
from data.ledgers.registry import ledger, ledgers
from data.ledgers.spread_columns import name_columns
from data.ledgers.value_evidence import is_evident, speaks_for
from data.tables import HeaderColumn

CERTAIN = 0.99
ENOUGH = 0.45
IGNORE = "ignore"
_PLAIN_SHARE = 0.6
_BARE = len("项目")
_LACKING = 0.8  # of two ledgers the one whose rows would all be rejected says less
_MEASURES_APART = 2
_CHINESE = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Recognition:
    """What a table was taken for; ledger is "" where it is none of ours.

    items are the permit columns of a table of projects: they feed readiness/schedule
    beside the ledger. metrics are columns of targets that give a row each. ordinals are
    running-number columns that say nothing. unclear: permit columns that may be either of
    several items; nothing is read from them. nearest: where it is none of ours, which ledger
    it comes nearest to. evidence: what speaks for it; rivals: what else it may be, the best
    first.
    """

    ledger: str
    form: str
    confidence: float
    assignments: tuple[Assignment, ...] = ()
    items: tuple[Assignment, ...] = ()
    ordinals: tuple[int, ...] = ()
    metrics: tuple[Assignment, ...] = ()
    nearest: Nearest | None = None
    unclear: tuple[Assignment, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    rivals: tuple[Rival, ...] = ()

    @property
    def columns(self) -> frozenset[int]:
        """The sheet columns that something is read from."""
        fed = (*self.assignments, *self.items, *self.metrics)
        return frozenset(one.column for one in fed)

    @property
    def points(self) -> float:
        """What all evidence together is worth."""
        return sum(one.points for one in self.evidence)


@dataclass(frozen=True)
class Rival:
    """Another form that a table may be of, with what speaks for it.

    is_near: so much speaks for it that a person is asked; others are only possible.
    """

    ledger: str
    form: str
    evidence: tuple[Evidence, ...]
    is_near: bool


PERMITS = "permits"
_NAMES_A_ROW = frozenset({"project_name", "project_code", "owner"})
NOTHING = Recognition("", "", 0.0)


def recognise(
    columns: Sequence[HeaderColumn],
    *,
    title: str = "",
    sheet: str = "",
    sample: Sample = lambda _: (),
    only: str = "",
    fixed: Mapping[int, str] | None = None,
    year: int | None = None,
    around: Surroundings | None = None,
) -> Recognition:
    """Recognise a table from its headers.

    sample(column) gives some of the column's values, asked only where a header alone
    is ambiguous. only names the ledger a person said it is ("" = decide). fixed maps
    sheet columns to a field key or "ignore" as a person said. year: of the sheet's day, so
    that a header that names it is one of this year. around: what else speaks of the table.
    """
    fixed = fixed or {}
    around = around or Surroundings(title, sheet)
    hints = normal(sheet + title)
    found, nearby = list[Recognition](), list[Nearest]()
    said = {column.column: readings_of(column, year) for column in columns}
    facts = [
        Facts(one, columns, hints, sample, fixed, year, said, around.names) for one in ledgers()
    ]
    assigned = {one.declared.name: assign(one) for one in facts}
    described = assigned["projects"]
    own: dict[str, Mapping[int, float]] = {}
    for trial in facts:
        declared = trial.declared
        own[declared.name] = measures(declared, assigned[declared.name], columns, described)
        if only and declared.name != only:
            continue
        one = _try(trial, assigned[declared.name], described, forced=bool(only))
        nearby += [one.nearest] if one.nearest else []
        found += [one] if one.ledger else []
    if not found:
        nearest = max(nearby, key=lambda one: one.score, default=None)
        return replace(NOTHING, nearest=nearest)
    weighed = [_weighed(one, own, columns, hints, around) for one in found]
    weighed = [one for one in weighed if not any(_says_less(one, other) for other in weighed)]
    best = max(weighed, key=lambda one: one.points)
    others = sorted((o for o in weighed if o is not best), key=lambda one: -one.points)
    margin = rules().limits.margin
    near = [best.points - o.points < margin or _leaves_out(best, own[o.ledger]) for o in others]
    rivals = [Rival(o.ledger, o.form, o.evidence, n) for o, n in zip(others, near, strict=True)]
    if not only:
        rivals += _unread(best, [one.ledger for one in found], own, columns, around)
    return replace(best, rivals=tuple(rivals))


def _leaves_out(best: Recognition, measured: Mapping[int, float]) -> bool:
    """Whether what another ledger is kept for stands in columns that this one does not read."""
    return sum(v for c, v in measured.items() if c not in best.columns) >= _MEASURES_APART


def _unread(
    best: Recognition,
    readable: Collection[str],
    own: Mapping[str, Mapping[int, float]],
    columns: Sequence[HeaderColumn],
    around: Surroundings,
) -> Iterator[Rival]:
    """Ledgers that the headers do not suffice for, though more speaks for the table being one."""
    for declared in ledgers():
        if declared.name in readable or not own[declared.name]:
            continue
        given = weigh(declared, declared.forms[0].name, 0.0, own, (), columns, around)
        points = sum(one.points for one in given)
        apart = sum(one.points for one in best.evidence if one.kind != "columns")
        if points - apart >= rules().limits.margin:
            yield Rival(declared.name, declared.forms[0].name, given, is_near=True)


def _weighed(
    found: Recognition,
    own: Mapping[str, Mapping[int, float]],
    columns: Sequence[HeaderColumn],
    hints: str,
    around: Surroundings,
) -> Recognition:
    declared = ledger(found.ledger)
    naming = [
        one.column
        for one in found.assignments
        if declared.field(one.key).name in ("project_name", "project_code")
    ]
    sure = _weight(found, hints + about(declared, columns))
    given = weigh(declared, found.form, sure, own, naming, columns, around)
    return replace(found, evidence=given)


def _weight(found: Recognition, hints: str) -> float:
    """The confidence, less where no row could load for want of a column."""
    is_first = found.form == ledger(found.ledger).forms[0].name
    keys = [one.key for one in (*found.assignments, *found.metrics)]
    lacks = is_first and lacking(ledger(found.ledger), keys, hints)
    return found.confidence * (_LACKING if lacks else 1.0)


def _says_less(found: Recognition, best: Recognition) -> bool:
    """Whether permits alone are read where they stand beside what projects have of their own."""
    if (found.ledger, found.form, best.ledger) != ("readiness", PERMITS, "projects"):
        return False
    return bool(best.items) and len(best.assignments) > len(found.assignments)


def _try(
    facts: Facts,
    assignments: tuple[Assignment, ...],
    described: Sequence[Assignment],
    *,
    forced: bool,
) -> Recognition:
    """What the ledger makes of the headers.

    assignments: of all columns; described: what the ledger of projects knows of them.
    """
    declared, columns, hints = facts.declared, facts.columns, facts.hints
    sample = facts.sample
    permits = _permits(facts)
    taken = {assignment.column for assignment in permits}
    ordinals = tuple(c.column for c in columns if is_ordinal(c, sample))
    if taken:
        assignments = assign(replace(facts, columns=[c for c in columns if c.column not in taken]))
    keys = {assignment.key for assignment in assignments}
    strong = [a for a in assignments if not declared.field(a.key).generic]
    wide = bool(permits) and _is_wide(declared, keys, len(permits))
    if declared.name == "readiness" and not wide:
        permits, taken = (), set()
    hinted = any(normal(word) in hints for word in declared.hints)
    nearest = nearest_of(declared, assignments, columns, hinted=hinted, hints=hints)
    nothing = replace(NOTHING, nearest=nearest)
    if not (forced or hinted) and _is_about_other_things(declared, columns, hints):
        return NOTHING
    if not forced and not _has_what_it_needs(
        declared, keys, hinted or bool(about(declared, columns)), wide=wide
    ):
        return nothing
    if wide and not _NAMES_A_ROW & keys:
        return NOTHING
    used = {a.column for a in assignments} | taken
    meaningful = sum(
        1
        for c in columns
        if c.column in used
        or not (
            c.column in ordinals or _is_beside(declared, c, described) or _is_other(declared, c)
        )
    )
    sure = sum(a.confidence for a in assignments) + sum(a.confidence for a in permits)
    evidence = len(strong) + (len(permits) if wide else 0)
    score = (
        0.5 * sure / max(meaningful, 1) + 0.35 * min(1.0, evidence / 6) + (0.15 if hinted else 0.0)
    )
    if forced or _has_all_required(facts, assignments, len(strong)):
        score = max(score, ENOUGH)
    form = _form(declared, keys, hints, len(permits)).name
    if score < ENOUGH and len(assignments) >= _PLAIN_SHARE * meaningful:
        score, form = _plain(facts, assignments) or (score, form)
    if any(declared.field(a.key).under and a.confidence <= UNSURE for a in assignments):
        score = min(score, ENOUGH)  # read so for its title's sake: a person is asked
    if score < ENOUGH:
        return nothing
    if wide and declared.name == "readiness":
        form = PERMITS
    if declared.name == "projects" and permits and len(strong) < 2 and not forced:
        return NOTHING
    free = tuple(column for column in ordinals if column not in used)
    unclear = tuple(one for one in permits if one.either)
    permits = tuple(one for one in permits if not one.either)
    score = round(min(score, CERTAIN), 2)
    if declared.wide is not None:
        return Recognition(declared.name, form, score, assignments, (), free, permits)
    return Recognition(declared.name, form, score, assignments, permits, free, unclear=unclear)


def _permits(facts: Facts) -> tuple[Assignment, ...]:
    """Columns of permits, or of names that stand as headers."""
    declared, columns, fixed = facts.declared, facts.columns, facts.fixed
    if declared.name not in ("projects", "readiness"):
        return name_columns(declared, columns, fixed, facts.hints)
    permits = permit_columns(columns, fixed)
    are_few = len(permits) < ROW_OF_PERMITS
    return tuple(one for one in permits if not _is_of_the_project(facts, one, are_few=are_few))


def _is_of_the_project(facts: Facts, permit: Assignment, *, are_few: bool) -> bool:
    """Whether a header outside a group also means a field of projects, and its values are that.

    Days of a date, where permits are few; names of firms under 注册公司, that say no state.
    """
    path = next((c.path for c in facts.columns if c.column == permit.column), ())
    values = [value for value in facts.sample(permit.column) if value.strip()]
    if len(path) != 1 or permit.column in facts.fixed or not values:
        return False
    state = ledger("readiness").field("state")
    text, types = normal(path[-1]), ("date", "name") if are_few else ("name",)
    fields = [
        ledger("projects").field(key)
        for key, _ in (*meanings("projects", text), *composed("projects", text))
    ]
    return any(
        speaks_for(one, values) and (one.type == "date" or not is_evident(state, values))
        for one in fields
        if one.type in types
    )


def _is_beside(declared: Ledger, column: HeaderColumn, described: Sequence[Assignment]) -> bool:
    """Whether a column only describes the project that a row of another ledger is about."""
    is_of_projects = declared.name != "projects" and "project_name" in declared.identity
    return is_of_projects and describes_a_project(column.column, described)


def _is_other(declared: Ledger, column: HeaderColumn) -> bool:
    """Whether a column stands beside the figures read and is none of them: 完成, 完成率."""
    if declared.wide is None or not column.path:
        return False
    leaf = normal(column.path[-1])
    return any(leaf.startswith(normal(word)) for word in declared.wide.other_than)


def _plain(facts: Facts, assignments: Sequence[Assignment]) -> tuple[float, str] | None:
    """A short list that says little, but nearly all of it known: the form that it is enough for.

    Barely enough, so that a person is asked. 项目 alone heads any list of costs.
    """
    declared = facts.declared
    keys = {one.key for one in assignments}
    named = {a.column for a in assignments if declared.field(a.key).name in _NAMES_A_ROW}
    headers = [normal(c.path[-1]) for c in facts.columns if c.column in named and c.path]
    if not any(_CHINESE.search(text) and len(text) > _BARE for text in headers):
        return None
    if all(declared.field(one.key).generic for one in assignments):
        return None
    for form in declared.forms:
        required = [field.key for field in declared.fields if form.name in field.required]
        if required and keys.issuperset(required):
            return ENOUGH, form.name
    return None


def _is_wide(declared: Ledger, keys: set[str], columns: int) -> bool:
    """Whether the columns of a name each stand for what a long list says in rows."""
    if declared.wide is not None:
        return True
    return declared.name == "readiness" and columns >= 2 and "item" not in keys


def _has_what_it_needs(declared: Ledger, keys: set[str], hinted: bool, *, wide: bool) -> bool:
    names = declared.spoken_of(keys)
    for need in declared.needs:
        if wide and not _NAMES_A_ROW & set(need.any_of):
            continue
        if not names & set(need.any_of) and not (need.or_hint and hinted):
            return False
    return True


def _is_about_other_things(declared: Ledger, columns: Sequence[HeaderColumn], hints: str) -> bool:
    texts = hints + "".join(normal(part) for column in columns for part in column.path)
    return any(normal(word) in texts for word in declared.not_about)


def _has_all_required(facts: Facts, assignments: Sequence[Assignment], strong: int) -> bool:
    """Whether every required field has a column or a title that says it: then other columns of
    the unit's own do not matter.

    English headers are everyday words (name, date): they must say more.
    """
    declared, columns = facts.declared, facts.columns
    keys = {assignment.key for assignment in assignments}
    form = declared.forms[0].name
    said = declared.spoken_of(keys) | said_by_title(declared, facts.hints)
    if any(declared.says_its_month(key) for key in keys):
        said.add(declared.event_date)
    if any(form in f.required and not declared.says(f, said) for f in declared.fields):
        return False
    taken = {assignment.column for assignment in assignments}
    chinese = any(_CHINESE.search("".join(c.path)) for c in columns if c.column in taken)
    return strong >= (2 if chinese else 3)


def _form(declared: Ledger, keys: set[str], hints: str, permits: int) -> Form:
    """The form whose signature the columns bear; hints decide between near ones."""
    names = {declared.field(key).name for key in keys}
    for form in declared.forms[1:]:
        hinted = any(normal(word) in hints for word in form.hints)
        bears = len(names & set(form.signature)) + (1 if permits else 0)
        first = any(normal(word) in hints for word in declared.forms[0].hints)
        if form.signature and ((bears >= 2 and (hinted or not first)) or bears >= 3):
            return form
        if bears and (hinted or permits >= ROW_OF_PERMITS) and not names & set(STAGE_FIELDS):
            return form  # a 台账 without stage and dates would lose every row
    return declared.forms[0]
