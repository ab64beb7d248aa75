"""What a draft would change: rows added, fields changed, rows gone, against what is current.

A pure function over two tables with the columns of one row table. Rows are paired by
the ledger's identity (a project by its code, else its name); repeated identities are
paired in the order in which they stand. What people decided to be one project is one row
with a new name, not one that goes and one that comes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.drafts import Decision, ProjectName
from data.formats import full_decimal
from data.importer.names import project_key
from data.ledgers import Ledger, ledger
from data.rules import load_rules

Difference = tuple[int, str, str | None, str | None]


def own_differences(
    draft: pa.Table,
    current: pa.Table,
    pairs: Sequence[tuple[int, int]],
    headers: Collection[str],
) -> Iterator[Difference]:
    """(position of the pair, header, old text, new text) where a column's texts differ.

    headers: keys of ``extra``; numbers that are written differently are the same.
    """
    if not headers or not pairs:
        return
    new, old = (
        [dict(pairs or ()) for pairs in table["extra"].to_pylist()] for table in (draft, current)
    )
    for position, (new_at, old_at) in enumerate(pairs):
        for header in headers:
            before, after = old[old_at].get(header), new[new_at].get(header)
            if before != after and _number(before) != _number(after):
                yield position, header, before, after


def _number(text: str | None) -> Decimal | str | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        return text


Key = tuple[object, ...]
Pair = tuple[int, int]


def renamed_pairs(
    new: Sequence[tuple[int, Key]],
    old: Sequence[tuple[int, Key]],
    codes: Mapping[str, str],
    decisions: Iterable[Decision],
) -> list[Pair]:
    """(new index, old index) of rows that are one project by decision, in the order of new.

    new, old: rows left without a partner, with their identity, whose first part is the
    project. codes: name → the one code that stands beside it. Of several rows for one
    partner the first is taken.
    """
    joined = _joined(codes, decisions)

    def root(key: object) -> object:
        return _root(joined, key)

    waiting: dict[Key, list[int]] = {}
    for index, key in reversed(old):
        waiting.setdefault((root(key[0]), *key[1:-1]), []).append(index)
    pairs: list[Pair] = []
    for index, key in new:
        partners = waiting.get((root(key[0]), *key[1:-1]))
        if partners:
            pairs.append((index, partners.pop()))
    return pairs


def _joined(codes: Mapping[str, str], decisions: Iterable[Decision]) -> dict[object, object]:
    """A project's key → the next one that it was decided to be."""
    joined: dict[object, object] = {}
    for one in decisions:
        if one.verdict == "same":
            kept, other = (_root(joined, _key(name, codes)) for name in (one.kept, one.other))
            joined[other] = kept
    return joined


def _root(joined: Mapping[object, object], key: object) -> object:
    while joined.get(key, key) != key:
        key = joined[key]
    return key


def _key(name: ProjectName, codes: Mapping[str, str]) -> str:
    written = project_key(name.name or "")
    return name.code or codes.get(written, written)


Kind = Literal["added", "changed", "removed"]
_NOT_COMPARED = frozenset(
    {
        "batch_id",
        "sheet_id",
        "row_number",
        "date_precision",
        "extra",
        "section",
        "longitude_raw",
        "latitude_raw",
    }
)


@dataclass(frozen=True)
class RowPlace:
    """Where a row stands: its table of a sheet and the sheet row."""

    sheet_id: str
    row: int


@dataclass(frozen=True)
class FieldChange:
    """One field's value before and after as text, None = unknown.

    slip: the amount changed by about this factor (data/rules/questions.toml), as when
    万元 and 亿元 are mistaken for each other; 0 = by no suspicious one.
    """

    field: str
    old: str | None
    new: str | None
    slip: int = 0

    @property
    def is_slip(self) -> bool:
        """Whether the change is one to ask about."""
        return self.slip > 0


@dataclass(frozen=True)
class Change:
    """One row that would come, change or go; label names it for people.

    was: the label before, where people decided that the row goes on under another name.
    """

    kind: Kind
    label: str
    fields: tuple[FieldChange, ...] = ()
    draft: RowPlace | None = None
    current: RowPlace | None = None
    was: str = ""


@dataclass(frozen=True)
class Changes:
    """All changes of one form, in the order of the draft; removed rows last."""

    ledger: str
    added: tuple[Change, ...]
    changed: tuple[Change, ...]
    removed: tuple[Change, ...]
    unchanged: int

    @property
    def renamed(self) -> tuple[Change, ...]:
        """Of the changed rows those that go on under another name."""
        return tuple(one for one in self.changed if one.was)

    @property
    def is_empty(self) -> bool:
        """Whether publishing would change nothing."""
        return not (self.added or self.changed or self.removed)


