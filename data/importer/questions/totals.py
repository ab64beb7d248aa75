"""A totals row that its rows do not add up to: the rows, the total, or one slipped cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np

from data.formats import count, full_decimal
from data.importer.checks.totals import micro_of
from data.importer.questions.amounts import scaled
from data.importer.questions.question import Example, Option, Question, Reason
from data.importer.questions.table_findings import Findings
from data.issues import Issue

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
        one = scaled(findings, key, at, factor, is_up=is_up)
        cell = findings.reading.cell_of(key, index)
        told = {"cell": cell, "factor": count(factor)}
        options.append(
            Option(
                ONE_CELL,
                f"one-cell-{one.word}",
                one.effects,
                arguments=told,
                total=_sum(issues, "stated"),
            )
        )
        reasons.append(("total-one-cell", {**told, "total_wan": issues[0].arguments["stated"]}))
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
        file=reading.block.file,
        sheet=reading.block.sheet,
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
