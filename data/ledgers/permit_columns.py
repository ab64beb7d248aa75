"""Which permit or construction item a column speaks of, and what it says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.ledgers.composed_headers import composed_value
from data.ledgers.header_lookup import meanings
from data.ledgers.headers import (
    Assignment,
    group_words,
    item_forms,
    item_words,
    looser,
    normal,
    unclear_words,
)
from data.ledgers.registry import items
from data.tables import HeaderColumn

_ITEM_ATTRIBUTES = frozenset(
    {
        "state",
        "share",
        "approval_level",
        "handling_office",
        "waits_on",
        "accepted_date",
        "done_date",
        "valid_until_date",
        "licence_number",
    }
)
ROW_OF_PERMITS = 3
# A sheet of nothing else than names and permits needs fewer that mean a permit anywhere.
_FEWEST_ROW, _NAMING = 2, 2
_UNCLEAR = "?"
_COMPOSED = 0.9
_SHARES = frozenset(item.name for item in items() if item.is_share)
_Hit = tuple[str, str, float] | None


def permit_columns(
    columns: Sequence[HeaderColumn], fixed: Mapping[int, str]
) -> tuple[Assignment, ...]:
    """Columns of a permit or construction item, with what they say of it (its state by default).

    规划许可 beside a column of 用地规划许可 is 工程规划许可; without one it is either.
    """
    hits = {column.column: _permit(column) for column in columns if column.column not in fixed}
    for number, key in fixed.items():
        hits[number] = (key.removeprefix("item:"), "state", 1.0) if key[:5] == "item:" else None
    either = _unclear(columns, fixed, hits)
    hits |= dict.fromkeys(either, (_UNCLEAR, "state", 0.9))
    _join_neighbours(columns, fixed, hits)
    _join_composed(columns, fixed, hits)
    _join_neighbours(columns, fixed, hits)
    clear = {hit[0] for hit in hits.values() if hit} - {_UNCLEAR}
    if _state_only_progress(columns, fixed, hits):
        return ()
    found: list[Assignment] = []
    seen: set[tuple[str, str]] = set()
    for column in columns:
        hit = hits.get(column.column)
        if hit and hit[0] == _UNCLEAR:
            left = tuple(item for item in either[column.column] if item not in clear)
            hit = (left[0], "state", 0.9) if len(left) == 1 else None
            if len(left) > 1 and clear:
                found.append(Assignment(column.column, "state", 0.9, either=left))
        if hit and hit[:2] not in seen:
            seen.add(hit[:2])
            found.append(Assignment(column.column, hit[1], hit[2], item=hit[0]))
    return tuple(found)


def _unclear(
    columns: Sequence[HeaderColumn], fixed: Mapping[int, str], hits: Mapping[int, _Hit]
) -> dict[int, tuple[str, ...]]:
    """Column → the items of which its header may mean any."""
    found: dict[int, tuple[str, ...]] = {}
    for column in columns:
        if column.column in fixed or hits.get(column.column) or not column.path or column.unit:
            continue
        texts = (text for text, _ in looser(normal(column.path[-1])))
        if either := next((unclear_words()[text] for text in texts if text in unclear_words()), ()):
            found[column.column] = either
    return found


def _state_only_progress(
    columns: Sequence[HeaderColumn], fixed: Mapping[int, str], hits: Mapping[int, _Hit]
) -> bool:
    """Whether nothing but the progress of works is named, outside a group: words of the project."""
    found = [column for column in columns if hits.get(column.column)]
    return not any(
        (hit := hits[column.column]) is None
        or hit[0] not in _SHARES
        or column.column in fixed
        or len(column.path) > 1
        or column.unit == "%"
        for column in found
    )


def _join_neighbours(
    columns: Sequence[HeaderColumn], fixed: Mapping[int, str], hits: dict[int, _Hit]
) -> None:
    """立项 beside 环评, 能评 and 施工许可 is one of them, though no group stands over them."""
    own = sum(hit is not None for hit in hits.values())
    free = [c for c in columns if hits.get(c.column) is None and c.column not in fixed]
    bound = sum(_permit(column, grouped=True) is not None for column in free)
    is_all = own >= _FEWEST_ROW and len(free) - bound <= _NAMING
    if own < ROW_OF_PERMITS and not (is_all and own + bound >= ROW_OF_PERMITS):
        return
    for column in [*columns, *reversed(columns)]:
        beside = hits.get(column.column - 1) or hits.get(column.column + 1)
        if beside and hits.get(column.column) is None and column.column not in fixed:
            hit = _permit(column, grouped=True)
            hits[column.column] = None if hit and hit[0] in _SHARES else hit


def _join_composed(
    columns: Sequence[HeaderColumn], fixed: Mapping[int, str], hits: dict[int, _Hit]
) -> None:
    """土地预审 beside 项目备案 is 用地预审 by its words, where no column is called so."""
    for column in [*columns, *reversed(columns)]:
        beside = hits.get(column.column - 1) or hits.get(column.column + 1)
        if not beside or hits.get(column.column) or column.column in fixed or not column.path:
            continue
        item = composed_value("item", normal(column.path[-1]))
        if item and item not in {hit[0] for hit in hits.values() if hit}:
            hits[column.column] = item, "state", _COMPOSED


def _permit(column: HeaderColumn, *, grouped: bool = False) -> _Hit:
    path = [normal(part) for part in column.path if part]
    if not path:
        return None
    grouped = grouped or any(part in group_words() for part in path[:-1])
    words = item_words()
    # 用地 over 预审 is 用地预审.
    joined = ["".join(path[-2:])] if len(path) > 1 else []
    for text, looseness in (pair for one in (path[-1], *joined) for pair in item_forms(one)):
        item, bound = words.get(text, ("", False))
        if item and (grouped or not bound):
            return item, "state", looseness if grouped else 0.95 * looseness
    if len(path) > 1 and path[-2] in words and (grouped or not words[path[-2]][1]):
        keys = [key for key, _ in meanings("readiness", path[-1]) if key in _ITEM_ATTRIBUTES]
        if keys:
            return words[path[-2]][0], keys[0], 0.95
    return None
