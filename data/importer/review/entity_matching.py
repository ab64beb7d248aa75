"""Which two names may mean one project, so that a person is asked before figures count it twice.

Whether to ask is decided by ``queries/screens/data/same_project.sql`` under the rules of
``data/rules/same_project.toml``; here an upload's rows are laid out for it, and what it
finds gets its cells. Nothing is joined here or there: a person decides (data.store.decisions).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from data.drafts import BatchDraft
from data.files.grid import cell_reference
from data.importer.names import project_key
from data.importer.review.standing_rows import true_spots
from data.ledgers import ledger
from data.rules import load_rules
from data.store import Decision, ProjectName, Store, Verdict

Spot = tuple[str, int]  # sheet_id and sheet row
Place = tuple[str, str, str]  # file, sheet and cell
_TEXTS = (
    "project_code",
    "project_name",
    "parent_name",
    "investor",
    "project_company",
    "industry",
    "industry_chain",
    "stage",
    "town",
)
_AMOUNTS = ("planned_investment_wan", "agreed_investment_wan", "filed_investment_wan")
_NAMING = ("batch_id", "sheet_id", "row_number", "project_code", "project_name")


def drafted_rows(drafts: Sequence[BatchDraft]) -> pa.Table:
    """Columns of mart.compared_row; of funds and permits one row for each name."""
    parts = [
        _of_batch(draft, rows)
        for draft in drafts
        if (rows := _naming_rows(draft)) is not None and rows.num_rows
    ]
    return pa.concat_tables(parts, promote_options="permissive") if parts else pa.table({})


def drafted_places(drafts: Sequence[BatchDraft], wanted: Collection[Spot]) -> dict[Spot, Place]:
    """Where some of those rows name their project."""
    found: dict[Spot, Place] = {}
    rows_of: dict[str, list[int]] = {}
    for sheet_id, row in wanted:
        rows_of.setdefault(sheet_id, []).append(row)
    for draft in drafts:
        for sheet_id, name, file, column in _sheets(draft, rows_of):
            spans = _spans(draft, sheet_id, column)
            truly = true_spots(draft, sheet_id)
            for row in rows_of[sheet_id]:
                top, left = spans.get(row, (row, column))
                here = name, cell_reference(top, left) if column else ""
                found[sheet_id, row] = (file, *truly.get((top, left), here))
    return found


def _naming_rows(draft: BatchDraft) -> pa.Table | None:
    """Rows that name a project; None where the ledger names none (targets)."""
    rows = draft.tables[ledger(draft.ledger).table]
    if draft.ledger == "projects":
        names = [name for name in (*_NAMING, *_TEXTS, *_AMOUNTS) if name in rows.column_names]
        return rows.select(list(dict.fromkeys(names)))
    if draft.ledger == "visits":
        return _referring(rows)
    if "project_name" not in rows.column_names:
        return None
    named = rows.select([name for name in _NAMING if name in rows.column_names])
    named = named.filter(pc.is_valid(named["project_name"]))
    keys = [name for name in ("project_code", "project_name") if name in named.column_names]
    first = [("batch_id", "first"), ("sheet_id", "first"), ("row_number", "first")]
    once = named.group_by(keys, use_threads=False).aggregate(first)
    return once.rename_columns([name.removesuffix("_first") for name in once.column_names])


def _referring(visits: pa.Table) -> pa.Table:
    refs = visits["project_refs"].combine_chunks()
    at = pc.list_parent_indices(refs)
    return pa.table(
        {
            "batch_id": visits["batch_id"].take(at),
            "sheet_id": visits["sheet_id"].take(at),
            "row_number": visits["row_number"].take(at),
            "project_name": pc.list_flatten(refs),
        }
    )


def _of_batch(draft: BatchDraft, rows: pa.Table) -> pa.Table:
    about = {"ledger": draft.ledger, "form": draft.form, "unit": draft.unit}
    for name, value in about.items():
        rows = rows.append_column(name, pa.repeat(pa.scalar(value), rows.num_rows))
    return rows.append_column(
        "as_of_date", pa.repeat(pa.scalar(draft.as_of_date, pa.date32()), rows.num_rows)
    )


def _sheets(draft: BatchDraft, wanted: Collection[str]) -> Iterator[tuple[str, str, str, int]]:
    """(sheet_id, sheet, file, number of the column that names projects; 0 unknown)."""
    field = "project_refs" if draft.ledger == "visits" else "project_name"
    sheets, columns = draft.tables.get("source_sheet"), draft.tables.get("source_column")
    numbers: dict[str, int] = {}
    for column in columns.to_pylist() if columns is not None else ():
        if column["field"] == field:
            numbers.setdefault(column["sheet_id"], int(column["column_number"]))
    for sheet in sheets.to_pylist() if sheets is not None else ():
        if sheet["sheet_id"] in wanted:
            sheet_id = sheet["sheet_id"]
            yield sheet_id, sheet["sheet_name"], sheet["file_name"], numbers.get(sheet_id, 0)


def _spans(draft: BatchDraft, sheet_id: str, column: int) -> dict[int, tuple[int, int]]:
    """Sheet row → first cell of the merged range over it, in one column."""
    merges = draft.tables["source_merge"].to_pylist() if "source_merge" in draft.tables else []
    return {
        row: (merge["top_row"], merge["left_column"])
        for merge in merges
        if merge["sheet_id"] == sheet_id and merge["left_column"] <= column <= merge["right_column"]
        for row in range(merge["top_row"], merge["bottom_row"] + 1)
    }


Rule = Literal["same_name", "renamed", "near_name", "same_deal", "near_name_alone", "unborn"]
COMPARED = ("name", "code", "investor", "industry", "amount_wan", "stage", "town")


@dataclass(frozen=True)
class Side:
    """One of two projects, or a name that no project bears (is_borne false), with its cell.

    amount_wan: 万元. is_gone: it stood in the sheet before, not in the newest one.
    is_incoming: the row is of the upload.
    """

    project_id: str
    code: str | None
    name: str | None
    investor: str | None
    company: str | None
    industry: str | None
    amount_wan: Decimal | None
    stage: str | None
    town: str | None
    unit: str
    ledger: str
    form: str
    as_of: date
    is_borne: bool
    is_gone: bool
    is_incoming: bool
    file: str
    sheet: str
    cell: str

    @property
    def written(self) -> ProjectName:
        """The project as a decision keeps it."""
        return ProjectName(self.code, self.name)


@dataclass(frozen=True)
class Candidate:
    """Two projects that may be one, and the rule that asks.

    evidence: the numbers that fired the rule, as text (``similarity``, ``amount_gap``,
    ``least`` …). agrees, differs: names of COMPARED that both state alike, or not.
    """

    rule: Rule
    one: Side
    two: Side
    evidence: Mapping[str, str]
    agrees: frozenset[str]
    differs: frozenset[str]

    @property
    def key(self) -> str:
        """Tells the pair from others, whichever stands first."""
        return "\n".join(sorted((self.one.project_id, self.two.project_id)))

    def decision(self, verdict: Verdict, *, keeps_two: bool = False) -> Decision:
        """The verdict on this pair; the first one's identity stays unless ``keeps_two``."""
        kept, other = (self.two, self.one) if keeps_two else (self.one, self.two)
        return Decision(verdict, kept.written, other.written, self.rule, self.evidence)


