"""What an answer puts into cells that were read, before anything is worked out from them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa

from data.importer.questions.question import Effect
from data.importer.reading import Reading


def put(reading: Reading, effects: Iterable[Effect]) -> None:
    """Set the cells, later effects last; what their parsers found in them is settled."""
    effects = tuple(effects)
    settled: set[tuple[str, int]] = set()
    for effect in effects:
        _put(reading, effect)
        if effect.unit:
            reading.units[effect.key] = effect.unit
        if effect.key in reading.by_key:
            name = reading.declared.field(effect.key).name
            settled.update((name, int(row)) for row in reading.block.rows[effect.at].tolist())
            reading.answered.setdefault(effect.key, set()).update(effect.at.tolist())
    if settled:
        reading.issues = [
            issue for issue in reading.issues if (issue.field, issue.row) not in settled
        ]


def _put(reading: Reading, effect: Effect) -> None:
    key = effect.key
    if key not in reading.by_key:
        current = reading.get(key)
        reading.values[key] = placed(current, effect.at, effect.values.cast(current.type))
        return
    declared = reading.declared.field(key)
    changed = placed(
        reading.by_key[key], effect.at, effect.values.cast(reading.by_key[key].type, safe=False)
    )
    reading.by_key[key] = changed
    if declared.sets or declared.position:
        return
    reading.values[declared.name] = changed
    precise = reading.precision.get(declared.name, {})
    for position, index in enumerate(effect.at.tolist()):
        precise.pop(index, None)
        reading.forget_unreadable(declared.name, index)
        if position in effect.precision:
            precise[index] = effect.precision[position]
    if precise:
        reading.precision[declared.name] = precise


def placed(values: pa.Array, at: np.ndarray, new: pa.Array) -> pa.Array:
    """The values with new[i] in place of values[at[i]]."""
    order = np.arange(len(values), dtype=np.int64)
    order[at] = len(values) + np.arange(len(at))
    return pa.concat_arrays([values, new]).take(pa.array(order))


def nothing(count: int, kind: pa.DataType) -> pa.Array:
    """``count`` unknown values."""
    return pa.nulls(count, kind)
