"""A table of none of the ledgers as the ledger that it may become: changed, then declared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from data.formats import count
from data.importer.model import FileReport, SheetReport
from data.importer.review.sheet_view import sheet_view
from data.language import language, say
from data.ledgers.column_facts import vocabulary
from data.ledgers.declaration_faults import DeclarationError
from data.ledgers.own_files import to_toml
from data.ledgers.proposal import Proposal, ProposedColumn
from data.ledgers.proposed_ledger import LEFT_OUT, declared, faults
from data.reports.ledgers import asked_said, reasons_said, use_said
from data.screens.view import store
from data.store import StoreRefusal
from ui.components import note, section_title
from ui.components.cards import action_bar
from ui.components.downloads import download_button
from ui.components.filters import choose, chosen
from ui.intake import jobs
from ui.intake.facsimile import facsimile, highlights_of, rows_of
from ui.intake.steps import CHECK, PUBLISH, RECEIVE, current_step, go
from ui.markup import listed, render

Place = tuple[int, int]  # number of the file, position of the sheet in it
DECLARE = "declare"
_LEFT, _DECLARED, _NOT_NEW = "declare-left", "declare-done", "declare-not-new"
_UNITS = ("元", "万元", "亿元")
_EVERY, _KINDS = ("month", "quarter", "change"), ("snapshot", "period")
_WIDTHS = (1.25, 1.9, 3.1, 1.5)
_FILTERS = ("town", "park", "unit", "person", "company", "status")


def proposed_sheets(job: jobs.UploadJob) -> list[Place]:
    """The tables of an upload that may become ledgers."""
    files = job.intake.files if job.intake else ()
    return [
        (number, at)
        for number, report in enumerate(files)
        for at, sheet in enumerate(report.sheets)
        if sheet.proposal is not None
    ]


def place_of(job: jobs.UploadJob | None) -> Place | None:
    """The table that is looked at as a ledger: the URL's, or the only one that there is to read."""
    if job is None or job.state != "ready" or job.intake is None:
        return None
    if current_step(job) != RECEIVE:
        return None
    places = proposed_sheets(job)
    asked = next(iter(chosen(DECLARE)), "").partition("-")
    named = [one for one in places if asked[::2] == (str(one[0]), str(one[1]))]
    if named:
        return named[0]
    is_alone = len(places) == 1 and not job.intake.drafts
    return places[0] if is_alone and st.session_state.get(_LEFT) != job.job_id else None


def go_on(job: jobs.UploadJob | None) -> None:
    """After a declaration the upload goes on to its questions, or to be published."""
    if job is None or job.state != "ready" or st.session_state.get(_DECLARED) != job.job_id:
        return
    st.session_state.pop(_DECLARED)
    asked = job.intake is not None and job.intake.open_questions
    if job.intake is not None and job.intake.drafts and not proposed_sheets(job):
        go(CHECK if asked else PUBLISH)


def look(place: Place) -> None:
    """Turns to the table as a ledger; made for a button's click."""
    choose(DECLARE, f"{place[0]}-{place[1]}")


def leave(job_id: str) -> None:
    """Back to the upload's tables; it is not opened by itself again."""
    choose(DECLARE, None)
    st.session_state[_LEFT] = job_id


def is_said_known(job_id: str) -> bool:
    """Whether the reader said that a table is one of the ledgers that there are."""
    return bool(st.session_state.get(_NOT_NEW) == job_id)


def _leave_as_known(job_id: str) -> None:
    st.session_state[_NOT_NEW] = job_id
    leave(job_id)


def said(job: jobs.UploadJob, place: Place) -> tuple[str, str]:
    """Headline and sub-line: what it may become, how much is open."""
    sheet, proposal = _sheet(job, place), _edited(job, place)
    columns = len(proposal.columns)
    asked = len(proposal.open_columns)
    headline = say("declare-headline", name=proposal.title, done=columns - asked, asked=asked)
    rows = "–".join(map(str, dict.fromkeys((sheet.header_rows[0], sheet.header_rows[-1]))))
    about = say("declare-sub", rows=count(proposal.rows), columns=columns, header=rows)
    if proposal.looked_at < proposal.rows:
        about += say("declare-looked-at", rows=count(proposal.looked_at))
    return headline, about


def declare_step(job: jobs.UploadJob, place: Place) -> None:
    """Name and columns at the left, what must be said and what comes with it at the right."""
    key = _key(job, place)
    proposal = _edited(job, place)
    with st.container(key="declare"):
        left, right = st.columns([2.1, 1], gap="large")
    with left:
        _name(proposal, key)
        _columns(proposal, key)
        _as_it_stands(job, place)
    with right:
        _asked(proposal, key)
        _comes_with(proposal)
    _bar(job, proposal)


def _sheet(job: jobs.UploadJob, place: Place) -> SheetReport:
    return _report(job, place).sheets[place[1]]


