"""A draft against what is published, as JSON and lines: changes, one project, earlier issues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from data.field_words import field_label, word
from data.formats import YUAN, amount_as_written, amount_exact, count, decimal, place_text
from data.importer.questions.question import option_label, question_text
from data.importer.review.diff import Change, FieldChange
from data.importer.review.draft_diff import (
    DraftChanges,
    PlacedMove,
    StageCell,
    StageMove,
    UploadChanges,
    loses_most,
)
from data.importer.review.entity_matching import Candidate, Comparison, Side
from data.importer.review.resubmission import Answered, New, Returned, Solved, Still
from data.issues import Issue, issue_message, issue_remedy
from data.ledgers import Ledger, ledger
from data.reports.issues import spot
from data.reports.report import Json, attributes
from data.store import ProjectName
from data.texts import Language, text

SHOWN_ROWS = 10
_LISTED = 500


def changes_json(changes: UploadChanges) -> Json:
    """The ``changes`` part of a report (docs/report.md).

    Rows beyond the first 500 of a draft are counted only, changed rows before others.
    """
    return {
        **attributes(changes, "added changed removed unchanged"),
        "batches": [_batch_json(one) for one in changes.drafts],
        "stages": [
            {
                **attributes(move, "direction project"),
                "old": {"value": move.old, **_cell(move.old_cell)},
                "new": {"value": move.new, **_cell(move.new_cell)},
            }
            for move in changes.moves
        ],
    }


def change_lines(
    changes: UploadChanges, language: Language, *, is_whole: bool = False
) -> Iterator[str]:
    """Counts of each form, its first rows, every stage move. is_whole: every row that is listed."""
    for one in changes.drafts:
        yield from _batch_lines(one, language, is_whole=is_whole)
    if changes.moves:
        yield stage_moves_title(changes.moves, language)
    for move in changes.moves:
        yield f"  {stage_move_text(move, language)}"


def stage_moves_title(moves: Sequence[PlacedMove | StageMove], language: Language) -> str:
    """How many stages fall back, and how many leave the ladder or come back to it."""
    back = sum(move.direction == "back" for move in moves)
    return text(language, "stage-moves-title", back=back, others=len(moves) - back)


def stage_move_text(move: PlacedMove, language: Language) -> str:
    """Such a move in words, with both cells."""
    return text(
        language,
        f"stage-move-{move.direction}",
        project=move.project,
        old=word(language, move.old),
        new=word(language, move.new),
        old_place=_place(move.old_cell, language),
        new_place=_place(move.new_cell, language),
    )


def listed_rows(one: DraftChanges) -> list[Change]:
    """The rows that a report lists one by one."""
    found = one.changes
    return [*found.changed, *found.removed, *found.added][:_LISTED]


def _batch_json(one: DraftChanges) -> Json:
    return {
        **attributes(one.draft, "ledger form unit"),
        "as_of": one.draft.as_of_date.isoformat(),
        **_counts(one),
        "loses_most": loses_most(one.changes),
        "rows": [_row_json(change, ledger(one.draft.ledger)) for change in listed_rows(one)],
    }


def _counts(one: DraftChanges) -> dict[str, int]:
    found = one.changes
    return {
        "added": one.added,
        "changed": len(found.changed),
        "removed": len(found.removed),
        "unchanged": found.unchanged,
    }


def _row_json(change: Change, declared: Ledger) -> Json:
    place = change.draft or change.current
    return {
        "kind": change.kind,
        "name": change.label,
        "was": change.was or None,
        "row": None if place is None else place.row,
        "fields": [
            {**_sides_json(one, declared), "factor": one.slip or None} for one in change.fields
        ],
    }


def _batch_lines(one: DraftChanges, language: Language, *, is_whole: bool) -> Iterator[str]:
    draft, counts = one.draft, _counts(one)
    about = {**attributes(draft, "ledger unit"), "as_of": draft.as_of_date.isoformat()}
    if one.added and not (counts["changed"] or counts["removed"] or counts["unchanged"]):
        yield text(language, "cli-changes-first", **about, added=one.added)
        return
    yield text(language, "cli-changes", **about, **counts)
    rows = listed_rows(one)
    lines = [line for row in rows for line in _row_lines(row, ledger(draft.ledger), language)]
    shown = lines if is_whole else lines[:SHOWN_ROWS]
    yield from (f"  {line}" for line in shown)
    beyond = counts["added"] + counts["changed"] + counts["removed"] - len(rows)
    if hidden := len(lines) - len(shown) + beyond:
        yield f"  {text(language, 'cli-changes-more', count=hidden)}"


def _sides_json(change: FieldChange, declared: Ledger) -> Json:
    is_hidden = declared.hides(change.field)
    sides = dict.fromkeys(("old", "new")) if is_hidden else attributes(change, "old new")
    return {"field": change.field, **sides}


def _row_lines(row: Change, declared: Ledger, language: Language) -> Iterator[str]:
    for change in row.fields:
        is_renamed = row.was and change.field == "project_name"
        line = text(
            language,
            "cli-change",
            kind=text(language, f"data-change-{'renamed' if is_renamed else row.kind}"),
            name=row.label,
            field=field_label(language, change.field),
            old=changed_value(declared, change.field, change.old, language),
            new=changed_value(declared, change.field, change.new, language),
        )
        if change.slip:
            line += " " + text(language, "data-change-slip", factor=count(change.slip))
        yield line
    if not row.fields:
        yield f"{text(language, f'data-change-{row.kind}')} {row.label}"


def changed_value(declared: Ledger, name: str, value: str | None, language: Language) -> str:
    """One side of a field's change: an amount with its unit, never what is personal."""
    if value and declared.hides(name):
        return text(language, "data-change-personal")
    if value and declared.type_of(name) == "amount":
        if (unit := declared.written_in(name)) == YUAN:
            return str(amount_as_written(Decimal(value), unit, language))
        return amount_exact(Decimal(value), language)
    return word(language, value)


