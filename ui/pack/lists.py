"""The lists behind the slides as sheets of a workbook, the last meeting's orders among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from data.documents.deck.deck import DeckSlide
from data.documents.lists import Cell, ListSheet
from data.formats import UNKNOWN, column_value, is_unknown, rounded
from data.language import field_label, language, say, word
from data.meeting.sentences import change_text, topic_of
from data.palette import STATES
from data.screens import assignments as order_sentences
from data.screens import dispatch as sentences
from data.screens import pipeline as pipeline_answers
from data.screens import readiness_sentences as readiness_answers
from data.screens.figure import (
    Rows,
    claim,
    counted,
    fired_name,
    fired_sentence,
    fired_source,
    lit_projects,
)
from data.screens.readiness_sentences import level_word, next_item, waits
from data.screens.records import Record, known_text, records
from ui.markup import known
from ui.pack.counties import counties_list
from ui.pack.ledger import ledger_lists
from ui.pack.readings import Pack, cell_place, cells, day_cell, grid_of, sources

Column = tuple[str, Callable[[Record], Cell]]
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
    rows = records(heard)
    grid = grid_of(
        rows,
        (say("assignments-column-state"), 2, order_sentences.state_words),
        (field_label("matter"), 3.4, lambda row: str(row["matter"])),
        (field_label("project_ref"), 2.6, lambda row: order_sentences.project_text(row) or UNKNOWN),
        (field_label("responsible_unit"), 1.8, lambda row: known(row["responsible_unit"])),
        (field_label("due_date"), 1.9, order_sentences.due_text),
        (say("assignments-column-news"), 4, order_sentences.news_text),
        most=6,
        inks=tuple((order_sentences.state_ink(row), "", "", "", "", "") for row in rows),
    )
    title, sub = (
        order_sentences.heard_title(pack.assignments),
        order_sentences.heard_sub(pack.assignments),
    )
    places = cells(rows, "matter")
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
    """Signed projects, orders, changes, 两未, promises, readiness, lights, the office's own."""
    return (
        *counties_list(pack),
        _signed(pack),
        *orders_list(pack),
        *_changes(pack),
        *_standing(pack),
        _readiness(pack),
        _lights(pack),
        *ledger_lists(pack),
    )


def _sheet(
    name: str,
    title: str,
    rows: Iterable[Record],
    *columns: Column,
    places: int = 1,
) -> ListSheet:
    """A list of rows; columns: head and the cell of a row, the last ``places`` are sources."""
    heads = tuple(head for head, _ in columns)
    cells = tuple(tuple(cell(row) for _, cell in columns) for row in rows)
    return ListSheet(say(name), title, heads, cells, places=places)


def _field(name: str, write: Callable[[object], Cell] = known_text, key: str = "") -> Column:
    """A column under its field's name; key: where the row holds it, if elsewhere."""
    return field_label(name), lambda row: write(row[key or name])


def _column(head: str, key: str, write: Callable[[object], Cell] = known_text) -> Column:
    """A column under a message; key: where the row holds it."""
    return say(head), lambda row: write(row[key])


def _source(pack: Pack) -> Column:
    return say("pack-source"), lambda row: pack.place(row["project_id"])


def _signed(pack: Pack) -> ListSheet:
    return _sheet(
        "pack-list-signed",
        pipeline_answers.sub_line(pack.overview.pipeline),
        pack.signed,
        _field("project_name", str),
        _field("stage", _word),
        _field("town"),
        _field("channel", _word),
        _column("pack-planned-yi", "planned_wan", _yi),
        _column("pack-funds-yi", "funds_wan", _yi),
        _field("responsible_unit"),
        _field("sponsoring_leader"),
        _field("next_step"),
        _column("pack-source", "source"),
    )


