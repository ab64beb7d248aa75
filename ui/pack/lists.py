"""The lists behind the slides as sheets of a workbook, the last meeting's orders among them."""

from __future__ import annotations

from data.documents.deck.deck import DeckSlide, Grid
from data.documents.lists import Cell, ListSheet
from data.formats import UNKNOWN, column_value, is_unknown, rounded
from data.language import field_label, language, say, word
from data.meeting.sentences import change_text, topic_of
from data.palette import STATES
from data.screens import assignments_sentences as order_sentences
from data.screens import dispatch_sentences as sentences
from data.screens import pipeline_sentences as pipeline_answers
from data.screens import readiness_sentences as readiness_answers
from data.screens.readiness_words import level_word, next_item, waits
from data.screens.records import Record, known_text, records
from data.screens.rules_cited import fired_name, fired_sentence, fired_source
from data.screens.traced_sentences import Rows, claim, counted, lit_projects
from ui.pack.readings import Pack, cell_place, cells, day_cell, sources

_FIELDS = (
    "order_number",
    "matter",
    "project_ref",
    "ordered_by",
    "responsible_unit",
    "ordered_date",
    "due_date",
    "feedback",
    "feedback_date",
    "extended_to_date",
    "extension_reason",
    "extension_state",
    "closing_state",
    "closed_date",
    "remark",
)


def orders_slide(pack: Pack) -> list[DeckSlide]:
    """What the meeting before ordered, and what came of it; nothing where nothing was ordered."""
    heard = pack.assignments.heard
    if heard.empty:
        return []
    grid = Grid(
        (
            say("assignments-column-state"),
            field_label("matter"),
            field_label("project_ref"),
            field_label("responsible_unit"),
            field_label("due_date"),
            say("assignments-column-news"),
        ),
        tuple(
            (
                order_sentences.state_words(row),
                str(row["matter"]),
                order_sentences.project_text(row) or UNKNOWN,
                UNKNOWN if is_unknown(row["responsible_unit"]) else str(row["responsible_unit"]),
                order_sentences.due_text(row),
                order_sentences.news_text(row),
            )
            for row in records(heard)
        ),
        (2, 3.4, 2.6, 1.8, 1.9, 4),
        most=6,
        inks=tuple((order_sentences.state_ink(row), "", "", "", "", "") for row in records(heard)),
    )
    title, sub = (
        order_sentences.heard_title(pack.assignments),
        order_sentences.heard_sub(pack.assignments),
    )
    places = cells(records(heard), "matter")
    notes = (title, sub, sources(places))
    return [DeckSlide(title, sub, grid=grid, notes=notes, short=say("assignments-list"))]


def orders_list(pack: Pack) -> list[ListSheet]:
    """Every order of the register, closed ones too."""
    listed = pack.assignments.listed
    if listed.empty:
        return []
    head = (
        say("assignments-column-state"),
        *(field_label(name) for name in _FIELDS),
        say("dispatch-column-overdue"),
        say("pack-source"),
    )
    found = records(listed)
    rows = tuple(
        (
            word(str(row["state"])),
            *(_cell(name, row) for name in _FIELDS),
            None if is_unknown(row["overdue_days"]) else int(row["overdue_days"]),
            place or None,
        )
        for row, place in zip(found, cells(found, "matter"), strict=True)
    )
    return [ListSheet(say("assignments-list"), order_sentences.title(pack.assignments), head, rows)]


def _cell(name: str, row: Record) -> Cell:
    value = row[name]
    if is_unknown(value):
        return None
    if name.endswith("_date"):
        return day_cell(value, row.get(f"{name.removesuffix('_date')}_precision"))
    return word(str(value)) if name.endswith("_state") else str(value)


def lists(pack: Pack) -> tuple[ListSheet, ...]:
    """Signed projects, orders, changes, 两未, promises, readiness, lights."""
    return (
        _signed(pack),
        *orders_list(pack),
        *_changes(pack),
        *_standing(pack),
        _readiness(pack),
        _lights(pack),
    )


def _signed(pack: Pack) -> ListSheet:
    return ListSheet(
        say("pack-list-signed"),
        pipeline_answers.sub_line(pack.overview.pipeline),
        (
            field_label("project_name"),
            field_label("stage"),
            field_label("town"),
            field_label("channel"),
            say("pack-planned-yi"),
            say("pack-funds-yi"),
            field_label("responsible_unit"),
            field_label("sponsoring_leader"),
            field_label("next_step"),
            say("pack-source"),
        ),
        tuple(
            (
                str(row["project_name"]),
                _word(row["stage"]),
                known_text(row["town"]),
                _word(row["channel"]),
                _yi(row["planned_wan"]),
                _yi(row["funds_wan"]),
                known_text(row["responsible_unit"]),
                known_text(row["sponsoring_leader"]),
                known_text(row["next_step"]),
                known_text(row["source"]),
            )
            for row in pack.signed
        ),
    )


def _changes(pack: Pack) -> list[ListSheet]:
    dispatch = pack.dispatch
    if dispatch is None:
        return []
    changes = ListSheet(
        say("pack-list-changes"),
        sentences.headline(dispatch),
        (
            say("pack-topic"),
            field_label("project_name"),
            say("pack-change"),
            field_label("responsible_unit"),
            say("pack-silent"),
            say("pack-source-before"),
            say("pack-source-now"),
        ),
        tuple(
            (
                say(f"dispatch-short-{topic_of(change)}"),
                change.project_name,
                change_text(change, language()),
                change.unit or None,
                say("pack-yes") if change.is_silent else None,
                cell_place(change.old.cell),
                cell_place(change.new.cell),
            )
            for change in dispatch.comparison.changes
        ),
        places=2,
    )
    return [changes]