def _report(job: jobs.UploadJob, place: Place) -> FileReport:
    if job.intake is None:
        raise ValueError("the upload is not read")
    return job.intake.files[place[0]]


def _key(job: jobs.UploadJob, place: Place) -> str:
    return f"declare-{job.job_id}-{place[0]}-{place[1]}"


def _edited(job: jobs.UploadJob, place: Place) -> Proposal:
    """The proposal with what the reader changed so far."""
    proposal = _sheet(job, place).proposal
    if proposal is None:
        raise ValueError("nothing is proposed")
    key, state = _key(job, place), st.session_state
    for column in proposal.columns:
        use, _, unit = str(state.get(f"{key}-{column.letter}-use") or _option(column)).partition(
            "|"
        )
        proposal = proposal.with_use(column.letter, use, unit)
        closed = {
            one.word
            for number, one in enumerate(column.words)
            if state.get(f"{key}-{column.letter}-word-{number}", _closed(one.is_closed)) == "closed"
        }
        proposal = proposal.with_closed(column.letter, closed)
    letters = {one.letter for one in proposal.columns if one.use not in LEFT_OUT}
    told = state.get(f"{key}-identity", list(proposal.identity))
    return replace(
        proposal,
        title=str(state.get(f"{key}-name", proposal.title)).strip(),
        every=state.get(f"{key}-every") or proposal.every,
        kind=state.get(f"{key}-kind") or proposal.kind,
        identity=tuple(one for one in told if one in letters),
    )


def _closed(is_closed: bool) -> str:
    return "closed" if is_closed else "open"


def _option(column: ProposedColumn) -> str:
    return f"{column.use}|{column.unit}"


def _name(proposal: Proposal, key: str) -> None:
    letters = {one.letter: one.header for one in proposal.columns if one.use not in LEFT_OUT}
    with st.container(
        horizontal=True, vertical_alignment="bottom", gap="small", key="declare-name"
    ):
        st.text_input(say("declare-name"), value=proposal.title, key=f"{key}-name", width=180)
        for part, options, now in (
            ("every", _EVERY, proposal.every),
            ("kind", _KINDS, proposal.kind),
        ):
            st.segmented_control(
                say(f"declare-{part}"),
                options,
                default=now,
                required=True,
                format_func=lambda one, part=part: say(f"declare-{part}-{one}"),
                key=f"{key}-{part}",
            )
        st.multiselect(
            say("declare-identity"),
            list(letters),
            default=list(proposal.identity),
            format_func=lambda one: letters.get(one, one),
            key=f"{key}-identity",
            placeholder=say("declare-identity-none"),
            help=say("declare-identity-help"),
            width=230,
        )
    if proposal.repeated:
        note(say("declare-repeated", count=proposal.repeated))


def _columns(proposal: Proposal, key: str) -> None:
    """A row a column: header, its use to be chosen, the reason, some of its values."""
    with st.container(key="declare-columns", gap=None):
        heads = ("column", "use", "reason", "samples")
        with st.container(key="declare-heads"):
            for place, head in zip(st.columns(_WIDTHS), heads, strict=True):
                place.html(render("components.paragraph", say(f"declare-{head}")))
        for column in proposal.columns:
            _column(column, key)


def _column(column: ProposedColumn, key: str) -> None:
    options = _options(column)
    kind = "asked" if column.asked else "done"
    with st.container(key=f"declare-column-{kind}-{column.letter}"):
        name, use, why, samples = st.columns(_WIDTHS, vertical_alignment="center")
        name.html(render("components.paragraph", column.label, "sb-strong"))
        use.selectbox(
            say("declare-use-of", header=column.header),
            options,
            index=options.index(_option(column)),
            format_func=_option_said,
            key=f"{key}-{column.letter}-use",
            label_visibility="collapsed",
        )
        why.html(
            render(
                "intake.reason", reasons_said(column, language()), asked_said(column, language())
            )
        )
        samples.html(render("components.paragraph", listed(_shortest(column.samples))))


def _shortest(samples: Sequence[str]) -> list[str]:
    """As many samples as fit a narrow column, one at least."""
    kept = list(samples[:1])
    for one in samples[1:2]:
        if sum(map(len, kept)) + len(one) <= 16:
            kept.append(one)
    return kept


def _options(column: ProposedColumn) -> list[str]:
    """Every use with the units that it may have; a header that states one leaves no choice."""
    found: list[str] = []
    for use in vocabulary().uses:
        if use == "amount":
            own = [column.unit] if column.unit and column.use == "amount" else []
            found += [f"amount|{unit}" for unit in dict.fromkeys((*own, *_UNITS))]
        elif use == "number" and column.use == "number":
            found.append(f"number|{column.unit}")
        else:
            found.append(f"{use}|")
    now = _option(column)
    return found if now in found else [now, *found]


