"""What only a person can decide: every question with its readings side by side, before publish.

Choosing marks a reading; the files are read again once, with all that was chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

import pyarrow.compute as pc
import streamlit as st
from markupsafe import Markup, escape

from data.drafts import BatchDraft
from data.formats import UNKNOWN, amount_change, amount_exact, place_text
from data.importer.model import FileReport, SheetReport
from data.importer.questions.answers_file import corrections_of
from data.importer.questions.likely import LIKELY
from data.importer.questions.question import (
    WORD,
    Example,
    Option,
    Question,
    option_label,
    question_text,
    reason_texts,
)
from data.importer.review.draft_diff import replaced_by
from data.language import language, say, word
from data.ledgers import ledger
from data.screens.view import store
from ui.components.cards import card, choice_html
from ui.intake import jobs
from ui.intake.layout_card import layout_card
from ui.intake.replacing_card import replacing_card
from ui.markup import listed, render, verbatim


def draft_of(
    drafts: Sequence[BatchDraft], report: FileReport, sheet: SheetReport
) -> BatchDraft | None:
    """The batch that a sheet feeds under its own form; None where it feeds none, or several."""
    found = [
        draft
        for draft in drafts
        if (draft.ledger, draft.form) == (sheet.ledger, sheet.form)
        and any(
            (one["file_sha256"], one["sheet_name"], one["fingerprint"])
            == (report.sha256, sheet.sheet, sheet.fingerprint)
            for one in draft.tables["source_sheet"].to_pylist()
        )
    ]
    return found[0] if len(found) == 1 else None


def last_sum(draft: BatchDraft | None, key: str) -> Decimal | None:
    """The sum of a field (万元) in the rows that the draft would replace; None where none speak.

    Of ledgers of a period nothing is replaced: None.
    """
    if draft is None or ledger(draft.ledger).kind != "snapshot":
        return None
    rows = store().current_rows(
        draft.ledger, draft.form, draft.unit, draft.as_of_date, of_sample=draft.is_sample
    )
    name = next((one.name for one in ledger(draft.ledger).fields if one.key == key), "")
    if not rows.num_rows or name not in rows.column_names:
        return None
    total = pc.sum(rows[name]).as_py()
    return None if total is None else Decimal(total)


_PLACES, _VALUES, _SIDE_BY_SIDE = 6, 3, 4
# Of a whole table that is asked about, each example is a column of it.
_COLUMNS = 12


def question_card(
    job: jobs.UploadJob,
    group: Sequence[Question],
    number: int,
    *,
    picked: str,
    choose: Callable[[str], None],
    key: str,
) -> None:
    """What is asked where, the evidence, and the readings; picked: the chosen one's key or ""."""
    question = group[0]
    last = _last_sum(job, question)
    with st.container(key=f"question-{key}", gap="xsmall"):
        st.html(_title(group, number))
        left, right = st.columns([1, 2.6], gap="medium")
        left.html(_evidence(question, last))
        columns = min(len(question.options), _SIDE_BY_SIDE)
        with right, st.grid(columns, min_column_width=200, gap="small", key=f"ways-{key}") as grid:
            for at, option in enumerate(question.options):
                is_on = option.key == picked
                with grid.cell():
                    card(
                        _reading(question, at, last, is_on=is_on),
                        _label(question, option, is_on=is_on),
                        key=f"{key}-{at}",
                        kind="reading",
                        on_click=choose,
                        args=(option.key,),
                    )


def _title(group: Sequence[Question], number: int) -> Markup:
    question = group[0]
    where = "；".join(_place(one) for one in group[:2])
    if len(group) > 2:
        where += f" {say('data-questions-files', count=len(group) - 2)}"
    figures = say("data-questions-figures") if question.changes_figures else ""
    text = question_text(question, language())
    return render("intake.question", number, text, where, figures)


def _place(question: Question) -> str:
    places = list(question.places[:_PLACES])
    if len(question.places) > _PLACES:
        places.append("…")
    return place_text(question.file, question.sheet, listed(places))


def _evidence(question: Question, last: Decimal | None) -> Markup:
    """The first cells as they stand, what they are held against, and why it is asked."""
    lines: list[tuple[str, str, str, bool]] = []
    most = _most(question)
    for example in question.examples[:most]:
        lines.append((example.cell, example.label, example.written, True))
        if question.beside and example.beside:
            name = say(f"data-questions-beside-{question.beside}")
            lines.append(("", name, _shown(question, example.beside), False))
    if question.count > most and question.examples:
        rest = say("data-questions-cells", count=question.count - most)
        lines.append(("", rest, "", False))
    if last is not None:
        total = amount_exact(last, language())
        lines.append(("", say("data-questions-last-sum"), total, False))
    return render("intake.evidence", lines, reason_texts(question, language()))


