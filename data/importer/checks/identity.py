"""Which rows speak of the same project, and which projects nobody knows: codes, else names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import cell_reference
from data.formats import full_decimal
from data.importer.project_names import KnownProjects, name_keys, project_key
from data.importer.reading import Reading


def check_duplicates(reading: Reading) -> None:
    """``duplicate-project`` at every row that repeats an earlier row's code or name."""
    told: set[int] = set()
    for name, key in (("project_code", "project_code"), ("project_name", "name")):
        if name not in reading.values:
            continue
        values = reading.values[name]
        if name == "project_name":
            values = name_keys(values)
        for index, first in _repeats(values):
            if index in told or reading.rejected[index]:
                continue
            told.add(index)
            column = reading.columns[key]
            reading.report(
                "duplicate-project",
                "warning",
                key,
                index=index,
                first=cell_reference(int(reading.block.rows[first]), column),
                text=str(reading.values[name][index].as_py()),
            )


def _repeats(values: pa.Array) -> list[tuple[int, int]]:
    """(index, index of the first) for every repeated value; null repeats nothing."""
    encoded = values.dictionary_encode()
    codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    there = np.flatnonzero(codes >= 0)
    if len(encoded.dictionary) == len(there):
        return []
    first = np.full(len(encoded.dictionary), -1, dtype=np.int64)
    first[codes[there[::-1]]] = there[::-1]
    return [(int(i), int(first[codes[i]])) for i in there if first[codes[i]] != i]


def check_between_sheets(readings: Sequence[Reading]) -> None:
    """A warning where sheets of one form and upload hold the same projects.

    Each project is looked for in the first sheet that holds it, so that a thousand equal
    sheets are a thousand warnings and not one for every two of them. Sheets that are read
    as of different months are states of their own.
    """
    if len(readings) < 2:
        return
    first: dict[tuple[str, date, str], Reading] = {}
    for reading in readings:
        names = pc.unique(pc.drop_null(name_keys(reading.get("project_name")))).to_pylist()
        owners = [first.setdefault(_same_state(reading, str(n)), reading) for n in names]
        shared: dict[int, list[Reading]] = {}
        for owner in owners:
            if owner is not reading:
                shared.setdefault(id(owner), []).append(owner)
        for others in shared.values():
            reading.report(
                "projects-in-two-sheets",
                "warning",
                count=str(len(others)),
                sheet=others[0].block.sheet,
                file=others[0].block.file,
            )


def _same_state(reading: Reading, name: str) -> tuple[str, date, str]:
    return reading.form, reading.context.as_of, name


def check_references(reading: Reading, known: KnownProjects) -> None:
    """Projects named here that no projects ledger knows: a note, once for each name."""
    if reading.declared.name == "visits":
        refs = reading.get("project_refs").to_pylist()
        pairs = ((i, ref) for i, entry in enumerate(refs) for ref in entry or ())
        key = "project_refs"
    elif reading.declared.name == "assignments":
        pairs = ((i, ref) for i, ref in enumerate(reading.get("project_ref").to_pylist()) if ref)
        key = "project_ref"
    else:
        names = reading.get("project_name").to_pylist()
        codes = reading.get("project_code").to_pylist()
        pairs = (
            (i, name)
            for i, (name, code) in enumerate(zip(names, codes, strict=True))
            if name and not (code and code in known.codes)
        )
        key = "project_name"
    told: set[str] = set()
    for index, name in pairs:
        if name in told or known.knows(name):
            continue
        told.add(name)
        reading.report("project-unknown", "note", key, index=index, project=name)


def check_funds_against_plan(reading: Reading, known: KnownProjects) -> None:
    """Funds above the planned investment are asked about."""
    planned = known.planned_wan or {}
    if not planned or "amount_wan" not in reading.values:
        return
    # Several months are held against the plan together: no cell of them is the one.
    key = "" if reading.months else next(k for k in reading.columns if k.startswith("amount"))
    amounts = reading.values["amount_wan"].to_pylist()
    names = reading.get("project_name").to_pylist()
    codes = reading.get("project_code").to_pylist()
    currencies = reading.get("currency").to_pylist()
    for index, (amount, name, code, currency) in enumerate(
        zip(amounts, names, codes, currencies, strict=True)
    ):
        if amount is None or not name or currency not in (None, "人民币"):
            continue
        plan = planned.get(code) if code in planned else planned.get(project_key(name))
        if plan is not None and amount > plan:
            reading.report(
                "funds-above-investment",
                "warning",
                key,
                index=index,
                amount=full_decimal(amount),
                planned=full_decimal(plan),
                project=name,
            )
