"""Shares without a percent sign: 0.065 and 6.5 may both be 6.5%; which, for the column."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from data.formats import count
from data.importer.questions.question import KEEP, SCALED, Effect, Option, Question, Reason
from data.importer.questions.table_findings import Findings
from data.values.shares import bare_shares

_CODES = ("share-mixed", "share-under-percent", "share-ambiguous", "share-assumed-percent")
_LARGE = ("share-too-large", "share-unlikely")


def share_questions(findings: Findings) -> Iterator[Question]:
    """The scale of a column; then cells that are too large or jumped since the version before."""
    for assignment in findings.reading.recognition.assignments:
        if findings.reading.declared.field(assignment.key).type != "share":
            continue
        yield from _scale(findings, assignment.key, assignment.column)
        yield from _jumps(findings, assignment.key)
        yield from _large(findings, assignment.key)


def _scale(findings: Findings, key: str, number: int) -> Iterator[Question]:
    codes = [code for code in _CODES if (code, key) in findings.rows]
    if not codes:
        return
    numbers, is_bare = bare_shares(findings.reading.block.own_column(number))
    at = np.flatnonzero(is_bare)
    if not len(at):
        return
    written = numbers[at]
    options = [
        Option("by-size"),
        Option("percent", effects=(Effect(key, at, pa.array(written / 100)),)),
        Option("fraction", effects=(Effect(key, at, pa.array(written)),)),
    ]
    above = int((written > 1).sum())
    told = {"count": str(len(at)), "above": str(above), "most": f"{written.max():g}"}
    reasons: list[Reason] = [("share-scale", told)]
    proposed, by_history = _by_history(findings, key, options)
    if proposed:
        reasons.append(by_history)
    # Most numbers above one: a percentage each; a fraction above one hardly occurs.
    usual = "percent" if 2 * above > len(at) else "by-size"
    yield findings.ask(
        "share-scale",
        (key,),
        at,
        options,
        proposed=proposed or usual,
        reasons=reasons,
        of_cells=False,
        covers=(*_CODES, *_LARGE),
    )


def _by_history(findings: Findings, key: str, options: list[Option]) -> tuple[str, Reason]:
    """The way under which most shares are nearest to what the version before says."""
    before = findings.history.before(key)
    none: tuple[str, Reason] = ("", ("", {}))
    if len(before.at) < findings.rules.units.least_rows:
        return none
    current = findings.reading.by_key[key]
    old = _floats(before.old)
    apart: dict[str, float] = {}
    for option in options:
        new = _floats(current)
        for effect in option.effects:
            new[effect.at] = _floats(effect.values)
        both = (old > 0) & (new[before.at] > 0)
        if not both.any():
            return none
        apart[option.key] = float(np.median(np.abs(np.log(new[before.at][both] / old[both]))))
    best = min(apart, key=lambda word: apart[word])
    return best, ("share-history", {"count": str(len(before.at))})


def _jumps(findings: Findings, key: str) -> Iterator[Question]:
    before = findings.history.before(key)
    if not len(before.at):
        return
    new, old = _floats(findings.reading.by_key[key])[before.at], _floats(before.old)
    for is_up in (True, False):
        chosen = [
            position
            for position in np.flatnonzero((new > 0) & (old > 0)).tolist()
            if (new[position] > old[position]) == is_up
            and findings.rules.share_jump_of(new[position] / old[position]) is not None
            and (key, str(int(before.at[position]))) not in findings.asked
        ]
        if not chosen:
            continue
        at = before.at[chosen]
        rule = findings.rules.share_jump_of(new[chosen[0]] / old[chosen[0]])
        factor = rule.factor if rule else 100
        proposed = SCALED if rule and rule.proposes == "scaled" else KEEP
        yield findings.ask(
            "jump",
            (key,),
            at,
            [
                Option(KEEP),
                _scaled(findings, key, at, factor, is_up=is_up),
                findings.unknown(key, at=at),
            ],
            proposed=proposed,
            reasons=[("jump-up" if is_up else "jump-down", {"factor": count(factor)})],
            beside=[f"{old[position] * 100:.4g}%" for position in chosen],
            beside_title="previous",
            covers=_LARGE,
        )


def _large(findings: Findings, key: str) -> Iterator[Question]:
    found = {index for code in _LARGE for index in findings.at(code, key).tolist()}
    at = findings.not_yet_asked(key, np.array(sorted(found), dtype=np.int64))
    if not len(at):
        return
    yield findings.ask(
        "share-large",
        (key,),
        at,
        [Option(KEEP), _scaled(findings, key, at, 100, is_up=True), findings.unknown(key, at=at)],
        proposed=SCALED,
        reasons=[("share-large", {})],
        covers=_LARGE,
    )


def _scaled(findings: Findings, key: str, at: np.ndarray, factor: int, *, is_up: bool) -> Option:
    values = _floats(findings.reading.by_key[key])[at]
    effect = Effect(key, at, pa.array(values / factor if is_up else values * factor))
    word = "divided" if is_up else "multiplied"
    return Option(SCALED, word, (effect,), arguments={"factor": count(factor)})


def _floats(values: pa.Array) -> np.ndarray:
    floats: np.ndarray = (
        values.cast(pa.float64()).fill_null(float("nan")).to_numpy(zero_copy_only=False).copy()
    )
    return floats
