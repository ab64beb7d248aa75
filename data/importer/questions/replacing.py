"""A sheet that would take rows of its unit away is held until a person says which ledger it is.

What is looked at is the upload: sheets of one form stand for the unit's rows together. An answer
is of this upload and of these rows: where others would go, it is asked anew.

How many rows of a unit a sheet would take away, and how much of what stays would be unknown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa

from data.drafts import Decision
from data.importer.batches import GroupKey, Member, Origin, groups_of, period_of, row_table
from data.importer.corrections import TableCorrection
from data.importer.history import CurrentRows
from data.importer.questions.answer_rounds import AnswerRounds
from data.importer.questions.columns import NAMING, evidence_reasons
from data.importer.questions.question import (
    Gone,
    Measure,
    Option,
    Question,
    Reason,
    Replacement,
    question_id,
)
from data.importer.review.diff import Changes, changes
from data.importer.table_outcome import SET_ASIDE, Outcome, set_aside
from data.ledgers import ledger
from data.rules import load_rules

_KEPT_APART = frozenset({"batch_id", "sheet_id", "row_number", "date_precision", "extra"})


def replacement(
    name: str,
    form: str,
    unit: str,
    rows: pa.Table,
    current: pa.Table,
    decisions: Sequence[Decision] = (),
) -> Replacement | None:
    """What rows would do to those that are current; None where none are.

    current: of a period ledger those of the days that the rows speak for. Both tables have the
    columns of the ledger's row table.
    """
    declared = ledger(name)
    if not current.num_rows:
        return None
    one = changes(name, rows, current, decisions)
    if one.is_empty:
        return None
    amounts = next((f.name for f in declared.fields if f.type == "amount"), "")
    at = _places(current)
    gone_at = [at[c.current.sheet_id, c.current.row] for c in one.removed if c.current]
    stated = current[amounts].to_pylist() if amounts else [None] * current.num_rows
    gone = tuple(
        Gone(change.label, stated[index])
        for change, index in zip(one.removed, gone_at, strict=True)
    )
    measured = _measures(one, rows.num_rows, current, set(gone_at))
    return Replacement(
        name, form, unit, rows.num_rows, current.num_rows, gone, measured, bool(amounts)
    )


def _places(table: pa.Table) -> dict[tuple[str, int], int]:
    both = zip(table["sheet_id"].to_pylist(), table["row_number"].to_pylist(), strict=True)
    return {(str(sheet), int(row)): index for index, (sheet, row) in enumerate(both)}


def _measures(
    one: Changes, rows: int, current: pa.Table, gone: Collection[int]
) -> tuple[Measure, ...]:
    limits = load_rules().questions.replacing
    removed, before = len(one.removed), current.num_rows
    shared = len(one.changed) + one.unchanged
    shorter = min(rows, before)
    kept = current.filter(pa.array([index not in gone for index in range(before)]))
    stated = sum(
        kept[name].length() - kept[name].null_count
        for name in kept.column_names
        if name not in _KEPT_APART
    )
    emptied = sum(
        field.old is not None and field.new is None
        for change in one.changed
        for field in change.fields
    )
    takes_share = removed >= limits.least_removed and removed > limits.removed_share * before
    shares_few = removed > 0 and shared < limits.shared_names * shorter
    empties = emptied > limits.emptied_share * stated
    return (
        Measure("removed", removed, before, limits.removed_share, takes_share),
        Measure("names", shared, shorter, limits.shared_names, shares_few),
        Measure("emptied", emptied, stated, limits.emptied_share, empties),
    )


KIND = "replaces"
REPLACE = "replace"
_ROUNDS = 4
Days = tuple[date, date]


@dataclass(frozen=True)
class Standing:
    """What is published: rows current for a form, unit and day; projects decided to be one."""

    current: CurrentRows | None
    decisions: Sequence[Decision] = ()

    def replaced_by(self, key: GroupKey, rows: pa.Table, days: Days | None) -> Replacement | None:
        """What these rows would take away; None where nothing stands or nothing changes.

        days: what the rows of a period ledger speak for, None of a snapshot ledger.
        """
        if self.current is None:
            return None
        name, form, unit, day, _ = key
        then = self.current(name, form, unit, day, days)
        return replacement(name, form, unit, rows, then, self.decisions)

    def replaced_in(
        self, groups: Mapping[GroupKey, pa.Table], key: GroupKey, days: Days | None
    ) -> Replacement | None:
        """The same for a batch of an upload: an earlier day's rows of the upload stand, too."""
        name, form, unit, day, is_sample = key
        one = self.replaced_by(key, groups[key], days)
        if days is not None:
            return one
        earlier = max(
            (k for k in groups if (*k[:3], k[4]) == (*key[:3], is_sample) and k[3] < day),
            key=lambda k: k[3],
            default=None,
        )
        if earlier is None or self.current is None or (one is not None and one.is_held):
            return one
        return replacement(name, form, unit, groups[key], groups[earlier], self.decisions) or one