def _standing(pack: Pack) -> list[ListSheet]:
    """两未 and promises, also where there is nothing to compare with."""
    if not pack.has_projects:
        return []
    return [
        *(_unfinished(pack, which) for which in ("talks", "signed")),
        ListSheet(
            say("pack-list-promises"),
            sentences.promises_title(pack.standing),
            (
                field_label("project_name"),
                say("pack-promise"),
                field_label("responsible_unit"),
                say("pack-first-date"),
                say("pack-last-date"),
                say("pack-times"),
                say("pack-days"),
                say("dispatch-column-overdue"),
                say("pack-source"),
            ),
            tuple(
                (
                    str(row["project_name"]),
                    field_label(f"planned_{row['promise']}_date"),
                    known_text(row["unit"]),
                    day_cell(row["first_date"], row["first_precision"]),
                    day_cell(row["last_date"], row["last_precision"]),
                    _whole(row["later_count"]),
                    _whole(row["slip_days"]),
                    _whole(row["overdue_days"]),
                    pack.place(row["project_id"]),
                )
                for row in records(pack.standing.promises)
            ),
        ),
    ]


def _unfinished(pack: Pack, which: str) -> ListSheet:
    unfinished = pack.standing.unfinished
    part = unfinished[unfinished["list"] == which]
    return ListSheet(
        say("pack-list-talks" if which == "talks" else "pack-list-signed-waiting"),
        sentences.unfinished_title(pack.standing, which),
        (
            field_label("project_name"),
            say("dispatch-column-since"),
            say("dispatch-column-days"),
            say("pack-planned-yi"),
            field_label("responsible_unit"),
            field_label("next_step"),
            field_label("next_step_unit"),
            field_label("next_step_due_date"),
            say("dispatch-column-overdue"),
            say("pack-source"),
        ),
        tuple(
            (
                str(row["project_name"]),
                _since(row),
                _whole(row["days"]),
                _yi(row["planned_wan"]),
                known_text(row["unit"]),
                known_text(row["next_step"]),
                known_text(row["next_step_unit"]),
                day_cell(row["next_step_due_date"]),
                _whole(row["overdue_days"]),
                pack.place(row["project_id"]),
            )
            for row in records(part)
        ),
    )


def _readiness(pack: Pack) -> ListSheet:
    return ListSheet(
        say("pack-list-readiness"),
        readiness_answers.headline(pack.readiness),
        (
            field_label("project_name"),
            say("pack-state"),
            say("pack-planned-yi"),
            say("pack-score-low"),
            say("pack-score-high"),
            say("readiness-head-level"),
            say("readiness-head-next"),
            say("readiness-head-waits"),
            say("readiness-head-days"),
            say("pack-source"),
        ),
        tuple(
            (
                str(row["project_name"]),
                word(STATES[str(row["state"])].kind),
                _yi(row["planned_investment_wan"]),
                _score(row["score_low"]),
                _score(row["score_high"]),
                f"{row['level']} {level_word(row['level'])}",
                " ".join(next_item(row)).strip(),
                waits(row),
                None if is_unknown(row["next_item_state"]) else _whole(row["waiting_days"]),
                pack.place(row["project_id"]),
            )
            for row in records(pack.readiness.projects)
        ),
    )


def _lights(pack: Pack) -> ListSheet:
    """Every rule that a project or a target hits, a row each; the title says of how many."""
    attention = pack.overview.attention
    of_targets = attention[attention["project_id"].isna()]
    hits = pack.standing.health[pack.standing.health["project_id"].notna()]
    found = [*records(hits.rename(columns={"unit": "responsible_unit"})), *records(of_targets)]
    return ListSheet(
        say("pack-list-lights"),
        claim(
            "pack-lights-title",
            count=Rows(tuple(_named(row) for row in found), len(found)),
            projects=counted(hits),
            targets=len(of_targets),
            lit=lit_projects(attention),
        ),
        (
            say("pipeline-column-light"),
            field_label("project_name"),
            say("dispatch-column-rule"),
            say("dispatch-column-numbers"),
            say("dispatch-column-source"),
            field_label("responsible_unit"),
            say("pack-planned-yi"),
            say("pack-source"),
        ),
        tuple(
            (
                word(str(row["light"])),
                _named(row),
                fired_name(str(row["rule"])),
                fired_sentence(row),
                fired_source(row),
                known_text(row["responsible_unit"]),
                _yi(row["planned_wan"]),
                pack.place(row["project_id"]),
            )
            for row in found
        ),
    )


def _named(row: Record) -> str:
    if not is_unknown(row["project_name"]):
        return str(row["project_name"])
    owner = "" if is_unknown(row["owner"]) else word(str(row["owner"]))
    return f"{owner} · {word(str(row['metric']))}"


def _word(value: object) -> str | None:
    return None if is_unknown(value) else word(str(value))


def _yi(wan: object) -> Cell:
    return column_value(wan, language())


def _score(value: object) -> Cell:
    return None if is_unknown(value) else float(rounded(float(str(value)), 1))


def _whole(value: object) -> Cell:
    return None if is_unknown(value) else int(float(str(value)))


def _since(row: Record) -> Cell:
    day = day_cell(row["since_date"], row["since_precision"])
    is_bound = day is not None and row["since_basis"] == "at_latest"
    return say("dispatch-at-latest", date=str(day)) if is_bound else day
