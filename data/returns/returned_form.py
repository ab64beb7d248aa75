"""A form that came back, held against what it was filled with and what others did meanwhile.

Three states of the same rows: as sent, as returned, as they are now. What the unit
changed is the difference of the first two; what it would undo unknowingly is where the
first and the third differ and the unit left the cell alone.
"""

from __future__ import annotations

from collections.abc import Collection as Among
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from data.importer import BatchDraft, Change, Changes, changes
from data.importer.review.diff import RowPlace
from data.ledgers import ledger
from data.ledgers.template_columns import template_columns
from data.returns.duties import COMES_WITH, Filing, filings
from data.returns.form_identity import FormIdentity
from data.returns.periods import Period
from data.returns.prefill import SPENDING, From, Known, known
from data.store import Decision, Store


@dataclass(frozen=True)
class Overtaken:
    """A cell that somebody else changed after the form was sent.

    sent, now, returned: its value then, in the last version, and in the form. Where
    returned equals sent the unit left it alone, and publishing would undo the change.
    """

    label: str
    field: str
    sent: str | None
    now: str | None
    returned: str | None


@dataclass(frozen=True)
class Merge:
    """One returned form; a draft of the import belongs to it.

    edits: from the rows as sent to the draft; removed are rows that the unit took out.
    meanwhile: what was published for the same form since. overtaken: cells that are
    others now than when sent. lost: rows that came since and are not in the form.
    """

    draft: BatchDraft
    identity: FormIdentity
    origin: From
    edits: Changes
    meanwhile: tuple[Filing, ...]
    overtaken: tuple[Overtaken, ...]
    lost: tuple[Change, ...]

    @property
    def is_beside(self) -> bool:
        """Whether these are permit columns, whose rows are those of their 调度表."""
        return (self.draft.ledger, self.draft.form) in COMES_WITH

    @property
    def edited_cells(self) -> int:
        """How many cells of rows that stay the unit changed; each permit is a cell."""
        return sum(len(change.fields) for change in self.edits.changed)

    @property
    def is_against_current(self) -> bool:
        """Whether the rows as sent are those that are current now: nothing came between."""
        return self.origin == "own" and not self.meanwhile

    @property
    def asks_about_removed(self) -> bool:
        """Whether rows are missing that stand in a ledger: proposals may be left out freely.

        Permits are not asked about: they go or stay with their project.
        """
        has_removed = bool(self.edits.removed) and not self.is_beside
        return has_removed and self.origin in ("own", "others")


def merge(store: Store, draft: BatchDraft, identity: FormIdentity) -> Merge | None:
    """Hold a unit's draft against the form that it came from; None for another form's draft.

    Also None where the form was filled from a version that this history does not have.
    """
    period = _period(identity, draft)
    if period is None or identity.version > store.sequence:
        return None
    name, form = draft.ledger, draft.form
    sent = known(store, draft.unit, (name, form), period, identity.version, identity.as_of)
    table = ledger(name).table
    decisions = store.identities.decisions()
    own_columns = _own_columns(draft, sent)
    edits = changes(name, draft.tables[table], sent.rows, decisions, own_columns)
    if identity.version == store.sequence:
        return Merge(draft, identity, sent.origin, edits, (), (), ())
    now = known(store, draft.unit, (name, form), period, store.sequence, identity.as_of)
    key = (draft.unit, name, form)
    filed = filings(store, store.sequence, identity.as_of).get(key, ())
    return Merge(
        draft=draft,
        identity=identity,
        origin=sent.origin,
        edits=edits,
        meanwhile=tuple(one for one in filed if one.version > identity.version),
        overtaken=_overtaken(
            edits, changes(name, now.rows, sent.rows, decisions, own_columns), edits.removed
        ),
        lost=_lost(name, draft, now, edits, decisions),
    )


def needs_a_person(store: Store, drafts: Iterable[BatchDraft], identity: FormIdentity) -> bool:
    """Whether somebody is to be asked: publishing would drop rows or undo what others did."""
    found = (merge(store, draft, identity) for draft in drafts)
    return any(
        one.asks_about_removed or one.overtaken or one.lost for one in found if one is not None
    )