@dataclass(frozen=True)
class Crowd:
    """A company, name or deal of so many projects that they were not held against each other."""

    kind: Literal["company", "name", "deal"]
    text: str
    count: int


@dataclass(frozen=True)
class Comparison:
    """The nearest candidates, of found all in all; and what was left out."""

    candidates: tuple[Candidate, ...] = ()
    found: int = 0
    crowds: tuple[Crowd, ...] = ()


def compare_upload(store: Store, drafts: Sequence[BatchDraft]) -> Comparison:
    """Candidates that an upload brings, among its own rows and with what is current."""
    if not drafts:
        return Comparison()
    pairs, crowds = store.identities.candidates(
        drafted_rows(drafts),
        [one.batch_id for one in drafts],
        of_sample=all(one.is_sample for one in drafts),
    )
    return _comparison(store, pairs, crowds, drafts)


def compare_current(store: Store, batches: Sequence[str] | None = None) -> Comparison:
    """Candidates among what is current; only those of some batches where they are given."""
    return _comparison(store, *store.identities.candidates(batches=batches), ())


def _comparison(
    store: Store, pairs: pa.Table, crowds: pa.Table, drafts: Sequence[BatchDraft]
) -> Comparison:
    rows = pairs.to_pylist()
    spots = {
        is_incoming: {
            (str(side["sheet_id"]), side["row_number"])
            for row in rows
            for side in (row["one"], row["two"])
            if side["is_incoming"] == is_incoming
        }
        for is_incoming in (True, False)
    }
    places = drafted_places(drafts, spots[True]) | _stored_places(store, spots[False])
    return Comparison(
        candidates=tuple(_candidate(row, places) for row in rows),
        found=rows[0]["found"] if rows else 0,
        crowds=tuple(
            Crowd(row["kind"], row["text"], row["project_count"]) for row in crowds.to_pylist()
        ),
    )


