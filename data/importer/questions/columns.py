"""Columns whose field or word is unsure.

A column's confidence is that of its header's match; whether the field can read what stands in
the cells is looked at beside it.

挂包领导 is like 包联领导, 计划投资 like 计划总投资 and 年度计划投资: a person says which it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pyarrow as pa

from data.files.display import displayed
from data.files.grid import cell_reference, column_letter
from data.formats import share
from data.importer.corrections import IGNORE, TableCorrection, fixed_columns
from data.importer.questions.question import KEEP, Effect, Example, Option, Question, Reason
from data.importer.questions.table_findings import Findings
from data.ledgers import Assignment, Field, Ledger, Recognition
from data.ledgers.column_facts import FoundColumn
from data.ledgers.column_use import use_of
from data.ledgers.header_lookup import Match, known_header, matches
from data.ledgers.headers import normal, without_brackets
from data.ledgers.likeness import lies_ahead, sounds_like
from data.ledgers.value_evidence import is_evident, may_stand_under
from data.rules.questions import UnreadRules
from data.tables import HeaderColumn
from data.values.dates import read_date
from data.values.parse_result import cleaned, is_blank

_MOST_FIELDS = 3
# Evidence that an office calls the table so, or has sent such a one before.
_NAMING = frozenset({"title", "sheet", "file", "before"})
_PERIODS = ("amount_month", "amount_year", "amount_all_years")


def structure_questions(findings: Findings) -> Iterator[Question]:
    """The table's ledger, then its columns' fields, then what its header leaves open."""
    yield from _ledger(findings)
    for assignment in findings.reading.recognition.assignments:
        yield from _field(findings, assignment)
    for unclear in findings.reading.recognition.unclear:
        yield _item(findings, unclear)
    yield from _period(findings)


def _item(findings: Findings, unclear: Assignment) -> Question:
    """规划许可: of the land or of the works? Nothing is read until somebody says."""
    header = "/".join(findings.reading.source.header(unclear.column).path)
    options = [
        Option(KEEP, "item-unknown"),
        *(
            Option(
                item,
                "item",
                correction=TableCorrection(fields={header: f"item:{item}"}),
                arguments={"item": item},
            )
            for item in unclear.either
        ),
    ]
    arguments = {"items": "、".join(unclear.either)}
    return of_table(findings, "item", "", options, [("item", arguments)], number=unclear.column)


def _ledger(findings: Findings) -> Iterator[Question]:
    """Question where the headers are not sure, or where as much speaks for another ledger."""
    found = findings.reading.recognition
    limit = findings.rules.confidence.ledger
    near = [rival for rival in found.rivals if rival.is_near]
    if findings.correction.ledger or (found.confidence >= limit and not near):
        return
    declared = findings.reading.declared
    forms = [form.name for form in declared.forms if form.name != found.form]
    options = [
        Option(KEEP, "form", arguments={"form": f"{declared.name}-{found.form}"}),
        *(_as(rival.ledger, rival.form, f"{rival.ledger}/{rival.form}") for rival in near),
        *(_as(declared.name, form, form) for form in forms if found.confidence < limit),
        Option(IGNORE, "not-ours", correction=TableCorrection(ledger=IGNORE)),
    ]
    reasons: list[Reason] = []
    if found.confidence < limit:
        arguments = {
            "confidence": share(found.confidence, 0),
            "limit": share(limit, 0),
            "known": str(len(found.assignments)),
            "columns": str(len(findings.reading.source.table.columns)),
        }
        is_named = any(one.kind in _NAMING for one in found.evidence)
        reasons.append(("ledger" if is_named else "ledger-unnamed", arguments))
    if near:
        reasons += evidence_reasons(found)
    yield of_table(findings, "ledger", "", options, reasons)


def _as(name: str, form: str, key: str) -> Option:
    correction = TableCorrection(ledger=name, form=form)
    return Option(key, "form", correction=correction, arguments={"form": f"{name}-{form}"})


def evidence_reasons(found: Recognition) -> Iterator[Reason]:
    """What speaks for the ledger that a table was taken for, and for those that are near to it."""
    near = [(one.ledger, one.form, one.evidence) for one in found.rivals if one.is_near]
    for name, form, evidence in ((found.ledger, found.form, found.evidence), *near):
        for one in evidence:
            if one.kind != "measures" or one.arguments["headers"]:
                yield f"evidence-{one.kind}", {**one.arguments, "form": f"{name}-{form}"}


def _field(findings: Findings, assignment: Assignment) -> Iterator[Question]:
    limits = findings.rules.confidence
    reading, key = findings.reading, assignment.key
    header = reading.source.header(assignment.column)
    if assignment.column in fixed_columns([header], findings.correction):
        return
    declared = reading.declared.field(key)
    fits, filled = reading.values_fit(key)
    unread = filled >= limits.least_values and fits < limits.values_fit * filled
    # Words that no list knows are asked for one by one: the column may be right.
    unread = unread and declared.type not in ("choice", "choices", "item", "state")
    # Dates without a year are asked for their year.
    unread = unread and ("date-without-year", key) not in findings.rows
    if assignment.confidence >= limits.field and not unread:
        return
    leaves_out = unread and reading.form not in declared.required
    found = matches(reading.declared.name, header, reading.context.year)
    reasons: list[Reason] = [("values-fit", {"fits": str(fits), "filled": str(filled)})]
    if own := next((match for match in found if match.key == key), None):
        reasons.insert(0, match_reason(findings, own, assignment.confidence))
    letter = column_letter(assignment.column)
    taken = set(reading.columns)
    others = [match for match in found if match.key not in taken][:_MOST_FIELDS]
    options = [
        Option(KEEP, "field", arguments={"field": declared.header}),
        *(_as_field(letter, reading.declared.field(match.key)) for match in others),
        Option(IGNORE, "no-field", correction=TableCorrection(fields={letter: IGNORE})),
    ]
    yield of_table(
        findings, "field", key, options, reasons, proposed=IGNORE if leaves_out else KEEP
    )


def _as_field(letter: str, field: Field) -> Option:
    said = TableCorrection(fields={letter: field.key})
    return Option(field.key, "field", correction=said, arguments={"field": field.header})


def match_reason(findings: Findings, match: Match, confidence: float) -> Reason:
    """Which word of the field the header matched, and the confidence that gives."""
    arguments = {
        "word": match.word,
        "field": findings.reading.declared.field(match.key).header,
        "confidence": share(confidence, 0),
        "limit": share(findings.rules.confidence.field, 0),
    }
    return f"match-{match.how}", arguments


def _period(findings: Findings) -> Iterator[Question]:
    """到位资金 without 本月, 当年 or 历年: one of three sums."""
    reading = findings.reading
    if not any(code == "basis-of-period-unclear" for code, _ in findings.rows):
        return
    for assignment in reading.recognition.assignments:
        if not assignment.bare:
            continue
        letter = column_letter(assignment.column)
        options = [
            Option(KEEP, "period-unknown"),
            *(
                Option(
                    key,
                    "period",
                    correction=TableCorrection(fields={letter: key}),
                    arguments={"period": reading.declared.field(key).sets["period_kind"]},
                )
                for key in _PERIODS
                if key not in reading.columns
            ),
        ]
        rising, pairs = _rising(findings, assignment.key)
        reasons: list[Reason] = [("period-unstated", {})]
        proposed = KEEP
        if pairs:
            reasons.append(("period-rising", {"rising": str(rising), "pairs": str(pairs)}))
            proposed = "amount_year" if rising == pairs else "amount_month"
        yield of_table(
            findings,
            "period",
            assignment.key,
            options,
            reasons,
            proposed=proposed,
            codes=("basis-of-period-unclear",),
        )


def _rising(findings: Findings, key: str) -> tuple[int, int]:
    """Of neighbouring months of one project, how many do not fall: sums so far never do."""
    reading = findings.reading
    rows: dict[str, list[tuple[date, Decimal]]] = {}
    for name, month, amount in zip(
        reading.get("project_name").to_pylist(),
        reading.get("month_date").to_pylist(),
        reading.by_key[key].to_pylist(),
        strict=True,
    ):
        if name and month and amount is not None:
            rows.setdefault(name, []).append((month, amount))
    pairs = Counter[bool]()
    for entries in rows.values():
        for (one, first), (other, second) in pairwise(sorted(entries)):
            if one != other:
                pairs[second >= first] += 1
    return pairs[True], pairs.total()


def basis_question(findings: Findings) -> Iterator[Question]:
    """Funds of which nobody says whose definition (口径) they follow."""
    reading = findings.reading
    if ("basis-unclear", "") not in findings.rows:
        return
    every = np.arange(reading.height)
    accepted = list(reading.declared.field("basis").values)
    options = [
        Option(KEEP, "basis-unknown"),
        *(
            Option(
                basis,
                "basis",
                (Effect("basis", every, pa.array([basis] * len(every), pa.string())),),
                arguments={"basis": basis},
            )
            for basis in accepted
        ),
    ]
    reasons: list[Reason] = [("basis-unstated", {})]
    proposed = KEEP
    table = findings.history.table
    if table is not None:
        before = {value for value in table["basis"].to_pylist() if value}
        if len(before) == 1 and (one := before.pop()) in accepted:
            proposed = one
            reasons.append(("basis-before", {"basis": one}))
    yield of_table(
        findings, "basis", "basis", options, reasons, proposed=proposed, codes=("basis-unclear",)
    )


def of_table(
    findings: Findings,
    kind: str,
    key: str,
    options: list[Option],
    reasons: list[Reason],
    *,
    proposed: str = KEEP,
    codes: tuple[str, ...] = (),
    called: str = "",
    number: int | None = None,
) -> Question:
    """A question about a header or the whole sheet, with what stands in its first cells.

    called: what people call the columns, where it is about several. number: the sheet column,
    where no field is fed by it.
    """
    reading = findings.reading
    number = number or reading.columns.get(key)
    header = "/".join(reading.source.header(number).path) if number else ""
    cell = reading.header_cell(number) if number else ""
    shown = min(reading.height, findings.rules.shown.examples) if number else 0
    covers = frozenset((code, cell if code != "basis-unclear" else "") for code in codes)
    return Question(
        question_id=findings.name(kind, key or (normal(header) if number else "")),
        kind=kind,
        fingerprint=findings.fingerprint,
        file=reading.source.file,
        sheet=reading.source.sheet,
        field=key,
        places=(cell,) if cell else (),
        count=reading.height,
        options=tuple(options),
        examples=tuple(
            Example(
                cell_reference(int(reading.source.rows[i]), number),
                findings.label(i),
                reading.source.seen(i, number),
                (),
            )
            for i in range(shown)
            if number
        ),
        proposed=proposed,
        reasons=tuple(reasons),
        arguments={
            "header": called or header,
            "form": f"{reading.declared.name}-{reading.form}",
        },
        changes_figures=kind != "ledger" or reading.height > 0,
        keys=(key,) if number and key else (),
        covers=covers,
    )


_LOOKED_AT = 50


def unread_columns(findings: Findings) -> Iterator[Question]:
    """One question for each such column, from left to right."""
    rules, reading = findings.rules.unread, findings.reading
    found = reading.recognition
    read = found.columns | {one.column for one in found.unclear} | set(found.ordinals)
    asked = 0
    for header in reading.source.table.columns:
        if (
            header.column in read
            or fixed_columns([header], findings.correction)
            or asked == rules.most
        ):
            continue
        near = _near(findings, header, rules) if header.path else []
        told = _told(findings, header)
        alone = [] if near or told or not header.path else _by_values(findings, header, rules)
        if near or told or alone:
            asked += 1
            yield _question(findings, header, near, rules, told, alone)


def _told(findings: Findings, header: HeaderColumn) -> tuple[Field, str] | None:
    """The field that another unit's sheet was told for the same header, and the unit."""
    reading = findings.reading
    text = without_brackets(normal(header.path[-1])) if header.path else ""
    key, unit = reading.context.taught_headers.get(text, ("", ""))
    known = {field.key for field in reading.declared.fields} - set(reading.columns)
    return (reading.declared.field(key), unit) if key in known else None