def settle_replacing(
    tables: Sequence[tuple[AnswerRounds, bool]], origin: Origin, standing: Standing
) -> None:
    """Use the answers about rows that would go, and put the questions that are open.

    tables: each with whether its file is sample data.
    """
    if standing.current is None:
        return
    agreed = {
        name: answer
        for table, _ in tables
        for name, answer in table.correction.answers.items()
        if name.startswith(f"{KIND}:") and answer.startswith(f"{REPLACE}:")
    }
    for _ in range(_ROUNDS):
        for table, _ in tables:
            table.replacing = None
        for table, one in _held(tables, origin, standing):
            table.replacing = _asked(table, one, origin, standing)
        used = [_use(table, agreed) for table, _ in tables if table.replacing]
        if not any(used):
            return


def weigh_options(
    tables: Sequence[tuple[AnswerRounds, bool]], origin: Origin, standing: Standing
) -> None:
    """Say of each ledger that is offered how many rows it would load and take away.

    Where a table calls itself what it is read as, and none of those near to it would load a row,
    nothing is left to ask.
    """
    for table, _ in tables:
        weighed = [
            _weighed(table, one, origin, standing) if one.kind == "ledger" else one
            for one in table.open
        ]
        table.open = tuple(one for one in weighed if not _is_settled(table.outcome, one))


def _is_settled(outcome: Outcome, asked: Question) -> bool:
    found = outcome.recognition
    return (
        asked.kind == "ledger"
        and found.confidence >= load_rules().questions.confidence.ledger
        and any(one.kind in NAMING for one in found.evidence)
        and not any(one.word == "form" and one.correction for one in asked.options)
    )


def _weighed(table: AnswerRounds, asked: Question, origin: Origin, standing: Standing) -> Question:
    options: list[Option] = []
    for option in asked.options:
        if option.word != "form":
            options.append(option)
            continue
        read = table.alternative(option.correction) if option.correction else table.outcome
        loads, removes = effect_of(read, origin, standing)
        # A reading that loads nothing is none.
        if loads or option.correction is None:
            options.append(replace(option, loads=loads, removes=removes))
    return replace(asked, options=tuple(options))


def _held(
    tables: Sequence[tuple[AnswerRounds, bool]], origin: Origin, standing: Standing
) -> Iterator[tuple[AnswerRounds, Replacement]]:
    """The tables whose batch would take too much away, each table once."""
    by_outcome = {id(table.outcome): table for table, _ in tables}
    groups = groups_of(((table.outcome, is_sample) for table, is_sample in tables), origin)
    rows = {key: row_table(key[0], members) for key, members in groups.items()}
    reported: set[int] = set()
    for key, members in groups.items():
        one = standing.replaced_in(rows, key, _days(key, rows[key], members, origin))
        if one is None or not one.is_held:
            continue
        for member in members:
            if id(member.outcome) not in reported:
                reported.add(id(member.outcome))
                yield by_outcome[id(member.outcome)], one


def _asked(table: AnswerRounds, one: Replacement, origin: Origin, standing: Standing) -> Question:
    outcome = table.outcome
    gone = "\n".join(sorted(row.label for row in one.gone))
    identity = f"{one.ledger}\n{one.form}\n{one.unit}\n{gone}"
    name = question_id(KIND, one.form, hashlib.sha256(identity.encode()).hexdigest()[:12])
    offered = [
        Option(REPLACE, "replace", arguments={"form": f"{one.ledger}-{one.form}"}),
        *_other_ledgers(table),
        Option(SET_ASIDE, SET_ASIDE),
    ]
    options = tuple(_option(option, table, one, origin, standing) for option in offered)
    # A reading that loads nothing is none.
    options = tuple(option for option in options if option.loads != 0)
    near = [f"{rival.ledger}/{rival.form}" for rival in outcome.recognition.rivals if rival.is_near]
    known = [key for key in near if any(option.key == key for option in options)]
    return Question(
        question_id=name,
        kind=KIND,
        fingerprint=outcome.fingerprint,
        file=outcome.source.file,
        sheet=outcome.source.sheet,
        field="",
        places=(),
        count=len(one.gone),
        options=options,
        examples=(),
        proposed=known[0] if known else SET_ASIDE,
        reasons=(*_measured(one), *evidence_reasons(outcome.recognition)),
        arguments={
            "form": f"{one.ledger}-{one.form}",
            "unit": one.unit,
            "rows": str(outcome.source.height),
        },
        replacement=one,
    )