def _cell(place: StageCell | None) -> Json:
    if place is None:
        return dict.fromkeys(("file", "sheet", "cell", "row"))
    return attributes(place, "file sheet cell? row")


def _place(place: StageCell | None, language: Language) -> str:
    if place is None or not place.file:
        row = "None" if place is None else str(place.row)
        return text(language, "stage-move-nowhere", row=row)
    row = text(language, "stage-move-row", row=str(place.row))
    return " ".join((place.file, place.sheet, place.cell or row))


_SHARES = ("similarity", "contained", "gap")
_SHOWN = 50


def why(rule: str, evidence: Mapping[str, str], language: Language) -> str:
    """The sentence of a rule; evidence as Candidate and Decision carry it; "" without a rule."""
    if not rule:
        return ""
    arguments = {
        name: _percent(value) if name in _SHARES or _is_share(name, value) else value
        for name, value in evidence.items()
    }
    return text(language, f"same-rule-{rule.replace('_', '-')}", **arguments)


def called(name: ProjectName) -> str:
    """A project's name with its code behind it, where it has both."""
    return f"{name.name}（{name.code}）" if name.code and name.name else name.text


def same_project_json(comparison: Comparison, language: Language) -> Json:
    """The ``same_project`` part of a report (docs/report.md); amounts in 万元."""
    return {
        "found": comparison.found,
        "pairs": [_pair(one, language) for one in comparison.candidates],
        "not_compared": [
            {**attributes(crowd, "kind text"), "projects": crowd.count}
            for crowd in comparison.crowds
        ],
    }


def same_project_lines(comparison: Comparison, language: Language) -> Iterator[str]:
    """A line a pair, and what was too common to be compared; nothing where nothing is asked."""
    pairs = comparison.candidates[:_SHOWN]
    if pairs:
        yield text(language, "same-report", count=comparison.found)
    for pair in pairs:
        line = text(
            language,
            "same-report-line",
            one=pair.one.name or pair.one.code or "",
            one_place=_same_project_place(pair.one),
            two=pair.two.name or pair.two.code or "",
            two_place=_same_project_place(pair.two),
            reason=why(pair.rule, pair.evidence, language),
        )
        yield f"  {line}"
    if comparison.found > len(pairs):
        counts = {"shown": str(len(pairs)), "count": str(comparison.found)}
        yield f"  {text(language, 'same-report-more', **counts)}"
    for crowd in comparison.crowds:
        key = f"same-crowd-{crowd.kind}"
        yield text(language, key, text=crowd.text, count=str(crowd.count))


def _same_project_place(side: Side) -> str:
    return place_text(side.unit, side.file, side.sheet, side.cell)


def _pair(candidate: Candidate, language: Language) -> Json:
    return {
        "rule": candidate.rule,
        "reason": why(candidate.rule, candidate.evidence, language),
        "evidence": dict(candidate.evidence),
        "agrees": sorted(candidate.agrees),
        "differs": sorted(candidate.differs),
        "one": _side(candidate.one),
        "two": _side(candidate.two),
    }


def _side(side: Side) -> Json:
    return {
        **attributes(side, "name code investor industry amount_wan stage town unit ledger form"),
        **attributes(side, "as_of file? sheet? cell?"),
        "of_this_upload": side.is_incoming,
        "project": side.is_borne,
        "gone": side.is_gone,
    }


def _is_share(name: str, value: str) -> bool:
    """A threshold is a share, unless it counts what agrees."""
    return name == "threshold" and float(value) < 1


