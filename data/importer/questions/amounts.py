"""Amounts that jumped, exceed their whole, or that a totals row contradicts.

万元 and 亿元 differ by ten thousand, a slipped zero by ten; nothing else tells them apart than
what the sheet said before, what a county's sums are like, and what the rows add up to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np

from data.formats import count, full_decimal
from data.importer.checks.totals import micro_of
from data.importer.parse.fields import amount_unit
from data.importer.questions.question import (
    KEEP,
    SCALED,
    Example,
    Option,
    Question,
    Reason,
    span,
)
from data.importer.questions.table_findings import Findings
from data.issues import Issue

_WAN_PER_YI = 10_000
_ABOVE = (("part-above-whole", "whole"), ("funds-above-investment", "planned"))


def amount_questions(findings: Findings) -> Iterator[Question]:
    """Cells of amount columns that are asked about one by one, jumps first."""
    keys = [
        one.key
        for one in findings.reading.recognition.assignments
        if findings.reading.declared.field(one.key).type == "amount"
    ]
    for key in keys:
        yield from _jumps(findings, key)
    for key in keys:
        yield from _unlikely(findings, key)
    for key in keys:
        yield from above_questions(findings, key)


def _jumps(findings: Findings, key: str) -> Iterator[Question]:
    """Amounts that changed by a suspicious factor since the version before."""
    before = findings.history.before(key)
    is_of_months = not len(before.at)
    if is_of_months:
        before = findings.history.lately(key)
    if not len(before.at):
        return
    new = micro_of(findings.reading.by_key[key])[before.at].astype(float)
    old = micro_of(before.old).astype(float)
    both = np.flatnonzero((new > 0) & (old > 0))
    likely = findings.reading.declared.field(key).likely
    groups: dict[tuple[int, bool, bool], list[int]] = {}
    for position in both.tolist():
        ratio = new[position] / old[position]
        jump = findings.rules.jump_of(ratio)
        if is_of_months and jump is not None and jump.factor < _WAN_PER_YI:
            continue  # tenfold since last month may have come in
        if jump is not None and (key, str(int(before.at[position]))) not in findings.asked:
            other = new[position] / jump.factor if ratio > 1 else new[position] * jump.factor
            mended = _is_mended(new[position], other, likely)
            groups.setdefault((jump.factor, bool(ratio > 1), mended), []).append(position)
    for (factor, is_up, mended), positions in sorted(groups.items(), reverse=True):
        at = before.at[positions]
        order = np.argsort(at, kind="stable")
        rule = next(one for one in findings.rules.jump if one.factor == factor)
        beside = [full_decimal(before.old[positions[i]].as_py()) for i in order.tolist()]
        yield findings.ask(
            "jump",
            (key,),
            at[order],
            findings.slips(key, at[order], factor, is_up=is_up),
            proposed=SCALED if rule.proposes == "scaled" and not mended else KEEP,
            reasons=[
                ("jump-up" if is_up else "jump-down", {"factor": count(factor)}),
                *([_likely_reason(likely)] if mended and likely else []),
            ],
            beside=beside,
            beside_title="previous",
            covers=("amount-unlikely", "part-above-whole", "funds-above-investment"),
        )


def _is_mended(new: float, other: float, likely: tuple[float, float] | None) -> bool:
    """Whether the version before holds the slip: only the new amount is one that occurs."""
    if likely is None:
        return False
    low, high = (one * 10**6 for one in likely)
    return low <= new <= high and not low <= other <= high


def _likely_reason(likely: tuple[float, float]) -> Reason:
    return ("likely", {"low": count(likely[0]), "high": count(likely[1])})


def _unlikely(findings: Findings, key: str) -> Iterator[Question]:
    """Single amounts that no project of a county has."""
    likely = findings.reading.declared.field(key).likely
    at = findings.not_yet_asked(key, findings.at("amount-unlikely", key))
    if likely is None or not len(at):
        return
    amounts = micro_of(findings.reading.by_key[key])[at].astype(float) / 10**6
    for is_up in (True, False):
        chosen = at[amounts > likely[1]] if is_up else at[amounts < likely[0]]
        if not len(chosen):
            continue
        yield findings.ask(
            "unlikely",
            (key,),
            chosen,
            findings.slips(key, chosen, _WAN_PER_YI, is_up=is_up),
            proposed=SCALED,
            reasons=[_likely_reason(likely)],
            covers=("amount-unlikely",),
        )


def above_questions(findings: Findings, key: str) -> Iterator[Question]:
    """Completed, fixed or arrived money above the planned investment."""
    for code, whole_name in _ABOVE:
        wholes, headers = _arguments(findings, code, key, whole_name)
        at = findings.not_yet_asked(key, np.array(sorted(wholes), dtype=np.int64))
        if not len(at):
            continue
        parts = micro_of(findings.reading.by_key[key])[at].astype(float) / 10**6
        ratios = np.array([parts[i] / float(wholes[row] or 1) for i, row in enumerate(at.tolist())])
        slipped = ratios >= findings.rules.above.slip_from
        for is_far in (True, False):
            chosen = at[slipped] if is_far else at[~slipped]
            if len(chosen):
                own = ratios[slipped] if is_far else ratios[~slipped]
                yield _above(findings, code, key, chosen, own, wholes, headers, is_far=is_far)


def _above(
    findings: Findings,
    code: str,
    key: str,
    at: np.ndarray,
    ratios: np.ndarray,
    wholes: dict[int, Decimal],
    headers: str,
    *,
    is_far: bool,
) -> Question:
    factor = _WAN_PER_YI if is_far else 10
    reason = "above-far" if is_far else "above-near"
    arguments = {
        "times": span(float(ratios.min()), float(ratios.max())),
        "limit": f"{findings.rules.above.slip_from:g}",
    }
    return findings.ask(
        "above-far" if is_far else "above",
        (key,),
        at,
        findings.slips(key, at, factor, is_up=True),
        proposed=SCALED if is_far else KEEP,
        reasons=[(reason, arguments)],
        beside=[full_decimal(wholes[row]) for row in at.tolist()],
        beside_title="planned",
        covers=(code,),
        arguments={"whole": headers},
    )


def _arguments(
    findings: Findings, code: str, key: str, name: str
) -> tuple[dict[int, Decimal], str]:
    """Data row → the whole that its issue names, and that whole's header."""
    rows = set(findings.at(code, key).tolist())
    if not rows:
        return {}, ""
    numbers = {int(findings.reading.source.rows[index]): index for index in rows}
    wholes: dict[int, Decimal] = {}
    header = findings.reading.declared.name
    column = findings.reading.declared.field(key).name
    for issue in findings.reading.issues:
        if issue.code == code and issue.field == column and issue.row in numbers:
            wholes[numbers[issue.row]] = Decimal(issue.arguments[name])
            header = issue.arguments.get("whole_header", "")
    return wholes, header