def _option_said(option: str) -> str:
    use, _, unit = option.partition("|")
    words = use_said(use, language())
    if use == "amount":
        return say("declare-amount-in", unit=unit) if unit else say("declare-amount-unknown")
    return f"{words}（{unit}）" if unit else words


def _as_it_stands(job: jobs.UploadJob, place: Place) -> None:
    """The sheet as the clerk has it."""
    report, sheet = _report(job, place), _sheet(job, place)
    with st.expander(say("declare-sheet"), key="declare-sheet", on_change="rerun") as opened:
        if opened.open:
            highlights = highlights_of(report, sheet)
            drafts = job.intake.drafts if job.intake else ()
            rows = sheet_view(drafts, report, sheet, rows_of(highlights))
            st.html(facsimile(sheet, rows, highlights))


def _asked(proposal: Proposal, key: str) -> None:
    """What the data cannot say: which words of the status mean closed, units that stand nowhere."""
    for column in proposal.columns:
        if column.use == "status" and column.words:
            _status(proposal, column, key)
    others = [one for one in proposal.open_columns if one.use != "status"]
    if others:
        with st.container(key="declare-open", border=True):
            section_title(say("declare-look-at", count=len(others)))
            lines = [(one.label, asked_said(one, language())) for one in others]
            st.html(render("intake.pairs", lines))


def _status(proposal: Proposal, column: ProposedColumn, key: str) -> None:
    with st.container(key="declare-status", border=True, gap="small"):
        section_title(say("declare-status", header=column.header))
        for number, one in enumerate(column.words):
            word, choice = st.columns([1, 1.2], vertical_alignment="center")
            word.html(render("intake.counted", one.word, count(one.rows)))
            choice.segmented_control(
                say("declare-word", word=one.word),
                ("open", "closed"),
                default=_closed(one.is_closed),
                required=True,
                format_func=lambda each: say(f"declare-word-{each}"),
                key=f"{key}-{column.letter}-word-{number}",
                label_visibility="collapsed",
            )
        if any(one.use == "deadline" for one in proposal.columns):
            note(say("declare-overdue", count=proposal.overdue))


def _comes_with(proposal: Proposal) -> None:
    """What a ledger has from its declaration alone."""
    uses = {one.use: one for one in proposal.columns}
    section_title(say("declare-comes"))
    filters = [use_said(use, language()) for use in _FILTERS if use in uses]
    lines = [("list", say("declare-list-of", filters=listed(filters), count=len(filters)))]
    if not faults(proposal):
        sums = [one.title for one in declared(proposal).figures]
        lines.append(("sums", say("declare-sums-of", sums=listed(sums), count=len(sums))))
    if "deadline" in uses:
        lines.append(("late", say("declare-late-of", header=uses["deadline"].header)))
    lines += [("change", say("declare-change-of")), ("forms", say("declare-forms-of"))]
    reasons = dict(uses["project"].reasons) if "project" in uses else {}
    if "projects" in reasons:
        count_met = int(reasons["projects"]["met"])
        lines.append(("project", say("declare-project-of", count=count_met)))
    lines.append(("wall", say("declare-wall-of")))
    st.html(render("intake.comes", [(say(f"declare-has-{name}"), told) for name, told in lines]))
    if not faults(proposal):
        download_button(
            say("declare-export"),
            data=to_toml(declared(proposal)),
            file_name=f"{declared(proposal).name}.toml",
            mime="application/toml",
            key="declare-export",
            type="tertiary",
            help=say("declare-export-help"),
        )


def _bar(job: jobs.UploadJob, proposal: Proposal) -> None:
    wrong = faults(proposal)
    told = say(f"declare-fault-{wrong[0][0]}", **wrong[0][1]) if wrong else say("declare-bar-note")
    with action_bar(say("declare-bar"), told):
        st.button(say("declare-leave"), key="declare-leave", on_click=leave, args=(job.job_id,))
        st.button(
            say("declare-known"),
            key="declare-known",
            on_click=_leave_as_known,
            args=(job.job_id,),
        )
        if st.button(
            say("declare-do"), key="declare-do", type="primary", disabled=bool(wrong)
        ) and _declare(job, proposal):
            st.rerun()
        version = f"V{store().sequence + 1}"
        st.button(say("declare-then", version=version), key="declare-then", disabled=True)


def _declare(job: jobs.UploadJob, proposal: Proposal) -> bool:
    """Declare it and read the upload again; False where it was refused, and why is said."""
    ledger = declared(proposal)
    try:
        store().own_ledgers.declare(to_toml(ledger), f"{ledger.name}.toml", by=job.by)
    except (StoreRefusal, DeclarationError) as refusal:
        st.error(f"{refusal.message(language())} {refusal.remedy(language())}")
        return False
    choose(DECLARE, None)
    st.session_state[_DECLARED] = job.job_id
    jobs.understand_again(job, store())
    return True
