"""Columns of text made from byte positions, without a Python object a cell.

``pyarrow.array`` is avoided on purpose in the reading process: its first call imports
pandas, which costs more than reading a thousand-row ledger.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Positions = npt.NDArray[np.int64]


def slices(data: pa.Buffer, starts: Positions, ends: Positions) -> pa.StringArray:
    """The texts ``data[start:end]``; spans in ascending order, none overlapping.

    Raises ArrowInvalid where a span is no UTF-8.
    """
    count = len(starts)
    if count == 0:
        return texts([])
    # The gaps between the spans are texts of this array too, every second one is asked for.
    offsets = np.empty(2 * count, dtype=np.int32)
    offsets[0::2] = starts
    offsets[1::2] = ends
    everything = pa.StringArray.from_buffers(2 * count - 1, pa.py_buffer(offsets), data)
    result = everything.take(integers(np.arange(0, 2 * count - 1, 2, dtype=np.int32)))
    result.validate(full=True)
    return result


def texts(values: Sequence[str | None]) -> pa.StringArray:
    """An array of some Python strings."""
    encoded = [b"" if value is None else value.encode("utf-8") for value in values]
    offsets = np.zeros(len(values) + 1, dtype=np.int32)
    np.cumsum([len(value) for value in encoded], out=offsets[1:])
    known = np.array([value is not None for value in values], dtype=np.bool_)
    validity = None if known.all() else _bitmap(known)
    return pa.StringArray.from_buffers(
        len(values), pa.py_buffer(offsets), pa.py_buffer(b"".join(encoded)), validity
    )


def integers(
    values: npt.NDArray[np.signedinteger], known: npt.NDArray[np.bool_] | None = None
) -> pa.Array:
    """A NumPy integer array as Arrow, null where ``known`` is false; no copy."""
    data = np.ascontiguousarray(values)
    validity = None if known is None else _bitmap(known)
    kind = {1: pa.int8(), 2: pa.int16(), 4: pa.int32(), 8: pa.int64()}[data.itemsize]
    return pa.Array.from_buffers(kind, len(data), [validity, pa.py_buffer(data)])


def _bitmap(known: npt.NDArray[np.bool_]) -> pa.Buffer:
    return pa.py_buffer(np.packbits(known, bitorder="little"))


def merge(
    parts: Sequence[pa.StringArray], where: Sequence[npt.NDArray[np.int64]], size: int
) -> pa.StringArray:
    """One array of ``size`` texts: ``parts[i]`` stand at the places ``where[i]``."""
    order = np.empty(size, dtype=np.int32)
    done = 0
    for part, places in zip(parts, where, strict=True):
        order[places] = np.arange(done, done + len(part), dtype=np.int32)
        done += len(part)
    return pa.concat_arrays(list(parts)).take(integers(order))


def replaced(
    column: pa.StringArray, places: npt.NDArray[np.int64], values: Sequence[str | None]
) -> pa.StringArray:
    """The column with other texts at some places."""
    if len(places) == 0:
        return column
    order = np.arange(len(column), dtype=np.int32)
    order[places] = len(column) + np.arange(len(places), dtype=np.int32)
    return pa.concat_arrays([column, texts(values)]).take(integers(order))


def flags(mask: pa.BooleanArray) -> npt.NDArray[np.bool_]:
    """An Arrow boolean array as NumPy, null as false."""
    return np.asarray(mask.fill_null(False).to_numpy(zero_copy_only=False), dtype=np.bool_)


def places(mask: pa.BooleanArray) -> npt.NDArray[np.int64]:
    """Positions of true."""
    return np.flatnonzero(flags(mask))
