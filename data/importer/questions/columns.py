"""Columns whose field or word is unsure.

A column's confidence is that of its header's match; whether the field can read what stands in
the cells is looked at beside it.

挂包领导 is like 包联领导, 计划投资 like 计划总投资 and 年度计划投资: a person says which it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pyarrow as pa

from data.files.grid import cell_reference, column_letter
from data.formats import share
from data.importer.corrections import IGNORE, TableCorrection, fixed_columns
from data.importer.questions.question import KEEP, Effect, Example, Option, Question, Reason
from data.importer.questions.rival_columns import instead, rival_reasons
from data.importer.questions.table_findings import Findings
from data.issues import LIST_SEPARATOR
from data.ledgers import Assignment, Field, Recognition
from data.ledgers.header_lookup import Match, matches, other_parties
from data.ledgers.headers import normal

_MOST_FIELDS = 3
# Evidence that an office calls the table so, or has sent such a one before.
NAMING = frozenset({"title", "sheet", "file", "before"})
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
    header = findings.reading.source.header_words(unclear.column)
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
        is_named = any(one.kind in NAMING for one in found.evidence)
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
    own = next((match for match in found if match.key == key), None)
    parties = other_parties(reading.declared.name, header, key)
    if own and not (parties and own.confidence >= limits.field):
        reasons.insert(0, match_reason(findings, own, assignment.confidence))
    if parties:
        called = LIST_SEPARATOR.join(reading.declared.field(one).header for one in parties)
        reasons.insert(0, ("bracket-names", {"field": called}))
    reasons += rival_reasons(findings, assignment)
    reasons += known_names(findings, assignment.column, [declared])
    letter = column_letter(assignment.column)
    taken = set(reading.columns)
    others = [match for match in found if match.key not in taken][:_MOST_FIELDS]
    options = [
        Option(KEEP, "field", arguments={"field": declared.header}),
        *(as_field(letter, reading.declared.field(match.key)) for match in others),
        *instead(findings, assignment),
        Option(IGNORE, "no-field", correction=TableCorrection(fields={letter: IGNORE})),
    ]
    yield of_table(
        findings,
        "field",
        key,
        options,
        reasons,
        proposed=IGNORE if leaves_out else KEEP,
        called=header.written[-1] if parties else "",
    )


def as_field(letter: str, field: Field) -> Option:
    """The choice to read a column as a field."""
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


def known_names(findings: Findings, number: int, fields: Sequence[Field]) -> Iterator[Reason]:
    """That most of a column's names are known as those of the fields, and how many; else none."""
    reading = findings.reading
    is_known = reading.context.names.get(fields[0].named) if fields else None
    texts = {text for text in reading.source.shown(number).to_pylist() if text and text.strip()}
    met = sum(map(is_known, texts)) if is_known is not None else 0
    if 2 * met > len(texts):
        called = LIST_SEPARATOR.join(one.header for one in fields)
        yield "values-are-known", {"met": str(met), "of": str(len(texts)), "fields": called}


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


# Of a ledger the field that one answer may state for all rows, and the issue that none states it.
STATED_BY_NONE = {"funds": ("basis", "basis-unclear"), "visits": ("tiers", "tiers-unclear")}


def question_of_all_rows(findings: Findings) -> Iterator[Question]:
    """What no row states and one answer may: the 口径 of funds, the 层级 of leaders."""
    reading = findings.reading
    kind, code = STATED_BY_NONE.get(reading.declared.name, ("", ""))
    if (code, "") not in findings.rows:
        return
    every = np.arange(reading.height)
    field = reading.declared.field(kind)
    accepted, is_list = list(field.values), field.type == "choices"
    options = [Option(KEEP, f"{kind}-unknown")]
    for value in accepted:
        values = pa.array([[value] if is_list else value] * len(every))
        effects = (Effect(kind, every, values),)
        options.append(Option(value, kind, effects, arguments={kind: value}))
    reasons: list[Reason] = [(f"{kind}-unstated", {})]
    proposed = KEEP
    table = findings.history.table
    if table is not None and kind in table.column_names:
        stated = [value for value in table[kind].to_pylist() if value]
        before = {one for value in stated for one in (value if is_list else [value])}
        if len(before) == 1 and (one := before.pop()) in accepted:
            proposed = one
            reasons.append((f"{kind}-before", {kind: one}))
    yield of_table(findings, kind, kind, options, reasons, proposed=proposed, codes=(code,))


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
    header = reading.source.header_words(number) if number else ""
    cell = reading.header_cell(number) if number else ""
    shown = min(reading.height, findings.rules.shown.examples) if number else 0
    of_sheet = {code for _, code in STATED_BY_NONE.values()}
    covers = frozenset((code, "" if code in of_sheet else cell) for code in codes)
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