def _reading(question: Question, at: int, last: Decimal | None, *, is_on: bool) -> str:
    """A reading: its name, what the first cells become, the column's sum after it."""
    option = question.options[at]
    badges = [say("data-questions-suggested")] if option.key == question.proposed else []
    if option.key == question.current:
        badges.append(say("data-questions-now"))
    shown = question.examples[: _most(question)]
    values = [_becomes(question, example, at) for example in shown if example.values]
    name, badge = option_label(option, language()), " · ".join(badges)
    return choice_html(name, *values, is_on=is_on, badge=badge, small=_sum(option, last))


def _most(question: Question) -> int:
    return _COLUMNS if question.kind == LIKELY else _VALUES


def _becomes(question: Question, example: Example, at: int) -> str:
    value = _shown(question, example.values[at])
    return value if question.count == 1 else f"{example.cell} {value}"


def _sum(option: Option, last: Decimal | None) -> str:
    if option.total is None:
        return ""
    total = Decimal(option.total)
    amount = Markup("<b>{}</b>").format(amount_exact(total, language()))
    sentence = escape(say("data-questions-column-sum", amount="\0")).replace("\0", amount)
    if last is not None:
        change = amount_change(float(total - last), language())
        sentence += f" {say('sheet-against-last', change=change)}"
    return sentence


def _shown(question: Question, value: str) -> str:
    if not value:
        return UNKNOWN
    if question.value_type == "amount":
        return amount_exact(Decimal(value), language())
    return word(value) if question.kind == "stage-claim" else value


def _label(question: Question, option: Option, *, is_on: bool) -> str:
    label = verbatim(option_label(option, language()))
    if is_on:
        return f"✓ {label}"
    if option.key == question.proposed and question.is_open:
        return say("data-questions-proposed", label=label)
    return label


def _last_sum(job: jobs.UploadJob, question: Question) -> Decimal | None:
    """The column's sum when it was last told; None where nothing is summed."""
    if question.last_sum is not None:
        return Decimal(question.last_sum)
    if job.intake is None or all(option.total is None for option in question.options):
        return None
    for report in job.intake.files:
        for sheet in report.sheets if report.file == question.file else ():
            if (sheet.sheet, sheet.fingerprint) == (question.sheet, question.fingerprint):
                return last_sum(draft_of(job.intake.drafts, report, sheet), question.field)
    return None


_SHOWN = 30
# One question about the same header may stand in several sheets or files: it is answered once.
_OF_HEADER = frozenset({"field", "item"})
Asked = tuple[Question, ...]
Name = tuple[str, str]


def questions_section(job: jobs.UploadJob) -> None:
    """The open questions of a ready upload, then those that are answered."""
    groups = _groups(job)
    chosen = chosen_answers(job)
    open_ones = open_groups(job)
    number = 0
    for kind, of_kind in groupby(open_ones[:_SHOWN], key=lambda group: group[0].kind):
        same = list(of_kind)
        if len(same) > 1 and same[0][0].replacement is None:
            _all_of_kind(job, kind, same)
        for group in same:
            number += 1
            _card(job, group, chosen, number, key=f"{job.job_id}-{groups.index(group)}")
    if len(open_ones) > _SHOWN:
        st.caption(say("data-questions-more", shown=_SHOWN, count=len(open_ones)))
    answered = [group for group in groups if not group[0].is_open]
    if answered:
        label = say("data-questions-answered", count=len(answered))
        with st.expander(label, key="data-answered", expanded=not open_ones):
            for group in answered:
                number += 1
                _card(job, group, chosen, number, key=f"{job.job_id}-{groups.index(group)}")


def questions_said(job: jobs.UploadJob) -> str:
    """The questions in one sentence: how many are open, how many of them change figures."""
    open_ones, every = open_groups(job), _groups(job)
    if open_ones:
        figures = sum(group[0].changes_figures for group in open_ones)
        of = {0: "none", len(open_ones): "all"}.get(figures, "some")
        return say("data-questions-title", count=len(open_ones), figures=figures, of=of)
    return say("data-questions-done", count=len(every)) if every else say("data-questions-none")


def all_as_proposed(job: jobs.UploadJob) -> None:
    """The button that answers whatever is open as proposed, beside what was chosen otherwise."""
    # Whether rows go is never answered in passing.
    proposed = {
        _name(group[0]): group[0].proposed
        for group in open_groups(job)
        if group[0].replacement is None
    }
    if proposed and st.button(
        say("data-questions-all", count=len(proposed)), key="data-questions-all"
    ):
        _answer(job, {**proposed, **chosen_answers(job)})


def open_groups(job: jobs.UploadJob) -> list[Asked]:
    """Questions that nobody has answered, those with the same header and meaning together."""
    return [group for group in _groups(job) if group[0].is_open]


def unchosen(job: jobs.UploadJob) -> list[Asked]:
    """Open questions that nothing was chosen for yet; an answer that is changed is none of them."""
    return [group for group in open_groups(job) if _name(group[0]) not in chosen_answers(job)]