def unit_of(findings: Findings, key: str) -> str:
    """The unit that a field's column or its declaration states, "" where nothing does."""
    reading = findings.reading
    header = reading.source.header(reading.columns[key])
    return amount_unit(header, reading.context, reading.declared.field(key).written_in)


def offered_units(findings: Findings, current: str) -> Sequence[str]:
    """The units to choose from, the current one first."""
    return [current, *(u for u in findings.rules.units.candidates if u != current)]


_FACTORS = (10_000, 10)
_TOLERANCE = 0.005
ROWS, TOTAL, ONE_CELL = "rows", "total", "one-cell"


def total_questions(findings: Findings) -> Iterator[Question]:
    """One question for each column with totals that differ."""
    by_field: dict[str, list[Issue]] = {}
    for issue in findings.reading.issues:
        if issue.code == "total-differs" and issue.severity == "warning":
            by_field.setdefault(issue.field, []).append(issue)
    for name, issues in by_field.items():
        letter = issues[0].cell.rstrip("0123456789")
        key = (
            next(
                (
                    key
                    for key in findings.reading.columns
                    if findings.reading.cell_of(key, 0).rstrip("0123456789") == letter
                ),
                "",
            )
            if findings.reading.height
            else ""
        )
        if key and findings.reading.declared.field(key).name == name:
            yield _total(findings, key, issues)