def _stored_places(store: Store, spots: Collection[Spot]) -> dict[Spot, Place]:
    if not spots:
        return {}
    rows = store.query(
        "screens/data/project_places",
        sheet_ids=[sheet_id for sheet_id, _ in spots],
        row_numbers=[row for _, row in spots],
    ).to_pylist()
    return {
        (row["sheet_id"], row["row_number"]): (row["file_name"], row["sheet_name"], row["cell"])
        for row in rows
    }


def _candidate(row: dict[str, object], places: Mapping[Spot, Place]) -> Candidate:
    one, two = _side(row["one"], places), _side(row["two"], places)
    agrees, differs = _agreement(one, two, shares_company=row["shared_company"] is not None)
    rule: Rule = row["rule"]  # type: ignore[assignment]  # the query names no others
    return Candidate(rule, one, two, _evidence(rule, row), agrees, differs)


def _side(raw: object, places: Mapping[Spot, Place]) -> Side:
    assert isinstance(raw, dict)
    where = places.get((str(raw["sheet_id"]), raw["row_number"]), ("", "", ""))
    return Side(
        project_id=raw["project_id"],
        code=raw["project_code"],
        name=raw["project_name"],
        investor=raw["investor"],
        company=raw["project_company"],
        industry=raw["industry"],
        amount_wan=raw["amount_wan"],
        stage=raw["stage"],
        town=raw["town"],
        unit=raw["unit"],
        ledger=raw["ledger"],
        form=raw["form"],
        as_of=raw["as_of_date"],
        is_borne=raw["is_borne"],
        is_gone=raw["is_gone"],
        is_incoming=raw["is_incoming"],
        file=where[0],
        sheet=where[1],
        cell=where[2],
    )


def _agreement(
    one: Side, two: Side, *, shares_company: bool
) -> tuple[frozenset[str], frozenset[str]]:
    agrees: set[str] = set()
    differs: set[str] = set()
    for name in COMPARED:
        left, right = getattr(one, name), getattr(two, name)
        if left is None or right is None:
            continue
        is_same = _plain(left) == _plain(right) or (name == "investor" and shares_company)
        (agrees if is_same else differs).add(name)
    return frozenset(agrees), frozenset(differs)


def _plain(value: object) -> object:
    return project_key(value) if isinstance(value, str) else value


def _evidence(rule: Rule, row: Mapping[str, object]) -> dict[str, str]:
    """What fired the rule: measured numbers beside the threshold in force."""
    rules = load_rules().same_project
    found = {
        "similarity": _number(row["similarity"]),
        "contained": _number(row["contained"]),
        "gap": _number(row["amount_gap"]),
        "agreeing": _number(row["agreeing"]),
        "company": str(row["shared_company"] or ""),
        "trade": str(row["shared_trade"] or ""),
    }
    shown: dict[Rule, tuple[str, ...]] = {
        "same_name": (),
        "renamed": ("agreeing",),
        "near_name": ("company", "similarity", "contained"),
        "same_deal": ("company", "trade", "gap"),
        "near_name_alone": ("similarity",),
        "unborn": ("similarity", "contained"),
    }
    least: dict[Rule, float] = {
        "renamed": rules.renamed.least_agreeing,
        "near_name": rules.near_name.least_similarity,
        "same_deal": rules.same_deal.most_gap,
        "near_name_alone": rules.near_name_alone.least_similarity,
        "unborn": rules.unborn.least_similarity,
    }
    evidence = {name: found[name] for name in shown[rule]}
    if rule in least:
        evidence["threshold"] = _number(least[rule])
    return evidence


def _number(value: object) -> str:
    if not isinstance(value, int | float):
        return ""
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"