def held(job: jobs.UploadJob) -> int:
    """Number of sheets that would take rows away, and of which nobody has said that they may."""
    return sum(group[0].is_open and is_held_still(job, group[0]) for group in _groups(job))


def held_cards(job: jobs.UploadJob) -> None:
    """The cards of sheets that are held, and the button that reads with what was chosen."""
    chosen = chosen_answers(job)
    groups = [group for group in open_groups(job) if is_held_still(job, group[0])]
    for number, group in enumerate(groups, start=1):
        _card(job, group, chosen, number, key=f"{job.job_id}-held-{number}")
    if chosen:
        label = say("data-questions-read", count=len(chosen))
        if st.button(label, key="data-held-read", type="primary"):
            read_chosen(job)


def is_held_still(job: jobs.UploadJob, question: Question) -> bool:
    """Whether rows still go beyond the limits with all that was decided to be one project."""
    one = question.replacement
    if one is None:
        return False
    kind = (one.ledger, one.form, one.unit)
    drafts = job.intake.drafts if job.intake else ()
    again = [
        replaced_by(store(), draft, job.sameness.decisions(), beside=drafts)
        for draft in drafts
        if (draft.ledger, draft.form, draft.unit) == kind
    ]
    return any(then is not None and then.is_held for then in again)


def open_figures(job: jobs.UploadJob) -> int:
    """Number of open questions whose readings differ in sums, dates or places."""
    return sum(
        group[0].changes_figures and group[0].replacement is None for group in open_groups(job)
    )


def chosen_answers(job: jobs.UploadJob) -> dict[Name, str]:
    """What was chosen that the files were not read with yet."""
    found: dict[Name, str] = st.session_state.setdefault(f"questions-{job.job_id}", {})
    return found


def read_chosen(job: jobs.UploadJob) -> None:
    """Reads the files again with what was chosen."""
    _answer(job, chosen_answers(job))


def _groups(job: jobs.UploadJob) -> list[Asked]:
    """The questions, those with the same header and meaning together; kinds together."""
    found: dict[tuple[str, ...], list[Question]] = {}
    for report in job.intake.files if job.intake else ():
        for question in report.questions:
            if question.kind != WORD:  # asked beside the sheet, all its words together
                found.setdefault(_asked(question), []).append(question)
    kinds = list(dict.fromkeys(questions[0].kind for questions in found.values()))
    return sorted(
        (tuple(questions) for questions in found.values()),
        key=lambda group: (
            group[0].replacement is None,
            not group[0].changes_figures,
            kinds.index(group[0].kind),
        ),
    )


def _name(question: Question) -> Name:
    return question.fingerprint, question.question_id


def _asked(question: Question) -> tuple[str, ...]:
    """What is asked: of a column its header and readings, whatever else its sheet has."""
    if question.kind not in _OF_HEADER:
        return _name(question)
    said = (question.arguments["header"], question.arguments["form"], question.proposed)
    return (question.kind, *said, *(option.key for option in question.options))


def _all_of_kind(job: jobs.UploadJob, kind: str, same: Sequence[Asked]) -> None:
    label = say("data-questions-kind", count=len(same), kind=say(f"question-kind-{kind}"))
    if st.button(label, key=f"data-questions-kind-{kind}", type="tertiary"):
        proposed = {_name(group[0]): group[0].proposed for group in same}
        _answer(job, {**proposed, **chosen_answers(job)})


def _answer(job: jobs.UploadJob, answers: Mapping[Name, str]) -> None:
    """Reads the files again with the answers."""
    arguments: dict[str, dict[str, str]] = {}
    alike = {_name(one): group for group in _groups(job) for one in group}
    for name, reading in answers.items():
        for fingerprint, question_id in {name, *map(_name, alike.get(name, ()))}:
            arguments.setdefault(fingerprint, {})[question_id] = reading
    st.session_state.pop(f"questions-{job.job_id}", None)
    jobs.understand_again(job, store(), corrections=corrections_of(arguments))
    st.rerun()


def _card(
    job: jobs.UploadJob, group: Asked, chosen: dict[Name, str], number: int, *, key: str
) -> None:
    question = group[0]
    name = _name(question)

    def choose(reading: str) -> None:
        """A click on the chosen reading takes the choice back."""
        if chosen.get(name) == reading or (question.answer == reading and name not in chosen):
            chosen.pop(name, None)
        else:
            chosen[name] = reading

    picked = chosen.get(name, question.answer)
    if question.replacement is not None:
        replacing_card(question, picked=picked, choose=choose, key=key)
        return
    if question.pictures:
        layout_card(question, _title(group, number), picked=picked, choose=choose, key=key)
        return
    question_card(job, group, number, picked=picked, choose=choose, key=key)