def with_restored(merged: Merge, store: Store, restored: Among[str]) -> BatchDraft:
    """The draft with rows that the unit took out put back as they were sent.

    kept: labels of removed rows; of permit columns the names of their projects. A kept
    row goes on pointing to the cells that it came from.
    """
    draft, identity = merged.draft, merged.identity
    period = _period(identity, draft)
    if not restored or period is None:
        return draft
    sent = known(
        store, draft.unit, (draft.ledger, draft.form), period, identity.version, identity.as_of
    )
    removed = {(change.current, change.label) for change in merged.edits.removed}
    is_restored = [_is_restored(draft, row, removed, restored) for row in sent.rows.to_pylist()]
    chosen = sent.rows.filter(pa.array(is_restored, pa.bool_()))
    count = chosen.num_rows
    at = chosen.column_names.index("batch_id")
    own = chosen.set_column(at, "batch_id", pa.array([draft.batch_id] * count, pa.string()))
    tables = dict(draft.tables)
    table = ledger(draft.ledger).table
    tables[table] = pa.concat_tables([tables[table], own.cast(tables[table].schema)])
    return replace(
        draft,
        tables=tables,
        read_count=draft.read_count + count,
        loaded_count=draft.loaded_count + count,
    )


def _is_restored(
    draft: BatchDraft,
    row: Mapping[str, object],
    removed: Among[tuple[RowPlace | None, str]],
    restored: Among[str],
) -> bool:
    place = RowPlace(str(row["sheet_id"]), int(str(row["row_number"])))
    if draft.ledger != "readiness":
        return any((place, label) in removed for label in restored)
    label = f"{row['project_name']} · {row['item']}"
    wanted = row["project_name"] if draft.form == "schedule" else label
    return wanted in restored and (place, label) in removed


def _own_columns(draft: BatchDraft, sent: Known) -> list[str]:
    """Columns of the form that feed no field and were filled in when it was sent, or are now."""
    columns = draft.tables["source_column"]
    idle = [
        header
        for header, field in zip(
            columns["header_text"].to_pylist(), columns["field"].to_pylist(), strict=True
        )
        if field is None
    ]
    asked = {key for pairs in sent.rows["extra"].to_pylist() for key, _ in pairs or ()}
    if (draft.ledger, draft.form) == SPENDING:
        asked |= {column.key for column in template_columns(*SPENDING) if column.is_amount}
    return [header for header in dict.fromkeys(idle) if header in asked]


def _period(identity: FormIdentity, draft: BatchDraft) -> Period | None:
    """The period of the sheet that a draft came from; permit columns come with their 调度表."""
    form = (draft.ledger, draft.form)
    wanted = {form, COMES_WITH.get(form, form)}
    return next((period for name, kind, period in identity.forms if (name, kind) in wanted), None)


def _overtaken(edits: Changes, since: Changes, removed: Iterable[Change]) -> tuple[Overtaken, ...]:
    gone = {_row(change) for change in removed}
    edited = {_row(change): {one.field: one for one in change.fields} for change in edits.changed}
    found: list[Overtaken] = []
    for change in since.changed:
        if _row(change) in gone:
            continue
        own = edited.get(_row(change), {})
        for field in change.fields:
            returned = own[field.field].new if field.field in own else field.old
            if returned != field.new:
                found.append(Overtaken(change.label, field.field, field.old, field.new, returned))
    return tuple(found)


def _row(change: Change) -> tuple[RowPlace | None, str]:
    return change.current, change.label


def _lost(
    name: str, draft: BatchDraft, now: Known, edits: Changes, decisions: Sequence[Decision]
) -> tuple[Change, ...]:
    if now.origin != "own" or ledger(name).kind != "snapshot":
        return ()
    asked = {change.label for change in edits.removed}
    against_now = changes(name, draft.tables[ledger(name).table], now.rows, decisions)
    return tuple(change for change in against_now.removed if change.label not in asked)