def changes(
    name: str,
    draft: pa.Table,
    current: pa.Table,
    decisions: Sequence[Decision] = (),
    own_columns: Collection[str] = (),
) -> Changes:
    """Compare the rows of a draft with the rows that are current for the same form and unit.

    name: the ledger. Both tables have the columns of its row table. decisions: which
    projects are one under two names. own_columns: keys of ``extra`` that are compared too,
    numbers as numbers.
    """
    declared = ledger(name)
    codes = codes_of_names(draft, current) if "project_name" in declared.identity else {}
    new_keys, old_keys = (
        identity_keys(declared, draft, codes),
        identity_keys(declared, current, codes),
    )
    old_at = {key: index for index, key in enumerate(old_keys)}
    new_at = {key: index for index, key in enumerate(new_keys)}
    pairs = [(index, old_at[key]) for index, key in enumerate(new_keys) if key in old_at]
    added = [(index, key) for index, key in enumerate(new_keys) if key not in old_at]
    removed = [(index, key) for index, key in enumerate(old_keys) if key not in new_at]
    renamed: list[tuple[int, int]] = []
    if decisions and added and removed and "project_name" in declared.identity:
        renamed = renamed_pairs(added, removed, codes, decisions)
    came, went = {new for new, _ in renamed}, {old for _, old in renamed}
    pairs = sorted([*pairs, *renamed])
    differing = _differences(draft, current, pairs)
    for position, header, old, new in own_differences(draft, current, pairs, own_columns):
        differing.setdefault(position, []).append(FieldChange(header, old, new))
    label = _labels(declared)
    changed = tuple(
        Change(
            "changed",
            label(draft, pairs[position][0]),
            tuple(fields),
            _place(draft, pairs[position][0]),
            _place(current, pairs[position][1]),
            label(current, pairs[position][1]) if pairs[position][0] in came else "",
        )
        for position, fields in sorted(differing.items())
    )
    return Changes(
        ledger=name,
        added=tuple(
            Change("added", label(draft, i), draft=_place(draft, i))
            for i, _ in added
            if i not in came
        ),
        changed=changed,
        removed=tuple(
            Change("removed", label(current, i), current=_place(current, i))
            for i, _ in removed
            if i not in went
        ),
        unchanged=len(pairs) - len(changed),
    )


def codes_of_names(*tables: pa.Table) -> dict[str, str]:
    """Name → the one code that stands beside it in either table."""
    found: dict[str, set[str]] = {}
    for table in tables:
        both = zip(
            table["project_name"].to_pylist(), table["project_code"].to_pylist(), strict=True
        )
        for name, code in both:
            if name and code:
                found.setdefault(project_key(name), set()).add(code)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}


def identity_keys(
    declared: Ledger, table: pa.Table, codes: dict[str, str]
) -> list[tuple[object, ...]]:
    """What each row speaks of: its identity, and which repetition of it the row is."""
    columns: list[list[object]] = []
    if "project_name" in declared.identity:
        names = table["project_name"].to_pylist()
        stated = table["project_code"].to_pylist()
        columns.append(
            [
                code or codes.get(project_key(name or ""), project_key(name or ""))
                for name, code in zip(names, stated, strict=True)
            ]
        )
    if "matter" in declared.identity:  # an order is known by its number, else by its words
        both = zip(table["order_number"].to_pylist(), table["matter"].to_pylist(), strict=True)
        columns.append([number or project_key(matter or "") for number, matter in both])
    for name in declared.identity:
        if name in ("project_code", "project_name", "order_number", "matter"):
            continue
        values = table[name].to_pylist()
        columns.append([tuple(sorted(v)) if isinstance(v, list) else v for v in values])
    seen: dict[tuple[object, ...], int] = {}
    keys: list[tuple[object, ...]] = []
    for key in zip(*columns, strict=True):
        seen[key] = seen.get(key, 0) + 1
        keys.append((*key, seen[key]))
    return keys


def _differences(
    draft: pa.Table, current: pa.Table, pairs: Sequence[tuple[int, int]]
) -> dict[int, list[FieldChange]]:
    """Position of a pair → its changed fields."""
    if not pairs:
        return {}
    new_at = pa.array([new for new, _ in pairs], pa.int64())
    old_at = pa.array([old for _, old in pairs], pa.int64())
    found: dict[int, list[FieldChange]] = {}
    for name in draft.column_names:
        if name in _NOT_COMPARED or name not in current.column_names:
            continue
        new = draft[name].combine_chunks().take(new_at)
        old = current[name].combine_chunks().take(old_at)
        for position in np.flatnonzero(_unequal(new, old)).tolist():
            before, after = old[position].as_py(), new[position].as_py()
            found.setdefault(position, []).append(
                FieldChange(name, _text(before), _text(after), _slip(before, after))
            )
    return found


def _unequal(new: pa.Array, old: pa.Array) -> np.ndarray:
    if pa.types.is_nested(new.type):
        pairs = zip(new.to_pylist(), old.to_pylist(), strict=True)
        return np.array([a != b for a, b in pairs], dtype=bool)
    if new.type != old.type:
        old = old.cast(new.type, safe=False)
    both = pc.fill_null(pc.not_equal(new, old), False)
    one = pc.xor(pc.is_null(new), pc.is_null(old))
    result: np.ndarray = pc.or_(both, one).to_numpy(zero_copy_only=False)
    return result


def _slip(before: object, after: object) -> int:
    if not isinstance(before, Decimal) or not isinstance(after, Decimal):
        return 0
    if before <= 0 or after <= 0:
        return 0
    jump = load_rules().questions.jump_of(float(after / before))
    return jump.factor if jump else 0


def _text(value: object) -> str | None:
    match value:
        case None:
            return None
        case Decimal():
            return full_decimal(value)
        case date():
            return value.isoformat()
        case bool():
            return "是" if value else "否"
        case list():
            return "、".join(_text(part) or "" for part in value)
        case _:
            return str(value)


def _labels(declared: Ledger) -> Callable[[pa.Table, int], str]:
    """How a row of a ledger is named: its project, item, month; leaders and day; owner, metric."""

    def label(table: pa.Table, index: int) -> str:
        parts = [_text(table[name][index].as_py()) for name in declared.label]
        return " · ".join(part for part in parts if part)

    return label


def _place(table: pa.Table, index: int) -> RowPlace:
    return RowPlace(str(table["sheet_id"][index].as_py()), int(table["row_number"][index].as_py()))