def _percent(value: str) -> str:
    share = decimal(float(value) * 100).removesuffix(".0")
    return f"{share}%"


GROUPS = ("solved", "answered", "still", "new")
_RESUBMISSION_SHOWN = 100


@dataclass(frozen=True)
class OutcomeLine:
    """What became of one issue, as it is now, else as it was.

    sheet, cell: where its row stands now. value: what stands there, None where nothing can be
    said. is_gone: no row speaks of the subject any more. answer: what a person said here.
    """

    issue: Issue
    subject: str
    sheet: str
    cell: str
    old_cell: str = ""
    old_value: str = ""
    value: str | None = None
    is_gone: bool = False
    answer: str = ""


def outcome_lines(returned: Returned, language: Language) -> dict[str, list[OutcomeLine]]:
    """The four groups of a file that came again, by GROUPS."""
    return {
        group: [_outcome(one, language) for one in getattr(returned, group)] for group in GROUPS
    }


def _outcome(one: Solved | Answered | Still | New, language: Language) -> OutcomeLine:
    if isinstance(one, New):
        now = one.now
        return OutcomeLine(now, one.subject, now.sheet, now.cell, value=now.value or None)
    old = one.earlier
    if isinstance(one, Still):
        now = one.now
        stands = now.value or None
        return OutcomeLine(now, one.subject, now.sheet, now.cell, old.cell, old.value, value=stands)
    line = OutcomeLine(old, one.subject, one.sheet, one.cell, old.cell, old.value)
    if isinstance(one, Answered):
        return replace(line, answer=answer_words(one, language))
    return replace(line, value=one.value, is_gone=one.is_gone)


def returned_json(returned: Returned | None, language: Language) -> Json | None:
    """The four groups of one file; null where nothing was pointed out before."""
    if returned is None:
        return None
    return {
        **attributes(returned.earlier, "basis version as_of"),
        "earlier_file": returned.earlier.file or None,
        **{
            group: [_json(group, one, language) for one in lines]
            for group, lines in outcome_lines(returned, language).items()
        },
    }


# Beside what every outcome says.
_OWN_KEYS = {
    "solved": "old_cell? old_value? value",
    "answered": "old_cell? old_value? answer",
    "still": "old_cell? old_value? value",
    "new": "value",
}


def _json(group: str, one: OutcomeLine, language: Language) -> Json:
    return {
        **attributes(one.issue, "code severity"),
        **attributes(one, f"sheet? cell? subject? {_OWN_KEYS[group]}"),
        "message": issue_message(one.issue, language),
        "remedy": issue_remedy(one.issue, language),
        **({"row_gone": one.is_gone} if group == "solved" else {}),
    }


def returned_lines(returned: Returned, language: Language) -> Iterator[str]:
    """A file that was given back and came again."""
    earlier, groups = returned.earlier, outcome_lines(returned, language)
    line = text(
        language,
        "cli-returned-version" if earlier.basis == "version" else "cli-returned",
        file=earlier.file,
        version=earlier.version or 0,
        **{group: len(lines) for group, lines in groups.items()},
    )
    yield f"  {line}"
    for group, lines in groups.items():
        for one in lines[:_RESUBMISSION_SHOWN]:
            yield f"    {_line(group, one, language)}"
        if (more := len(lines) - _RESUBMISSION_SHOWN) > 0:
            yield f"    {text(language, 'cli-more-issues', count=more)}"


def answer_words(one: Answered, language: Language) -> str:
    """What a person said: the question with the reading chosen, or what a word means."""
    if one.question is not None:
        chosen = next(
            option for option in one.question.options if option.key == one.question.answer
        )
        return text(
            language,
            "returned-answer",
            question=question_text(one.question, language),
            answer=option_label(chosen, language),
        )
    word = one.word
    if word is None or not word.value:
        return text(language, "returned-word-unknown", text=word.text if word else "")
    return text(language, "returned-word", text=word.text, value=word.value)


def _line(group: str, one: OutcomeLine, language: Language) -> str:
    return text(
        language,
        f"cli-returned-{group}",
        place=spot(one.sheet, one.cell or one.old_cell),
        subject=one.subject,
        has_subject=int(bool(one.subject)),
        change=one.answer or _change(group, one, language),
        message=issue_message(one.issue, language),
    )


def _change(group: str, one: OutcomeLine, language: Language) -> str:
    """What stood in the cell and what stands there now."""
    if one.is_gone:
        return text(language, "cli-returned-gone", old=one.old_value)
    if group != "new" and one.value is not None and one.value != one.old_value:
        arguments = {"old": one.old_value or "—", "new": one.value or "—"}
        return text(language, "cli-returned-change", **arguments)
    return text(language, "cli-returned-same", value=one.value) if one.value else ""