def _total(findings: Findings, key: str, issues: Sequence[Issue]) -> Question:
    options = [
        Option(ROWS, total=_sum(issues, "computed")),
        Option(TOTAL, total=_sum(issues, "stated")),
    ]
    slipped = _slipped(findings, key, issues[0]) if len(issues) == 1 else None
    reasons: list[Reason] = []
    proposed = ROWS
    at = np.zeros(0, dtype=np.int64)
    if slipped is not None:
        index, factor, is_up = slipped
        at = np.array([index], dtype=np.int64)
        one = findings.scaled(key, at, factor, is_up=is_up)
        cell = findings.reading.cell_of(key, index)
        arguments = {"cell": cell, "factor": count(factor)}
        options.append(
            Option(
                ONE_CELL,
                f"one-cell-{one.word}",
                one.effects,
                arguments=arguments,
                total=_sum(issues, "stated"),
            )
        )
        reasons.append(
            ("total-one-cell", {**arguments, "total_wan": issues[0].arguments["stated"]})
        )
        proposed = ONE_CELL
    elif factor := _other_unit(issues):
        reasons.append(("total-unit", {"factor": count(factor)}))
    if not reasons:
        difference = Decimal(issues[0].arguments["difference"])
        reasons.append(("total-differs", {"difference_wan": full_decimal(abs(difference))}))
    return _asked(findings, key, issues, options, reasons, proposed, at)


def _asked(
    findings: Findings,
    key: str,
    issues: Sequence[Issue],
    options: Sequence[Option],
    reasons: Sequence[Reason],
    proposed: str,
    at: np.ndarray,
) -> Question:
    reading = findings.reading
    cells = "".join(f"{one.cell}={one.value};" for one in issues)
    digest = findings.digest_of(f"total{key}{cells}")
    return Question(
        question_id=findings.name("total", key, digest),
        kind="total",
        fingerprint=findings.fingerprint,
        file=reading.source.file,
        sheet=reading.source.sheet,
        field=key,
        places=tuple(issue.cell for issue in issues),
        count=len(issues),
        options=tuple(
            replace(one, word=one.word or one.key, total=one.total if len(issues) == 1 else None)
            for one in options
        ),
        examples=tuple(
            Example(
                cell=one.cell,
                label="",
                written=one.value,
                values=(
                    one.arguments["computed"],
                    *(one.arguments["stated"] for _ in options[1:]),
                ),
            )
            for one in issues[: findings.rules.shown.examples]
        ),
        proposed=proposed,
        reasons=tuple(reasons),
        arguments={"header": reading.header_text(key)},
        value_type="amount",
        keys=(key,),
        at=at,
        covers=frozenset(("total-differs", one.cell) for one in issues),
    )


def _sum(issues: Sequence[Issue], name: str) -> str:
    return full_decimal(sum((Decimal(one.arguments[name]) for one in issues), Decimal(0)))


def _other_unit(issues: Sequence[Issue]) -> int:
    """The factor between every stated and computed sum, 0 where there is no common one."""
    for factor in _FACTORS:
        if all(_apart(one, factor) for one in issues):
            return factor
    return 0


def _apart(issue: Issue, factor: int) -> bool:
    stated, computed = (float(issue.arguments[name]) for name in ("stated", "computed"))
    if stated <= 0 or computed <= 0:
        return False
    ratio = max(stated, computed) / min(stated, computed)
    return abs(ratio / factor - 1) < _TOLERANCE


def _slipped(findings: Findings, key: str, issue: Issue) -> tuple[int, int, bool] | None:
    """The one cell (row, factor, too large) whose other size makes the rows add up exactly."""
    micro = micro_of(findings.reading.by_key[key])
    stated, computed = (
        int(Decimal(issue.arguments[name]) * 10**6) for name in ("stated", "computed")
    )
    missing = stated - computed
    found: list[tuple[int, int, bool]] = []
    fits = (micro > 0) & (micro < 2**63 // max(_FACTORS))
    for factor in _FACTORS:
        too_small = np.flatnonzero(fits & (micro * (factor - 1) == missing))
        too_large = np.flatnonzero(
            fits & (micro % factor == 0) & (micro // factor - micro == missing)
        )
        found += [(int(i), factor, False) for i in too_small]
        found += [(int(i), factor, True) for i in too_large]
    return found[0] if len(found) == 1 else None