def _changes(pack: Pack) -> list[ListSheet]:
    dispatch = pack.dispatch
    if dispatch is None:
        return []
    head = (
        say("pack-topic"),
        field_label("project_name"),
        say("pack-change"),
        field_label("responsible_unit"),
        say("pack-silent"),
        say("pack-source-before"),
        say("pack-source-now"),
    )
    rows = tuple(
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
    )
    return [ListSheet(say("pack-list-changes"), sentences.headline(dispatch), head, rows, places=2)]


def _standing(pack: Pack) -> list[ListSheet]:
    """两未 and promises, also where there is nothing to compare with."""
    if not pack.has_projects:
        return []
    promises = _sheet(
        "pack-list-promises",
        sentences.promises_title(pack.standing),
        records(pack.standing.promises),
        _field("project_name", str),
        _column("pack-promise", "promise", lambda promise: field_label(f"planned_{promise}_date")),
        _field("responsible_unit", key="unit"),
        (say("pack-first-date"), lambda row: day_cell(row["first_date"], row["first_precision"])),
        (say("pack-last-date"), lambda row: day_cell(row["last_date"], row["last_precision"])),
        _column("pack-times", "later_count", _whole),
        _column("pack-days", "slip_days", _whole),
        _column("dispatch-column-overdue", "overdue_days", _whole),
        _source(pack),
    )
    return [*(_unfinished(pack, which) for which in ("talks", "signed")), promises]


def _unfinished(pack: Pack, which: str) -> ListSheet:
    unfinished = pack.standing.unfinished
    return _sheet(
        "pack-list-talks" if which == "talks" else "pack-list-signed-waiting",
        sentences.unfinished_title(pack.standing, which),
        records(unfinished[unfinished["list"] == which]),
        _field("project_name", str),
        (say("dispatch-column-since"), _since),
        _column("dispatch-column-days", "days", _whole),
        _column("pack-planned-yi", "planned_wan", _yi),
        _field("responsible_unit", key="unit"),
        _field("next_step"),
        _field("next_step_unit"),
        _field("next_step_due_date", day_cell),
        _column("dispatch-column-overdue", "overdue_days", _whole),
        _source(pack),
    )


def _readiness(pack: Pack) -> ListSheet:
    return _sheet(
        "pack-list-readiness",
        readiness_answers.headline(pack.readiness),
        records(pack.readiness.projects),
        _field("project_name", str),
        _column("pack-state", "state", lambda state: word(STATES[str(state)].kind)),
        _column("pack-planned-yi", "planned_investment_wan", _yi),
        _column("pack-score-low", "score_low", _score),
        _column("pack-score-high", "score_high", _score),
        (say("readiness-head-level"), lambda row: f"{row['level']} {level_word(row['level'])}"),
        (say("readiness-head-next"), lambda row: " ".join(next_item(row)).strip()),
        (say("readiness-head-waits"), waits),
        (
            say("readiness-head-days"),
            lambda row: None if is_unknown(row["next_item_state"]) else _whole(row["waiting_days"]),
        ),
        _source(pack),
    )


def _lights(pack: Pack) -> ListSheet:
    """Every rule that a project or a target hits, a row each; the title says of how many."""
    attention = pack.overview.attention
    of_targets = attention[attention["project_id"].isna()]
    hits = pack.standing.health[pack.standing.health["project_id"].notna()]
    found = [*records(hits.rename(columns={"unit": "responsible_unit"})), *records(of_targets)]
    return _sheet(
        "pack-list-lights",
        claim(
            "pack-lights-title",
            count=Rows(tuple(_named(row) for row in found), len(found)),
            projects=counted(hits),
            targets=len(of_targets),
            lit=lit_projects(attention, is_whole=True),
        ),
        found,
        _column("pipeline-column-light", "light", _word),
        (field_label("project_name"), _named),
        _column("dispatch-column-rule", "rule", lambda rule: fired_name(str(rule))),
        (say("dispatch-column-numbers"), fired_sentence),
        (say("dispatch-column-source"), fired_source),
        _field("responsible_unit"),
        _column("pack-planned-yi", "planned_wan", _yi),
        _source(pack),
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
