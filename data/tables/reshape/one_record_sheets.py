"""Sheets of one record: labels with their values beside them; several become one table.

A record may fill a sheet, or stand above the next one; its labels stand in one, two or more
columns. A label and the cell beside it belong together, whatever is merged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from data.files.grid import Grid, Kind
from data.tables.find import Region, table_of
from data.tables.header_text import KNOWN, HeaderWords, folded, header_text, table_unit
from data.tables.non_tabular import is_one_record_sheet
from data.tables.panel import HeaderBlock, Panel, PlacedCell
from data.tables.reshape.composed_grid import Taken, gathered, taken
from data.tables.table import RowRole, Table
from data.tables.wording import is_note, is_record_label

BESIDE_RECORD = "beside-form"
MOST_ROWS = 5_000
MOST_COLUMNS = 16
_LONGEST_LABEL, _LONGEST_LATIN = 20, 40
_LABEL_SHARE = 0.6  # of a column's cells are labels where it is one of labels
_FEWEST_LABELS = 3
_READ_SHARE = 0.7  # of a record's cells are labels or values; else it is something else
_ALIKE = 0.6  # of the labels of two records that are the same record

Label = tuple[str, str, int]  # group, label, how often before in the same record
Cell = tuple[int, int]  # row and column, from 0


@dataclass(frozen=True)
class _Pair:
    """A label with its value's cell; inside: the value where it stands in the label's own cell.

    A label at the sheet's edge has no cell beside it: its value is "" in its own.
    """

    label: Label
    name: Cell
    group: Cell | None
    value: Cell
    inside: str | None = None


@dataclass(frozen=True, eq=False)
class OneRecordSheet:
    """The records of one sheet, top to bottom; rest: rows of cells that are no part of a record."""

    grid: Grid
    records: tuple[tuple[_Pair, ...], ...]
    titles: tuple[tuple[Cell, ...], ...]
    rest: tuple[tuple[Cell, ...], ...]

    @property
    def labels(self) -> frozenset[str]:
        """The names of all its fields, spelling aside."""
        return frozenset(_name(pair.label) for record in self.records for pair in record)

    def is_like(self, other: OneRecordSheet) -> bool:
        """Whether both are the same record: most of the shorter one's labels are the other's."""
        mine, theirs = self.labels, other.labels
        is_same_kind = (self.grid.visibility, self.grid.is_1904) == (
            other.grid.visibility,
            other.grid.is_1904,
        )
        return is_same_kind and len(mine & theirs) >= _ALIKE * min(len(mine), len(theirs))


@dataclass
class _Pieces:
    pairs: list[_Pair] = field(default_factory=list)
    titles: list[tuple[Cell, ...]] = field(default_factory=list)
    rest: list[tuple[Cell, ...]] = field(default_factory=list)


def labels_said_again(panels: Sequence[Panel]) -> frozenset[str]:
    """The labels of forms that stand in several sheets, or one below the other in one.

    As a header's name each: texts at the left of two columns, in the same order each time.
    """
    found: set[str] = set()
    seen: set[tuple[str, ...]] = set()
    for panel in panels:
        if not 0 < panel.height <= MOST_ROWS or panel.width > MOST_COLUMNS:
            continue
        if not is_one_record_sheet(panel):
            continue
        rows = panel.used_rows()
        pairs = rows[panel.used_count[rows] == 2].tolist()
        names = tuple(header_text(panel.cells(row)[0].text).name for row in pairs)
        if names in seen or len({*names}) < len(names):
            found.update(names)
        seen.add(names)
    return frozenset(found)


def one_record_sheet(panel: Panel, words: HeaderWords) -> OneRecordSheet | None:
    """The records of a sheet; None where its cells are not mostly labels and values."""
    rows = panel.used_rows()
    if not len(rows) or len(rows) > MOST_ROWS or panel.width > MOST_COLUMNS or panel.grid.pivots:
        return None
    every = [panel.cells(row) for row in rows.tolist()]
    listed = _list_rows(every, words)
    placed = [cells for at, cells in enumerate(every) if at not in listed]
    columns = _label_columns(placed, words)
    if not columns:
        return None
    pieces = _Pieces()
    for first, end in _beside_each_other(placed, columns, words, panel.width):
        for cells in placed:
            own = [cell for cell in cells if first <= cell.column < end]
            if own:
                _read_row(panel, own, columns, words, pieces)
    records = _records(pieces.pairs)
    names = {_name(pair.label) for pair in pieces.pairs}
    known = {_name(p.label) for p in pieces.pairs if words.known(p.label[1]) >= KNOWN}
    loose = sum(len(cells) for cells in pieces.rest)
    read = 2 * len(pieces.pairs)
    if len(names) < _FEWEST_LABELS or len(known) < 2 or read < _READ_SHARE * (read + loose):
        return None
    lists = (tuple((c.row, c.column) for c in every[at]) for at in sorted(listed))
    rest = (*pieces.rest, *lists)
    return OneRecordSheet(panel.grid, records, tuple(pieces.titles), rest)


def _label_columns(placed: list[list[PlacedCell]], words: HeaderWords) -> frozenset[int]:
    """Columns whose cells are labels; the first of them begins the record.

    A value may read like a label (签约): a column that stands right beside one of labels holds
    its values, unless the labels there are few and head groups of those here.
    """
    counts: dict[int, list[bool]] = {}
    beside: dict[int, int] = {}
    for cells in (cells for cells in placed if len(cells) > 1):
        for before, cell in zip([None, *cells], cells, strict=False):
            counts.setdefault(cell.column, []).append(_is_label(cell, words))
            if before is not None and before.last_column + 1 == cell.column:
                beside[cell.column] = beside.get(cell.column, 0) + _is_label(before, words)
    found: list[int] = []
    for column, said in sorted(counts.items()):
        if sum(said) < max(1, _LABEL_SHARE * len(said)):
            continue
        left = max((one for one in found if one < column), default=None)
        is_value = 2 * beside.get(column, 0) > len(said)
        if left is None or not is_value or 2 * len(counts[left]) <= len(said):
            found.append(column)
    return frozenset(found) if found and min(found) == min(counts) else frozenset()


def _beside_each_other(
    placed: list[list[PlacedCell]],
    columns: frozenset[int],
    words: HeaderWords,
    width: int,
) -> list[tuple[int, int]]:
    """Spans of columns that each hold the same labels: records side by side; else all columns."""
    names: dict[int, set[str]] = {column: set() for column in sorted(columns)}
    for cell in (cell for cells in placed for cell in cells):
        if cell.column in names and _is_label(cell, words):
            names[cell.column].add(header_text(cell.text).name)
    first = next(iter(names.values()))
    starts = [
        column
        for column, own in names.items()
        if len(own & first) >= max(2, _ALIKE * min(len(own), len(first)))
    ]
    if len(starts) < 2:
        return [(0, width)]
    return list(zip([0, *starts[1:]], [*starts[1:], width], strict=True))


def _list_rows(rows: list[list[PlacedCell]], words: HeaderWords) -> set[int]:
    """Rows of a list inside the record (推进记录) with its header: they open with no label."""
    first = min((cells[0].column for cells in rows if len(cells) > 1), default=0)
    found: set[int] = set()
    for at, cells in enumerate(rows):
        opens = cells[0].column > first or _is_label(cells[0], words)
        if opens or len(cells) < 2 or _inside(cells[0], words) or is_note(folded(cells[0].text)):
            continue
        found.add(at)
        if at and len(rows[at - 1]) >= _FEWEST_LABELS:
            found.add(at - 1)
    return found


def _is_label(cell: PlacedCell, words: HeaderWords) -> bool:
    if not _may_be_label(cell):
        return False
    return (
        folded(cell.text).endswith(":")
        or is_record_label(cell.text)
        or words.known(cell.text) >= KNOWN
    )


def _may_be_label(cell: PlacedCell) -> bool:
    text = folded(cell.text)
    longest = _LONGEST_LATIN if text.isascii() else _LONGEST_LABEL
    return cell.kind == Kind.TEXT and len(text) <= longest


def _read_row(
    panel: Panel,
    cells: list[PlacedCell],
    columns: frozenset[int],
    words: HeaderWords,
    pieces: _Pieces,
) -> None:
    """Take a row's cells apart into labels with values, titles and what is left."""
    first = cells[0]
    places = tuple((cell.row, cell.column) for cell in cells)
    sentence = folded(first.text)
    if is_note(sentence) or (len(cells) == 1 and table_unit(first.text)):
        (pieces.titles if not pieces.pairs and table_unit(first.text) else pieces.rest).append(
            places
        )
        return
    is_alone = len(cells) == 1 and not (first.column in columns and _is_label(first, words))
    is_across = len(cells) == 1 and first.width > max(panel.width // 2, 1)
    inside = [_inside(cell, words) for cell in cells]
    if (is_alone or is_across) and not inside[0]:
        (pieces.rest if pieces.pairs else pieces.titles).append(places)
        return
    loose: list[Cell] = []
    group: Cell | None = None
    at = 0
    while at < len(cells):
        cell = cells[at]
        place = (cell.row, cell.column)
        written = inside[at]
        if written is not None:
            name, value = written
            pieces.pairs.append(_Pair(("", name, 0), place, None, place, value))
            at += 1
            continue
        follower = cells[at + 1] if at + 1 < len(cells) else None
        is_beside = follower is not None and follower.column == cell.last_column + 1
        # Behind a label and its value a text in a column of labels is one, whatever it says.
        is_next = is_beside and follower is not None and follower.column not in columns
        is_next = is_next and at > 0 and not loose and _may_be_label(cell)
        if cell.column not in columns or not (_is_label(cell, words) or is_next):
            loose.append(place)
            at += 1
            continue
        if is_beside and follower is not None and _opens_group(follower, columns, words):
            group = place
            at += 1
            continue
        own = group or _group_beside(panel, cell)
        value_at = (cell.row, cell.last_column + 1)
        if is_beside and follower is not None:
            value_at = (follower.row, follower.column)
            at += 1
        label = (header_text(panel.text(*own)).name if own else "", cell.text, 0)
        is_at_edge = value_at[1] >= panel.width
        pair = _Pair(label, place, own, place if is_at_edge else value_at)
        pieces.pairs.append(replace(pair, inside="") if is_at_edge else pair)
        at += 1
    if loose:
        pieces.rest.append(tuple(loose))


def _opens_group(follower: PlacedCell, columns: frozenset[int], words: HeaderWords) -> bool:
    return follower.column in columns and _is_label(follower, words)


def _group_beside(panel: Panel, cell: PlacedCell) -> Cell | None:
    """The tall merged cell left of a label: the part of the record that it belongs to."""
    if not cell.column:
        return None
    merge = panel.merge_at(cell.row, cell.column - 1)
    if merge is None or merge.bottom == merge.top or not panel.used[merge.top, merge.left]:
        return None
    return merge.top, merge.left


def _inside(cell: PlacedCell, words: HeaderWords) -> tuple[str, str] | None:
    """``项目名称：示例项目01`` in one cell: label and value."""
    name, colon, value = cell.text.replace("：", ":", 1).partition(":")
    known = cell.kind == Kind.TEXT and colon and value.strip() and words.known(name) >= KNOWN
    return (name.strip(), value.strip()) if known else None


def _records(pairs: Sequence[_Pair]) -> tuple[tuple[_Pair, ...], ...]:
    """Pairs parted into records: each begins where its first label stands again."""
    found: list[list[_Pair]] = []
    for pair in pairs:
        begins = not found or _name(pair.label) == _name(found[0][0].label)
        if begins:
            found.append([])
        before = sum(_name(one.label) == _name(pair.label) for one in found[-1])
        label = (pair.label[0], pair.label[1], before)
        found[-1].append(replace(pair, label=label))
    return tuple(map(tuple, found))


def _name(label: Label) -> str:
    return header_text(label[1]).name + (f"#{label[2]}" if label[2] else "")


def joined_records(sheets: Sequence[OneRecordSheet]) -> tuple[Grid, Table]:
    """All records as the rows of one table, below the first sheet's title; then what is left."""
    labels: dict[str, _Pair] = {}
    owners: dict[str, int] = {}
    for number, sheet in enumerate(sheets):
        for pair in (pair for record in sheet.records for pair in record):
            labels.setdefault(_name(pair.label), pair)
            owners.setdefault(_name(pair.label), number)
    has_groups = any(pair.group for pair in labels.values())
    titles, others = list(sheets[0].titles), list(_others(sheets))
    records = [(n, record) for n, sheet in enumerate(sheets) for record in sheet.records]
    names = list(labels)
    width = max(len(names), *(len(cells) for cells in titles), *(len(c) for _, c in others), 1)
    columns: list[Taken] = []
    for position in range(width):
        places: list[tuple[int, int, int]] = []
        made: list[str | None] = []
        name = names[position] if position < len(names) else None
        places += [_kept(0, cells, position) for cells in titles]
        head, number = (labels[name], owners[name]) if name is not None else (None, 0)
        if has_groups:
            places.append((number, *head.group) if head and head.group else _NOWHERE)
        places.append((number, *head.name) if head else _NOWHERE)
        made += [None] * (len(places) - 1)
        made.append(head.label[1] if head and head.inside is not None else None)
        for own, record in records:
            own_pair = next((one for one in record if _name(one.label) == name), None)
            places.append((own, *own_pair.value) if own_pair else _NOWHERE)
            made.append(own_pair.inside if own_pair else None)
        places += [_kept(own, cells, position) for own, cells in others]
        made += [None] * (len(places) - len(made))
        grids, rows, columns_of = zip(*places, strict=True)
        one = taken(rows, columns_of, grids)
        is_made = any(text is not None for text in made)
        columns.append(replace(one, made=tuple(made)) if is_made else one)
    grid = gathered([sheet.grid for sheet in sheets], columns, "forms")
    header = range(len(titles), len(titles) + 1 + has_groups)
    return grid, _table(grid, header, len(records))


_NOWHERE = (0, -1, 0)


def _kept(number: int, cells: Sequence[Cell], position: int) -> tuple[int, int, int]:
    return (number, *cells[position]) if position < len(cells) else _NOWHERE


def _others(sheets: Sequence[OneRecordSheet]) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    for number, sheet in enumerate(sheets):
        for cells in (*(sheet.titles if number else ()), *sheet.rest):
            yield number, cells


def _table(grid: Grid, header: range, records: int) -> Table:
    """The table with its rows' roles as they are known, not as they look."""
    panel = Panel.of_grid(grid)
    found = table_of(panel, Region([HeaderBlock(tuple(header))], 0, panel.height - 1))
    roles = found.roles.copy()
    first, end = header.stop, header.stop + records
    roles[first:end] = RowRole.DATA
    roles[end:] = np.where(panel.used[end:].any(axis=1), RowRole.NOTE, RowRole.BLANK)
    reasons = {row: said for row, said in found.reasons.items() if row <= header.start}
    reasons |= {row + grid.first_row: BESIDE_RECORD for row in range(end, panel.height)}
    return replace(found, roles=roles, reasons=reasons, sections={}, levels={})