def _near(
    findings: Findings, header: HeaderColumn, rules: UnreadRules
) -> list[tuple[float, str, Field]]:
    """(likeness, word, field) of the fields that a header may be, the nearest first."""
    declared, taken = findings.reading.declared, set(findings.reading.columns)
    near = [
        (one.share, one.word, field)
        for one in sounds_like(declared.name, header.path[-1])
        if one.share >= rules.likeness and one.key not in taken
        if _is_shown(declared, (field := declared.field(one.key)), rules)
        and _can_read(findings, field, header.column)
    ]
    near = [one for one in near if one[0] >= near[0][0] - rules.apart]
    return near[:_MOST_FIELDS]


def _is_shown(declared: Ledger, field: Field, rules: UnreadRules) -> bool:
    """Whether something stands on a field, or its words are few; of a listed ledger on all."""
    is_known = declared.is_declared or field.type == "choice" or field.key in rules.fields
    return is_known and field.key not in rules.never


def _by_values(findings: Findings, header: HeaderColumn, rules: UnreadRules) -> list[Field]:
    """The fields that a column whose header says nothing may be, by what stands in it.

    Words of a choice, names of units and places, days, where few such fields are left: days that
    have happened first, where none lies ahead.
    """
    reading, declared = findings.reading, findings.reading.declared
    if known_header(header.path[-1]):
        return []
    column = reading.source.column(header.column).slice(0, _LOOKED_AT)
    use = use_of(FoundColumn(replace(header, unit=""), "", column, displayed(column)), {}, "")
    free = [
        field
        for field in declared.fields
        if field.key not in reading.columns
        and _is_shown(declared, field, rules)
        and not (field.name in declared.happened and lies_ahead(header.path[-1]))
    ]
    found = [
        field
        for field in free
        if _is_of(field, use.use) and _can_read(findings, field, header.column)
    ]
    today = (reading.context.as_of - date(1970, 1, 1)).days
    if _latest(findings, header.column) <= today:
        found.sort(key=lambda field: field.name not in declared.happened)
        happened = [field for field in found if field.name in declared.happened]
        found = found[:_MOST_FIELDS] if happened else found
    return found if len(found) <= _MOST_FIELDS else []