def _other_ledgers(table: AnswerRounds) -> Iterator[Option]:
    """What else the table may be: other ledgers that can read it, other forms of its own."""
    found = table.outcome.recognition
    declared = ledger(found.ledger)
    kinds = [(rival.ledger, rival.form) for rival in found.rivals]
    have = {declared.field(one.key).name for one in found.assignments}
    for other in declared.forms:
        needed = {field.name for field in declared.fields if other.name in field.required}
        if other.name != found.form and other.template and needed and needed <= have:
            kinds.append((found.ledger, other.name))
    for name, form in dict.fromkeys(kinds):
        correction = TableCorrection(ledger=name, form=form)
        yield Option(
            f"{name}/{form}",
            "other-ledger",
            correction=correction,
            arguments={"form": f"{name}-{form}"},
        )


def _option(
    option: Option, table: AnswerRounds, one: Replacement, origin: Origin, standing: Standing
) -> Option:
    loads: int | None = one.rows
    removes: int | None = len(one.gone)
    if option.key == SET_ASIDE:
        loads, removes = None, None
    elif option.correction is not None:
        loads, removes = effect_of(table.alternative(option.correction), origin, standing)
    return replace(
        option, loads=loads, removes=removes, needs="reason" if option.key == REPLACE else ""
    )


def effect_of(outcome: Outcome, origin: Origin, standing: Standing) -> tuple[int, int]:
    """How many rows a table would load, and how many it would take away by itself."""
    loads, removes = 0, 0
    for key, members in groups_of([(outcome, False)], origin).items():
        rows = row_table(key[0], members)
        if key[0] == outcome.recognition.ledger:
            loads += rows.num_rows
        one = standing.replaced_by(key, rows, _days(key, rows, members, origin))
        removes += len(one.gone) if one is not None else 0
    return loads, removes


def _days(key: GroupKey, rows: pa.Table, members: Sequence[Member], origin: Origin) -> Days | None:
    """The days that a group of a period ledger speaks for; None of a snapshot ledger."""
    name, _, unit, day, _ = key
    start, end = period_of(name, rows, members, Origin(unit, day, origin.period))
    return (start, end) if start and end else None


def _measured(one: Replacement) -> Iterator[Reason]:
    """The numbers beside their limits; one that cannot be beyond is left out.

    Of a period ledger it is said, too, how rows of the same days may stand side by side.
    """
    if ledger(one.ledger).kind == "period":
        yield "replaced-together", {"unit": one.unit}
    for measure in one.measures:
        if measure.is_over or (measure.part and measure.name != "emptied"):
            arguments = {
                "part": str(measure.part),
                "whole": str(measure.whole),
                "share": f"{measure.share:.1%}",
                "limit": f"{measure.limit:.0%}",
                "unit": one.unit,
            }
            yield f"replaced-{measure.name}", arguments


def _use(table: AnswerRounds, agreed: Mapping[str, str]) -> bool:
    """Use the answer about a held table; whether the tables are others now.

    agreed: what was said of rows that go with several sheets together.
    """
    asked = table.replacing
    if asked is None:
        return False
    name = asked.question_id
    answer = table.correction.answers.get(name) or agreed.get(name, "")
    option = next((one for one in asked.options if one.is_chosen_by(answer)), None)
    if option is None:
        return False
    question = replace(asked, answer=answer, answered_places=frozenset({"*"}))
    table.replacing = None
    table.decided = question
    if option.key == SET_ASIDE:
        # What is not published has nothing to be asked.
        table.outcome, table.open, table.taken = set_aside(table.outcome), (), {}
    elif option.key != REPLACE:
        assert option.correction is not None
        table.read_as(option.correction)
    return option.key != REPLACE
