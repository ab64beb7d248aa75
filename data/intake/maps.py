"""Arrow maps built column by column: ``extra`` and ``date_precision`` without a loop over rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


def map_of(entries: Sequence[tuple[str, pa.StringArray]], height: int) -> pa.MapArray:
    """One map a row with an entry for each column that has a value there.

    entries: (key, values) with ``height`` values each; keys are distinct.
    """
    filled = [(key, values) for key, values in entries if values.null_count < len(values)]
    if not filled:
        return pa.MapArray.from_arrays(
            pa.array(np.zeros(height + 1, dtype=np.int32)),
            pa.array([], pa.string()),
            pa.array([], pa.string()),
        )
    valid = np.stack([pc.is_valid(v).to_numpy(zero_copy_only=False) for _, v in filled])
    offsets = np.zeros(height + 1, dtype=np.int32)
    np.cumsum(valid.sum(axis=0), out=offsets[1:])
    rows, columns = np.nonzero(valid.T)
    flat = pa.concat_arrays([values.cast(pa.string()) for _, values in filled])
    items = flat.take(pa.array(columns * height + rows))
    keys = pa.array([key for key, _ in filled], pa.string()).take(pa.array(columns))
    return pa.MapArray.from_arrays(pa.array(offsets), keys, items)


def precision_map(precision: Mapping[str, Mapping[int, str]], height: int) -> pa.MapArray:
    """``date_precision`` of rows from field → row → precision."""
    entries: list[tuple[str, pa.StringArray]] = []
    for name, cells in precision.items():
        words = np.full(height, None, dtype=object)
        if cells:
            words[np.fromiter(cells.keys(), dtype=np.int64)] = list(cells.values())
            entries.append((name, pa.array(words, pa.string())))
    return map_of(entries, height)