def _is_of(field: Field, use: str) -> bool:
    """Whether a column of this use (proposal.toml) may be the field."""
    if field.type == "choice":
        return use in ("choice", "status", "flag", "text")
    return field.type == use == "date" or use in (field.role, field.refers_to, field.name)


def _latest(findings: Findings, number: int) -> int:
    """The last day of a column's first cells, in days since 1970-01-01."""
    raw = findings.reading.source.column(number).raw.slice(0, _LOOKED_AT).to_pylist()
    days = [read_date(cleaned(str(text or ""))).value for text in raw]
    return max((day for day in days if day is not None), default=0)


def _can_read(findings: Findings, field: Field, number: int) -> bool:
    column = findings.reading.source.column(number)
    texts = [cleaned(str(raw or "")) for raw in column.raw.slice(0, _LOOKED_AT).to_pylist()]
    texts = [text for text in texts if not is_blank(text)]
    speaks = is_evident if field.type == "choice" else may_stand_under
    return bool(texts) and speaks(field, texts)


def _question(
    findings: Findings,
    header: HeaderColumn,
    near: list[tuple[float, str, Field]],
    rules: UnreadRules,
    told: tuple[Field, str] | None,
    alone: list[Field],
) -> Question:
    letter = column_letter(header.column)
    fields = {field.key: field for field in (*(field for _, _, field in near), *alone)}
    offered = ({told[0].key: told[0]} | fields if told else fields).values()
    options = [Option(KEEP, "no-field"), *(_as_field(letter, field) for field in offered)]
    reasons = [
        ("sounds-like", {"word": word, "likeness": share(likeness, 0), "field": field.header})
        for likeness, word, field in near
    ]
    if alone:
        of_type = {"date": "days", "choice": "words"}
        kind = of_type.get(alone[0].type, "names")
        reasons.append((f"values-are-{kind}", {"fields": "、".join(one.header for one in alone)}))
    # What another ledger calls a column so says something of its own: 动工时间 is no month.
    is_sure = len(near) == 1 and near[0][0] >= rules.sure and not known_header(header.path[-1])
    proposed = near[0][2].key if is_sure else KEEP
    if told:
        proposed = told[0].key
        reasons.insert(0, ("told-elsewhere", {"unit": told[1], "field": told[0].header}))
    return of_table(
        findings, "field", "", options, list(reasons), proposed=proposed, number=header.column
    )
